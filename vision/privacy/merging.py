"""Levels and units that were merged into others: who is counted where, and what stays together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from vision.privacy.bands import Band

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.privacy.publication_state import Atom, Published

    Places = Mapping[str, tuple[str | None, str | None]]


def merged(
    before: Places,
    now: Places,
    kind: int,
    known: set[str] | None,
) -> dict[str | None, str | None]:
    """Return where the people of a level, or unit, that is no more are counted now: all together.

    That is where most of them are, also for whoever has moved elsewhere meanwhile: somebody who
    came to another level alone would be seen there.
    """
    if known is None:
        return {}
    moves: dict[str, Counter[str | None]] = defaultdict(Counter)
    for person, place in before.items():
        old = place[kind]
        if old is not None and old not in known and person in now:
            moves[old][now[person][kind]] += 1
    return {
        old: max(counts, key=lambda new: (new in known, counts[new], new or ""))
        for old, counts in moves.items()
    }


def rejoined(previous: Published, places: Places) -> tuple[tuple[Band, ...], tuple[Band, ...]]:
    """Return levels and units as they were shown, joined further where some were merged.

    People of a level that was shown only together with others come to another one: what that one
    had before, taken from what it has now, would be theirs alone. So it is shown together with the
    others as well.

    Args:
        previous: As last published.
        places: Level and unit of everyone, as they are counted now.
    """
    return (
        _joined(previous.bands, previous.places, places, 0),
        _joined(previous.units, previous.places, places, 1),
    )


def _joined(bands: Sequence[Band], before: Places, now: Places, kind: int) -> tuple[Band, ...]:
    moved: dict[str, set[str]] = defaultdict(set)
    for person, place in before.items():
        old, new = place[kind], now.get(person, place)[kind]
        if old is not None and new is not None and old != new:
            moved[old].add(new)
    order = dict.fromkeys(member for band in bands for member in band.members)
    parts = [set(band.members) for band in bands]
    for band in bands:
        targets = {new for old in band.members for new in moved.get(old, ())}
        if targets and len(band.members) > 1:
            wanted = {*band.members, *targets}
            order |= dict.fromkeys(sorted(targets))
            crossed = [part for part in parts if part & wanted]
            parts = [part for part in parts if part not in crossed] + [wanted.union(*crossed)]
    rank = {member: place for place, member in enumerate(order)}
    return tuple(Band("", tuple(sorted(part, key=rank.__getitem__)), 0) for part in parts)


def relabelled(
    atom: Atom,
    places: Places,
    levels: Sequence[str] | None,
) -> Atom:
    """Return an atom under a level that is still there: the one that its own was merged into."""
    if levels is None or atom.label is None or atom.label in levels:
        return atom
    now = {places[person][0] for person in atom.authors.values()}
    return replace(atom, label=now.pop() if len(now) == 1 else None)
