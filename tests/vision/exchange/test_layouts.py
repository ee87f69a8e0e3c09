"""However answers are laid out, they come in whole, each at its level and of its person."""

# ruff: noqa: RUF001 - other alphabets are what is tested

from __future__ import annotations

import io
import json
import zipfile

import docx
import openpyxl
import pytest

from vision.exchange import Choices, Reading, read_statements
from vision.exchange.formats import read_source
from vision.exchange.transposition import upright

WISHES = [
    "More time for patients", "Less paper on every desk", "A quiet room for breaks",
    "Rosters a month ahead", "Repairs within two days", "One login for all tools",
]  # fmt: skip
LEVELS = ["Director", "Director", "Team lead", "Team lead", "Employee", "Employee"]
ROWS = list(zip(LEVELS, WISHES, strict=True))


def read(data: bytes | str, name: str, choices: Choices | None = None) -> Reading:
    """Read a file."""
    return read_statements(data.encode() if isinstance(data, str) else data, name, choices)


def taken(found: Reading) -> list[tuple[str | None, str]]:
    """Return level and text of what would be taken."""
    return [(row.level, row.text) for row in found.taken.rows]


def listed(opening: str, item: str, closing: str = "", *, heading: str = "{}") -> str:
    """Return the wishes below the names of their levels."""
    parts = []
    for level in dict.fromkeys(LEVELS):
        items = [item.format(text) for each, text in ROWS if each == level]
        parts.append(heading.format(level) + opening + "".join(items) + closing)
    return "".join(parts)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", listed("<ul>", "<li>{}</li>", "</ul>", heading="<h2>{}</h2>")),
        ("nested.html", f"<ul>{listed('<ul>', '<li>{}', '</ul></li>', heading='<li>{}')}</ul>"),
        ("terms.html", "<dl>" + listed("", "<dd>{}</dd>", heading="<dt>{}</dt>") + "</dl>"),
        ("minutes.md", listed("\n", "- {}\n", heading="## {}\n")),
        (
            "table.md",
            "# Notes of May\n\n| Level | Wish |\n|:---|---|\n"
            + "".join(f"| {level} | {text} |\n" for level, text in ROWS)
            + "\nThank you.\n",
        ),
        ("board.csv", listed("\n", "{}\n", "\n")),
        ("board.txt", listed("\n\n", "{}\n", "\n")),
        ("lines.txt", "".join(f"{level}: {text}\n" for level, text in ROWS)),
        (
            "list.rtf",
            r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}"
            + listed(r":\par ", r"{{\listtext\u8226?\tab}}{}\par ")
            + "}",
        ),
        (
            "table.rtf",
            r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Notes of May.\par "
            + "".join(
                rf"\trowd\cellx2000\cellx9000\intbl {level}\cell {text}\cell\row "
                for level, text in [("Level", "Wish"), *ROWS]
            )
            + r"\pard Thank you.\par}",
        ),
        (
            "answers.xml",
            "<survey><list>"
            + "".join(f"<r><level>{level}</level><wish>{text}</wish></r>" for level, text in ROWS)
            + "</list></survey>",
        ),
        (
            "groups.xml",
            "<s>" + listed("", "<wish>{}</wish>", "</level>", heading="<level name='{}'>") + "</s>",
        ),
        ("rows.json", json.dumps([["level", "wish"], *map(list, ROWS)])),
        ("columns.json", json.dumps({"level": LEVELS, "wish": WISHES})),
        (
            "keys.json",
            json.dumps({f"r{i}": {"level": a, "wish": b} for i, (a, b) in enumerate(ROWS)}),
        ),
        (
            "quoted.csv",
            '"level,wish"\n' + "".join(f'"{level},""{text}, soon"""\n' for level, text in ROWS),
        ),
        (
            "pivot.csv",
            ("Level;Wish\n"
            "Director;More time for patients\n;Less paper on every desk\nDirector Total;2\n"
            "Team lead;A quiet room for breaks\n;Rosters a month ahead\nTeam lead Total;2\n"
            "Employee;Repairs within two days\n;One login for all tools\nEmployee Total;2\n"),
        ),
    ],
)  # fmt: skip
def test_each_statement_has_its_level(name: str, content: str) -> None:
    """Headings, attributes, columns and cells written once say whose statement it is."""
    found = [(level, text.removesuffix(", soon")) for level, text in taken(read(content, name))]
    assert found == ROWS


def test_tables_of_a_word_document_are_named_by_their_headings() -> None:
    """A table a level, each below its heading, is one table with levels."""
    document = docx.Document()
    for level in dict.fromkeys(LEVELS):
        document.add_heading(level, 1)
        table = document.add_table(1, 1)
        table.rows[0].cells[0].text = "Wish"
        for each, text in ROWS:
            if each == level:
                table.add_row().cells[0].text = text
    out = io.BytesIO()
    document.save(out)
    assert taken(read(out.getvalue(), "minutes.docx")) == ROWS


def test_people_without_a_name_stay_apart() -> None:
    """Nobody is called Anonymous: each such row is a person, beside those who gave a name."""
    lines = [f"{text},{('Ada', 'Anonymous', 'Bo')[i % 3]}" for i, text in enumerate(WISHES)]
    found = read("\n".join(["Wish,Author", *lines]), "wishes.csv")
    assert (found.mapping.person, found.people) == ("Author", 4)


def test_a_table_about_the_poll_is_not_the_answers() -> None:
    """A short table above, with a header of its own, gives way to the longer one below it."""
    above = "Report\nTopic,Webinar ID,Duration,Questions\nOur town,912 345,61,6\nDetails\n"
    rows = "".join(f"{i},{text},Anonymous,\n" for i, text in enumerate(WISHES))
    found = read(above + "#,Question,Asker Name,Answer\n" + rows, "questions.csv")
    assert ([row.text for row in found.taken.rows], found.people) == (WISHES, 6)


LYING = (
    "Question;P1;P2;P3;P4\nLevel;Director;Team lead;Employee;Employee\n"
    "What do you wish for?;More time for patients;Less paper;A quiet room;Repairs at once\n"
    "What gets in the way?;Too many forms;Old machines;;Night shifts without staff\n"
)


def test_people_in_columns_become_rows() -> None:
    """A table on its side is turned, says so, and both questions of a person stay one person's."""
    found = read(LYING, "interviews.csv")
    assert taken(found) == [
        ("Director", "More time for patients"), ("Team lead", "Less paper"),
        ("Employee", "A quiet room"), ("Employee", "Repairs at once"),
    ]  # fmt: skip
    assert any("People stand in columns" in str(each) for each in found.notices)
    both = Choices(text=("What do you wish for?", "What gets in the way?"))
    chosen = read(LYING, "interviews.csv", both)
    assert (len(chosen.taken.rows), chosen.people) == (7, 4)


@pytest.mark.parametrize(
    "table",
    [
        "Question,Author,Upvotes,Created\nWhy so late?,Ada,3,2026-05-04\nWho?,Bo,1,2026-05-05\n",
        "Name,Wish 1,Wish 2,Wish 3\nAda,Time,Less noise,Calm\nBo,Trust us,More money,Fewer forms\n",
        "topic,Our town\nurl,https://example.org/x\nviews,126\nvoters,12\n",
    ],
)
def test_a_table_that_stands_is_not_turned(table: str) -> None:
    """Questions in the first column alone do not make a table lie on its side."""
    assert upright(read_source(table.encode(), "table.csv").grids[0]) is None


def test_frames_of_a_whiteboard_are_cards_of_different_people() -> None:
    """Cards below the names of frames are each of one person; the frame is what they answer."""
    board = "Culture,Tools\nMore time for each other,One login\nLess blame,\nPraise in public,\n"
    found = read(board, "board.csv")
    assert [(row.question, row.text) for row in found.taken.rows] == [
        ("Culture", "More time for each other"), ("Tools", "One login"),
        ("Culture", "Less blame"), ("Culture", "Praise in public"),
    ]  # fmt: skip
    assert found.people == len(found.taken.rows)


def test_answers_inside_each_person_are_rows_of_that_person() -> None:
    """A list of questions and answers inside each object is a long table; one person stays one."""
    answers = [
        {"role": role, "answers": [{"question": "First?", "answer": one},
                                   {"question": "Then?", "answer": two}]}
        for role, one, two in (("Director", "More calm days", "Fewer big plans"),
                               ("Employee", "Better tools now", "A raise for all"))
    ]  # fmt: skip
    found = read(json.dumps(answers), "answers.json", Choices(answered="*"))
    assert [row.question for row in found.taken.rows] == ["First?", "Then?"] * 2
    assert found.people == 2


def test_notes_below_a_title_are_of_different_people() -> None:
    """A board's columns hold notes, not the answers of one person each."""
    columns = [{"title": level, "notes": [{"text": text} for each, text in ROWS if each == level]}
               for level in dict.fromkeys(LEVELS)]  # fmt: skip
    found = read(json.dumps({"columns": columns}), "board.json")
    assert (taken(found), found.people) == (ROWS, 6)


def test_a_slack_export_is_one_chat() -> None:
    """Messages in a packed folder come in; lists of users and channels are no statements."""
    messages = [
        {"type": "message", "user": f"U{i % 2}", "text": text, "ts": "1"}
        for i, text in enumerate(WISHES)
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("general/2026-05-04.json", json.dumps(messages))
        package.writestr("users.json", json.dumps([{"id": "U0", "name": "ada"}]))
    found = read(out.getvalue(), "export.zip")
    assert ([row.text for row in found.taken.rows], found.people) == (WISHES, 2)


@pytest.mark.parametrize(
    "chat",
    [
        "Ada Bell\n  8:00 AM\n{}\n\nBo Carr\n  8:07 AM\n{}\n\nAda Bell\n  8:15 AM\n{}\n",
        (
            "from Ada Bell to everyone:    8:00 AM\n{}\nfrom Bo Carr to everyone:    8:07 AM\n{}\n"
            "from Ada Bell to everyone:    8:15 AM\n{}\n"
        ),
        (
            "00:01:02.000,00:01:05.000\nAda Bell: {}\n\n00:02:02.000,00:02:05.000\nBo Carr: {}\n\n"
            "00:03:02.000,00:03:05.000\nAda Bell: {}\n\n"
        ),
        (
            "04.05.26, 08:00 - Ada Bell: {}\n04.05.26, 08:01 - Bo Carr: {}\n"
            "04.05.26, 08:02 - Ada Bell: {}\n04.05.26, 08:03 - Bo Carr: <Medien ausgeschlossen>\n"
        ),
    ],
    ids=["slack", "webex", "meet", "whatsapp"],
)
def test_names_of_a_chat_tell_people_apart(chat: str) -> None:
    """Two people who wrote three messages are two, whatever the program."""
    found = read(chat.format(*WISHES[:3]), "chat.txt")
    assert ([row.text for row in found.taken.rows], found.people) == (WISHES[:3], 2)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("타임스탬프,직급을 선택해 주세요,바라는 점을 적어 주세요", "팀장 사원"),
        ("タイムスタンプ,役職を教えてください,どんな会社にしたいですか", "部長 社員"),
        ("时间戳记,您的职位,您的期望是什么", "经理 员工"),
        ("ประทับเวลา,ตำแหน่ง,คุณอยากให้องค์กรเป็นอย่างไร", "ผู้จัดการ พนักงาน"),
        ("Zaman damgası,Göreviniz nedir?,Hayaliniz nedir?", "Müdür Çalışan"),
        ("طابع زمني,ما هو مستواك الوظيفي؟,ما رؤيتك للمؤسسة؟", "مدير موظف"),
    ],
    ids=["Korean", "Japanese", "Chinese", "Thai", "Turkish", "Arabic"],
)
def test_a_form_in_any_language_is_understood(head: str, cells: str) -> None:
    """The times are never the statements, and the column of levels is found by its values."""
    wishes = [
        "회의는 한 시간",
        "失敗から学ぶ会社",
        "会议不超过一小时",
        "Less paper here",
        "Mehr Zeit füreinander",
    ]
    one, two = cells.split()
    rows = [f"2026/05/04 오전 8:{i}0:00,{(one, two)[i % 2]},{w}" for i, w in enumerate(wishes, 1)]
    found = read("\n".join([head, *rows]), "form.csv")
    columns = head.split(",")
    assert (found.mapping.text, found.mapping.level) == (columns[2], columns[1])


def test_a_board_with_one_level_by_a_name_of_its_own_is_read_whole() -> None:
    """Where most columns of cards are named by levels, none is lost because of its name."""
    data = (
        "Director,Night crew,Team leads\nMore time for patients,Less paper here,A quiet room\n"
        "Rosters a month ahead,Repairs within days,\nFair pay for all,,\n"
    )
    found = read(data, "board.csv")
    assert found.mapping.texts == ("Director", "Night crew", "Team leads")
    assert found.people == 6


def test_columns_named_by_places_of_one_kind_are_a_board() -> None:
    """Cards below "Site North" and "Site South" come in whole, gaps or not."""
    data = (
        "Site North,Site South,Head office\nMore time for patients,,A quiet room\n"
        ",Rosters a month ahead,\nFair pay for all,Repairs within days,Less paper here\n"
    )
    found = read(data, "board.csv")
    assert found.mapping.texts == ("Site North", "Site South", "Head office")
    assert len(found.taken.rows) == 6


def test_tables_beside_each_other_are_read_one_after_the_other() -> None:
    """The same header twice on a sheet is two tables; no statement of the second is lost."""
    data = (
        "House Elm,,,House Oak,\nRole,Wish,,Role,Wish\n"
        "Nurse,More time for patients,,Manager,Less paper here\n"
        "Manager,Rosters a month ahead,,Nurse,A quiet room\nNurse,Fair pay for all,,,\n"
    )
    found = read(data, "houses.csv")
    assert taken(found) == [
        ("Nurse", "More time for patients"), ("Manager", "Rosters a month ahead"),
        ("Nurse", "Fair pay for all"), ("Manager", "Less paper here"), ("Nurse", "A quiet room"),
    ]  # fmt: skip
    assert "House Oak" in found.table.rows["Heading"].tolist()


def test_blocks_of_cells_below_their_names_come_in_with_a_unit() -> None:
    """A title and names of departments in one column of a sheet are no statements."""
    book = openpyxl.Workbook()
    for line in ("Wishes of all", "", "Department Sales", *WISHES[:3], "", "Department IT",
                 *WISHES[3:]):  # fmt: skip
        book.active.append([line])
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "wishes.xlsx")
    assert [row.text for row in found.taken.rows] == WISHES
    assert [row.unit for row in found.taken.rows] == ["Sales"] * 3 + ["IT"] * 3
    assert found.mapping.unit == "Department"


def test_the_name_of_a_group_above_its_header_is_no_statement() -> None:
    """Groups with a header each, as boards are saved, leave out the lines between them."""
    data = (
        "Wish,Role,Done\nMore time for patients,Nurse,no\nRosters a month ahead,Manager,no\n"
        "Surgery,,\nWish,Role,Done\nLess paper here,Nurse,no\nA quiet room,Manager,yes\n"
    )
    assert [text for _, text in taken(read(data, "groups.csv"))] == [
        "More time for patients", "Rosters a month ahead", "Less paper here", "A quiet room",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "kept"),
    [(",Total freedom of hours", 1), (",Total rows 4", 0), ("Total answers,4", 0), (",Total", 0),
     (",Summe aller Ideen", 1)],
)  # fmt: skip
def test_a_last_wish_that_begins_like_a_total_is_kept(last: str, kept: int) -> None:
    """Where words and no number follow in the statement itself it counts nothing."""
    rows = [f"Nurse,{wish},{at}" for at, wish in enumerate(WISHES)]
    data = "\n".join(["Level,Statement,Votes", *rows, f"{last},"]).encode()
    assert len(read(data, "votes.csv").taken.rows) == len(WISHES) + kept


def test_a_subtotal_counts_cards_in_words() -> None:
    """Beside "Subtotal" a cell of "2 cards" is no statement, as "2" is none."""
    data = (
        "Unit,Role,Wish,Dots\nSurgery,Nurse,More time for patients,2\n"
        "Surgery,Nurse,Rosters a month ahead,1\nSubtotal Surgery,,2 cards,3\n"
        + "".join(f"Kitchen,Cook,{wish},1\n" for wish in WISHES)
    )
    assert len(read(data, "totals.csv").taken.rows) == 2 + len(WISHES)


@pytest.mark.parametrize(
    ("head", "above", "kept"),
    [("Team,Role,Wish", ",,A door without a key", True), ("Team,Role,Wish", "Garden,,", False),
     ("Wish,Role,Team", "A door without any key,,", True)],
)  # fmt: skip
def test_a_statement_above_a_header_that_stands_again_is_kept(
    head: str, above: str, *, kept: bool
) -> None:
    """The name of a group is short or stands beside the statements."""
    rows = [["Kitchen", "Cook", wish] for wish in WISHES[:4]]
    lines = [",".join(row if head.startswith("Team") else row[::-1]) for row in rows]
    data = "\n".join((head, *lines[:2], above, head, *lines[2:]))
    texts = [text for _, text in taken(read(data, "groups.csv"))]
    assert texts == [*WISHES[:2], *([above.strip(",")] if kept else []), *WISHES[2:4]]
