"""What a room does beside answering, by keyboard alone: pulse, say it back, names, guess, files."""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks.desk import take_first
from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE, WALL
from tests.browser.keyboard import Hands
from tests.browser.test_extra_parts import RESPECT, TIME, phone
from tests.browser.test_files import SURVEY
from tests.browser.test_naming import room as named_room
from vision.models import Role
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Hall, Visits
    from vision.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]


@pytest.fixture(scope="module")
def themed(hall: Hall) -> Workshop:
    """A room whose themes are shown."""
    made = named_room(hall)
    hall.store.workshops.move(made.id, Phase.THEMES)
    return made


def shaping(hall: Hall, part: Part, phase: Phase) -> Workshop:
    """Return a room in which everyone may read two sentences."""
    made = hall.workshop(parts=frozenset({part}))
    hall.store.workshops.move(made.id, Phase.SHAPE)
    draft = hall.store.drafts.save(made.id, f"{TIME} {RESPECT}", seen=0)
    hall.store.drafts.share(made.id, draft.number)
    hall.store.workshops.move(made.id, phase)
    return made


def test_a_pulse_is_opened_answered_and_closed(hall: Hall, visits: Visits) -> None:
    """By whoever runs the workshop at the desk, and by somebody who did not join on a phone."""
    workshop = shaping(hall, Part.STEPS, Phase.CLOSED)
    desk = hall.desk(visits, "run", workshop)
    hands = Hands(desk)
    desk.get_by_role("button", name="Open a pulse").wait_for()
    hands.to("Open a pulse")
    close = desk.get_by_role("button", name="Close the pulse")
    hands.press("Enter", close)

    code = workshop.code.replace(" ", "")
    page = visits.new(f"{hall.server.address}/pulse?code={code}", PHONE)
    page.get_by_text("I answer as").wait_for()
    thumbs = Hands(page)
    thumbs.to("Managers")
    thumbs.press("ArrowDown")
    thumbs.to("How true is sentence 1")
    thumbs.press("ArrowRight")
    thumbs.to("Send")
    thumbs.press("Enter", page.get_by_text("Thank you"))
    thumbs.to("Change it")
    thumbs.press("Enter", page.get_by_role("slider").first)
    pulse = hall.store.pulses.now(workshop.id)
    assert pulse is not None
    assert hall.store.pulses.people(pulse.id) == 1

    hands.to("Close the pulse")
    desk.keyboard.press("Enter")
    close.wait_for(state="detached")
    hands.holds()
    assert hall.store.pulses.now(workshop.id) is None


def test_somebody_stands_comments_and_says_it_back(hall: Hall, visits: Visits) -> None:
    """On a phone: where I stand, a comment on a sentence, and what it would change, and back."""
    workshop = shaping(hall, Part.SAY_BACK, Phase.SHAPE)
    page, person = phone(hall, visits, workshop, "stand")
    hands = Hands(page)
    page.get_by_text("What would this change").wait_for()
    hands.to("Comment on a sentence")
    hands.press("Enter", page.get_by_label("Your comment"))
    hands.to("Sentence")
    hands.press("ArrowDown", page.get_by_role("option").last)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    hands.holds()
    hands.to("Your comment")
    hands.write("Said well")
    hands.to("Send")
    hands.press("Enter", page.get_by_text("Your comment for sentence 2."))

    hands.to("I'll make it happen")
    hands.press("Space", page.get_by_text("Kept. It is shown only together"))
    hands.press("ArrowDown")
    assert len(hall.store.stances.of(person)) == 1

    hands.to("What would this change")
    hands.write("I sit down")
    hands.to("I want this sentence")
    hands.press("Space")
    hands.to("Say it back")
    change = page.get_by_role("button", name="Change", exact=True)
    hands.press("Enter", change)
    hands.to("Change")
    assert "What would this change" in hands.press("Enter", page.get_by_label("What would this"))
    hands.write(" beside the bed")
    hands.to("Say it back")
    hands.press("Enter", change)
    hands.to("Withdraw")
    hands.press("Enter", page.get_by_role("dialog"))
    hands.to("Keep them")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    assert hands.holds() == "Withdraw"
    hands.press("Enter", page.get_by_role("dialog"))
    hands.to("Withdraw them")
    page.keyboard.press("Enter")
    change.wait_for(state="detached")
    assert "What would this change" in hands.holds()
    assert hall.store.say_back.of(person) == {}


def test_themes_are_named_by_tab_and_enter(hall: Hall, visits: Visits, themed: Workshop) -> None:
    """Own words, nothing, undo, a cut that is left, another theme: never a key into a field."""
    desk = hall.desk(visits, "naming", themed)
    hands = Hands(desk)
    own = desk.get_by_label("Or in your own words")
    desk.get_by_text("0 of 3").wait_for()
    hands.to("Or in your own words")
    hands.write("Time at the bed")
    hands.press("Enter", desk.get_by_text("1 of 3"))
    hands.to("This is nothing")
    hands.press("Enter", desk.get_by_text("2 of 3"))
    hands.to("Undo")
    hands.press("Enter", desk.get_by_text("1 of 3"))
    hands.to("This is two")
    hands.press("Enter", desk.get_by_role("button", name="Part it so"))
    hands.to("Leave it whole")
    hands.press("Enter", own)
    until, asked = time.monotonic() + FIRST_THEMES_MS / 1000, themed.questions[0].id
    wanted = hall.store.workshops.get(themed.id).revision
    while (hall.store.snapshots.revision(asked) or 0) < wanted:  # newer results close a list
        assert time.monotonic() < until
        desk.wait_for_timeout(500)
    desk.wait_for_timeout(4000)
    hands.to("The same as")
    desk.keyboard.press("ArrowDown")
    take_first(desk, desk.get_by_role("button", name="Merge", disabled=False))
    hands.to("Merge")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("combobox")).to_have_value("")
    assert "The same as" not in hands.holds()
    hands.press("u", own)


def test_a_leader_guesses_before_looking(hall: Hall, visits: Visits, themed: Workshop) -> None:
    """A slider is moved, the guess is kept, the results are opened."""
    token = secrets.token_urlsafe(32)
    hall.store.passes.grant(token, themed.id, Role.LEADER)
    page = visits.new(f"{hall.server.address}/overview?w={themed.id}", LAPTOP, token=token)
    hands = Hands(page)
    page.get_by_role("button", name="Guess first").wait_for()
    hands.to("Guess first")
    hands.press("Enter", page.get_by_role("slider").first)
    hands.to("People of 100")
    hands.press("ArrowRight")
    hands.to("This is what I expect")
    hands.press("Enter", page.get_by_text("Your guess is kept"))
    hands.to("To the overview")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Overview"))
    hands.holds()


def test_statements_come_in_and_go_back(hall: Hall, visits: Visits, tmp_path: Path) -> None:
    """A file is chosen, taken, and taken back."""
    workshop = hall.workshop()
    question = workshop.questions[0].id
    survey = tmp_path / "survey.csv"
    survey.write_text(SURVEY, encoding="utf-8")
    page = hall.desk(visits, "files", workshop)
    hands = Hands(page)
    page.on("filechooser", lambda opened: opened.set_files(survey))
    page.get_by_text("Upload").first.wait_for()
    hands.to("Upload")
    hands.press("Enter", page.get_by_text("4 statements of 4 people can be taken"))
    hands.to("Take 4 statements")
    hands.press("Enter", page.get_by_text("4 statements are in."))
    assert len(hall.store.statements.gathered(question)) == 4
    hands.to("Take back this import")
    hands.press("Enter", page.get_by_text("4 statements were taken back."))
    assert hall.store.statements.gathered(question) == ()


def test_the_walls_buttons_need_no_mouse(hall: Hall, visits: Visits, themed: Workshop) -> None:
    """The next view, the timer, a blank screen and back, and the way to the desk."""
    wall = hall.desk(visits, "live", themed)
    wall.set_viewport_size(WALL)  # type: ignore[arg-type]
    wall.locator(".v-cloud").wait_for()
    hands = Hands(wall)
    hands.to("Next")
    hands.press("Enter", wall.locator(".v-one"))
    hands.to("Start or stop the timer")
    hands.press("Enter", wall.locator(".v-timer"))
    hands.to("Blank the screen")
    hands.press("Enter", wall.locator(".v-blank"))
    wall.keyboard.press("Enter")
    wall.locator(".v-blank").wait_for(state="detached")
    assert "Blank the screen" in hands.holds()
    hands.to("Back to running")
    hands.press("Enter", wall.get_by_text(Phase.RESPOND.rules.opens).first)
