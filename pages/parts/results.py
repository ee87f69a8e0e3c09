"""The newest snapshot, unpacked once a process and shared by everyone who looks."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, Final

from cachetools import LRUCache

from server.store import open_store
from vision.alignment import Alignment
from vision.consensus.duplicate_groups import Duplicates
from vision.consensus.slate import Slate
from vision.models import Question, Workshop
from vision.privacy import Published, Released
from vision.themes import Themes
from vision.workshop.snapshots import readable, shown_mark

KEPT: Final = 32

_guard: Final = threading.Lock()
_unpacked: LRUCache[str, Results | None] = LRUCache(KEPT)
"""None for a snapshot that may not be shown: it never changes."""


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a snapshot says, ready for pages.

    Attributes:
        id: Of the snapshot; each act of one person makes another one.
        shown: A mark of what may be seen of it; another one where there is something new to see.
        themes: Who speaks of what.
        published: What may be told about levels and units.
        alignment: Numbers by level and unit, all of them safe to show.
        cloud: Where each word of the cloud stands, as ``vision.wordclouds`` keeps it.
        batch: Statements that came with this snapshot and may be shown on the wall.
        agreement: What responses come to; None before anyone was asked.
        standings: Draft id to where people stand, as it may be shown.
        stances: Stances that are counted in public; to find words by, not to be shown.
        labels: Statement key to theme id; -1 for none.
        late: Statements that wait for those of enough people.
        late_needs: Of how many people.
        twice: Sentences that stand in more than one statement.
        slates: Fair short lists by how many statements they have; none where there is none.
        parts: What follows from parts that are or were on: part to its numbers, without what
            they are counted from.
    """

    id: str
    shown: str
    themes: Themes
    published: Published
    alignment: Alignment
    cloud: dict[str, Any]
    batch: tuple[str, ...]
    agreement: dict[str, Any] | None
    standings: dict[str, Any]
    stances: Released
    labels: dict[str, int]
    late: frozenset[str]
    late_needs: int
    twice: Duplicates
    slates: dict[int, Slate]
    parts: dict[str, dict[str, Any]]

    @property
    def names(self) -> dict[int, str]:
        """Theme id to name."""
        return {theme.id: theme.name for theme in self.themes.themes}


def newest_id(workshop: Workshop, question_id: str) -> str | None:
    """Return the id of the newest snapshot that may be shown now."""
    before = None if workshop.revealed else workshop.round
    if before == 1:  # nothing was ever revealed: asked with every statement that someone shares
        return None
    return open_store().snapshots.newest_id(question_id, before_round=before)


def newest(workshop: Workshop, question: Question) -> Results | None:
    """Return what may be shown now: before the reveal of a round only earlier rounds' results."""
    snapshot_id = newest_id(workshop, question.id)
    if snapshot_id is None:
        return None
    with _guard:
        if snapshot_id in _unpacked:
            return _unpacked[snapshot_id]
    stored = open_store().snapshots.get(snapshot_id)
    if stored is None:
        return None
    results = _shown(snapshot_id, stored.body, workshop.smallest_group)
    with _guard:
        _unpacked[snapshot_id] = results
    return results


def _shown(snapshot_id: str, body: dict[str, Any], smallest_group: int) -> Results | None:
    """Return what a snapshot says; None where it was made before the reveal or can't be read."""
    if not readable(body) or not body["revealed"]:
        return None
    themes = Themes.from_json(body["themes"])
    return Results(
        id=snapshot_id,
        shown=body.get("shown") or shown_mark(body),  # a snapshot of before has none
        themes=themes,
        published=Published.from_json(body["published"]),
        alignment=Alignment.from_json(body["alignment"]),
        cloud=body["cloud"],
        batch=tuple(body["batch"]),
        agreement=body["agreement"],
        standings=body["standings"],
        stances=_stances(body),
        labels=dict(zip(themes.keys, themes.labels.tolist(), strict=True)),
        late=frozenset(body.get("late", ())),
        late_needs=body.get("late_needs", smallest_group),
        twice=Duplicates.from_json(body["duplicates"]),
        slates={int(k): Slate.from_json(told) for k, told in body["slates"].items()},
        parts={
            part: {name: told for name, told in found.items() if name != "released"}
            for part, found in body.get("parts", {}).items()
        },
    )


def _stances(body: dict[str, Any]) -> Released:
    """Return what is counted of stances; answers to statements are many, and not needed."""
    told = body["released"]
    answers = {draft: told["answers"].get(draft, {}) for draft in body["standings"]}
    return Released.from_json({"people": told["people"], "answers": answers})
