"""Is manner taken for substance? Real statements dealt to levels, managers with a manner."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from benchmarks.labelled import load
from vision.alignment import Alignment, align
from vision.manner import Manner, find_manner, plainly
from vision.models import Lens
from vision.significance import called_in
from vision.themes import default_encoder, find_labels, find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder, Themes

MANNERS: Final = tomllib.loads(Path(__file__).with_name("manners.toml").read_text(encoding="utf-8"))
SETS: Final = {"hwu64": "en", "banking77": "en", "klimarat-de": "de", "made": "fr"}
LEVELS: Final = ("Manager", "Staff")
PEOPLE: Final = 240
MANAGERS: Final = 60
LABELS: Final = 8
MORE: Final = 0.3
"""How much more often managers speak of one label, where there is a true gap."""

KINDS: Final = (
    "none",
    "stock open",
    "stock close",
    "stock words",
    "stock all",
    "varied open",
    "varied close",
    "varied words",
    "varied all",
    "two in one",
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks manner``."""
    parser = subparsers.add_parser("manner", help=__doc__)
    parser.add_argument("--rooms", type=int, default=10, help="for each set and manner")
    parser.add_argument("--first", type=int, default=1000, help="seed of the first room")
    parser.add_argument("--lens", choices=[*Lens], default=None, help="both by default")
    parser.add_argument("--kinds", nargs="*", default=KINDS)
    parser.add_argument("--sets", nargs="*", default=[*SETS])
    parser.add_argument("--gap", action="store_true", help="power: managers speak of one more")
    parser.add_argument("--before", action="store_true", help="without taking manner out")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print what was called, in percent of rooms, for each manner and lens."""
    what = "the right gap, anything" if args.gap else "anything"
    how = "manner left in" if args.before else "manner taken out"
    print(f"\n% of {args.rooms} rooms for each of {', '.join(args.sets)} with {what} called; {how}")
    for lens, kind in product([Lens(args.lens)] if args.lens else [*Lens], args.kinds):
        rooms = [
            judged(room(name, kind, seed, gap=args.gap), lens, before=args.before)
            for name in args.sets
            for seed in range(args.first, args.first + args.rooms)
        ]
        called = Counter(verdict for each in rooms for verdict in each.called)
        shares = {verdict: round(100 * times / len(rooms)) for verdict, times in called.items()}
        anything = 100 * np.mean([bool(each.called) for each in rooms])
        opened = 100 * np.mean([each.found for each in rooms])
        right = f"right {100 * np.mean([each.right for each in rooms]):>3.0f}" if args.gap else ""
        sets = " ".join(
            f"{np.mean([bool(each.called) for each in rooms if each.name == name]):.2f}"
            for name in args.sets
        )
        print(
            f"{lens.value:<8}{kind:<13}{right} anything {anything:>3.0f} ({sets}) manner found"
            f" {opened:>3.0f} {shares}",
            flush=True,
        )


@dataclass(frozen=True)
class Room:
    """Statements of one person each."""

    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    levels: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Judged:
    """What was called in a room."""

    name: str
    called: frozenset[str]
    right: bool
    found: bool


def statements(name: str) -> pd.DataFrame:
    """Return a set's statements and what they are about; the French one is made of pieces."""
    if name != "made":
        table = load(name)
        return table[table["text"].str.len() < 300]
    rows = [
        (f"{thing} {way}" if which % 2 else f"{thing.capitalize()} {way}", subject)
        for subject, (things, ways) in MANNERS["subjects"].items()
        for which, (thing, way) in enumerate(product(things, ways))
    ]
    return pd.DataFrame(rows, columns=["text", "label"])


def room(name: str, kind: str, seed: int, *, gap: bool = False) -> Room:
    """Return a room in which managers write in a manner, and speak of the same as others or not."""
    random = np.random.default_rng([seed, sum(map(ord, name))])
    table = statements(name)
    common = table["label"].value_counts()
    names = random.permutation(common[common >= 40].index.to_numpy())[:LABELS]
    target = str(names[0])
    levels = [LEVELS[0]] * MANAGERS + [LEVELS[1]] * (PEOPLE - MANAGERS)
    drawn = []
    for level in levels:
        share = np.full(len(names), (1 - 0.15) / (len(names) - 1))
        share[0] = 0.15
        if gap and level == LEVELS[0]:
            share = np.full(len(names), (1 - 0.15 - MORE) / (len(names) - 1))
            share[0] = 0.15 + MORE
        drawn.append(str(random.choice(names, p=share)))
    pools = {
        label: list(random.permutation(table.loc[table["label"] == label, "text"].to_numpy()))
        for label in names
    }
    texts = [_taken(pools[label], random) for label in drawn]
    write = Writer(SETS[name], kind, random)
    for k in range(MANAGERS):
        second = _taken(pools[drawn[int(random.integers(MANAGERS))]], random)
        texts[k] = write(str(texts[k]), second)
    return Room(name, tuple(map(str, texts)), tuple(drawn), tuple(levels), target)


def _taken(pool: list[str], random: np.random.Generator) -> str:
    text = pool.pop() if pool else ""
    pool.insert(int(random.integers(len(pool) + 1)), text)
    return str(text)


class Writer:
    """Someone with a manner; keeps varied pieces from repeating four words more than twice."""

    def __init__(self, language: str, kind: str, random: np.random.Generator) -> None:
        self.manner, self.kind, self.random = MANNERS[language], kind, random
        self.seen: Counter[tuple[str, ...]] = Counter()

    def __call__(self, text: str, second: str) -> str:
        """Return a text as this person would write it."""
        if self.kind == "two in one":
            return f"{text.rstrip('.')}. {second}"
        how, _, what = self.kind.partition(" ")
        if how == "none":
            return text
        if what in ("words", "all"):
            text = self._words(text, varied=how == "varied")
        if what in ("open", "all"):
            text = self._piece(how, "open") + text
        if what in ("close", "all"):
            text = text.rstrip(". ") + "." + self._piece(how, "close")
        return text

    def _piece(self, how: str, where: str) -> str:
        if how == "stock":
            return str(self.random.choice(self.manner["stock"][where]))
        for _ in range(200):
            words = " ".join(str(self.random.choice(part)) for part in self.manner["varied"][where])
            tokens = words.lower().split()
            grams = [tuple(tokens[k : k + 4]) for k in range(len(tokens) - 3)]
            if all(self.seen[gram] < 2 for gram in grams):
                break
        self.seen.update(grams)
        return f"{words} " if where == "open" else f" {words}"

    def _words(self, text: str, *, varied: bool) -> str:
        swaps = self.manner["words"]

        def other(match: re.Match[str]) -> str:
            return str(swaps.get(match.group().lower(), match.group()))

        text = re.sub(r"\w+", other, text)
        if not varied:
            return text
        words = text.split(" ")
        for _ in range(2):
            place = int(self.random.integers(1, len(words) + 1))
            words.insert(place, str(self.random.choice(self.manner["varied"]["hedges"])))
        return " ".join(words)


def judged(made: Room, lens: Lens, *, before: bool = False, permutations: int = 199) -> Judged:
    """Return what the product calls in a room."""
    people = [f"p{k}" for k in range(len(made.texts))]
    found, labels = unmannered(made.texts, people, made.levels, lens, before=before)
    said = found.texts if found.found else made.texts
    rows = pd.DataFrame({"person": people, "theme": labels, "level": made.levels})
    if not before:
        rows["length"] = [len(text) for text in said]
    told = align(
        rows[rows["theme"] > 0],
        themes=[(theme, f"T{theme}") for theme in np.unique(labels[labels > 0]).tolist()],
        levels=LEVELS,
        permutations=permutations,
    )
    return Judged(made.name, called_in(told), _right(told, made, labels), found.found)


def unmannered(
    texts: Sequence[str],
    people: Sequence[str],
    levels: Sequence[str],
    lens: Lens,
    *,
    before: bool = False,
) -> tuple[Manner, NDArray[np.int32]]:
    """Return a room's manner, and each statement's theme without it, or with it as before."""
    kept = Manner(False, 0.0, (), tuple(texts), ())
    manner = kept if before else find_manner(texts, people, levels)

    def find(said: Sequence[str], encoder: Encoder | None) -> Themes:
        return find_themes(said, lens=lens, encoder=encoder)

    if lens is Lens.WORDS:
        return manner, find_labels(manner.texts)
    return manner, plainly(find, manner, default_encoder()).labels


def _right(told: Alignment, made: Room, themes: NDArray[np.int32]) -> bool:
    """Return whether a gap is called in a theme that is mostly the label managers speak of more."""
    labels = np.array(made.labels)
    for gap in told.gaps:
        more = gap.difference > 0 if gap.level_a == LEVELS[0] else gap.difference < 0
        inside = labels[themes == gap.theme]
        if gap.beyond_chance and more and (inside == made.target).mean() >= 0.5:
            return True
    return False
