"""What leaders take away follows what they see: a chapter for each view, none left behind."""

from __future__ import annotations

import ast
import io
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pptx import Presentation

from pages import menu
from pages.leadership.parts.selection import Selection
from pages.leadership.report.all_chapters import CHAPTERS, ELSEWHERE, contents, statements
from pages.parts import results
from tests.pages.leadership.conftest import shown
from tests.pages.leadership.test_consensus import answered
from tests.readers import on_paper
from vision.drafts.stances import Stance
from vision.models import Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.phone_results import Passage
from vision.reports import report_html, slides_pptx, tables_xlsx
from vision.store import Kind
from vision.workshop.pulses import close

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop
    from vision.reports import Report

TWO = ("Top", "Base")
COMMENT = "Who pays for <b>this</b>?"
DRAFTS = ("We have time for patients.", "We have time for patients. One record serves all.")


def views() -> set[str]:
    """Return each view that leaders have, as ``page/view``, read from the pages themselves."""
    found: set[str] = set()
    for entry in menu.LEADING:
        path = Path(menu.__file__).parent / entry.file
        tables = [
            node.value
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(node.value, ast.Dict)
            and any(
                isinstance(name, ast.Name) and name.id == "VIEWS"
                for name in (node.targets if isinstance(node, ast.Assign) else [node.target])
            )
        ]
        names = [ast.literal_eval(key) for table in tables for key in table.keys if key]
        found |= {f"{entry.address}/{name}" for name in names} or {entry.address}
    return found


@pytest.fixture(scope="module")
def room(house: House) -> Workshop:
    """A room that went all the way: answers, ratings, two versions, stances, a comment, guesses."""
    made = answered(house, "Reported to leaders", 9, levels=TWO)
    store, question = house.store, made.questions[0].id
    for token in ("a", "b", "c"):
        store.guesses.keep(made.id, question, token * 20, {1: 20, 2: 40, 3: 60})
    store.workshops.move(made.id, Phase.SHAPE)
    for number, text in enumerate(DRAFTS):
        store.drafts.save(made.id, text, seen=number, base=number or None)
        store.drafts.share(made.id, number + 1)
    people = sorted(store.participants.levels(made.id))
    for draft in store.drafts.all(made.id):
        rungs = {
            person: (Stance.COMMITMENT if at % 2 else Stance.NONCOMPLIANCE).value
            for at, person in enumerate(people)
        }
        store.stances.add_many(made.id, draft.id, rungs)
    newest = store.drafts.newest(made.id)
    assert newest is not None
    store.remarks.add(people[0], newest.id, 0, COMMENT, "t", kind=Kind.COMMENT)
    for part in Part:
        store.workshops.switch_part(made.id, part, on=True)
    said = [(person, a, b, 1) for person in people for a, b in ((1, 2), (2, 1), (1, 3))]
    store.influences.add_many(made.id, question, said)
    pictures = [(who, at % 2, f"On day {at} I see it", True) for at, who in enumerate(people)]
    store.say_back.add_many(made.id, newest.id, pictures)
    store.workshops.move(made.id, Phase.CLOSED)
    store.first_steps.add(made.id, newest.id, 0, "Two hours a week", owner="Ward B")
    for of_10 in (2, 7):
        pulse = store.pulses.open(made.id, newest.id)
        for at in range(40):
            level = made.levels[at % 2].id
            store.pulses.answer(pulse.id, f"phone {at}", {0: of_10 + at % 3}, level_id=level)
        close(store, made, pulse)
    return house.refresh(made)


@pytest.fixture(scope="module")
def told(room: Workshop) -> Report:
    """What its reports are made from."""
    found = results.newest(room, room.questions[0])
    assert found is not None
    return contents(Selection(room, room.questions[0], found))


def test_every_view_has_its_chapter() -> None:
    """A view that a page gains is told of in the reports, or the reports say where else it is."""
    assert views() == set(CHAPTERS) | set(ELSEWHERE)
    assert not set(CHAPTERS) & set(ELSEWHERE)


def test_every_chapter_is_there_in_a_room_that_went_all_the_way(told: Report) -> None:
    """Each chapter that a view promises is filled where there is something to say."""
    assert set(CHAPTERS) - {chapter.view for chapter in told.further} == set()


def test_what_texts_say_stands_beside_what_people_say_of_pairs(told: Report) -> None:
    """Themes that the same people speak of are a section of their own below the map."""
    (chapter,) = [each for each in told.further if each.view == "themes/influence"]
    assert any("spoken of by the same people" in each.heading for each in chapter.sections)


def test_the_page_the_slides_and_the_workbook_tell_of_every_chapter(told: Report) -> None:
    """Each chapter's sentence is on the page and a slide, its numbers are a sheet."""
    page = unescape(report_html(told).decode())
    slides = Presentation(io.BytesIO(slides_pptx(told)))
    titles = {slide.shapes.title.text for slide in slides.slides if slide.shapes.title}
    sheets = openpyxl.load_workbook(io.BytesIO(tables_xlsx(told)), read_only=True).sheetnames

    for chapter in told.further:
        assert chapter.title in page
        assert chapter.title in titles
        if chapter.sheet:
            assert chapter.sheet in sheets
    assert {chapter.view for chapter in told.further if chapter.sheet} >= set(CHAPTERS) - {
        "consensus/groups"
    }
    assert COMMENT in page


def test_the_report_for_paper_tells_of_every_chapter(
    told: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same sentences and words as the page, chapter by chapter."""
    blocks = on_paper(told, monkeypatch)
    assert {chapter.title for chapter in told.further} <= set(blocks)
    assert any(COMMENT in each for each in blocks)


def test_a_file_that_is_no_longer_true_is_not_offered(house: House, room: Workshop) -> None:
    """Made before a comment was hidden or a part turned off, it can't be taken; else it can."""
    app = house.visit("report", room)
    app.button(key="make-html").click().run()

    def offered() -> bool:
        return bool(app.run().get("download_button"))

    assert offered()
    draft = house.store.drafts.newest(room.id)
    assert draft is not None
    comments = [each.id for each in house.store.remarks.visible(draft.id)]
    house.store.moderation.move(room.id, comments, Status.HIDDEN)
    try:
        assert not offered()
    finally:
        house.store.moderation.move(room.id, comments, Status.VISIBLE)
    assert offered()
    house.store.workshops.switch_part(room.id, Part.METER, on=False)
    try:
        assert not offered()
    finally:
        house.store.workshops.switch_part(room.id, Part.METER, on=True)


def test_the_results_on_a_phone_are_read_in_five_minutes(house: House, room: Workshop) -> None:
    """All passages of such a room, at 200 words a minute; what each number means opens below."""
    link = house.visit("results", None, None, code=room.code.replace(" ", ""))
    said = shown(link)
    assert all(str(each.rules.title) in said for each in Passage)
    passages = re.findall(r'(?s)<section class="v-passage">.*?</section>', said)
    numbers = [each for each in passages if re.search(r"\d+ of 10", each)]
    assert len(numbers) >= 3
    assert all("What does this mean?" in each for each in numbers)
    folded = re.sub(r"(?s)<details.*?</details>|<[^>]+>", " ", said)
    assert len(folded.split()) <= 5 * 200


def test_agreement_has_its_number_on_the_second_slide(told: Report) -> None:
    """Where people have answered, no figure of the first pages is blank."""
    assert all(figure.value for figure in told.figures)
    slide = Presentation(io.BytesIO(slides_pptx(told))).slides[1]
    said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert re.search(r"Agreement\n\d of \d", said), said


def test_people_levels_and_units_are_counted_one_way(
    house: House, room: Workshop, told: Report
) -> None:
    """Pages and reports say the same number of people, as many as the wall counts."""
    people = house.store.statements.counts(room.id)[0]
    said = f"{people} people, {len(room.levels)} levels"
    assert said in told.standing
    for page in ("overview", "themes", "alignment", "consensus", "shape"):
        assert said in shown(house.visit(page, room))


def test_statements_say_who_agrees(room: Workshop) -> None:
    """The table of statements has shares of agreement where people were asked, none else."""
    found = results.newest(room, room.questions[0])
    assert found is not None
    table = statements(Selection(room, room.questions[0], found))
    assert table["agree_of_100"].notna().sum() == 3
    assert set(table["agree_of_100"].dropna()) <= set(range(101))
