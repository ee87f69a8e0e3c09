"""What every phone asks of the store again and again: queries that are put together once.

To put a query together, and to find out that it is known already, costs more than SQLite takes to
answer it: .33 ms instead of .18 for one person. Values come as parameters, by the names that each
query gives them; rows to be kept come by the names of their columns.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from vision.limits import RATE_WINDOW_S
from vision.models import Status
from vision.store.opening_hours import COLUMNS as HOURS
from vision.store.schema import (
    level,
    participant,
    question,
    response,
    slip,
    statement,
    unit,
    workshop,
    writing,
)
from vision.store.schema_roles import attempt


def _given(name: str, kind: sa.types.TypeEngine[Any] | None = None) -> sa.BindParameter[Any]:
    return sa.bindparam(name, type_=kind)


_PERSON: Final = _given("person")
_ASKED: Final = _given("asked")
_MINE: Final = sa.and_(writing.c.participant_id == _PERSON, writing.c.question_id == _ASKED)
SHOWN: Final = sa.and_(statement.c.status == Status.VISIBLE, statement.c.quotable)
"""A condition, no query: what may be shown to be answered."""

_ANSWERED: Final = sa.and_(
    response.c.participant_id == _PERSON, response.c.statement_id == _given("what")
)

WORKSHOP_BY_ID: Final = sa.select(workshop).where(workshop.c.id == _given("room"))
"""``room``: its id."""

WORKSHOP_BY_CODE: Final = sa.select(workshop).where(
    workshop.c.code == _given("code"), ~workshop.c.archived
)
"""``code``: as it is kept."""

TIMER: Final = sa.select(workshop.c.timer_ends).where(workshop.c.id == _given("room"))
"""``room``: its id."""

GROW: Final = (
    sa.update(workshop)
    .where(workshop.c.id == _given("room"))
    .values(revision=workshop.c.revision + 1)
)
"""``room``: its id."""

VISITOR: Final = sa.select(participant.c.id, participant.c.level_id, participant.c.unit_id).where(
    participant.c.workshop_id == _given("room"), participant.c.visitor_hash == _given("visitor")
)
"""``room``: its id; ``visitor``: the keyed hash of a browser's token."""

SEATED: Final = VISITOR.add_columns(participant.c.seated)
"""As ``VISITOR``."""

ROOM_OF: Final = sa.select(participant.c.workshop_id).where(participant.c.id == _PERSON)
"""``person``: who."""

SPOKE: Final = (
    sa.update(participant).where(participant.c.id == _PERSON).values(said=participant.c.said + 1)
)
"""``person``: who."""

LEVELS: Final = sa.select(level.c.id).where(level.c.workshop_id == _given("room"))
"""``room``: its id."""

UNITS: Final = sa.select(unit.c.id).where(unit.c.workshop_id == _given("room"))
"""``room``: its id."""

LEVEL_CODES: Final = sa.select(
    level.c.id,
    level.c.code_hash.is_not(None),
    sa.exists().where(slip.c.workshop_id == level.c.workshop_id),
).where(level.c.workshop_id == _given("room"))
"""``room``: its id. Level, whether it asks for a code, whether the workshop has slips."""

CODE_OF: Final = sa.select(level.c.code_hash).where(
    level.c.id == _given("chosen"), level.c.workshop_id == _given("room")
)
"""``chosen``: the level; ``room``: the workshop's id."""

JOINING: Final = sa.select(workshop.c.phase, workshop.c.round, workshop.c.joins).where(
    workshop.c.id == _given("room")
)
"""``room``: its id."""

HAS_SLIPS: Final = sa.select(sa.exists().where(slip.c.level_id == _given("chosen")))
"""``chosen``: a level."""

KEEP_PARTICIPANT: Final = sa.insert(participant)

SLIP_HASH: Final = 64
"""Characters of a slip's hash; dropped ones stay under fewer, which no code leads to."""

KNOWN_SLIP: Final = sa.func.length(slip.c.code_hash) == SLIP_HASH

SLIPS: Final = (
    sa.select(
        slip.c.level_id,
        sa.func.sum(sa.cast(KNOWN_SLIP, sa.Integer)),
        sa.func.sum(sa.cast(sa.and_(KNOWN_SLIP, slip.c.taken), sa.Integer)),
    )
    .where(slip.c.workshop_id == _given("room"))
    .group_by(slip.c.level_id)
)
"""``room``: its id."""

UNFINISHED: Final = sa.select(writing.c.text).where(_MINE)
"""``person`` who writes, and ``asked``: the question."""

DROP_UNFINISHED: Final = sa.delete(writing).where(_MINE)
"""``person`` who writes, and ``asked``: the question."""

CHANGE_UNFINISHED: Final = sa.update(writing).where(_MINE).values(text=_given("words", sa.Text()))
"""``person`` who writes, ``asked``: the question, and the ``words``."""

KEEP_UNFINISHED: Final = sa.insert(writing)

OWN_STATEMENTS: Final = (
    sa.select(statement)
    .where(statement.c.participant_id == _PERSON, statement.c.question_id == _ASKED)
    .order_by(statement.c.position)
)
"""``person`` who wrote, and ``asked``: the question."""

GATHERING: Final = (
    sa.select(
        workshop.c.id,
        workshop.c.round,
        workshop.c.phase,
        workshop.c.writes_on,
        workshop.c.moderation,
        question.c.filled,
        *HOURS,
    )
    .join(question, question.c.workshop_id == workshop.c.id)
    .where(workshop.c.id == _given("room"), question.c.id == _ASKED)
)
"""``room``: its id; ``asked``: the question."""

KEEP_STATEMENT: Final = sa.insert(statement).returning(statement)

RESPONDING: Final = (
    sa.select(workshop.c.id, workshop.c.phase, *HOURS)
    .join(participant, participant.c.workshop_id == workshop.c.id)
    .where(participant.c.id == _PERSON)
)
"""``person`` who answers."""

WRITER: Final = sa.select(statement.c.participant_id).where(
    statement.c.id == _given("what"), statement.c.workshop_id == _given("room"), SHOWN
)
"""``what``: a statement that may be answered; ``room``: the workshop's id."""

CHOICE: Final = sa.select(statement.c.id, statement.c.text, statement.c.participant_id).where(
    statement.c.id == _given("what"), SHOWN
)
"""``what``: a statement that may be answered."""

ANSWERS: Final = sa.select(
    response.c.participant_id, response.c.statement_id, response.c.answer, response.c.matters
).where(response.c.participant_id == _PERSON)
"""``person`` who answered."""

ANSWER: Final = sa.select(response.c.answer).where(_ANSWERED)
"""``person`` who answered, and ``what``: the statement."""

KEEP_ANSWER: Final = sa.insert(response)

RECENT: Final = sa.and_(
    attempt.c.at > _given("now", sa.Integer()) - RATE_WINDOW_S,
    attempt.c.at <= _given("now", sa.Integer()) + RATE_WINDOW_S,
)
"""A condition, no query: what counts ``now``, in whole seconds since 1970. A clock that was set
back locks nobody out for long."""

_RECENT_TRIES: Final = sa.select(sa.func.count()).select_from(attempt).where(RECENT)

TRIES_OF_ONE: Final = _RECENT_TRIES.where(attempt.c.who == _given("whose"))
"""``whose``: a keyed hash; ``now``: as above."""

TRIES_AT_DOOR: Final = _RECENT_TRIES.where(attempt.c.door == _given("door"))
"""``door``: a keyed hash; ``now``: as above."""

KEEP_TRY: Final = sa.insert(attempt)
