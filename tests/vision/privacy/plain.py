"""Publication said plainly, person by person: what the columns are held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from vision.privacy import GONE, OTHER, Atom, Band, ExistingPeople, Published, Spoken
from vision.privacy.atoms import POOLED_SHARE
from vision.privacy.grouping import groups
from vision.privacy.merging import merged, rejoined, relabelled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    Enough = Callable[[Collection[str]], bool]

    Part = TypeVar("Part", int, bool, str | None)


def publish(
    previous: Published | None,
    current: Iterable[Spoken],
    *,
    levels: Sequence[str] | None,
    smallest_group: int,
    names: Mapping[str, str] | None = None,
    revealed: bool = True,
    existing: ExistingPeople | None = None,
) -> Published:
    """Return the same as ``vision.privacy.publish``."""
    called, here = dict(names or {}), existing or ExistingPeople()
    enough = here.enough(smallest_group)
    if not revealed:
        nothing = Published(smallest_group, (), (), {}, (), (), levels is not None, called, here)
        return previous or nothing
    said = {spoken.statement: spoken for spoken in current}
    kept, births, waiting = _counted(previous, said, enough)
    places = _places(previous, said.values(), levels, called)
    before = rejoined(previous, places) if previous else ((), ())
    kept = [relabelled(atom, places, levels) for atom in kept]
    bands_, units = groups(
        [places[person] for person in _roster([*kept, *births]) - here.rows],
        before,
        levels,
        smallest_group,
        called,
        existing=here,
    )
    band_of = _first_members(bands_)
    parts = [
        part
        for atom in births
        for part in labelled(atom, lambda p: band_of.get(places[p][0]), enough)
    ]
    atoms = sorted([*kept, *parts], key=lambda a: (a.round, a.theme, min(a.authors)))
    authors = {p for group in (*atoms, *waiting) for p in group.authors.values()}
    return Published(
        smallest_group=smallest_group,
        atoms=tuple(atoms),
        waiting=tuple(waiting),
        places={person: places[person] for person in sorted(authors)},
        bands=bands_,
        units=units,
        ordered=levels is not None,
        names=called,
        existing=here,
    )


def _counted(
    previous: Published | None, said: Mapping[str, Spoken], enough: Enough
) -> tuple[list[Atom], list[Atom], list[Atom]]:
    """Return the atoms of before as they are now, the new ones, and what waits."""
    themes = {key: spoken.theme for key, spoken in said.items()}
    before = previous.atoms if previous else ()
    kept = [atom for old in before for atom in split(old, themes, enough)]
    waiting = previous.waiting if previous else ()
    seen = {key for group in (*kept, *waiting) for key in group.authors}
    new = {key: spoken for key, spoken in said.items() if key not in seen}
    births, short = _births(queued(waiting, new, themes), themes, enough)
    pools = pooled(short, sum(len(atom.authors) for atom in (*kept, *births)))
    late, left = _births(pools, themes, enough)
    return kept, [*births, *late], left


def _births(
    queues: Iterable[Atom], themes: Mapping[str, int], enough: Enough
) -> tuple[list[Atom], list[Atom]]:
    """Return what is born of the queues, and the queues that go on waiting."""
    pairs = [born(queue, themes, enough) for queue in queues]
    return [a for atoms, _ in pairs for a in atoms], [q for _, left in pairs for q in left]


def _roster(atoms: Iterable[Atom]) -> set[str]:
    """Return everyone who is counted."""
    return {p for atom in atoms if atom.theme != GONE for p in atom.authors.values()}


def _places(
    previous: Published | None,
    said: Iterable[Spoken],
    levels: Sequence[str] | None,
    names: Mapping[str, str],
) -> dict[str, tuple[str | None, str | None]]:
    """Return level and unit of everyone: as first counted, unless these were merged into others."""
    now: dict[str, tuple[str | None, str | None]] = {}
    for one in sorted(said, key=lambda s: s.statement):
        level, unit = now.get(one.person, (None, None))
        now[one.person] = (level or one.level, unit or one.unit)
    kept = dict(previous.places) if previous else {}
    into_level = merged(kept, now, 0, None if levels is None else set(levels))
    into_unit = merged(kept, now, 1, set(names) or None)
    for person, (level, unit) in kept.items():
        kept[person] = (into_level.get(level, level), into_unit.get(unit, unit))
    return {**now, **kept}


def _first_members(shown: Sequence[Band]) -> dict[str | None, str]:
    """Return for every level the first level of its band; nothing where all are one band."""
    if len(shown) < 2:
        return {}
    return {member: band.members[0] for band in shown for member in band.members}


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
    queues: Iterable[Atom], new: Mapping[str, Spoken], themes: Mapping[str, int]
) -> list[Atom]:
    """Return the queues with new statements in them, one a theme and round.

    A waiting statement keeps its place when it is moved. Only where its queue's theme is no more,
    the whole queue goes to the theme of most of its statements.

    Args:
        queues: As they were.
        new: Statement key to what was said.
        themes: Statement key to its theme now; missing means gone.
    """
    alive = set(themes.values())
    found: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for queue in queues:
        theme = queue.theme
        if theme != OTHER and theme not in alive:
            theme = _theme_of(list(queue.authors), themes, theme)
        found[queue.round, theme if theme != GONE else queue.theme].update(queue.authors)
    for key, said in new.items():
        found[said.round, said.theme][key] = said.person
    return [
        Atom(theme, wave, None, _in_order(authors))
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
    return [Atom(OTHER, wave, None, _in_order(a)) for wave, a in found.items()]


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
        return {whole.pop(): replace(atom, authors=_in_order(atom.authors))}
    found: dict[Part, dict[str, str]] = defaultdict(dict)
    for key, person in _in_order(atom.authors).items():
        found[part_of[person]][key] = person
    return {part: replace(atom, authors=authors) for part, authors in found.items()}


def _in_order(authors: Mapping[str, str]) -> Mapping[str, str]:
    """Return statements and authors by statement; most are in this order already."""
    keys = sorted(authors)
    return authors if keys == list(authors) else {key: authors[key] for key in keys}


def _theme_of(keys: Sequence[str], themes: Mapping[str, int], home: int) -> int:
    """Return the theme of most of these statements, home in a tie, ``GONE`` if none is left."""
    counts = Counter(themes[key] for key in keys if key in themes)
    return max(counts, key=lambda t: (counts[t], t == home, -t), default=GONE)
