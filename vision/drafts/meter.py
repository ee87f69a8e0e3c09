"""How a vision came about: a meter from telling to co-creating, with its evidence.

``docs/methods/meter.md`` says what each kind of evidence is, and why it weighs what it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from vision.drafts.lineage import Sentence, Step, lineage
from vision.privacy import round_share
from vision.privacy.totals_in_steps import is_small, others

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.drafts.lineage import Suggested, Version

WEIGHTS: Final = {"first": 30, "carried": 25, "taken": 20, "changed": 15, "answered": 10}
"""What each kind of evidence weighs; together 100. Written down before any room was tried."""

CUTS: Final = (2, 12, 35, 70)
"""Sums from which a vision was sold, tested, consulted on and co-created."""


class Stage(StrEnum):
    """A way in which a vision comes about, from the least that people have in it to the most.

    Source:
        Bryan Smith, "Building shared vision: how to begin", in Senge, Roberts, Ross, Smith &
        Kleiner (1994), The Fifth Discipline Fieldbook.
    """

    TELLING = "telling"
    SELLING = "selling"
    TESTING = "testing"
    CONSULTING = "consulting"
    CO_CREATING = "co-creating"


@dataclass(frozen=True, slots=True)
class Meter:
    """How a vision came about, with its evidence.

    Attributes:
        stage: Its name.
        score: Sum of the evidence by its weights, 0 to 100.
        evidence: Kind to 0..1, in the order of ``WEIGHTS``.
        wrote_first: Part of those who wrote that had before the first version, 0 to 1.
        sentences: In the vision as it stands.
        carried_by_all: Of them, those that carry words of every level.
        carried_by_some: Those that carry words of anybody.
        suggested: Wordings that people suggested, the same words once.
        standing: Sentences that stand as somebody suggested them.
        grew: Levels whose voice in the text grew, after people had spoken.
        levels: Levels as they are told apart.
        doors: Door to the part of levels from which enough people came through it, 0 to 1.
    """

    stage: Stage
    score: int
    evidence: Mapping[str, float]
    wrote_first: float
    sentences: int
    carried_by_all: int
    carried_by_some: int
    suggested: int
    standing: int
    grew: tuple[str, ...]
    levels: tuple[str, ...]
    doors: Mapping[str, float]


def meter(
    versions: Sequence[Version],
    *,
    wrote: int,
    levels: Sequence[str],
    suggestions: Sequence[Suggested],
    remarked: Mapping[int, frozenset[int]],
    doors: Mapping[str, float],
    smallest_group: int,
    top: int | None = 0,
) -> Meter | None:
    """Return how a vision came about; None as long as none is shared with everyone.

    Args:
        versions: All that are known, the first one first.
        wrote: How many people have written by now, of whatever level.
        levels: Names of levels or bands, as the versions' sentences have them.
        suggestions: Wordings that people suggested and that may be shown.
        remarked: Number of a version to its sentences, from 0, that people remarked on; -1 for
            the whole text.
        doors: Door to the part of levels from which enough people came through it, 0 to 1.
        smallest_group: People that are needed before anything is called theirs.
        top: How many people the top level may have, None where nobody has said: nothing tells
            whether it was they who wrote.
    """
    steps = lineage(versions, suggestions, smallest_group=smallest_group, top=top)
    if not steps:
        return None
    now = steps[-1]
    sentences = max(now.size, 1)
    reached = [now.levels_of(each) & frozenset(levels) for each in now.sentences]
    some = sum(bool(each) for each in reached)
    standing = sum(each.suggested for each in now.sentences)
    first = _first(versions[0].wrote, wrote, smallest_group, top)
    grew, moved = _grew(steps, levels), _moved(steps, remarked)
    evidence = {
        "first": first * min(1.0, 2 * some / sentences),
        "carried": sum(map(len, reached)) / sentences / max(len(levels), 1),
        "taken": min(1.0, 3 * standing / sentences),
        "changed": (bool(moved or grew) + len(grew) / max(len(levels), 1)) / 2,
        "answered": sum(doors.values()) / max(len(doors), 1),
    }
    score = sum(WEIGHTS[kind] * part for kind, part in evidence.items())
    return Meter(
        _stage(score, standing),
        round(score),
        evidence,
        first,
        len(now.sentences),
        sum(len(each) == len(levels) for each in reached),
        some,
        len({(each.number, each.text) for each in suggestions}),
        standing,
        grew,
        tuple(levels),
        dict(doors),
    )


def _first(before: int, wrote: int, smallest_group: int, top: int | None) -> float:
    """Return the part of those who wrote that had before the first version, as it may be shown.

    In a small room both are counted in steps, so that nobody is seen to write or to withdraw. None
    where those before may all have been of the top level, but for few.
    """
    if others(min(before, wrote), top, smallest_group) < smallest_group:
        return 0.0
    step = smallest_group if is_small(wrote, smallest_group) else 1
    first, now = (people - people % step for people in (before, wrote))
    return round_share(min(1.0, first / now), now)


def _stage(score: float, standing: int) -> Stage:
    """Return the name of a sum; nothing is co-created without a wording of people's own."""
    stage = list(Stage)[sum(score >= cut for cut in CUTS)]
    return Stage.CONSULTING if stage is Stage.CO_CREATING and not standing else stage


def _moved(steps: Sequence[Step], remarked: Mapping[int, frozenset[int]]) -> bool:
    """Return whether a sentence changed that people had remarked on, after they had spoken."""
    for before, after in pairwise(steps):
        if not after.grounded:
            continue
        kept = {each.origin for each in after.sentences if _same(before, each)}
        changed = set(range(len(before.sentences))) - kept
        said = remarked.get(before.number, frozenset())
        anything = changed or len(after.sentences) != len(before.sentences)
        if changed & said or (-1 in said and anything):
            return True
    return False


def _same(before: Step, now: Sentence) -> bool:
    return now.origin is not None and before.sentences[now.origin].text == now.text


def _grew(steps: Sequence[Step], levels: Sequence[str]) -> tuple[str, ...]:
    """Return the levels whose voice grew from the first version to the last after people spoke."""
    after = [step for step in steps[1:] if step.grounded]
    if not after:
        return ()
    then, now = steps[0].voice, after[-1].voice
    return tuple(level for level in levels if (now.get(level) or 0.0) > (then.get(level) or 0.0))
