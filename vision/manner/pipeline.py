"""From statements and levels to statements without manner, where levels differ in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.errors import NotEnoughTextError
from vision.manner.centring import CentredEncoder, shifts
from vision.manner.detection import PRESENT, presence
from vision.manner.set_phrases import without_set_phrases
from vision.manner.wording import as_written, folded, own_words, struck, topics, usage
from vision.text import clean, detect_languages
from vision.text.stopwords import stop_words
from vision.themes import UNASSIGNED, find_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder, Themes

LONGEST: Final = 600
"""Characters of a statement that encoders are shown."""

MOST: Final = 4_000
"""Statements that are looked at to tell whether there is manner at all."""

SHOWN: Final = 12
"""Words named for each level."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that mark a level whatever it speaks of.

    Attributes:
        level: The level.
        words: Used there by at least the smallest group, those of most people first.
    """

    level: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """Whether levels differ in how they write, and what was left out.

    Attributes:
        found: Whether they do.
        strength: How far words tell levels within themes, in spreads above chance.
        marked: For each level the words left out that may be named; empty where none was found.
        texts: Statements to find themes in: as they were given where no manner was found.
        level: Index of each statement's level, -1 for none.
    """

    found: bool
    strength: float
    marked: tuple[Marked, ...]
    texts: tuple[str, ...]
    level: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """Return whether there is manner; words are told by ``sentences``, texts by nobody."""
        return {"found": self.found, "strength": round(self.strength, 1)}


def find_manner(
    texts: Sequence[str],
    people: Sequence[str],
    levels: Sequence[str | None],
    *,
    smallest_group: int = 5,
    quotable: Sequence[bool] | None = None,
    seed: int = 0,
) -> Manner:
    """Return statements without the words that mark levels, where levels differ in manner.

    1. *Strike* words that one level uses at least four times as often as the others, if enough of
       its people do: what is struck is seen in names, and would tell who used a word of few.
       Where a level opens or closes with such words, *set phrases* there go, whoever wrote them.
    2. *Gate*: find themes by wording in what is left. Only if, in the words as written, levels can
       still be told among people who speak of the same theme, is there manner. Else everything
       stays as it was, so rooms without manner lose nothing.

    Words can't tell a manner from a topic that only one level has words for: where there is manner,
    such a topic may be lost, and pages say so.

    Args:
        texts: Statements as typed.
        people: Who wrote each.
        levels: The level of each statement's author; None without one.
        smallest_group: Levels with fewer people are left alone, as are words of fewer.
        quotable: Whether words of each statement may be named; all by default.
        seed: Of every random draw.
    """
    lines = [clean(text) for text in texts]
    names, level = _large(people, levels, smallest_group)
    kept = Manner(False, 0.0, (), tuple(texts), tuple(level.tolist()))
    if len(names) <= 1:
        return kept
    authors = {person: k for k, person in enumerate(dict.fromkeys(people))}
    who = [authors[person] for person in people]
    of_person = np.full(len(authors), -1, dtype=np.int64)
    of_person[who] = level
    used = usage(lines, who)
    own = own_words(used, of_person, len(names), smallest_group)
    if not any(own):
        return kept
    every = frozenset(word for words in own for word in words)
    every -= topics(used, lines, every, _small_words(lines))
    said = without_set_phrases(lines, who, of_person, every, smallest_group)
    left = tuple(struck(line, every) for line in said)
    themes = _themes(left, who, len(authors), seed)
    strength = presence(used, themes, of_person, len(names), seed)
    if strength < PRESENT:
        return Manner(False, strength, (), tuple(texts), tuple(level.tolist()))
    marked = []
    for one, (name, words) in enumerate(zip(names, own, strict=True)):
        rows = [k for k, at in enumerate(level) if at == one and (quotable is None or quotable[k])]
        open_lines = [lines[k] for k in rows]
        open_words = usage(open_lines, [who[k] for k in rows])
        users = dict(zip(open_words.words, open_words.uses.sum(axis=0).tolist(), strict=True))
        named = tuple(w for w in words if w in every and users.get(w, 0) >= smallest_group)
        shown = as_written(open_lines, named[:SHOWN])
        marked += [Marked(name, tuple(shown.values()))] if named else []
    return Manner(True, strength, tuple(marked), left, tuple(level.tolist()))


def plainly(
    find: Callable[[Sequence[str], Encoder | None], Themes], manner: Manner, encoder: Encoder | None
) -> Themes:
    """Return themes found without manner.

    By meaning, what is left of manner in the vectors is taken off: first the difference of the
    levels' means, then, once themes are known, the difference within them, which leaves what levels
    speak of where it is.

    Args:
        find: Returns the themes of texts, with an encoder or without.
        manner: What ``find_manner`` returned.
        encoder: None where statements are compared by wording only.
    """
    if not manner.found or encoder is None:
        return find(manner.texts, encoder)
    lines = [clean(text)[:LONGEST] for text in manner.texts]
    level = np.array(manner.level, dtype=np.int64)
    vectors = np.asarray(encoder.encode(lines), dtype=np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    everywhere = np.zeros(len(lines), dtype=np.int64)
    shift = shifts(vectors, lines, level, everywhere)
    first = find(manner.texts, CentredEncoder(encoder, shift))
    theme = np.where(first.labels == UNASSIGNED, -1, first.labels).astype(np.int64)
    within = shifts(vectors, lines, level, theme)
    return find(manner.texts, CentredEncoder(encoder, within))


def _small_words(lines: Sequence[str]) -> frozenset[str]:
    """Return words that name no subject, in the languages that statements are written in."""
    languages = set(detect_languages(lines, "auto"))
    return frozenset(folded(word) for language in languages for word in stop_words(language))


def _large(
    people: Sequence[str], levels: Sequence[str | None], smallest_group: int
) -> tuple[list[str], NDArray[np.int64]]:
    """Return levels with enough people, and each statement's place among them, -1 for none."""
    members: dict[str, set[str]] = {}
    for person, level in zip(people, levels, strict=True):
        if level is not None:
            members.setdefault(level, set()).add(person)
    names = sorted(level for level, own in members.items() if len(own) >= smallest_group)
    place: Mapping[str | None, int] = {name: k for k, name in enumerate(names)}
    return names, np.array([place.get(level, -1) for level in levels], dtype=np.int64)


def _themes(texts: Sequence[str], who: Sequence[int], people: int, seed: int) -> NDArray[np.int64]:
    """Return a theme, by wording, that each person speaks of; -1 for none."""
    theme = np.full(people, -1, dtype=np.int64)
    chosen = np.arange(len(texts))
    if len(texts) > MOST:
        chosen = np.sort(np.random.default_rng(seed).choice(len(texts), MOST, replace=False))
    try:
        labels = find_labels([texts[k] for k in chosen.tolist()], seed=seed)
    except NotEnoughTextError:
        return theme
    for row, label in zip(chosen[::-1].tolist(), labels[::-1], strict=True):
        if label != UNASSIGNED:
            theme[who[row]] = label
    return theme
