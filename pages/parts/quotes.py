"""What may be read: statements that a result and the house rules let through, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from pages.parts.results import Results, newest
from server.store import open_store
from vision.privacy import export_rows as allowed_rows
from vision.privacy import quotes as allowed_quotes
from vision.privacy import search as allowed_search
from vision.privacy.quotes import Quote
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.alignment import Alignment
    from vision.models import Question, Workshop
    from vision.themes import Theme

SEED: Final = marked("from the facilitator")


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


def attributed(keys: Sequence[str]) -> dict[str, str]:
    """Return the same words, where a facilitator's seed says that it is one."""
    visible = open_store().statements.visible(keys)
    return {
        each.statement: each.text + (f" ({_(SEED)})" if visible[each.statement].seed else "")
        for each in allowed_quotes(None, keys, visible)
    }


def search(results: Results, wanted: str, most: int = 100) -> list[tuple[str, str, int]]:
    """Return key, text and theme of statements that hold some words and may be shown."""
    keys, labels = results.themes.keys, results.labels
    found = allowed_search(keys, open_store().statements.visible(keys), wanted, count=most)
    return [(each.statement, each.text, labels[each.statement]) for each in found]


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
