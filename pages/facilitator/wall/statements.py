"""Statements on the wall as they come in: the newest ones and, in turn with them, each theme's."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pages.facilitator.wall.lettering import BESIDE, WORDY, width
from pages.parts import markup, quotes
from pages.parts.blocks import esc
from vision.translation import in_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.results import Results

TURN_S: Final = 12
"""Seconds that the same statements stay on the wall."""


def in_turn(found: Results) -> str:
    """Return the newest statements and, in turn with them, one theme after the other."""
    turn = int(time.time()) // TURN_S
    newest = latest(found)
    return (strip(found, turn // 2) if turn % 2 else newest) or newest


def latest(found: Results) -> str:
    """Return some of the newest statements, turning; whatever was hidden is gone at once."""
    texts = list(quotes.texts(found.batch).values())
    if not texts:
        return ""
    turn = 3 * (int(time.time()) // TURN_S)
    return papers([texts[(turn + place) % len(texts)] for place in range(min(3, len(texts)))])


def strip(found: Results, turn: int) -> str:
    """Return one theme with its typical words and two statements: the themes take turns."""
    themes = [theme for theme in found.themes.themes if not theme.other]
    if not themes:
        return ""
    theme = themes[turn % len(themes)]
    texts = list(quotes.texts(theme.quotes).values())[:2]
    if not texts:
        return ""
    return (
        f'<div class="v-turn"><div class="v-of">{markup.theme_name(theme.id, theme.name)}'
        f"<span>{esc(in_row(theme.keywords[:4], ' · '))}</span></div>{papers(texts)}</div>"
    )


def papers(texts: Sequence[str]) -> str:
    """Return statements side by side, as many as can be read whole: three, two or one."""
    beside = next((n for n, most in BESIDE.items() if max(map(width, texts[:n])) <= most), 1)
    shown = texts[:beside]
    wordy = " v-wordy" if max(map(width, shown)) > WORDY else ""
    items = "".join(f"<p>{esc(text)}</p>" for text in shown)
    return f'<div class="v-latest v-of-{len(shown)}{wordy}">{items}</div>'
