"""Which themes keep their description: little came, and nothing was changed or taken back."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.themes.identity import carried_labels
from vision.themes.models import UNASSIGNED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.themes.models import Theme, Themes
    from vision.themes.reading import Reading

DESCRIBED_AGAIN: Final = 0.1
"""Growth since a theme was described up to which its keywords and quotes stand."""


def digests(reading: Reading, labels: NDArray[np.int32]) -> dict[int, str]:
    """Return theme -> a digest of its statements, which another wording of one would change.

    Args:
        reading: The statements.
        labels: Shape (m,): theme id of each usable one, or -1.
    """
    found: dict[int, list[str]] = {}
    for row, line, theme in zip(reading.rows.tolist(), reading.lines, labels.tolist(), strict=True):
        found.setdefault(theme, []).append(f"{reading.keys[row]}\0{line}")
    found.pop(UNASSIGNED, None)
    return {
        theme: blake2b("\0".join(own).encode(), digest_size=16).hexdigest()
        for theme, own in found.items()
    }


def standing(
    reading: Reading, labels: NDArray[np.int32], previous: Themes | None
) -> dict[int, Theme]:
    """Return the themes of the last result whose keywords and quotes can be kept.

    All statements that a theme had are still in it, word for word, and it has not grown by more
    than a tenth since it was described. So no word and no quote outlives its statement.

    Args:
        reading: The statements.
        labels: Shape (m,): theme id of each usable one now, or -1.
        previous: The last result, if its clustering stands.
    """
    if previous is None:
        return {}
    before = carried_labels(reading.usable_keys, previous.keys, previous.labels)
    unchanged = digests(reading, before)
    left = set(before[labels != before].tolist())
    sizes = dict(
        zip(*(each.tolist() for each in np.unique(labels, return_counts=True)), strict=True)
    )
    return {
        theme.id: theme
        for theme in previous.themes
        if unchanged.get(theme.id) == theme.digest
        and theme.id not in left
        and sizes[theme.id] <= (1 + DESCRIBED_AGAIN) * theme.described_at
    }
