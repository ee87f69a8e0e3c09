"""Phones in a real browser: no connection is said, nothing foreign is in reach, Back goes back."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError, expect  # noqa: A004 - the driver's own

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.test_gather import share
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

SOON_MS = 5_000
"""Within which a page says that its connection is lost."""


def silenced(page: Page) -> None:
    """Let nothing come through any more without a word, as behind a dead access point."""
    page.context.route("**/*", lambda _: None)


def test_a_lost_connection_is_said_on_every_page(hall: Hall, visits: Visits) -> None:
    """Within 5 s of any loss, silent ones too: phone, wall, Run, a leader's; and it goes again."""
    workshop = hall.workshop()
    phone, _ = hall.phone(visits, workshop)
    pages = [phone, *(hall.desk(visits, path, workshop) for path in ("live", "run", "overview"))]
    hall.server.kill()
    dead = time.monotonic()
    for page in pages:
        left = SOON_MS - 1000 * (time.monotonic() - dead)
        expect(page.locator(".v-offline")).to_be_visible(timeout=max(left, 1))
    hall.server.start()
    for page in pages:
        line = page.locator(".v-offline")
        expect(line).to_be_hidden()
        silenced(page)
        expect(line).to_be_visible(timeout=SOON_MS)
        page.context.unroute_all()
        expect(line).to_be_hidden()
        page.context.set_offline(True)
        expect(line).to_be_visible(timeout=SOON_MS)
        page.close()


def test_thanks_never_stand_beside_unsent_words(hall: Hall, visits: Visits) -> None:
    """They go as soon as the next words are typed, and while there is no connection."""
    page, _ = hall.phone(visits, hall.workshop())
    share(page, "More time")
    thanks = page.get_by_text("Thank you, it is in.")
    expect(page.locator(".st-key-thanks")).to_contain_text("themes appear on the wall")
    expect(thanks).to_be_visible()
    page.get_by_label("In your own words").press_sequentially("A")
    expect(thanks).to_be_hidden()
    page.get_by_label("In your own words").fill("")
    expect(thanks).to_be_visible()
    page.context.set_offline(True)
    expect(thanks).to_be_hidden(timeout=SOON_MS)


def test_the_field_grows_counts_and_sends_by_key(hall: Hall, visits: Visits) -> None:
    """As high as its text; near the end it says how long it may be; Ctrl+Enter sends it."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    field = page.get_by_label("In your own words")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    field.fill("Here is room enough")
    expect(page.get_by_test_id("InputInstructions").filter(visible=True)).to_have_count(0)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    field.fill("")
    low = field.bounding_box()
    field.fill("word " * 110)
    expect(page.locator(".v-count")).to_have_text("549 / 600")
    high = field.bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > 2 * low["height"]
    assert field.evaluate("field => field.scrollHeight - field.clientHeight") <= 1
    field.fill("word " * 130)
    share(page, "word " * 130)
    page.get_by_text("This statement is too long: 600 characters fit, and it has 649").wait_for()
    expect(field).to_have_value("word " * 130)

    field.fill("Short and *good*")
    field.press("Control+Enter")
    expect(page.locator(".v-card .v-statement")).to_have_text("Short and *good*")
    kept = hall.store.statements.of(person, workshop.questions[0].id)
    assert [each.text for each in kept] == ["Short and *good*"]


def test_back_goes_back_to_the_question_before(hall: Hall, visits: Visits) -> None:
    """A view that stands in the address is left by Back, control and content together."""
    workshop = hall.workshop(questions=["What do you hope for?", "What stands in the way?"])
    page, _ = hall.phone(visits, workshop)
    question = page.locator(".v-question")
    page.get_by_text("Question 2").click()
    expect(question).to_have_text("What stands in the way?")
    page.go_back()
    expect(question).to_have_text("What do you hope for?")
    expect(page.locator("[data-selected=true]")).to_have_text("Question 1")

    page.get_by_text("Change level or unit").click()
    page.get_by_text("Leave it as it was").wait_for()
    page.go_back()
    expect(question).to_have_text("What do you hope for?")
    page.get_by_text("Change level or unit").click()
    page.get_by_text("Leave it as it was").click()
    expect(question).to_have_text("What do you hope for?")


def back(page: Page) -> None:
    """Press Back once the page stands."""
    page.wait_for_timeout(400)
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.go_back()


@pytest.mark.parametrize(
    ("path", "first", "second"),
    [
        ("results", "Question 1", "Question 2"),
        ("respond", "What others want", "How it is today"),
    ],
)
def test_back_undoes_a_choice_on_results_and_while_answering(
    hall: Hall, visits: Visits, path: str, first: str, second: str
) -> None:
    """Another question of the results, another view of Respond: one press each, and no more."""
    questions = ["What do you hope for?", "What stands in the way?"]
    workshop = hall.workshop(questions=questions, parts=frozenset({Part.RESULTS}))
    page, _ = hall.phone(visits, workshop)
    hall.store.workshops.move(workshop.id, Phase.RESPOND)
    page.wait_for_timeout(1_500)  # where a room stands is kept for a second
    page.goto(f"{hall.server.address}/{path}?code={workshop.code.replace(' ', '')}")
    chosen = page.locator('[data-selected="true"]')
    expect(chosen.filter(has_text=first)).to_be_visible()
    page.get_by_text(second, exact=True).click()
    expect(chosen.filter(has_text=second)).to_be_visible()
    back(page)
    expect(chosen.filter(has_text=first)).to_be_visible()
    assert f"/{path}?" in page.url


def test_a_participants_page_holds_no_menu(hall: Hall, visits: Visits) -> None:
    """Also for whoever runs workshops: nothing of it is in the page, and Tab leads to the field."""
    workshop = hall.workshop()
    hall.store.participants.join(
        workshop.id, hall.token, level_id=workshop.levels[0].id, unit_id=None
    )
    code = workshop.code.replace(" ", "")
    for path in ("", f"share?code={code}", f"?code={code}&again=1", f"promise?code={code}"):
        page = visits.new(f"{hall.server.address}/{path}", PHONE, token=hall.token)
        page.get_by_text(re.compile("English")).first.wait_for()
        links = page.locator('[data-testid="stSidebarNavLink"], [data-testid="stTopNavLink"]')
        assert links.count() == 0, path
        page.close()
    page = visits.new(f"{hall.server.address}/share?code={code}", PHONE, token=hall.token)
    page.get_by_label("In your own words").wait_for()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert "In your own words" in reached
    door = visits.new(f"{hall.server.address}/", LAPTOP, token=hall.token)
    door.get_by_text("My workshops").click()
    expect(door).to_have_title(re.compile("Workshops"))


def test_a_phone_loads_no_letters_that_it_does_not_show(hall: Hall, visits: Visits) -> None:
    """Streamlit's whole typefaces, 600 KB, stay away as long as all is written in Latin letters."""
    code = hall.workshop().code.replace(" ", "")
    page = visits.new(f"{hall.server.address}/?code={code}", PHONE)
    page.get_by_role("button", name="Start").wait_for()
    page.evaluate("() => document.fonts.ready.then(() => true)")
    files = page.evaluate("() => performance.getEntriesByType('resource').map(each => each.name)")
    letters = [each for each in files if each.endswith(".woff2") and "Symbols" not in each]
    assert any("/sans." in each for each in letters)
    assert [each for each in letters if "Source" in each] == []


def test_a_reveal_in_mid_sentence_keeps_what_was_typed_last(hall: Hall, visits: Visits) -> None:
    """The words of the last second are there as well, on the page that the phone went on to."""
    workshop = hall.workshop()
    page, _ = hall.phone(visits, workshop)
    field = page.get_by_label("In your own words")
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    give_up = time.monotonic() + 30
    words = ""
    while page.locator(".v-half").count() == 0 and time.monotonic() < give_up:
        if field.is_visible():
            with suppress(TimeoutError):  # the page went on under the finger
                field.press_sequentially("ab", timeout=2_000)
                words += "ab"
        page.wait_for_timeout(300)
    kept = page.locator(".v-half .v-statement").inner_text()
    assert words.startswith(kept) or kept.startswith(words)
    assert abs(len(words) - len(kept)) <= 4
