"""Polls, boards and ideas as other tools save them, and what a page says of their columns."""

from __future__ import annotations

import csv
import io
from typing import Final

import pytest

from vision.exchange import Reading, read_statements
from vision.exchange.text_columns import text_columns

WISHES: Final = (
    "A boat for the school trip", "Lessons that begin at nine", "Windows that open in summer",
    "The choir sings in the hall again", "Bread from our own oven", "A door without a key",
    "Less paper on every desk", "Bicycles for the way to the lake",
)  # fmt: skip
HOPE: Final = "Your hope for the school"


def read(*rows: list[str] | tuple[str, ...]) -> Reading:
    """Read a file with these rows; an empty one is a blank line."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return read_statements(out.getvalue().encode(), "export.csv")


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


def said(found: Reading) -> str:
    """Return all notices."""
    return " ".join(map(str, found.notices))


def test_names_that_are_merged_over_two_header_rows_are_said_once() -> None:
    """A cell that fills both rows stands in each of them; its column is called by it, once."""
    head = ["Number", "Sent", "Your role", "Tools you use", "", HOPE]
    below = [
        "Number",
        "Sent",
        "Your role",
        "Chalk, sponge",
        "Projector",
        HOPE,
    ]
    many = (*WISHES, *map(str.upper, WISHES))
    rows = [[str(i), f"2026-05-{i + 10} 10:00", ("Pupil", "Teacher")[i % 2], "1", "0", text]
            for i, text in enumerate(many)]  # fmt: skip
    table = read(head, below, *rows).table
    assert table.questions[:3] == ("Number", "Sent", "Your role")
    assert table.questions[3:5] == ("Tools you use: Chalk, sponge", "Tools you use: Projector")
    assert table.question(table.columns[-1]) == HOPE


def test_full_titles_are_the_statements_where_hardly_anybody_described_them() -> None:
    """A board asks for a title, and for a description that most people leave out."""
    few = ("", "", "As on the lake of Thun, with a long paddle for each", "", "", "", "", "")
    for title, body in (
        ("Titel", "Beschreibung"),
        ("Task name", "Details"),
        ("Titre", "Description"),
    ):
        found = read(["Nr.", body, title], *zip("12345678", few, WISHES, strict=True))
        assert found.mapping.texts == (title,), title
        assert body in said(found), title
        assert body in text_columns(found.table)


@pytest.mark.parametrize("header", ["Full name", "Name", "Nome", "Nombre", "Nom complet",
                                    "Name of the tutor"])  # fmt: skip
@pytest.mark.parametrize("small", [True, False])
def test_names_of_people_are_no_titles(header: str, *, small: bool) -> None:
    """However many words they have, and however few people wrote something."""
    names = (
        "Rosa María de la Cruz", "Abu Bakr bin Salim", "Jan Piet van Dijk", "Ana Paula da Luz",
        "Karl Otto von Berg", "Luís Miguel dos Reis", "Eva Marie Holm", "Li Na de Vries",
    )  # fmt: skip
    names = tuple(map(str.lower, names)) if small else names
    found = read(["Team", header, "Remark"],
                 *([("Kitchen", "Garden")[i % 2], name, WISHES[i] if i in {2, 5} else ""]
                   for i, name in enumerate(names)))  # fmt: skip
    assert texts(found) == [WISHES[2], WISHES[5]]


def test_titles_are_no_statements_where_people_wrote_below_them() -> None:
    """Full descriptions stay the statements, and few remarks on things or by people do."""
    bodies = [f"{text}, because we have waited for it for so many years now" for text in WISHES]
    assert read(["Title", "Description"], *zip(WISHES, bodies, strict=True)).mapping.texts == (
        "Description",
    )
    few = (bodies[0], "", bodies[2], "", "", bodies[5], "", "")
    people = [f"Ada{n} Moor" for n in "abcdefgh"]
    assert read(["Name", "Comment"], *zip(people, few, strict=True)).mapping.text == "Comment"
    things = ["Chair, blue", "Chair, red"] * 4
    assert read(["Item name", "Comment"], *zip(things, few, strict=True)).mapping.text == "Comment"


def test_a_column_of_what_was_asked_names_the_question() -> None:
    """Few values that come again: prompts, or headed as the title of a poll."""
    prompts = ["What shall we keep?"] * 4 + ["One thing to end by summer"] * 4
    titles = ["Our hopes for the school"] * 4 + ["Our worries about the school"] * 4
    for header, asked in (("Slide", prompts), ("Poll title", titles), ("Umfragetitel", titles),
                          ("Titre du sondage", titles)):  # fmt: skip
        found = read([header, "Text", "Via"], *zip(asked, WISHES, "wwwwwwww", strict=True))
        assert (found.mapping.question, found.mapping.text) == (header, "Text"), header
        assert list(found.questions.values()) == [4, 4]
        assert {row.question for row in found.taken.rows} == {asked[0]}


def test_a_column_of_choices_names_no_question() -> None:
    """Places, topics and kinds come again too, and ask nothing."""
    for header, values in (("Topic", ["Rooms and houses", "Food for all"]),
                           ("Which topic?", ["Our rooms here", "Our own food"]),
                           ("Poll status", ["open", "closed"])):  # fmt: skip
        found = read([header, "Text"], *zip(values * 4, WISHES, strict=True))
        assert found.mapping.question is None, header
        assert len(texts(found)) == len(WISHES)
