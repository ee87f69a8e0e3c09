"""Amendments: where a suggested wording belongs in a draft, and the draft once it is taken up."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.drafts.clauses import CLOSERS, STOPS, clauses
from vision.drafts.versions import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

_END: Final = re.compile(rf"([{re.escape(STOPS)}]+)[{re.escape(CLOSERS)}]*$")


@dataclass(frozen=True, slots=True)
class SuggestedWording:
    """Another wording of a sentence, by one person or several in the same words.

    Attributes:
        ids: Of the remarks.
        text: With personal details masked.
        sentence: What the sentence said when it was suggested.
        draft: Number of the version that it was.
        place: Where that sentence, or this wording, stands in the text now; None where it is gone.
        taken: Whether the text takes it up.
    """

    ids: tuple[str, ...]
    text: str
    sentence: str
    draft: int
    place: int | None
    taken: bool


@functools.lru_cache(maxsize=32)
def spans(draft: str) -> tuple[tuple[int, int], ...]:
    r"""Return where each sentence of a draft begins and ends, in characters of its text.

    Raises:
        InvalidTextError: The draft is too long.

    Example:
        >>> spans("- We listen.\n- We\nact. Now!")
        ((2, 12), (15, 22), (23, 27))
    """
    found = []
    start = 0
    for clause in clauses(draft):
        here = _words(clause.text).search(draft, start)
        if here is None:  # a sentence is made of the draft's own words, in their order
            raise AssertionError(clause.text)
        found.append(here.span())
        start = here.end()
    return tuple(found)


def places(before: Sequence[str], after: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each sentence of an earlier version where it stands in a later one.

    Returns:
        Its place from 0, also where it was reworded; None where it is gone.

    Example:
        >>> places(["We listen.", "We pay well."], ["Go!", "We pay very well."])
        (None, 1)
    """
    found: list[int | None] = []
    at = 0
    for change in changes(before, after):
        if change.before is not None:
            found.append(None if change.after is None else at)
        at += change.after is not None
    return tuple(found)


def wording(suggestion: str) -> str:
    r"""Return a suggestion as it fits between other sentences: one line, without bullets.

    Example:
        >>> wording(" - We pay\nfairly ")
        'We pay fairly'
    """
    return " ".join(" ".join(clause.text for clause in clauses(suggestion)).split())


def place(draft: str, suggestion: str) -> int | None:
    """Return the sentence of a draft, from 0, that reads as somebody suggested; None if none does.

    Example:
        >>> place("Go! We pay fairly.", "We pay fairly"), place("We pay fairly.", "We pay")
        (1, None)
    """
    found = _stretch(draft, suggestion)
    return None if found is None else found[0]


def amended(draft: str, sentence: int, suggestion: str) -> str:
    """Return a draft in which one sentence has another wording, and all else is as it was.

    A wording that ends with nothing gets the stop of the sentence that it replaces, so that it
    does not run into the next one.

    Args:
        draft: Text.
        sentence: Its place, from 0.
        suggestion: As somebody wrote it.

    Raises:
        InvalidTextError: The draft is too long.
        IndexError: It has no such sentence.

    Example:
        >>> amended("We pay. We listen.", 0, "We pay fairly")
        'We pay fairly. We listen.'
    """
    start, end = spans(draft)[sentence]
    new = wording(suggestion)
    stop = _END.search(draft[start:end])
    if stop and not _END.search(new):
        new += stop.group(1)
    return draft[:start] + new + draft[end:]


def given_back(draft: str, suggestion: str, sentence: str) -> str:
    """Return a draft in which a wording that was taken up gives way to the sentence before it.

    Where the wording was changed since, the draft stays as it is.

    Args:
        draft: Text.
        suggestion: As somebody wrote it.
        sentence: What it had replaced.

    Example:
        >>> given_back("We pay fairly. We listen.", "We pay fairly", "We pay.")
        'We pay. We listen.'
    """
    found = _stretch(draft, suggestion)
    if found is None:
        return draft
    _, start, end = found
    return draft[:start] + sentence + draft[end:]


def _stretch(draft: str, suggestion: str) -> tuple[int, int, int] | None:
    """Return the sentence with which a wording begins, and its first and last character."""
    new = wording(suggestion)
    if not new:
        return None
    pattern = _words(new)
    sentences = spans(draft)
    for at, (start, _) in enumerate(sentences):
        found = pattern.match(draft, start)
        if found is None:
            continue
        end = next(end for _, end in sentences if end >= found.end())
        if not draft[found.end() : end].strip(STOPS + CLOSERS):
            return at, start, end
    return None


def _words(text: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, text.split())))
