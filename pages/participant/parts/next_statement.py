"""What to ask next: running counts of a question's answers, kept in memory by this server."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pages.parts import results
from server.store import open_store
from vision.consensus import Tally, Votes, next_statement, opinion_groups
from vision.consensus.priority import GUIDING_ANSWERS

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.store.responses import Choice

STALE_S: Final = 20.0
"""Seconds after which another server's answers, and opinion groups, are looked up again."""

_guard: Final = threading.Lock()
_tables: dict[str, Table] = {}


@dataclass(slots=True)
class Table:
    """A question's statements that may be answered, and the counts of their answers."""

    choices: dict[str, Choice]
    tally: Tally
    revision: int
    at: float


def table(workshop: Workshop, question: Question) -> Table:
    """Return the question's table; hidden statements leave it at once."""
    with _guard:
        kept = _tables.get(question.id)
        if kept is not None and kept.revision == workshop.revision:
            if time.monotonic() - kept.at < STALE_S:
                return kept
            kept.at = time.monotonic()  # this visitor looks up what is new; the others go on
    made = _read(workshop, question)
    with _guard:
        _tables[question.id] = made
    return made


def ask(asked: Table, person: str, answers: dict[str, int]) -> Choice | None:
    """Return the statement to show a person next; never the own, never one twice."""
    own = [key for key, choice in asked.choices.items() if choice.participant_id == person]
    with _guard:
        found = next_statement(asked.tally, answers, own=own, seed=int(person, 16) % 2**32)
    return None if found is None else asked.choices[found]


def record(asked: Table, person: str, statement: str, answer: int, before: int | None) -> None:
    """Count an answer that was stored."""
    with _guard:
        asked.tally.record(person, statement, answer, before=before)


def _read(workshop: Workshop, question: Question) -> Table:
    responses = open_store().responses
    told = results.newest(workshop, question)
    late = told.late if told else frozenset()
    all_ = responses.choices(question.id)
    choices = {choice.id: choice for choice in all_ if choice.id not in late}
    votes = Votes.from_answers(
        [(r.participant_id, r.statement_id, r.answer) for r in responses.all(question.id)],
        statements=list(choices),
    )
    groups = opinion_groups(
        votes, smallest_group=workshop.smallest_group, fewest_answers=GUIDING_ANSWERS
    )
    return Table(choices, Tally.of(votes, groups), workshop.revision, time.monotonic())
