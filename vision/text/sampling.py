"""A part of many that does not depend on their order, nor on how they are dealt out."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def sample(names: Sequence[str], most: int) -> NDArray[np.int64]:
    """Return places, ascending, of at most ``most`` names: those whose digests are smallest.

    So when more come, few of the sample change; and machines that hold a part each, and know up
    to which digest names are taken, take the same ones.

    Args:
        names: What tells them apart: keys of statements, or their text.
        most: How many are wanted.

    Example:
        >>> sample(["a", "b", "c"], 5).tolist()
        [0, 1, 2]
        >>> names = [str(number) for number in range(1000)]
        >>> {names[place] for place in sample(names, 10)} == {
        ...     names[::-1][place] for place in sample(names[::-1], 10)
        ... }
        True
    """
    if len(names) <= most:
        return np.arange(len(names))
    digests = b"".join(
        blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names
    )
    order = np.argsort(np.frombuffer(digests, dtype=">u8"), kind="stable")
    return np.sort(order[:most])
