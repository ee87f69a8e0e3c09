"""Rows and columns that look like a program's or a few people's, and are what people said."""

from __future__ import annotations

import pytest

from tests.vision.exchange.test_exports import LEVELS, SITES, TIMES, WISHES, Rows, table
from vision.exchange import Reading, read_statements
from vision.exchange.text_columns import left_unread

RANKS = ("Staff", "Team lead", "Manager", "Executive")
PEOPLE = ("Ida", "Ole", "Per", "Liv", "Tor", "Siv", "Odd", "Eva")


def read(rows: Rows) -> Reading:
    """Read a file with these rows."""
    return read_statements(table(rows), "a.csv")


def said(found: Reading) -> list[str]:
    """Return what was taken."""
    return [row.text for row in found.taken.rows]


@pytest.mark.parametrize("more", [[], ["ID"], ["#"], ["Lfd. Nr."], ["Round"], ["ID", "Round"]])
def test_who_wishes_for_each_level_is_a_person(more: list[str]) -> None:
    """Eight people wish once for each of four levels; a number of rows tells nobody apart."""
    rows: Rows = [[*more, "Name", "Level", "Wish"]]
    waves = (1, 2) if "Round" in more else (1,)
    for wave in waves:
        for name in PEOPLE:
            for rank in RANKS:
                first = [wave if each == "Round" else len(rows) for each in more]
                rows.append([*first, name, rank, f"{WISHES[len(rows) % 12]} {name} {rank} {wave}"])
    found = read(rows)
    assert (found.mapping.person, found.mapping.level, found.people) == ("Name", "Level", 8)


@pytest.mark.parametrize("number", ["Response ID", "instanceID"])
def test_a_number_of_answers_replaces_no_person_with_one_row_a_level(number: str) -> None:
    """Nobody hands in several rows of one level here."""
    pairs = [(name, rank) for name in PEOPLE for rank in RANKS]
    rows = [[f"R{n:03}", *pair, f"{WISHES[n % 12]} {pair}"] for n, pair in enumerate(pairs)]
    found = read([[number, "Name", "Level", "Wish"], *rows])
    assert found.mapping.person == "Name"
    assert found.people == 8


@pytest.mark.parametrize(
    ("head", "who"),
    [
        (["Person", "Statement no", "Statement"], PEOPLE),
        (["Supporter", "Idea ID", "Idea"], PEOPLE),
        (["Site", "Idea no", "Idea"], SITES),
        (["Person", "Idea no", "Idea", "Category"], PEOPLE),
    ],
)
def test_what_several_people_chose_is_said_by_each(head: list[str], who: tuple[str, ...]) -> None:
    """Its number comes again, and no tool took it apart."""
    rows = [[who[p], n + 1, WISHES[n], ["Work", "Pay"][n % 2]][: len(head)]
            for p in range(8) for n in range(3)]  # fmt: skip
    found = read([head, *rows])
    assert len(found.taken.rows) == 24
    assert not found.left_out()


@pytest.mark.parametrize("header", ["Wish", "Message"])
def test_wishes_that_tell_of_groups_are_no_notes_of_a_program(header: str) -> None:
    """In a form with times and names."""
    wishes = [
        "Half of us have left the meeting", "Created a group for new parents",
        "Added new people to the group", "Removed barriers from the group",
        "Started a thread of kindness", *WISHES[:7],
    ]  # fmt: skip
    rows = [[TIMES[n], PEOPLE[n % 8], wish] for n, wish in enumerate(wishes)]
    assert said(read([["Timestamp", "Name", header], *rows])) == wishes


def test_notes_that_name_somebody_are_no_statements() -> None:
    """By a mention, or by the name beside it."""
    rows = [[TIMES[n], PEOPLE[n % 8], wish] for n, wish in enumerate(WISHES)]
    notes = ["<@U01> has joined the channel", "Ida added Ole to the group"]
    rows += [[TIMES[n], "Ida", note] for n, note in enumerate(notes)]
    assert said(read([["Date", "Author", "Message"], *rows])) == WISHES


def test_people_stand_in_the_rows_of_a_review() -> None:
    """One of them had nothing to say to its last question."""
    rows = [WISHES[n : n + 3] for n in range(0, 9, 3)] + [[*WISHES[9:11], ""]]
    assert read([["Start", "Stop", "Continue"], *rows]).people == 4


def test_codes_of_departments_are_no_people() -> None:
    """Four of them come again in twenty-four rows."""
    rows: Rows = [[["HR", "IT", "FIN", "VT"][n % 4], f"{WISHES[n % 12]} {n}"] for n in range(24)]
    assert read([["Kürzel", "Wish"], *rows]).mapping.person is None


def test_a_question_that_ends_in_by_asks_for_a_unit() -> None:
    """Tools name columns so in two or three words."""
    asked = "Which part are you employed by?"
    rows: Rows = [[RANKS[n % 4], ["Hall", "Mill"][n // 4 % 2], wish]
                  for n, wish in enumerate(WISHES)]  # fmt: skip
    found = read([["Your level", asked, "Your wish"], *rows])
    assert found.mapping.unit == asked


@pytest.mark.parametrize(
    "line",
    [
        "1) {}, e.g. lamps 2) {}", "a) {}, e.g. lamps b) {}", "a. {}, d. h. bald b. {}",
        "1. {} at 9 a.m. 2. {}", "We need: • {} • {}",
    ],
)  # fmt: skip
def test_other_letters_and_a_beginning_part_nothing(line: str) -> None:
    """Two parts a cell, whatever is cut short in them and stands before them."""
    pairs = [(WISHES[n], WISHES[n + 1]) for n in range(0, 12, 2)]
    rows: Rows = [[LEVELS[n], line.format(*pair)] for n, pair in enumerate(pairs)]
    found = said(read([["Level", "Wish"], *rows]))
    assert len(found) == 12
    assert all(text.startswith(wish) for text, wish in zip(found, WISHES, strict=True))


def test_blank_cells_say_nothing_the_same() -> None:
    """Two columns that few filled differ in all that stands in them."""
    cells = {1: ["Calm rooms for all of us", ""], 30: ["", "Bread from our own oven"]}
    rows: Rows = [["Level", "Wish", "Idea"],
                  *([LEVELS[n % 12], *cells.get(n, ["", ""])] for n in range(40))]  # fmt: skip
    opened = read_statements(table(rows), "a.csv").table
    assert left_unread(opened, ["Wish"])
