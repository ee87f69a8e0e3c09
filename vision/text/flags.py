"""What makes a moderator look twice at a text; a flag refuses and changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from vision.text.cleaning import clean
from vision.text.details import personal_details
from vision.text.junk import fold
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CLOSE: Final = 0.6
"""Share of shingles that near-duplicates have in common."""

SHINGLE: Final = 5
"""Letters a shingle has: rare enough to compare few texts, short enough to survive a slip."""

MOST_LETTERS: Final = 240
"""Letters of a text that are compared, from its beginning on."""

MOST_HOLDERS: Final = 10
"""Texts that are remembered for one shingle."""

MOST_COMPARED: Final = 40
"""Texts that one text is compared with, those that share most rare shingles first."""

SHORTEST_COMPARED: Final = 8
"""Letters from which on two texts can be nearly the same; short answers are honestly alike."""

OWN_FILE: Final = "rude_words.txt"
"""Its name in the data folder, with an installation's own words."""


class Flag(StrEnum):
    """Why to look twice, as it is called on a screen."""

    DETAILS = marked("personal details")
    RUDE = marked("rude words")
    NEAR = marked("close to another")
    FLOOD = marked("many times the same")


@dataclass(frozen=True, slots=True)
class RudeWords:
    """Words to look twice at.

    Attributes:
        whole: Folded words and phrases.
        beginnings: Folded beginnings of words.
        parts: Words of scripts without gaps, found anywhere.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    parts: tuple[str, ...]

    def in_text(self, text: str) -> bool:
        """Return whether a text holds one of them, as a whole word."""
        folded = fold(clean(text))
        words = folded.split()
        return (
            any(word in self.whole or word.startswith(self.beginnings) for word in words)
            or any(" " in entry and f" {entry} " in f" {folded} " for entry in self.whole)
            or any(part in folded for part in self.parts)
        )


def rude_words(own: str = "") -> RudeWords:
    r"""Return the list of this app, changed by an installation's own.

    Args:
        own: One word a line; ``*`` at the end stands for any ending, ``-`` in front takes a word
            off the list, ``#`` begins a remark.

    Example:
        >>> rude_words("kite\n-damn").in_text("Kite"), rude_words("-damn").in_text("damn")
        (True, False)
        >>> rude_words().in_text("A class for assistants in Scunthorpe")
        False
    """
    entries = set(_entries(_ours()))
    for entry in _entries(own):
        if entry.startswith("-"):
            entries.discard(entry.removeprefix("-"))
        else:
            entries.add(entry)
    cut = {fold(entry) for entry in entries if entry.endswith("*")} - {""}
    kept = {fold(entry) for entry in entries if not entry.endswith("*")} - {""}
    parts = {entry for entry in kept if _has_no_gaps(entry)}
    return RudeWords(frozenset(kept - parts), tuple(sorted(cut)), tuple(sorted(parts)))


def flags(
    texts: Sequence[str], words: RudeWords | None = None, floods: Sequence[bool] = ()
) -> list[tuple[Flag, ...]]:
    """Return for each text why to look twice at it.

    Args:
        texts: As typed; all of one question, so that copies are seen.
        words: Words to look twice at; None takes this app's list.
        floods: Whether each is one of many by the same person; what many people write alike is
            no flood, however many they are.

    Example:
        >>> flags(["Fair pay for everybody", "fair pay, for everybody!", "Call 0151 2345678"])
        [(<Flag.NEAR: 'close to another'>,), (<Flag.NEAR: 'close to another'>,), \
(<Flag.DETAILS: 'personal details'>,)]
    """
    words = words or rude_words()
    folded = [fold(clean(text)) for text in texts]
    close = near_duplicates(folded)
    return [
        tuple(
            flag
            for flag, holds in (
                (Flag.DETAILS, bool(personal_details(text))),
                (Flag.RUDE, words.in_text(text)),
                (Flag.FLOOD, place < len(floods) and floods[place]),
                (Flag.NEAR, place in close),
            )
            if holds
        )
        for place, text in enumerate(texts)
    ]


def near_duplicates(folded: Sequence[str], close: float = CLOSE) -> frozenset[int]:
    """Return the places of texts that share most of their shingles with another one.

    Two sets with a Jaccard index of at least ``close`` share at least one of the rarest
    ``(1 - close)`` of their members, so only texts that share a rare shingle are compared. The
    result is exact as long as no such shingle stands in more than ``MOST_HOLDERS`` texts and no
    text shares one with more than ``MOST_COMPARED`` others; beyond that, in a flood, the likeliest
    are compared, so that the work grows with the texts and not with their square.

    Args:
        folded: Texts as ``vision.text.junk.fold`` returns them; ``MOST_LETTERS`` of each count.
        close: Least Jaccard index, above 0 and at most 1.

    Source:
        Chaudhuri, Ganti & Kaushik (2006), "A primitive operator for similarity joins in data
        cleaning", ICDE (prefix filtering).
    """
    first: dict[str, int] = {}
    found: set[int] = set()
    for place, text in enumerate(folded):
        if len(text) >= SHORTEST_COMPARED and text in first:
            found |= {place, first[text]}
        first.setdefault(text, place)
    sets = {
        place: _shingles(text[:MOST_LETTERS])
        for text, place in first.items()
        if len(text) >= SHORTEST_COMPARED
    }
    often = Counter(shingle for shingles in sets.values() for shingle in shingles)
    holders: dict[str, list[int]] = {}
    for place, shingles in sorted(sets.items(), key=lambda item: len(item[1])):
        rarest = sorted(shingles, key=lambda shingle: (often[shingle], shingle))
        prefix = rarest[: len(shingles) - int(close * len(shingles) - 1e-9)]
        alike = Counter(other for shingle in prefix for other in holders.get(shingle, ()))
        for other, _shared in alike.most_common(MOST_COMPARED):
            if place in found and other in found:
                continue
            if _close(shingles, sets[other], close):
                found |= {place, other}
        for shingle in prefix:
            held = holders.setdefault(shingle, [])
            if len(held) < MOST_HOLDERS:
                held.append(place)
    return frozenset(found)


def _close(some: frozenset[str], others: frozenset[str], close: float) -> bool:
    """Return whether two sets have a Jaccard index of at least ``close``."""
    if len(others) < close * len(some):
        return False
    shared = len(some & others)
    return shared >= close * (len(some) + len(others) - shared)


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1))


def _entries(text: str) -> Iterator[str]:
    lines: Iterable[str] = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _has_no_gaps(entry: str) -> bool:
    """Return whether a word is of a script that writes words without gaps, or joins endings."""
    return any("\u3040" <= character <= "\ud7af" for character in entry)


@cache
def _ours() -> str:
    return (files("vision.text") / OWN_FILE).read_text(encoding="utf-8")
