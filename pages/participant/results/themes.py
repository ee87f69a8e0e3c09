"""What people speak of: each theme with its number, some words, and a mark on one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.participant.results.meaning import meaning
from pages.parts import markup
from pages.parts.bars import bar
from pages.parts.blocks import esc, icon
from server.store import open_store
from vision.charts.rows import under
from vision.privacy import quotes
from vision.translation import _, ngettext, of_100

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pages.parts.results import Results
    from vision.alignment.models import ThemeReach

FIRST: Final = 8
"""Themes that are read at once; the others are one tap away."""


def themes(found: Results, own: Collection[int], smallest_group: int) -> str:
    """Return the themes, those most spoken of first, piles last, one's own among the first.

    Args:
        found: What may be shown.
        own: Themes that the reader spoke of; empty for whoever has not joined.
        smallest_group: Named where a number is withheld.
    """
    other = {theme.id for theme in found.themes.themes if theme.other}
    told = [theme for theme in found.alignment.themes if theme.id not in other]
    piles = found.themes.piles
    spoken = sorted(told, key=lambda theme: (theme.id in piles, -(theme.reach or 0.0)))
    ranked = sorted(spoken, key=lambda theme: theme.id not in own)
    first = sorted(ranked[:FIRST], key=spoken.index)
    said = _words(found, first)
    items = [_theme(theme, said.get(theme.id, ()), own, smallest_group) for theme in first]
    return (
        f'<ul class="v-found">{"".join(items)}</ul>'
        f"{_rest(ranked[FIRST:], own, smallest_group)}{meaning('reach', smallest_group)}"
    )


def _words(found: Results, shown: Sequence[ThemeReach]) -> Mapping[int, tuple[str, str | None]]:
    """Return for each theme one statement that may be shown, with its level where it may be told.

    All are asked for at once: a room opens this page together.
    """
    typical = {theme.id: theme.quotes for theme in found.themes.themes}
    keys = [key for theme in shown for key in typical.get(theme.id, ())]
    visible = open_store().statements.visible(keys)
    told = {
        theme.id: quotes(found.published, typical.get(theme.id, ()), visible, count=1)
        for theme in shown
    }
    return {theme: (said[0].text, said[0].level) for theme, said in told.items() if said}


def _theme(
    theme: ThemeReach,
    said: tuple[str, str | None] | tuple[()],
    own: Collection[int],
    smallest_group: int,
) -> str:
    words = markup.quotes([said]) if said else ""
    return (
        f"<li>{_head(theme, smallest_group)}{bar(theme.reach or 0.0)}"
        f"{_mine() if theme.id in own else ''}{words}</li>"
    )


def _head(theme: ThemeReach, smallest_group: int) -> str:
    number = under(smallest_group) if theme.reach is None else of_100(theme.reach)
    return f'<div class="v-row">{markup.theme_name(theme.id, theme.name)}<b>{esc(number)}</b></div>'


def _mine() -> str:
    return f'<p class="v-mine">{icon("person")}{esc(_("You spoke of this."))}</p>'


def _rest(rest: Sequence[ThemeReach], own: Collection[int], smallest_group: int) -> str:
    if not rest:
        return ""
    says = ngettext("One more theme", "{number} more themes", len(rest))
    items = "".join(
        f"<li>{_head(theme, smallest_group)}{_mine() if theme.id in own else ''}</li>"
        for theme in rest
    )
    return (
        f'<details class="v-help"><summary>{esc(says)}</summary>'
        f'<ul class="v-found v-brief">{items}</ul></details>'
    )
