"""Boards that are saved as lines or as rows by kind: titles of boards and frames say nothing."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements

CARDS = (
    ("A boat for the school trip", "Lessons that begin at nine in winter"),
    ("Windows that open in summer", "The choir sings in the hall again"),
    ("Bread from our own oven, please", "A door without any key at all"),
)


def read(*blocks: tuple[str, ...]) -> Reading:
    """Read blocks of lines with a blank one between them."""
    lines = "\n\n".join("\n".join(f'"{line}"' for line in block) for block in blocks)
    return read_statements(lines.encode(), "board.csv")


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


@pytest.mark.parametrize(
    "titles",
    [("Rahmen 1: Was bleibt in den nächsten Jahren", "Rahmen 2: Was geht", "Rahmen 3: Was kommt"),
     ("Rooms", "Lessons", "Eating together"), ("What we eat:", "Where we learn:", "How we sing:"),
     ("Head teachers", "Teachers", "Pupils")],
)  # fmt: skip
def test_titles_of_a_board_and_its_frames_are_left_out(titles: tuple[str, ...]) -> None:
    """They are numbered alike, short, named by levels, or end with a colon."""
    frames = [(title, *each) for title, each in zip(titles, CARDS, strict=True)]
    found = read(("The school of 2035 as we want it",), *frames)
    assert texts(found) == [card for each in CARDS for card in each]
    assert len(found.left_out()["heading or message of the program"]) == 4


def test_frames_that_are_named_by_levels_say_who_wrote() -> None:
    """Cards below "Frame 2: Teachers" are those of teachers."""
    titles = ("Frame 1: Head teachers", "Frame 2: Teachers", "Frame 3: Pupils")
    frames = [(title, *each) for title, each in zip(titles, CARDS, strict=True)]
    levels = [row.level for row in read(("Our school",), *frames).taken.rows]
    assert levels == ["Head teachers"] * 2 + ["Teachers"] * 2 + ["Pupils"] * 2


def test_paragraphs_of_statements_lose_none() -> None:
    """Blank lines alone tell no title: a first line is as long as the others, or no board above."""
    long = (("A playground with shade for all", *CARDS[0]), CARDS[1], CARDS[2])
    assert len(texts(read(*long))) == 7
    assert len(texts(read(("More swings, fewer cars here",), *long))) == 8


@pytest.mark.parametrize("above", ["Hopes", "Träume"])
def test_paragraphs_below_a_header_lose_no_short_statement(above: str) -> None:
    """A header is the title of a column, not of a board; a blank row below it would part them."""
    heads = ("Warm soup", "More chairs", "Less homework")
    long = [(head, *each) for head, each in zip(heads, CARDS, strict=True)]
    assert len(texts(read((above, *long[0]), *long[1:]))) == 9


def test_a_first_line_that_is_no_shorter_than_another_card_is_a_statement() -> None:
    """Titles are shorter than what stands below them."""
    heads, short = ("More trust please", "Warm big kitchens", "Fewer long lessons"), "!?."
    mixed = [(head, each[0], f"Shorter breaks{sign}")
             for head, each, sign in zip(heads, CARDS, short, strict=True)]  # fmt: skip
    assert len(texts(read(("Our school in ten years",), *mixed))) >= 9


def test_statements_that_are_numbered_above_their_reasons_are_kept() -> None:
    """A number behind a word for a statement is no title; nor is one above a line each."""
    for word in ("Hope", "Idea"):
        blocks = [(f"{word} {n}: {each[0]}", *CARDS[n - 2]) for n, each in enumerate(CARDS, 1)]
        assert len(texts(read(*blocks))) == 9, word
    blocks = [(f"Point {n}: {each[0]}", each[1]) for n, each in enumerate(CARDS, 1)]
    assert len(texts(read(*blocks))) == 6
    blocks = [(f"Table {n}: Rooms and food", each[1]) for n, each in enumerate(CARDS, 1)]
    assert texts(read(*blocks)) == [each[1] for each in CARDS]


def test_only_cards_are_statements_where_a_column_says_what_lies_on_the_board() -> None:
    """Frames, titles and arrows are left out; where nothing is a card, all stays."""
    rows = [("frame", "Our rooms in ten years"), ("sticky_note", CARDS[0][0]),
            ("sticky_note", CARDS[0][1]), ("connector", "leads to"), ("sticky_note", CARDS[1][0]),
            ("shape", CARDS[1][1])]  # fmt: skip
    data = "Item type,Content\n" + "".join(f'{kind},"{text}"\n' for kind, text in rows)
    found = read_statements(data.encode(), "board.csv")
    assert texts(found) == [*CARDS[0], *CARDS[1]]
    other = data.replace("sticky_note", "remark")
    assert len(texts(read_statements(other.encode(), "board.csv"))) == len(rows)
