"""A cloud as HTML: positioned words that can be read, selected and scaled, and nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from vision.limits import SMALLEST_GROUP
from vision.privacy.totals_in_steps import Total
from vision.translation import _, ngettext
from vision.wordclouds.colour import word_colour
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
    cloud: Layout,
    *,
    mode: Mode = "light",
    fill: bool = False,
    smallest_group: int = SMALLEST_GROUP,
) -> str:
    """Return a cloud as one block of HTML that scales with its container.

    Every length is a multiple of ``--w``, a part of the container's width (or of its height where
    that is less), so words keep their distances at any size. Texts are escaped.

    Args:
        cloud: What :func:`vision.wordclouds.layout.layout` returned.
        mode: ``"light"`` or ``"dark"``.
        fill: True to fill a box of given height, as on the wall; False to take the width there is
            and as much height as that needs.
        smallest_group: Of the workshop; numbers of people are told by it.
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
    words = "".join(_span(word, mode) for word in cloud.words)
    said = escape(spoken(cloud, smallest_group))
    return (
        f'<div style="{outer}"><div role="img" aria-label="{said}" '
        f'style="{inner}">{words}</div></div>'
    )


def spoken(cloud: Layout, smallest_group: int = SMALLEST_GROUP) -> str:
    """Return what a screen reader says of a cloud: its largest words and how many used them.

    Of fewer than two smallest groups no number is told, and of few a step, as in its file of
    numbers.

    Example:
        >>> spoken(Layout(100, 100, ()))
        'Word cloud without words so far.'
    """
    if not cloud.words:
        return _("Word cloud without words so far.")
    largest = [_spoken(word, smallest_group) for word in cloud.words[:READ_ALOUD]]
    return _("Word cloud. Most used: {largest}.", largest=largest)


def _spoken(word: Placed, smallest_group: int) -> str:
    if word.people < 2 * smallest_group:
        return word.text
    people = Total.of_people(word.people, smallest_group)
    return ngettext(
        "{word} (one person)",
        "{word} ({number} people)",
        people.form,
        word=word.text,
        number=people,
    )


def cloud_html(
    words: Sequence[Mapping[str, Any]] | dict[str, Any],
    width: int,
    height: int,
    *,
    mode: Mode = "light",
    fill: bool = True,
    smallest_group: int = SMALLEST_GROUP,
) -> str:
    """Return the HTML of a cloud as a snapshot keeps it.

    Args:
        words: What ``Layout.to_json`` wrote, or a list of words with ``text``, ``people`` and
            ``theme``, which are then laid out from scratch.
        width: Of the cloud in pixels at 1080p; a layout of its own size keeps that.
        height: Of the cloud.
        mode: ``"light"`` or ``"dark"``.
        fill: As in :func:`to_html`.
        smallest_group: As in :func:`to_html`.
    """
    if isinstance(words, dict):
        cloud = Layout.from_json(words)
    else:
        counted = [Word(word["text"], word["people"], word.get("theme")) for word in words]
        cloud = layout(counted, width, height)
    return to_html(cloud, mode=mode, fill=fill, smallest_group=smallest_group)


def _span(word: Placed, mode: Mode) -> str:
    """Return one word, its line box set so that its ink stands where the layout put it."""
    box = ink(word.text)
    left = word.left - box.left * word.size
    top = word.top - (box.rise - box.top) * word.size
    place = "".join(
        f"{side}:calc(var(--w)*{value:.2f});"
        for side, value in (("left", left), ("top", top), ("font-size", word.size))
    )
    colour = word_colour(word.theme, mode)
    return (
        f'<span dir="auto" style="position:absolute;white-space:pre;{place}color:{colour}">'
        f"{escape(word.text)}</span>"
    )
