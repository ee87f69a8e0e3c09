"""How statements are counted together: queues fill, atoms are born of them, and atoms split.

All words of one person in an atom are one *bundle* and move together. Whatever was once counted
together, to see whether there are enough people, stays in one queue until it is born as one atom.
These two rules make every decision here a question of how many bundles there are, never of whose
they are; that is what the proof in ``docs/methods/privacy.md`` rests on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from vision.privacy.published import GONE, OTHER, Atom

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    Enough = Callable[[Collection[str]], bool]

    Part = TypeVar("Part", int, bool, str | None)

POOLED_SHARE: Final = 0.2
"""From this share of statements in queues on, all queues of a round become one."""


def split(atom: Atom, themes: Mapping[str, int], enough: Enough) -> list[Atom]:
    """Return the atom in parts that follow its bundles to their new themes.

    A part of too few people does not move: it stays with the part that stays, or with the largest.
    Until enough people have moved, the atom is returned as it is.

    Args:
        atom: As last published.
        themes: Statement key to its theme now, from 1; missing means gone.
        enough: Whether some people are enough for a part.
    """
    if set(map(themes.get, atom.authors)) <= {atom.theme}:
        return [atom]
    parts: dict[int, list[str]] = defaultdict(list)
    for person, bundle in _bundles(atom).items():
        parts[_theme_of(bundle, themes, atom.theme)].append(person)
    large = {theme: who for theme, who in parts.items() if enough(who)}
    rest = [person for theme, who in parts.items() if theme not in large for person in who]
    if not large:
        return [atom]
    if enough(rest):
        stays = len(parts.get(atom.theme, ())) * 2 >= len(rest)
        large[atom.theme if stays and atom.theme not in large else OTHER] = rest
    elif rest:
        home = max(large, key=lambda theme: (theme == atom.theme, len(large[theme]), -theme))
        large[home] = [*large[home], *rest]
    new = _parts(atom, {person: theme for theme, who in large.items() for person in who})
    return [replace(new[theme], theme=theme) for theme in sorted(new)]


def queued(
    queues: Iterable[Atom], new: Mapping[str, tuple[str, int, int]], themes: Mapping[str, int]
) -> list[Atom]:
    """Return the queues with new statements in them, one a theme and round.

    A waiting statement keeps its place when it is moved. Only where its queue's theme is no more,
    the whole queue goes to the theme of most of its statements.

    Args:
        queues: As they were.
        new: Statement key to person, theme and round.
        themes: Statement key to its theme now; missing means gone.
    """
    alive = set(themes.values())
    found: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for queue in queues:
        theme = queue.theme
        if theme != OTHER and theme not in alive:
            theme = _theme_of(list(queue.authors), themes, theme)
        found[queue.round, theme if theme != GONE else queue.theme].update(queue.authors)
    for key, (person, theme, wave) in new.items():
        found[wave, theme][key] = person
    return [
        Atom(theme, wave, None, dict(sorted(authors.items())))
        for (wave, theme), authors in sorted(found.items())
    ]


def born(queue: Atom, themes: Mapping[str, int], enough: Enough) -> tuple[list[Atom], list[Atom]]:
    """Return the atoms that a queue becomes, or the queue itself while it is too short.

    Words that are gone by then are kept as an atom that is not counted, so that they do not come
    in later by themselves.

    Args:
        queue: Statements that wait together.
        themes: Statement key to its theme now; missing means gone.
        enough: Whether some people are enough for an atom.

    Returns:
        Atoms, and what goes on waiting.
    """
    mine = {key: themes[key] for key in queue.authors if key in themes}
    here = set(map(queue.authors.__getitem__, mine))
    if not enough(here):
        return [], [queue]
    parts = _parts(queue, {person: person in here for person in queue.authors.values()})
    atoms = split(parts[True], mine, enough)
    return [*atoms, *([replace(parts[False], theme=GONE)] if False in parts else [])], []


def pooled(queues: Sequence[Atom], counted: int) -> list[Atom]:
    """Return one queue a round, of no theme, if many statements would be left out otherwise.

    Args:
        queues: What is too short to be born.
        counted: Statements in atoms.
    """
    if sum(len(queue.authors) for queue in queues) < POOLED_SHARE * counted:
        return list(queues)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for queue in queues:
        found[queue.round].update(queue.authors)
    return [Atom(OTHER, wave, None, dict(sorted(a.items()))) for wave, a in found.items()]


def labelled(atom: Atom, band_of: Callable[[str], str | None], enough: Enough) -> list[Atom]:
    """Return the atom in parts whose statements may be shown with a band, and one that may not.

    A band is told where enough of its people are in the atom, and only if the statements that then
    stay without a band have no author or enough of them: otherwise the smallest told band is kept
    back as well.

    Args:
        atom: A new one.
        band_of: The band of a person, None where it is not shown.
        enough: Whether some people are enough for a part.
    """
    cells: dict[str | None, list[str]] = defaultdict(list)
    for person in dict.fromkeys(atom.authors.values()):
        cells[band_of(person)].append(person)
    told = sorted(
        (band for band, who in cells.items() if band and enough(who)),
        key=lambda band: (len(cells[band]), band),
    )
    untold = [person for band, who in cells.items() if band not in told for person in who]
    while untold and told and not enough(untold):
        untold += cells[told.pop(0)]
    part_of: dict[str, str | None] = {}
    for band, who in cells.items():
        part_of |= dict.fromkeys(who, band if band in told else None)
    parts = _parts(atom, part_of)
    return [replace(parts[band], label=band) for band in [*told, *([None] if untold else [])]]


def _bundles(atom: Atom) -> dict[str, list[str]]:
    """Return the statements of each person."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, person in atom.authors.items():
        found[person].append(key)
    return found


def _parts(atom: Atom, part_of: Mapping[str, Part]) -> dict[Part, Atom]:
    """Return the atom in parts by author, the statements in an order that tells nothing."""
    whole = set(part_of.values())
    if len(whole) == 1:
        return {whole.pop(): replace(atom, authors=dict(sorted(atom.authors.items())))}
    found: dict[Part, dict[str, str]] = defaultdict(dict)
    for key, person in sorted(atom.authors.items()):
        found[part_of[person]][key] = person
    return {part: replace(atom, authors=authors) for part, authors in found.items()}


def _theme_of(keys: Sequence[str], themes: Mapping[str, int], home: int) -> int:
    """Return the theme of most of these statements, home in a tie, ``GONE`` if none is left."""
    counts = Counter(themes[key] for key in keys if key in themes)
    return max(counts, key=lambda t: (counts[t], t == home, -t), default=GONE)
