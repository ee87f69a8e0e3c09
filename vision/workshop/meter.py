"""How the vision of a workshop came about: what the meter reads, gathered from what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vision.consensus import Consensus
from vision.drafts import Stances, clauses
from vision.drafts.lineage import Carried, Suggested, Version
from vision.drafts.meter import Meter, meter
from vision.privacy import EVERYONE
from vision.store import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vision.drafts import Coverage
    from vision.models import Workshop
    from vision.privacy import Published
    from vision.store import Draft, Store

MOST: Final = 12
"""Shared versions that are looked at, the newest; and of the others the last."""


def measure(
    store: Store,
    workshop: Workshop,
    *,
    carries: Callable[[str], Coverage] | None,
    published: Published | None,
    agreement: Mapping[str, Any] | None,
    standings: Mapping[str, Any],
) -> Meter | None:
    """Return how the vision came about; None as long as none is shared with everyone.

    Args:
        store: Where versions, suggestions and remarks come from.
        workshop: Whose.
        carries: Returns what a text carries by itself, without what leaders said that it means;
            None where there are no themes.
        published: What may be told about levels; None likewise.
        agreement: What answers come to, from the newest snapshot; None before anyone was asked.
        standings: Draft id to where people stand, likewise.
    """
    drafts = _looked_at(store.drafts.all(workshop.id))
    top = store.drafts.top_level(workshop.id)
    versions = [_version(draft, carries, top) for draft in drafts]
    levels = _levels(published)
    numbers = {draft.id: draft.number for draft in drafts}
    suggested = [
        Suggested(numbers[each.draft_id], each.text)
        for each in store.remarks.suggestions(workshop.id)
        if each.draft_id in numbers
    ]
    remarked, remarking = _remarks(store, drafts)
    # Remarks are read as they come, and versions are saved at any time: were either counted by
    # level, what comes between two looks would be seen to be of one.
    doors = {
        "answers": _answering(agreement),
        "stances": _standing(standings),
        "remarks": float(len(remarking) >= workshop.smallest_group),
    }
    return meter(
        versions,
        wrote=store.drafts.wrote(workshop.id),
        levels=levels,
        suggestions=suggested,
        remarked=remarked,
        doors=doors,
        smallest_group=workshop.smallest_group,
        top=top,
    )


def _looked_at(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the first version, the newest shared ones, and the last that was not."""
    shared = [draft for draft in drafts if draft.shared][-MOST:]
    if not shared:
        return []
    before = [draft for draft in drafts if not draft.shared and draft.number < shared[0].number]
    return sorted({*drafts[:1], *before[-1:], *shared}, key=lambda draft: draft.number)


def _version(draft: Draft, carries: Callable[[str], Coverage] | None, top: int | None) -> Version:
    """Return a version with what it carries; of an older one, those of the top had not counted."""
    wrote = draft.wrote + (top or 0 if draft.voices is None and draft.wrote else 0)
    if carries is None:
        said = tuple(Carried(each.text) for each in clauses(draft.text))
        return Version(draft.number, draft.text, draft.shared, wrote, draft.acts, said)
    told = carries(draft.text)
    sentences = tuple(
        Carried(
            clause.text,
            {
                theme.id: frozenset(level for level, people in theme.people.items() if people)
                or (frozenset() if told.levels else frozenset({EVERYONE}))
                for theme in clause.carried
                if theme.id not in clause.opposite
            },
        )
        for clause in told.clauses
    )
    voice = told.voice if told.levels else {EVERYONE: told.everyone}
    return Version(draft.number, draft.text, draft.shared, wrote, draft.acts, sentences, voice)


def _levels(published: Published | None) -> tuple[str, ...]:
    bands = published.bands if published else ()
    return tuple(band.name for band in bands) or (EVERYONE,)


def _remarks(
    store: Store, drafts: Iterable[Draft]
) -> tuple[dict[int, frozenset[int]], frozenset[str]]:
    """Return the sentences that people remarked on, by version, and who did."""
    places: dict[int, frozenset[int]] = {}
    people: set[str] = set()
    for draft in drafts:
        said = [
            each
            for each in store.remarks.visible(draft.id)
            if each.kind in (Kind.COMMENT, Kind.AMENDMENT)
        ]
        places[draft.number] = frozenset(each.clause for each in said)
        writers = store.remarks.writers(draft.id)
        people |= {writers[each.id] for each in said if each.id in writers}
    return places, frozenset(people)


def _answering(agreement: Mapping[str, Any] | None) -> float:
    """Return the part of levels from which enough people answered some statement."""
    if agreement is None:
        return 0.0
    found = Consensus.from_json(agreement["consensus"])
    answered = [any(each) for each in zip(*(s.levels for s in found.statements), strict=True)]
    return sum(answered) / len(answered) if answered else 0.0


def _standing(standings: Mapping[str, Any]) -> float:
    """Return the part of levels from which enough people said where they stand, at best."""
    parts = []
    for told in standings.values():
        found = Stances.from_json(told)
        known = [level.people is not None for level in found.levels or (found.everyone,)]
        parts.append(sum(known) / len(known))
    return max(parts, default=0.0)
