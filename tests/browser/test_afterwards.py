"""After the room: somebody who was not there reads the results, and everyone answers a pulse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]
WORDS = (
    "More time for patients, less time for forms",
    "Time to sit with a patient and listen",
    "Rosters are known a month ahead",
    "Fair rosters with free weekends for all shifts",
)
OUTSIDE = """() => [...document.querySelectorAll('.v *, button, a')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 80))"""


def fits(page: Page) -> None:
    """Nothing of a page sticks out of the phone."""
    assert page.evaluate(OUTSIDE) == []


def test_a_link_is_read_and_a_pulse_is_answered_on_a_phone(hall: Hall, visits: Visits) -> None:
    """Without joining: results in light and dark, what a number means, two minutes, thank you."""
    store, room = hall.store, hall.workshop(parts=frozenset({Part.RESULTS, Part.STEPS}))
    store.workshops.choose_themes(room.id, Lens.WORDS, None)
    hall.says(room, *(f"{text}{' again' * (at // 4)}" for at, text in enumerate(WORDS * 5)))
    store.workshops.move(room.id, Phase.THEMES)
    draft = store.drafts.save(room.id, "We have time for every patient.", seen=0)
    store.drafts.share(room.id, draft.number)
    store.workshops.move(room.id, Phase.CLOSED)
    store.first_steps.add(room.id, draft.id, 0, "Two hours a week without forms", owner="Ward B")
    store.pulses.open(room.id, draft.id)
    link = f"{hall.server.address}/results?code={room.code.replace(' ', '')}"
    for dark in (False, True):
        page = visits.new(link, PHONE, dark=dark)
        page.get_by_role("heading", name="What people speak of").wait_for()
        fits(page)
    means = page.get_by_text("What does this mean?").first
    means.click()
    expect(page.get_by_text("Of 100 people who wrote").first).to_be_visible()
    page.get_by_text("One first step", exact=True).click()
    expect(page.get_by_text("Ward B, no date yet.")).to_be_visible()
    fits(page)

    page.goto(link.replace("/results?", "/pulse?"))
    page.get_by_text("Frontline", exact=True).click()
    slider = page.get_by_role("slider").first
    thumb = page.locator('[data-testid="stSlider"] div:has(> div > input[type="range"])').first
    edge = "each => getComputedStyle(each).borderTopWidth"
    waits, ends = thumb.bounding_box(), page.get_by_text("0: not at all").first.bounding_box()
    assert waits is not None
    assert ends is not None
    assert waits["x"] + waits["width"] / 2 < ends["x"], "it stands at no number of the scale"
    assert thumb.evaluate(edge) == "2px"
    slider.focus()
    slider.press("ArrowRight")
    assert thumb.evaluate(edge) == "0px"
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    fits(page)
    pulse = store.pulses.now(room.id)
    assert pulse is not None
    assert store.pulses.people(pulse.id) == 1
