"""What has been counted in public so far, and what may be counted next.

The unit of safety is the *atom*: statements of one theme and round that enter every published
number together and leave it together. An atom always holds the words of at least ``smallest_group``
people. Numbers are made from atoms only, so that whoever reads them, at any time and in any
combination, cannot tell which of an atom's people wrote which of its statements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from vision.privacy.authors import Authors
from vision.privacy.bands import Band
from vision.privacy.existing_people import ExistingPeople

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHER: Final = 0
"""Counted, in no theme that is broken down."""

GONE: Final = -1
"""No longer counted: hidden, deleted or without a theme."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as it is now: visible to the count, with a theme.

    Attributes:
        statement: Its key, the same over all snapshots.
        person: Its author's opaque id.
        theme: Theme id, from 1.
        level: The author's level, None where not known.
        unit: The author's unit, None where not known.
        round: Wave of gathering.
    """

    statement: str
    person: str
    theme: int
    level: str | None = None
    unit: str | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class Atom:
    """Statements that are counted together or not at all.

    Attributes:
        theme: The theme they are counted under, ``OTHER`` or ``GONE``.
        round: Wave of gathering.
        label: A level of the band that all their authors belong to, where it may be told of each
            of them; None where it may not.
        authors: Statement key to participant id.
    """

    theme: int
    round: int
    label: str | None
    authors: Mapping[str, str]

    @property
    def people(self) -> int:
        """How many people wrote its statements."""
        return len(set(self.authors.values()))


@dataclass(frozen=True, slots=True)
class Published:
    """The only data that numbers by level or unit are made from. It stays on the server.

    Attributes:
        smallest_group: People that a group needs.
        atoms: Everything counted so far.
        waiting: What is not counted yet, in the queues it waits in.
        places: Participant id to level and unit, as they were when first counted.
        bands: Levels as shown, top first; empty where nothing may be broken down by level.
        units: Units as shown; empty where there are none or nothing may be broken down by unit.
        ordered: Whether levels have an order.
        names: Level or unit to the name a chart gives it; itself where missing.
        existing: How many of the people exist.
    """

    smallest_group: int
    atoms: tuple[Atom, ...]
    waiting: tuple[Atom, ...]
    places: Mapping[str, tuple[str | None, str | None]]
    bands: tuple[Band, ...]
    units: tuple[Band, ...]
    ordered: bool
    names: Mapping[str, str]
    existing: ExistingPeople = field(default_factory=ExistingPeople)

    @property
    def counted(self) -> tuple[Atom, ...]:
        """The atoms that numbers are made from."""
        return tuple(atom for atom in self.atoms if atom.theme != GONE)

    @property
    def roster(self) -> tuple[str, ...]:
        """Everyone who is counted, in an order that tells nothing."""
        return tuple(sorted({p for atom in self.counted for p in atom.authors.values()}))

    @property
    def rounds(self) -> tuple[int, ...]:
        """The waves of gathering that are counted."""
        return tuple(sorted({atom.round for atom in self.counted}))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries, for the store."""
        return {
            "smallest_group": self.smallest_group,
            "ordered": self.ordered,
            "names": dict(self.names),
            "atoms": [_atom_to_json(atom) for atom in self.atoms],
            "waiting": [_atom_to_json(atom) for atom in self.waiting],
            "places": {person: list(place) for person, place in self.places.items()},
            "bands": [_band_to_json(band) for band in self.bands],
            "units": [_band_to_json(unit) for unit in self.units],
            "attendance": self.existing.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        return cls(
            smallest_group=data["smallest_group"],
            ordered=data["ordered"],
            names=dict(data["names"]),
            atoms=tuple(_atom_from_json(atom) for atom in data["atoms"]),
            waiting=tuple(_atom_from_json(atom) for atom in data["waiting"]),
            places={person: (place[0], place[1]) for person, place in data["places"].items()},
            bands=tuple(_band_from_json(band) for band in data["bands"]),
            units=tuple(_band_from_json(unit) for unit in data["units"]),
            existing=ExistingPeople.from_json(data["attendance"])
            if "attendance" in data
            else ExistingPeople(),
        )


def _band_to_json(band: Band) -> dict[str, Any]:
    return {"name": band.name, "members": list(band.members), "people": band.people}


def _band_from_json(data: Mapping[str, Any]) -> Band:
    return Band(data["name"], tuple(data["members"]), data["people"])


def _atom_to_json(atom: Atom) -> dict[str, Any]:
    authors = Authors(list(atom.authors), list(atom.authors.values())).to_json()
    return {"theme": atom.theme, "round": atom.round, "label": atom.label, "authors": authors}


def _atom_from_json(data: Mapping[str, Any]) -> Atom:
    authors = Authors.from_json(data["authors"])
    return Atom(data["theme"], data["round"], data["label"], authors)
