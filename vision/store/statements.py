"""Statements: kept once each, changed and withdrawn by whoever wrote them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidTextError, NotFoundError
from vision.limits import MOST_STATEMENTS
from vision.models import Moderation, Statement, Status
from vision.phases import Phase
from vision.store import imported_statements
from vision.store import prepared_queries as prepared
from vision.store.change_counters import grow
from vision.store.contribution_counts import given
from vision.store.database import lock, new_id, today
from vision.store.opening_hours import check_hours
from vision.store.query_chunks import query_chunks
from vision.store.schema import question, response, statement, workshop
from vision.store.statement_rows import GATHERED, Gathered
from vision.store.try_and_send_throttle import send
from vision.store.vectors import forget
from vision.text.typed_text import entered
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vision.store.database import Database
    from vision.store.imported_statements import Arrival

NOT_GATHERING: Final = marked(
    "The room has moved on, and statements are no longer taken. Yours from before are kept."
)
FILLED: Final = marked(
    "The answers to this question came from one file, and nothing is added to them. Whoever runs "
    "this workshop can open it."
)
EARLIER_ROUND: Final = marked(
    "This is from an earlier round, and stays as it was. You can withdraw it, or write a new one."
)


class Statements:
    """The statements of all workshops.

    Args:
        database: Where they are kept.
        changed: Is told of a workshop whose questions were filled.
    """

    def __init__(self, database: Database, changed: Callable[[str], object]) -> None:
        self._database, self._changed = database, changed

    def add(
        self,
        participant_id: str,
        question_id: str,
        text: str,
        token: str,
        *,
        quotable: bool = True,
        a_minute: int | None = None,
    ) -> Statement:
        """Keep a statement once: the same words again change nothing.

        Args:
            participant_id: Who wrote it.
            question_id: What it answers.
            text: As typed.
            token: Names, with the words, this act of sending: a late second click finds the
                statement also where its words were changed in between.
            quotable: False for "count this, but don't quote it".
            a_minute: Statements that a person may send in a minute; None for no such limit.

        Returns:
            The statement as it is kept; on the disk when this returns.

        Raises:
            InvalidTextError: Nothing in it, too long, or one person's flood.
            ClosedError: The workshop is not gathering.
            NotFoundError: The participant or the question is gone.
        """
        kept, here = entered(text), {"person": participant_id, "asked": question_id}
        sending = self._database.keyed_hash("sending", participant_id, token, kept)
        with self._database.write(alone=participant_id) as connection:
            mine = connection.execute(prepared.OWN_STATEMENTS, here).all()
            for row in mine:
                if row.token == sending:
                    return _statement(row)
            head = _head(connection, participant_id, question_id)
            for row in mine:
                if row.text == kept and row.round == head.round:
                    return _statement(row)
            if sum(row.round == head.round for row in mine) >= MOST_STATEMENTS:
                raise InvalidTextError(
                    told(
                        "{most} statements are the most one person can share in a round. Change or "
                        "withdraw one to make room.",
                        most=MOST_STATEMENTS,
                    )
                )
            if a_minute is not None:
                send(connection, self._database, participant_id, a_minute)
            values = {
                "id": new_id(),
                "workshop_id": head.id,
                "question_id": question_id,
                "participant_id": participant_id,
                "round": head.round,
                "position": mine[-1].position + 1 if mine else 0,
                "text": kept,
                "status": _first_status(head.moderation),
                "quotable": quotable,
                "token": sending,
                "day": today(),
            }
            row = connection.execute(prepared.KEEP_STATEMENT, values).one()
            connection.execute(prepared.DROP_UNFINISHED, here)
            grow(connection, head.id)
            return _statement(row)

    def change(
        self, participant_id: str, statement_id: str, text: str, *, quotable: bool | None = None
    ) -> Statement:
        """Change the words of one's own statement while the room gathers.

        Under "approve first" a changed statement waits for approval again. Answers belong to a
        wording: those to other words than the new ones go, and people are asked anew. Other
        words are another statement, under an id of its own: they come in with those of others, as
        new ones do, so that nobody is seen to change something. Capitals and spaces alone make no
        other words.

        Raises:
            InvalidTextError: Nothing in it, or too long.
            ClosedError: The workshop is not gathering, or gathers another round by now.
            NotFoundError: It was withdrawn, or is somebody else's.
        """
        kept = entered(text)
        with self._database.write(alone=participant_id) as connection:
            row = _own(connection, participant_id, statement_id)
            head = _head(connection, participant_id, row.question_id)
            if row.round != head.round:
                raise ClosedError(EARLIER_ROUND)
            values: dict[str, object] = {"text": kept}
            if quotable is not None:
                values["quotable"] = quotable
            if kept != row.text and head.moderation == Moderation.APPROVE_FIRST:
                values["status"] = Status.WAITING
            if _words(kept) != _words(row.text):
                values |= {"id": new_id(), "let_in": False}
                answers = response.c.statement_id == statement_id
                connection.execute(sa.delete(response).where(answers))
            changed = connection.execute(
                sa.update(statement)
                .where(statement.c.id == statement_id)
                .values(**values)
                .returning(statement)
            ).one()
            if kept != row.text:
                forget(connection, self._database, [row.text])
            grow(connection, head.id)
            return _statement(changed)

    def withdraw(self, participant_id: str, statement_id: str) -> None:
        """Delete one's own statement for good, in any phase; it counts in no later snapshot."""
        with self._database.write(alone=participant_id) as connection:
            row = _own(connection, participant_id, statement_id)
            lock(connection, row.workshop_id)
            connection.execute(sa.delete(statement).where(statement.c.id == statement_id))
            forget(connection, self._database, [row.text])
            grow(connection, row.workshop_id)
        self._database.empty_log()

    def of(self, participant_id: str, question_id: str) -> tuple[Statement, ...]:
        """Return one person's own statements to a question, the newest first."""
        here = {"person": participant_id, "asked": question_id}
        with self._database.read() as connection:
            rows = connection.execute(prepared.OWN_STATEMENTS, here).all()
        return tuple(_statement(row) for row in reversed(rows))

    def gathered(self, question_id: str) -> tuple[Gathered, ...]:
        """Return every visible statement to a question, in the order of their random ids.

        It is the worker's: pages ask for ``some``, or for ``visible`` ones.
        """
        query = GATHERED.where(statement.c.question_id == question_id).order_by(statement.c.id)
        with self._database.read() as connection:
            return tuple(Gathered(*row) for row in connection.execute(query))

    def some(self, statement_ids: Sequence[str]) -> tuple[Gathered, ...]:
        """Return those of some statements that are visible now, with who wrote them."""
        with self._database.read() as connection:
            return tuple(
                Gathered(*row)
                for few in query_chunks(statement_ids)
                for row in connection.execute(GATHERED.where(statement.c.id.in_(few)))
            )

    def counts(self, workshop_id: str) -> tuple[int, int]:
        """Return how many people have written and how many statements there are, hidden ones too.

        Only totals are live, so that nothing about levels can be learned by watching.
        """
        return self.counts_with_phones(workshop_id)[:2]

    def counts_with_phones(
        self, workshop_id: str, question_id: str | None = None
    ) -> tuple[int, int, int, int]:
        """Return people and statements as ``counts`` does, and how many of either are phones'.

        The others came with cards and files. Of one question, where its id is given.
        """
        of = statement.c.workshop_id == workshop_id
        if question_id is not None:
            of &= statement.c.question_id == question_id
        with self._database.read() as connection:
            return given(connection, statement.c.participant_id, of, ~statement.c.seed)

    def visible(self, statement_ids: Sequence[str]) -> dict[str, Statement]:
        """Return those statements that are visible now, by id, without who wrote them.

        A page asks here at the last moment, so that hidden or withdrawn words are gone at once.
        """
        found: dict[str, Statement] = {}
        with self._database.read() as connection:
            for some in query_chunks(statement_ids):
                query = sa.select(statement).where(
                    statement.c.id.in_(some), statement.c.status == Status.VISIBLE
                )
                found.update({row.id: _anonymous(row) for row in connection.execute(query)})
        return found

    def add_many(
        self,
        workshop_id: str,
        question_id: str,
        arrivals: Iterable[Arrival],
        progress: Callable[[int], object] | None = None,
        *,
        people: Mapping[str, str] | None = None,
        approved: bool = False,
        only: str = "",
    ) -> int:
        """Keep statements from a file, all of them or none, and return how many.

        A person has one level and one unit: those of the first row that names the person. Where
        a workshop approves first, statements of a file wait for it like all others.

        Args:
            workshop_id: The workshop.
            question_id: What they answer.
            arrivals: Already checked.
            progress: Is told how many are written so far.
            people: Participant ids for people of the file, e.g. of those who are here already.
            approved: They were approved before: their status stays as it is.
            only: ``people`` or ``rows`` where these are all answers to the question, so that its
                people count as such; nothing can be added then. Empty leaves it open.

        Raises:
            ClosedError: The question was filled from one file, or has answers already and is to
                be filled.
            InvalidTextError: One of them is blank.
            InvalidChoiceError: One names a level or unit that is not this workshop's.
            NotFoundError: The workshop or the question is gone.
        """
        persons, rows = imported_statements.rows(workshop_id, question_id, arrivals, people)
        with self._database.write(alone=workshop_id) as connection:
            imported_statements.check(connection, workshop_id, question_id, persons)
            if not approved:
                rows = _as_moderated(connection, workshop_id, rows)
            _check_open(connection, question_id, only)
            imported_statements.insert(connection, persons, rows, progress)
            grow(connection, workshop_id)
        self._changed(workshop_id)
        return len(rows)

    def answered(self, question_id: str) -> bool:
        """Return whether anybody has written to a question, hidden words included."""
        query = sa.select(statement.c.id).where(
            statement.c.question_id == question_id, ~statement.c.seed
        )
        with self._database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def open_question(self, question_id: str) -> None:
        """Let people write to a question that was filled from one file; its rows lift nothing then.

        Raises:
            NotFoundError: The question is gone.
        """
        owner = sa.select(question.c.workshop_id).where(question.c.id == question_id)
        with self._database.write(alone=question_id) as connection:
            found = connection.execute(owner).scalar_one_or_none()
            if found is None:
                raise NotFoundError("workshop")
            connection.execute(
                sa.update(question).where(question.c.id == question_id).values(filled="")
            )
            grow(connection, found)
        self._changed(found)


def _check_open(connection: sa.Connection, question_id: str, only: str) -> None:
    """Check that a question takes more, and where it is to be filled, fill it."""
    here = question.c.id == question_id
    if connection.execute(sa.select(question.c.filled).where(here)).scalar_one():
        raise ClosedError(FILLED)
    if not only:
        return
    answers = sa.select(statement.c.id).where(
        statement.c.question_id == question_id, ~statement.c.seed
    )
    if connection.execute(answers.limit(1)).first() is not None:
        raise ClosedError("This question has answers already, so a file can't be all of them.")
    connection.execute(sa.update(question).where(here).values(filled=only))


def _head(
    connection: sa.Connection, participant_id: str, question_id: str
) -> sa.Row[Any, Any, Any, Any, Any, Any, Any, Any]:
    """Return the workshop's head for a writer, or say why nothing can be written.

    The workshop is ours alone from here on: its phase and its rules stay what they are now.
    """
    room = connection.execute(prepared.ROOM_OF, {"person": participant_id}).scalar_one_or_none()
    lock(connection, room or "")
    head = connection.execute(
        prepared.GATHERING, {"room": room, "asked": question_id}
    ).one_or_none()
    if head is None:
        raise NotFoundError("workshop")
    if head.filled:
        raise ClosedError(FILLED)
    if not Phase(head.phase).gathers(writes_on=head.writes_on):
        raise ClosedError(NOT_GATHERING)
    check_hours(head.opens, head.closes)
    return head


def _own(connection: sa.Connection, participant_id: str, statement_id: str) -> sa.Row[Any]:
    query = sa.select(statement).where(
        statement.c.id == statement_id, statement.c.participant_id == participant_id
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("statement")
    return row


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _first_status(kind: str) -> Status:
    return Status.WAITING if kind == Moderation.APPROVE_FIRST else Status.VISIBLE


def _as_moderated(
    connection: sa.Connection, workshop_id: str, rows: list[dict[str, object]]
) -> list[dict[str, object]]:
    """Return rows of which none is shown before somebody looked at it, where that is the rule."""
    rule = sa.select(workshop.c.moderation).where(workshop.c.id == workshop_id)
    first = _first_status(connection.execute(rule).scalar_one())
    return [row | {"status": first} if row["status"] == Status.VISIBLE else row for row in rows]


def _anonymous(row: sa.Row[Any]) -> Statement:
    return replace(_statement(row), participant_id=None)


def _statement(row: sa.Row[Any]) -> Statement:
    return Statement(
        row.id,
        row.question_id,
        row.participant_id,
        row.round,
        row.text,
        Status(row.status),
        row.quotable,
        row.seed,
    )
