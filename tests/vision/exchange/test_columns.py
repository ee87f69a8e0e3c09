"""What can be no text, no person and no level is never proposed as one."""

from __future__ import annotations

import csv
import io
from typing import Final

import pytest

from vision.errors import InvalidFileError
from vision.exchange import Choices, Long, Reading, read_statements
from vision.exchange.cell_kinds import Kind, kind_of
from vision.limits import LONGEST_STATEMENT

WISHES: Final = [
    "More time for patients", "Shorter meetings please", "A quiet room for breaks",
    "Rosters a month ahead", "One password for everything", "Fair pay at weekends",
    "Training for new machines", "Decisions that are explained", "A roof that does not leak",
]  # fmt: skip
NO_WORDS: Final = {
    "times": [f"2026-03-{n:02} 09:1{n}:00" for n in range(1, 10)],
    "days": [f"{n}. März 2026" for n in range(1, 10)],
    "ids": [f"R_{n}aB{n * 7919}xYz" for n in range(1, 10)],
    "uuids": [f"6f1c2a4{n}-9b1d-4c3e-8f2a-1234567890a{n}" for n in range(1, 10)],
    "tokens": [f"{n * 999_999_937:032x}" for n in range(1, 10)],
    "mail": [f"person{n}@example.org" for n in range(1, 10)],
    "pages": [f"https://example.org/answer/{n}" for n in range(1, 10)],
    "networks": [f"203.0.113.{n}" for n in range(1, 10)],
    "numbers": [f"{n},{n}" for n in range(1, 10)],
    "places": [f"51.{n}452" for n in range(1, 10)],
    "codes": [f"AO{n:02}" for n in range(1, 10)],
    "points": [f"SRID=4326;POINT(7.{n}1 -46.9{n})" for n in range(1, 10)],
    "areas": [
        f"MULTIPOLYGON (((8.{n} 47.1, 8.{n}5 47.1, 8.{n}5 47.2, 8.{n} 47.1)), ((9 47, 9.1 47,"
        " 9.1 47.2, 9.0 47.25, 9 47)))"
        for n in range(1, 10)
    ],
    "shapes": [f'{{"type": "Point", "coordinates": [2.3{n}, 48.8{n}]}}' for n in range(1, 10)],
    "pairs": [f"-33.8{n}, 151.2{n}" for n in range(1, 10)],
    "degrees": [f"47° {n}0' 12\" N, 8° 3{n}' 5\" E" for n in range(1, 10)],
    "photos": [f"Foto vom {n}. Beet.jpg, IMG_{n}.HEIC" for n in range(1, 10)],
    "uploads": [f"plan {n}.pdf (https://files.example.org/{'a' * 120}/{n})" for n in range(1, 10)],
}


def read(columns: dict[str, list[str]], levels: tuple[str, ...] | None = None) -> Reading:
    """Read a file with these columns, nine rows long."""
    out = io.StringIO(newline="")
    rows = [[values[at % len(values)] for values in columns.values()] for at in range(9)]
    csv.writer(out).writerows([list(columns), *rows])
    return read_statements(out.getvalue().encode(), "answers.csv", levels=levels)


@pytest.mark.parametrize("kind", NO_WORDS)
@pytest.mark.parametrize("header", ["Comment", "Antwort", "Column", "What do you wish?"])
def test_what_holds_no_words_is_never_text(header: str, kind: str) -> None:
    """Whatever its header says; where nothing else is there, the file holds no statements."""
    found = read({header: NO_WORDS[kind], "Beside it": WISHES})
    assert found.mapping.texts == ("Beside it",)
    with pytest.raises(InvalidFileError, match="no statements"):
        read({header: NO_WORDS[kind], "Day": NO_WORDS["times"]})


def test_words_about_places_and_files_are_words() -> None:
    """A sentence with numbers, or one that speaks of a picture or a map, is a statement."""
    texts = ["Point (1) of the plan: sleep", "See my photo, it is not a .png", "12, 14 and 16",
             "24 hours, 7 days", "Line 7, 8 and 9 run late", "Hand in the form as plan.pdf, please",
             "POLYGON is a nice name for a café", "Open at 9, close at 5", "24/7"]  # fmt: skip
    assert {kind_of(text) for text in texts} == {Kind.WORDS}


@pytest.mark.parametrize(
    ("header", "values"),
    [("Name", ["Anonymous"]), ("User", ["Guest"]), ("Respondent ID", ["7"]),
     ("E-Mail", ["anonym", "anonymous"]), ("Teilnehmer", ["Anonym"])],
)  # fmt: skip
def test_what_is_the_same_for_all_tells_nobody_apart(header: str, values: list[str]) -> None:
    """Each row is then a person of its own."""
    found = read({header: values, "Wish": WISHES})
    assert found.mapping.person is None
    assert found.people == 9


@pytest.mark.parametrize(
    ("header", "values"),
    [("Level", ["2026-03-01", "2026-03-02"]), ("Role", ["a@example.org", "b@example.org"]),
     ("Grade", ["Agree", "Disagree"]), ("Level", ["Yes", "No"])],
)  # fmt: skip
def test_values_that_fit_no_level_make_none(header: str, values: list[str]) -> None:
    """A name alone makes no level: times, addresses, grades and ticks are none."""
    assert read({header: values, "Wish": WISHES}).mapping.level is None


def test_long_answers_are_whole_or_cut_between_sentences() -> None:
    """By choice, and never refused; cut ones are as long as fits and lose no word."""
    answer = " ".join(f"In year {n} we give everybody more time for patients." for n in range(40))
    data = f"who,Wish\na,{answer}\nb,More time\n".encode()
    whole = read_statements(data, "long.csv")
    assert [row.text for row in whole.taken.rows] == [answer, "More time"]
    cut = read_statements(data, "long.csv", Choices(long=Long.SENTENCES))
    texts = [row.text for row in cut.taken.rows]
    assert " ".join(texts[:-1]) == answer
    assert all(len(text) <= LONGEST_STATEMENT and text.endswith(".") for text in texts[:-1])
    assert whole.people == cut.people == 2


def test_values_that_are_on_no_list_cost_no_statement() -> None:
    """All that can be taken is taken at first, without a level where none is near."""
    roles = ["Nurses", "team-lead", "Chaplain"]
    found = read({"Role": roles, "Wish": WISHES}, ("Nurse", "Team lead"))
    assert len(found.taken.rows) == 9
    assert found.level_map == {"Nurses": "Nurse", "team-lead": "Team lead", "Chaplain": None}


def test_a_title_above_its_description_is_no_statement_in_czech() -> None:
    """As in English, the longer of "Nápad" and "Popis" is what people say."""
    rows = [["Klid", "Tichá místnost pro všechny na směně"],
            ["Světlo", "Lepší světlo večer v celé hale"],
            ["Pauzy", "Delší přestávky po noční"]]  # fmt: skip
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Nápad", "Popis"], *rows])
    found = read_statements(out.getvalue().encode(), "napady.csv")
    assert [row.text for row in found.taken.rows] == [said for _, said in rows]
