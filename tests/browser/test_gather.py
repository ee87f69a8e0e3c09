"""Gathering from a room, in a real browser: nothing is lost, nothing is shown too early."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Server, _free_port, _running
from vision.models import Moderation, Role, Status
from vision.settings import Settings
from vision.store import INSTALLATION, Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Visits
    from vision.models import Workshop
    from vision.store import Store

pytestmark = pytest.mark.browser


@dataclass
class Hall:
    """A running server, its store, and a facilitator's token."""

    server: Server
    store: Store
    token: str

    def workshop(self, **changes: object) -> Workshop:
        """Return a new workshop with one question, two levels and no units."""
        setup = {
            "title": "Lindwater",
            "questions": ["What should it feel like to work here?"],
            "levels": [("Managers", 10), ("Frontline", 40)],
        }
        return self.store.workshops.add(Setup(**(setup | changes)))  # type: ignore[arg-type]

    def phone(self, visits: Visits, workshop: Workshop) -> tuple[Page, str]:
        """Return a phone before the field, and the id of its participant."""
        token = secrets.token_urlsafe(32)
        person = self.store.participants.join(
            workshop.id, token, level_id=workshop.levels[-1].id, unit_id=None
        )
        address = f"{self.server.address}/share?code={workshop.code.replace(' ', '')}"
        page = visits.new(address, PHONE, token=token)
        page.get_by_label("In your own words").wait_for()
        return page, person.id

    def desk(self, visits: Visits, path: str, workshop: Workshop | None = None) -> Page:
        """Return a facilitator's laptop before a page."""
        address = f"{self.server.address}/{path}" + (f"?w={workshop.id}" if workshop else "")
        return visits.new(address, LAPTOP, token=self.token)

    def says(self, workshop: Workshop, *texts: str) -> list[str]:
        """Let one person each say something; return the statements' ids."""
        ids = []
        for text in texts:
            person = self.store.participants.join(
                workshop.id,
                secrets.token_urlsafe(32),
                level_id=workshop.levels[-1].id,
                unit_id=None,
            )
            kept = self.store.statements.add(
                person.id, workshop.questions[0].id, text, secrets.token_urlsafe(8)
            )
            ids.append(kept.id)
        return ids


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all journeys here; each has a workshop of its own."""
    folder = tmp_path_factory.mktemp("hall")
    for server in _running(Server(folder, _free_port(), {"VISION_SAMPLE": "no"})):
        store = open_store(Settings.from_mapping({"VISION_DATA": str(folder)}))
        token = secrets.token_urlsafe(32)
        store.passes.grant(token, INSTALLATION, Role.OWNER)
        yield Hall(server, store, token)
        store.close()


def share(page: Page, text: str) -> None:
    """Write a statement and press the button."""
    page.get_by_label("In your own words").fill(text)
    page.get_by_role("button", name="Share", exact=True).click()


def test_a_pause_and_a_reload_keep_the_text(hall: Hall, visits: Visits) -> None:
    """Unsent words come back after a reload, though the field was never left."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    page.get_by_label("In your own words").press_sequentially("More time for *pat")
    page.wait_for_timeout(2_500)
    assert hall.store.participants.writing(person, workshop.questions[0].id) == "More time for *pat"

    page.reload()

    expect(page.get_by_label("In your own words")).to_have_value("More time for *pat")
    page.get_by_label("In your own words").press_sequentially("ients*")
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator(".v-card .v-statement")).to_have_text("More time for *patients*")
    expect(page.get_by_text("Thank you, it is in.")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_have_value("")


def test_a_phone_number_is_pointed_out_before_it_is_sent(hall: Hall, visits: Visits) -> None:
    """Two plain choices; nothing is kept as a statement before one is made."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    asked = workshop.questions[0].id
    share(page, "Ring me: 0151 234 567 89")
    expect(page.get_by_text("This looks like a phone number.")).to_be_visible()
    assert hall.store.statements.of(person, asked) == ()

    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_label("In your own words")).to_have_value("Ring me:")
    share(page, "Ring me: 0151 234 567 89")
    page.get_by_role("button", name="Send as it is").click()

    expect(page.locator(".v-card .v-statement")).to_have_text("Ring me: 0151 234 567 89")


def test_the_next_person_finds_no_trace(hall: Hall, visits: Visits) -> None:
    """A shared device forgets words, drafts and choices, also behind its back button."""
    page, _ = hall.phone(visits, hall.workshop())
    share(page, "Mine alone")
    page.locator(".v-card").wait_for()
    page.get_by_label("In your own words").press_sequentially("Half a thought")
    page.wait_for_timeout(2_000)

    page.get_by_text("Does someone else write on this device").click()
    page.get_by_role("link", name="Next person").click()

    page.get_by_role("button", name="Start").wait_for()
    page.go_back()
    page.get_by_role("button", name="Start").wait_for()
    page.get_by_text("Frontline", exact=True).click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_label("In your own words")).to_have_value("")
    assert page.locator(".v-card").count() == 0


def test_each_question_has_its_own_words(hall: Hall, visits: Visits) -> None:
    """With several questions, the field and the cards belong to the one in view."""
    workshop = hall.workshop(questions=["What do you hope for?", "What stands in the way?"])
    page, person = hall.phone(visits, workshop)
    share(page, "Time")
    page.locator(".v-card").wait_for()

    page.get_by_text("Question 2").click()
    expect(page.locator(".v-question")).to_have_text("What stands in the way?")
    expect(page.locator(".v-card")).to_have_count(0)
    share(page, "Forms")

    expect(page.locator(".v-card .v-statement")).to_have_text("Forms")
    kept = hall.store.statements.of(person, workshop.questions[1].id)
    assert [each.text for each in kept] == ["Forms"]


def test_approve_first_is_really_on(hall: Hall, visits: Visits) -> None:
    """Words wait until a moderator shows them by one key; undo takes them back."""
    workshop = hall.workshop(moderation=Moderation.APPROVE_FIRST)
    page, person = hall.phone(visits, workshop)
    share(page, "Fair pay")
    expect(page.get_by_text("Someone looks at it before others see it.")).to_be_visible()
    (kept,) = hall.store.statements.of(person, workshop.questions[0].id)
    assert hall.store.statements.visible([kept.id]) == {}

    desk = hall.desk(visits, "moderate", workshop)
    expect(desk.locator(".v-judged")).to_contain_text("Fair pay")
    assert "Frontline" not in desk.locator("body").inner_text()
    desk.keyboard.press("s")
    desk.get_by_text("Nothing to look at").wait_for()
    assert hall.store.statements.visible([kept.id])[kept.id].status is Status.VISIBLE
    desk.keyboard.press("u")
    expect(desk.locator(".v-judged")).to_contain_text("Fair pay")
    assert hall.store.statements.visible([kept.id]) == {}


def test_the_queue_goes_by_keyboard_flagged_first(hall: Hall, visits: Visits) -> None:
    """What wants a second look comes first, masked; H hides, N goes on."""
    workshop = hall.workshop()
    plain, rude, details = hall.says(
        workshop, "Fair pay", "This is bullshit", "Ring 0151 234 567 89"
    )
    desk = hall.desk(visits, "moderate", workshop)
    words, marks = desk.locator(".v-judged .v-statement"), desk.locator(".v-judged .v-flag")
    seen = {}
    for _ in range(2):
        text = words.inner_text()
        seen[text] = marks.all_inner_texts()
        desk.keyboard.press("h")
        expect(words).not_to_have_text(text)
    assert seen == {
        "This is bullshit": ["rude words"],
        "Ring [phone number]": ["personal details"],
    }
    expect(desk.locator(".v-judged")).to_contain_text("Fair pay")
    shown = hall.store.statements.visible([plain, rude, details])
    assert list(shown) == [plain]
