"""``python -m benchmarks say_back``: rooms in which one sentence is read by each in another way."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.drafts.say_back import Pictures, Said, back_asked, want_asked
from vision.library import SAMPLE
from vision.privacy import release
from vision.themes import CachedEncoder, default_encoder

if TYPE_CHECKING:
    import argparse

    from vision.drafts.say_back import SaidBack
    from vision.themes import Encoder

SENTENCES: Final = 6
PEOPLE: Final = (10, 15, 25)
"""Pictures of each sentence."""

LEAST: Final = 5
NONE: Final = frozenset({"", "no answer", "something else"})


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("say_back", help="is a sentence found that each reads otherwise")
    parser.add_argument("--rooms", type=int, default=60)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print how often such a sentence is named, and how often one that all read alike."""
    pools = _pools()
    print("lens | pictures a sentence | named: read otherwise | named: read alike | come back")
    for lens, encoder in (("words", None), ("meaning", _encoder())):
        if lens == "meaning" and encoder is None:
            continue
        for people in PEOPLE:
            print(lens, people, *_rooms(pools, people, args.rooms, encoder), sep=" | ")


def _pools() -> dict[str, list[str]]:
    """Return the statements of the sample by what their authors had in mind."""
    with (SAMPLE / "statements.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    found: dict[str, list[str]] = defaultdict(list)
    with (SAMPLE / "intended_themes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["theme"] not in NONE and texts[int(row["row"])].strip():
                found[row["theme"]].append(texts[int(row["row"])])
    return dict(found)


def _encoder() -> Encoder | None:
    encoder = default_encoder()
    if encoder is None:
        return None
    kept: dict[str, np.ndarray] = {}

    def get(hashes: list[str]) -> dict[str, np.ndarray]:
        return {each: kept[each] for each in hashes if each in kept}

    return CachedEncoder(encoder, get, kept.update)


def _rooms(
    pools: dict[str, list[str]], people: int, rooms: int, encoder: Encoder | None
) -> tuple[str, str, str]:
    """Return shares of sentences named, and of pictures that come back, over some rooms."""
    otherwise: list[bool] = []
    alike: list[bool] = []
    back: list[float] = []
    large = sorted(theme for theme, texts in pools.items() if len(texts) >= people)
    for seed in range(rooms):
        draw = np.random.default_rng([people, seed])
        themes = [large[at] for at in draw.permutation(len(large))[:SENTENCES]]
        split = themes[0]
        texts = {theme: _drawn(pools[theme], people, draw) for theme in themes[1:]}
        texts[split] = _drawn(
            [text for theme, some in pools.items() if theme != split for text in some], people, draw
        )
        for each in measured(texts, encoder):
            (otherwise if each.sentence == split else alike).append(each.read_differently)
            if each.sentence != split and each.back is not None:
                back.append(each.back)
    return f"{np.mean(otherwise):.2f}", f"{np.mean(alike):.2f}", f"{np.mean(back):.2f}"


def _drawn(texts: list[str], many: int, draw: np.random.Generator) -> list[str]:
    return [texts[at] for at in draw.choice(len(texts), many, replace=False)]


def measured(texts: dict[str, list[str]], encoder: Encoder | None) -> tuple[SaidBack, ...]:
    """Return what came back, from each sentence to the pictures that people gave of it."""
    among = tuple(sorted(texts))
    said = [
        Said(f"{theme} {at}", f"{theme} {at}", theme, text, True, True, among)
        for theme, some in texts.items()
        for at, text in enumerate(some)
    ]
    pictures = Pictures(said, encoder)
    back = pictures.leads_back()
    answers = [(back_asked(one.sentence), one.person, back[one.key]) for one in said]
    answers += [(want_asked(one.sentence), one.person, 1) for one in said]
    asked = {thing for thing, _, _ in answers}
    released = release(None, answers, asked=asked, levels={}, bands=(), smallest_group=LEAST)
    return pictures.measured(released, (), smallest_group=LEAST)
