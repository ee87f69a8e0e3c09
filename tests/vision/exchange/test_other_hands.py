"""What hands and programs leave around statements: counts, initials, agendas, notes, numbers."""

from __future__ import annotations

import pytest

from tests.vision.exchange.test_exports import LEVELS, TIMES, WISHES, Rows, book, table
from vision.exchange import read_statements
from vision.exchange.header_words import is_rank


def test_sections_with_counts_are_levels_though_nothing_stands_above() -> None:
    """A title and the first section stand above a table without a header."""
    rows: Rows = [["Ideas from the away day"], []]
    for at, name in enumerate(["Executives", "Team leaders", "Frontline"]):
        rows += [[f"{name} (4)"], *([n, WISHES[at * 4 + n]] for n in range(4)), []]
    found = read_statements(book(A=rows), "away day.xlsx")
    assert [row.text for row in found.taken.rows] == WISHES
    names = ["Executives"] * 4 + ["Team leaders"] * 4 + ["Frontline"] * 4
    assert [row.level for row in found.taken.rows] == names


def test_a_title_above_a_table_is_no_section() -> None:
    """It sounds like no level."""
    rows: Rows = [["Ideas"], *([n, wish] for n, wish in enumerate(WISHES[:6]))]
    rows += [["Managers"], *([n, wish] for n, wish in enumerate(WISHES[6:]))]
    found = read_statements(book(A=rows), "ideas.xlsx")
    assert {row.level for row in found.taken.rows} == {None}


@pytest.mark.parametrize(
    "header",
    ["Your code (first letters of your parents' names)", "Kürzel", "Ihr persönlicher Code",
     "Initials", "Votre code", "Pseudonym"],
)  # fmt: skip
def test_codes_that_people_give_themselves_tell_them_apart(header: str) -> None:
    """They stand beside the level and are no unit."""
    codes = ["AM", "KT", "RS", "LO"]
    rows = [[codes[n % 4], LEVELS[n % 4], wish] for n, wish in enumerate(WISHES)]
    found = read_statements(table([[header, "Level", "Wish"], *rows]), "a.csv")
    assert found.people == 4
    assert found.mapping.unit is None


@pytest.mark.parametrize("header", ["Code", "Postal code", "Standortkürzel", "Your code"])
def test_codes_of_other_things_are_no_people(header: str) -> None:
    """A bare code may be of a theme, and what hardly differs is of groups."""
    names = ["Trust in us", "Time off"] if header == "Your code" else ["T1", "T2", "T3", "T4"]
    rows = [[names[n % len(names)], LEVELS[n], wish] for n, wish in enumerate(WISHES)]
    found = read_statements(table([[header, "Level", "Wish"], *rows]), "a.csv")
    assert found.mapping.person is None


def test_items_of_a_german_agenda_are_no_levels() -> None:
    """TOP is a point of it, and the top of a house in English."""
    assert not is_rank("TOP 2 Wünsche")
    assert is_rank("Top")


def test_notes_of_a_chat_program_in_a_table_are_no_statements() -> None:
    """Where messages have a time and somebody who sent them; elsewhere they may be a wish."""
    notes = ["Pinned a message.", "Changed the channel name: wishes", "Joined the server."]
    head = ["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"]
    rows = [[f"4000{n % 4}", "ada", TIMES[n], wish, "", ""] for n, wish in enumerate(WISHES)]
    rows[3:3] = [["40001", "ada", TIMES[3], note, "", ""] for note in notes]
    found = read_statements(table([head, *rows]), "channel.csv")
    assert [row.text for row in found.taken.rows] == WISHES
    wish = ["Level", "Wish"], *zip(LEVELS, [*WISHES[:11], notes[0]], strict=True)
    assert len(read_statements(table([*map(list, wish)]), "a.csv").taken.rows) == 12


def test_numbers_and_sides_of_a_debate_are_no_words() -> None:
    """As Kialo saves one; a list of wishes with one side stays."""
    sides = [f"1.{n + 1}. {['Pro', 'Con'][n % 2]}: {wish}" for n, wish in enumerate(WISHES[1:])]
    text = "\n".join(["Discussion Title: Our house", "", f"1. {WISHES[0]}", *sides])
    found = read_statements(text.encode(), "debate.txt")
    assert [row.text for row in found.taken.rows] == WISHES
    one = "\n".join(f"{n}. Pro: {wish}" for n, wish in enumerate(WISHES, start=1))
    assert "Pro" in read_statements(one.encode(), "a.txt").taken.rows[0].text
    dated = [f"{n}.3. {wish}" for n, wish in enumerate(WISHES, start=1)]
    found = read_statements("\n".join(dated).encode(), "diary.txt")
    assert [row.text for row in found.taken.rows] == dated


def test_rounds_that_are_no_numbers_are_none() -> None:
    """No row is lost because its session is called by the time of day."""
    rows = [[["Morning", "Evening"][n % 2], wish] for n, wish in enumerate(WISHES)]
    found = read_statements(table([["Round", "Wish"], *rows]), "a.csv")
    assert found.mapping.round is None
    assert len(found.taken.rows) == 12


def test_a_table_of_bullets_without_quotation_marks_is_a_table() -> None:
    """Its first line names columns; a list with a comma in each line stays a list."""
    rows = [f"- {wish},{LEVELS[n]}" for n, wish in enumerate(["Calm", "Tea", "Time", "Pay"])]
    found = read_statements("\n".join(["Wish,Level", *rows]).encode(), "a.csv")
    assert [row.text for row in found.taken.rows] == ["Calm", "Tea", "Time", "Pay"]
    assert [row.level for row in found.taken.rows] == LEVELS[:4]
    listed = read_statements("\n".join(["Our wishes, all", *rows]).encode(), "a.txt")
    assert listed.taken.rows[0].text == "Calm,Executive"


def test_it_is_said_by_whom_people_are_counted() -> None:
    """Nobody is told of people where nothing tells them apart."""
    told = {}
    for name, head, rows in (
        ("none", ["Level", "Wish"], [*map(list, zip(LEVELS, WISHES, strict=True))]),
        ("rows", ["Wish 1", "Wish 2"], [[*WISHES[n : n + 2]] for n in range(0, 12, 2)]),
        ("some", ["Name", "Wish"], [[["Ada", "Bo", ""][n % 3], w] for n, w in enumerate(WISHES)]),
        ("all", ["Name", "Wish"], [[["Ada", "Bo"][n % 2], w] for n, w in enumerate(WISHES)]),
        ("same", ["Respondent ID", "Wish"], [["1.1E+11", w] for w in WISHES]),
    ):
        found = read_statements(table([head, *rows]), "a.csv")
        told[name] = " ".join(str(each) for each in found.notices if "person" in str(each))
    assert told["none"] == "Nothing tells people apart here, so each statement counts as a person."
    assert told["rows"] == "No column tells people apart, so each row counts as a person."
    assert told["some"] == "4 statements name nobody, so each counts as a person of its own."
    assert told["all"] == ""
    assert told["same"].count("counts as a person") == 1


@pytest.mark.parametrize("header", ["Wer", "Who", "Wer?"])
@pytest.mark.parametrize(
    "names", [["Fr. Lenz", "Hr. Moor", "Fr. Tran"], ["Anna Berg", "Kevin", "Elena"]]
)
def test_known_names_below_a_bare_who_are_people_however_often(
    header: str, names: list[str]
) -> None:
    """They come again and again, as levels do."""
    rows = [[TIMES[n], names[n % 3], wish] for n, wish in enumerate(WISHES)]
    found = read_statements(table([["Datum", header, "Was"], *rows]), "notes.csv")
    assert found.people == 3
    assert found.mapping.level is None


def test_levels_below_a_bare_who_stay_levels() -> None:
    """They name nobody."""
    rows = [[LEVELS[n], wish] for n, wish in enumerate(WISHES)]
    found = read_statements(table([["Who", "Wish"], *rows]), "notes.csv")
    assert found.mapping.level == "Who"


@pytest.mark.parametrize(
    "names", [["Strengths", "Weaknesses", "Threats"], ["Stärken", "Schwächen", "Risiken"]]
)
def test_columns_of_an_analysis_are_cards_of_different_people(names: list[str]) -> None:
    """One is shorter by one card only."""
    rows = [WISHES[n : n + 3] for n in range(0, 9, 3)] + [WISHES[9:11]]
    found = read_statements(table([names, *rows]), "swot.csv")
    assert sorted(row.text for row in found.taken.rows) == sorted(WISHES[:11])
    assert found.people == 11


def test_sections_and_texts_of_a_board_are_no_cards() -> None:
    """As FigJam calls them."""
    head = ["Type", "Text", "Author"]
    rows = [["STICKY", wish, ["Ada", "Bo"][n % 2]] for n, wish in enumerate(WISHES)]
    rows += [["SECTION", "Leaders", ""], ["SHAPE_WITH_TEXT", "What do we wish for?", "Ada"]]
    found = read_statements(table([head, *rows]), "board.csv")
    assert [row.text for row in found.taken.rows] == WISHES


def test_numbers_of_staff_tell_people_apart_and_names_of_posts_are_levels() -> None:
    """As systems of human resources call them."""
    head = ["Mitarbeiter-ID", "Org.-Einheit", "Stellenbezeichnung", "Kommentar"]
    rows = [[f"1000{n % 6}", ["A", "B"][n % 2] + "-Werk", ["Meister", "Bediener"][n % 2], wish]
            for n, wish in enumerate(WISHES)]  # fmt: skip
    found = read_statements(table([head, *rows], ";", "utf-16"), "hr.csv")
    assert found.people == 6
    assert (found.mapping.level, found.mapping.unit) == ("Stellenbezeichnung", "Org.-Einheit")


def test_lines_of_one_mail_are_of_one_person() -> None:
    """Whoever sent it is known; a label of a machine is nobody by name."""
    head = "From: Ada Bell <ada@haus.example>\nSubject: Wishes\n\n"
    mail = head + "\n".join(f"- {wish}" for wish in WISHES[:4])
    found = read_statements(mail.encode(), "mail.txt")
    assert [row.text for row in found.taken.rows] == WISHES[:4]
    assert found.people == 1
