"""Exports in the shapes of many tools, written here anew: each is right as proposed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest

from tests.readers import reading
from vision.exchange import read_statements
from vision.translation import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WISHES: Final = [
    "More time for patients and less paper", "Fewer meetings, and shorter ones",
    "A quiet room for breaks", "Rosters known four weeks ahead", "One login for everything",
    "Fair pay for night shifts", "Training before new machines arrive",
    "Decisions are explained before they are announced", "Someone to talk to after a bad day",
    "Mentors are paid for mentoring", "Bicycles for short trips", "No plastic in our packaging",
]  # fmt: skip
SECOND: Final = [f"{wish} please" for wish in WISHES[3:] + WISHES[:3]]
LEVELS: Final = ["Executive", "Manager", "Team lead"] * 4
SITES: Final = ["North", "South"] * 6
TIMES: Final = [f"2026-03-02 09:{minute:02d}:10" for minute in range(12)]
ROWS: Final = range(12)

WORDS: Final = ["Trust", "Calm", "Fun", "Pride", "Honesty", "Safety", "Time", "Respect"]

Rows = list[list[object]]


def table(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a delimited file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def book(**sheets: Rows) -> bytes:
    """Return a workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


@dataclass(frozen=True)
class Case:
    """One export and what is right."""

    name: str
    make: Callable[[], bytes]
    texts: Sequence[str] = tuple(WISHES)
    people: int = 12
    level: str | None = None


def surveymonkey() -> bytes:
    """Two header rows; three wishes under one question."""
    above = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "IP Address",
        "Your level?",
        "Wishes?",
        "",
    ]
    below = ["", "", "", "", "Response", "Wish 1", "Wish 2"]
    return table([above, below, *([118000000 + n, 44, TIMES[n], "192.0.2.1", LEVELS[n], WISHES[n],
                                   SECOND[n]] for n in ROWS)])  # fmt: skip


def qualtrics() -> bytes:
    """Three header rows, in UTF-16 with tabs."""
    names = ["StartDate", "IPAddress", "Progress", "ResponseId", "Q1", "Q2_1", "Q2_2"]
    asked = ["Start Date", "IP Address", "Progress", "Response ID", "What is your level?",
             "Two wishes - Wish 1", "Two wishes - Wish 2"]  # fmt: skip
    ids = [json.dumps({"ImportId": name}) for name in names]
    rows = [
        [TIMES[n], "192.0.2.1", 100, f"R_3x{n}Ab", LEVELS[n], WISHES[n], SECOND[n]] for n in ROWS
    ]
    return table([names, asked, ids, *rows], "\t", "utf-16")


def microsoft_forms() -> bytes:
    """Times as dates, everybody anonymous, a question about places."""
    names = ["ID", "Start time", "Completion time", "Email", "Name", "Where do you work?",
             "What is your level?", "What would make us proud?"]  # fmt: skip
    when = dt.datetime(2026, 3, 2, 9, 1)  # noqa: DTZ001 - cells know no zone
    return book(Sheet1=[names, *([n, when, when, "anonymous", "", SITES[n], LEVELS[n], WISHES[n]]
                                 for n in ROWS)])  # fmt: skip


def odk_repeat() -> bytes:
    """Wishes in one table, the level in the one above it."""
    above = table([["about-level", "KEY"], *([LEVELS[n], f"uuid:{n}"] for n in range(6))])
    rows: Rows = [[WISHES[n], f"uuid:{n // 2}", f"uuid:{n // 2}/w[{n}]"] for n in ROWS]
    below = table([["wish", "PARENT_KEY", "KEY"], *rows])
    return packed({"vision.csv": above, "vision-wishes.csv": below})


def word_cloud() -> bytes:
    """Mentimeter's words: a question over three columns, one word each."""
    names: list[object] = ["Date", "Voter", "What words describe us?", None]
    words = [("Trust", "Calm"), ("Fun", "Pride"), ("Honesty", "Safety"), ("Time", "Respect")]
    rows = [["2026-03-02", n + 1, *pair] for n, pair in enumerate(words)]
    return book(Sheet1=[names, [None, None, "Word 1", "Word 2"], *rows])


CASES: Final = [
    Case("surveymonkey", surveymonkey, (*WISHES, *SECOND), 12, "Your level?"),
    Case("qualtrics", qualtrics, (*WISHES, *SECOND), 12, "Q1"),
    Case("microsoft-forms", microsoft_forms, level="What is your level?"),
    Case("odk-repeat", odk_repeat, people=6, level="about-level"),
    Case("word-cloud", word_cloud, WORDS, 4),
    Case(
        "limesurvey",
        lambda: table([["id", "submitdate", "lvl", "wish[SQ001]", "wish[SQ002]"],
                       *([n, TIMES[n], f"A{n % 4 + 1}", WISHES[n], SECOND[n]] for n in ROWS)], ";"),
        (*WISHES, *SECOND), 12, "lvl",
    ),
    Case(
        "slido-questions",
        lambda: table([["Question", "Name", "Upvotes"], *([w, "Anonymous", 3] for w in WISHES)]),
    ),
    Case(
        "mentimeter-open",
        lambda: book(Overview=[["Vision"], ["Created", "2026-03-01"]],
                     Q1=[["What do you wish?"], ["Open Ended"], [None], ["Responses"],
                         *([wish] for wish in WISHES)]),
    ),
    Case(
        "polis-comments",
        lambda: table([["timestamp", "comment-id", "author-id", "moderated", "comment-body"],
                       *([1583000000, n, n, -1 if n == 11 else 1, WISHES[n]] for n in ROWS)]),
        WISHES[:11], 11,
    ),
    Case(
        "sheet-a-level",
        lambda: book(**{level: [[wish] for wish in WISHES[at * 4 : at * 4 + 4]]
                        for at, level in enumerate(["Executives", "Managers", "Team_leads"])}),
        level="Sheet",
    ),
    Case(
        "column-a-level",
        lambda: table([["Executive", "Manager", "Team lead"],
                       *(WISHES[at * 3 : at * 3 + 3] for at in range(4))]),
    ),
    Case(
        "no-header",
        lambda: table([[f"P{n:02d}", LEVELS[n], WISHES[n]] for n in ROWS]), level="Column 2",
    ),
    Case(
        "cover-sheet",
        lambda: book(Cover=[["Vision survey"], ["Prepared by HR"]],
                     Data=[["Respondent", "Grade", "Comment"],
                           *([n, LEVELS[n], WISHES[n]] for n in ROWS)]),
        level="Grade",
    ),
    Case(
        "note-and-total-below",
        lambda: book(A=[["Level", "Statement"], *([LEVELS[n], WISHES[n]] for n in ROWS),
                        ["Total", "12 answers"], [None], ["Exported by HR"]]),
        level="Level",
    ),
    Case(
        "header-again",
        lambda: table([["Level", "Statement"], *([LEVELS[n], WISHES[n]] for n in range(6)),
                       ["Level", "Statement"], *([LEVELS[n], WISHES[n]] for n in range(6, 12))]),
        level="Level",
    ),
    Case(
        "several-in-a-cell",
        lambda: table([["ID", "Level", "Wishes"],
                       *([n, LEVELS[n], f"{WISHES[n]};{SECOND[n]};"] for n in ROWS)]),
        (*WISHES, *SECOND), 12, "Level",
    ),
    Case(
        "scales-beside-words",
        lambda: table([["Timestamp", "Level", "I am proud of us", "What would you change?"],
                       *([TIMES[n], LEVELS[n], ["Agree", "Disagree"][n % 2], WISHES[n]]
                         for n in ROWS)]),
        level="Level",
    ),
    Case(
        "board",
        lambda: table([["Card ID", "Card Name", "Card URL", "List Name"],
                       *([f"5f{n}a9b8c7d6e5f4a3b2", WISHES[n], f"https://t.co/{n}", "Wishes"]
                         for n in ROWS)]),
    ),
    Case(
        "nested-json",
        lambda: json.dumps({"all": [{"id": n, "about": {"level": LEVELS[n]}, "wish": WISHES[n]}
                                          for n in ROWS]}).encode(),
        level="about/level",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_export_is_right_as_proposed(case: Case) -> None:
    """Exactly the statements, of as many people, and the column of levels."""
    found = read_statements(case.make(), f"{case.name}.csv")
    assert sorted(row.text for row in found.taken.rows) == sorted(case.texts)
    assert found.people == case.people
    assert found.mapping.level == case.level


def test_a_column_a_level_gives_levels() -> None:
    """Where columns are named by levels, each statement has the level above it."""
    case = next(each for each in CASES if each.name == "column-a-level")
    found = read_statements(case.make(), "levels.csv", levels=("Executive", "Manager", "Team lead"))
    assert {row.level for row in found.taken.rows} == {"Executive", "Manager", "Team lead"}


@pytest.mark.slow
def test_a_person_column_of_thousands_is_quick() -> None:
    """Forty thousand names tell forty thousand people apart; three hundred levels are none."""
    rows: Rows = [["person", "group", "text"]]
    rows += [
        [f"user {n}", f"Group {n % 300}", f"{WISHES[n % 12]} number {n}"] for n in range(40_000)
    ]
    found = read_statements(table(rows), "many.csv")
    assert found.people == 40_000
    assert found.mapping.level is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_our_own_workbook_of_statements_comes_in_again(code: str) -> None:
    """Whatever language it was taken in, its statements, levels and rounds are found."""
    with reading(code):
        heads = [_("Statement"), _("Theme"), _("Round"), _("Level")]
    themes = ["Time", "Work", "Pay"] * 4
    rows = [heads, *zip(WISHES, themes, [1, 2] * 6, LEVELS, strict=True)]
    found = read_statements(book(Statements=rows), "ours.xlsx")
    assert [(row.text, row.level, row.round) for row in found.taken.rows] == [
        (wish, level, wave) for wish, level, wave in zip(WISHES, LEVELS, [1, 2] * 6, strict=True)
    ]
