"""Codes with a legend, sheets of one kind among others, headers of groups: right as proposed."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest

from vision.exchange import read_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

WISHES: Final = [
    "More time for patients", "Shorter meetings please", "A quiet room for breaks",
    "Rosters a month ahead", "One password for everything", "Fair pay at weekends",
    "Training for new machines", "Decisions that are explained",
]  # fmt: skip
NAMES: Final = ["Executive", "Manager", "Team lead", "Employee"]
CODES: Final = [n % 4 + 1 for n in range(8)]
EXPECTED: Final = [(NAMES[code - 1], wish) for code, wish in zip(CODES, WISHES, strict=True)]
KIND: Final = ("Level", "Wish")

Rows = list[list[object]]


def book(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def table(rows: Rows) -> bytes:
    """Return a delimited file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def coded(header: str = "Level") -> Rows:
    """Return answers whose levels are numbers."""
    answers: Rows = [[n, code, WISHES[n]] for n, code in enumerate(CODES)]
    return [["No", header, "Wish"], *answers]


ENTRIES: Final[Rows] = [[n, name] for n, name in enumerate(NAMES, start=1)]
CODEBOOK: Final[Rows] = [
    ["Variable", "Code", "Label"], *(["Level", *each] for each in ENTRIES),
    ["Mood", 1, "bad"], ["Mood", 2, "good"],
]  # fmt: skip
ONCE: Final[Rows] = [
    ["Value labels"], ["Level", 1, NAMES[0]], *([None, *each] for each in ENTRIES[1:]),
]  # fmt: skip
LINES: Final[Rows] = [["Role"], *([f"{n} = {name}"] for n, name in ENTRIES)]
SIGNS: Final[Rows] = [["Role", "Code"], *([name, n] for n, name in ENTRIES)]


LETTERED: Final[Rows] = [
    ["Card", "Kind", "Wish"], *([n, "EMTS"[code - 1], WISHES[n]] for n, code in enumerate(CODES)),
]  # fmt: skip
ABOVE: Final[Rows] = [["1 = Executive, 2 = Manager, 3 = Team lead, 4 = Employee"], []]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(book({"A": [*ABOVE, *coded()]}), id="above"),
        pytest.param(
            book({"A": LETTERED, "B": [[*each] for each in zip("EMTS", NAMES, strict=True)]}),
            id="letters",
        ),
        pytest.param(book({"Data": coded(), "Codes": CODEBOOK}), id="codebook"),
        pytest.param(book({"Data": coded(), "Labels": ONCE}), id="named-once"),
        pytest.param(book({"Legend": [["Role", None], *ENTRIES], "Data": coded()}), id="legend"),
        pytest.param(book({"Data": coded(), "Legend": LINES}), id="lines"),
        pytest.param(book({"Data": coded(), "Legend": SIGNS}), id="name-first"),
        pytest.param(
            table(coded("Level (1=Executive, 2=Manager, 3=Team lead, 4=Employee)")), id="header"
        ),
        pytest.param(packed({"data.csv": table(coded()), "codes.csv": table(CODEBOOK)}), id="zip"),
    ],
)
def test_codes_of_levels_are_named_by_their_legend(data: bytes) -> None:
    """Whatever way the legend stands in the file; and it says that they were."""
    found = read_statements(data, "answers")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED
    assert any("legend" in str(notice) for notice in found.notices)


def beside(legend: Rows) -> Rows:
    """Return the answers with a legend right of them, a blank column between."""
    rows = coded()
    return [[*row, None, *(legend[at] if at < len(legend) else [])] for at, row in enumerate(rows)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*coded(), [], ["Level"], *ENTRIES], id="below-named"),
        pytest.param([*coded(), [], *ENTRIES], id="below"),
        pytest.param([*coded(), [], *LINES], id="lines-below"),
        pytest.param(beside([["Level", None], *ENTRIES]), id="beside-named"),
        pytest.param(beside([["Code", "Meaning"], *ENTRIES]), id="beside"),
        pytest.param(beside(LINES[1:]), id="lines-beside"),
    ],
)
def test_a_legend_on_the_sheet_of_the_answers_counts_as_well(rows: Rows) -> None:
    """People write it below their table or right of it; none of it is a statement."""
    for data, name in ((book({"A": rows}), "a.xlsx"), (table(rows), "a.csv")):
        found = read_statements(data, name)
        assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED
        assert sum("legend" in str(notice) for notice in found.notices) == 1


@pytest.mark.parametrize(
    "legend",
    [
        pytest.param(ENTRIES[:3], id="incomplete"),
        pytest.param([*ENTRIES, [1, "Director"]], id="doubtful"),
        pytest.param([[None], ["Average", 3]], id="numbers"),
    ],
)
def test_codes_without_a_whole_legend_stay_codes_of_a_level(legend: Rows) -> None:
    """A person can say what they stand for."""
    found = read_statements(book({"Data": coded(), "Legend": legend}), "answers.xlsx")
    assert [row.level for row in found.taken.rows] == [str(code) for code in CODES]


def test_a_codebook_says_which_answers_are_none() -> None:
    """Among words a code that the legend names is what the legend says: "no answer"."""
    rows = coded()
    rows[3][2] = 88
    codes = [*CODEBOOK, ["Wish", 88, "no answer"]]
    found = read_statements(book({"Data": rows, "Codes": codes}), "answers.xlsx")
    assert [row.text for row in found.taken.rows] == [*WISHES[:2], *WISHES[3:]]
    assert found.left_out() == {"says nothing": [4]}


def test_a_report_with_a_sheet_of_all_answers_gives_levels() -> None:
    """A quiz has a sheet a question and one of everything; there the level stands as well."""
    asked = [["Which level are you at?", f"p{n}", NAMES[n % 4]] for n in range(8)]
    wished = [["What is your wish?", f"p{n}", WISHES[n]] for n in range(8)]
    every = [["Question", "Player", "Answer"], *asked, *wished]
    one = [["What is your wish?"], [], ["Player", "Answer"], *(row[1:] for row in wished)]
    found = read_statements(book({"Overview": [["Played", "8"]], "2": one, "Raw": every}), "a.xlsx")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


def test_numbers_of_a_scale_are_no_level() -> None:
    """Only a column that is named a level and nothing else holds codes of one."""
    found = read_statements(
        table(coded("How content are you? (1 = not at all, 4 = very)")), "a.csv"
    )
    assert found.mapping.level is None


def test_sheets_of_one_kind_are_read_together_among_others() -> None:
    """A summary in front of a sheet for each department is not one of them."""
    rows: Rows = [[level, wish] for level, wish in EXPECTED]
    summary: Rows = [["Department", "Answers"], ["North", 4], ["South", 4], ["Total", 8]]
    sheets = {"Summary": summary, "North": [[*KIND], *rows[:4]], "South": [[*KIND], *rows[4:]]}
    found = read_statements(book(sheets), "answers.xlsx")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED
    assert {row.unit for row in found.taken.rows} == {"North", "South"}


def test_a_table_that_is_packed_twice_counts_once() -> None:
    """Once as it is shown, once whole."""
    rows: Rows = [[*KIND], *([level, wish] for level, wish in EXPECTED)]
    files = {"vision.csv": table(rows[:6]), "vision_all.csv": table(rows)}
    found = read_statements(packed(files), "export.zip")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


def test_days_of_a_chat_are_read_together() -> None:
    """Slack packs a file a day beside lists of people and channels."""
    people = [
        {"id": f"U{n}", "name": f"p{n}", "real_name": f"Person Number {n}"} for n in range(20)
    ]
    days = [
        [{"type": "message", "user": f"U{n % 3}", "text": WISHES[n]} for n in part]
        for part in (range(4), range(4, 8))
    ]
    days[0][2]["edited"] = "yes"
    files = {"users.json": people, "vision/2026-03-02.json": days[0], "vision/03.json": days[1]}
    data = packed({name: json.dumps(content).encode() for name, content in files.items()})
    found = read_statements(data, "slack.zip")
    assert [row.text for row in found.taken.rows] == WISHES
    assert found.people == 3


def test_a_row_that_groups_columns_is_above_the_header() -> None:
    """As merged cells over the columns on a person and those on their words."""
    rows: Rows = [["Survey"], ["", "About you", "", "Your words"],
                  ["No", "Level", "Site", "What do you wish for?"],
                  *([n, level, "North", w] for n, (level, w) in enumerate(EXPECTED))]  # fmt: skip
    found = read_statements(book({"A": rows}), "answers.xlsx")
    assert found.table.header_row == 3
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


def test_a_question_that_is_longer_than_any_answer_is_a_header() -> None:
    """Some forms explain themselves in it."""
    asked = (
        "Please read this before you answer, it takes a minute of your time. " * 6 + "What then?"
    )
    found = read_statements(table([["Role", asked], *([a, b] for a, b in EXPECTED)]), "a.csv")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


def test_failed_formulas_and_tried_forms_are_no_statements() -> None:
    """An answer that begins with a dash became one in a spreadsheet; somebody tried the form."""
    rows: Rows = [[*KIND], ["#N/A", WISHES[0]], ["Manager", "#NAME?"], ["Manager", "#WERT!"],
                  ["Manager", "Test 12"], ["Manager", WISHES[1]], [None, WISHES[2]]]  # fmt: skip
    found = read_statements(table(rows), "answers.csv")
    assert [row.text for row in found.taken.rows] == WISHES[:3]
    assert found.taken.rows[0].level is None


def test_whether_people_came_in_themselves_tells_nobody_apart() -> None:
    """A column of yes and no is none of persons; who created a row is one."""
    rows: Rows = [["Idea", "User Submitted", "Created By"],
                  *([wish, "true", f"Kim {n % 3}"] for n, wish in enumerate(WISHES))]  # fmt: skip
    assert read_statements(table(rows), "ideas.csv").people == 3


def test_the_level_that_a_person_answered_in_a_row_of_its_own_is_theirs() -> None:
    """And it is not the question whose answers are statements, though it stands first."""
    rows: Rows = [["participant", "question", "answer"]]
    for n, (level, wish) in enumerate(EXPECTED):
        rows += [[f"p{n}", "Your role?", level], [f"p{n}", "Mood (1-5)", n % 5 + 1]]
        rows += [[f"p{n}", "What do you wish for?", wish]]
    found = read_statements(table(rows), "long.csv")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED
    assert found.answered == "What do you wish for?"


def test_the_level_that_a_person_chose_in_another_row_is_theirs() -> None:
    """Programs that ask keep each kind of answer under a key of its own."""
    items = [
        {"token": f"t{n}", "answers": [{"field": {"ref": "role"}, "choice": {"label": level}},
                                       {"field": {"ref": "wish"}, "text": wish}]}
        for n, (level, wish) in enumerate(EXPECTED)
    ]  # fmt: skip
    found = read_statements(json.dumps({"items": items}).encode(), "answers.json")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED
    assert found.people == 8


def test_a_question_about_nothing_but_the_level_is_one_in_codes_too() -> None:
    """Without a legend a person says what they stand for."""
    found = read_statements(table(coded("What is your level in the organisation?")), "a.csv")
    assert [row.level for row in found.taken.rows] == [str(code) for code in CODES]


def test_counts_below_the_answers_are_aside() -> None:
    """A small table of how many answered, apart by a blank row."""
    rows: Rows = [[*KIND], *([level, wish] for level, wish in EXPECTED), [],
                  ["Level", "Count"], ["Executive", 2], ["Manager", 6]]  # fmt: skip
    found = read_statements(book({"A": rows}), "answers.xlsx")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


@pytest.mark.parametrize("at", [0, 1], ids=["numbered", "plain"])
def test_levels_in_rows_of_their_own_are_of_the_rows_below(at: int) -> None:
    """As a person writes them above the cards of each."""
    rows: Rows = [["No", "Vision", "Stars"]]
    for level, wishes in zip(NAMES, zip(WISHES[::2], WISHES[1::2], strict=True), strict=True):
        rows += [[None] * at + [level], *([n, wish, 3] for n, wish in enumerate(wishes))]
    found = read_statements(book({"A": rows}), "cards.xlsx")
    assert [row.level for row in found.taken.rows] == [name for name in NAMES for _ in (1, 2)]
    assert [row.text for row in found.taken.rows] == WISHES


@pytest.mark.parametrize(
    ("header", "tick", "column"),
    [
        pytest.param("{}", "x", "Level", id="marks"),
        pytest.param("Your role/{}", "1", "Your role", id="numbers"),
        pytest.param("Your role [{}]", "{}", "Your role", id="names"),
    ],
)
def test_levels_that_are_ticked_are_one_column(header: str, tick: str, column: str) -> None:
    """Each has a column, and one is ticked in each row."""
    rows: Rows = [["Wish", *map(header.format, NAMES)]]
    rows += [[wish, *(tick.format(name) if name == level else "" for name in NAMES)]
             for level, wish in EXPECTED]  # fmt: skip
    found = read_statements(table(rows), "ticks.csv")
    assert found.mapping.level == column
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


@pytest.mark.parametrize(
    "when",
    [
        "2 mars 2026 à 09:1{}", "2 de marzo de 2026, 09:1{}", "Mo., 2. März 2026 09:1{} Uhr",
        "2 марта 2026, 9:1{}", "2 Mart 2026 09:1{}", "2 marca 2026, 09:1{}",
        "2026年3月2日 9時1{}分", "Mon 02/03/2026 09:1{}",
    ],
)  # fmt: skip
def test_a_date_in_words_is_no_answer(when: str) -> None:
    """However it is written, beside answers of one word."""
    words = ["Trust", "Calm", "Fun", "Pride", "Honesty", "Safety", "Time", "Respect"]
    rows: Rows = [["Zeitstempel", "Ein Wort für uns"]]
    rows += [[when.format(n), word] for n, word in enumerate(words)]
    found = read_statements(table(rows), "words.csv")
    assert [row.text for row in found.taken.rows] == words


def test_a_header_that_begins_with_the_word_question_is_no_column_of_questions() -> None:
    """Some programs number them in front of each."""
    rows: Rows = [["Question 1: What is your role?", "Question 2: What do you wish for?"]]
    found = read_statements(table([*rows, *([a, b] for a, b in EXPECTED)]), "a.csv")
    assert [(row.level, row.text) for row in found.taken.rows] == EXPECTED


def test_a_column_that_numbers_rows_is_no_code_and_no_sheet_without_a_name_is_told() -> None:
    """Sheets of levels beside a cover sheet are numbered alike; nothing false is said of them."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Cover"
    for line in ("Wishes of all groups", "Please keep the names of the sheets", "Thank you"):
        book.worksheets[0].append([line])
    managers = ("Teams plan their own week", "Less for the board to sign")
    employees = ("A manager who listens", "Our team eats together")
    for level, texts in (("Managers", managers), ("Employees", employees)):
        sheet = book.create_sheet(level)
        sheet.append(["Nr.", "Wish"])
        for number, text in enumerate(texts, 1):
            sheet.append([number, text])
    out = io.BytesIO()
    book.save(out)
    found = read_statements(out.getvalue(), "wishes.xlsx")
    notices = " ".join(map(str, found.notices))
    assert len(found.taken.rows) == 4
    assert "legend" not in notices
    assert "“”" not in notices
