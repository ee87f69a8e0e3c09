"""Where the sentence of an earlier version stands in the newest one, for what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.drafts.amendments import places
from vision.drafts.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def following(versions: Mapping[str, str], newest: str) -> dict[tuple[str, int], int]:
    """Return where each sentence of each version stands in the newest text, also where reworded.

    Args:
        versions: Key of a version to its text.
        newest: The text as it is now.

    Returns:
        Key of the version and place of the sentence in it, from 0, to its place now; sentences
        that are gone are missing.

    Raises:
        InvalidTextError: A text is too long.

    Example:
        >>> following({"a": "We listen. We pay well."}, "Go! We pay very well.")
        {('a', 1): 1}
    """
    now = [each.text for each in clauses(newest)]
    return {
        (key, at): there
        for key, text in versions.items()
        for at, there in enumerate(_places(text, newest, now))
        if there is not None
    }


def _places(text: str, newest: str, now: Sequence[str]) -> Sequence[int | None]:
    if text == newest:
        return range(len(now))
    return places([each.text for each in clauses(text)], now)
