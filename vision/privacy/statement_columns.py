"""Statements as columns of whole numbers: a million cost each as little as a few.

Text is turned into numbers once, in the order of its letters, and into text again at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from vision.privacy.authors import Authors
from vision.privacy.numbering import coded, codes, numbered, objects
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
class Places:
    """Where people are counted.

    Attributes:
        names: Different pairs of level and unit.
        of: Shape (p,): which of them is each person's; -1 for none.
    """

    names: Sequence[Place]
    of: NDArray[np.int64]

    def over(self, known: NDArray[np.int64], places: Iterable[Place]) -> Places:
        """Return the same, but some people elsewhere.

        Args:
            known: Shape (q,): who, different people.
            places: Level and unit of each of them.
        """
        names, found = codes(*self.names), self.of.copy()
        found[known] = coded(places, names)
        return Places(list(names), found)

    def to_dict(
        self, people: NDArray[np.object_], who: NDArray[np.int64] | None = None
    ) -> dict[str, Place]:
        """Return them by people's ids, of those who have one.

        Args:
            people: Shape (p,): ids.
            who: Only of these.
        """
        chosen = np.flatnonzero(self.of >= 0) if who is None else who
        places = objects([*self.names, (None, None)])[self.of[chosen]]
        return dict(zip(people[chosen].tolist(), places.tolist(), strict=True))

    def count(self, who: NDArray[np.int64]) -> dict[Place, int]:
        """Return how many of some people are at each place."""
        counts = np.bincount(self.of[who], minlength=len(self.names)).tolist()
        return {place: count for place, count in zip(self.names, counts, strict=True) if count}


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
        known: Shape (q,): who had a place before.
        places: Level and unit of those who speak now.
    """

    keys: NDArray[np.object_]
    people: NDArray[np.object_]
    person: NDArray[np.int64]
    theme: NDArray[np.int64]
    exists: NDArray[np.bool_]
    needed: int
    known: NDArray[np.int64]
    places: Places

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
        keys, people = self.keys[part.rows], self.people[self.person[part.rows]]
        authors = Authors(keys.tolist(), people.tolist())
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
    written = chain.from_iterable(atom.authors for atom in groups)
    keys, at = numbered([*written, *[one.statement for one in said]])
    if np.bincount(at[before:], minlength=1).max() > 1:
        return columns(previous, _once(said), attendance, smallest_group)
    wrote = chain.from_iterable(atom.authors.values() for atom in groups)
    placed = previous.places if previous else ()
    people, who = numbered([*wrote, *[one.person for one in said], *placed])
    old, now = at[:before], at[before:]
    speaker = who[before : before + len(said)]
    person, theme = np.empty((2, len(keys)), dtype=np.int64)
    theme[:] = GONE
    theme[now] = [one.theme for one in said]
    person[now] = speaker
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
        known=who[before + len(said) :],
        places=_places(said, len(people), speaker, now),
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
    said: Sequence[Spoken], people: int, who: NDArray[np.int64], now: NDArray[np.int64]
) -> Places:
    """Return the first level and the first unit that a person's statements tell, by their keys."""
    order = np.argsort(now, kind="stable")
    levels, level = _first([one.level for one in said], who, order, people)
    units, unit = _first([one.unit for one in said], who, order, people)
    found = np.full(people, -1, dtype=np.int64)
    speaks = np.flatnonzero(np.bincount(who, minlength=people))
    pairs, found[speaks] = np.unique(level[speaks] * len(units) + unit[speaks], return_inverse=True)
    one, other = np.divmod(pairs, max(len(units), 1))
    names = zip(one.tolist(), other.tolist(), strict=True)
    return Places([(levels[a], units[b]) for a, b in names], found)


def _first(
    told: Sequence[str | None], who: NDArray[np.int64], order: NDArray[np.int64], people: int
) -> tuple[list[str | None], NDArray[np.int64]]:
    """Return what is told first of each person; where nothing is, what is said last.

    Returns:
        Different names, and for each person which one.
    """
    names = codes(*told[:1])
    each = coded(told, names)[order]
    who = who[order]
    found = np.zeros(people, dtype=np.int64)
    found[who] = each
    told_any = np.array([bool(name) for name in names], dtype=np.bool_)
    known = np.flatnonzero(told_any[each])[::-1]
    found[who[known]] = each[known]
    return list(names), found


def _existing(people: NDArray[np.object_], rows: frozenset[str]) -> NDArray[np.bool_]:
    """Return who lifts a group: everybody but rows of a file."""
    if not rows:
        return np.ones(len(people), dtype=np.bool_)
    return np.fromiter((person not in rows for person in people), np.bool_, len(people))


def _once(said: Iterable[Spoken]) -> Iterable[Spoken]:
    """Return statements without those whose key comes again later."""
    return {one.statement: one for one in said}.values()
