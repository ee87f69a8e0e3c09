"""Pulses: how true each sentence of a vision is today, and whether the gap closes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.limits import HIGHEST_RATING
from vision.privacy import EVERYONE, ExistingPeople, release
from vision.privacy.grouping import groups
from vision.privacy.share_rounding import FEW_PEOPLE
from vision.significance import Share, adjusted, likely_change, permutation_test
from vision.significance.rating_changes import mean
from vision.significance.registry import CLOSER, FURTHER
from vision.translation import marked

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy.answer_publication import Answer

STAYED: Final = marked("no change beyond chance")
NEAR: Final[Mapping[Answer, Answer]] = {
    n: n + 1 if n < HIGHEST_RATING / 2 else n - 1 for n in range(HIGHEST_RATING + 1)
}
"""What one of a level is counted under where all of it say the same."""

_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class Rated:
    """How true one group finds one sentence; counts by rating, 0 to 10, fit to be kept and shown.

    Attributes:
        level: Name of the level or band, or ``Everyone``.
        counts: People by rating, at least the smallest group; None where withheld.
    """

    level: str
    counts: tuple[int, ...] | None

    @property
    def people(self) -> int:
        """How many people rated it; 0 where withheld."""
        return sum(self.counts or ())

    @property
    def mean(self) -> float | None:
        """Mean rating, 0 to 10, to one digit; None where withheld."""
        return None if self.counts is None else round(mean(self.counts), 1)


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """How true a sentence is.

    Attributes:
        text: Of the sentence.
        everyone: The whole room.
        levels: From the top down; empty where levels may not be told apart.
    """

    text: str
    everyone: Rated
    levels: tuple[Rated, ...]

    @property
    def groups(self) -> tuple[Rated, ...]:
        """Everyone first, then level by level."""
        return (self.everyone, *self.levels)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a pulse came to: counts, and nobody's answers.

    Attributes:
        people: Who answered; None for fewer than the smallest group.
        sentences: In the order of the draft.
    """

    people: int | None
    sentences: tuple[RatedSentence, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Counted:
        """Return what ``to_json`` wrote."""
        return cls(
            data["people"],
            tuple(
                RatedSentence(
                    row["text"], _rated(row["everyone"]), tuple(_rated(e) for e in row["levels"])
                )
                for row in data["sentences"]
            ),
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """How one group finds one sentence now, against the pulse that :func:`compared` chooses.

    Attributes:
        text: Of the sentence.
        level: Name of the level or band, or ``Everyone``.
        before: Mean in that pulse, 0 to 10.
        now: Mean now.
        low: Likely range (95%) of the change, in halves of a point below 100 people: from ...
        high: ... to.
        verdict: Truer, less true, or no change beyond chance.
    """

    text: str
    level: str
    before: float
    now: float
    low: float
    high: float
    verdict: str


def count(
    answers: Iterable[tuple[str, int, int]],
    sentences: Sequence[str],
    *,
    levels: Mapping[str, str | None],
    order: Sequence[tuple[str, str]],
    smallest_group: int,
    existing: ExistingPeople | None = None,
) -> Counted:
    """Return what a pulse came to, by levels as far as these may be told apart in it.

    Counted once, when it is over. Of each sentence a level counts with at least ``smallest_group``
    answers, and whoever is not counted in a level is not counted in everyone either, so that
    nothing can be worked out by subtraction.

    Args:
        answers: Person, sentence from 0, and 0 to 10.
        sentences: Texts.
        levels: Person to level id, of this pulse alone.
        order: Level ids and names, from the top down.
        smallest_group: People that a group needs.
        existing: How many of those who answered exist; None where nobody is doubted.
    """
    given = [(str(at), person, of_10) for person, at, of_10 in answers if at < len(sentences)]
    here = existing or ExistingPeople()
    bands, _units = groups(
        [(levels.get(person), None) for person in {person for _, person, _ in given}],
        ((), ()),
        [level for level, _ in order],
        smallest_group,
        dict(order),
        existing=here,
    )
    least = smallest_group + here.doubt(smallest_group)
    asked = [str(at) for at in range(len(sentences))]
    told = release(None, given, asked=asked, levels=levels, bands=bands, smallest_group=least)
    found = tuple(
        RatedSentence(
            text,
            Rated(EVERYONE, _counts(told.everyone(thing, NEAR))),
            tuple(
                Rated(band.name, _counts(counted))
                for band, counted in zip(bands, told.by_band(thing, bands, NEAR), strict=True)
            )
            if len(bands) >= _SEVERAL
            else (),
        )
        for thing, text in zip(asked, sentences, strict=True)
    )
    people = len({person for _, person, _ in given})
    return Counted(people if people >= least else None, found)


def compared(pulses: Sequence[Counted]) -> tuple[int, int] | None:
    """Return which pulse is told of, after the place of the one with which it is compared.

    The last and the first of those that enough people answered: the same one twice where there is
    no other, None where there is none at all.

    Args:
        pulses: What each pulse that is over came to, the first one first.
    """
    enough = [at for at, each in enumerate(pulses) if each.people is not None]
    return (enough[0], enough[-1]) if enough else None


def latest(pulses: Sequence[Counted]) -> tuple[Counted, tuple[Moved, ...]] | None:
    """Return the pulse that is told of, and its changes where there is one to compare it with.

    Args:
        pulses: As in :func:`compared`, whose choice this is; None where that finds none.
    """
    chosen = compared(pulses)
    if chosen is None:
        return None
    before, now = chosen
    return pulses[now], compare(pulses[before], pulses[now]) if before != now else ()


def compare(first: Counted, last: Counted) -> tuple[Moved, ...]:
    """Return whether sentences are truer than in an earlier pulse: everyone, then by level.

    Sentences are the same where their words are; levels where both pulses tell them apart alike.
    The means of two pulses are compared by dealing people to the two anew (a permutation test),
    and all comparisons of a workshop are one family (Benjamini-Hochberg).
    """
    before = {each.text: {g.level: g.counts for g in each.groups} for each in first.sentences}
    pairs = [
        (each.text, group.level, before[each.text].get(group.level), group.counts)
        for each in last.sentences
        if each.text in before
        for group in each.groups
    ]
    known = [(text, level, a, b) for text, level, a, b in pairs if a and b]
    q = adjusted([permutation_test(a, b) for _, _, a, b in known])
    called = np.asarray(q) <= Share.PULSES.value
    return tuple(
        _moved(text, level, a, b, called=bool(beyond))
        for (text, level, a, b), beyond in zip(known, called, strict=True)
    )


def _moved(text: str, level: str, a: Sequence[int], b: Sequence[int], *, called: bool) -> Moved:
    low, high = likely_change(a, b)
    few = min(sum(a), sum(b)) < FEW_PEOPLE
    step = 0.5 if few else 0.1
    verdict = STAYED
    if called:
        verdict = CLOSER if mean(b) > mean(a) else FURTHER
    down, up = float(np.floor(low / step) * step), float(np.ceil(high / step) * step)
    return Moved(
        text, level, round(mean(a), 1), round(mean(b), 1), round(down, 1), round(up, 1), verdict
    )


def _counts(counted: Counter[Answer]) -> tuple[int, ...] | None:
    if not counted.total():
        return None
    return tuple(counted[rating] for rating in range(HIGHEST_RATING + 1))


def _rated(data: Mapping[str, Any]) -> Rated:
    counts = data["counts"]
    return Rated(data["level"], None if counts is None else tuple(counts))
