"""One number said one way everywhere: the same words never stand beside two numbers.

A workshop in which every way of counting comes to another number is read from end to end: pages,
phones, the wall, reports. What a number counts is told by its words; ``NOUNS`` says which.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from pptx import Presentation

from pages.leadership.parts.selection import Selection
from pages.leadership.report.all_chapters import contents
from pages.parts import results, totals
from tests.pages.facilitator.conftest import everything, press
from tests.pages.leadership.conftest import entered, house, texts
from tests.readers import on_paper
from vision.commands import read
from vision.drafts.stances import Stance
from vision.exchange import read_statements
from vision.models import Lens, Status, Workshop
from vision.optional_parts import Part
from vision.phases import Phase
from vision.reports import report_html, slides_pptx, tables_xlsx
from vision.store import Arrival, Response, Setup, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from tests.pages.leadership.conftest import House

__all__ = ["entered", "house"]

N: Final = r"(\d[\d,]*\+?|<\d+)"
"""A number as it stands in a text: whole, or in steps."""


@dataclass(frozen=True)
class Noun:
    """What is counted, and how it is said.

    Attributes:
        words: As they stand in ``docs/methods.md``.
        who: Whom or what it counts, likewise.
        says: What stands around the number, wherever it is said.
    """

    words: str
    who: str
    says: tuple[str, ...]


NOUNS: Final = {
    "joined": Noun(
        "people who joined",
        "whoever came in by phone, with or without a slip, whether or not they wrote",
        (rf"People who joined {N}", rf"(?<!of ){N} have joined(?! without)", rf"of {N} have ans"),
    ),
    "nameless": Noun(
        "people of cards and files",
        "a card, a person of a file, or a row of a file that names no people",
        (rf"People of cards and files {N}",),
    ),
    "wrote": Noun(
        "people, people who wrote, who have written",
        "whoever has a statement in the workshop, to any question, whatever became of it: waiting, "
        "hidden, without a theme; seeds are nobody's",
        (
            rf"(?<!than ){N} people(?=, \d+ levels|, {N} statements| wrote\b| have written so far)",
            rf"{N} people(?= {N} statements)",
            rf"People who wrote {N}",
            rf"of the {N} people who have written",
        ),
    ),
    "statements": Noun(
        "statements",
        "all that these people have written",
        (rf"people,? {N} statements", rf"\bStatements {N}"),
    ),
    "to a question": Noun(
        "statements that are being read",
        "all that people have written to the question in view, until it has results",
        (rf"{N} statements are being read", rf"There are {N} so far"),
    ),
    "counted": Noun(
        "people whose words are counted",
        "whoever has a statement in the newest results of the question in view: in a theme, and "
        "come in with enough others; `people` of `python -m vision align`",
        (rf"[Tt]he words of {N} (?:people|of the)",),
    ),
    "points": Noun(
        "counted statements",
        "the statements that have a theme in the newest results of the question in view",
        (rf"{N} counted statements",),
    ),
    "answered": Noun(
        "people who answered, who have answered, who have given answers",
        "whoever agreed with, disagreed with or passed a statement",
        (
            rf"People who answered {N}",
            rf"{N} have answered(?= {N} answers)",
            rf"{N} of {N} have answered",
            rf"{N} people have given",
        ),
    ),
    "answers": Noun(
        "answers",
        "all that these people have answered, passes included",
        (rf"\bAnswers {N}", rf"have answered {N} answers", rf"have given {N} answers"),
    ),
    "levels": Noun(
        "levels",
        "those that the workshop has, also where nobody wrote",
        (rf"people, {N} levels",),
    ),
    "units": Noun(
        "units", "those that the workshop has, also where nobody wrote", (rf"levels, {N} units",)
    ),
    "shown levels": Noun(
        "levels as shown",
        "neighbouring levels that are shown together count as one",
        (rf"{N} levels as shown",),
    ),
    "shown units": Noun(
        "units as shown", "units that are shown together count as one", (rf"{N} units as shown",)
    ),
}

PART_OF: Final = (
    r"of 100 (?:people|voices|answers)",
    r"(?:100|fewer than \d+|under \d+|Under \d+|Fewer than \d+) people",
    r"at least \d+ people|from \d+ people on|\d+ people or more|as many people more",
    r"said by \d+ people",
    r"Group \w: \d+ people",
    r"(?:of|with|The|all|the) \d+ statements(?: that|,|\.)",
    r"1 units with nothing in common",
    rf"[a-z:] {N} people(?!, \d| wrote| have)",
    r"Theme \d+, \d+ statements",
    r"groups with \d+ statements",
    rf"{N} statements without a common thread",
    r"Themes appear once \d+ statements",
    r"\d+ people (?:answered|said it back|go along)",
    r"\d+ statements of \d+ people",
    r"\(\d+ people\)",
)
"""What says a number of some of them, in words of its own."""

ANY: Final = re.compile(rf"(?<![\w<.]){N} (?:people|statements|answers|levels|units)\b")


def told(app: AppTest) -> str:
    """Return all that a page says, with pictures' descriptions, as one line without markup."""
    return plain(everything(app))


def plain(said: str) -> str:
    """Return a text as it is read: no markup, no signs for signs."""
    bare = re.sub(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", " ", said.replace(r"\"", '"'))
    return re.sub(r"(?:\\n|\s)+", " ", unescape(bare.replace("\\'", "'")))


def numbers(said: dict[str, str]) -> dict[str, dict[str, set[str]]]:
    """Return for each noun its numbers, each with the places where it stands."""
    found: dict[str, dict[str, set[str]]] = {name: {} for name in NOUNS}
    for place, text in said.items():
        for name, noun in NOUNS.items():
            for pattern in noun.says:
                for match in re.finditer(pattern, text):
                    found[name].setdefault(match[1], set()).add(place)
    return found


def nameless(text: str) -> list[str]:
    """Return each number of people, statements and so on whose words nobody has explained."""
    known = [each for noun in NOUNS.values() for each in noun.says]
    spans = [m.span() for each in (*known, *PART_OF) for m in re.finditer(each, text)]
    return [
        text[max(0, match.start() - 40) : match.end() + 30]
        for match in ANY.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in spans)
    ]


def phone(house: House, room: Workshop, at: int, level: int, unit: int) -> str:
    """Let somebody join; return who it is."""
    join = house.store.participants.join
    where = {"level_id": room.levels[level].id, "unit_id": room.units[unit].id}
    return join(room.id, f"phone {at}", **where).id


def writes(house: House, room: Workshop, person: str, *said: str) -> list[str]:
    """Let somebody write; return the ids of the statements."""
    add, question = house.store.statements.add, room.questions[0].id
    return [add(person, question, text, new_id()).id for text in said]


def answer(house: House, room: Workshop, people: list[str]) -> None:
    """Let each of them answer all that others wrote."""
    asked = house.store.responses.choices(room.questions[0].id)
    house.store.responses.add_many(
        room.id,
        [
            Response(person, each.id, 1 if at % 3 else 0, matters=False)
            for person in people
            for at, each in enumerate(asked)
            if each.participant_id != person
        ],
    )


def stand(house: House, room: Workshop, people: list[str]) -> None:
    """Share a draft with everyone, and let each of them say where they stand."""
    house.store.workshops.move(room.id, Phase.SHAPE)
    draft = house.store.drafts.save(room.id, "We have time for every patient.", seen=0)
    house.store.drafts.share(room.id, draft.number)
    house.store.stances.add_many(room.id, draft.id, dict.fromkeys(people, Stance.COMMITMENT.value))


def awkward(house: House, title: str, writers: int) -> Workshop:
    """Return a workshop in which no two ways of counting come to the same.

    Some joined and wrote nothing, and of these some answer; some wrote what is hidden, or nothing
    with a theme; one floods; a card and a file without people came as well; two write after the
    reveal. One level and one unit have fewer people than the smallest group.
    """
    house.enter()
    levels = [("Board", 2), ("Heads", 12), ("Frontline", 40)]
    made = Setup(title, ["What do you want us to be?"], levels, ["North", "South", "Attic"])
    room = house.store.workshops.add(made)
    house.store.workshops.choose_themes(room.id, Lens.WORDS, 3)
    people = [
        phone(house, room, at, 0 if at == 0 else 1 + at % 2, 2 if at == 1 else at % 2)
        for at in range(writers)
    ]
    kept = [
        writes(house, room, who, text) for who, text in zip(people, texts(writers), strict=True)
    ]
    writes(house, room, people[2], *(f"More time for patients {'now ' * at}" for at in range(9)))
    house.store.moderation.move(room.id, [kept[3][0], kept[4][0]], Status.HIDDEN)
    writes(house, room, phone(house, room, 90, 1, 0), "asdfgh jklö")
    silent = [phone(house, room, 91 + at, 2, 1) for at in range(6)]
    add = house.store.statements.add_many
    level, question = room.levels[2].id, room.questions[0].id
    add(room.id, question, [Arrival("A roster that is fair", "card", level, room.units[0].id)])
    rows = [Arrival(f"One login for {each}", None, level, None) for each in ("all", "wards", "me")]
    add(room.id, question, rows)
    house.store.workshops.let_write_on(room.id, on=True)
    house.store.workshops.move(room.id, Phase.THEMES)
    house.refresh(room)
    for at in range(2):
        late = phone(house, room, 80 + at, 2, 0)
        writes(house, room, late, f"Warm food at night {'please ' * at}")
    house.store.workshops.move(room.id, Phase.RESPOND)
    house.refresh(room)
    answer(house, room, [*silent, *people[: writers // 2]])
    stand(house, room, silent)
    for part in (Part.RESULTS, Part.METER):
        house.store.workshops.switch_part(room.id, part, on=True)
    totals._known.clear()
    return house.refresh(room)


VIEWS: Final = (
    ("overview", {}),
    *(("themes", {"view": view}) for view in ("list", "map", "words")),
    *(("alignment", {"view": view}) for view in ("level", "up", "matrix", "units", "rounds")),
    *(("consensus", {"view": view}) for view in ("bridges", "all", "groups", "today", "matters")),
    *(("shape", {"view": view}) for view in ("write", "stand", "versions")),
    *((page, {}) for page in ("guess", "report")),  # methods tell of other workshops
    *((page, {}) for page in ("run", "workshops", "moderate", "files", "cards", "seeds", "live")),
)


def wall(house: House, room: Workshop) -> Iterator[tuple[str, str]]:
    """Yield all that the wall shows, one picture after the other."""
    app = house.visit("live", room)
    for at in range(4):
        yield f"wall {at}", told(app)
        press(app, "Answers or words")


def pages(house: House, room: Workshop) -> dict[str, str]:
    """Return what each page and each phone says."""
    said = {
        " ".join((page, *given.values())): told(house.visit(page, room, **given))
        for page, given in VIEWS
    }
    code = room.code.replace(" ", "")
    said["results"] = told(house.visit("results", None, None, code=code))
    for page in ("voice", "stand"):
        app = house.visit(page, None, None, code=code)
        app.session_state["visit_token"] = f"phone {5}"
        said[page] = told(app.run())
    return said | dict(wall(house, room))


def reports(room: Workshop, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what each report says."""
    found = results.newest(room, room.questions[0])
    assert found is not None
    made = contents(Selection(room, room.questions[0], found))
    slides = Presentation(io.BytesIO(slides_pptx(made))).slides
    frames = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx(made)), read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    paper = on_paper(made, monkeypatch)
    return {
        "page": plain(report_html(made).decode()),
        "slides": plain("\n".join(frame.text_frame.text for frame in frames)),
        "workbook": plain("\n".join(str(cell) for cell in cells if cell is not None)),
        "paper": plain("\n".join(paper)),
    }


EVERYWHERE: Final = {"overview", "themes list", "consensus all", "shape write", "workshops", "run"}
EVERYWHERE_TOO: Final = {"results", "page", "slides", "workbook", "paper"}


@pytest.mark.parametrize("writers", [24, pytest.param(11, marks=pytest.mark.stage2)])
def test_the_same_words_have_the_same_number_everywhere(
    house: House, monkeypatch: pytest.MonkeyPatch, writers: int
) -> None:
    """Every page, phone, wall and report of a workshop in which each way of counting differs."""
    room = awkward(house, f"Awkward, {writers}", writers)
    said = pages(house, room) | reports(room, monkeypatch)

    found = numbers(said)
    assert {name: told for name, told in found.items() if len(told) > 1} == {}
    (people,) = found["wrote"].values()
    assert people >= EVERYWHERE | EVERYWHERE_TOO
    for name in ("joined", "nameless", "statements", "counted", "answered", "answers", "levels"):
        assert found[name], name
    assert {place: each for place, text in said.items() if (each := nameless(text))} == {}


def test_while_people_write_and_answer_all_screens_say_as_many(house: House) -> None:
    """Before the reveal, and before anything can be told of answers: run, wall and leaders."""
    house.enter()
    room = house.room("Under way", 0, levels=("Top", "Base"), units=("North", "South"))
    house.store.workshops.move(room.id, Phase.GATHER)
    people = [phone(house, room, at, at % 2, at % 2) for at in range(26)]
    kept = [writes(house, room, who, text)[0] for who, text in zip(people, texts(20), strict=False)]
    house.store.moderation.move(room.id, kept[:2], Status.HIDDEN)
    rows = [Arrival(f"One login for {each}", None, None, None) for each in ("all", "wards", "me")]
    house.store.statements.add_many(room.id, room.questions[0].id, rows)
    screens = ("run", "live", "workshops", "overview")
    said = {page: told(house.visit(page, room)) for page in screens}
    found = numbers(said)
    assert found["wrote"] == {"23": set(screens)}
    assert found["joined"] == {"26": {"run", "live"}}

    house.store.workshops.move(room.id, Phase.THEMES)
    house.refresh(room)
    house.store.workshops.move(room.id, Phase.RESPOND)
    answer(house, room, people[:3])
    totals._known.clear()
    room = house.refresh(room)
    said = {page: told(house.visit(page, room)) for page in ("run", "live", "consensus")}
    found = numbers(said)
    assert found["answered"] == {"<5": set(said)}
    assert len(found["answers"]) == 1
    assert found["joined"] == {"26": {"run", "live"}}


def test_each_way_of_counting_comes_to_another_number(house: House) -> None:
    """Else the test above would prove nothing: what is called otherwise is another number here."""
    room = awkward(house, "Awkward, counted", 24)
    found = results.newest(room, room.questions[0])
    assert found is not None
    people, statements = totals.wrote(room)
    answered, answers = totals.answered(room)
    here = totals.counted(room, found)
    different = [totals.joined(room), totals.nameless(room), people, statements, here]
    different += [answered, answers]
    assert len({each.number for each in different}) == len(different)
    assert len(found.alignment.levels) < len(room.levels)
    assert found.late


def test_a_small_room_tells_no_total_but_in_steps(house: House) -> None:
    """Whoever has the link to the results reads what the promise says: steps, not eleven people."""
    room = awkward(house, "Awkward and small", 11)
    code = room.code.replace(" ", "")
    said = told(house.visit("results", None, None, code=code))
    people = totals.wrote(room)[0]
    assert f" {people} people wrote." in said
    assert (people.number, str(people)) == (18, "14+")  # four of them came with a card and a file


@pytest.mark.parametrize("act", ["write", "answer"])
def test_no_file_makes_a_total_tell_that_one_person_acts(house: House, act: str) -> None:
    """Beside a hundred rows, whoever brought them could count the few phones one by one."""
    house.enter()
    room = house.room(f"Beside a file, {act}", 0, levels=("Top", "Base"), units=("North",))
    rows = [Arrival(text, None, None, None) for text in texts(100)]
    house.store.statements.add_many(room.id, room.questions[0].id, rows)
    asked = house.store.responses.choices(room.questions[0].id)
    given = [
        Response(str(each.participant_id), asked[0].id, 1, matters=False) for each in asked[1:]
    ]
    house.store.responses.add_many(room.id, given)
    house.store.workshops.move(room.id, Phase.GATHER if act == "write" else Phase.RESPOND)
    people = [phone(house, room, at, at % 2, 0) for at in range(5)]
    seen = []
    for at, who in enumerate(people):
        if act == "write":
            writes(house, room, who, f"Warm food at night {'please ' * at}")
        else:
            house.store.responses.answer(who, asked[0].id, 1)
        totals._known.clear()
        said = numbers({page: told(house.visit(page, room)) for page in ("run", "live")})
        seen.append({name: list(each) for name, each in said.items()})
    assert seen[0] == seen[1] == seen[2] == seen[3]
    assert seen[4] != seen[3]


def test_with_several_questions_people_are_those_of_the_workshop(house: House) -> None:
    """The results of each question say the same number of people; none claims what it lacks."""
    room = house.room(
        "Two questions, one number", 30, questions=["What for?", "What is in the way?"]
    )
    first, second = (each.id for each in room.questions)
    rows = [Arrival(f"Too many forms {'here ' * at}", f"p{at}", None, None) for at in range(8)]
    said = {"first": told(house.visit("overview", room, q=first))}
    said["second, empty"] = told(house.visit("overview", room, q=second))
    assert "Nobody has written to this question yet" in said["second, empty"]
    house.store.statements.add_many(room.id, second, rows)
    house.store.workshops.switch_part(room.id, Part.RESULTS, on=True)
    totals._known.clear()
    assert "There are 5+ so far" in told(house.visit("overview", room, q=second))
    room = house.refresh(room)
    said = {key: told(house.visit("overview", room, q=key)) for key in (first,)}
    code = room.code.replace(" ", "")
    said["phone"] = told(house.visit("results", None, None, code=code, q=first))
    said["run"] = told(house.visit("run", room))
    assert {name: each for name, each in numbers(said).items() if len(each) > 1} == {}
    assert numbers(said)["wrote"] == {"38": {first, "phone", "run"}}
    rows = [Arrival(f"Too few beds {'here ' * at}", f"q{at}", None, None) for at in range(14)]
    house.store.statements.add_many(room.id, second, rows)
    totals._known.clear()
    assert "22 statements are being read" in told(house.visit("overview", room, q=second))


def test_a_command_and_a_page_count_a_file_alike(house: House) -> None:
    """Rows of a file that names no people are as many people on the page as on the console."""
    content = b"statement\nMore time for patients\nOne login for all\nRosters a month ahead\n"
    found = read.summary(read_statements(content, "three.csv"))
    room = house.room("A file counted", 0, reveal=False)
    app = house.visit("files", room)
    app.text_area[0].set_value(content.decode()).run()
    assert found["people"] == len(found["statements"]) == 3
    assert "3 statements of 3 people can be taken" in told(app)


def test_methods_say_what_each_number_counts() -> None:
    """The table of ``docs/methods.md`` is the one that the pages are held against."""
    said = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", said, re.MULTILINE)
    assert [each for each in rows if each[0] not in ("said", "---")] == [
        (noun.words, noun.who) for noun in NOUNS.values()
    ]
