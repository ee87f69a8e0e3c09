"""What makes a moderator look twice at a text; a flag refuses and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from vision.text.analysed_text import clean
from vision.text.details import personal_details
from vision.text.near_duplicates import fold, near_duplicates
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
            or any(phrase in f" {folded} " for phrase in _phrases(self.whole))
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


def _entries(text: str) -> Iterator[str]:
    lines: Iterable[str] = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))


@cache
def _phrases(whole: frozenset[str]) -> tuple[str, ...]:
    """Return entries of several words, as they stand between spaces."""
    return tuple(sorted(f" {entry} " for entry in whole if " " in entry))


def _has_no_gaps(entry: str) -> bool:
    """Return whether a word is of a script that writes words without gaps, or joins endings."""
    return any("\u3040" <= character <= "\ud7af" for character in entry)


@cache
def _ours() -> str:
    return (files("vision.text") / OWN_FILE).read_text(encoding="utf-8")
