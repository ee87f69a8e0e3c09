"""What statements tell now, as arrays: read from each of them once, a block at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.privacy.numbering import coded, codes

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.privacy.numbering import Numbering
    from vision.privacy.publication_state import Spoken

BLOCK: Final = 2_048
"""Statements whose words the processor still has at hand when they are read for the sixth time."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Columns of what n statements tell.

    Attributes:
        theme: Shape (n,): from 1.
        round: Shape (n,): wave of gathering.
        level: Shape (n,): which of the levels.
        unit: Shape (n,): which of the units.
        levels: Different ones, in the order in which they came.
        units: As well.
    """

    theme: NDArray[np.int64]
    round: NDArray[np.int64]
    level: NDArray[np.int64]
    unit: NDArray[np.int64]
    levels: Sequence[str | None]
    units: Sequence[str | None]


def told(said: Sequence[Spoken], statements: Numbering, speakers: Numbering) -> Told:
    """Return what statements tell, and have their ids numbered.

    Args:
        said: Statements.
        statements: Takes their keys.
        speakers: Takes their authors.
    """
    levels: defaultdict[str | None, int] = codes()
    units: defaultdict[str | None, int] = codes()
    theme, wave, level, unit = np.empty((4, len(said)), dtype=np.int64)
    for start in range(0, len(said), BLOCK):
        here = slice(start, start + BLOCK)
        block = said[here]
        statements.add([one.statement for one in block])
        speakers.add([one.person for one in block])
        theme[here] = [one.theme for one in block]
        wave[here] = [one.round for one in block]
        level[here] = coded([one.level for one in block], levels)
        unit[here] = coded([one.unit for one in block], units)
    return Told(theme, wave, level, unit, list(levels), list(units))
