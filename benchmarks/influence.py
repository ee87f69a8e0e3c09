"""``python -m benchmarks influence``: rooms that answer about a known graph of themes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.influence import influence_map, next_pair, themes_asked, together
from vision.influence.theme_pairs import ENOUGH
from vision.limits import MOST_PAIRS_ASKED

if TYPE_CHECKING:
    import argparse

    from vision.influence import Counts, InfluenceMap, Pair

THEMES: Final = 8
PEOPLE: Final = (12, 60, 150, 300)
RIGHT: Final = (0.7, 0.6)
"""How often a person says what is so; else one of the two other answers, as often each."""

DENSITY: Final = 0.2
"""Part of the pairs, beside the loops, that have an arrow."""

HARDER: Final = 0.25
"""Part of the arrows that say "harder"."""


@dataclass
class Tally:
    """What came of the rooms of one size."""

    rooms: int = 0
    judged: int = 0
    right: int = 0
    planted: int = 0
    found: int = 0
    answered: int = 0
    answered_found: int = 0
    extra: int = 0
    false_rooms: dict[str, int] = field(default_factory=dict)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("influence", help="rooms with a known graph of themes")
    parser.add_argument("--rooms", type=int, default=100)
    parser.add_argument("--random", type=int, default=400, help="rooms that answer anyhow")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print, by size of room, how much of the graph is found, and what is found in nothing."""
    print(
        "people | themes | answers a pair | arrows right (15+) | loops found | "
        "loops found (each arrow 15+) | loops not in it"
    )
    for right in RIGHT:
        print(f"each person is right {right:.0%} of the time")
        for people in PEOPLE:
            print(_known(people, args.rooms, right))
    print("answers anyhow: rooms with a loop")
    for name, shares in ANYHOW.items():
        print(name, *(_anyhow(people, shares, args.random) for people in PEOPLE), sep=" | ")
    print("people speak of themes anyhow: rooms with a pair called")
    print(" | ".join(_spoken(people, args.random) for people in PEOPLE))


ANYHOW: Final = {
    "each answer as often": (1 / 3, 1 / 3, 1 / 3),
    "mostly easier": (0.15, 0.25, 0.6),
    "nearly always easier": (0.05, 0.05, 0.9),
}
"""Shares of harder, neither and easier, whatever the pair is."""


def graph(themes: tuple[int, ...], draw: np.random.Generator) -> dict[Pair, int]:
    """Return a graph with a loop of two and one of three (where there is room), and more."""
    truth = {(a, b): 0 for a in themes for b in themes if a != b}
    order = [int(theme) for theme in draw.permutation(themes)]
    planted = [order[:2]] if len(order) < 5 else [order[:2], order[2:5]]
    for loop in planted:
        for a, b in zip(loop, [*loop[1:], loop[0]], strict=True):
            truth[a, b] = 1 if draw.random() > HARDER else -1
    for pair, sign in truth.items():
        if sign == 0 and draw.random() < DENSITY:
            truth[pair] = 1 if draw.random() > HARDER else -1
    return truth


def loops_of(truth: dict[Pair, int], themes: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the loops of a graph as a room that answers without error would show them."""
    sure = {pair: Counter({sign: 60}) for pair, sign in truth.items()}
    return {loop.themes for loop in influence_map(sure, themes).loops}


def ask(
    people: int, themes: tuple[int, ...], answers: np.ndarray, draw: np.random.Generator
) -> dict[Pair, Counts]:
    """Return what a room says that is asked one pair after another.

    Args:
        people: In the room; each answers six pairs.
        themes: Asked about.
        answers: Shape (themes, themes, 3): how likely each pair gets harder, neither, easier.
        draw: Random numbers.
    """
    counts: dict[Pair, Counts] = {}
    place = {theme: at for at, theme in enumerate(themes)}
    for person in range(people):
        mine: list[Pair] = []
        for _ in range(MOST_PAIRS_ASKED):
            pair = next_pair(themes, counts, mine, f"p{person}")
            if pair is None:
                break
            said = int(draw.choice(3, p=answers[place[pair[0]], place[pair[1]]])) - 1
            counts.setdefault(pair, Counter())[said] += 1
            mine.append(pair)
    return counts


def _known(people: int, rooms: int, right: float) -> str:
    tally, asked, told = Tally(), 0, 0.0
    for seed in range(rooms):
        draw = np.random.default_rng([people, seed])
        themes = themes_asked(dict.fromkeys(range(1, THEMES + 1), 50), people)
        truth = graph(themes, draw)
        answers = np.full((len(themes), len(themes), 3), (1 - right) / 2)
        for (a, b), sign in truth.items():
            answers[themes.index(a), themes.index(b), sign + 1] = right
        found = influence_map(ask(people, themes, answers, draw), themes)
        asked, told = len(themes), told + sum(a.people for a in found.arrows) / len(truth)
        _judge(tally, found, truth, loops_of(truth, themes))
    judged = f"{tally.right / tally.judged:.2f} of {tally.judged}" if tally.judged else "none"
    return (
        f"{people} | {asked} | {told / rooms:.0f} | {judged} | "
        f"{tally.found / max(tally.planted, 1):.2f} of {tally.planted} | "
        f"{tally.answered_found / max(tally.answered, 1):.2f} of {tally.answered} | {tally.extra}"
    )


def _judge(
    tally: Tally, found: InfluenceMap, truth: dict[Pair, int], true: set[tuple[int, ...]]
) -> None:
    for arrow in found.arrows:
        if arrow.people >= ENOUGH:
            tally.judged += 1
            tally.right += arrow.lean == truth[arrow.cause, arrow.effect]
    shown = {loop.themes for loop in found.loops}
    tally.planted += len(true)
    tally.found += len(true & shown)
    enough = {(a.cause, a.effect) for a in found.arrows if a.people >= ENOUGH}
    answered = {
        loop for loop in true if set(zip(loop, (*loop[1:], loop[0]), strict=True)) <= enough
    }
    tally.answered += len(answered)
    tally.answered_found += len(answered & shown)
    tally.extra += len(shown - true)


def _anyhow(people: int, shares: tuple[float, ...], rooms: int) -> str:
    called = 0
    for seed in range(rooms):
        draw = np.random.default_rng([people, seed, 7])
        themes = themes_asked(dict.fromkeys(range(1, THEMES + 1), 50), people)
        answers = np.broadcast_to(np.array(shares), (len(themes), len(themes), 3))
        called += bool(influence_map(ask(people, themes, answers, draw), themes).loops)
    return f"{people}: {called / rooms:.3f}"


def _spoken(people: int, rooms: int) -> str:
    called = 0
    for seed in range(rooms):
        draw = np.random.default_rng([people, seed, 9])
        likely = draw.uniform(0.05, 0.5, size=THEMES)
        many = draw.uniform(0.5, 1.6, size=people)
        said = draw.random((people, THEMES)) < np.clip(likely * many[:, None], 0, 0.95)
        spoken = [(f"p{who}", int(theme) + 1) for who, theme in np.argwhere(said)]
        pairs = together(spoken, range(1, THEMES + 1), smallest_group=5)
        called += any(pair.beyond_chance for pair in pairs)
    return f"{people}: {called / rooms:.3f}"
