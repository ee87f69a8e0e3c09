"""Who speaks of what: the one table that every number of alignment is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from vision.privacy import EVERYONE, GONE, OTHER, Band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.privacy import Published


@dataclass(frozen=True, slots=True)
class Roster:
    """People, where they stand and which themes they speak of.

    Attributes:
        themes: Ids of the themes that may be broken down, shape (k,).
        counts: Shape (n, k): statements of each person in each of them.
        others: Shape (n,): each person's statements that count but are in no such theme.
        band: Shape (n,): index of each person's band, -1 without one.
        unit: Shape (n,): index of each person's unit, -1 without one.
        bands: Levels as shown, top first.
        units: Units as shown.
    """

    themes: tuple[int, ...]
    counts: NDArray[np.int64]
    others: NDArray[np.int64]
    band: NDArray[np.int64]
    unit: NDArray[np.int64]
    bands: tuple[Band, ...]
    units: tuple[Band, ...]

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.band)

    @property
    def speaks(self) -> NDArray[np.bool_]:
        """Shape (n, k): whether a person speaks of a theme at least once."""
        return self.counts > 0

    @property
    def weights(self) -> NDArray[np.float64]:
        """Shape (n, k): one voice of 1 per person, split over their statements in these themes.

        Zero throughout for a person who speaks of none of them.
        """
        total = self.counts.sum(axis=1, keepdims=True)
        shares = np.divide(self.counts, total, where=total > 0, out=np.zeros(self.counts.shape))
        return np.asarray(shares)

    def canonical(
        self, within: NDArray[np.int64] | None = None
    ) -> tuple[Roster, NDArray[np.int64] | None]:
        """Return the same people in an order that only what they said and where they stand sets.

        Chance deals rows; in this order equal rooms get equal numbers, whatever people's ids are.

        Args:
            within: Shape (n,): a group of each person, brought into the same order.
        """
        told = [*self.counts.T, self.others, self.unit, self.band]
        order = np.lexsort(told if within is None else [*told, within])
        people = replace(
            self,
            counts=self.counts[order],
            others=self.others[order],
            band=self.band[order],
            unit=self.unit[order],
        )
        return people, None if within is None else within[order]


def roster(published: Published, themes: Sequence[int]) -> Roster:
    """Return who speaks of what, as far as it may be known.

    Args:
        published: What may be counted.
        themes: Theme ids in the order wanted; those without enough people are left out.
    """
    atoms, people = published.counted, published.roster
    index = {person: k for k, person in enumerate(people)}
    shown = {atom.theme for atom in atoms} - {OTHER, GONE}
    kept = tuple(theme for theme in themes if theme in shown)
    column = {theme: k for k, theme in enumerate(kept)}
    width = len(kept) + 1
    flat = np.zeros(len(people) * width, dtype=np.int64)
    for atom in atoms:
        at = column.get(atom.theme, width - 1)
        cells = [index[person] * width + at for person in atom.authors.values()]
        np.add.at(flat, cells, 1)
    table = flat.reshape(len(people), width)
    places = [published.places[person] for person in people]
    bands, band = published.bands, _index(published.bands, [level for level, _ in places])
    if not bands and len(people) >= published.smallest_group:
        bands, band = (Band(EVERYONE, (), len(people)),), np.zeros(len(people), dtype=np.int64)
    return Roster(
        themes=kept,
        counts=table[:, :-1],
        others=table[:, -1],
        band=band,
        unit=_index(published.units, [unit for _, unit in places]),
        bands=bands,
        units=published.units,
    )


def _index(groups: Sequence[Band], names: Sequence[str | None]) -> NDArray[np.int64]:
    """Return the group that each name belongs to, -1 where none."""
    at = {member: k for k, group in enumerate(groups) for member in group.members}
    return np.array([-1 if name is None else at.get(name, -1) for name in names], dtype=np.int64)
