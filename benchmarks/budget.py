"""One budget: how often anything at all is called, over every verdict, where nothing differs."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks import alignment, influence
from benchmarks.labelled import load
from benchmarks.manner import unmannered
from benchmarks.say_back import measured
from vision.alignment import align
from vision.drafts.pulses import compare, count
from vision.influence import influence_map, themes_asked, together
from vision.models import Lens
from vision.significance import BUDGET, VERDICTS, called_in

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from vision.drafts.pulses import Counted, Moved
    from vision.drafts.say_back import SaidBack
    from vision.influence import InfluenceMap
    from vision.manner import Manner

MADE: Final = "made"
SETS: Final = ("hwu64", "banking77", "klimarat-de")
SHORT: Final = 300
PICTURE: Final = 8
"""Words of a picture."""
MOST_PICTURES: Final = 25
"""Of a sentence; more are told apart better."""
SENTENCES: Final = tuple(f"Sentence {number}" for number in range(1, 7))
MOSTLY_EASIER: Final = influence.ANYHOW["mostly easier"]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks budget``."""
    parser = subparsers.add_parser("budget", help=__doc__)
    parser.add_argument("--rooms", type=int, default=200, help="for each line")
    parser.add_argument("--first", type=int, default=0, help="seed of the first room")
    parser.add_argument("--people", type=int, nargs="*", default=(30, 100, 400))
    parser.add_argument("--themes", nargs="*", default=(MADE,), help="made, words or meaning")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print how often each verdict, and anything at all, is called in rooms without differences."""
    names = [verdict.name for verdict in VERDICTS]
    print(f"\n% of {args.rooms} rooms in which nothing differs, every part of a workshop in each;")
    print(f"the budget is {100 * BUDGET:.0f} for anything at all")
    print(f"{'themes':>8} {'people':>6}", *(f"{n:>{len(n) + 1}}" for n in names), " anything")
    for how, people in product(args.themes, args.people):
        counted, anything = Counter[str](), 0
        for seed in range(args.first, args.first + args.rooms):
            called = room(how, people, seed)
            counted.update(called)
            anything += bool(called)
        cells = [f"{100 * counted[n] / args.rooms:>{len(n) + 1}.1f}" for n in names]
        print(f"{how:>8} {people:>6}", *cells, f"{100 * anything / args.rooms:>9.1f}", flush=True)


def room(how: str, people: int, seed: int, permutations: int = 199) -> frozenset[str]:
    """Return every verdict that a workshop calls in which levels, units and rounds are alike.

    Args:
        how: ``made`` for themes drawn at random, else the lens by which themes of real statements
            are found, manner looked for first.
        people: How many.
        seed: Of the room.
        permutations: How often people are dealt by chance.
    """
    random = np.random.default_rng([seed, people, len(how)])
    rows = alignment.workshop(people, random, rounds=2)
    manner: Manner | None = None
    if how != MADE:
        rows, manner = _said(rows, Lens(how), seed, random)
    themes = sorted(rows["theme"].unique().tolist())
    told = align(
        rows,
        themes=[(theme, f"T{theme}") for theme in themes],
        levels=alignment.LEVELS,
        permutations=permutations,
        seed=seed,
    )
    spoken = zip(rows["person"].astype(str), rows["theme"], strict=True)
    return called_in(
        told,
        manner,
        *alignment.answers(people, random),
        *together(spoken, themes, smallest_group=5),
        _influence(people, random),
        *_pulses(people, random),
        *_pictures(people, random),
    )


def _said(
    rows: pd.DataFrame, lens: Lens, seed: int, random: np.random.Generator
) -> tuple[pd.DataFrame, Manner]:
    """Return the rows with real statements dealt to people, in themes found, and their manner."""
    table = load(SETS[seed % len(SETS)])
    table = table[table["text"].str.len() < SHORT]
    subjects = random.permutation(table["label"].unique())[: alignment.THEMES]
    table = table[table["label"].isin(subjects)]
    texts = table["text"].to_numpy()[random.integers(0, len(table), len(rows))].tolist()
    people = rows["person"].astype(str).tolist()
    manner, labels = unmannered(texts, people, rows["level"].tolist(), lens)
    lengths = [len(text) for text in (manner.texts if manner.found else texts)]
    found = rows.assign(theme=labels, length=lengths)
    return found[found["theme"] > 0], manner


def _influence(people: int, random: np.random.Generator) -> InfluenceMap:
    """Return what drives what where everybody mostly says "easier", whatever the pair."""
    themes = themes_asked(dict.fromkeys(range(1, alignment.THEMES + 1), people), people)
    answers = np.broadcast_to(np.array(MOSTLY_EASIER), (len(themes), len(themes), 3))
    return influence_map(influence.ask(people, themes, answers, random), themes)


def _pulses(people: int, random: np.random.Generator) -> tuple[Moved, ...]:
    """Return what became of a vision's sentences from one pulse to another that is like it."""
    return compare(_pulse(people, random), _pulse(people, random))


def _pictures(people: int, random: np.random.Generator) -> tuple[SaidBack, ...]:
    """Return what was said back of sentences that are pictured alike: made words, some of its own.

    How much of a picture is of its sentence differs from room to room, nothing to all of it.
    """
    each = min(people // len(SENTENCES), MOST_PICTURES)
    own = int(random.integers(0, PICTURE + 1))
    texts = {
        sentence: [
            " ".join(
                [f"a{at}b{word}" for word in random.integers(0, 40, own)]
                + [f"common{word}" for word in random.integers(0, 300, PICTURE - own)]
            )
            for _ in range(each)
        ]
        for at, sentence in enumerate(SENTENCES)
    }
    return measured(texts, None)


def _pulse(people: int, random: np.random.Generator) -> Counted:
    level = random.choice(alignment.LEVELS, people, p=alignment.SHARES)
    middles = np.linspace(3, 8, len(SENTENCES))
    ratings = np.clip(np.round(random.normal(middles, 2.2, (people, len(SENTENCES)))), 0, 10)
    return count(
        [(f"p{who}", at, int(of_10)) for (who, at), of_10 in np.ndenumerate(ratings)],
        SENTENCES,
        levels={f"p{who}": name for who, name in enumerate(level.tolist())},
        order=[(name, name) for name in alignment.LEVELS],
        smallest_group=5,
    )
