"""Lines that begin with who said them, titles between lists, and notes below them."""

from __future__ import annotations

import io

import docx
import pytest

from vision.exchange import Reading, read_statements

WISHES = ["More time for patients", "One login for all", "A quiet room", "Fair pay: for all",
          "Repairs within two days", "Fewer forms"]  # fmt: skip


def read(lines: list[str]) -> Reading:
    """Read lines of a plain text."""
    return read_statements("\n".join(lines).encode(), "notes.txt")


def texts(found: Reading) -> list[str]:
    """Return what would be taken."""
    return [row.text for row in found.taken.rows]


def said(heads: list[str]) -> list[str]:
    """Return the wishes, each behind a head and a colon."""
    return [f"{head}: {wish}" for head, wish in zip(heads, WISHES, strict=True)]


@pytest.mark.parametrize(
    ("heads", "people"),
    [
        (["Anna", "Kevin", "Frau Özdal", "Anna", "Mr Pym", "Elena"], 5),
        (["Lucía", "José Paz", "Carmen", "Pedro", "Lucía", "Señora Vidal"], 5),
        (["Mehmet", "Ayşe", "Fatma", "Ali", "Zübeyde", "Mehmet"], 5),
        (["Anna B.", "Pim K.", "Jo S.", "Ine & Kurt", "Sven", "Pim K."], 5),
    ],
)
def test_names_before_a_colon_are_people_and_never_shown(heads: list[str], people: int) -> None:
    """First names, titles and initials tell that people stand before the colon."""
    found = read(["Wishes of all who came to the meeting in our hall", "", *said(heads)])
    assert (texts(found), found.people) == (WISHES, people)


def test_names_below_the_name_of_a_level_are_people() -> None:
    """A level above the lines and a name before each are told apart."""
    lines = said(["Anna", "Kevin", "Elena", "Pedro", "Lucía", "Peter"])
    found = read(["Directors:", *lines[:3], "", "Team leads:", *lines[3:]])
    assert (texts(found), found.people) == (WISHES, 6)
    assert [row.level for row in found.taken.rows] == ["Directors"] * 3 + ["Team leads"] * 3


@pytest.mark.parametrize(
    "heads",
    [
        ["Culture", "Tools", "Rooms", "Pay", "Buildings", "Paper"],
        ["Kultur", "Schulen", "Verkehr", "Energie", "Wohnen", "Bildung"],
        ["Hope", "Trust", "Joy", "Faith", "Grace", "Will"],
        ["Écoles", "Logement", "Climat", "Sport", "Santé", "Écoles"],
        ["Anna", "Schools", "Housing", "Energy", "Sport", "Parks"],
    ],
)
def test_subjects_before_a_colon_stay_and_are_pointed_out(heads: list[str]) -> None:
    """Where names are not sure nothing is cut off, and a notice says what to do."""
    found = read(said(heads))
    assert texts(found) == said(heads)
    assert any("a word and a colon" in str(each) for each in found.notices)


def test_a_subject_among_names_stays_with_its_statement() -> None:
    """A word that somebody uses in a sentence is none of the people, unless it is a first name."""
    heads = ["Anna", "Kevin", "Forms", "Elena", "Pedro", "Lucía"]
    assert texts(read(said(heads)))[2] == "Forms: A quiet room"


def test_a_first_name_that_is_a_word_is_a_person_among_people() -> None:
    """Somebody who has a mark in mind does not make Mark a subject; a notice tells of names."""
    wishes = ["Each will have a mark of merit", *WISHES[1:]]
    heads = ["Elena", "Mark", "Will", "Pedro", "Kevin", "Anna"]
    lines = [f"{head}: {wish}" for head, wish in zip(heads, wishes, strict=True)]
    found = read(lines)
    assert (texts(found), found.people) == (wishes, 6)
    assert any("names of people" in str(each) for each in found.notices)


def test_a_word_that_stays_among_names_is_pointed_out() -> None:
    """It might be a name all the same, which everybody could read."""
    found = read(said(["Anna", "Kevin", "Forms", "Elena", "Pedro", "Lucía"]))
    assert any("stay in the statements" in str(each) for each in found.notices)


@pytest.mark.parametrize(
    "head", ["{} (Ward 3)", "**{}**", "__{}__", "- **{}**", "**{}** (Ward 3)", "- *{} (Ward 3)*"]
)
def test_stars_and_brackets_do_not_hide_a_name(head: str) -> None:
    """What stands around a name or behind it goes with it."""
    names = ["Elena", "Pedro", "Kevin", "Lucía", "Mehmet", "Fatma"]
    found = read(said([head.format(name) for name in names]))
    assert (texts(found), found.people) == (WISHES, 6)


def test_two_of_one_name_in_two_wards_are_two_people() -> None:
    """The words in brackets tell people of one name apart."""
    heads = [
        f"{name} ({at})" for name in ("Elena", "Pedro", "Kevin") for at in ("Ward A", "Ward B")
    ]
    assert read(said(heads)).people == 6


def test_stars_that_close_behind_the_colon_go_with_the_name() -> None:
    """Bold letters may end behind the colon."""
    names = ["Elena", "Pedro", "Kevin", "Lucía", "Mehmet", "Fatma"]
    lines = [f"- **{name}:** {wish}" for name, wish in zip(names, WISHES, strict=True)]
    assert texts(read(lines)) == WISHES


def test_names_that_are_cities_do_not_make_a_list_one_of_people() -> None:
    """Sites stay with what they wish, and a notice tells of them."""
    heads = ["Milan", "Nancy", "Victoria", "Leon", "Sofia", "Cork"]
    found = read(said(heads))
    assert texts(found) == said(heads)
    assert any("a word and a colon" in str(each) for each in found.notices)


def test_few_lines_with_a_colon_are_left_alone() -> None:
    """A colon in some lines is no form of a list: nothing is cut, nothing said of it."""
    found = read(["Anna: a longer break", *WISHES])
    assert texts(found) == ["Anna: a longer break", *WISHES]
    assert [*map(str, found.notices)] == [
        "Nothing tells people apart here, so each statement counts as a person."
    ]


@pytest.mark.parametrize(
    "note", ["6 wishes in total.", "Written down by the clerk", "Merci à tous!"]
)
@pytest.mark.parametrize("sign", ["{}. ", "{}) ", "- "])
def test_a_note_below_a_list_is_no_statement(sign: str, note: str) -> None:
    """Where each line of a list has its sign, a line without one after a gap is none of it."""
    lines = [sign.format(at) + wish for at, wish in enumerate(WISHES, start=1)]
    found = read(["Our wishes", "", *lines, "", note])
    assert texts(found) == WISHES
    assert sum(map(len, found.left_out().values())) == 2


def test_thanks_right_below_a_list_are_no_statement() -> None:
    """Thanks and counts need no gap; another line right below may be a wish."""
    lines = [f"{at}. {wish}" for at, wish in enumerate(WISHES, start=1)]
    assert texts(read([*lines, "Vielen Dank an alle"])) == WISHES
    assert texts(read([*lines, "A bus on Sundays"])) == [*WISHES, "A bus on Sundays"]


def test_a_list_with_lines_without_a_sign_keeps_them() -> None:
    """Where signs are missing inside the list they may be missing at its end."""
    lines = ["- " + wish for wish in WISHES[:3]] + [WISHES[3]] + ["- " + w for w in WISHES[4:]]
    assert texts(read([*lines, "", "A bus on Sundays"])) == [*WISHES, "A bus on Sundays"]


def document(parts: list[tuple[str, bool]]) -> Reading:
    """Read a Word document of paragraphs, each with whether it is bold."""
    made = docx.Document()
    for text, bold in parts:
        made.add_paragraph().add_run(text).bold = bold
    out = io.BytesIO()
    made.save(out)
    return read_statements(out.getvalue(), "notes.docx")


@pytest.mark.parametrize(
    ("heads", "levels"),
    [(["Poster A: Work", "Poster B: Pay"], None), (["Director", "Team lead"], "level")],
)
@pytest.mark.parametrize("sign", ["- ", ""])
def test_bold_titles_between_lists_are_no_statements(
    heads: list[str], levels: str | None, sign: str
) -> None:
    """Each title comes before its wishes; where titles name levels they are those."""
    parts = [("Notes of the wall", True)]
    for at, head in enumerate(heads):
        parts += [("", False), (head, True)]
        parts += [(sign + wish, False) for wish in WISHES[3 * at : 3 * at + 3]]
    found = document([*parts, ("", False), ("Photos are with the clerk", True)])
    assert texts(found) == WISHES
    wanted = [heads[0]] * 3 + [heads[1]] * 3 if levels else [None] * 6
    assert [row.level for row in found.taken.rows] == wanted


def test_a_document_that_is_bold_throughout_has_no_titles() -> None:
    """Bold letters everywhere are a taste, not titles."""
    assert texts(document([(wish, True) for wish in WISHES])) == WISHES


def test_counted_frames_of_a_board_are_no_statements() -> None:
    """A counted name above each block is its title, however many words it has."""
    lines = ["Our board", "", "Frame 1: How we work together", *WISHES[:3], "", "Frame 2: Pay",
             *WISHES[3:]]  # fmt: skip
    found = read_statements(
        "\n".join(f'"{each}"' if each else "" for each in lines).encode(), "b.csv"
    )
    assert texts(found) == WISHES


@pytest.mark.parametrize("head", ["Idée {}: {}", "Wens {} - {}", "Tip {}: {}"])
def test_counted_wishes_with_their_reasons_are_kept(head: str) -> None:
    """A count before a wish makes it no title of the one line below that says why."""
    lines: list[str] = []
    for at, wish in enumerate(WISHES[:3], start=1):
        lines += [head.format(at, wish), f"That helps all of us, reason {at}", ""]
    assert texts(read(lines)) == [line for line in lines if line]


@pytest.mark.parametrize("head", ["Poster {}: Pay", "Wish {}", "Corner {}: All about our pay"])
def test_counted_names_of_blocks_are_no_statements(head: str) -> None:
    """The word for a part of a wall, a bare count, or several lines below tell of a name."""
    lines: list[str] = []
    for at in range(3):
        lines += [head.format(at + 1), *WISHES[2 * at : 2 * at + 2], ""]
    assert texts(read(lines)) == WISHES


@pytest.mark.parametrize("heads", [["- "] * 6, ["Anna: ", "Kevin: ", "Elena: ", "Pedro: ",
                                                "Peter: ", "Paul: "]])  # fmt: skip
@pytest.mark.parametrize(
    "more",
    [["A bus on Sundays", "Gardens for all"], ["A bus on Sundays"], ["Thanks to good tools"]],
)
def test_wishes_without_a_sign_below_a_gap_are_kept(heads: list[str], more: list[str]) -> None:
    """A gap alone does not make lines notes: somebody may have written below the list."""
    lines = [head + wish for head, wish in zip(heads, WISHES, strict=True)]
    assert texts(read([*lines, "", *more])) == [*WISHES, *more]


@pytest.mark.parametrize(
    "more", ["Total freedom to choose shifts", "Danke sagen lernen", "Thanks given more often",
             "Summe aller Ideen nutzen", "Merci dire plus souvent"]
)  # fmt: skip
def test_wishes_that_begin_like_a_note_are_kept(more: str) -> None:
    """Thanks end the line or go to somebody; what adds up has a number."""
    lines = [f"- {wish}" for wish in WISHES]
    assert texts(read([*lines, more])) == [*WISHES, more]


@pytest.mark.parametrize(
    "note", ["Total: 6", "Danke!", "Thank you for coming", "Summe Ideen 6", "Grazie a tutti"]
)
def test_thanks_and_counts_are_no_statements(note: str) -> None:
    """They need no gap above them."""
    assert texts(read([*(f"- {wish}" for wish in WISHES), note])) == WISHES


@pytest.mark.parametrize("marked", [{1, 2, 5}, {3, 5, 7}, {2}, {3}])
def test_bold_wishes_are_statements(marked: set[int]) -> None:
    """What many voted for is bold; a title has its wishes below it and none above."""
    wishes = [*WISHES, "A bus on Sundays"]
    parts = [("What we wish for our ward", False)]
    parts += [(wish, at in marked) for at, wish in enumerate(wishes, start=1)]
    assert set(wishes) <= set(texts(document(parts)))


def test_bold_names_of_interviews_with_one_answer_each_tell_people_apart() -> None:
    """Questions and answers are marked, so that no wish can be taken for a title."""
    parts: list[tuple[str, bool]] = []
    for wish in WISHES[:4]:
        parts += [("An interview on the wards, in the hall", True), ("Q: What?", False),
                  (f"A: {wish}", False)]  # fmt: skip
    assert document(parts).people == 4


SPEAKERS = ["Moderatorin", "Ylva", "Bengt (Lager)", "Moderatorin", "Tuva", "Ylva", "Bengt (Lager)"]
SPOKEN = ["Was fehlt?", *WISHES[:2], "Und sonst?", *WISHES[2:5]]


def test_a_moderator_tells_that_people_stand_before_the_colons() -> None:
    """What she asks is no statement; names that no list knows are people's all the same."""
    lines = [f"{name}: {text}" for name, text in zip(SPEAKERS, SPOKEN, strict=True)]
    found = read(["Gespräch im Lager", "Dauer: 42 min", "", "\n\n".join(lines)])
    assert (texts(found), found.people) == (WISHES[:5], 3)
    assert any("moderator" in str(each) for each in found.notices)


@pytest.mark.parametrize("subject", ["Moderation", "Moderator"])
def test_a_subject_called_moderation_is_one_among_subjects(subject: str) -> None:
    """Whoever asks begins, comes again and asks; a subject stays with its wishes."""
    heads = [subject, "Räume", "Technik", subject, "Räume", "Essen"]
    assert texts(read(said(heads))) == said(heads)


@pytest.mark.parametrize("title", ["Our board\n\n", ""])
def test_questions_above_blocks_are_titles(title: str) -> None:
    """Each block of a board begins with what was asked, or with a sentence to go on with."""
    heads = ["Qu'est-ce qui doit rester ?", "Dans cinq ans nous…", "Que faut-il changer ?"]
    blocks = [f"{head}\n{WISHES[2 * at]}\n{WISHES[2 * at + 1]}" for at, head in enumerate(heads)]
    text = title + "\n\n".join(blocks)
    assert texts(read_statements(text.encode(), "board.txt")) == WISHES
    assert texts(read_statements(text.encode(), "board.csv")) == WISHES


def test_wishes_that_ask_stay_among_others() -> None:
    """Where other lines ask too, or two blocks without a title begin so, nothing is a title."""
    asking = ["Could the hall be open on Sundays?", "Why not plant a hundred trees?"]
    blocks = ["\n".join([head, *WISHES[3 * at : 3 * at + 3]]) for at, head in enumerate(asking)]
    assert set(asking) <= set(texts(read_statements("\n\n".join(blocks).encode(), "a.txt")))
    more = [*blocks, "And who decides?\nWho pays?\nWho comes?\nWhere to?"]
    assert set(asking) <= set(texts(read_statements("\n\n".join(more).encode(), "a.txt")))


def test_wishes_that_ask_above_a_reason_each_are_no_titles() -> None:
    """Several lines answer a question; one below a wish says why."""
    asking = ["Could the hall be open on Sundays?", "Why not plant a hundred trees?",
              "Can shifts be swapped by phone?"]  # fmt: skip
    text = "\n\n".join(f"{each}\n{why}" for each, why in zip(asking, WISHES, strict=False))
    for title in ("", "Our ideas\n\n"):
        found = texts(read_statements(f"{title}{text}".encode(), "a.txt"))
        assert set(asking) <= set(found)
