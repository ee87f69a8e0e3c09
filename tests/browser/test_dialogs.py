"""Whoever opened a dialog closes it: not a room that goes on, results that come, another desk."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pages.participant.parts.person import LOOK_S
from tests.browser.conftest import FIRST_THEMES_MS
from tests.browser.test_onward import TOLD
from vision.models import Step
from vision.phases import Phase
from vision.store.statements import NOT_GATHERING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits
    from vision.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]


def changing(visits: Visits, hall: Hall) -> tuple[Page, Workshop, str]:
    """Return a phone on which somebody is typing a change, its workshop, and who it is."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    hall.store.statements.add(person, workshop.questions[0].id, "Fair rosters", person)
    page.reload()
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("dialog").get_by_label("In your own words").press("End")
    page.keyboard.type(", a week ahead")
    return page, workshop, person


def test_a_change_is_kept_once_the_room_went_on(visits: Visits, hall: Hall) -> None:
    """People may write on while themes are shown: typed letter by letter, and kept with a press.

    The page follows the room when the dialog is closed, which then does not come back.
    """
    page, workshop, person = changing(visits, hall)
    hall.store.workshops.let_write_on(workshop.id, on=True)
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label("In your own words")
    page.wait_for_timeout(TOLD)
    page.keyboard.type(" or two")
    expect(field).to_have_value("Fair rosters, a week ahead or two")
    dialog.get_by_role("button", name="Keep the change").click()
    expect(dialog).to_have_count(0)
    kept = hall.store.statements.of(person, workshop.questions[0].id)
    assert [each.text for each in kept] == ["Fair rosters, a week ahead or two"]
    expect(page.locator("[data-room]")).to_have_attribute("data-room", "themes open")

    page.get_by_role("button", name="Change", exact=True).click()
    expect(dialog).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    hall.store.workshops.move(workshop.id, Phase.GATHER)
    expect(page.locator("[data-room]")).to_have_attribute("data-room", "gather open")
    expect(dialog).to_have_count(0)


def test_words_outlast_the_time_to_change_them(visits: Visits, hall: Hall) -> None:
    """They stay in their field, with the reason, until who typed them closes it; then it goes on.

    Also where the page is drawn anew meanwhile, as after a lost connection.
    """
    page, workshop, person = changing(visits, hall)
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    page.wait_for_timeout(TOLD)
    page.evaluate("document.querySelector('.st-key-anew button').click()")
    expect(page.locator("[data-room]")).to_have_attribute("data-room", "themes")
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label("In your own words")
    expect(field).to_have_value("Fair rosters, a week ahead")
    dialog.get_by_role("button", name="Keep the change").click()
    expect(dialog.get_by_text(NOT_GATHERING)).to_be_visible()
    expect(field).to_have_value("Fair rosters, a week ahead")
    page.keyboard.press("Escape")
    expect(page).to_have_title(re.compile("My voice"))
    expect(dialog).to_have_count(0)
    kept = hall.store.statements.of(person, workshop.questions[0].id)
    assert [each.text for each in kept] == ["Fair rosters"]


def test_results_close_nothing(visits: Visits, hall: Hall) -> None:
    """Somebody is asked whether to withdraw words while their theme is found, and sees it after."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    asked = workshop.questions[0].id
    hall.store.statements.add(person, asked, "Fair rosters", person)
    hall.says(workshop, "Quiet rooms", "Longer breaks")
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    page.reload()
    page.get_by_role("button", name="Withdraw", exact=True).click()
    dialog = page.get_by_role("dialog")
    words = dialog.locator(".v-statement")
    expect(words).to_have_text("Fair rosters")
    page.evaluate("document.querySelector('[role=dialog] .v-statement').dataset.same = 'yes'")
    until = time.monotonic() + FIRST_THEMES_MS / 1000
    while hall.store.snapshots.newest_id(asked) is None:
        assert time.monotonic() < until
        page.wait_for_timeout(500)
    page.wait_for_timeout(1000 * LOOK_S + 2000)
    expect(words).to_have_attribute("data-same", "yes")
    dialog.get_by_role("button", name="Keep them").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Where your words went")).to_have_count(1)
    assert len(hall.store.statements.of(person, asked)) == 1


def test_another_facilitator_closes_no_dialog(visits: Visits, hall: Hall) -> None:
    """The room is moved from another desk while a step is being written."""
    workshop = hall.workshop()
    hall.store.agendas.keep(workshop.id, [Step(Phase.GATHER, "Welcome")], seen=workshop.agenda)
    desk = hall.desk(visits, "run", workshop)
    desk.get_by_text("What you say, step by step").click()
    desk.locator(".st-key-change-step-0 button").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Title of the step").fill("Arrive")
    dialog.get_by_label("What you do meanwhile").press("End")
    desk.keyboard.type("Open the door")
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    desk.wait_for_timeout(6000)
    desk.keyboard.type(" wide")
    expect(dialog.get_by_label("What you do meanwhile")).to_have_value("Open the door wide")
    dialog.get_by_role("button", name="Keep this step").click()
    expect(dialog).to_have_count(0)
    expect(desk.get_by_text(Phase.THEMES.rules.says)).to_have_count(1)
    step = hall.store.workshops.get(workshop.id).agenda[0]
    assert (step.title, step.does) == ("Arrive", "Open the door wide")
