"""The curation log: a facilitator's lasting edits of themes, each of which can be undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from vision.store.change_counters import grow
from vision.store.database import new_id
from vision.store.schema import edit
from vision.text.typed_text import legible

if TYPE_CHECKING:
    from vision.store.database import Database


@dataclass(frozen=True, slots=True)
class LoggedEdit:
    """One entry of the log: its id, and the edit as plain JSON."""

    id: str
    body: dict[str, Any]


class ThemeEdits:
    """The curation logs of all questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, workshop_id: str, question_id: str, body: dict[str, Any]) -> str:
        """Append an edit, its texts cleaned, and return its id."""
        made = new_id()
        plain = {
            key: " ".join(legible(value).split()) if isinstance(value, str) else value
            for key, value in body.items()
        }
        here = edit.c.question_id == question_id
        with self._database.write(alone=workshop_id) as connection:
            last = connection.execute(sa.select(sa.func.max(edit.c.position)).where(here)).scalar()
            connection.execute(
                sa.insert(edit).values(
                    id=made,
                    workshop_id=workshop_id,
                    question_id=question_id,
                    position=0 if last is None else last + 1,
                    body=json.dumps(plain, allow_nan=False),
                )
            )
            grow(connection, workshop_id)
        return made

    def undo(self, workshop_id: str, edit_id: str) -> None:
        """Take one edit out of the log, wherever it stands in it."""
        mine = sa.and_(edit.c.id == edit_id, edit.c.workshop_id == workshop_id)
        with self._database.write(alone=workshop_id) as connection:
            if connection.execute(sa.delete(edit).where(mine)).rowcount:
                grow(connection, workshop_id)

    def log(self, question_id: str) -> tuple[LoggedEdit, ...]:
        """Return the edits of a question in the order in which they were made."""
        query = (
            sa.select(edit.c.id, edit.c.body)
            .where(edit.c.question_id == question_id)
            .order_by(edit.c.position)
        )
        with self._database.read() as connection:
            return tuple(
                LoggedEdit(row.id, json.loads(row.body)) for row in connection.execute(query)
            )
