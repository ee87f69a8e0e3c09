"""Which theme a page begins with: what sets levels apart, and never a pile without a thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pages.leadership.parts.leading_themes import foremost, led, piles
from pages.leadership.parts.selection import Selection
from pages.leadership.themes.charts import finding, ranked
from pages.parts.results import newest
from vision.alignment.findings import headline

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House


def looked_at(house: House, levels: list[str], loose: int | None) -> Selection:
    """Return a selection in which so many themes, the most spoken of first, have no thread."""
    room = house.room(f"Piles of {len(levels)}", 60, levels=levels)
    found = newest(room, room.questions[0])
    assert found is not None
    spoken = sorted(found.alignment.themes, key=lambda theme: -(theme.reach or 0.0))
    piled = {theme.id for theme in spoken[:loose]}
    themes = tuple(
        replace(each, closeness="loose" if each.id in piled else "tight")
        for each in found.themes.themes
    )
    told = replace(found, themes=replace(found.themes, themes=themes))
    return Selection(room, room.questions[0], told)


@pytest.mark.parametrize("levels", [["Everyone"], ["Top", "Base"]])
def test_a_pile_never_leads(house: House, levels: list[str]) -> None:
    """The largest theme has no thread: no headline names it, and it comes last in every list."""
    selection = looked_at(house, levels, 1)
    (pile,) = piles(selection)
    name = selection.results.names[pile]
    assert f"“{name}”" not in finding(selection)
    assert ranked(selection)[-1].id == pile
    assert foremost(selection, 9)[-1] == pile
    if len(levels) == 1:
        assert f"“{name}”" not in str(headline(led(selection)))


def test_where_all_are_piles_the_largest_leads(house: House) -> None:
    """Then there is nothing better to begin with, and nothing is left out."""
    selection = looked_at(house, ["Everyone"], None)
    assert piles(selection) == frozenset()
    assert led(selection) is selection.results.alignment
