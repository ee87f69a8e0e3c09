"""How atoms are born and how they split: never with the words of too few people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vision.privacy.published import GONE, OTHER, Atom

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

WAITING_SHARE: Final = 0.2
"""From this share of people without any counted statement on, theirs are counted as ``OTHER``."""


def split(atom: Atom, themes: Mapping[str, int], smallest_group: int) -> list[Atom]:
    """Return the atom in parts that follow its statements to their new themes.

    A part of too few people does not move: it stays with the part that stays, or with the largest.
    Until enough people have moved, the atom is returned as it is.

    Args:
        atom: As last published.
        themes: Statement key to its theme now, from 1; missing means gone.
        smallest_group: People that every part needs.
    """
    parts: dict[int, dict[str, str]] = defaultdict(dict)
    for key, person in atom.authors.items():
        parts[themes.get(key, GONE)][key] = person
    large = {theme: part for theme, part in parts.items() if _people(part) >= smallest_group}
    rest = {k: p for theme, part in parts.items() if theme not in large for k, p in part.items()}
    if not large:
        return [atom]
    if rest and _people(rest) < smallest_group:
        home = atom.theme if atom.theme in large else max(large, key=lambda t: _people(large[t]))
        large[home] = {**large[home], **rest}
    elif rest:
        stays = sum(themes.get(key, GONE) == atom.theme for key in rest) * 2 >= len(rest)
        large[atom.theme if stays else OTHER] = rest
    return [
        Atom(theme, atom.round, atom.label, _ordered(part)) for theme, part in sorted(large.items())
    ]


def gather(
    waiting: Mapping[str, tuple[str, int, int]],
    known: Collection[str],
    smallest_group: int,
) -> list[Atom]:
    """Return new atoms of statements that were never counted.

    A theme's new statements of a round become an atom once enough people wrote them. The others
    wait; only where many people would be left out altogether are theirs counted as ``OTHER``.

    Args:
        waiting: Statement key to person, theme and round.
        known: People who are counted already.
        smallest_group: People that every atom needs.
    """
    cells: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for key, (person, theme, wave) in waiting.items():
        cells[wave, theme][key] = person
    atoms: list[Atom] = []
    left: dict[int, dict[str, str]] = defaultdict(dict)
    for (wave, theme), cell in sorted(cells.items()):
        if _people(cell) >= smallest_group:
            atoms.append(Atom(theme, wave, None, _ordered(cell)))
        else:
            left[wave].update(cell)
    counted = set(known).union(*(atom.authors.values() for atom in atoms))
    outside = {p for cell in left.values() for p in cell.values()} - counted
    if len(outside) >= WAITING_SHARE * len(counted) or not known:
        pools = ((wave, cell) for wave, cell in left.items() if _people(cell) >= smallest_group)
        atoms += [Atom(OTHER, wave, None, _ordered(cell)) for wave, cell in pools]
    return atoms


def labelled(atom: Atom, band_of: Callable[[str], str | None], smallest_group: int) -> list[Atom]:
    """Return the atom in parts whose statements may be shown with a band, and one that may not.

    A band is told where enough of its people are in the atom, and only if the statements that then
    stay without a band have no author or enough of them: otherwise the smallest told band is kept
    back as well.

    Args:
        atom: A new one.
        band_of: The band of a person, None where it is not shown.
        smallest_group: People that every part needs.
    """
    cells: dict[str | None, dict[str, str]] = defaultdict(dict)
    for key, person in atom.authors.items():
        cells[band_of(person)][key] = person
    told = sorted(
        (band for band, cell in cells.items() if band and _people(cell) >= smallest_group),
        key=lambda band: (_people(cells[band]), band),
    )
    untold = {k: p for band, cell in cells.items() if band not in told for k, p in cell.items()}
    while untold and told and _people(untold) < smallest_group:
        untold.update(cells[told.pop(0)])
    parts = [Atom(atom.theme, atom.round, band, _ordered(cells[band])) for band in told]
    if untold:
        parts.append(Atom(atom.theme, atom.round, None, _ordered(untold)))
    return parts


def _people(part: Mapping[str, str]) -> int:
    """Return how many people wrote these statements."""
    return len(set(part.values()))


def _ordered(part: Mapping[str, str]) -> dict[str, str]:
    """Return the part in an order that tells nothing about who came when."""
    return dict(sorted(part.items()))
