"""Which letters can be drawn: ours have Latin, Greek and Cyrillic, the system's all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fontTools.unicodedata import script_name

from vision.translation import SOURCE, Message, told
from vision.typefaces.pieces import NO_SCRIPT, lacking, pieces
from vision.typefaces.system_fonts import OURS, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

_OURS: Final = frozenset(OURS.values())
IN_A_PICTURE: Final = Wish()
IN_A_DOCUMENT: Final = Wish(embedded=True)
"""What typefaces are for: some may be drawn with, and not be carried along."""


def is_ours(text: str, *, signs: bool = True) -> bool:
    """Return whether the house's own typefaces have all letters of a text.

    Args:
        text: What is drawn.
        signs: Whether signs of no script, as emoji, count as letters.
    """
    return all(
        piece.face in _OURS or (piece.script in NO_SCRIPT and not signs)
        for piece in pieces(text, IN_A_PICTURE)
    )


def drawn_notice(texts: Iterable[str], wish: Wish = IN_A_PICTURE) -> str:
    """Return the notice as a file carries it: in English, where it has no letters for it itself.

    Blank where no letters are missing.
    """
    found = notice(texts, wish)
    said = str(found or "")
    if found is None or not lacking([said], wish):
        return said
    from babel.lists import format_list  # noqa: PLC0415 - loads what only some files need

    names = [script_name(each["script"], default="") for each in found.values["scripts"]]
    return found.text.format(scripts=format_list(names, locale=SOURCE))


def notice(texts: Iterable[str], wish: Wish = IN_A_PICTURE) -> Message | None:
    """Return what an export says where letters are missing, and how to get them; None if none are.

    A letter is there only where a typeface has it, whatever its script.

    Args:
        texts: All that is drawn.
        wish: What the typefaces are for.
    """
    scripts = lacking(texts, wish)
    if not scripts:
        return None
    return told(
        "Pictures and PDF files lack the letters of {scripts}: no typeface on this server has them."
        " Install the Noto fonts there (on Debian and Ubuntu: fonts-noto-core and fonts-noto-cjk)"
        " and make the file again.",
        scripts=[{"script": each} for each in scripts],
    )
