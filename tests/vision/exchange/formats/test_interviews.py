"""Notes of interviews: answers below questions."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements

WISHES = ["More time for patients", "One login for all tools", "A quiet room: with a door"]


def told(text: str) -> list[tuple[str, int]]:
    """Return each statement of a text with the number of its person."""
    found: Reading = read_statements(text.encode(), "letters.txt")
    return [(each["text"], each["person"]) for each in found.statements()]


@pytest.mark.parametrize(
    "marks", [("Q:", "A:"), ("Frage:", "Antwort:"), ("Pregunta:", "Respuesta:"), ("Q1.", "A1.")]
)
def test_questions_of_an_interview_are_no_statements(marks: tuple[str, str]) -> None:
    """Answers come without their mark; those below one heading are of one person."""
    asked, answer = marks
    text = (
        "# Interview 1, Ada Bell\n{q} What?\n{a} {}\n{q} And?\n{a} {}\n\n"
        "# Interview 2, Bo\n{q} What?\n{a} {}\n"
    )
    wanted = [(WISHES[0], 1), (WISHES[1], 1), (WISHES[2], 2)]
    assert told(text.format(*WISHES, q=asked, a=answer)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A: More benches\nB: A swing\nC: Trees\nQ: Quiet\n",
        "Q: Quiet rooms\nMore benches\nA swing\n",
        "A. More benches\nB. A swing\nC. Trees\nD. Shade\n",
    ],
)
def test_letters_before_lines_are_no_interview(text: str) -> None:
    """Where not several questions stand before several answers, all lines stay."""
    assert len(told(text)) == len(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "F: Mehr Ruhe\nA: Ein Garten\nP: Kurze Wege\nR: Weniger Lärm\nP: Licht\nR: Ein Fest\n",
        "Who listens to us?\nQ: who signs?\nA: the ward\nQ: who pays?\nA: the house\nMore light\n",
        "Q: who signs?\nA: the ward\nQ: who pays?\nA: the house\nLight\nA garden\nLess noise\n",
    ],
    ids=["initials", "question first", "list below"],
)
def test_letters_count_only_where_nearly_all_is_asked_and_answered(text: str) -> None:
    """First letters of names, and a list in which two questions are answered, lose no line."""
    assert len(told(text)) == len(text.splitlines())


def test_an_answer_goes_on_over_a_blank_line() -> None:
    """Only a question or a head ends it; a bullet in it comes without its sign, by itself."""
    text = (
        "Talk 1 - Ada Bell, ward\nQ: What?\nA: {}.\n\nSo we can listen.\nQ: Else?\nA: {}\n"
        "- and a bell\n\nTalk 2 - Bo, kitchen\n\nQ: What?\nA: {}\nQ: Else?\nA: Silence.\n"
    )
    wanted = [(f"{WISHES[0]}.\nSo we can listen.", 1), (WISHES[1], 1), ("and a bell", 1)]
    assert told(text.format(*WISHES)) == [*wanted, (WISHES[2], 2), ("Silence.", 2)]


@pytest.mark.parametrize("heads", [("Ada Bell, ward", "Bo Carr, kitchen"), ("ada", "bo"), ("", "")])
def test_heads_without_a_mark_are_alike_or_begin_anew(heads: tuple[str, str]) -> None:
    """What is not like the first head, above a question that is new, belongs to the answer."""
    text = "{0}\nQ: What?\nA: {2}\n\n{1}\nQ: What?\nA: {3}\n\nAnd trees\nQ: Else?\nA: {4}\n"
    found = told(text.format(*heads, *WISHES))
    assert [each for each, _ in found] == [WISHES[0], f"{WISHES[1]}\nAnd trees", WISHES[2]]
    assert len({person for _, person in found}) == (2 if all(heads) else 3)


def test_a_note_above_the_first_head_is_no_statement() -> None:
    """Who noted the talks, and how, is set aside with the heads."""
    talks = "# Ada\nQ: What?\nA: {}\nQ: Else?\nA: {}\n# Bo\nQ: What?\nA: {}\n"
    text = f"# Talks\nNoted by hand.\n{talks}"
    assert told(text.format(*WISHES)) == [(WISHES[0], 1), (WISHES[1], 1), (WISHES[2], 2)]
