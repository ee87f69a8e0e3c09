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
