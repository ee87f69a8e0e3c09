"""Rows stand for people only where nearly all of them say whose they are."""

from __future__ import annotations

import math

import pytest

from vision.alignment.named_persons import tell_people_apart


@pytest.mark.parametrize(
    ("unnamed", "rows", "apart"),
    [(0, 40, True), (1, 40, True), (2, 40, False), (2, 200, True), (3, 200, False), (1, 1, False)],
)
@pytest.mark.parametrize("nobody", ["", "  ", None, math.nan])
def test_one_row_in_a_hundred_may_name_nobody(
    unnamed: int, rows: int, *, apart: bool, nobody: object
) -> None:
    """Or one row at all; whatever an empty cell holds."""
    assert tell_people_apart([nobody] * unnamed + ["p"] * (rows - unnamed)) is apart


def test_no_rows_name_nobody() -> None:
    """An empty file tells nobody apart."""
    assert not tell_people_apart([])
