"""Shapes of exports that other tools write, as people who run workshops bring them."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements

WISHES = (
    "Seeds are shared between all gardens", "The well is cleaned before Easter",
    "Compost that does not smell", "A bench under the old walnut tree",
    "Tools hang where everybody finds them", "Children get a bed of their own",
    "Rain is caught in barrels", "Nobody waters at noon any more",
)  # fmt: skip


def lines(*rows: tuple[str, ...]) -> bytes:
    """Return rows as a text file, a semicolon between cells."""
    return "".join(";".join(row) + "\n" for row in rows).encode()


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


@pytest.mark.parametrize(
    "roles",
    [("Host", "Attendee", "Panelist"), ("moderator", "member"), ("Gastgeber", "Teilnehmer")],
)
def test_who_somebody_is_in_a_call_is_no_level(roles: tuple[str, ...]) -> None:
    """Hosts and guests of a call are none; members beside a board of the organisation are."""
    rows = [(roles[i % len(roles)], f"Gardener {i}", text) for i, text in enumerate(WISHES)]
    assert read_statements(lines(("Role", "Name", "Message"), *rows), "a.csv").mapping.level is None
    rows = [(("Member", "Board")[i % 2], name, text) for i, (_, name, text) in enumerate(rows)]
    found = read_statements(lines(("Role", "Name", "Message"), *rows), "a.csv")
    assert found.mapping.level == "Role"


def test_a_flag_beside_that_of_moderators_is_no_level() -> None:
    """A column of yes and no that says who leads is one where a form asks for it."""
    rows = [(f"g{i}", text, *(("true",) * 2 if i < 2 else ("false",) * 2))
            for i, text in enumerate(WISHES)]  # fmt: skip
    found = read_statements(lines(("user", "post", "moderator", "staff"), *rows), "a.csv")
    assert found.mapping.level is None
    found = read_statements(lines(("user", "post", "sent", "manager"), *rows), "a.csv")
    assert found.mapping.level == "manager"


@pytest.mark.parametrize("header", ["Wer?", "Who?", "¿Quién?", "Qui ?"])
def test_names_below_a_bare_question_are_people(header: str) -> None:
    """Some of them said two things; levels and places below the same word stay what they are."""
    names = ("Ada", "Mr Holm", "Ada", "Cleo", "Deniz", "Mr Holm", "Eva", "Fynn")
    rows = [(text, name) for text, name in zip(WISHES, names, strict=True)]
    found = read_statements(lines(("Wish", header), *rows), "a.csv")
    assert (found.mapping.person, found.mapping.level, found.people) == (header, None, 6)
    groups = ("Director", "Team lead", "Employee", "Volunteer", "Team lead", "Trainee")
    rows = [(text, name) for text, name in zip(WISHES[:6], groups, strict=True)]
    found = read_statements(lines(("Wish", header), *rows), "a.csv")
    assert (found.mapping.person, found.mapping.level) == (None, header)


@pytest.mark.parametrize(
    ("header", "role"),
    [("¿Cuál es su función?", "level"), ("Funzione", "level"), ("¿En qué facultad?", "unit"),
     ("Fakultät", "unit")],
)  # fmt: skip
def test_functions_and_faculties_are_known(header: str, role: str) -> None:
    """A function is a level in Spanish too; a faculty is a unit."""
    values = ("Hortelano", "Regadora", "Hortelano", "Abonador", "Regadora", "Hortelano")
    rows = [(text, value) for text, value in zip(WISHES, values, strict=False)]
    found = read_statements(lines(("¿Qué desea?", header), *rows), "a.csv")
    assert getattr(found.mapping, role) == header


def test_a_message_that_was_taken_back_is_none_in_portuguese() -> None:
    """Only the program's own line; words about messages are a wish."""
    said = ("Mensagem apagada", "Mais bancos", "Esta mensagem foi apagada", "Água limpa",
            "Nenhuma mensagem apagada sem aviso")  # fmt: skip
    chat = "".join(f"12/03/2024 10:{20 + i} - Ana {i}: {each}\n" for i, each in enumerate(said))
    found = read_statements(chat.encode(), "conversa.txt")
    assert texts(found) == [said[1], said[3], said[4]]
    assert sum(map(len, found.left_out().values())) == 2


def test_titles_of_cards_are_the_statements_where_hardly_anybody_wrote_below() -> None:
    """Also where most of them are two words; below names of things, remarks stay statements."""
    titles = ("Clean water", "More benches", "A gate that closes behind us", "Old seeds",
              "Paths for everybody who walks slowly", "Bees", "Shade for the little ones",
              "Fewer rules")  # fmt: skip
    rows = [
        (str(i), title, "It is 40 years old" if i == 5 else "") for i, title in enumerate(titles)
    ]
    found = read_statements(lines(("Id", "Card name", "Description"), *rows), "cards.csv")
    assert texts(found) == list(titles)
    things = ("Gate", "North well", "Shed", "Old tap", "Bench", "Hedge", "Wall", "Blue pump")
    rows = [(str(i), thing, WISHES[0] if i == 5 else "") for i, thing in enumerate(things)]
    found = read_statements(lines(("Id", "Task", "Comment"), *rows), "things.csv")
    assert texts(found) == [WISHES[0]]


def test_columns_that_differ_by_a_language_are_answered_in_one_of_them() -> None:
    """However few wrote in the second; titles of two languages are not read for texts of one."""
    rows = [
        (str(i), f"Title {i}", "", text, "") if i % 3 else (str(i), "", f"Titre {i}", "", text)
        for i, text in enumerate(WISHES)
    ]
    head = ("id", "title/en", "title/fr", "body/en", "body/fr")
    found = read_statements(lines(head, *rows), "proposals.csv")
    assert found.mapping.texts == ("body/en", "body/fr")
    assert sorted(texts(found)) == sorted(WISHES)


def test_remarks_beside_grades_come_in_together() -> None:
    """Each explains the grade left of it; a column of another name stays out, and is named."""
    head = ("Person", "Tools (1-5)", "Tools: comment", "Paths (1-5)", "Paths: comment", "Last word")
    rows = [
        (f"P{i}", str(i + 1), text, "3", f"Also: {text}" if i % 2 else "", f"The end of {text}")
        for i, text in enumerate(WISHES)
    ]
    found = read_statements(lines(head, *rows), "grades.csv")
    assert found.mapping.texts == ("Tools: comment", "Paths: comment")
    assert (len(texts(found)), found.people) == (12, 8)
    assert {row.question for row in found.taken.rows} == {"Tools: comment", "Paths: comment"}
    assert any(head[-1] in str(each) for each in found.notices)


def test_cards_with_votes_right_of_each_are_of_different_people() -> None:
    """A board has nothing else; beside a time or a name the same columns are a person's answers."""
    head = ("Keep", "Votes", "I wish", "Votes")
    rows = [(WISHES[i], "3", WISHES[i + 4], "0") for i in range(3)] + [("", "", WISHES[7], "2")]
    found = read_statements(lines(head, *rows), "board.csv")
    assert (found.mapping.texts, found.people) == (("Keep", "I wish"), 7)
    named = [(f"Gardener {i}", *row) for i, row in enumerate(rows)]
    assert not read_statements(lines(("Name", *head), *named), "form.csv").mapping.apart
    rated = lines(("Keep", "Mood", "I wish", "Mood"), *rows)
    assert not read_statements(rated, "rated.csv").mapping.apart


@pytest.mark.parametrize(("later", "proposed"), [(4, "What do we wish?"), (3, "What goes well?")])
def test_the_question_with_far_more_answers_is_proposed(later: int, proposed: str) -> None:
    """Twice as many are needed; else the first in the file is."""
    asked = ["What goes well?"] * 2 + ["What do we wish?"] * later
    rows = list(zip(asked, WISHES, strict=False))
    found = read_statements(lines(("Section", "Body"), *rows), "wall.csv")
    assert found.answered == proposed


@pytest.mark.parametrize(
    ("titles", "count", "taken"),
    [(("Start", "Stop"), "Votes", 8), (("Start", "Stop"), "Sent", 4),
     (("What to start?", "What to stop?"), "Votes", 4)],
)  # fmt: skip
def test_sections_of_a_board_belong_together(
    titles: tuple[str, str], count: str, taken: int
) -> None:
    """Titles above cards with votes ask nothing; of questions, the answers to one are proposed."""
    rows = [(titles[i % 2], text, str(i % 4)) for i, text in enumerate(WISHES)]
    found = read_statements(lines(("Prompt", "Content", count), *rows), "retro.csv")
    assert len(found.taken.rows) == taken
    assert {row.question for row in found.taken.rows} == set(titles[: 1 + (taken == len(WISHES))])


@pytest.mark.parametrize(
    ("header", "blank", "unit"),
    [("reflectionGroup", False, None), ("Group of ideas", False, None), ("Group", True, None),
     ("Group", False, "Group"), ("Department", True, "Department")],
)  # fmt: skip
def test_groups_of_cards_are_no_units(header: str, *, blank: bool, unit: str | None) -> None:
    """So called, or left blank for many of the cards that people voted on."""
    groups = ("Seeds", "Seeds", "Tools", "Tools", "Water", "Water", "Seeds", "Tools")
    rows = [(text, str(i), "" if blank and i % 2 else group)
            for i, (text, group) in enumerate(zip(WISHES, groups, strict=True))]  # fmt: skip
    found = read_statements(lines(("Note", "Votes", header), *rows), "retro.csv")
    assert found.mapping.unit == unit
    assert len(found.taken.rows) == len(WISHES)


def test_two_encodings_in_one_file_are_both_read() -> None:
    """A file that was joined to another one says so; a file of one old page is read as before."""
    rows = ["Mehr Bäume", "Größere Gärten", "Schöne Wege", "Frühe Treffen", "Süße Äpfel"]
    unicode, old = "\n".join(rows[:3]).encode(), "\n".join(rows[3:]).encode("cp1252")
    found = read_statements(b"Wunsch\n" + unicode + b"\n" + old + b"\n", "joined.csv")
    assert texts(found) == rows
    assert any("wrong encoding" in str(each) for each in found.notices)
    alone = read_statements("\n".join(["Wunsch", *rows]).encode("cp1252"), "old.csv")
    assert texts(alone) == rows
    assert not any("wrong encoding" in str(each) for each in alone.notices)


def test_what_a_forum_left_of_a_comment_is_none() -> None:
    """In brackets and with nothing beside it."""
    said = ("[removed]", WISHES[0], "[deleted]", WISHES[1], "[removed] hedges should come back")
    rows = [(f"Gardener {i}", each) for i, each in enumerate(said)]
    found = read_statements(lines(("author", "comment"), *rows), "thread.csv")
    assert texts(found) == [said[1], said[3], said[4]]
