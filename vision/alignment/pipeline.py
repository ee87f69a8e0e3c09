"""All of alignment in one call: rows in, what may be shown out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from vision.alignment.amount_matching import strata
from vision.alignment.changes import change
from vision.alignment.gaps import gaps, room_for_gaps, shown, trends
from vision.alignment.models import Alignment, RoundReach, ThemeReach, Units
from vision.alignment.permutation_test import DEALS, omnibus
from vision.alignment.reach import speakers
from vision.alignment.roster import Roster, roster
from vision.alignment.shared_focus import ITSELF, SAME, UNTOLD, Focus, shared_focus
from vision.alignment.units import CALLED, NO_MORE, unit_difference
from vision.alignment.withholding import withheld
from vision.privacy import EVERYONE, Band, Spoken, of_round, publish, round_share
from vision.significance import adjusted
from vision.significance.registry import FALSE_DISCOVERIES, LESS, MORE, MORE_APART

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from vision.privacy import Published


def spoken(rows: pd.DataFrame, *, has_person: bool = True) -> tuple[Spoken, ...]:
    """Return the rows of a table as statements.

    Args:
        rows: Columns ``person`` (hashable), ``theme`` (int id; below 1 or NaN means none),
            ``level`` and ``unit`` (str or None); where there are any also ``round`` (int),
            ``statement`` (key) and ``length`` (characters that count).
        has_person: False to let each row count as a person.
    """
    count = len(rows)
    keys = rows["statement"] if "statement" in rows else range(count)
    people = rows["person"] if has_person and "person" in rows else range(count)
    rounds = rows["round"] if "round" in rows else [1] * count
    places = [_names(rows, column) for column in ("level", "unit")]
    found = zip(keys, people, rows["theme"], *places, rounds, strict=True)
    return tuple(
        Spoken(str(key), str(person), int(theme), level, unit, int(wave))
        for key, person, theme, level, unit, wave in found
        if theme > 0
    )


def _names(rows: pd.DataFrame, column: str) -> list[str | None]:
    """Return a column's cells as text, None where missing."""
    if column not in rows:
        return [None] * len(rows)
    cells = zip(rows[column], rows[column].isna(), strict=True)
    return [None if missing else str(cell) for cell, missing in cells]


def align(
    rows: pd.DataFrame,
    *,
    themes: Sequence[tuple[int, str]],
    levels: Sequence[str] | None,
    has_person: bool = True,
    smallest_group: int = 5,
    permutations: int = DEALS,
    seed: int = 0,
    published: Published | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Alignment:
    """Return who speaks of what, as it may be shown.

    Args:
        rows: One row per statement with a theme; see ``spoken``.
        themes: Id and name, in display order.
        levels: From the top down; None where levels have no order.
        has_person: False to let each row count as a person.
        smallest_group: People that a group needs.
        permutations: How often people are dealt by chance.
        seed: Of the random numbers.
        published: What ``publish`` returned for these rows, where earlier results exist;
            None publishes these rows for the first time.
        progress: Called with a step and the share done.
    """
    said = spoken(rows, has_person=has_person)
    first = published is None
    counted = published or publish(None, said, levels=levels, smallest_group=smallest_group)
    if progress:
        progress("Counting voices", 0.0)
    table = roster(counted, [theme for theme, _ in themes])
    alike = _alike(rows, counted, table) if has_person else None
    table, within = table.canonical(alike)
    room = omnibus(
        table, ordered=levels is not None, permutations=permutations, seed=seed, within=within
    )
    may_call = room.may_call and has_person
    focus, overall = _verdicts(
        *_focus(table, permutations, seed, progress, within), may_call=may_call, told=has_person
    )
    if progress:
        progress("Comparing units", 0.8)
    return Alignment(
        people=len({s.person for s in said}) if first else table.people,
        levels=table.bands,
        themes=_themes(table, themes, said if first else None, smallest_group),
        reach=_reach(table, themes, table.band, table.bands),
        focus=focus,
        overall=overall,
        gaps=gaps(table, may_call=may_call, within=within),
        detectable=room_for_gaps(table, room.critical if has_person else 0.0),
        omnibus_p=shown(room.p, min((band.people for band in table.bands), default=0)),
        trends=trends(table, may_call=may_call, within=within) if levels is not None else None,
        units=_units(table, themes, permutations, seed, may_call=may_call, told=has_person),
        withheld=withheld(counted, table, themes, levels, first=first),
        rounds=_rounds(counted, themes, permutations, seed),
        change=change(counted, [theme for theme, _ in themes], permutations, seed)
        if has_person
        else None,
        has_person=has_person,
        smallest_group=smallest_group,
    )


def _alike(rows: pd.DataFrame, counted: Published, table: Roster) -> NDArray[np.int64] | None:
    """Return who wrote about as much as whom, None where levels write alike or it is not known.

    Cards and rows of files do not decide it: whoever types them could make them as long as it takes
    to see at which level somebody else's words count.
    """
    if "length" not in rows or "person" not in rows:
        return None
    written = rows["length"].groupby(rows["person"].astype(str)).sum()
    typed = np.array([person in counted.existing.rows for person in counted.roster], dtype=bool)
    return strata(written.to_dict(), counted.roster, np.where(typed, -1, table.band))


def _themes(
    table: Roster,
    themes: Sequence[tuple[int, str]],
    said: Sequence[Spoken] | None,
    smallest_group: int,
) -> tuple[ThemeReach, ...]:
    """Return every theme with its people; from the statements only the first time."""
    total = dict(zip(table.themes, table.speaks.sum(axis=0).tolist(), strict=True))
    authors: dict[int, set[str]] = {theme: set() for theme, _ in themes}
    for one in said or ():
        authors.setdefault(one.theme, set()).add(one.person)
    enough = table.people >= smallest_group
    return tuple(
        ThemeReach(
            id=theme,
            name=name,
            people=total.get(theme, None if said is None else len(authors[theme])),
            reach=round_share(total[theme] / table.people, table.people)
            if theme in total and enough
            else None,
        )
        for theme, name in themes
    )


def _reach(
    table: Roster,
    themes: Sequence[tuple[int, str]],
    group: NDArray[np.int64],
    groups: Sequence[Band],
) -> tuple[tuple[float | None, ...], ...]:
    """Return reach by theme and group, None where withheld."""
    counts, people = speakers(table.speaks, group, len(groups))
    row = {theme: k for k, theme in enumerate(table.themes)}
    return tuple(
        tuple(
            round_share(counts[row[theme], g] / people[g], int(people[g]))
            if theme in row and people[g]
            else None
            for g in range(len(groups))
        )
        for theme, _ in themes
    )


def _focus(
    table: Roster,
    permutations: int,
    seed: int,
    progress: Callable[[str, float], None] | None = None,
    within: NDArray[np.int64] | None = None,
) -> tuple[tuple[tuple[Focus | None, ...], ...], Focus | None]:
    """Return shared focus of each two levels, and overall."""
    size = len(table.bands)
    same = Focus(1.0, 1.0, 1.0, ITSELF, 0.0)
    cells: list[list[Focus | None]] = [[same] * size for _ in range(size)]
    if size <= 1 or not table.themes:
        return tuple(tuple(row) for row in cells), None
    pairs = list(combinations(range(size), 2))
    for k, (a, b) in enumerate(pairs):
        if progress:
            progress("Comparing levels", 0.8 * k / len(pairs))
        two = np.select([table.band == a, table.band == b], [0, 1], -1)
        found = shared_focus(
            table.weights, two, 2, permutations=permutations, seed=seed + k, within=within
        )
        cells[a][b] = cells[b][a] = found
    overall = shared_focus(
        table.weights, table.band, size, permutations=permutations, seed=seed, within=within
    )
    return tuple(tuple(row) for row in cells), overall


def _verdicts(
    cells: tuple[tuple[Focus | None, ...], ...],
    overall: Focus | None,
    *,
    may_call: bool,
    told: bool,
) -> tuple[tuple[tuple[Focus | None, ...], ...], Focus | None]:
    """Return shared focus with the verdicts that the room's budget allows.

    All pairs are one family (Benjamini-Hochberg); with two levels the pair is all there is.
    """
    size = len(cells)
    pairs = {pair: cells[pair[0]][pair[1]] for pair in combinations(range(size), 2)}
    known = {pair: found for pair, found in pairs.items() if found is not None}
    q = adjusted([found.p for found in known.values()])
    called = {
        pair: may_call and (level <= FALSE_DISCOVERIES if size > 2 else found.verdict != SAME)  # noqa: PLR2004
        for (pair, found), level in zip(known.items(), q, strict=True)
    }
    table = [list(row) for row in cells]
    for (a, b), found in known.items():
        table[a][b] = table[b][a] = _judged(found, called=called[a, b], told=told)
    if overall is not None:
        overall = _judged(overall, called=may_call and overall.verdict != SAME, told=told)
    return tuple(tuple(row) for row in table), overall


def _judged(found: Focus, *, called: bool, told: bool) -> Focus:
    """Return shared focus with its verdict."""
    if not told:
        return replace(found, verdict=UNTOLD)
    if not called:
        return replace(found, verdict=SAME)
    if found.verdict != SAME:
        return found
    less = found.overlap < (found.chance_low + found.chance_high) / 2
    return replace(found, verdict=LESS if less else MORE)


def _units(
    table: Roster,
    themes: Sequence[tuple[int, str]],
    permutations: int,
    seed: int,
    *,
    may_call: bool,
    told: bool,
) -> Units | None:
    """Return how units differ, None where there are no two to show."""
    if len(table.units) <= 1:
        return None
    found = unit_difference(
        table.weights,
        table.unit,
        len(table.units),
        table.band,
        permutations=permutations,
        seed=seed,
    )
    return Units(
        groups=table.units,
        reach=_reach(table, themes, table.unit, table.units),
        difference=round(found.v, 2),
        chance=round(found.chance, 2),
        chance_high=round(found.chance_high, 2),
        p=round(found.p, 3),
        verdict=(MORE_APART if may_call and found.p <= CALLED else NO_MORE) if told else UNTOLD,
    )


def _rounds(
    published: Published, themes: Sequence[tuple[int, str]], permutations: int, seed: int
) -> tuple[RoundReach, ...]:
    """Return each round by itself, where there are several."""
    if len(published.rounds) <= 1:
        return ()
    found = []
    for wave in published.rounds:
        table, _ = roster(of_round(published, wave), [theme for theme, _ in themes]).canonical()
        whole = _reach(
            table, themes, np.zeros(table.people, dtype=np.int64), [Band(EVERYONE, (), 0)]
        )
        _, focus = _focus(table, permutations, seed)
        overall = None if focus is None else replace(focus, verdict=UNTOLD)
        found.append(RoundReach(wave, table.people, tuple(row[0] for row in whole), overall))
    return tuple(found)
