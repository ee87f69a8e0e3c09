"""The second half in a real browser: respond, shape, say where one stands, see one's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import LAPTOP, PHONE
from vision.models import Phase, Role
from vision.settings import Settings
from vision.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits

pytestmark = pytest.mark.browser


@pytest.fixture
def store(sample_server: Server) -> Iterator[Store]:
    """The store of the server that shows the sample."""
    opened = open_store(Settings.from_mapping({"VISION_DATA": str(sample_server.folder)}))
    yield opened
    opened.close()


def phone(visits: Visits, server: Server, code: str) -> Page:
    """Join the sample on a phone, as Frontline of Home Care."""
    page = visits.new(f"{server.address}/?code={code.replace(' ', '')}", PHONE)
    page.get_by_text("Frontline", exact=True).click()
    page.get_by_role("combobox", name="I work in").click()
    page.get_by_role("option", name="Home Care").click()
    page.get_by_role("button", name="Start").click()
    return page


def test_a_phone_answers_undoes_and_is_never_asked_twice(
    visits: Visits, sample_server: Server, store: Store
) -> None:
    """Three answers are kept, one is taken back, and no statement comes a second time."""
    workshop = store.workshops.all()[-1]
    store.workshops.move(workshop.id, Phase.RESPOND)
    people, answers = store.responses.counts(workshop.id)
    page = phone(visits, sample_server, workshop.code)
    seen = []
    for side in ("Agree", "Disagree", "Agree"):
        card = page.locator(".v-ask .v-statement")
        seen.append(card.inner_text())
        page.get_by_role("button", name=side).last.click()
        page.wait_for_function(
            "text => document.querySelector('.v-ask .v-statement')?.innerText !== text",
            arg=seen[-1],
        )
    assert len(set(seen)) == 3
    assert store.responses.counts(workshop.id) == (people + 1, answers + 3)

    page.get_by_role("button", name="Undo").click()
    page.locator(".v-ask .v-statement", has_text=seen[-1]).wait_for()
    assert store.responses.counts(workshop.id) == (people + 1, answers + 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phone_stands_somewhere_and_finds_the_own_words(
    visits: Visits, sample_server: Server, store: Store
) -> None:
    """The stance is kept, the draft is readable, and the way to the own words is there."""
    workshop = store.workshops.all()[-1]
    store.workshops.move(workshop.id, Phase.SHAPE)
    draft = store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    before = len(store.stances.all(draft.id))
    page = phone(visits, sample_server, workshop.code)
    page.locator(".v-draft li").first.wait_for()
    page.get_by_text("I see the point, and I'll do what is asked of me.").click()
    page.get_by_text("Kept. It is shown only together").wait_for()
    assert len(store.stances.all(draft.id)) == before + 1

    page.get_by_text("Where my words went").click()
    page.get_by_text("You wrote nothing to this question.").wait_for()


def test_leaders_write_a_version_and_see_whose_voice_it_carries(
    visits: Visits, sample_server: Server, store: Store
) -> None:
    """A leader saves a draft of one sentence; the sheet names its theme and what is missing."""
    workshop = store.workshops.all()[-1]
    store.workshops.move(workshop.id, Phase.SHAPE)
    phrase = store.passes.new_passphrase(workshop.id, Role.LEADER)
    page = visits.new(f"{sample_server.address}/signin", LAPTOP)
    page.get_by_label("Workshop code").fill(workshop.code)
    page.get_by_label("Passphrase").fill(phrase)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Overview").first.wait_for()
    page.goto(f"{sample_server.address}/shape?w={workshop.id}")
    field = page.get_by_label("The vision, in sentences")
    field.wait_for(timeout=90_000)
    field.fill("Nurses and doctors have time to sit down with every patient.")
    before = len(store.drafts.all(workshop.id))
    page.get_by_role("button", name="Save as the next version").click()
    page.locator(".v-clause-text", has_text="sit down with every patient").wait_for()
    page.get_by_text("Not in the draft yet").wait_for()
    assert len(store.drafts.all(workshop.id)) == before + 1
