"""Influences: what each person says of pairs of themes; easier, harder or neither."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, NotFoundError
from vision.optional_parts import Part, parts_from
from vision.phases import Phase
from vision.store.change_counters import spoke
from vision.store.opening_hours import COLUMNS, check_hours
from vision.store.schema import influence, participant, question, workshop
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.store.database import Database

SAID: Final = (-1, 0, 1)
"""Harder, neither, easier."""

NOT_ASKED: Final = marked("Pairs of themes are not asked about now. What you said before is kept.")


class Influences:
    """What people say drives what, in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def say(self, participant_id: str, question_id: str, pair: tuple[int, int], said: int) -> None:
        """Keep what one person says of a pair of themes, in place of what was said before.

        Args:
            participant_id: Who says it.
            question_id: The question that the themes belong to.
            pair: Ids of two themes: of which there is more, and which gets easier or harder.
            said: 1 easier, -1 harder, 0 neither.

        Raises:
            InvalidChoiceError: The answer is none of these, or the two themes are one.
            ClosedError: The workshop does not ask about pairs now.
            NotFoundError: The question is another workshop's.
        """
        cause, effect = map(int, pair)
        if said not in SAID:
            raise InvalidChoiceError("answer", said)
        if cause == effect:
            raise InvalidChoiceError("theme", effect)
        with self._database.write(alone=participant_id) as connection:
            mine = _asking(connection, participant_id)
            asked = sa.select(question.c.workshop_id).where(question.c.id == question_id)
            if connection.execute(asked).scalar_one_or_none() != mine:
                raise NotFoundError("question")
            connection.execute(sa.delete(influence).where(_of(participant_id, question_id, pair)))
            connection.execute(
                sa.insert(influence).values(
                    participant_id=participant_id,
                    question_id=question_id,
                    cause=cause,
                    effect=effect,
                    said=int(said),
                    workshop_id=mine,
                )
            )
            spoke(connection, participant_id)

    def undo(self, participant_id: str, question_id: str, pair: tuple[int, int]) -> None:
        """Take back what one person said of a pair; nothing happens if there was nothing.

        Raises:
            ClosedError: The workshop does not ask about pairs now.
        """
        with self._database.write(alone=participant_id) as connection:
            _asking(connection, participant_id)
            connection.execute(sa.delete(influence).where(_of(participant_id, question_id, pair)))
            spoke(connection, participant_id)

    def add_many(
        self, workshop_id: str, question_id: str, said: Iterable[tuple[str, int, int, int]]
    ) -> int:
        """Keep first answers (participant, cause, effect, said) of a file; return how many.

        Raises:
            NotFoundError: A person is not there.
        """
        rows = [
            {
                "participant_id": person,
                "question_id": question_id,
                "cause": cause,
                "effect": effect,
                "said": answer,
                "workshop_id": workshop_id,
            }
            for person, cause, effect, answer in said
        ]
        with self._database.write(alone=workshop_id) as connection:
            if rows:
                connection.execute(sa.insert(influence), rows)
                spoke(connection, str(rows[0]["participant_id"]))
        return len(rows)

    def of(self, participant_id: str, question_id: str) -> dict[tuple[int, int], int]:
        """Return what one person said, by pair of themes."""
        query = sa.select(influence.c.cause, influence.c.effect, influence.c.said).where(
            influence.c.participant_id == participant_id, influence.c.question_id == question_id
        )
        with self._database.read() as connection:
            return {(row.cause, row.effect): row.said for row in connection.execute(query)}

    def all(self, question_id: str) -> tuple[tuple[str, int, int, int], ...]:
        """Return participant, cause, effect and what was said, in an order that tells nothing."""
        query = (
            sa.select(
                influence.c.participant_id, influence.c.cause, influence.c.effect, influence.c.said
            )
            .where(influence.c.question_id == question_id)
            .order_by(influence.c.participant_id, influence.c.cause, influence.c.effect)
        )
        with self._database.read() as connection:
            return tuple((who, a, b, said) for who, a, b, said in connection.execute(query))

    def counts(self, question_id: str) -> dict[tuple[int, int], Counter[int]]:
        """Return how many gave each answer, by pair: to choose what is asked next, not to show."""
        query = (
            sa.select(influence.c.cause, influence.c.effect, influence.c.said, sa.func.count())
            .where(influence.c.question_id == question_id)
            .group_by(influence.c.cause, influence.c.effect, influence.c.said)
        )
        found: dict[tuple[int, int], Counter[int]] = {}
        with self._database.read() as connection:
            for cause, effect, said, number in connection.execute(query):
                found.setdefault((cause, effect), Counter())[said] = number
        return found


def _of(participant_id: str, question_id: str, pair: tuple[int, int]) -> sa.ColumnElement[bool]:
    return sa.and_(
        influence.c.participant_id == participant_id,
        influence.c.question_id == question_id,
        influence.c.cause == int(pair[0]),
        influence.c.effect == int(pair[1]),
    )


def _asking(connection: sa.Connection, participant_id: str) -> str:
    """Return the workshop of a person who may be asked about pairs now.

    Raises:
        ClosedError: The part is off, or it is not the phase for it.
        NotFoundError: The person is gone.
    """
    query = (
        sa.select(workshop.c.id, workshop.c.phase, workshop.c.parts, *COLUMNS)
        .join(participant, participant.c.workshop_id == workshop.c.id)
        .where(participant.c.id == participant_id)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NotFoundError("workshop")
    on = Part.INFLUENCE in parts_from(found.parts)
    if not (on and Part.INFLUENCE.asks(Phase(found.phase))):
        raise ClosedError(NOT_ASKED)
    check_hours(found.opens, found.closes)
    kept: str = found.id
    return kept
