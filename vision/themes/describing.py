"""What is said about each theme: how alike its statements are, and which ones are typical."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vision.models import Lens
from vision.text.junk import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes.space import Plain

QUOTES: Final = 12
"""Typical statements kept for each theme, so that some may be withheld."""
TOO_ALIKE: Final = 0.85
"""Cosine from which on two quotes say the same."""
BOUNDS: Final = {Lens.MEANING: (0.5, 0.4), Lens.WORDS: (0.35, 0.25)}
"""Coherence from which on a theme is tight, and below which it is loose."""
_READ: Final = 80
_GLANCE: Final = (20, 200)
_SHORTER_OR_LONGER: Final = 0.85


def similarities(bare: Plain, labels: NDArray[np.int32], ids: Sequence[int]) -> NDArray[np.float64]:
    """Return shape (n,): cosine of each statement to the middle of its theme, 0 to 1."""
    found = np.zeros(len(labels))
    for theme in ids:
        own = labels == theme
        if own.any():
            found[own] = bare.cosines(np.flatnonzero(own), bare.middle(own))
    return np.round(found, 4)


def closeness(coherence: float, lens: Lens) -> str:
    """Return ``tight``, ``mixed`` or ``loose``.

    Example:
        >>> closeness(0.6, Lens.MEANING), closeness(0.3, Lens.MEANING)
        ('tight', 'loose')
    """
    tight, loose = BOUNDS[lens]
    if coherence >= tight:
        return "tight"
    return "loose" if coherence < loose else "mixed"


def typical(
    bare: Plain, own: NDArray[np.int64], similarity: NDArray[np.float64], lines: Sequence[str]
) -> list[int]:
    """Return places of statements near the middle that differ from each other, nearest first.

    Very short and very long statements come after those that can be read at a glance.

    Args:
        bare: All statements as they are.
        own: Places of the theme's statements.
        similarity: Shape (n,): of all statements to the middle of their theme.
        lines: All statements, cleaned.
    """
    shortest, longest = _GLANCE
    glance = np.array(
        [1.0 if shortest <= len(lines[i]) <= longest else _SHORTER_OR_LONGER for i in own]
    )
    order = own[np.argsort(-similarity[own] * glance, kind="stable")][:_READ]
    between = bare.between(order, order)
    chosen: list[int] = []
    texts: set[str] = set()
    for rank, place in enumerate(order.tolist()):
        text = fold(lines[place])
        if text not in texts and (not chosen or between[rank, chosen].max() <= TOO_ALIKE):
            chosen.append(rank)
            texts.add(text)
        if len(chosen) == QUOTES:
            break
    return [int(place) for place in order[chosen]]
