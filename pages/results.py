"""The newest snapshot, unpacked once a process and shared by everyone who looks."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from pages.bridge import open_store
from vision.alignment import Alignment
from vision.models import Question, Workshop
from vision.privacy import Published
from vision.privacy import export_rows as allowed_rows
from vision.privacy import quotes as allowed_quotes
from vision.privacy.quotes import Quote
from vision.snapshots import readable
from vision.themes import Theme, Themes

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT: Final = 32
FRESH_S: Final = 1.0

_guard: Final = threading.Lock()
_unpacked: dict[str, Results] = {}
_counts: dict[str, tuple[float, tuple[int, int]]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a snapshot says, ready for pages.

    Attributes:
        id: Of the snapshot; a new one means that something changed.
        themes: Who speaks of what.
        published: What may be told about levels and units.
        alignment: Numbers by level and unit, all of them safe to show.
        cloud: Where each word of the cloud stands, as ``vision.wordclouds`` keeps it.
        batch: Statements that came with this snapshot and may be shown on the wall.
        agreement: What responses come to; None before anyone was asked.
        standings: Draft id to where people stand, as it may be shown.
        labels: Statement key to theme id; -1 for none.
    """

    id: str
    themes: Themes
    published: Published
    alignment: Alignment
    cloud: dict[str, Any]
    batch: tuple[str, ...]
    agreement: dict[str, Any] | None
    standings: dict[str, Any]
    labels: dict[str, int]

    @property
    def names(self) -> dict[int, str]:
        """Theme id to name."""
        return {theme.id: theme.name for theme in self.themes.themes}


def newest_id(workshop: Workshop, question_id: str) -> str | None:
    """Return the id of the newest snapshot that may be shown now."""
    before = None if workshop.revealed else workshop.round
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
    if stored is None or not readable(stored.body) or not stored.body["revealed"]:
        return None
    body = stored.body
    themes = Themes.from_json(body["themes"])
    results = Results(
        id=snapshot_id,
        themes=themes,
        published=Published.from_json(body["published"]),
        alignment=Alignment.from_json(body["alignment"]),
        cloud=body["cloud"],
        batch=tuple(body["batch"]),
        agreement=body["agreement"],
        standings=body["standings"],
        labels=dict(zip(themes.keys, themes.labels.tolist(), strict=True)),
    )
    with _guard:
        _unpacked[snapshot_id] = results
        while len(_unpacked) > KEPT:
            del _unpacked[next(iter(_unpacked))]
    return results


def allowed(results: Results, theme: Theme, most: int | None = None) -> tuple[Quote, ...]:
    """Return typical statements of a theme that may be shown now."""
    statements = open_store().statements.visible(theme.quotes)
    return allowed_quotes(results.published, theme.quotes, statements, count=most)


def quotes(results: Results, theme: Theme, most: int = 3) -> list[tuple[str, str | None]]:
    """Return typical statements of a theme as text and level; the level is None where untold."""
    return [(each.text, each.level) for each in allowed(results, theme, most)]


def quotes_at(
    results: Results, theme_id: int, level: str, most: int = 6
) -> list[tuple[str, str | None]]:
    """Return statements of a theme whose level may be told and is this one, most typical first."""
    mine = results.themes.labels == theme_id
    order = (-results.themes.similarity).argsort()
    keys = [results.themes.keys[place] for place in order if mine[place]]
    return [each for each in readable_statements(results, keys) if each[1] == level][:most]


def readable_statements(results: Results, keys: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return those statements that may be shown now, as text and level, in the order given."""
    shown = allowed_quotes(results.published, keys, open_store().statements.visible(keys))
    return [(each.text, each.level) for each in shown]


def texts(keys: Sequence[str]) -> dict[str, str]:
    """Return the words of statements that may be shown now, personal details masked, by key."""
    shown = allowed_quotes(None, keys, open_store().statements.visible(keys))
    return {each.statement: each.text for each in shown}


def search(results: Results, wanted: str, most: int = 100) -> list[tuple[str, str, int]]:
    """Return key, text and theme of statements that hold some words and may be shown."""
    visible = open_store().statements.visible(results.themes.keys)
    needle = wanted.strip().casefold()
    found = []
    for key, label in zip(results.themes.keys, results.themes.labels.tolist(), strict=True):
        statement = visible.get(key)
        if statement and statement.quotable and needle in statement.text.casefold():
            found.append((key, statement.text, label))
    return found[:most]


def foremost(alignment: Alignment, most: int) -> list[int]:
    """Return the themes to show where there is no room for all: with a gap, then by reach."""
    called = [gap.theme for gap in alignment.gaps if gap.beyond_chance]
    spoken = sorted(alignment.themes, key=lambda theme: -(theme.reach or 0.0))
    return list(dict.fromkeys([*called, *(theme.id for theme in spoken)]))[:most]


def export_rows(workshop: Workshop, question: Question) -> pd.DataFrame | None:
    """Return what may leave the house as a table; None before the reveal."""
    results = newest(workshop, question)
    if results is None:
        return None
    labels = results.themes.labels.tolist()
    themes = {
        key: results.names[label]
        for key, label in zip(results.themes.keys, labels, strict=True)
        if label in results.names
    }
    statements = open_store().statements.visible(results.themes.keys)
    rows = allowed_rows(results.published, statements.values(), themes, seed=workshop.revision)
    return pd.DataFrame(
        [(row.text, row.theme, row.round, row.level) for row in rows],
        columns=["statement", "theme", "round", "level"],
    )


def counts(workshop_id: str) -> tuple[int, int]:
    """Return people and statements in total, at most a second old and shared by all screens."""
    now = time.monotonic()
    with _guard:
        at, kept = _counts.get(workshop_id, (0.0, (0, 0)))
    if now - at < FRESH_S and at:
        return kept
    fresh = open_store().statements.counts(workshop_id)
    with _guard:
        _counts[workshop_id] = (now, fresh)
    return fresh
