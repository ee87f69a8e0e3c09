"""What a workshop may have beside its phases, on a phone: pairs of themes, and say it back."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_afterwards import WORDS, fits
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits
    from vision.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]
TIME, RESPECT = "We have time for every patient.", "We treat each other with respect."


def phone(hall: Hall, visits: Visits, room: Workshop, page: str) -> tuple[Page, str]:
    """Return a phone of somebody who joined, on a page, and who it is."""
    token = secrets.token_urlsafe(32)
    level = room.levels[-1].id
    person = hall.store.participants.join(room.id, token, level_id=level, unit_id=None)
    code = room.code.replace(" ", "")
    return visits.new(f"{hall.server.address}/{page}?code={code}", PHONE, token=token), person.id


def test_whoever_only_wants_to_write_is_done_in_twenty_seconds(hall: Hall, visits: Visits) -> None:
    """From the code to the thanks, typed by hand, with every part of a workshop on."""
    workshop = hall.workshop(parts=frozenset(Part))
    began = time.monotonic()
    page = visits.new(f"{hall.server.address}/?code={workshop.code.replace(' ', '')}", PHONE)
    page.get_by_text("Frontline", exact=True).click()
    page.get_by_role("button", name="Start").click()
    field = page.get_by_label("In your own words")
    field.wait_for()
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()  # nobody types sooner
    field.press_sequentially("More time for patients", delay=200)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_text("Thank you, it is in.")).to_be_visible()

    assert time.monotonic() - began < 20


def test_pairs_are_answered_with_keys_and_taken_back(hall: Hall, visits: Visits) -> None:
    """One pair after the other, by thumb and by arrow; undo asks the same again; then thanks."""
    room = hall.workshop(parts=frozenset({Part.INFLUENCE}))
    hall.store.workshops.choose_themes(room.id, Lens.WORDS, None)
    hall.says(room, *(f"{text}{' again' * (at // 4)}" for at, text in enumerate(WORDS * 5)))
    hall.store.workshops.move(room.id, Phase.THEMES)
    page, person = phone(hall, visits, room, "voice")
    asked = page.locator(".v-card.v-new .v-statement")
    whole = page.locator('.stApp[data-test-script-state="notRunning"]')

    def said() -> list[int]:
        return sorted(hall.store.influences.of(person, room.questions[0].id).values())

    expect(asked).to_contain_text("Where there is more", timeout=60_000)
    fits(page)
    first = asked.inner_text()
    page.get_by_role("button", name="Easier").click()
    expect(asked).not_to_have_text(first)
    assert said() == [1]
    page.get_by_role("button", name="Undo").click()
    expect(asked).to_have_text(first)
    assert said() == []

    whole.wait_for()  # nobody answers a card within the moment in which it comes
    page.keyboard.press("ArrowLeft")  # harder
    expect(page.get_by_text("Thank you").or_(asked)).not_to_have_text(first)
    assert said() == [-1]


def test_a_sentence_is_said_back_changed_and_withdrawn(hall: Hall, visits: Visits) -> None:
    """What was sent is seen at once, can be changed, and goes when its writer takes it back."""
    room = hall.workshop(parts=frozenset({Part.SAY_BACK}))
    hall.store.workshops.move(room.id, Phase.SHAPE)
    draft = hall.store.drafts.save(room.id, f"{TIME} {RESPECT}", seen=0)
    hall.store.drafts.share(room.id, draft.number)
    page, person = phone(hall, visits, room, "stand")
    field = page.get_by_label("What would this change on an ordinary day?")
    field.fill("I sit down beside the bed")
    page.get_by_text("I want this sentence as it stands").click()
    fits(page)
    page.get_by_role("button", name="Say it back").click()

    expect(page.get_by_text("Sent. It counts together with what others wrote.")).to_be_visible()
    kept = hall.store.say_back.of(person)[draft.id]
    assert (kept.text, kept.wanted) == ("I sit down beside the bed", True)
    fits(page)
    page.get_by_role("button", name="Change", exact=True).click()
    expect(field).to_have_value("I sit down beside the bed")
    field.fill("I sit down, and listen")
    page.get_by_role("button", name="Say it back").click()
    expect(page.locator(".v-card .v-statement", has_text="and listen")).to_be_visible()

    page.get_by_role("button", name="Withdraw", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(field).to_have_value("")
    assert hall.store.say_back.of(person) == {}
