"""A whole workshop out of one database and into another: every row of it, as plain values."""

from __future__ import annotations

import base64
import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import InvalidFileError, StorageError
from vision.store import codes
from vision.store.query_chunks import query_chunks
from vision.store.schema import metadata, workshop
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.store.database import Database

LEFT: Final = frozenset({"slip", "leader_link", "writing", "unsaved", "pass"})
"""Tables that stay: ways in, and what somebody has not sent yet."""

BLANKED: Final = frozenset(
    {
        ("participant", "visitor_hash"),
        ("pulse_person", "visitor_hash"),
        ("workshop", "facilitator_hash"),
        ("workshop", "leader_hash"),
        ("workshop", "arrived"),
        ("workshop", "timer_ends"),
        ("workshop", "endpoint"),
        ("workshop", "on_wall"),
    }
)
"""Columns that mean nothing elsewhere: browsers, passphrases and machines of this installation."""

Rows = dict[str, list[dict[str, Any]]]


class Transfers:
    """Workshops on their way from one installation to another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pack(self, workshop_id: str) -> Rows:
        """Return every row of a workshop by table, as values that JSON knows.

        Browsers, passphrases, join slips and what is not sent yet are left out. Rows stand in the
        order of their keys, which are random: a database may keep them as they were written.
        """
        found: Rows = {}
        with self._database.read() as connection:
            for table in _tables():
                query = sa.select(table).where(_of(table) == workshop_id)
                rows = connection.execute(query.order_by(*table.primary_key.columns))
                found[table.name] = [
                    {
                        name: None if (table.name, name) in BLANKED else _plain(value)
                        for name, value in row._mapping.items()  # noqa: SLF001 - its public name
                    }
                    for row in rows
                ]
        return found

    def unpack(self, tables: Mapping[str, list[dict[str, Any]]]) -> str:
        """Write a workshop that was packed, all of it or nothing, and return its id.

        Columns that this version does not know are left; new ones get what they begin with.

        Raises:
            InvalidFileError: It is here already, or the rows do not belong together.
        """
        heads = tables.get("workshop", [])
        if len(heads) != 1 or not isinstance(heads[0].get("id"), str):
            raise InvalidFileError(_("This file holds no workshop. Choose another one."))
        workshop_id = str(heads[0]["id"])
        _check_owned(tables, workshop_id)
        with self._database.write(alone="codes") as connection:
            here = sa.select(workshop.c.id).where(workshop.c.id == workshop_id)
            if connection.execute(here).first() is not None:
                raise InvalidFileError(
                    _("This workshop is here already. Delete it first, or keep the one here.")
                )
            try:
                for table in _tables():
                    rows = [_typed(table, row) for row in tables.get(table.name, [])]
                    if table is workshop:
                        rows = [row | {"code": _free(connection, row["code"])} for row in rows]
                    for some in query_chunks(rows):
                        connection.execute(sa.insert(table), some)
            except (sa.exc.SQLAlchemyError, StorageError, KeyError, ValueError, TypeError) as error:
                raise InvalidFileError(
                    _("This workshop file is damaged: its parts do not belong together.")
                ) from error
        return workshop_id


def _tables() -> list[sa.Table]:
    """Return the tables that hold a workshop, owners first."""
    return [
        table
        for table in metadata.sorted_tables
        if table is workshop or ("workshop_id" in table.c and table.name not in LEFT)
    ]


def _of(table: sa.Table) -> sa.ColumnElement[str]:
    return table.c.id if table is workshop else table.c.workshop_id


def _check_owned(tables: Mapping[str, list[dict[str, Any]]], workshop_id: str) -> None:
    """Check that every row names this workshop, and owners that are in the file."""
    damaged = InvalidFileError(
        _("This workshop file is damaged: its parts do not belong together.")
    )
    known = {name: {row.get("id") for row in rows} for name, rows in tables.items()}
    for table in _tables():
        if table is workshop:
            continue
        owners = [
            (column.name, key.column.table.name)
            for column in table.c
            for key in column.foreign_keys
        ]
        for row in tables.get(table.name, []):
            if row.get("workshop_id") != workshop_id:
                raise damaged
            for name, owner in owners:
                if row.get(name) is not None and row[name] not in known.get(owner, set()):
                    raise damaged


def _free(connection: sa.Connection, wished: str) -> str:
    taken = set(connection.execute(sa.select(workshop.c.code)).scalars())
    code = wished
    while code in taken:
        code = codes.new_code()
    return code


def _plain(value: object) -> object:
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _typed(table: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with the values its columns hold; unknown columns go."""
    found: dict[str, Any] = {}
    for column in table.c:
        if column.name not in row:
            continue
        value = row[column.name]
        if value is not None and isinstance(column.type, sa.LargeBinary):
            value = base64.b64decode(value)
        elif value is not None and isinstance(column.type, sa.Date):
            value = dt.date.fromisoformat(value)
        if (table.name, column.name) in BLANKED:
            value = None
        found[column.name] = value
    return found
