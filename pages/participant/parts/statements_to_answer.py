"""Which statements there are to answer, with running counts, and which one a phone shows next.

Kept in memory by this server. In a small room the order is a lot; else the counts choose, in
``vision.consensus.statement_order``.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pages.parts import results, totals
from server.store import open_store
from vision.consensus import Tally, Votes, next_statement, opinion_groups
from vision.consensus.duplicate_groups import Duplicates
from vision.consensus.statement_order import GUIDING_ANSWERS
from vision.text import clean
from vision.text.flooding import FLOOD_COPIES, said_again
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.models import Question, Workshop
    from vision.store.responses import Choice

STALE_S: Final = 20.0
"""Seconds after which another server's answers, and opinion groups, are looked up again."""

MANY: Final = 40
"""Statements up to which the number of all is told: the end of more would only daunt."""

_guard: Final = threading.Lock()
_tables: dict[str, Table] = {}


@dataclass(slots=True)
class Table:
    """A question's statements that may be answered, each sentence once, and their counts.

    Attributes:
        choices: Statement to who wrote it; None for a seed.
        own: Who wrote to the statements of theirs.
        twice: Sentences that several wrote.
        tally: Running counts.
        revision: Of the workshop, when they were looked up.
        at: When that was.
        small: Whether the room is so small that what one person answers may choose nothing for
            another: whoever watches a phone would see what was just answered.
    """

    choices: dict[str, str | None]
    own: dict[str, list[str]]
    twice: Duplicates
    tally: Tally
    revision: int
    at: float
    small: bool = False

    def written_by(self, person: str) -> set[str]:
        """Return the statements that stand for what somebody wrote, and are not put to them."""
        return {*self.own.get(person, ()), *self.twice.own(person)}

    def answered(self, person: str, answers: Iterable[str]) -> set[str]:
        """Return those of others' statements that somebody has answered, in whatever wording.

        Args:
            person: Whose answers these are.
            answers: What they answered, by statement, to any question.
        """
        given = {self.twice.one(key) for key in answers}
        return (given & self.choices.keys()) - self.written_by(person)

    def progress(self, person: str, answers: Iterable[str]) -> str:
        """Return how far somebody is, in words, where the end is near enough to be told."""
        theirs = len(self.choices.keys() - self.written_by(person))
        done = len(self.answered(person, answers))
        if theirs <= MANY:
            return _("{at} of {all}", at=min(done + 1, theirs), all=theirs)
        return ngettext("One answered.", "{number} answered.", done) if done else ""


def table(workshop: Workshop, question: Question) -> Table:
    """Return the question's table; hidden statements leave it at once."""
    with _guard:
        kept = _tables.get(question.id)
        if kept is not None and kept.revision == workshop.revision:
            if time.monotonic() - kept.at < STALE_S:
                return kept
            kept.at = time.monotonic()  # this visitor looks up what is new; the others go on
    made = _read(workshop, question, kept)
    with _guard:
        _tables[question.id] = made
    return made


def ask(
    asked: Table, person: str, answers: dict[str, int], shown: str | None = None
) -> Choice | None:
    """Return the statement to show a person next; never the own, never one twice.

    In a small room all are asked in the same order, by lot, so that enough answer the same ones.
    Words are read at the last moment: a statement that has gone meanwhile is passed over.

    Args:
        asked: The question's statements and counts.
        person: Who is asked.
        answers: What they answered, by statement.
        shown: What they look at: it stays until it is answered, whatever is counted meanwhile.
    """
    own = asked.written_by(person)
    answers = {asked.twice.one(key): answer for key, answer in answers.items()}
    gone: list[str] = []
    found: str | None
    while True:
        if shown in asked.choices and shown not in {*answers, *own, *gone}:
            found = shown
        elif asked.small:
            found = _first(asked, {*answers, *own, *gone})
        else:
            with _guard:
                seed = int(person, 16) % 2**32
                found = next_statement(asked.tally, answers, own=[*own, *gone], seed=seed)
        if found is None:
            return None
        if (choice := open_store().responses.choice(found)) is not None:
            return choice
        gone.append(found)


def _first(asked: Table, known: set[str]) -> str | None:
    """Return the first statement that is left; ids are random, so their order is a lot."""
    return min((key for key in asked.choices if key not in known), default=None)


def record(asked: Table, person: str, statement: str, answer: int, before: int | None) -> None:
    """Count an answer that was stored."""
    with _guard:
        asked.tally.record(person, statement, answer, before=before)


def forget(asked: Table, person: str, statement: str, answer: int | None) -> None:
    """Count an answer no more that was taken back; None where there was none."""
    if answer is not None:
        with _guard:
            asked.tally.take_back(person, statement, answer)


def _read(workshop: Workshop, question: Question, known: Table | None) -> Table:
    responses = open_store().responses
    told = results.newest(workshop, question)
    twice = told.twice if told else Duplicates()
    given = [
        (each.participant_id, one, each.answer)
        for each, one in twice.answers(responses.all(question.id))
    ]
    if known is not None and known.revision == workshop.revision and known.twice is twice:
        choices, own = known.choices, known.own
    else:
        # What came since the newest results is not among them yet, and is put to nobody alone.
        shown = {
            key: author
            for key, author in responses.asked(question.id).items()
            if told is None or author is None or key in told.labels
        }
        listed = {one: shown[one] for one in twice.listed(shown) if one in shown}
        gone = _said_again(listed, Counter(one for _person, one, _answer in given))
        choices = {one: author for one, author in listed.items() if one not in gone}
        own = _by_author(choices)
    votes = Votes.of_asked(given, choices, least=GUIDING_ANSWERS)
    groups = opinion_groups(
        votes, smallest_group=workshop.smallest_group, fewest_answers=GUIDING_ANSWERS
    )
    tally = Tally.of(votes, groups).among(list(choices))
    small = totals.is_small_room(workshop)
    return Table(choices, own, twice, tally, workshop.revision, time.monotonic(), small)


def _by_author(choices: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return the statements of everyone who wrote some."""
    own: dict[str, list[str]] = defaultdict(list)
    for key, author in choices.items():
        if author is not None:
            own[author].append(key)
    return dict(own)


def _said_again(listed: Mapping[str, str | None], answered: Mapping[str, int]) -> set[str]:
    """Return the statements with which one person floods, but for one of them.

    Of a flood that is the one that most have answered, so that it stays while more come in. Only
    words of people who wrote enough for a flood are read.
    """
    many = [own for own in _by_author(listed).values() if len(own) >= FLOOD_COPIES]
    keys = [key for own in many for key in own]
    words = open_store().statements.visible(keys)
    first = sorted(words, key=lambda key: (-answered.get(key, 0), key))
    again = said_again([clean(words[key].text) for key in first], [listed[key] for key in first])
    return {key for key, said in zip(first, again.tolist(), strict=True) if said}
