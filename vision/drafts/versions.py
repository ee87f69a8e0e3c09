"""Versions of a draft: who may save, and what changed for whom."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.drafts.coverage import Coverage

Kind = Literal["same", "changed", "added", "removed"]

ALIKE: Final = 0.5
"""Likeness of letters from which on a sentence counts as changed, not as a new one."""

NEAR: Final = 40
"""Sentences ahead among which a reworded one is looked for: all pairs of two long drafts that have
nothing in common would take half a minute."""


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence, before and after.

    Attributes:
        kind: What happened to it.
        before: Its text in the earlier version; None if added.
        after: Its text in the later version; None if removed.
    """

    kind: Kind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a later version changed.

    Attributes:
        changes: Sentences in reading order, those that stayed included.
        voice: By level, share of its voice before, after; None where withheld.
        better: Levels whose share grew.
        worse: Levels whose share shrank.
    """

    changes: tuple[Change, ...]
    voice: dict[str, tuple[float | None, float | None]]
    better: tuple[str, ...]
    worse: tuple[str, ...]


def compare(before: Coverage, after: Coverage) -> Comparison:
    """Return what changed between two versions and for whom it got better.

    Args:
        before: Coverage of the earlier version.
        after: Of the later one, over the same themes and people.
    """
    voice = {
        level: (before.voice.get(level), after.voice.get(level))
        for level in dict.fromkeys([*before.voice, *after.voice])
    }
    grown = {
        level: now - then
        for level, (then, now) in voice.items()
        if then is not None and now is not None
    }
    return Comparison(
        changes=changes(
            [clause.text for clause in before.clauses], [clause.text for clause in after.clauses]
        ),
        voice=voice,
        better=tuple(level for level, by in grown.items() if by > 0),
        worse=tuple(level for level, by in grown.items() if by < 0),
    )


def changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """Return sentence by sentence what a later version did.

    Example:
        >>> [change.kind for change in changes(["We listen.", "We pay."], ["We listen.", "Go!"])]
        ['same', 'removed', 'added']
    """
    found: list[Change] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            found += [Change("same", text, text) for text in before[a_start:a_end]]
        else:
            found += _replaced(before[a_start:a_end], after[b_start:b_end])
    return tuple(found)


def _replaced(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Return sentences paired with what became of them, in order, as far as they are alike."""
    found: list[Change] = []
    taken = 0
    for old in before:
        likeness = [_alike(old, new) for new in after[taken : taken + NEAR]]
        best = max(likeness, default=0.0)
        if best < ALIKE:
            found.append(Change("removed", old, None))
            continue
        at = taken + likeness.index(best)
        found += [Change("added", None, new) for new in after[taken:at]]
        found.append(Change("changed", old, after[at]))
        taken = at + 1
    return [*found, *(Change("added", None, new) for new in after[taken:])]


def _alike(old: str, new: str) -> float:
    return SequenceMatcher(a=old.casefold(), b=new.casefold(), autojunk=False).ratio()
