"""How themes hang together, for the next snapshot of a question: what may be counted of pairs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from vision.influence import influence_map, pair_asked, themes_asked, together
from vision.influence.theme_pairs import pairs
from vision.privacy import Released, release

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.influence import Counts, Pair
    from vision.privacy import Published
    from vision.privacy.answer_publication import Answer

NEAR: Final[Mapping[Answer, Answer]] = {1: 0, -1: 0, 0: 1}
"""What one of those who answered is counted under where all say the same."""


def influence(
    said: Iterable[tuple[str, int, int, int]],
    themes: Mapping[int, int | None],
    published: Published,
    *,
    room: int,
    least: int,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what people say drives what, as plain JSON.

    Args:
        said: Participant, cause, effect and 1, 0 or -1.
        themes: Theme to the people who speak of it, as published; those that may be asked about.
        published: What may be counted of statements, for themes spoken of together.
        room: How many people take part.
        least: People that a batch of answers needs.
        before: What this function returned last; empty for the first.

    Returns:
        ``asked`` (themes), ``map``, ``together``, and ``released``, what is counted in public.
    """
    asked = themes_asked(themes, room, before.get("asked", ()))
    known = before.get("released")
    answers = [
        (pair_asked((cause, effect)), who, answer)
        for who, cause, effect, answer in said
        if cause in themes and effect in themes
    ]
    released = release(
        Released.from_json(known) if known else None,
        answers,
        asked={*(thing for thing, _, _ in answers), *map(pair_asked, pairs(asked))},
        levels={},
        bands=(),
        smallest_group=least,
    )
    counts = {pair: _counted(released, pair) for pair in pairs(asked)}
    spoken = (
        (person, atom.theme) for atom in published.counted for person in atom.authors.values()
    )
    found = together(spoken, list(themes), smallest_group=published.smallest_group)
    return {
        "asked": list(asked),
        "map": influence_map(counts, asked).to_json(),
        "together": [pair.to_json() for pair in found],
        "released": released.to_json(),
    }


def _counted(released: Released, pair: Pair) -> Counts:
    """Return how many gave each answer to a pair, as it may be shown."""
    told = released.everyone(pair_asked(pair), NEAR)
    return Counter({int(answer): people for answer, people in told.items()})
