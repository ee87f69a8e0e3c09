"""Phones go on with the room, through all its questions; withdrawing asks first, everywhere."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from vision.phases import Phase
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits
    from vision.models import Workshop
    from vision.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

TOLD = 25_000
"""Milliseconds until a phone has asked where the room stands."""


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    """The store of a fresh installation."""
    opened = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
    yield opened
    opened.close()


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """Two questions, of which the first has two statements of others."""
    made = store.workshops.add(
        Setup(
            "Lindwater",
            ["What do you hope for?", "What stands in the way?"],
            [("Managers", 10), ("Frontline", 40)],
        )
    )
    for text in ("Fair rosters", "Quiet rooms"):
        token = secrets.token_urlsafe(8)
        level = made.levels[1].id
        person = store.participants.join(made.id, token, level_id=level, unit_id=None)
        store.statements.add(person.id, made.questions[0].id, text, token)
    return made


def phone(visits: Visits, server: Server, store: Store, workshop: Workshop) -> tuple[Page, str]:
    """Return a phone before the second question, to which it gave an answer; and its person."""
    token = secrets.token_urlsafe(32)
    level = workshop.levels[1].id
    person = store.participants.join(workshop.id, token, level_id=level, unit_id=None)
    store.statements.add(person.id, workshop.questions[1].id, "Too many forms", token)
    code = workshop.code.replace(" ", "")
    address = f"{server.address}/share?code={code}&q={workshop.questions[1].id}"
    page = visits.new(address, PHONE, token=token)
    page.get_by_label("In your own words").wait_for()
    return page, person.id


def test_a_phone_follows_the_room_and_answers_every_question(
    visits: Visits, server: Server, store: Store, workshop: Workshop
) -> None:
    """It leaves its own words when the room goes on, and is led to statements that are left."""
    page, _ = phone(visits, server, store, workshop)
    store.workshops.move(workshop.id, Phase.THEMES)
    expect(page).to_have_title(re.compile("My voice"), timeout=TOLD)
    store.workshops.move(workshop.id, Phase.RESPOND)
    expect(page).to_have_title(re.compile("Respond"), timeout=TOLD)
    page.get_by_role("button", name="Go on to question 1").click()
    words = page.locator(".v-ask .v-statement")
    expect(words).to_have_text(re.compile("Fair rosters|Quiet rooms"))

    page.get_by_text("Where my words went").click()
    expect(page).to_have_title(re.compile("My voice"))
    page.get_by_text("Question 2").click()
    expect(page.locator(".v-card .v-statement")).to_have_text("Too many forms")
    store.workshops.move(workshop.id, Phase.SHAPE)
    expect(page).to_have_title(re.compile("Where I stand"), timeout=TOLD)


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.THEMES])
def test_withdrawing_asks_first(
    visits: Visits, server: Server, store: Store, workshop: Workshop, phase: Phase
) -> None:
    """One tap shows the words and what follows; a second deletes them; the other keeps them."""
    asked = workshop.questions[1].id
    page, person = phone(visits, server, store, workshop)
    store.workshops.move(workshop.id, phase)
    page.reload()
    page.get_by_role("button", name="Withdraw", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".v-statement")).to_have_text("Too many forms")
    lost = dialog.get_by_text("Nothing brings them back")
    expect(lost).to_have_count(0 if phase is Phase.GATHER else 1)
    dialog.get_by_role("button", name="Keep them").click()
    expect(dialog).to_have_count(0)
    assert len(store.statements.of(person, asked)) == 1

    page.get_by_role("button", name="Withdraw", exact=True).click()
    dialog.get_by_role("button", name="Withdraw them").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".v-card")).to_have_count(0)
    assert store.statements.of(person, asked) == ()
