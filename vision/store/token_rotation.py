"""What leaders have under the token of their browser, and how it goes to another token.

Everything is found by a keyed hash of the token, another one for each purpose and workshop, so that
it takes the old token itself to find what is under it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.access import higher
from vision.models import Role
from vision.store.schema import guess, unsaved, workshop
from vision.store.schema_roles import pass_

if TYPE_CHECKING:
    from vision.store.database import Database


def carry(connection: sa.Connection, database: Database, old: str, new: str) -> None:
    """Give roles, guesses and unsaved texts of one token to another; the old one has none then.

    Of two roles in one place the higher one stays; guesses and texts that are there already stay.
    """
    _carry_roles(
        connection, database.keyed_hash("visitor", old), database.keyed_hash("visitor", new)
    )
    rooms = list(connection.execute(sa.select(workshop.c.id)).scalars())
    for table, purpose in ((guess, "guess"), (unsaved, "unsaved")):
        hashes = {database.keyed_hash(purpose, room, old): room for room in rooms}
        query = sa.select(table.c.leader).distinct()
        mine = set(connection.execute(query).scalars()) & hashes.keys()
        for leader in mine:
            _carry_rows(
                connection, table, leader, database.keyed_hash(purpose, hashes[leader], new)
            )


def _carry_roles(connection: sa.Connection, old: str, new: str) -> None:
    query = sa.select(pass_).where(
        pass_.c.visitor_hash.in_([old, new]), pass_.c.ends > int(time.time())
    )
    best: dict[str, tuple[Role, int, str | None]] = {}
    for row in connection.execute(query):
        role = best[row.scope][0] if row.scope in best else None
        better = higher(role, Role(row.role))
        if better is not None and better is not role:
            best[row.scope] = (better, row.ends, row.subject)
    connection.execute(sa.delete(pass_).where(pass_.c.visitor_hash.in_([old, new])))
    rows = [
        {"visitor_hash": new, "scope": scope, "role": role, "ends": ends, "subject": subject}
        for scope, (role, ends, subject) in best.items()
    ]
    if rows:
        connection.execute(sa.insert(pass_), rows)


def _carry_rows(connection: sa.Connection, table: sa.Table, old: str, new: str) -> None:
    there = sa.select(table.c.leader).where(table.c.leader == new).limit(1)
    if connection.execute(there).first() is None:
        connection.execute(sa.update(table).where(table.c.leader == old).values(leader=new))
    else:
        connection.execute(sa.delete(table).where(table.c.leader == old))
