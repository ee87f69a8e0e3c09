"""Whether the rows of a file tell people apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

UNNAMED: Final = 0.01
"""Part of all rows that may name nobody. Such a row counts as a person of its own, so whoever left
out their name ten times is ten people who agree; docs/methods/alignment.md has what that does."""


def tell_people_apart(persons: Sequence[object]) -> bool:
    """Return whether nearly all rows name somebody, so that people can be counted.

    One row may always name nobody: it is one person at most.

    Args:
        persons: What each row has as its person; empty, None or NaN for nobody.

    Example:
        >>> tell_people_apart(["ann", "bob", "ann"]), tell_people_apart(["ann", "", None])
        (True, False)
    """
    unnamed = sum(bool(pd.isna(each)) or not str(each).strip() for each in persons)
    return unnamed < len(persons) and unnamed <= max(1, UNNAMED * len(persons))
