"""Who speaks of what a sentence carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from vision.findings import Sentence
from vision.privacy import round_share
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.alignment.roster import Roster
    from vision.privacy import Published

MOSTLY: Final = 3.0
"""How many times higher reach at the top must be than below it to be called "mostly the top"."""

FEW: Final = 0.05
"""Reach below the top under which no more than chance mentions are left there."""

Asked = Literal[
    "no one",
    "no one in such words",
    "perhaps some",
    "only the top",
    "mostly the top",
    "below the top too",
    "some",
]


SENTENCES: Final[dict[str, Sentence]] = {
    "only the top": Sentence(told("Only the top has spoken of this."), claims=("gap", "trend")),
    "mostly the top": Sentence(told("Mostly the top speaks of this."), claims=("gap", "trend")),
    "no one": Sentence(told("Nobody has spoken of this.")),
    "no one in such words": Sentence(told("No statement says this in such words.")),
}
"""What is said beside a sentence of a draft whose voice it lacks."""


class Speakers:
    """Who speaks of what, by place of a theme in the display order.

    Args:
        table: Who speaks of which theme.
        ids: Of the themes, in display order.
        published: What may be counted.
        of_the_top: Themes of which more speak at the top than below it, beyond chance.
    """

    def __init__(
        self,
        table: Roster,
        ids: Sequence[int],
        published: Published,
        of_the_top: Collection[int] = (),
    ) -> None:
        self.ids, self._of_the_top = ids, of_the_top
        self._table, self._ordered = table, published.ordered
        self._least = published.smallest_group
        column = {theme: at for at, theme in enumerate(table.themes)}
        self._column = [column.get(theme) for theme in ids]

    def total(self, at: int) -> int | None:
        """Return how many people speak of a theme."""
        column = self._column[at]
        return None if column is None else int(self._table.speaks[:, column].sum())

    def people(self, at: Sequence[int]) -> dict[str, int | None]:
        """Return how many people of each level speak of any of these themes; None if too few."""
        columns = self._columns(at)
        found: dict[str, int | None] = {}
        for band, size, speaking in self._by_level(columns):
            hidden = not columns or size == 0 or 0 < speaking < self._least
            found[band] = None if hidden else _near(speaking, size)
        if not at:
            return dict.fromkeys(found, 0)
        return found

    def asked_by(self, at: Sequence[int]) -> Asked:
        """Return who speaks of any of these themes; of the top only what is called of each."""
        columns = self._columns(at)
        if not at:
            return "no one"
        levels = self._by_level(columns)
        if not columns or not self._ordered or len(levels) < 2:  # noqa: PLR2004 - top and below
            return "some"
        (_, size, speaking), *lower = levels
        top = _near(speaking, size) / max(size, 1)
        below = sum(_near(s, n) for _, n, s in lower) / max(sum(n for _, n, _ in lower), 1)
        only = top > 0 and below < FEW
        if not only and top <= MOSTLY * below:
            return "below the top too"
        if not all(self.ids[each] in self._of_the_top for each in at):
            return "some"
        return "only the top" if only else "mostly the top"

    def shares(self, carried: np.ndarray[Any, Any]) -> dict[str, float | None]:
        """Return by level the share of its voice in these themes."""
        found: dict[str, float | None] = {}
        for index, band in enumerate(self._table.bands):
            members = self._table.band == index
            found[band.name] = self._share(members, carried)
        return found

    def share_of_all(self, carried: np.ndarray[Any, Any]) -> float | None:
        """Return the share of everyone's voice in these themes."""
        return self._share(np.ones(self._table.people, dtype=bool), carried)

    def _share(self, members: np.ndarray[Any, Any], carried: np.ndarray[Any, Any]) -> float | None:
        columns = self._columns(np.flatnonzero(carried).tolist())
        weights = self._table.weights[members]
        total = weights.sum()
        if not total:
            return None
        return round_share(float(weights[:, columns].sum() / total), int(members.sum()))

    def _columns(self, at: Sequence[int]) -> list[int]:
        found = (self._column[each] for each in at)
        return [column for column in found if column is not None]

    def _by_level(self, columns: Sequence[int]) -> list[tuple[str, int, int]]:
        """Return each level's name, size, and how many of it speak of any of these themes."""
        speaking = np.asarray(self._table.speaks[:, list(columns)].any(axis=1))
        found = []
        for index, band in enumerate(self._table.bands):
            members = self._table.band == index
            found.append((band.name, int(members.sum()), int((speaking & members).sum())))
        return found


def _near(speaking: int, size: int) -> int:
    """Return a number of people, to the nearest 5 of 100 where they are few."""
    return round(round_share(speaking / size, size) * size) if size else 0
