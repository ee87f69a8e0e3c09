"""Charts for a phone: what is framed at a desk is framed there."""

from __future__ import annotations

import re
from math import nan

import pytest

from pages.parts.phone_charts import cells


@pytest.mark.parametrize(
    ("pair", "framed"),
    [
        (("Top", "Base"), ["v-above", "", "v-hatch v-above"]),
        (("Base", "Top"), ["v-below", "", "v-hatch v-below"]),
        (("Middle", "Top"), ["v-below", "v-below", "v-hatch"]),
        (("Top", "Elsewhere"), ["", "", "v-hatch"]),
        (None, ["", "", "v-hatch"]),
    ],
)
def test_both_levels_that_a_theme_sets_apart_are_framed(
    pair: tuple[str, str] | None, framed: list[str]
) -> None:
    """In the colour of where more speak of it, also where one is withheld."""
    rows = [("One", (0.2, 0.3, nan)), ("Other", (0.1, 0.1, 0.1))]
    drawn = cells(rows, ("Top", "Middle", "Base"), 5, apart=[pair, None])
    first, second = drawn.split('<div class="v-cells">')[1:]

    classes = [each.strip() for each in re.findall('<b class="([^"]*)"', first)]
    assert classes == framed
    assert "v-above" not in second
    assert "v-below" not in second
