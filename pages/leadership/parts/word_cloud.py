"""The words that most people used, as a file of a picture and as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.parts import markup
from vision.privacy.totals_in_steps import at_least
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.charts.palette import Mode

Words = dict[str, tuple[int, int]]
"""Word to how many people used it and the theme that most of them spoke of."""


def words(selection: Selection) -> Words:
    """Return the words of the cloud."""
    cloud = selection.results.cloud
    return {word["text"]: (word["people"], word["theme"]) for word in cloud["words"]}


def png(told: Words, mode: Mode | None = None) -> bytes:
    """Return them as a picture, in the mode of this browser where none is given."""
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - slow to load, seldom asked for

    return picture(told, mode=mode or markup.mode())


def numbers(selection: Selection) -> pd.DataFrame:
    """Return how many people used each word at least: in steps while they are few, like totals.

    Blank for fewer than two smallest groups: phones may count half, and cards lift nothing.
    """
    m, names = selection.workshop.smallest_group, selection.results.names
    rows = [
        (word, at_least(people, m) if people >= 2 * m else None, names.get(theme, ""))
        for word, (people, theme) in words(selection).items()
    ]
    table = pd.DataFrame(rows, columns=[_("Words"), _("People"), _("Theme")])
    return table.astype({_("People"): "Int64"})
