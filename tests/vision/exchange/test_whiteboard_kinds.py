"""A saved whiteboard says of each thing on it whether it is a card."""

from __future__ import annotations

import csv
import io

import pytest

from vision.exchange import Reading, read_statements

CARDS = [
    "Plus de lumière au dépôt", "Un vestiaire qui ferme", "Des pauses ensemble",
    "Le planning un mois avant", "Une voix au conseil", "Moins de papier",
]  # fmt: skip


def read(head: list[str], *rows: list[str]) -> Reading:
    """Read a board with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([head, *rows])
    return read_statements(out.getvalue().encode(), "board.csv")


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


def test_kinds_are_known_by_what_they_are_called() -> None:
    """Under whatever name, where each is one of a board and most are cards; they are no people."""
    furniture = [["1", "Page", "Tableau 1"], ["2", "Container", "À garder"], ["3", "Line", "vers"],
                 ["4", "Text", "Comment travailler en 2030 ?"]]  # fmt: skip
    rows = [[str(at), "Sticky Note", text] for at, text in enumerate(CARDS, start=5)]
    found = read(["Id", "Name", "Content"], *furniture, *rows)
    assert (texts(found), found.people) == (CARDS, len(CARDS))


def test_other_words_among_kinds_make_no_board() -> None:
    """A column that knows more than a board does says nothing about it."""
    rows = [["Card", CARDS[0]], ["Letter", CARDS[1]], ["Page", CARDS[2]], ["Card", CARDS[3]],
            ["Card", CARDS[4]], ["Card", CARDS[5]]]  # fmt: skip
    assert texts(read(["Received as", "Wish"], *rows)) == CARDS


def test_texts_beside_cards_are_answers_unless_the_host_wrote_them_or_they_ask() -> None:
    """Who drew frames and wrote no card leads the board; others write on whatever they find."""
    head = ["Type", "Text", "Author"]
    rows = [["sticky note", text, f"Guest {at % 3}"] for at, text in enumerate(CARDS)]
    host = [["title", "Depot", "Ada Moor"], ["text", "One idea a note, please.", "Ada Moor"]]
    guest = ["text", "A door that opens", "Guest 1"]
    late = ["text", "A window beside it", "Guest 7"]
    found = texts(read(head, *host, *rows, guest, late))
    assert found == [*CARDS, guest[1], late[1]]
    asks = ["text", "What shall change?", "Guest 1"]
    assert texts(read(head, asks, *rows, guest)) == [*CARDS, guest[1]]


def test_cards_lie_in_the_frame_that_they_name_by_its_number() -> None:
    """Where frames are called by levels, cards in them are of those; else they say nothing."""
    head = ["Nummer", "Art", "Inhalt", "Liegt in", "Seite"]
    frames = [["1", "Seite", "Tafel 1", "", ""], ["2", "Rahmen", "Leitung", "", "1"],
              ["3", "Rahmen", "Mitarbeitende", "", "1"]]  # fmt: skip
    cards = [[str(at), "Haftnotiz", text, "23"[at % 2], "1"] for at, text in enumerate(CARDS, 4)]
    found = read(head, *frames, *cards)
    levels = ["Leitung", "Mitarbeitende"] * 3
    assert [(row.text, row.level) for row in found.taken.rows] == list(
        zip(CARDS, levels, strict=True)
    )
    wrong = [[*card[:3], "9", "1"] if card is cards[0] else card for card in cards]
    assert {row.level for row in read(head, *frames, *wrong).taken.rows} == {None}


@pytest.mark.parametrize(
    ("head", "card", "other"),
    [("Type", "Comment card", "Web page"), ("Art", "Karte", "Dokument"), ("Type", "Card", "Text"),
     ("Section", "Sticky notes", "Board"), ("Received as", "Comment card", "Board")],
)  # fmt: skip
def test_ways_in_which_wishes_came_and_groups_of_people_are_no_kinds(
    head: str, card: str, other: str
) -> None:
    """Beside cards on paper lie pages and texts with wishes, also where they ask; boards wish."""
    rows = [[card, text] for text in CARDS]
    rows[2:2] = [[other, "Pourquoi pas un jardin ?"]]
    assert texts(read([head, "Wish"], *rows)) == [text for _, text in rows]


@pytest.mark.parametrize("count", ["Votes", "Stimmen", "Prioridad"])
def test_small_numbers_of_votes_are_none_of_frames(count: str) -> None:
    """As many votes as a frame has a number say nothing about where a card lies."""
    frames = [["1", "Frame", "Managers", ""], ["2", "Frame", "Staff", ""]]
    cards = [[str(at), "Sticky note", text, "12"[at % 2]] for at, text in enumerate(CARDS, 3)]
    found = read(["Id", "Type", "Content", count], *frames, *cards)
    assert texts(found) == CARDS
    assert {row.level for row in found.taken.rows} == {None}


def test_the_hand_that_made_the_title_is_known_where_things_are_numbered() -> None:
    """Whoever last changed a thing is no author, but tells whose the other texts are."""
    head = ["Id", "Text", "Type", "Last updated by"]
    rows = [[f"0-{at}", text, "Sticky note", f"Guest {at % 3}"] for at, text in enumerate(CARDS)]
    host = [["0-90", "Depot", "Title", "Ada Moor"], ["0-91", "Pour plus tard", "Text", "Ada Moor"]]
    guest = ["0-92", "Une porte qui s'ouvre", "Text", "Guest 1"]
    assert texts(read(head, *host, *rows, guest)) == [*CARDS, guest[1]]
