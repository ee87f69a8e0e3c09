"""Seeds: statements that the facilitator puts to everyone, and that are nobody's voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import MOST_SEEDS
from vision.models import Status
from vision.store.change_counters import grow
from vision.store.database import new_id, today
from vision.store.moderation_batches import told as known_to_moderators
from vision.store.query_chunks import query_chunks
from vision.store.schema import question, response, statement, workshop
from vision.text.typed_text import entered
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

ANSWERED: Final = marked(
    "Somebody has answered these words, so they stay as they are. Withdraw them, and put the "
    "corrected ones to the room as new."
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A facilitator's statement, to be answered by everyone.

    Attributes:
        id: Random.
        text: Verbatim.
        asked: Whether people are asked about it; False once it is withdrawn.
        answered: How many people have answered it; to be shown from the smallest group on.
    """

    id: str
    text: str
    asked: bool
    answered: int


class Seeds:
    """The seeds of all workshops: in no theme, in no reach, and in no count of voices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, workshop_id: str, question_id: str, texts: Sequence[str]) -> tuple[str, ...]:
        """Put statements to everyone, all of them or none, and return the ids of those asked now.

        Words that are asked already are not asked twice: such a seed is known, also where it
        differs in capitals only, and one that was withdrawn comes back.

        Args:
            workshop_id: The workshop.
            question_id: The question that they belong to.
            texts: As typed.

        Raises:
            InvalidTextError: One of them is blank or too long, or there are too many.
            NotFoundError: The workshop or the question is gone.
        """
        kept = list({text.casefold(): text for text in reversed(_entered(texts))}.values())[::-1]
        with self._database.write(alone=workshop_id) as connection:
            round_ = _round(connection, workshop_id, question_id)
            known = {row.text.casefold(): row for row in connection.execute(_of(question_id))}
            asked = _asked(connection, question_id, kept)
            back = [known[t.casefold()] for t in kept if t.casefold() in known]
            back = [row for row in back if row.status != Status.VISIBLE]
            new = [text for text in kept if text.casefold() not in known and text not in asked]
            standing = sum(row.status == Status.VISIBLE for row in known.values())
            if standing + len(back) + len(new) > MOST_SEEDS:
                raise InvalidTextError(
                    told(
                        "{most} statements of your own are the most a question can have, so that "
                        "people’s own are heard. Withdraw some, or add fewer.",
                        most=MOST_SEEDS,
                    )
                )
            ids = [new_id() for _ in new]
            rows = [
                _row(id_, workshop_id, question_id, round_, text)
                for id_, text in zip(ids, new, strict=True)
            ]
            if rows:
                connection.execute(sa.insert(statement), rows)
            _ask(connection, workshop_id, [row.id for row in back], asked=True)
        return (*ids, *(row.id for row in back))

    def all(self, question_id: str) -> tuple[Seed, ...]:
        """Return a question's seeds, those that are asked first, then in alphabetical order."""
        answered = (
            sa.select(sa.func.count())
            .where(response.c.statement_id == statement.c.id)
            .scalar_subquery()
        )
        query = _of(question_id).add_columns(answered)
        with self._database.read() as connection:
            found = [
                Seed(row[0], row[1], Status(row[2]) is Status.VISIBLE, row[3])
                for row in connection.execute(query)
            ]
        return tuple(sorted(found, key=lambda each: (not each.asked, each.text.casefold())))

    def correct(self, workshop_id: str, seed_id: str, text: str) -> str:
        """Put corrected words in a seed's place, as long as nobody answered it; return their id.

        The corrected words are another statement: whoever has the old ones before them cannot
        answer the new ones unseen.

        Raises:
            InvalidTextError: Blank, too long, put to the room already, or the old words were
                answered.
            NotFoundError: There is no such seed here.
        """
        kept = entered(text)
        seed = statement.c.id == seed_id
        with self._database.write(alone=workshop_id) as connection:
            here = sa.select(statement).where(
                seed, statement.c.workshop_id == workshop_id, statement.c.seed
            )
            row = connection.execute(here).one_or_none()
            if row is None:
                raise NotFoundError("statement")
            if row.text == kept:
                return seed_id
            answers = sa.select(response.c.statement_id).where(response.c.statement_id == seed_id)
            if connection.execute(answers.limit(1)).first() is not None:
                raise InvalidTextError(ANSWERED)
            others = connection.execute(_of(row.question_id).where(~seed)).all()
            if kept.casefold() in {other.text.casefold() for other in others}:
                raise InvalidTextError(marked("These words are put to the room already."))
            connection.execute(sa.delete(statement).where(seed))
            new = _row(new_id(), workshop_id, row.question_id, row.round, kept)
            connection.execute(sa.insert(statement), [new | {"status": row.status}])
            grow(connection, workshop_id)
        return str(new["id"])

    def ask(self, workshop_id: str, seed_id: str, *, asked: bool = True) -> None:
        """Withdraw a seed, or bring it back; answers to it are kept, and count while it is asked.

        Raises:
            NotFoundError: There is no such seed here.
        """
        with self._database.write(alone=workshop_id) as connection:
            here = sa.select(statement.c.id).where(
                statement.c.id == seed_id, statement.c.workshop_id == workshop_id, statement.c.seed
            )
            if connection.execute(here).scalar_one_or_none() is None:
                raise NotFoundError("statement")
            _ask(connection, workshop_id, [seed_id], asked=asked)


def _of(question_id: str) -> sa.Select[Any]:
    return sa.select(statement.c.id, statement.c.text, statement.c.status).where(
        statement.c.question_id == question_id, statement.c.seed
    )


def _entered(texts: Sequence[str]) -> list[str]:
    """Return texts fit to keep; of several, say which one is not."""
    kept = []
    for number, text in enumerate(texts, start=1):
        try:
            kept.append(entered(text))
        except InvalidTextError as error:
            if len(texts) == 1:
                raise
            raise InvalidTextError(
                told("Number {number}: {error}", number=number, error=error)
            ) from error
    return kept


def _round(connection: sa.Connection, workshop_id: str, question_id: str) -> int:
    found: int | None = connection.execute(
        sa.select(workshop.c.round)
        .join(question, question.c.workshop_id == workshop.c.id)
        .where(workshop.c.id == workshop_id, question.c.id == question_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFoundError("workshop")
    return found


def _asked(connection: sa.Connection, question_id: str, texts: Sequence[str]) -> set[str]:
    """Return those texts that people have said themselves, and that are asked anyway.

    Only what may be known by now: one's own statement is no way to ask who writes the same.
    """
    asked: set[str] = set()
    for some in query_chunks(texts):
        query = sa.select(statement.c.text).where(
            statement.c.question_id == question_id,
            statement.c.text.in_(some),
            statement.c.status == Status.VISIBLE,
            statement.c.quotable,
            ~statement.c.seed,
            known_to_moderators(),
        )
        asked.update(connection.execute(query).scalars())
    return asked


def _row(id_: str, workshop_id: str, question_id: str, round_: int, text: str) -> dict[str, object]:
    return {
        "id": id_,
        "workshop_id": workshop_id,
        "question_id": question_id,
        "participant_id": None,
        "round": round_,
        "position": 0,
        "text": text,
        "status": Status.VISIBLE,
        "quotable": True,
        "token": new_id() + new_id(),
        "day": today(),
        "seed": True,
    }


def _ask(connection: sa.Connection, workshop_id: str, ids: Sequence[str], *, asked: bool) -> None:
    status = Status.VISIBLE if asked else Status.HIDDEN
    query = sa.update(statement).where(statement.c.id.in_(ids), statement.c.status != status)
    if connection.execute(query.values(status=status)).rowcount:
        grow(connection, workshop_id)
