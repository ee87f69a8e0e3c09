"""Whether a theme's name tells someone who was not in the room what the theme is about."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.labelled import DATA, DRAWS, SETS, Labelled, draw, load
from vision.models import Lens
from vision.themes import default_encoder, find_themes
from vision.themes.encoders import encode
from vision.themes.features import tfidf, unit
from vision.themes.names import theme_names
from vision.themes.nearness import Nearness
from vision.themes.phrases import theme_phrases
from vision.themes.points import Plain
from vision.themes.reading import read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from vision.text import Corpus

ARRIVED = 0.05


@dataclass(frozen=True)
class Room:
    """One clustered set: its words, its themes, and what a stranger would compare by meaning."""

    data: Labelled
    corpus: Corpus
    labels: NDArray[np.int32]
    true: list[str]
    vectors: NDArray[np.float32]
    lens: Lens


@dataclass(frozen=True)
class Score:
    """Means over themes, each 0 to 1.

    Attributes:
        holds: Held-back statements with a word of a theme's name that are of that theme.
        reaches: Held-back statements of a theme with a word of its name.
        sorted: Held-back statements put into their own theme by who sees only the names.
        label: Themes whose name is nearest, by meaning, to the label most of them carry.
        same: Themes whose name is the same without a twentieth of the statements.
    """

    holds: float
    reaches: float
    sorted: float
    label: float
    same: float


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("names", help="whether names tell what themes are about")
    parser.add_argument("--draws", type=int, default=DRAWS, help="draws of each set")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print for each set and lens how much names tell: the two best plain words, and ours."""
    if not DATA.is_dir() or default_encoder() is None:
        print("The labelled sets or the encoder are not here; nothing to measure.")
        return
    print(f"{'':24}{'':8}" + "".join(f"{field.name:>9}" for field in fields(Score)))
    total: dict[tuple[Lens, str], list[Score]] = {}
    for name in SETS:
        for lens in Lens:
            rooms = [_room(name, seed, lens) for seed in range(args.draws)]
            for method, namer in (("plain", _plain), ("ours", _ours)):
                scores = [_score(room, namer, seed) for seed, room in enumerate(rooms)]
                total.setdefault((lens, method), []).extend(scores)
                _print(f"{name}, {lens}", method, scores)
                print(name, lens, method, sorted(namer(rooms[0], rooms[0].labels).values()),
                      file=sys.stderr)  # fmt: skip
    for (lens, method), scores in total.items():
        _print(f"all, {lens}", method, scores)


def _print(name: str, method: str, scores: list[Score]) -> None:
    means = np.mean([astuple(score) for score in scores], axis=0)
    print(f"{name:24}{method:8}" + "".join(f"{mean:9.2f}" for mean in means), flush=True)


def _room(name: str, seed: int, lens: Lens) -> Room:
    data = draw(name, seed)
    found = find_themes(data.texts, lens=lens)
    reading = read(data.texts, found.keys, "auto")
    table = load(name)
    label_of = dict(zip(table["text"], table["label"].str.replace("_", " "), strict=True))
    encoder = default_encoder()
    assert encoder is not None
    return Room(
        data=data,
        corpus=reading.corpus,
        labels=found.labels[reading.rows],
        true=[label_of[data.texts[row]] for row in reading.rows],
        vectors=encode(encoder, reading.lines),
        lens=lens,
    )


def _ours(room: Room, labels: NDArray[np.int32]) -> dict[int, str]:
    """Return the names this project gives."""
    ids = np.unique(labels[labels >= 0]).tolist()
    near = Nearness(Plain(tfidf(room.corpus)))
    if room.lens is Lens.MEANING:
        bare = Plain(_centred(room, room.vectors))
        near = Nearness(bare, room.vectors.mean(axis=0), default_encoder())
    return theme_names(near.sorted(theme_phrases(room.corpus, labels, ids), labels, ids))


def _plain(room: Room, labels: NDArray[np.int32]) -> dict[int, str]:
    """Return the two words of highest class-based TF-IDF, in their commonest form."""
    corpus, rows = room.corpus, room.corpus.rows
    ids = np.unique(labels[labels >= 0])
    kept = (corpus.stems >= 0) & (labels[rows] >= 0)
    counts = np.zeros((len(ids), len(corpus.stem_names)))
    np.add.at(counts, (np.searchsorted(ids, labels[rows[kept]]), corpus.stems[kept]), 1)
    weight = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    weight *= np.log1p(counts.sum() / len(ids) / np.maximum(1, counts.sum(axis=0)))
    forms: dict[int, Counter[str]] = {}
    for word, stem in zip(corpus.words[kept].tolist(), corpus.stems[kept].tolist(), strict=True):
        forms.setdefault(stem, Counter())[corpus.surfaces[word].lower()] += 1
    best = np.argsort(-weight, axis=1, kind="stable")[:, :2].tolist()
    return {
        int(theme): " & ".join(forms[s].most_common(1)[0][0] for s in own if weight[place, s] > 0)
        for place, (theme, own) in enumerate(zip(ids, best, strict=True))
    }


def _score(
    room: Room, namer: Callable[[Room, NDArray[np.int32]], dict[int, str]], seed: int
) -> Score:
    """Name the themes from one half of the statements and ask the other half."""
    labels, random = room.labels, np.random.default_rng(seed)
    ids = np.unique(labels)
    held = np.zeros(len(labels), dtype=bool)
    for theme in ids:
        own = random.permutation(np.flatnonzero(labels == theme))
        held[own[: len(own) // 2]] = True
    half = namer(room, np.where(held, -1, labels).astype(np.int32))
    whole = namer(room, labels)
    fewer = namer(room, np.where(random.random(len(labels)) < ARRIVED, -1, labels).astype(np.int32))
    told = [(_with_words(room, half[theme])[held], (labels == theme)[held]) for theme in ids]
    nearest = ids[np.argmax(_centred(room, room.vectors[held]) @ _named(room, half, ids).T, axis=1)]
    options = sorted(set(room.true))
    labelled = np.argmax(
        _named(room, whole, ids) @ _named(room, dict(enumerate(options)), range(len(options))).T,
        axis=1,
    )
    mostly = [Counter(np.array(room.true)[labels == theme]).most_common(1)[0][0] for theme in ids]
    return Score(
        holds=float(np.mean([(word & own).sum() / max(1, word.sum()) for word, own in told])),
        reaches=float(np.mean([(word & own).sum() / max(1, own.sum()) for word, own in told])),
        sorted=float(np.mean([(nearest[labels[held] == t] == t).mean() for t in ids])),
        label=float(np.mean([options[i] == m for i, m in zip(labelled, mostly, strict=True)])),
        same=float(np.mean([whole[theme] == fewer.get(theme) for theme in ids])),
    )


def _with_words(room: Room, name: str) -> NDArray[np.bool_]:
    """Return shape (m,): which statements hold all words of one side of a name, in any form."""
    corpus, lower = room.corpus, [form.lower() for form in room.corpus.surfaces]
    stem_of: dict[str, set[int]] = {}
    for word, stem in zip(corpus.words.tolist(), corpus.stems.tolist(), strict=True):
        if stem >= 0:
            stem_of.setdefault(lower[word], set()).add(stem)
    found = np.zeros(len(corpus.starts) - 1, dtype=bool)
    for side in name.lower().split(" & "):
        stems = [stem_of[word] for word in side.split() if word in stem_of]
        here = np.full(len(found), bool(stems))
        for each in stems:
            holding = np.zeros(len(found), dtype=bool)
            holding[corpus.rows[np.isin(corpus.stems, list(each))]] = True
            here &= holding
        found |= here
    return found


def _named(room: Room, names: dict[int, str], ids: Iterable[int]) -> NDArray[np.float32]:
    """Return shape (len(ids), d): directions of names, as the encoder understands them."""
    encoder = default_encoder()
    assert encoder is not None
    return _centred(room, encode(encoder, [names[i].replace(" & ", ", ") for i in ids]))


def _centred(room: Room, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return unit(vectors - room.vectors.mean(axis=0))
