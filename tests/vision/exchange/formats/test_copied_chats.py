"""Chats copied out of a window: who goes on, who reacted, and that nothing is lost silently."""

from __future__ import annotations

import time

import pytest

from vision.exchange import Reading, read_statements
from vision.exchange.formats.copied_chats import with_names_beside
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


def test_a_short_message_between_two_times_is_no_name() -> None:
    """Where no blank lines part messages, what stands right below a time was said."""
    chat = "Ada Bell\n9:01\n{}\n9:02\nA quiet room\n9:03\n{}\nBo Carr\n9:04\n{}\nCy Dow\n9:08\n{}\n"
    found = [WISHES[0], "A quiet room", WISHES[1], "Rest", "Pay"]
    assert told(read(chat.format(*WISHES[:2], "Rest", "Pay"))) == list(
        zip(found, [1, 1, 1, 2, 3], strict=True)
    )


@pytest.mark.parametrize(
    "ends", ["Meals on wards until 22:30", "No calls before 7:00", "A bonus of 25.00",
             "doctors rounds 9:30", "Shifts that end no later than 17:15"]
)  # fmt: skip
def test_wishes_that_end_in_a_time_or_a_price_are_no_chat(ends: str) -> None:
    """Words that run on to a number are a sentence, no name beside a time."""
    wishes = [*WISHES[:2], ends, ends.replace("0", "5"), ends.replace("0", "1"), *WISHES[2:]]
    assert [row.text for row in read("\n".join(wishes)).taken.rows] == wishes


@pytest.mark.parametrize("name", ["Ada Bell", "José da Silva", "Zoë", "李明", "Ada Bell (guest)"])
def test_names_beside_a_time_are_a_chat(name: str) -> None:
    """One space may part a name from its time."""
    chat = f"{name} 9:01\n{{}}\nBo Carr 9:04\n{{}}\nCy Dow 02/03 9.08\n{{}}\n"
    assert [text for text, _ in told(read(chat.format(*WISHES[:3])))] == WISHES[:3]


@pytest.mark.parametrize(
    "wish", ["Antwort auf jede Frage noch am selben Tag", "Letzte Antwort um 17 Uhr, dann Ruhe",
             "Replying to all letters by hand", "Last reply before the weekend"]
)  # fmt: skip
def test_a_wish_about_replies_is_kept(wish: str) -> None:
    """A quotation has words below it, and the program's note has some above it."""
    chat = f"[09:01] Ada Bell: {wish}\n[09:02] Bo Carr: A quiet room\n[09:03] Cy Dow: Fewer forms\n"
    assert [text for text, _ in told(read(chat))] == [wish, "A quiet room", "Fewer forms"]


def test_a_quotation_above_a_reply_is_told_as_left_out() -> None:
    """It says what somebody else wrote."""
    chat = "[9:01] Ada: One login\n[9:02] Bo:\nAntwort auf Ada\nFewer forms\n[9:03] Cy: Rest\n"
    found = read(chat)
    assert [text for text, _ in told(found)] == ["One login", "Fewer forms", "Rest"]
    assert found.left_out()[Reason.HEADING.value] == [3]


def test_many_blank_lines_are_read_quickly() -> None:
    """The line above each is not looked for again and again."""
    start = time.process_time()
    with_names_beside(["Ada Bell", *([""] * 60_000), "9:01"])
    assert time.process_time() - start < 2


def test_signs_that_begin_with_a_number_and_the_mark_of_what_is_new_are_no_words() -> None:
    """Both stand below what somebody said; alone the word may be what was said."""
    chat = (
        "Ada Bell\n9:01\n{}\n:100: 4\nBo Carr\n9:04\n{}\nNeue Nachrichten\n"
        "Cy Dow\n9:08\n{}\n9:09\nNeu\n"
    )
    found = read(chat.format(*WISHES))
    assert told(found) == [(WISHES[0], 1), (WISHES[1], 2), (WISHES[2], 3), ("Neu", 3)]


def test_polls_and_notes_of_changes_in_kept_chats_are_no_words() -> None:
    """A poll has a word for it, and votes behind each answer; a note stands in sharp brackets."""
    start = "\u200e[12.05.26, 09:0{}:00] {}: {}\n"
    poll = "\u200eENCUESTA:\nWhere to?\n\u200eOPCIÓN: Lake (3 votos)\n\u200eOPCIÓN: Hill (1 voto)"
    said = [("Ada", WISHES[0]), ("Bo", poll),
            ("Bo", f"{WISHES[1]} \u200e<Este mensaje fue editado>"),
            ("Cy", "Wishes:\nFor us\nTrees: many (20 lindens)\nBeds: some (2 rows)"),
            ("Cy", "Rest <3")]  # fmt: skip
    found = read("".join(start.format(at, *each) for at, each in enumerate(said)))
    assert [text for text, _ in told(found)] == [WISHES[0], WISHES[1], said[3][1], said[4][1]]
