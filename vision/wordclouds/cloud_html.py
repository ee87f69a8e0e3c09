"""A cloud as HTML: positioned words that can be read, selected and scaled, and nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from vision.charts.palette import palette, theme_colour
from vision.limits import SMALLEST_GROUP
from vision.translation import _, ngettext
from vision.wordclouds.layout import Layout, layout
from vision.wordclouds.word_widths import ink
from vision.wordclouds.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.charts.palette import Mode
    from vision.wordclouds.layout import Placed

READ_ALOUD: Final = 10
"""Largest words that a screen reader is told."""

FAMILY: Final = "'Source Sans',-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"


def to_html(
    cloud: Layout, *, mode: Mode = "light", fill: bool = False, font: str | None = None
) -> str:
    """Return a cloud as one block of HTML that scales with its container.

    Every length is a multiple of ``--w``, a part of the container's width (or of its height where
    that is less), so words keep their distances at any size. Texts are escaped.

    Args:
        cloud: What :func:`vision.wordclouds.layout.layout` returned.
        mode: ``"light"`` or ``"dark"``.
        fill: True to fill a box of given height, as on the wall; False to take the width there is
            and as much height as that needs.
        font: As in ``layout``.
    """
    width, height = cloud.width, cloud.height
    if fill:
        outer = "position:absolute;inset:0;container-type:size"
        unit = f"min(100cqw/{width},100cqh/{height})"
    else:
        outer = f"container-type:inline-size;width:100%;aspect-ratio:{width}/{height}"
        unit = f"calc(100cqw/{width})"
    inner = (
        f"--w:{unit};position:relative;margin:0 auto;width:calc(var(--w)*{width});"
        f"height:calc(var(--w)*{height});font-family:{FAMILY};font-weight:600;line-height:1"
    )
    words = "".join(_span(word, mode, font) for word in cloud.words)
    return (
        f'<div style="{outer}"><div role="img" aria-label="{escape(spoken(cloud))}" '
        f'style="{inner}">{words}</div></div>'
    )


def spoken(cloud: Layout) -> str:
    """Return what a screen reader says of a cloud: its largest words and how many used them.

    Of few people no number is told.

    Example:
        >>> spoken(Layout(100, 100, ()))
        'Word cloud without words so far.'
    """
    if not cloud.words:
        return _("Word cloud without words so far.")
    largest = [
        ngettext("{word} (one person)", "{word} ({number} people)", word.people, word=word.text)
        if word.people >= SMALLEST_GROUP
        else word.text
        for word in cloud.words[:READ_ALOUD]
    ]
    return _("Word cloud. Most used: {largest}.", largest=largest)


def cloud_html(
    words: Sequence[Mapping[str, Any]] | dict[str, Any],
    width: int,
    height: int,
    *,
    mode: Mode = "light",
    fill: bool = True,
) -> str:
    """Return the HTML of a cloud as a snapshot keeps it.

    Args:
        words: What ``Layout.to_json`` wrote, or a list of words with ``text``, ``people`` and
            ``theme``, which are then laid out from scratch.
        width: Of the cloud in pixels at 1080p; a layout of its own size keeps that.
        height: Of the cloud.
        mode: ``"light"`` or ``"dark"``.
        fill: As in :func:`to_html`.
    """
    if isinstance(words, dict):
        return to_html(Layout.from_json(words), mode=mode, fill=fill)
    counted = [Word(word["text"], word["people"], word.get("theme")) for word in words]
    return to_html(layout(counted, width, height), mode=mode, fill=fill)


def _span(word: Placed, mode: Mode, font: str | None) -> str:
    """Return one word, its line box set so that its ink stands where the layout put it."""
    box = ink(word.text, font)
    left = word.left - box.left * word.size
    top = word.top - (box.rise - box.top) * word.size
    colour = palette(mode).ink if word.theme is None else theme_colour(word.theme, mode)
    place = "".join(
        f"{side}:calc(var(--w)*{value:.2f});"
        for side, value in (("left", left), ("top", top), ("font-size", word.size))
    )
    return (
        f'<span dir="auto" style="position:absolute;white-space:pre;{place}color:{colour}">'
        f"{escape(word.text)}</span>"
    )
