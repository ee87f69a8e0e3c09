"""Leaders' guesses: how many of 100 people speak of each theme, given before sizes are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.store.schema import guess, question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.store.database import Database


class Guesses:
    """The guesses of all workshops, each under a keyed hash instead of a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, workshop_id: str, question_id: str, token: str, of_100: Mapping[int, int]
    ) -> None:
        """Keep one leader's guesses in place of earlier ones.

        Args:
            workshop_id: The workshop.
            question_id: The question.
            token: The leader's browser, or whatever tells leaders apart.
            of_100: Theme id to people of 100, each from 0 to 100.

        Raises:
            NotFoundError: The workshop is gone, or the question is not one of its.
        """
        leader = self._database.keyed_hash("guess", workshop_id, token)
        here = sa.and_(guess.c.question_id == question_id, guess.c.leader == leader)
        rows = [
            {
                "workshop_id": workshop_id,
                "question_id": question_id,
                "leader": leader,
                "theme": theme,
                "of_100": min(100, max(0, int(people))),
            }
            for theme, people in of_100.items()
        ]
        with self._database.write(alone=workshop_id) as connection:
            asked = sa.select(question.c.id).where(
                question.c.id == question_id, question.c.workshop_id == workshop_id
            )
            if connection.execute(asked).one_or_none() is None:
                raise NotFoundError("workshop")
            connection.execute(sa.delete(guess).where(here))
            if rows:
                connection.execute(sa.insert(guess), rows)

    def of(self, workshop_id: str, question_id: str, token: str) -> dict[int, int]:
        """Return one leader's own guesses: theme id to people of 100."""
        leader = self._database.keyed_hash("guess", workshop_id, token)
        query = sa.select(guess.c.theme, guess.c.of_100).where(
            guess.c.question_id == question_id, guess.c.leader == leader
        )
        with self._database.read() as connection:
            return {row.theme: row.of_100 for row in connection.execute(query)}

    def all(self, question_id: str) -> tuple[dict[int, int], ...]:
        """Return every leader's guesses, in an order that tells nothing."""
        query = sa.select(guess.c.leader, guess.c.theme, guess.c.of_100).where(
            guess.c.question_id == question_id
        )
        found: dict[str, dict[int, int]] = {}
        with self._database.read() as connection:
            for row in connection.execute(query.order_by(guess.c.leader)):
                found.setdefault(row.leader, {})[row.theme] = row.of_100
        return tuple(found.values())
