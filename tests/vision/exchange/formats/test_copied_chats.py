"""Chats copied out of a window: who goes on, who reacted, and that nothing is lost silently."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements
from vision.exchange.intake import Reason

WISHES = ["More time for patients", "One login for all tools", "A quiet room", "Fair pay for all"]


def read(text: str) -> Reading:
    """Read a text that was pasted into a file."""
    return read_statements(text.encode(), "chat.txt")


def told(found: Reading) -> list[tuple[str, int]]:
    """Return each statement with the number of its person."""
    return [(each["text"], each["person"]) for each in found.statements()]


GOES_ON = [(WISHES[0], 1), (WISHES[1], 1), (WISHES[2], 2), (WISHES[3], 3)]


@pytest.mark.parametrize(
    "chat",
    [
        "Ada Bell\n  9:01 AM\n{}\n9:03\n{}\n\n\nBo Carr\n  9:04 AM\n{}\n\n\nCy\n  9:08 AM\n{}\n",
        "Élise Roux\n09:01\n{}\n09:03\n{}\n\nÅsa\n09:04\n{}\n\nJosé Paz\n09:08\n{}\n",
        "Ada Bell  9:01 AM\n{}\n9:03\n{}\nBo Carr  9:04 AM\n{}\nCy Dow  9:08 AM\n{}\n",
        "Ada Bell\n9:01 AM\n{}\n\n9:03\n{}\n\nBo Carr\n9:04 AM\n{}\n\nCy\n9:08 AM\n{}\n",
    ],
    ids=["above", "24 hours", "beside", "blank before the time"],
)
def test_a_time_alone_is_another_message_of_the_same_person(chat: str) -> None:
    """The line above a bare time is what somebody said, never a name."""
    assert told(read(chat.format(*WISHES))) == GOES_ON


def test_reactions_and_notes_of_the_program_are_no_words() -> None:
    """Signs, their counts, replies and "edited" are told as left out, each with its line."""
    chat = (
        "Ada Bell\n  9:01\n{} (bearbeitet)\n:+1:\n3\n:tada: 2\n\nBo Carr\n  9:04\n{}\n"
        "2 Antworten\nLetzte Antwort vor 3 Tagen\n\nCy Dow\n  9:08\n{}\n👍\n4\n9:09\n{} (edited)\n"
    )
    found = read(chat.format(*WISHES))
    assert told(found) == [(WISHES[0], 1), (WISHES[1], 2), (WISHES[2], 3), (WISHES[3], 3)]
    assert found.left_out()[Reason.HEADING.value] == [4, 5, 6, 11, 12, 17, 18]


def test_a_number_that_somebody_said_stays() -> None:
    """Digits without a sign above them are words, and so are signs of which words stand beside."""
    chat = "Ada Bell\n9:01\n{}\n35\n\nBo Carr\n9:04\n{} :tada:\n\nCy Dow\n9:08\n2 replies to all\n"
    assert [text for text, _ in told(read(chat.format(*WISHES)))] == [
        f"{WISHES[0]}\n35", f"{WISHES[1]} :tada:", "2 replies to all",
    ]  # fmt: skip
