"""Today ratings: how true a theme is today to each person, against what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidChoiceError, NotFoundError
from vision.limits import HIGHEST_RATING
from vision.store.change_counters import spoke
from vision.store.responses import answering
from vision.store.schema import question, truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.store.database import Database


class TodayRatings:
    """How true themes are today, in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, participant_id: str, question_id: str, theme: int, of_10: int) -> None:
        """Keep how true a theme is today for one person, in place of what was said before.

        Args:
            participant_id: Who says it.
            question_id: The question that the theme belongs to.
            theme: Its id.
            of_10: From 0, not at all, to 10, fully.

        Raises:
            InvalidChoiceError: The number is not from 0 to 10.
            ClosedError: The workshop is not in the phase for it.
            NotFoundError: The question is another workshop's.
        """
        if not 0 <= of_10 <= HIGHEST_RATING:
            raise InvalidChoiceError("number", of_10)
        here = sa.and_(
            truth.c.participant_id == participant_id,
            truth.c.question_id == question_id,
            truth.c.theme == theme,
        )
        with self._database.write(alone=participant_id) as connection:
            mine = answering(connection, participant_id)
            asked = sa.select(question.c.workshop_id).where(question.c.id == question_id)
            if connection.execute(asked).scalar_one_or_none() != mine:
                raise NotFoundError("question")
            connection.execute(sa.delete(truth).where(here))
            connection.execute(
                sa.insert(truth).values(
                    participant_id=participant_id,
                    question_id=question_id,
                    theme=int(theme),
                    of_10=int(of_10),
                    workshop_id=mine,
                )
            )
            spoke(connection, participant_id)

    def add_many(
        self, workshop_id: str, question_id: str, truths: Iterable[tuple[str, int, int]]
    ) -> int:
        """Keep first truths (participant, theme, 0 to 10) of a file, and return how many.

        Raises:
            NotFoundError: A person is not there.
        """
        rows = [
            {
                "participant_id": person,
                "question_id": question_id,
                "theme": theme,
                "of_10": of_10,
                "workshop_id": workshop_id,
            }
            for person, theme, of_10 in truths
        ]
        with self._database.write(alone=workshop_id) as connection:
            if rows:
                connection.execute(sa.insert(truth), rows)
                spoke(connection, str(rows[0]["participant_id"]))
        return len(rows)

    def of(self, participant_id: str, question_id: str) -> dict[int, int]:
        """Return how true each theme is today for one person, from 0 to 10, by theme."""
        query = sa.select(truth.c.theme, truth.c.of_10).where(
            truth.c.participant_id == participant_id, truth.c.question_id == question_id
        )
        with self._database.read() as connection:
            return {row.theme: row.of_10 for row in connection.execute(query)}

    def all(self, question_id: str) -> tuple[tuple[str, int, int], ...]:
        """Return participant, theme and 0 to 10, in an order that tells nothing."""
        query = (
            sa.select(truth.c.participant_id, truth.c.theme, truth.c.of_10)
            .where(truth.c.question_id == question_id)
            .order_by(truth.c.participant_id, truth.c.theme)
        )
        with self._database.read() as connection:
            return tuple((p, t, n) for p, t, n in connection.execute(query))
