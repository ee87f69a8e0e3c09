"""Bars that fit a phone, run with the reader's script, and say their number in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts.blocks import esc

if TYPE_CHECKING:
    from collections.abc import Iterable


def bar(share: float, kind: str = "") -> str:
    """Return a bar from 0 to 1; the number stands beside it, so it is silent."""
    return (
        f'<div class="v-length {kind}" aria-hidden="true">'
        f'<i style="width:{100 * share:.0f}%"></i></div>'
    )


def groups(rows: Iterable[tuple[str, float]]) -> str:
    """Return one line a group: its name, its bar, its number."""
    lines = "".join(
        f"<li><span>{esc(name)}</span>{bar(share)}<b>{round(100 * share)}</b></li>"
        for name, share in rows
    )
    return f'<ul class="v-groups">{lines}</ul>'
