"""Results on the phone: for everyone with the link, as far as they are open, by the same door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.leadership.conftest import House, shown, texts
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.phone_results import Passage
from vision.store import Setup

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop


def opened(house: House, title: str, people: int, **room: object) -> Workshop:
    """Return a room whose results are open on phones."""
    workshop = house.room(title, people, **room)  # type: ignore[arg-type]
    house.store.workshops.switch_part(workshop.id, Part.RESULTS, on=True)
    return house.store.workshops.get(workshop.id)


def link(house: House, workshop: Workshop, **address: str) -> AppTest:
    """Follow the link as somebody who has not joined and holds no role."""
    return house.visit("results", None, None, code=workshop.code.replace(" ", ""), **address)


def test_a_link_works_without_joining(house: House) -> None:
    """Somebody who was not there reads themes, numbers and words, and can tell what each means."""
    room = opened(house, "Wide", 60)
    said = shown(link(house, room))

    assert "What people speak of" in said
    assert "60 people wrote." in said
    assert "of 100" in said
    assert said.count("What does this mean?") >= 2
    assert "You spoke of this." not in said
    before = house.store.participants.count(room.id)
    link(house, room)
    assert house.store.participants.count(room.id) == before


def test_ones_own_themes_are_marked(house: House) -> None:
    """Whoever joined and wrote sees which themes are theirs; nobody else sees them marked."""
    room = house.store.workshops.add(Setup("Own", ["What for?"], [("Everyone", 40)]))
    house.store.workshops.choose_themes(room.id, Lens.WORDS, None)
    for number, text in enumerate(texts(30)):
        join, add = house.store.participants.join, house.store.statements.add
        me = join(room.id, f"phone {number}", level_id=room.levels[0].id, unit_id=None)
        add(me.id, room.questions[0].id, text, "once")
    house.store.workshops.move(room.id, Phase.THEMES)
    house.store.workshops.switch_part(room.id, Part.RESULTS, on=True)
    app = link(house, house.refresh(room))
    assert "You spoke of this." not in shown(app)

    app.session_state["visit_token"] = f"phone {0}"
    assert shown(app.run()).count("You spoke of this.") == 1


@pytest.mark.parametrize("people", [3, 12])
def test_a_small_room_reads_what_may_be_told(house: House, people: int) -> None:
    """No number of fewer than five people, and a sentence about why."""
    room = opened(house, f"Small {people}", people)
    said = shown(link(house, room))

    assert not re.search(r"\b[1-4] (people|of 100)", said)
    assert "fewer than 5 people" in said or "Themes are being found" in said


def test_everyone_reads_which_numbers_were_raised(house: House) -> None:
    """Beside the results, also where they are closed, and beside what is promised."""
    room = house.room("Raised", 12)
    house.store.attendance.expect(room.levels[0].id, 9)
    for page in ("results", "promise"):
        app = house.visit(page, None, None, code=room.code.replace(" ", ""))
        assert "People expected at Executive board: 9, " in shown(app)
    house.store.attendance.expect(room.levels[0].id, 0)
    house.store.attendance.expect(room.levels[0].id, 3)
    for page in ("results", "promise"):
        app = house.visit(page, None, None, code=room.code.replace(" ", ""))
        said = shown(app)
        assert "Executive board: the number was taken back, 9 before" in said
        assert "Executive board: 3, 0 before" in said
        assert "Executive board: 9, " in said  # nor does that hide how high it was


def test_what_is_not_open_says_so(house: House) -> None:
    """Off, not revealed yet, or kept back step by step: one sentence, and no number."""
    closed = house.room("Closed to phones", 60)
    assert "The results are not open" in shown(link(house, closed))
    early = opened(house, "Early", 60, reveal=False)
    assert "People are still writing" in shown(link(house, early))

    room = opened(house, "By and by", 60)
    house.store.passages.keep_back(room.id, Passage.LEVELS, back=True)
    said = shown(link(house, room))
    assert "What people speak of" in said
    assert "Where levels differ" not in said
    house.store.passages.keep_back(room.id, Passage.THEMES, back=True)
    house.store.workshops.move(room.id, Phase.RESPOND)
    # A second passes before another look is taken; the part itself is asked at once.
    house.store.workshops.switch_part(room.id, Part.RESULTS, on=False)
    assert "The results are not open" in shown(link(house, room))


def test_the_vision_is_read_once_it_is_shared(house: House) -> None:
    """In Shape the draft stands there, with how many voices it carries; before, nothing of it."""
    room = opened(house, "Vision", 60)
    assert "We have time for every patient" not in shown(link(house, room))
    draft = house.store.drafts.save(room.id, "We have time for every patient. Go!", seen=0)
    house.store.workshops.move(room.id, Phase.SHAPE)
    assert "There is no draft for everyone yet." in shown(link(house, room))
    house.store.drafts.share(room.id, draft.number)
    said = shown(link(house, room))

    assert "We have time for every patient" in said
    assert "voices." in said


def test_a_facilitator_chooses_step_by_step(house: House) -> None:
    """Run has the link and one choice a passage once results are on, and nothing before."""
    off = house.room("Not on", 12)
    app = house.visit("run", off)
    assert "What people speak of" not in {each.label for each in app.toggle}
    room = opened(house, "On", 12)
    app = house.visit("run", room)
    assert any("/results?code=" in each.value for each in app.code)
    next(each for each in app.toggle if each.label == "Where levels differ").set_value(False).run()

    assert not app.exception
    assert house.store.passages.kept_back(room.id) == {Passage.LEVELS}
