"""Rooms whose piles are made: some have a thread, some are mixed of statements of several subjects.

Mixed piles are of four kinds. Three are put together: *strewn*, drawn at random; *drawn*, those
nearest to one statement; *subject*, those nearest to the middle of the whole set, so that only the
subject of the whole holds them together. *left*: what themes as we find them are made of where they
are made of many subjects, in rooms in which half of the statements are of subjects with few voices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from benchmarks.labelled import DATA, load
from benchmarks.names import GOLD, SAMPLE
from vision.models import Lens
from vision.themes.encoders import encode
from vision.themes.grouping import Task, grouped
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder

LABELLED: Final = ("banking77", "hwu64")
KEPT: Final = ("banking77", "klimarat-de", "bowling-green")
"""Sets on which nothing is tuned; written down before anything was measured."""
THREAD: Final = "thread"
KINDS: Final = ("strewn", "drawn", "subject", "left")
UNSURE: Final = "unsure"
SIZES: Final = (6, 40)
MOST_TRUE: Final = 8
STRANGERS: Final = 0.3
"""Part of a pile of one label, at most, that is of other labels, as in themes that are found."""
EACH: Final = 40
"""Statements of a subject that rooms are drawn from."""
SPOKEN: Final = 6
"""Subjects of a room that many speak of, beside those with few voices."""
FEW_VOICES: Final = 3
MIXED: Final = 0.35
"""Part of a theme's statements of one subject below which it has no thread."""
WITH_THREAD: Final = 0.6
"""The same from which on it has one; in between it counts for nothing."""
HALF: Final = 0.5
"""Part of a set that a mixed pile is taken from, so that not all rooms have the same."""


@dataclass(frozen=True, slots=True)
class Source:
    """Statements of one set, each with what it is about.

    Attributes:
        name: Of the set.
        texts: The statements.
        subjects: Shape (n,): the subject of each, from 0.
        read: Whether people read the piles: then they are as found, with strangers in them.
    """

    name: str
    texts: list[str]
    subjects: NDArray[np.int64]
    read: bool


@dataclass(frozen=True, slots=True)
class Room:
    """Statements in piles.

    Attributes:
        set: Where they are from.
        texts: The statements.
        piles: Shape (n,): the pile of each, from 0.
        kinds: Of each pile: ``thread`` or how it was mixed.
    """

    set: str
    texts: list[str]
    piles: NDArray[np.int32]
    kinds: tuple[str, ...]


def judged_piles() -> pd.DataFrame:
    """Return the piles that people read: columns set, theme, kind and text; empty without them."""
    parts = []
    for each in pd.read_csv(GOLD).itertuples() if GOLD.is_file() else ():
        path = SAMPLE if each.file.startswith("the project") else DATA.parent / each.file
        texts = pd.read_csv(path)[each.column].iloc[[int(row) for row in each.rows.split()]]
        parts.append(
            pd.DataFrame({"set": each.set, "theme": each.theme, "kind": each.kind, "text": texts})
        )
    return pd.concat(parts) if parts else pd.DataFrame(columns=["set", "theme", "kind", "text"])


def sources(random: np.random.Generator) -> Iterator[Source]:
    """Return what rooms of each set are drawn from, as far as it is here."""
    for name in LABELLED:
        if (DATA / f"{name}.csv").is_file():
            table = load(name)
            rows = table.sample(frac=1, random_state=random).groupby("label").head(EACH)
            yield Source(name, rows["text"].tolist(), pd.factorize(rows["label"])[0], read=False)
    piles = judged_piles()
    piles = piles[piles["kind"] != "mixed"]
    piles["whole"] = piles["set"].str.replace(r"^(stacks)-.*", r"\1", regex=True)
    for name, rows in piles.groupby("whole", sort=False):
        own = rows.sample(frac=1, random_state=random).groupby(["set", "theme"]).head(EACH)
        subjects = pd.factorize(own["set"] + " " + own["theme"].astype(str))[0]
        yield Source(str(name), own["text"].tolist(), subjects, read=True)


def room(source: Source, seed: int, encoder: Encoder) -> Room:
    """Return half of a set's subjects (8 at most) as piles, and two piles mixed of what is left.

    One of these is strewn or drawn, by the seed, the other is of the set's subject.
    """
    random = np.random.default_rng(seed)
    sizes = np.bincount(source.subjects)
    fit = random.permutation(np.flatnonzero(sizes >= SIZES[0]))
    own = fit[: min(MOST_TRUE, (len(fit) + 2) // 2)]
    vectors = encode(encoder, source.texts)
    free = np.ones(len(source.texts), dtype=bool)
    members, kinds = [], []
    for kind in ("subject", KINDS[seed % 2]):  # what is nearest to the middle is chosen first
        half = free & (random.random(len(free)) < HALF)
        order = _order(kind, source.texts, vectors, half, random)
        members.append(_capped(order, source.subjects, _size(random)))
        kinds.append(kind)
        free[members[-1]] = False
    for subject in own:
        members.append(_true(source, subject, free, np.isin(source.subjects, own), random))
        kinds.append(THREAD)
        free[members[-1]] = False
    piles = np.repeat(np.arange(len(members), dtype=np.int32), [len(each) for each in members])
    texts = [source.texts[row] for each in members for row in each.tolist()]
    return Room(source.name, texts, piles, tuple(kinds))


def found_room(source: Source, seed: int, encoder: Encoder) -> Room:
    """Return a room as we find its themes by meaning: those of one subject, and those of many."""
    random = np.random.default_rng(seed)
    fit = random.permutation(int(source.subjects.max()) + 1)
    rows = []
    for place, subject in enumerate(fit.tolist()):
        own = random.permutation(np.flatnonzero(source.subjects == subject))
        many = _size(random) if place < SPOKEN else int(random.integers(1, FEW_VOICES + 1))
        rows.append(own[:many])
    spoken = sum(len(each) for each in rows[:SPOKEN])
    few = np.concatenate([*rows[SPOKEN:], np.zeros(0, dtype=np.int64)])
    kept = np.concatenate([*rows[:SPOKEN], random.permutation(few)[:spoken]])
    texts = [source.texts[row] for row in kept.tolist()]
    reading = read(texts, tuple(map(str, range(len(texts)))), "auto")
    nobody = np.full(len(reading.rows), -1, dtype=np.int32)
    task = Task(Lens.MEANING, None, "auto", seed, None, ())
    themes = grouped(points(reading, encoder), nobody, task).labels
    _, piles = np.unique(themes, return_inverse=True)
    subjects = source.subjects[kept[reading.rows]]
    kinds = tuple(_kind(subjects[piles == pile]) for pile in range(piles.max() + 1))
    read_texts = [texts[row] for row in reading.rows.tolist()]
    return Room(source.name, read_texts, piles.astype(np.int32), kinds)


def _kind(subjects: NDArray[np.int64]) -> str:
    """Return what a theme is, by the subjects of its statements."""
    share = float(np.bincount(subjects).max()) / len(subjects)
    if len(subjects) < SIZES[0] or MIXED <= share < WITH_THREAD:
        return UNSURE
    return KINDS[-1] if share < MIXED else THREAD


def _size(random: np.random.Generator) -> int:
    """Return how many statements a pile has: small ones are as likely as large ones."""
    return round(float(np.exp(random.uniform(*np.log(SIZES)))))


def _true(
    source: Source,
    subject: int,
    free: NDArray[np.bool_],
    taken: NDArray[np.bool_],
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the statements of a pile with a thread; of labels, with some strangers in it."""
    size = _size(random)
    strangers = 0 if source.read else int(random.uniform(0, STRANGERS) * size)
    own = random.permutation(np.flatnonzero(free & (source.subjects == subject)))
    others = random.permutation(np.flatnonzero(free & ~taken))
    return np.concatenate([own[: size - strangers], others[:strangers]])


def _order(
    kind: str,
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    free: NDArray[np.bool_],
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the free statements in the order in which a mixed pile takes them."""
    rows = random.permutation(np.flatnonzero(free))
    if kind == "strewn":
        return rows
    centred = normalize(vectors - vectors.mean(axis=0))
    if kind == "drawn":
        return rows[np.argsort(-centred[rows] @ centred[rows[0]], kind="stable")]
    words = TfidfVectorizer().fit_transform(texts)
    by_words = np.asarray(words @ np.asarray(words.mean(axis=0)).ravel()).ravel()
    by_meaning = vectors @ vectors.mean(axis=0)
    near = _ranks(by_words) + _ranks(by_meaning)
    return rows[np.argsort(-near[rows], kind="stable")]


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.argsort(np.argsort(values)) / len(values)


def _capped(order: NDArray[np.int64], subjects: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return the first of an order: a fifth at most, or two, of one subject."""
    most = max(2, size // 5)
    counts: dict[int, int] = {}
    taken = []
    for row in order.tolist():
        subject = int(subjects[row])
        if counts.get(subject, 0) < most and len(taken) < size:
            counts[subject] = counts.get(subject, 0) + 1
            taken.append(row)
    return np.array(taken, dtype=np.int64)
