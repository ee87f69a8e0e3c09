"""Forms as people fill them in every day: who they are, where they work, and what says nothing."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import pytest

from vision.exchange import Reading, read_statements

if TYPE_CHECKING:
    from vision.exchange import Mapping

WISHES: Final = [
    "More time for patients", "Shorter meetings please", "A quiet room for breaks",
    "Rosters a month ahead", "One password for everything", "Fair pay at weekends",
    "Training for new machines", "Decisions that are explained", "A roof that does not leak",
    "Fewer forms to fill in", "Lifts that work", "A garden behind the house",
]  # fmt: skip


def table(columns: dict[str, list[str]], wish: str = "Your wish") -> Reading:
    """Read a file of twelve rows: each column's values again and again, a wish last."""
    whole = {**columns, wish: WISHES}
    out = io.StringIO(newline="")
    rows = [[values[at % len(values)] for values in whole.values()] for at in range(len(WISHES))]
    csv.writer(out).writerows([list(whole), *rows])
    return read_statements(out.getvalue().encode(), "form.csv")


def mapped(columns: dict[str, list[str]]) -> Mapping:
    """Return what the columns of such a file are taken for."""
    return table(columns).mapping


def test_a_person_is_known_by_an_address_before_half_of_a_name() -> None:
    """People share first names, surnames and the address of an office; mail is their own."""
    names = {"First name": ["Ann", "Bob", "Cy"], "Last name": ["Ash", "Birch", "Ash", "Elm"]}
    network = {"User IP": [f"203.0.113.{number}" for number in range(5)]}
    assert mapped(names | network).person is None
    mail = {"Contact": [f"p{number}@example.org" for number in range(12)]}
    assert mapped(names | mail | network).person == "Contact"
    assert mapped({"Nr": ["1"], "Mitglieds-Nr.": [f"M {n}" for n in range(12)]}).person is not None


@pytest.mark.parametrize(
    "said",
    ["RAS", "-99", "ei ole", "ingen", "特にありません", "nincs", "none really", "لا يوجد"],
)
def test_ways_of_not_answering_are_no_statements(said: str) -> None:
    """Whoever has nothing to say says so in their own language, or their program in its code."""
    found = read_statements(f"Wish\nA quiet room\n{said}\nFair pay at last\n".encode(), "w.csv")
    assert [row.text for row in found.taken.rows] == ["A quiet room", "Fair pay at last"]


def test_letters_stay_whole() -> None:
    """An answer in paragraphs is one answer, also where all have some."""
    letters = [f"Dear all\n\nMy wish is {wish.lower()}\n\nKind regards" for wish in WISHES]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Body"], *([each] for each in letters)])
    found = read_statements(out.getvalue().encode(), "letters.csv")
    assert [row.text for row in found.taken.rows] == letters


def test_spanish_ordinals_leave_spanish_letters_alone() -> None:
    """An ordinal sign in a header makes no Polish of a short file in an old code page."""
    text = "Nº;Deseo\n1;Más acompañamiento\n2;Menos ruido, por favor\n"
    found = read_statements(text.encode("cp1252"), "deseos.csv")
    assert [row.text for row in found.taken.rows] == [
        "Más acompañamiento",
        "Menos ruido, por favor",
    ]
