"""Made situations: rooms of every kind, each sentence of a question held against its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from vision.alignment import Alignment, align, findings
from vision.significance import called_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection, Iterator

    from vision.findings import Finding

NAMES: Final = ("Executive", "Manager", "Team lead", "Frontline")
THEMES: Final = ("Pay", "Time with patients", "Shifts", "Parking", "Training", "Canteen")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks situations``."""
    parser = subparsers.add_parser("situations", help=__doc__)
    parser.add_argument("--rooms", type=int, default=2000)
    parser.add_argument("--permutations", type=int, default=99)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print how often each sentence was said, with an example, and every one that misleads."""
    said: dict[str, int] = {}
    example: dict[str, str] = {}
    wrong = []
    for seed in range(args.rooms):
        found = room(seed, args.permutations)
        loose = piles(seed, found)
        for each in sentences(found, loose):
            said[each.kind] = said.get(each.kind, 0) + 1
            example.setdefault(each.kind, str(each).split(". ")[0])
        wrong += [f"room {seed}: {each}" for each in misleading(found, loose)]
    print(f"\n{args.rooms} rooms; how often each sentence was said")
    for kind, times in sorted(said.items(), key=lambda pair: -pair[1]):
        print(f"{times:>6}  {kind:<30} {example[kind]}")
    print(f"\nsentences that mislead: {len(wrong)}", *wrong[:20], sep="\n")


def room(seed: int, permutations: int = 99) -> Alignment:
    """Return a made room: 2 to 4 levels of any size, alike or not, with or without rounds."""
    random = np.random.default_rng(seed)
    levels = list(NAMES[-int(random.integers(2, 5)) :])
    people = int(np.exp(random.uniform(np.log(8), np.log(400))))
    share = random.dirichlet(np.full(len(levels), 2.0))
    level = random.choice(len(levels), people, p=share)
    themes = int(random.integers(2, len(THEMES) + 1))
    same = random.dirichlet(np.full(themes, 1.0))
    own = random.dirichlet(np.full(themes, 1.0), len(levels))
    strength = random.choice([0.0, 0.0, 0.3, 0.7, 1.0])
    taste = (1 - strength) * same + strength * own
    rounds = int(random.integers(1, 3))
    unit = random.integers(0, int(random.integers(1, 5)), people)
    rows = [
        (f"p{who}", int(random.choice(themes, p=taste[level[who]])) + 1, levels[level[who]],
         f"Unit {unit[who]}", wave)
        for wave in range(1, rounds + 1)
        for who in range(people)
        if random.random() < (1.0 if wave == 1 else 0.6)
        for _ in range(int(random.integers(1, 4)))
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["person", "theme", "level", "unit", "round"])
    return align(
        table,
        themes=list(enumerate(THEMES[:themes], start=1)),
        levels=levels if random.random() < 0.8 else None,
        has_person=bool(random.random() < 0.9),
        permutations=permutations,
        seed=seed,
    )


def piles(seed: int, found: Alignment) -> frozenset[int]:
    """Return which themes of a made room have no common thread: in half of the rooms some."""
    random = np.random.default_rng(seed)
    share = random.choice([0.0, 0.5])
    return frozenset(each.id for each in found.themes if random.random() < share)


def sentences(found: Alignment, piles: Collection[int] = ()) -> tuple[Finding, ...]:
    """Return everything that pages and reports say of an alignment.

    Args:
        found: Who speaks of what.
        piles: Themes without a common thread.
    """
    told = (
        findings.headline(found, piles),
        findings.overall_finding(found),
        findings.heatmap_finding(found, piles),
        findings.gaps_finding(found),
        findings.trend_finding(found, piles),
        findings.units_finding(found),
        findings.rounds_finding(found),
    )
    return tuple(one for each in told if each is not None for one in each.all)


def misleading(found: Alignment, piles: Collection[int] = ()) -> Iterator[str]:
    """Yield every sentence that says more than its numbers, or denies what another view calls."""
    called = called_in(found)
    for each in sentences(found, piles):
        if each.sentence.claims and not called & set(each.sentence.claims):
            yield f"claims what nothing calls: {each}"
        if called & set(each.sentence.denies):
            yield f"denies what is called ({', '.join(called & set(each.sentence.denies))}): {each}"
        yield from _numbers(each, found)


def _numbers(said: Finding, found: Alignment) -> Iterator[str]:
    """Yield a sentence whose number is not true of every level it speaks of."""
    holds = TRUE_IF.get(said.kind)
    if holds is not None and not holds(dict(said.values), found):
        yield f"not true of every level: {said}"


def _most_shared(values: dict[str, object], found: Alignment) -> bool:
    """Tell whether no theme is spoken of by more where it is spoken of least."""
    rows = ([cell for cell in row if cell is not None] for row in found.reach)
    return min(_row(values, found).values()) == max(min(row) for row in rows if row)


def _row(values: dict[str, object], found: Alignment) -> dict[str, float]:
    """Return reach of the theme that is spoken of, by level."""
    names = [theme.name for theme in found.themes]
    cells = found.reach[names.index(str(values["theme"]))]
    levels = [level.name for level in found.levels]
    return {name: cell for name, cell in zip(levels, cells, strict=True) if cell is not None}


def _number(values: dict[str, object], name: str) -> int:
    return int(str(values[name]))


def _every_pair(values: dict[str, object], found: Alignment, name: str = "points") -> bool:
    gaps = [each.gap for each in found.detectable]
    return all(gap is not None and round(100 * gap) <= _number(values, name) for gap in gaps)


def _that_pair(values: dict[str, object], found: Alignment) -> bool:
    pair = (values["level_a"], values["level_b"])
    gaps = [each.gap for each in found.detectable if (each.level_a, each.level_b) == pair]
    return [round(100 * gap) for gap in gaps if gap] == [_number(values, "points")]


def _goes_up(values: dict[str, object]) -> int:
    return _number(values, "at_top") - _number(values, "from_bottom")


def _least(values: dict[str, object], found: Alignment) -> bool:
    return round(100 * min(_row(values, found).values())) >= _number(values, "least")


def _few(values: dict[str, object], found: Alignment) -> bool:
    return _least(values, found) and _number(values, "least") < 100 * findings.WIDELY


def _more_above(values: dict[str, object], found: Alignment) -> bool:
    row = _row(values, found)
    return row[str(values["high"])] > row[str(values["low"])]


TRUE_IF: Final[dict[str, Callable[[dict[str, object], Alignment], bool]]] = {
    "shared": lambda values, found: _least(values, found) and _most_shared(values, found),
    "little shared": lambda values, found: _few(values, found) and _most_shared(values, found),
    "shared, threaded": _least,
    "little shared, threaded": _few,
    "gap": _more_above,
    "gap, loose": _more_above,
    "fades": lambda values, _: _goes_up(values) < 0,
    "fades, loose": lambda values, _: _goes_up(values) < 0,
    "grows": lambda values, _: _goes_up(values) > 0,
    "grows, loose": lambda values, _: _goes_up(values) > 0,
    "all could": _every_pair,
    "none, all could": _every_pair,
    "some could": lambda values, found: (
        _every_pair(values, found, "most") and _that_pair(values, found)
    ),
    "none, some could": lambda values, found: (
        _every_pair(values, found, "most") and _that_pair(values, found)
    ),
    "one pair could": _that_pair,
    "none, one pair could": _that_pair,
    "none, too small": lambda values, found: all(
        each.gap is None or round(100 * each.gap) >= _number(values, "points")
        for each in found.detectable
    ),
    "different": lambda _, found: (found.overall.overlap if found.overall else 1) < findings.MUCH,
    "mostly shared": lambda _, found: (
        (found.overall.overlap if found.overall else 0) >= findings.MUCH
    ),
}
"""What has to be so wherever a sentence is said."""
