"""Everything by keyboard alone, and focus is never lost: a participant's way, a facilitator's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE
from vision.phases import Phase

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Server, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

NAMED = """() => {
  const held = document.activeElement;
  const label = held.closest("label") ?? document.querySelector(`label[for="${held.id}"]`);
  const own = held.matches("button, a, summary") ? held.textContent : "";
  const names = [held.getAttribute("aria-label"), label?.textContent, own];
  return names.filter(Boolean).join(" ");
}"""
MOST = 40
"""Tabs within which everything on a page is reached."""


def to(page: Page, name: str) -> None:
    """Go on with the Tab key until something of this name has the focus."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAMED))
        if name in passed[-1]:
            return
    raise AssertionError(f"Tab does not lead to {name!r}, only to {passed}")


def is_held(page: Page) -> None:
    """Check that something on the page has the focus, once the page is there."""
    expect(page.locator('.stApp[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(700)
    expect(page.locator(":focus")).to_have_count(1)


def test_a_participant_needs_no_mouse(hall: Hall, visits: Visits) -> None:
    """From the front door to the own words, with focus all the way: join, write, answer, look."""
    workshop = hall.workshop()
    hall.says(workshop, "Longer breaks", "Quieter rooms")
    page = visits.new(hall.server.address, PHONE)
    to(page, "Code from the wall")
    page.keyboard.type(workshop.code)
    page.keyboard.press("Enter")
    page.get_by_text("I write as").wait_for()
    is_held(page)

    to(page, "Managers")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    to(page, "Start")
    page.keyboard.press("Enter")
    page.get_by_label("In your own words").wait_for()
    is_held(page)

    to(page, "In your own words")
    page.keyboard.type("More time")
    to(page, "Share")
    page.keyboard.press("Enter")
    expect(page.locator(".v-card .v-statement")).to_have_text("More time")
    is_held(page)

    hall.store.workshops.move(workshop.id, Phase.RESPOND)
    agree = page.get_by_role("button", name="Agree", exact=False).last
    agree.wait_for(timeout=40_000)
    is_held(page)
    for _ in range(2):
        asked = page.locator(".v-ask .v-statement").inner_text()
        to(page, "Agree")
        page.keyboard.press("Enter")
        expect(page.get_by_text(asked, exact=True)).to_be_hidden()
        is_held(page)
    page.get_by_text("That is all for now").wait_for()
    to(page, "Where my words went")
    page.keyboard.press("Enter")
    page.get_by_text("Back to the room").wait_for()
    is_held(page)


def test_a_facilitator_needs_no_mouse(hall: Hall, visits: Visits) -> None:
    """A phase begins, a dialog opens and closes, a statement is hidden: focus stays on the page."""
    workshop = hall.workshop()
    hall.says(workshop, "Longer breaks", "Quieter rooms")
    desk = hall.desk(visits, "run", workshop)
    desk.get_by_text(Phase.THEMES.rules.opens).first.wait_for()
    to(desk, Phase.THEMES.rules.opens)
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Gather a round 2").wait_for()
    assert hall.store.workshops.get(workshop.id).phase is Phase.THEMES
    is_held(desk)
    to(desk, "Gather a round 2")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Begin round 2").wait_for()
    is_held(desk)
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Begin round 2").wait_for(state="hidden")
    is_held(desk)

    to(desk, "Moderate")
    desk.keyboard.press("Enter")
    desk.locator(".v-judged").wait_for()
    is_held(desk)
    words = desk.locator(".v-judged .v-statement").inner_text()
    to(desk, "Hide")
    desk.keyboard.press("Enter")
    expect(desk.locator(".v-judged .v-statement")).not_to_have_text(words)
    is_held(desk)


def test_a_leader_needs_no_mouse(visits: Visits, sample_server: Server) -> None:
    """A chart fills the screen, another page, another view, its numbers: focus stays there."""
    page = visits.new(f"{sample_server.address}/overview", LAPTOP)
    page.locator("h1.v-finding").wait_for(timeout=FIRST_THEMES_MS)
    to(page, "This chart")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Full screen").wait_for()
    to(page, "Full screen")
    page.keyboard.press("Enter")
    page.locator(".st-key-large-chart svg.marks").wait_for()
    page.keyboard.press("Escape")
    page.locator(".st-key-large-chart").wait_for(state="detached")
    is_held(page)

    to(page, "Alignment")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Alignment"))
    is_held(page)
    to(page, "Themes by level")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator('.st-key-choice-view [data-selected="true"]')).to_have_text("On its way up")
    is_held(page)
    to(page, "The same as a table")
    page.keyboard.press("Enter")
    expect(page.locator("details[open] [data-testid=stDataFrame]")).to_be_visible()
    is_held(page)
