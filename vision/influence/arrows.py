"""What a room says of one pair of themes: an arrow, with the people behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final, TypeAlias

from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.influence.theme_pairs import Pair

Counts: TypeAlias = Counter[int]
"""How many said easier (1), harder (-1) and neither (0)."""

EASIER: Final = 1
HARDER: Final = -1
NEITHER: Final = 0

LIKELY_Z: Final = 1.645
"""Half width of a likely range (90 of 100), in standard errors."""

EVEN: Final = 1.0 / 3.0
"""Share of each answer where people answer anyhow."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """What people say of one pair of themes; it may be shown.

    Attributes:
        cause: Theme of which there is more.
        effect: Theme that gets easier or harder.
        people: How many answered, at least the smallest group.
        easier: Share who say that it gets easier, 0..1; ``harder`` and ``neither`` likewise.
        harder: Share who say that it gets harder.
        neither: Share who say neither.
        lean: The most common answer: 1 easier, -1 harder, 0 neither or a tie.
        net: ``easier`` less ``harder``, -1..1.
        low: Likely range (90 of 100) of ``net``, from.
        high: Likely range of ``net``, to.
        steady: Whether the answer stands out enough for loops to be built on.
    """

    cause: int
    effect: int
    people: int
    easier: float
    harder: float
    neither: float
    lean: int
    net: float
    low: float
    high: float
    steady: bool

    @property
    def strength(self) -> float:
        """What it adds to active and passive sums, 0..1; nothing where it leans nowhere."""
        return abs(self.net) if self.lean else 0.0

    @property
    def variance(self) -> float:
        """Of ``net``."""
        return ((self.high - self.low) / (2.0 * LIKELY_Z)) ** 2


def arrows(counts: Mapping[Pair, Counts], level: float) -> tuple[Arrow, ...]:
    """Return an arrow for each pair with answers, in the order given.

    An arrow is *steady* if more than half give the answer it leans to, and that many would give it
    in few rooms in which answers do not depend on the pair: there each pair would get that answer
    as often as the other pairs of the room do in the mean, and no less often than one in three. A
    room that says "easier" to everything therefore has no steady arrow. Each pair counts once in
    that mean, however many answers it has: those that seem to have an arrow are asked more often.

    Args:
        counts: Answers of as many people as may be counted, by pair.
        level: How many rooms are few, 0..1: ``vision.influence.loops.steady_level``.
    """
    known = {pair: answers for pair, answers in counts.items() if answers.total()}
    sums = {
        said: sum(answers[said] / answers.total() for answers in known.values())
        for said in (HARDER, NEITHER, EASIER)
    }
    found = []
    for pair, answers in known.items():
        lean = _lean(answers)
        others = sums[lean] - answers[lean] / answers.total()
        usual = others / (len(known) - 1) if len(known) > 1 else EVEN
        found.append(_arrow(pair, answers, usual, level))
    return tuple(found)


def _arrow(pair: Pair, answers: Counts, usual: float, level: float) -> Arrow:
    people = answers.total()
    lean = _lean(answers)
    net, low, high = _net(answers[EASIER], answers[HARDER], people)
    by_chance = 2.0 * stats.binom.sf(answers[lean] - 1, people, max(usual, EVEN))
    return Arrow(
        *pair,
        people=people,
        easier=answers[EASIER] / people,
        harder=answers[HARDER] / people,
        neither=answers[NEITHER] / people,
        lean=lean,
        net=net,
        low=low,
        high=high,
        steady=bool(lean and 2 * answers[lean] > people and by_chance <= level),
    )


def _lean(answers: Counts) -> int:
    """Return the most common answer; neither where two are equally common."""
    (first, most), *rest = answers.most_common()
    return NEITHER if rest and rest[0][1] == most else first


def _net(easier: int, harder: int, people: int) -> tuple[float, float, float]:
    """Return the difference of two shares of the same people with its likely range.

    Source:
        Agresti, Min (2005), Statistics in Medicine 24, 729-740: half a person more in each cell.
    """
    net = (easier - harder) / people
    more = people + 2.0
    centre = (easier - harder) / more
    spread = (easier + harder + 1.0) / more - centre**2
    half = LIKELY_Z * sqrt(max(spread, 0.0) / more)
    return net, max(-1.0, min(centre - half, net)), min(1.0, max(centre + half, net))
