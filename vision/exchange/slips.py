"""Join slips as a page to print and cut."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STYLE: Final = (
    "body{font:12pt sans-serif;display:grid;grid-template-columns:repeat(3,1fr);margin:0}"
    "div{border:1px dashed #888;padding:8mm 5mm;break-inside:avoid;display:grid;gap:2mm}"
    "b{font:18pt monospace}"
)


def slips_page(title: str, address: str, code: str, slips: Mapping[str, Sequence[str]]) -> str:
    """Return an HTML page with one slip a seat, three in a row, by level.

    Args:
        title: Of the workshop.
        address: Where to join, as one reads it aloud.
        code: That joins the workshop.
        slips: Level to the codes of its slips.
    """
    cells = "".join(
        f"<div><small>{html.escape(title)} · {html.escape(level)}</small>"
        f"<b>{html.escape(slip)}</b><small>{html.escape(address)} · "
        f"{html.escape(code)}</small></div>"
        for level, own in slips.items()
        for slip in own
    )
    return (
        f'<!doctype html><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{STYLE}</style>{cells}"
    )
