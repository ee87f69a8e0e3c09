"""Tables as people make them by hand and tools for ideas save them: nothing is left out unsaid."""

from __future__ import annotations

import io
import textwrap

import openpyxl
import pytest

from vision.exchange import Choices, Reading, read_statements

WISHES = (
    "Seeds are shared between all gardens", "The well is cleaned before Easter",
    "Compost that does not smell", "A bench under the old walnut tree",
    "Tools hang where everybody finds them", "Children get a bed of their own",
)  # fmt: skip
LATER = tuple(f"{text}, at last" for text in reversed(WISHES))
LEVELS = ("Director", "Team lead", "Employee", "Employee", "Team lead", "Employee")


def workbook(*sheets: tuple[str, list[list[str]]], merged: str = "") -> bytes:
    """Return a workbook of sheets by name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    if merged:
        book.worksheets[0].merge_cells(merged)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def lines(*rows: tuple[str, ...]) -> bytes:
    """Return rows as a text file, a semicolon between cells."""
    return "".join(";".join(row) + "\n" for row in rows).encode()


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


@pytest.mark.parametrize("header", [None, 2])
def test_columns_below_one_name_that_are_only_numbered_come_in_together(header: int | None) -> None:
    """One says "Wishes", above "First" and "Second"; nothing is lost where the row is chosen."""
    rows = [["Person", "", "Wishes", ""], ["Gardener", "Level", "First", "Second"]]
    rows += [[f"G{i}", *each] for i, each in enumerate(zip(LEVELS, WISHES, LATER, strict=True))]
    data = workbook(("Notes", rows), merged="C1:D1")
    found = read_statements(data, "notes.xlsx", Choices(header=header))
    assert sorted(texts(found)) == sorted((*WISHES, *LATER))
    assert found.people == len(WISHES)


def test_a_grid_of_cards_without_a_header_is_read_whole() -> None:
    """Every cell is a statement where all columns hold texts of one length."""
    rows = [list(pair) for pair in zip(WISHES, LATER, strict=True)]
    assert sorted(texts(read_statements(workbook(("A", rows)), "a.xlsx"))) == sorted(
        (*WISHES, *LATER)
    )


def test_columns_of_words_that_are_not_read_are_named() -> None:
    """A second question is offered in a sentence; remarks of few are not, nor what was chosen."""
    head = ("Role", "What should grow here?", "What should end here?", "Remarks")
    rows = [(*each, "") for each in zip(LEVELS, WISHES, LATER, strict=True)]
    rows[0] = (*rows[0][:-1], "Thanks for asking us")
    data = lines(head, *rows)
    found = read_statements(data, "garden.csv")
    said = [str(each) for each in found.notices if "people wrote in them too" in str(each)]
    assert len(said) == 1
    assert head[2] in said[0]
    assert "Remarks" not in said[0]
    alone = read_statements(data, "garden.csv", Choices(text=(head[1],)))
    assert not [each for each in alone.notices if "people wrote" in str(each)]


@pytest.mark.parametrize("header", ["Created by", "Submitted by", "Reporter", "Vorgeschlagen von"])
def test_who_wrote_is_a_person_and_no_unit(header: str) -> None:
    """Also where few people wrote much, beside the level, and things have numbers for names."""
    people = ("Ada Moor", "Ben Holm", "Ada Moor", "Ben Holm", "Ada Moor", "Ben Holm")
    rows = [
        (f"IDEA-{i:03}", text, person, "Employee" if person[0] == "A" else "Team lead")
        for i, (text, person) in enumerate(zip(WISHES, people, strict=True))
    ]
    found = read_statements(lines(("Name", "Idea", header, "Level"), *rows), "ideas.csv")
    assert (found.mapping.person, found.mapping.unit, found.people) == (header, None, 2)


@pytest.mark.parametrize(
    "header",
    ["Approved by", "Interviewed by", "Recorded by", "Collected by", "Moderiert von",
     "Erhoben von", "Grouped by", "Supported by", "Owned by", "Von", "Who", "Wer", "De"],
)  # fmt: skip
def test_who_did_something_else_with_statements_is_no_person(header: str) -> None:
    """Few people read, asked or sorted; each row stays a person."""
    names = ("Ada Moor", "Ben Holm", "Cy Orr")
    rows = [(text, names[i % 3]) for i, text in enumerate((*WISHES, *LATER))]
    found = read_statements(lines(("Statement", header), *rows), "ideas.csv")
    assert (found.mapping.person, found.people) == (None, 12)


@pytest.mark.parametrize("header", ["Von", "Who", "Wer", "De"])
def test_a_bare_who_is_a_person_where_names_hardly_come_again(header: str) -> None:
    """Names of people, not what they do."""
    rows = [(text, f"{'ABCDEFGHIJKL'[i]}da Moor") for i, text in enumerate((*WISHES, *LATER))]
    found = read_statements(lines(("Statement", header), *rows), "ideas.csv")
    assert found.mapping.person == header
    rows = [(text, f"those of us who tend bed {i} of it") for i, text in enumerate(WISHES)]
    assert read_statements(lines(("Statement", header), *rows), "a.csv").mapping.person is None


@pytest.mark.parametrize(
    ("header", "code", "person"),
    [
        ("Username", "AB{:02}", "Username"),
        ("Name", "P-{:03}", "Name"),
        ("Username", "ID-{:03}", "Username"),
        ("Name", "CARD-{:03}", None),
        ("Nom", "ITEM {:03}", None),
    ],
)
def test_codes_below_name_are_of_people_unless_they_name_a_thing(
    header: str, code: str, person: str | None
) -> None:
    """One row each."""
    rows = [(code.format(i), text) for i, text in enumerate(WISHES, start=1)]
    found = read_statements(lines((header, "Idea"), *rows), "codes.csv")
    assert found.mapping.person == person


def test_sheets_named_by_levels_are_no_units_too() -> None:
    """One name of a sheet says one thing."""
    sheets = [("Directors", WISHES[:2]), ("Team leads", WISHES[2:4]), ("Employees", WISHES[4:])]
    book = workbook(*[(name, [["Nr", "Wish"], *(["1", t] for t in told)]) for name, told in sheets])
    found = read_statements(book, "levels.xlsx")
    assert {row.level for row in found.taken.rows} == {name for name, _ in sheets}
    assert {row.unit for row in found.taken.rows} == {None}


@pytest.mark.parametrize("tick", ["x", ""])
def test_a_ticked_level_of_its_own_name_is_one_among_others(tick: str) -> None:
    """Such as "GL", which stands between known ones; a level that nobody ticked changes nothing."""
    names = ("GL", "Abteilungsleitung", "Teamleitung", "Mitarbeitende")
    ticked = ("GL", "Teamleitung", "Mitarbeitende", "GL", "Mitarbeitende", "Teamleitung")
    rows = [
        (*[(tick or name) if name == level else "" for name in names], text)
        for level, text in zip(ticked, WISHES, strict=True)
    ]
    found = read_statements(lines((*names, "Wunsch"), *rows), "kreuze.csv")
    assert tuple(row.level for row in found.taken.rows) == ticked
    assert found.mapping.unit is None


@pytest.mark.parametrize("header", ["Hierarchiestufe", "Karrierelevel", "Funktionsebene"])
def test_a_level_in_one_long_word_is_known(header: str) -> None:
    """Numbers under it are levels that a person names."""
    rows = [(str(1 + i % 3), text) for i, text in enumerate(WISHES)]
    assert read_statements(lines((header, "Wunsch"), *rows), "a.csv").mapping.level == header


def test_the_word_for_a_unit_beside_business_is_still_one() -> None:
    """The first of two columns of units is taken, not the shorter header."""
    head = ("Business Unit", "Location", "Wish")
    rows = [("Trees" if i % 2 else "Beds", "Ayr", text) for i, text in enumerate(WISHES)]
    rows[0] = ("Beds", "Wick", WISHES[0])
    rows[1] = ("Trees", "Wick", WISHES[1])
    assert read_statements(lines(head, *rows), "hr.csv").mapping.unit == "Business Unit"


def test_statements_that_mail_broke_over_lines_are_whole() -> None:
    """Where lines end at one width and a blank line parts them; how many they were is said."""
    long = [
        f"{one} and {other[0].lower()}{other[1:]}"
        for one, other in zip(WISHES, reversed(WISHES), strict=True)
    ]
    broken = "\n\n".join(textwrap.fill(text, 54) for text in long)
    found = read_statements(broken.encode(), "mail.txt")
    assert texts(found) == long
    assert [
        each
        for each in found.notices
        if "6 statements that stood on several lines each" in str(each)
    ]
    apart = "\n\n".join("\n".join(pair) for pair in zip(WISHES, LATER, strict=True))
    assert len(texts(read_statements(apart.encode(), "list.txt"))) == 2 * len(WISHES)


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("Pflege", "Ärzte", "Küche"), ("Pflege", "Ärzte", "Küche")),
        (("Nurses", "Doctors", "Kitchen"), ("Nurses", "Doctors", "Kitchen")),
        (("Table 1:", "Table 2:", "Table 3:"), ("Table 1", "Table 2", "Table 3")),
        (("Ada said:", "Ben said:", "Cy said:"), ("Ada said", "Ben said", "Cy said")),
    ],
)
def test_lines_of_different_people_below_a_name_stay_apart(
    heads: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """Small letters are how they were typed, and no sign that a line goes on."""
    small = [text.lower() for text in (*WISHES, *LATER)]
    blocks = [(head, *small[4 * at : 4 * at + 4]) for at, head in enumerate(heads)]
    found = read_statements("\n\n".join(map("\n".join, blocks)).encode(), "notes.txt")
    assert texts(found) == small
    assert tuple(dict.fromkeys(found.table.rows.iloc[:, 0])) == told


@pytest.mark.parametrize("name", ["Top", "Lead"])
def test_numbered_columns_that_sound_like_a_level_are_answers_of_one_person(name: str) -> None:
    """Two of a number stand beside the level that each person gave."""
    rows = list(zip(LEVELS, WISHES, LATER, strict=True))
    found = read_statements(lines(("Role", f"{name} 1", f"{name} 2"), *rows), "top.csv")
    assert (found.people, len(found.taken.rows)) == (len(WISHES), 2 * len(WISHES))
    assert {row.level for row in found.taken.rows} == set(LEVELS)


@pytest.mark.parametrize(
    "header", ["A second wish (optional)", "One more wish", "Another wish, if any"]
)
def test_a_column_that_asks_once_more_comes_in_too(header: str) -> None:
    """It asks for what the first one asks for; one that asks why does not."""
    rows = list(zip(LEVELS, WISHES, LATER, strict=True))
    assert len(texts(read_statements(lines(("Role", "Your wish", header), *rows), "a.csv"))) == 12
    why = read_statements(lines(("Role", "Your wish", "Why this wish"), *rows), "a.csv")
    assert texts(why) == list(WISHES)


def test_wishes_that_are_numbered_within_a_line_are_several() -> None:
    """From one on, each number in its turn; a number in a sentence parts nothing."""
    pairs = list(zip(WISHES, LATER, strict=True))
    rows = [(f"T{i}", f"1) {one} 2) {two}") for i, (one, two) in enumerate(pairs)]
    rows[0] = (rows[0][0], "We need 2) doors and 1) key for all of them")
    expected = [rows[0][1], *(text for pair in pairs[1:] for text in pair)]
    assert texts(read_statements(lines(("Table", "Ideas"), *rows), "a.csv")) == expected


def test_a_letter_with_a_greeting_is_one_statement() -> None:
    """Lines that come again in most cells are no statements; the sender tells people apart."""
    rows = [["Von", "Text"]]
    rows += [[f"Ada {i % 4}", f"Hallo zusammen,\n{text}.\nGruß"] for i, text in enumerate(WISHES)]
    found = read_statements(workbook(("Post", rows)), "post.xlsx")
    assert (len(found.taken.rows), found.people) == (len(WISHES), 4)


@pytest.mark.parametrize("common", ["More pay", "More pay!", "Mehr Geld."])
def test_a_wish_that_all_have_is_a_statement_of_each(common: str) -> None:
    """Lines that come again are wishes; only greetings make letters."""
    rows = [["Role", "Wishes"]]
    rows += [
        [LEVELS[i % 6], f"{WISHES[i % 6]} in garden {i}\n{LATER[i % 6]}\n{common}"]
        for i in range(12)
    ]
    assert len(texts(read_statements(workbook(("A", rows)), "a.xlsx"))) == 36


@pytest.mark.parametrize("nobody", ["Anonymous Attendee", "Anonyme Teilnehmerin", "匿名"])
def test_nobody_has_many_names(nobody: str) -> None:
    """Each is a person where nobody is named; guests with numbers are told apart by them."""
    rows = [(text, ("Ada Moor", "Ben Holm", nobody)[i % 3]) for i, text in enumerate(WISHES)]
    assert read_statements(lines(("Wish", "Author"), *rows), "qa.csv").people == 4
    guests = [(text, f"Guest {i % 3}") for i, text in enumerate(WISHES)]
    assert read_statements(lines(("Wish", "Author"), *guests), "qa.csv").people == 3


def test_who_is_different_in_each_row_is_no_level() -> None:
    """The word may ask for a role; what never comes again tells people apart."""
    rows = [(f"Table {i % 8}", text) for i, text in enumerate((*WISHES, *LATER)[:8])]
    found = read_statements(lines(("Who", "Wish"), *rows), "tables.csv")
    assert (found.mapping.level, found.mapping.person) == (None, "Who")


def test_a_header_in_two_languages_is_two_rows() -> None:
    """The second says the same and is nobody's statement."""
    rows = [[str(i), *each] for i, each in enumerate(zip(LEVELS, WISHES, strict=True), start=1)]
    data = workbook(("A", [["No.", "Level", "Wish"], ["Nr.", "Ebene", "Wunsch"], *rows]))
    assert texts(read_statements(data, "two.xlsx")) == list(WISHES)
    named = [("user 1", "Group 1", "Ideas"), ("user 2", "Group 2", "More ideas, and soon")]
    data = lines(
        ("Person", "Unit", "Wish"),
        *named,
        *[(f"user {i}", "Group 1", t) for i, t in enumerate(WISHES)],
    )
    assert len(texts(read_statements(data, "names.csv"))) == len(WISHES) + 2


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("Level", "Unit", "Comment"), ("Role", "Team", "Idea")),
        (("Ebene", "Bereich", "Kommentar"), ("Rolle", "Team", "Idee")),
        (("Level", "Unit", "Comment"), ("Rolle", "Kitchen", "Idee")),
    ],
)
def test_a_first_row_that_only_sounds_like_a_header_is_data(
    head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    """Other words of one language say nothing again, nor does a row that says something new."""
    rows = list(zip(LEVELS, UNITS, WISHES, strict=True))
    found = read_statements(lines(head, row, *rows), "a.csv")
    assert texts(found) == [row[-1], *WISHES]
    again = read_statements(lines(head, tuple(map(str.upper, head)), *rows), "a.csv")
    assert texts(again) == list(WISHES)


def test_people_in_columns_are_known_by_a_row_of_few_names() -> None:
    """Also where no name of a level is one that is known."""
    levels = ("Bosun", "Hand", "Hand", "Bosun", "Hand", "Hand")
    names = ("Ada Moor", "Ben Holm", "Cy Orr", "Di Lee", "Ed Ray", "Flo May")
    data = workbook(("A", [["Name", *names], ["Level", *levels], ["Wish", *WISHES]]))
    found = read_statements(data, "side.xlsx")
    assert [(row.level, row.text) for row in found.taken.rows] == list(
        zip(levels, WISHES, strict=True)
    )


def test_choices_below_one_question_are_levels_though_some_are_unknown() -> None:
    """The column of all of them is taken, not the one of the first choice."""
    names = ("Head teacher", "Teacher", "Bell ringer")
    ticked = ("Teacher", "Head teacher", "Bell ringer", "Teacher", "Bell ringer", "Teacher")
    head = (*(f"Which best describes you?: {name}" for name in names), "What do you hope for?")
    rows = [
        (*(name if name == level else "" for name in names), text)
        for level, text in zip(ticked, WISHES, strict=True)
    ]
    found = read_statements(lines(head, *rows), "school.csv")
    assert tuple(row.level for row in found.taken.rows) == ticked


NAMES = ("Ada Moor", "Ben Holmwood", "Cy Orr", "Di Leeson", "Edward Ray", "Flo Mayfield")
UNITS = ("Harbour gardens", "Mill gardens", "Harbour gardens", "Hill", "Mill gardens", "Hill")


@pytest.mark.parametrize(
    "head", [("A", "B", "C"), ("I", "II", "III"), ("First", "Second", "Third")]
)
def test_names_and_units_below_letters_and_ordinals_are_no_statements(
    head: tuple[str, ...],
) -> None:
    """What stands in a column says what it is, where its header is a sign."""
    rows = list(zip(WISHES, NAMES, UNITS, strict=True))
    assert texts(read_statements(lines(head, *rows), "a.csv")) == list(WISHES)


def test_a_third_wish_of_single_words_is_one() -> None:
    """Its header says what it asks for, however short it was answered."""
    rows = list(zip(WISHES, LATER, ("Calm", "Time", "Rest", "Fun", "Trust", "Light"), strict=True))
    found = read_statements(lines(("Wish 1", "Wish 2", "Wish 3"), *rows), "a.csv")
    assert (len(found.taken.rows), found.people) == (18, 6)


def test_what_a_host_noted_beside_each_statement_is_none() -> None:
    """The same words with another number, in a table without a header."""
    rows = [(text, f"sorted into group {i % 3} by the host today") for i, text in enumerate(WISHES)]
    assert texts(read_statements(lines(*rows), "a.csv")) == list(WISHES)


def test_a_bare_other_asks_nothing_again_nor_does_a_second_of_names() -> None:
    """Beside a first wish it holds something else."""
    rows = list(zip(LEVELS, WISHES, LATER, strict=True))
    found = read_statements(lines(("Role", "Your first wish", "Other"), *rows), "a.csv")
    assert texts(found) == list(WISHES)
    rows = list(zip(LEVELS, WISHES, NAMES, strict=True))
    found = read_statements(lines(("Role", "First idea", "Second"), *rows), "a.csv")
    assert texts(found) == list(WISHES)


@pytest.mark.parametrize("header", ["And your second?", "And a third"])
def test_a_bare_second_belongs_to_the_first(header: str) -> None:
    """One after a question that asks for a first wish asks for the next; else it asks nothing."""
    rows = list(zip(LEVELS, WISHES, LATER, strict=True))
    found = read_statements(lines(("Role", "Your first wish?", header), *rows), "a.csv")
    assert len(found.taken.rows) == 2 * len(WISHES)
    alone = read_statements(lines(("Role", "What grows here?", header), *rows), "a.csv")
    assert len(alone.taken.rows) == len(WISHES)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Band", ("Band 5", "Band 6")),
        ("Funkcja", ("Bosman", "Kuk")),
        ("Entgeltgruppe", ("E5", "E9")),
    ],
)
def test_grades_and_functions_are_levels(header: str, values: tuple[str, str]) -> None:
    """By more words for them, whatever the values are called."""
    rows = [(values[i % 2], text) for i, text in enumerate(WISHES)]
    assert read_statements(lines((header, "Wish"), *rows), "hr.csv").mapping.level == header


def test_answers_of_one_word_may_come_again_and_again() -> None:
    """The question asks for a word; what repeats beside it is a group."""
    words = ("Calm", "Seeds", "Trust", "Bread")
    rows = [(LEVELS[i % 6], words[i * i % 4 if i % 3 else 2]) for i in range(24)]
    found = read_statements(lines(("Role", "One word for our garden in 2032"), *rows), "word.csv")
    assert len(found.taken.rows) == len(rows)
