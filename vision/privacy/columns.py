"""Statements as columns of whole numbers: a million cost each as little as a few.

Text is turned into numbers once, in the order of its letters, and into text again at the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from vision.privacy.published import GONE, Atom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from vision.privacy.attendance import Attendance
    from vision.privacy.published import Published, Spoken

    Place = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Statements that are counted together, or wait together: an atom in the making.

    Attributes:
        theme: The theme they are counted under, ``OTHER`` or ``GONE``.
        round: Wave of gathering.
        rows: Shape (n,): which statements, rising.
        label: As in an atom.
        atom: The same as published before; None where anything about it is new.
    """

    theme: int
    round: int
    rows: NDArray[np.int64]
    label: str | None = None
    atom: Atom | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Every statement that is or was counted, or waits, by key.

    Attributes:
        keys: Shape (n,): statement keys, rising.
        people: Shape (p,): ids of people, rising.
        person: Shape (n,): author of each statement, from 0 to p - 1.
        theme: Shape (n,): its theme now, from 1; ``GONE`` for none.
        exists: Shape (p,): whether a person lifts a group.
        needed: People that lift a group, at least, for it to be enough.
        places: Person to level and unit, of those who speak now.
    """

    keys: Sequence[str]
    people: Sequence[str]
    person: NDArray[np.int64]
    theme: NDArray[np.int64]
    exists: NDArray[np.bool_]
    needed: int
    places: dict[str, Place]
    _key: NDArray[np.object_] = field(init=False)
    _who: NDArray[np.object_] = field(init=False)

    def __post_init__(self) -> None:
        """Keep texts where numpy finds them."""
        object.__setattr__(self, "_key", _texts(self.keys))
        object.__setattr__(self, "_who", _texts(self.people))

    def authors(self, parts: Iterable[Part]) -> NDArray[np.int64]:
        """Return who wrote anything in some parts, rising."""
        wrote = np.zeros(len(self.people), dtype=np.bool_)
        for part in parts:
            wrote[self.person[part.rows]] = True
        return np.flatnonzero(wrote)

    def atom(self, part: Part) -> Atom:
        """Return a part as it is kept, its statements in an order that tells nothing."""
        if part.atom is not None:
            return part.atom
        keys, people = self._key[part.rows], self._who[self.person[part.rows]]
        authors = dict(zip(keys.tolist(), people.tolist(), strict=True))
        return Atom(part.theme, part.round, part.label, authors)


def columns(
    previous: Published | None,
    current: Iterable[Spoken],
    attendance: Attendance,
    smallest_group: int,
) -> tuple[Columns, list[Part], list[Part], list[Part]]:
    """Return all statements as columns, and in parts: counted before, waiting, and new.

    Args:
        previous: What was published last.
        current: Every statement that counts and has a theme; of two with one key, the last.
        attendance: How many of the people exist.
        smallest_group: People that a group needs.
    """
    said = list(current)
    groups = (*previous.atoms, *previous.waiting) if previous else ()
    before = sum(len(atom.authors) for atom in groups)
    count = before + len(said)
    known = chain.from_iterable(atom.authors for atom in groups)
    keys, at = _numbered(chain(known, [one.statement for one in said]), count)
    if np.bincount(at[before:], minlength=1).max() > 1:
        return columns(previous, _once(said), attendance, smallest_group)
    wrote = chain.from_iterable(atom.authors.values() for atom in groups)
    people, who = _numbered(chain(wrote, [one.person for one in said]), count)
    old, now = at[:before], at[before:]
    person, theme = np.empty((2, len(keys)), dtype=np.int64)
    theme[:] = GONE
    theme[now] = [one.theme for one in said]
    person[now] = who[before:]
    person[old] = who[:before]
    new = np.ones(len(keys), dtype=np.bool_)
    new[old] = False
    found = Columns(
        keys=keys,
        people=people,
        person=person,
        theme=theme,
        exists=_existing(people, attendance.rows),
        needed=attendance.needed(smallest_group),
        places=_places(said, people, who[before:], now),
    )
    edges = np.cumsum([0, *(len(atom.authors) for atom in groups)])
    parts = [
        Part(atom.theme, atom.round, np.sort(old[a:b]), atom.label, atom)
        for atom, a, b in zip(groups, edges[:-1], edges[1:], strict=True)
    ]
    counted = len(previous.atoms) if previous else 0
    return found, parts[:counted], parts[counted:], _entering(said, now, new, theme)


def together(rows: NDArray[np.int64], *by: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return rows in groups that agree in all of some columns, in the order of the columns.

    Args:
        rows: Shape (n,).
        by: Each of shape (n,), the first one leading.

    Returns:
        Rows of each group, in the order in which they came.

    Example:
        >>> [part.tolist() for part in together(np.arange(4), np.array([2, 1, 2, 1]))]
        [[1, 3], [0, 2]]
    """
    order = np.lexsort(by[::-1])
    changes = np.zeros(max(len(rows) - 1, 0), dtype=np.bool_)
    for column in by:
        changes |= np.diff(column[order]) != 0
    return np.split(rows[order], np.flatnonzero(changes) + 1) if len(rows) else []


def _entering(
    said: Sequence[Spoken],
    now: NDArray[np.int64],
    new: NDArray[np.bool_],
    theme: NDArray[np.int64],
) -> list[Part]:
    """Return the statements that were never counted and never waited, by round and theme."""
    wave = np.zeros(len(theme), dtype=np.int64)
    wave[now] = [one.round for one in said]
    rows = np.flatnonzero(new)
    return [
        Part(int(theme[part[0]]), int(wave[part[0]]), part)
        for part in together(rows, wave[rows], theme[rows])
    ]


def _places(
    said: Sequence[Spoken],
    people: Sequence[str],
    who: NDArray[np.int64],
    now: NDArray[np.int64],
) -> dict[str, Place]:
    """Return the first level and the first unit that a person's statements tell, by their keys."""
    order = np.argsort(now, kind="stable")
    who = who[order]
    level = _first(_texts([one.level for one in said])[order], who, len(people))
    unit = _first(_texts([one.unit for one in said])[order], who, len(people))
    speaks = np.flatnonzero(np.bincount(who, minlength=len(people)))
    places = zip(level[speaks].tolist(), unit[speaks].tolist(), strict=True)
    return dict(zip(_texts(people)[speaks].tolist(), places, strict=True))


def _first(told: NDArray[np.object_], who: NDArray[np.int64], people: int) -> NDArray[np.object_]:
    """Return what is told first of each person; where nothing is, what is said last."""
    found = np.empty(people, dtype=np.object_)
    found[who] = told
    known = np.flatnonzero(told.astype(np.bool_))[::-1]
    found[who[known]] = told[known]
    return found


def _existing(people: Sequence[str], rows: frozenset[str]) -> NDArray[np.bool_]:
    """Return who lifts a group: everybody but rows of a file."""
    if not rows:
        return np.ones(len(people), dtype=np.bool_)
    return np.fromiter((person not in rows for person in people), np.bool_, len(people))


def _once(said: Iterable[Spoken]) -> Iterable[Spoken]:
    """Return statements without those whose key comes again later."""
    return {one.statement: one for one in said}.values()


def _numbered(texts: Iterable[str], count: int) -> tuple[list[str], NDArray[np.int64]]:
    """Return different texts, rising, and which of them each one is."""
    at: defaultdict[str, int] = defaultdict()
    at.default_factory = at.__len__
    numbers = np.fromiter(map(at.__getitem__, texts), np.int64, count)
    found = list(at)
    rising = sorted(found)
    if found == rising:
        return rising, numbers
    rank = np.empty(len(found), dtype=np.int64)
    rank[np.fromiter(map(at.__getitem__, rising), np.int64, len(found))] = np.arange(len(found))
    return rising, rank[numbers]


def _texts(texts: Sequence[str | None]) -> NDArray[np.object_]:
    found = np.empty(len(texts), dtype=np.object_)
    found[:] = texts
    return found
