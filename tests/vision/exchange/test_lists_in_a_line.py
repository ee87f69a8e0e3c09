"""Several wishes within one line of a cell are several statements; a dash in a sentence is none."""

from __future__ import annotations

import pytest

from tests.vision.exchange.test_exports import LEVELS, WISHES, book, table
from vision.exchange import Choices, Split, read_statements

PAIRS = [WISHES[at : at + 2] for at in range(0, 12, 2)]


def answers(line: str) -> bytes:
    """Return a sheet in which each cell holds two wishes in one line."""
    rows = [[n + 1, LEVELS[n], line.format(*pair)] for n, pair in enumerate(PAIRS)]
    return book(A=[["No", "Level", "Wishes"], *rows])


@pytest.mark.parametrize(
    "line",
    [
        "• {} • {}", "•{} •{}", "{} • {}", "1) {} 2) {}", "1.{} 2.{}", "(1) {}; (2) {}",
        "a) {} b) {}", "① {} ② {}", "- {} - {}", "– {} – {}", "* {} * {}", "✓ {} ✓ {}",
        "■ {}, ■ {}",
    ],
)  # fmt: skip
def test_what_is_listed_within_a_line_is_several_statements(line: str) -> None:
    """Each without its sign, of one person with one level."""
    found = read_statements(answers(line), "wishes.xlsx")
    assert [row.text for row in found.taken.rows] == WISHES
    assert found.people == 6
    assert [row.level for row in found.taken.rows] == [LEVELS[n] for n in range(6) for _ in (1, 2)]


@pytest.mark.parametrize(
    "cells",
    [
        ["- Fair pay - also for nights", "- Calm rooms", "- More tea", "- Less noise", "- Trust"],
        ["Fair pay - also for nights", "Calm rooms - and doors", "More tea - and cake", "Less"],
        ["Open from 2) to 3) and on", "Calm 1) rooms", "More tea", "Less noise", "Trust"],
        ["Pay · leave · rest for all", "Calm rooms", "More tea for us", "Less noise", "Trust"],
        ["Meetings end at 5. More time", "Calm rooms", "More tea for us", "Less noise", "Trust"],
    ],
)
def test_a_sign_within_a_sentence_parts_nothing(cells: list[str]) -> None:
    """A dash, a dot or a number may stand in any sentence."""
    found = read_statements(table([["Level", "Wish"], *([LEVELS[n], cell]
                                   for n, cell in enumerate(cells))]), "a.csv")  # fmt: skip
    assert [row.text for row in found.taken.rows] == [cell.removeprefix("- ") for cell in cells]


def test_one_list_among_many_cells_is_parted_where_a_person_says_so() -> None:
    """It is not proposed for one cell of twelve; chosen, that cell is two statements."""
    cells = [f"• {WISHES[0]} • {WISHES[1]}", *WISHES[2:]]
    data = table([["Level", "Wish"], *([LEVELS[n], cell] for n, cell in enumerate(cells))])
    assert len(read_statements(data, "a.csv").taken.rows) == 11
    chosen = read_statements(data, "a.csv", Choices(split=Split.LINES))
    assert [row.text for row in chosen.taken.rows] == WISHES
