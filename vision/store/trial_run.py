"""Trials: a workshop that was only tried loses its people and their words, and keeps its set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.phases import Phase
from vision.store.database import today
from vision.store.installation import keep
from vision.store.prepared_queries import KNOWN_SLIP
from vision.store.schema import draft, metadata, question, round_, slip, statement, vector, workshop
from vision.store.workshops import SCRUB

if TYPE_CHECKING:
    from vision.store.database import Database
    from vision.store.workshops import Workshops

SET_UP: Final = frozenset({"question", "level", "unit", "slip", "kept_back", "leader_link", "logo"})
"""Tables whose rows say how a workshop is set up; all others that name one hold what came of it."""


class Trials:
    """Workshops that were tried.

    Args:
        database: Where they are kept.
        workshops: The same workshops, to be read anew.
    """

    def __init__(self, database: Database, workshops: Workshops) -> None:
        self._database, self._workshops = database, workshops

    def empty(self, workshop_id: str, *, keep_draft: bool = False) -> None:
        """Delete people, their words and all that came of them, also from our own backups.

        Title, code, questions, levels, units, rules, parts, steps, seeds and passphrases stay, and
        slips can be used again, unless they were made before some were dropped. The workshop
        gathers its first round.

        Args:
            workshop_id: The workshop.
            keep_draft: Whether the first version was there before anybody wrote, and stays.

        Raises:
            NotFoundError: It was deleted.
            StorageError: It is empty, but traces may be on the disk until the next start.
        """
        with self._database.write(alone=workshop_id) as connection:
            self._restart(connection, workshop_id)
            for table in reversed(metadata.sorted_tables):
                if "workshop_id" not in table.c or table.name in SET_UP:
                    continue
                here = table.c.workshop_id == workshop_id
                if table is statement:
                    here = sa.and_(here, ~statement.c.seed)
                if table is draft and keep_draft:
                    here = sa.and_(here, draft.c.number > 1)
                connection.execute(sa.delete(table).where(here))
            past = sa.and_(slip.c.workshop_id == workshop_id, ~KNOWN_SLIP)
            connection.execute(sa.delete(slip).where(past))
            for changed, values in (
                (statement, {"round": 1}),
                (draft, {"shared": False}),
                (question, {"filled": ""}),
                (slip, {"taken": False}),
            ):
                mine = changed.c.workshop_id == workshop_id
                connection.execute(sa.update(changed).where(mine).values(values))
            connection.execute(
                sa.insert(round_).values(workshop_id=workshop_id, number=1, opened=today())
            )
            # A vector says much about its text, and nothing says whose text it was.
            connection.execute(sa.delete(vector))
            keep(connection, SCRUB, "due")
        self._workshops.look_again(workshop_id)
        self._workshops.scrub()

    def _restart(self, connection: sa.Connection, workshop_id: str) -> None:
        values = {
            "phase": Phase.GATHER,
            "round": 1,
            "step": 0,
            "revision": workshop.c.revision + 1,
        } | dict.fromkeys(("timer_ends", "arrived", "opens", "closes"))
        query = sa.update(workshop).where(workshop.c.id == workshop_id).values(values)
        if not connection.execute(query).rowcount:
            raise NotFoundError("workshop")

    def template(self, workshop_id: str) -> str:
        """Return the name of the template that a workshop was made from; empty for none."""
        query = sa.select(workshop.c.template).where(workshop.c.id == workshop_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one_or_none() or ""
