"""Which answers are counted in public: votes, what matters, and how true themes are today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vision.consensus.importance import matters_asked
from vision.privacy import Released, release
from vision.workshop.agreement import theme_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.consensus.duplicate_groups import Duplicates
    from vision.privacy import Band
    from vision.store import Response


@dataclass(frozen=True, slots=True)
class Room:
    """Whose answers are counted together.

    Attributes:
        levels: Person to level; None where not known.
        bands: Levels as answers are shown by.
        least: People that a batch needs.
        lot: A secret that decides who is left out.
    """

    levels: Mapping[str, str | None]
    bands: Sequence[Band]
    least: int
    lot: str


def counted(
    previous: Released | None,
    said: tuple[Sequence[tuple[Response, str]], Sequence[tuple[str, str, int]]],
    twice: Duplicates,
    *,
    themes: Mapping[str, int],
    authors: Mapping[str, str],
    room: Room,
) -> Released:
    """Return answers, how true themes are, and what matters, as far as they may be counted.

    Args:
        previous: What was counted before.
        said: Answers with the sentence each counts for, and how true people say themes are.
        twice: Sentences that several wrote.
        themes: What may be answered, with its theme.
        authors: Statement to whoever wrote it.
        room: Who is counted together.
    """
    given, truths = said
    wanted = _wanted(twice, [(e.participant_id, one) for e, one in given])
    released = release(
        previous,
        [*wanted, *((one, each.participant_id, each.answer) for each, one in given), *truths],
        asked={*themes, *map(theme_asked, themes.values()), *(row[0] for row in truths)},
        levels=room.levels,
        bands=room.bands,
        smallest_group=room.least,
        authors=authors,
        lot=room.lot,
    )
    found = release(
        _left_out_alike(released, themes),
        _ticks(given, wanted),
        asked=[matters_asked(one) for one in themes],
        levels=room.levels,
        bands=room.bands,
        smallest_group=room.least,
    )
    return replace(found, left_out=released.left_out)  # of ticks it follows from these each time


def _wanted(twice: Duplicates, given: Sequence[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Return what those who wrote a sentence that others wrote too say to it: that they want it.

    They are not asked, and would be missing: how many of those who answer at a level lack an answer
    would tell how many there wrote it. What somebody has answered nevertheless counts instead.
    """
    answered, here = set(given), {person for person, _ in given}
    return [
        (each.statement, person, 1)
        for each in twice.found.values()
        for person in sorted(each.writers & here)
        if (person, each.statement) not in answered
    ]


def _ticks(
    given: Iterable[tuple[Response, str]], wanted: Iterable[tuple[str, str, int]]
) -> list[tuple[str, str, int]]:
    """Return who says that a sentence matters a lot: with an answer, or by writing it."""
    ticked = [(matters_asked(one), r.participant_id, int(r.matters)) for r, one in given]
    return [*ticked, *((matters_asked(one), person, 1) for one, person, _ in wanted)]


def _left_out_alike(released: Released, asked: Iterable[str]) -> Released:
    """Return the same, with nobody's tick to be counted whose answer is left out."""
    apart = {matters_asked(one): released.left_out.get(one, {}) for one in asked}
    told = {thing: who for thing, who in apart.items() if who}
    return replace(released, left_out={**released.left_out, **told})
