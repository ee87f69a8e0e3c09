"""Meanings: what people said of sentences of a draft, whether they mean a theme."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.store.schema import question, reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.store.database import Database


class Meanings:
    """The readings of all drafts; each holds for its sentence in every version of the draft."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, workshop_id: str, question_id: str, sentence: str, theme: int, *, meant: bool | None
    ) -> None:
        """Keep what somebody said, in place of what was said before.

        Args:
            workshop_id: The workshop.
            question_id: The question whose themes are asked about.
            sentence: As it stands in the draft.
            theme: Id of the theme.
            meant: Whether the sentence means it; None takes back what was said.

        Raises:
            NotFoundError: The workshop is gone, or the question is not one of its.
        """
        name = _name(sentence)
        here = sa.and_(
            reading.c.question_id == question_id,
            reading.c.sentence == name,
            reading.c.theme == theme,
        )
        with self._database.write(alone=workshop_id) as connection:
            asked = sa.select(question.c.id).where(
                question.c.id == question_id, question.c.workshop_id == workshop_id
            )
            if connection.execute(asked).one_or_none() is None:
                raise NotFoundError("workshop")
            connection.execute(sa.delete(reading).where(here))
            if meant is not None:
                connection.execute(
                    sa.insert(reading).values(
                        workshop_id=workshop_id,
                        question_id=question_id,
                        sentence=name,
                        theme=theme,
                        meant=meant,
                    )
                )

    def of(self, question_id: str, sentences: Iterable[str]) -> dict[tuple[str, int], bool]:
        """Return what was said of some sentences: (sentence, theme id) -> whether it is meant."""
        query = sa.select(reading).where(reading.c.question_id == question_id)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        names = {_name(sentence): sentence for sentence in sentences} if rows else {}
        return {
            (names[row.sentence], row.theme): row.meant for row in rows if row.sentence in names
        }


def _name(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()
