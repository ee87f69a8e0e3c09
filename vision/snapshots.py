"""A snapshot: everything that follows from the statements of one question, computed once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vision.alignment import align, spoken
from vision.models import SMALLEST_GROUP
from vision.privacy import Published, publish
from vision.themes import UNASSIGNED, CachedEncoder, Edit, Themes, default_encoder, find_themes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vision.models import Workshop
    from vision.store import Gathered
    from vision.store.vectors import Vectors

ENCODER: Final = "use-m3"
FORMAT: Final = 3
"""Grows when a body's shape changes; a body of another format is made anew, not read."""

BATCH: Final = 24
"""Statements at most that one snapshot hands to the wall."""


def snapshot(
    gathered: Sequence[Gathered],
    workshop: Workshop,
    *,
    previous: dict[str, Any] | None,
    edits: Sequence[dict[str, Any]],
    vectors: Callable[[str], Vectors],
) -> dict[str, Any]:
    """Return what follows from the statements, as plain JSON.

    The same statements, workshop, predecessor and edits give the same result.

    Args:
        gathered: Every visible statement to the question.
        workshop: Its levels, units, lens and smallest group.
        previous: The body of the snapshot before; themes and published numbers follow it.
        edits: The curation log as plain JSON, in order.
        vectors: Opens the kept vectors of an encoder.

    Returns:
        ``format``, ``themes``, ``published``, ``alignment``, ``cloud`` (words with people and theme) and
        ``batch`` (keys of statements that are new since ``previous``, in random order, at least
        as many as the smallest group or none).

    Raises:
        NotEnoughTextError: There is too little to find themes in.
    """
    previous = previous if readable(previous) else None
    themes = find_themes(
        [each.text for each in gathered],
        keys=[each.id for each in gathered],
        lens=workshop.lens,
        count=workshop.theme_count,
        previous=Themes.from_json(previous["themes"]) if previous else None,
        edits=[Edit.from_json(body) for body in edits],
        encoder=_encoder(vectors),
    )
    levels = [level.name for level in workshop.levels]
    rows = _rows(gathered, themes, workshop)
    published = publish(
        Published.from_json(previous["published"]) if previous else None,
        spoken(rows),
        levels=levels,
        smallest_group=workshop.smallest_group,
    )
    alignment = align(
        rows,
        themes=[(theme.id, theme.name) for theme in themes.themes],
        levels=levels,
        smallest_group=workshop.smallest_group,
        published=published,
    )
    return {
        "format": FORMAT,
        "themes": themes.to_json(),
        "published": published.to_json(),
        "alignment": alignment.to_json(),
        "cloud": [],
        "batch": _batch(gathered, previous, len(gathered)),
    }


def readable(body: dict[str, Any] | None) -> bool:
    """Return whether a stored body is of this version's format."""
    return body is not None and body.get("format") == FORMAT


def _encoder(vectors: Callable[[str], Vectors]) -> CachedEncoder | None:
    encoder = default_encoder()
    if encoder is None:
        return None
    kept = vectors(ENCODER)
    return CachedEncoder(encoder, kept.get, kept.put)


def _rows(gathered: Sequence[Gathered], themes: Themes, workshop: Workshop) -> pd.DataFrame:
    levels = {level.id: level.name for level in workshop.levels}
    units = {unit.id: unit.name for unit in workshop.units}
    return pd.DataFrame(
        [
            (
                each.id,
                each.participant_id,
                int(label),
                levels.get(each.level_id or ""),
                units.get(each.unit_id or ""),
                each.round,
            )
            for each, label in zip(gathered, themes.labels, strict=True)
            if label != UNASSIGNED
        ],
        columns=["statement", "person", "theme", "level", "unit", "round"],
    )


def _batch(gathered: Sequence[Gathered], previous: dict[str, Any] | None, seed: int) -> list[str]:
    """Return new statements for the wall: enough people's, in an order that tells nothing."""
    known = set(previous["themes"]["keys"]) if previous else set()
    new = [each for each in gathered if each.quotable and each.id not in known]
    if len({each.participant_id for each in new}) < SMALLEST_GROUP:
        return list(previous["batch"]) if previous else []
    keys = [each.id for each in new]
    random.Random(seed).shuffle(keys)
    return keys[:BATCH]
