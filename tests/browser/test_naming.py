"""A room names its themes, in a real browser: the facilitator's keys, and the wall that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks.desk import THEMES, Keyboard, name_all
from benchmarks.desk import room as twelve
from tests.browser.conftest import WALL
from vision.models import Lens
from vision.phases import Phase
from vision.store import Arrival
from vision.themes import Action
from vision.workshop.worker import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits
    from vision.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

SAID = (
    *("More time for patients, not for forms", "Time for our patients on every ward"),
    *("Time to sit down with patients who are afraid", "Enough time for patients at night"),
    "Time with patients instead of time on the telephone",
    *("Fair rosters for everybody", "Rosters a month ahead, so that families can plan"),
    *("Rosters that stay as they are once they hang there", "Say in our own rosters"),
    "Rosters that part-time people can live with",
    *("One record for all clinics", "One electronic record that works at home care as well"),
    *("A record that everyone can read", "No more record kept twice on paper"),
    "A record that opens in a second",
)

STANDS = "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"


def room(hall: Hall) -> Workshop:
    """Sixty people who said three things."""
    made = hall.workshop()
    question = made.questions[0]
    arrivals = [
        Arrival(f"{text} ({n})", f"{n} {text}", made.levels[n % 2].id, None)
        for n in range(4)
        for text in SAID
    ]
    hall.store.statements.add_many(made.id, question.id, arrivals, only="people")
    hall.store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    make(hall.store, hall.store.workshops.get(made.id), question)
    return hall.store.workshops.get(made.id)


def press(page: Page, key: str) -> None:
    """Press a key once the page stands: of a page that is being drawn, a button may be the last."""
    page.wait_for_function(STANDS)
    page.keyboard.press(key)


def test_the_facilitators_keys_lead_the_wall(hall: Hall, visits: Visits) -> None:
    """W shows, 1 chooses, U takes back, L leaves for later, T shows a cut that N leaves unmade."""
    workshop = room(hall)
    asked = workshop.questions[0].id
    desk = hall.desk(visits, "naming", workshop)
    desk.get_by_text("0 of 3").wait_for()
    wall = hall.desk(visits, "live", workshop)
    wall.set_viewport_size(WALL)  # type: ignore[arg-type]
    expect(wall.locator(".v-code")).to_be_visible()
    expect(wall.locator(".v-said")).to_have_count(0)

    desk.locator("h1").first.click()
    press(desk, "w")
    said = wall.locator(".v-naming li.v-said")
    expect(said).to_have_count(5)
    expect(wall.locator(".v-naming")).to_contain_text("0 of 3")
    names = wall.locator(".v-names li")
    first = names.first.inner_text()
    expect(desk.get_by_role("button", name=f"1 {first}")).to_be_visible()
    for each in (*said.all(), *names.all()):
        box = each.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= WALL["height"]
        assert box["x"] + box["width"] <= WALL["width"]

    press(desk, "1")
    expect(wall.locator(".v-naming")).to_contain_text("1 of 3")
    expect(names.first).not_to_have_text(first)
    press(desk, "u")
    expect(wall.locator(".v-naming")).to_contain_text("0 of 3")
    expect(names.first).to_have_text(first)
    press(desk, "l")
    expect(names.first).not_to_have_text(first)

    press(desk, "t")
    desk.get_by_text("Nothing is changed until you say so.").wait_for()
    expect(desk.get_by_role("button", name="Part it so")).to_be_enabled(timeout=60_000)
    press(desk, "n")
    desk.get_by_label("Or in your own words").wait_for()
    assert hall.store.theme_edits.log(asked) == ()

    for number in range(1, 4):
        press(desk, "1")
        desk.get_by_text(f"{number} of 3").wait_for()
    expect(wall.locator(".v-given li")).to_have_count(3)
    press(desk, "w")
    expect(wall.locator(".v-code")).to_be_visible()


def test_a_presenters_remote_turns_the_walls_pages(hall: Hall, visits: Visits) -> None:
    """Page down and page up, which such remotes send, lead to the next view and back."""
    workshop = room(hall)
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    wall = hall.desk(visits, "live", workshop)
    wall.locator(".v-cloud").wait_for()
    press(wall, "PageDown")
    wall.locator(".v-one").wait_for()
    press(wall, "PageUp")
    wall.locator(".v-cloud").wait_for()


def test_twelve_themes_take_few_keys_and_one_request_a_decision(hall: Hall, visits: Visits) -> None:
    """Chosen, typed, parted, merged, called nothing and taken back by keyboard alone.

    So two minutes are for reading: 80 keys take 22 s, and how long the machine takes for each of
    its requests `python -m benchmarks desk` prints.
    """
    workshop = twelve(hall.store, hall.workshop())
    asked = workshop.questions[0].id
    desk = hall.desk(visits, "naming", workshop)
    keyboard = Keyboard(desk)
    desk.reload()
    desk.get_by_text(f"0 of {THEMES}").wait_for()
    begun = keyboard.asked
    name_all(keyboard)

    desk.get_by_text(f"{THEMES} of {THEMES}").wait_for()  # one more by parting, one less by merging
    done = [each.body["action"] for each in hall.store.theme_edits.log(asked)]
    assert {Action.RENAME, Action.OTHER, Action.SPLIT, Action.MERGE} <= set(map(Action, done))
    acts = [(act, keys) for act, keys, _ in keyboard.acts if keys]
    assert keyboard.asked - begun <= len(acts)
    assert [each for each in acts if each[1] > 3 and each[0] not in {"own words", "choose"}] == []
    assert keyboard.presses <= 80
