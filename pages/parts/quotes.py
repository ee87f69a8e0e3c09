"""What may be read: statements that a result and the house rules let through, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from pages.parts.results import Results, newest
from server.store import open_store
from vision.privacy import export_rows as allowed_rows
from vision.privacy import quotes as allowed_quotes
from vision.privacy import search as allowed_search
from vision.privacy import shown_levels
from vision.privacy.quotes import Quote
from vision.store.query_chunks import query_chunks
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.models import Question, Workshop
    from vision.themes import Theme

SEED: Final = marked("from the facilitator")

QUOTES: Final = 3
"""Typical statements that are shown of each theme."""
AT_ONCE: Final = 5_000
"""Statements of which a file is made before anybody asks for it."""


def allowed(results: Results, theme: Theme, most: int | None = None) -> tuple[Quote, ...]:
    """Return typical statements of a theme that may be shown now."""
    statements = open_store().statements.visible(theme.quotes)
    return allowed_quotes(results.published, theme.quotes, statements, count=most)


def quotes(results: Results, theme: Theme, most: int = QUOTES) -> list[tuple[str, str | None]]:
    """Return typical statements of a theme as text and level; the level is None where untold."""
    return [(each.text, each.level) for each in allowed(results, theme, most)]


def quotes_at(
    results: Results, theme_id: int, level: str, most: int = 6
) -> list[tuple[str, str | None]]:
    """Return statements of a theme whose level may be told and is this one, most typical first."""
    told = shown_levels(results.published)
    mine = results.themes.labels == theme_id
    order = (-results.themes.similarity).argsort()
    ranked = (results.themes.keys[place] for place in order[mine[order]].tolist())
    keys = [key for key in ranked if told.get(key) == level]
    found: list[tuple[str, str | None]] = []
    for some in query_chunks(keys):
        found += readable_statements(results, some)
        if len(found) >= most:
            break
    return found[:most]


def readable_statements(results: Results, keys: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return those statements that may be shown now, as text and level, in the order given."""
    shown = allowed_quotes(results.published, keys, open_store().statements.visible(keys))
    return [(each.text, each.level) for each in shown]


def texts(keys: Sequence[str]) -> dict[str, str]:
    """Return the words of statements that may be shown now, personal details masked, by key."""
    shown = allowed_quotes(None, keys, open_store().statements.visible(keys))
    return {each.statement: each.text for each in shown}


def attributed(
    keys: Sequence[str], said_by: Mapping[str, int | None] | None = None
) -> dict[str, str]:
    """Return the same words, with who said them where that was not one person alone.

    Args:
        keys: Statements; those that may not be read are left out.
        said_by: How many people said a sentence, of those that several said; None for too few to
            give a number.
    """
    visible = open_store().statements.visible(keys)
    return {
        each.statement: _attributed(each.text, each.statement, said_by or {})
        + (f" ({_(SEED)})" if visible[each.statement].seed else "")
        for each in allowed_quotes(None, keys, visible)
    }


def _attributed(text: str, key: str, said_by: Mapping[str, int | None]) -> str:
    return f"{text} ({said(said_by[key])})" if key in said_by else text


def said(people: int | None) -> str:
    """Return how many people said a sentence; no number below the smallest group."""
    if people is None:
        return _("said by several")
    return ngettext("said by one person", "said by {number} people", people)


def search(results: Results, wanted: str, most: int = 100) -> list[tuple[str, str, int]]:
    """Return key, text and theme of statements that hold some words and may be shown."""
    found: list[Quote] = []
    for keys in query_chunks(results.themes.keys):
        visible = open_store().statements.visible(keys)
        found += allowed_search(keys, visible, wanted, count=most - len(found))
        if len(found) >= most:
            break
    return [(each.statement, each.text, results.labels[each.statement]) for each in found]


def many(results: Results) -> bool:
    """Return whether there are too many statements to make a file of that nobody has asked for."""
    return len(results.labels) > AT_ONCE


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
    seed = len(statements)  # no other order, and so no other file, when somebody acts alone
    rows = allowed_rows(results.published, statements.values(), themes, seed=seed)
    return pd.DataFrame(
        [(row.text, row.theme, row.round, row.level) for row in rows],
        columns=["statement", "theme", "round", "level"],
    )
