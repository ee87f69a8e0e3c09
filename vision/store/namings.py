"""Naming themes: who may suggest names, which theme is on the wall, what may be read of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidSetupError
from vision.models import OnWall, Status
from vision.store.query_chunks import query_chunks
from vision.store.schema import statement, workshop
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database


class Namings:
    """What is kept of naming themes, in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choose(self, workshop_id: str, host: str) -> None:
        """Keep whose language model may suggest names, as long as nobody has written.

        Args:
            workshop_id: The workshop.
            host: The machine it is on; empty for none.

        Raises:
            InvalidSetupError: Someone has written, and was told otherwise.
        """
        written = sa.exists().where(statement.c.workshop_id == workshop_id, ~statement.c.seed)
        with self._database.write(alone=workshop_id) as connection:
            changed = connection.execute(
                sa.update(workshop)
                .where(workshop.c.id == workshop_id, ~written)
                .values(endpoint=host or None)
            ).rowcount
        if not changed:
            raise InvalidSetupError(
                marked(
                    "People have begun to write under the present rules, so these stay as they are."
                )
            )

    def show(self, workshop_id: str, now: OnWall | None) -> None:
        """Put a theme on the wall to be named; None takes it off.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        kept = None
        if now is not None:
            kept = json.dumps([now.question, now.theme, list(now.suggested)], allow_nan=False)
        here = workshop.c.id == workshop_id
        self._database.change(workshop_id, sa.update(workshop).where(here).values(on_wall=kept))

    def quotable(self, statement_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return person and words of those statements that may be quoted now; no seeds.

        The person is an opaque number: for counting, and never to be shown.
        """
        found: list[tuple[str, str]] = []
        with self._database.read() as connection:
            for some in query_chunks(statement_ids):
                query = sa.select(statement.c.participant_id, statement.c.text).where(
                    statement.c.id.in_(some),
                    statement.c.status == Status.VISIBLE,
                    statement.c.quotable,
                    ~statement.c.seed,
                )
                found += [(row.participant_id, row.text) for row in connection.execute(query)]
        return found


def on_wall_from(kept: str | None) -> OnWall | None:
    """Return the theme that is on the wall, as it is kept in a line."""
    if not kept:
        return None
    question, theme, suggested = json.loads(kept)
    return OnWall(question, int(theme), tuple(suggested))
