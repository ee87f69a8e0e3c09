"""Join slips as a page to print and cut."""

from __future__ import annotations

import base64
import html
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vision.models import Brand

STYLE: Final = (
    "body{font:12pt sans-serif;display:grid;grid-template-columns:repeat(3,1fr);margin:0}"
    "div{border:1px dashed #888;padding:8mm 5mm;break-inside:avoid;display:grid;gap:2mm}"
    "b{font:18pt monospace}strong{font-size:11pt}svg.logo{height:9mm;width:34mm}"
    "img{width:26mm;height:26mm;image-rendering:pixelated}"
)


def slips_page(
    title: str,
    address: str,
    code: str,
    slips: Mapping[str, Sequence[str]],
    *,
    picture: Callable[[str], str],
    brand: Brand | None = None,
    accent: str = "",
    logo: bytes = b"",
) -> str:
    """Return an HTML page with one slip a seat, three in a row, by level.

    Args:
        title: Of the workshop.
        address: Where to join, as one reads it aloud.
        code: That joins the workshop.
        slips: Level to the codes of its slips.
        picture: Of a slip's code: the QR code that joins with it, as the address of an image.
        brand: Of the organisation, whose logo or name stands on each slip.
        accent: Its colour as it can be read on paper; empty for none.
        logo: A PNG; empty for none.
    """
    shared, sign = _signed(brand, logo)
    cells = "".join(
        f"<div>{sign}<small>{html.escape(title)} · {html.escape(level)}</small>"
        f'<img alt="" src="{html.escape(picture(slip))}">'
        f"<b>{html.escape(slip)}</b><small>{html.escape(address)} · "
        f"{html.escape(code)}</small></div>"
        for level, own in slips.items()
        for slip in own
    )
    return (
        f'<!doctype html><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{STYLE}{f'b,strong{{color:{accent}}}' if accent else ''}</style>{shared}{cells}"
    )


def _signed(brand: Brand | None, logo: bytes) -> tuple[str, str]:
    """Return what stands once on the page, and what stands on each slip: the logo, or the name."""
    name = html.escape(brand.organisation) if brand else ""
    if not logo:
        return "", f"<strong>{name}</strong>" if name else ""
    wide, high = struct.unpack(">II", logo[16:24])
    data = base64.b64encode(logo).decode()
    shared = (
        '<svg width="0" height="0" style="position:absolute"><defs>'
        f'<image id="logo" width="{wide}" height="{high}" href="data:image/png;base64,{data}"/>'
        "</defs></svg>"
    )
    return shared, (
        f'<svg class="logo" role="img" aria-label="{name}" viewBox="0 0 {wide} {high}" '
        'preserveAspectRatio="xMinYMid"><use href="#logo"/></svg>'
    )
