"""Honest files that look like those for which something is left out, joined or split."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements

WISHES = (
    "More light in the reading room", "A ramp at the back door", "Longer hours on Fridays",
    "Shelves that children can reach", "One card for all branches", "Quiet corners for learning",
    "Books in the languages of our street", "A roof over the bicycles",
    "Evenings with people who write", "Chairs that do not creak", "Tea for those who wait",
    "A garden to read in",
)  # fmt: skip


def read(head: tuple[str, ...], *rows: tuple[object, ...], name: str = "a.csv") -> Reading:
    """Read rows as a text file, a semicolon between cells."""
    data = "".join(";".join(map(str, row)) + "\n" for row in (head, *rows))
    return read_statements(data.encode(), name)


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


@pytest.mark.parametrize("header", ["Level", "Position in the house", "Hierarchy level"])
def test_hosts_and_members_of_a_house_are_levels(header: str) -> None:
    """Only below a word for roles, or for users, may they be those of a call."""
    roles = ("Member", "Moderator", "Host")
    rows = [(f"F{i}", roles[i % 3], text) for i, text in enumerate(WISHES)]
    assert read(("Flat", header, "Wish"), *rows).mapping.level == header
    assert read(("Flat", "User role", "Wish"), *rows).mapping.level is None


@pytest.mark.parametrize(
    ("asked", "beside"), [("Do you lead a team?", "Moderator"), ("Manager", "Admin")]
)
def test_who_leads_is_asked_beside_other_marks(asked: str, beside: str) -> None:
    """A whole question is none of a forum, and an office has people called admin."""
    rows = [(f"u{i}", text, "no" if i % 3 else "yes", "no" if i % 4 else "yes")
            for i, text in enumerate(WISHES)]  # fmt: skip
    assert read(("Name", "Wish", beside, asked), *rows).mapping.level == asked


@pytest.mark.parametrize(
    "groups",
    [("Nurses", "Cleaners", "Management", "Families", "Porters", "Kitchen", "Drivers"),
     ("Night shift", "Pottery", "Early shift", "Printing", "Bindery", "Stores"),
     ("Kitchen", "Gate", "Kitchen", "Drivers", "Care", "Gate", "Care", "Drivers")],
)  # fmt: skip
def test_groups_below_a_bare_who_are_no_people(groups: tuple[str, ...]) -> None:
    """Kinds of people, words in small letters, and what comes again often: each row is somebody."""
    found = read(("Wish", "Who?"), *zip(WISHES, groups, strict=False))
    assert (found.mapping.person, found.mapping.level, found.people) == (None, "Who?", len(groups))


@pytest.mark.parametrize(
    ("header", "text"),
    [("Group", "Body"), ("Which group are you in? (please note the list)", "Wish"),
     ("In which idea group do you work?", "Wish")],
)  # fmt: skip
def test_groups_of_people_stay_units(header: str, text: str) -> None:
    """Beside a body of text, which nobody votes with, and where a question only says "note"."""
    groups = ("North", "South", "", "North", "")
    rows = [(i, groups[i % 5], text) for i, text in enumerate(WISHES)]
    assert read(("No.", header, text), *rows).mapping.unit == header


def test_what_others_say_beside_somebody_is_not_theirs() -> None:
    """Beside a grade for oneself, and below one name for a proposal and what became of it."""
    rows = [(i % 5, text, i % 4, f"They could do: {text}") for i, text in enumerate(WISHES)]
    head = ("Self: grade", "Self: comment", "Manager: grade", "Manager: comment")
    assert read(head, *rows).mapping.texts == ("Self: comment",)
    answered = [(f"P{i}", text, f"We will see to: {text}") for i, text in enumerate(WISHES)]
    for last in ("Proposal: decision", "Proposal: our reply"):
        found = read(("Name", "Proposal: wording", last), *answered)
        assert found.mapping.texts == ("Proposal: wording",)


@pytest.mark.parametrize(
    "head",
    [("Wishes (IT)", "Wishes (HR)", "Wishes (Sales)", "Wishes (Plant)"),
     ("Wish (en)", "Wish (de)", "What do you hope for as a guest?", "And as a neighbour?")],
)  # fmt: skip
def test_further_columns_count_where_languages_leave_people_out(head: tuple[str, ...]) -> None:
    """Codes of languages may be of departments, too: "IT", "HR"."""
    wishes = [*WISHES, *(f"{text}, too" for text in WISHES[:4])]
    rows = [(i, *(text if i % 4 == k else "" for k in range(4))) for i, text in enumerate(wishes)]
    found = read(("No.", *head), *rows)
    assert sorted(texts(found)) == sorted(wishes)


@pytest.mark.parametrize("own", ["Priority", "Rating", "Score"])
def test_how_urgent_a_wish_is_says_who_wrote_it(own: str) -> None:
    """Who gives a wish its rank wrote it: a row is one person; votes are those of others."""
    rows = [(text, i % 3 + 1, f"Also: {text}", i % 2 + 1) for i, text in enumerate(WISHES)]
    found = read(("Wish 1", own, "Wish 2", own), *rows)
    assert (found.mapping.apart, found.people, len(texts(found))) == (False, 12, 24)


def test_titles_of_jobs_are_no_statements() -> None:
    """However few wrote a wish beside theirs; of sentences about such people they are."""
    jobs = ("Nurse", "Porter", "Head of the kitchen", "Doctor", "Cook", "Nurse in training",
            "Student", "Driver", "Head of the night shift", "Technician",
            "Clerk at the desk")  # fmt: skip
    rows = [(i, job, WISHES[i] if i in {2, 7} else "") for i, job in enumerate(jobs)]
    assert texts(read(("No", "Title", "Wish"), *rows)) == [WISHES[2], WISHES[7]]
    said = ("Teachers listen to pupils", "Pupils vote on meals", "Parents read at noon",
            "Bikes for all staff", "Students plan the week", "Parents cook once")  # fmt: skip
    rows = [(i, text, "Since May" if i == 1 else "") for i, text in enumerate(said)]
    assert texts(read(("No", "Title", "Description"), *rows)) == list(said)


@pytest.mark.parametrize(
    ("first", "later", "proposed"),
    [("What is our dream for 2035?", "Any other comments?", 0),
     ("Was soll bleiben?", "Haben Sie noch Anmerkungen?", 0),
     ("What do you wish for?", "What is in the way?", 0),
     ("What is in the way?", "What do you wish for?", 1)],
)  # fmt: skip
def test_a_question_for_wishes_is_proposed_however_few_answered(
    first: str, later: str, proposed: int
) -> None:
    """What is asked at the end of a form, or beside wishes, may have far more answers."""
    rows = [(first, text) for text in WISHES[:3]] + [(later, text) for text in WISHES[3:]]
    assert read(("Question", "Answer"), *rows).answered == (first, later)[proposed]


def test_wishes_that_begin_like_a_note_of_a_chat_stay() -> None:
    """The notes themselves go."""
    said = ("This message was deleted? We want nobody silenced", "You deleted the late bus: why",
            "Removed a fence so that all can pass",
            "Reacted to late: help in time, please")  # fmt: skip
    notes = ("This message was deleted", "This message was deleted by admin Ada",
             "You deleted this message", 'Reacted to "More light" with 👍',
             'Removed a 👍 reaction from "More light"')  # fmt: skip
    chat = "".join(
        f"12/03/2024 10:{20 + i} - Ana {i}: {each}\n" for i, each in enumerate((*said, *notes))
    )
    assert texts(read_statements(chat.encode(), "chat.txt")) == list(said)


@pytest.mark.parametrize(("moved", "taken"), [(8, 14), (2, 6)])
def test_who_moved_texts_on_a_board_did_not_write_them(moved: int, taken: int) -> None:
    """A host's last hand at a few boxes says that they are the host's; at most of them it moved."""
    rows = [("f1", "frame", "Wishes", "Host"), ("f2", "frame", "Fears", "Host")]
    rows += [(f"s{i}", "sticky note", WISHES[i], f"P{i % 4}") for i in range(6)]
    rows += [(f"t{i}", "text", f"{WISHES[i]} as well", "Host") for i in range(moved)]
    found = read(("ID", "Type", "Text", "Last updated by"), *rows)
    assert len(texts(found)) == taken


def test_whoever_renamed_one_frame_is_no_host() -> None:
    """Most frames are the host's."""
    rows = [(f"f{i}", "frame", each, "Host" if i else "Bea")
            for i, each in enumerate(("Wishes", "Fears", "Hopes"))]  # fmt: skip
    rows += [(f"s{i}", "sticky note", WISHES[i], f"P{i % 4}") for i in range(6)]
    rows += [("t1", "text", WISHES[7], "Bea"), ("t2", "text", "Put your notes here", "Host")]
    found = read(("ID", "Type", "Text", "Last updated by"), *rows)
    assert texts(found) == [*WISHES[:6], WISHES[7]]


@pytest.mark.parametrize(
    "asked", ["¿Qué función debería tener la plaza?", "Welche Funktion soll der Platz haben?"]
)
def test_what_function_something_should_have_is_no_level(asked: str) -> None:
    """One's own function beside it is."""
    uses, own = ("Market", "Play", "Rest"), ("Librarian", "Reader", "Volunteer")
    rows = [(text, uses[i % 3], own[i // 2 % 3]) for i, text in enumerate(WISHES)]
    assert read(("Wish", asked), *[row[:2] for row in rows]).mapping.level is None
    assert read(("Wish", asked, "Función"), *rows).mapping.level == "Función"
