"""Whose voices lift a group over the smallest one, in a question and in answers to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vision.privacy import ExistingPeople

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.models import Question, Workshop
    from vision.store import Present


def writers(workshop: Workshop, question: Question, present: Iterable[Present]) -> ExistingPeople:
    """Return how many of those who may have written to a question exist.

    Where a question was filled from one file that tells people apart, these are beyond doubt; of
    one that does not, each row may be anybody's, as a phone may. Elsewhere rows lift nothing,
    phones count up to those expected, and whoever came with a slip counts.

    Args:
        workshop: A strict one; in others nobody is doubted.
        question: Theirs.
        present: Everyone in the workshop.
    """
    if not workshop.strict or question.filled == "people":
        return ExistingPeople()
    people = list(present)
    if question.filled == "rows":
        return _against(workshop, [each for each in people if each.row], frozenset())
    rows = frozenset(each.id for each in people if each.row)
    return _against(workshop, [each for each in people if not each.row], rows)


def answerers(workshop: Workshop, question: Question, present: Iterable[Present]) -> ExistingPeople:
    """Return how many of those who may answer exist: phones and slips, whoever wrote.

    Args:
        workshop: A strict one; in others nobody is doubted.
        question: What the statements to be answered belong to.
        present: Everyone in the workshop.
    """
    if not workshop.strict:
        return ExistingPeople()
    people = list(present)
    rows = frozenset(each.id for each in people if each.row and not question.filled)
    return _against(workshop, [each for each in people if not each.row], rows)


def _against(workshop: Workshop, people: list[Present], rows: frozenset[str]) -> ExistingPeople:
    """Return people against how many were expected; nobody expects people without a level.

    More slips used than people expected are as many phones too many: whoever prints slips may keep
    some.
    """
    seated = Counter(each.level_id for each in people if each.seated)
    joined = Counter(each.level_id or "" for each in people if not each.seated)
    joined += Counter(
        {
            level.id: seated[level.id] - level.expected
            for level in workshop.levels
            if 0 < level.expected < seated[level.id]
        }
    )
    expected: dict[str, int | None] = {
        level.id: max(0, level.expected - seated[level.id]) if level.expected else None
        for level in workshop.levels
    }
    return ExistingPeople(dict(joined), expected, rows)
