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
