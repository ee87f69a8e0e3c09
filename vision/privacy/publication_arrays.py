"""All statements that are or were counted, as arrays: a million cost each as little as a few.

Text is turned into numbers once, in the order of its letters, and into text again at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vision.privacy.authors import Authors
from vision.privacy.columnar_mapping import ColumnMap
from vision.privacy.numbering import Numbering, coded, codes, objects
from vision.privacy.publication_state import GONE, Atom
from vision.privacy.statement_arrays import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.privacy.existing_people import ExistingPeople
    from vision.privacy.numbering import Texts
    from vision.privacy.publication_state import Published, Spoken
    from vision.privacy.statement_arrays import Told

    Place = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class RowGroup:
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

    def by_id(
        self, people: NDArray[np.object_], who: NDArray[np.int64] | None = None
    ) -> Mapping[str, Place]:
        """Return them by people's ids, of those who have one.

        Args:
            people: Shape (p,): ids.
            who: Only of these.
        """
        chosen = np.flatnonzero(self.of >= 0) if who is None else who
        places = objects([*self.names, (None, None)])[self.of[chosen]]
        return ColumnMap(people[chosen].tolist(), places.tolist())

    def count(self, who: NDArray[np.int64]) -> dict[Place, int]:
        """Return how many of some people are at each place."""
        counts = np.bincount(self.of[who], minlength=len(self.names)).tolist()
        return {place: count for place, count in zip(self.names, counts, strict=True) if count}


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Every statement that is or was counted, or waits, by key.

    Attributes:
        keys: The n statement keys, rising.
        people: Shape (p,): ids of people, rising.
        person: Shape (n,): author of each statement, from 0 to p - 1.
        theme: Shape (n,): its theme now, from 1; ``GONE`` for none.
        exists: Shape (p,): whether a person lifts a group.
        needed: People that lift a group, at least, for it to be enough.
        known: Shape (q,): who had a place before.
        places: Level and unit of those who speak now.
    """

    keys: Texts
    people: NDArray[np.object_]
    person: NDArray[np.int64]
    theme: NDArray[np.int64]
    exists: NDArray[np.bool_]
    needed: int
    known: NDArray[np.int64]
    places: Places

    def authors(self, parts: Iterable[RowGroup]) -> NDArray[np.int64]:
        """Return who wrote anything in some parts, rising."""
        wrote = np.zeros(len(self.people), dtype=np.bool_)
        for part in parts:
            wrote[self.person[part.rows]] = True
        return np.flatnonzero(wrote)

    def atom(self, part: RowGroup) -> Atom:
        """Return a part as it is kept, its statements in an order that tells nothing."""
        if part.atom is not None:
            return part.atom
        people: list[str] = self.people[self.person[part.rows]].tolist()
        authors = Authors(self.keys.read(part.rows), people)
        return Atom(part.theme, part.round, part.label, authors)


def columns(
    previous: Published | None,
    current: Iterable[Spoken],
    existing: ExistingPeople,
    smallest_group: int,
) -> tuple[Columns, list[RowGroup], list[RowGroup], list[RowGroup]]:
    """Return all statements as columns, and in parts: counted before, waiting, and new.

    Args:
        previous: What was published last.
        current: Every statement that counts and has a theme; of two with one key, the last.
        existing: How many of the people exist.
        smallest_group: People that a group needs.
    """
    said = list(current)
    groups = (*previous.atoms, *previous.waiting) if previous else ()
    statements, speakers = Numbering(), Numbering()
    for atom in groups:
        statements.add(list(atom.authors))
        speakers.add(list(atom.authors.values()))
    now_told = told(said, statements, speakers)
    before, here = sum(len(atom.authors) for atom in groups), len(said)
    keys, at = statements.numbered()
    if np.bincount(at[before:], minlength=1).max() > 1:
        return columns(previous, _once(said), existing, smallest_group)
    speakers.add(list(previous.places) if previous else [])
    ids, who = speakers.numbered()
    people = objects(ids.read())
    old, now, speaker = at[:before], at[before:], who[before : before + here]
    person, theme = np.empty((2, len(keys)), dtype=np.int64)
    theme[:] = GONE
    theme[now] = now_told.theme
    person[now] = speaker
    person[old] = who[:before]
    new = np.ones(len(keys), dtype=np.bool_)
    new[old] = False
    found = Columns(
        keys=keys,
        people=people,
        person=person,
        theme=theme,
        exists=_existing(people, existing.rows),
        needed=existing.needed(smallest_group),
        known=who[before + here :],
        places=_places(now_told, len(people), speaker, now),
    )
    parts, counted = _earlier(groups, old), len(previous.atoms) if previous else 0
    return found, parts[:counted], parts[counted:], _entering(now_told, now, new, theme)


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
    if not len(rows):
        return []
    columns_ = [_narrow(column) for column in by]
    order = np.lexsort(columns_[::-1])
    changes = np.zeros(len(rows) - 1, dtype=np.bool_)
    for column in columns_:
        here = column[order]
        changes |= here[1:] != here[:-1]
    return np.split(rows[order], np.flatnonzero(changes) + 1)


def _narrow(column: NDArray[np.int64]) -> NDArray[np.integer]:
    """Return numbers in the same order, in two bytes where they fit: those are sorted by digits."""
    least = column.min()
    fits = column.max() - least <= np.iinfo(np.uint16).max
    return (column - least).astype(np.uint16) if fits else column


def _earlier(groups: Sequence[Atom], rows: NDArray[np.int64]) -> list[RowGroup]:
    """Return atoms as parts, of the rows that all their statements have one after the other."""
    edges = np.cumsum([0, *(len(atom.authors) for atom in groups)])
    return [
        RowGroup(atom.theme, atom.round, np.sort(rows[a:b]), atom.label, atom)
        for atom, a, b in zip(groups, edges[:-1], edges[1:], strict=True)
    ]


def _entering(
    said: Told,
    now: NDArray[np.int64],
    new: NDArray[np.bool_],
    theme: NDArray[np.int64],
) -> list[RowGroup]:
    """Return the statements that were never counted and never waited, by round and theme."""
    wave = np.zeros(len(theme), dtype=np.int64)
    wave[now] = said.round
    rows = np.flatnonzero(new)
    return [
        RowGroup(int(theme[part[0]]), int(wave[part[0]]), part)
        for part in together(rows, wave[rows], theme[rows])
    ]


def _places(said: Told, people: int, who: NDArray[np.int64], now: NDArray[np.int64]) -> Places:
    """Return the first level and the first unit that a person's statements tell, by their keys."""
    order = np.argsort(now, kind="stable")
    level = _first(said.level[order], said.levels, who[order], people)
    unit = _first(said.unit[order], said.units, who[order], people)
    found, width = np.full(people, -1, dtype=np.int64), len(said.units)
    speaks = np.flatnonzero(np.bincount(who, minlength=people))
    pairs, found[speaks] = np.unique(level[speaks] * width + unit[speaks], return_inverse=True)
    one, other = np.divmod(pairs, max(width, 1))
    names = zip(one.tolist(), other.tolist(), strict=True)
    return Places([(said.levels[a], said.units[b]) for a, b in names], found)


def _first(
    each: NDArray[np.int64],
    names: Sequence[str | None],
    who: NDArray[np.int64],
    people: int,
) -> NDArray[np.int64]:
    """Return what is told first of each person; where nothing is, what is said last.

    Args:
        each: Shape (n,): which name each statement tells.
        names: The names.
        who: Shape (n,): who says it.
        people: How many there are.
    """
    found = np.zeros(people, dtype=np.int64)
    found[who] = each
    told_any = np.array([bool(name) for name in names], dtype=np.bool_)
    known = np.flatnonzero(told_any[each])[::-1]
    found[who[known]] = each[known]
    return found


def _existing(people: NDArray[np.object_], rows: frozenset[str]) -> NDArray[np.bool_]:
    """Return who lifts a group: everybody but rows of a file."""
    if not rows:
        return np.ones(len(people), dtype=np.bool_)
    return np.fromiter((person not in rows for person in people), np.bool_, len(people))


def _once(said: Iterable[Spoken]) -> Iterable[Spoken]:
    """Return statements without those whose key comes again later."""
    return {one.statement: one for one in said}.values()
