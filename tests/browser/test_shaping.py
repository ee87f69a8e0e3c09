"""The second half in a real browser: respond, shape, say where one stands, see one's own voice."""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PATIENCE_MS, PHONE
from vision.models import Role, Status
from vision.phases import Phase
from vision.settings import Settings
from vision.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]


@pytest.fixture
def store(sample_server: Server) -> Iterator[Store]:
    """The store of the server that shows the sample."""
    opened = open_store(Settings.from_mapping({"VISION_DATA": str(sample_server.folder)}))
    give_up = time.monotonic() + PATIENCE_MS / 1000
    while not opened.workshops.all() and time.monotonic() < give_up:
        time.sleep(0.2)  # the server answers before it has made the sample
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
    asked = [
        page.get_by_text("This matters a lot to me"),
        page.get_by_role("button", name="Agree").last,
    ]
    expect(asked[1]).to_be_visible()
    assert asked[1].locator("kbd").filter(visible=True).count() == 0
    above, below = (each.bounding_box() for each in asked)
    assert above is not None
    assert below is not None
    assert above["y"] < below["y"]
    seen = []
    for side in ("Agree", "Disagree", "Agree"):
        card = page.locator(".v-ask .v-statement")
        seen.append(card.inner_text())
        page.get_by_role("button", name=side).last.click()
        page.wait_for_function(
            "text => ![undefined, text]"
            ".includes(document.querySelector('.v-ask .v-statement')?.innerText)",
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
    page.get_by_text("The whole text", exact=True).click(timeout=FIRST_THEMES_MS)
    field = page.get_by_label("The vision, in sentences")
    field.fill("Nurses and doctors have time to sit down with every patient.")
    before = len(store.drafts.all(workshop.id))
    page.get_by_role("button", name="Save as the next version").click()
    page.locator(".v-clause-text", has_text="sit down with every patient").wait_for()
    page.get_by_text("Not in the draft yet").wait_for()
    until = time.monotonic() + 10  # what is typed is looked at already before it is saved
    while len(store.drafts.all(workshop.id)) == before and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert len(store.drafts.all(workshop.id)) == before + 1


def leader(visits: Visits, server: Server, store: Store, page: str) -> Page:
    """Open a page of the sample as somebody who runs and writes it."""
    workshop = store.workshops.all()[-1]
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, workshop.id, Role.FACILITATOR)
    return visits.new(f"{server.address}/{page}?w={workshop.id}", LAPTOP, token=token)


def test_a_suggestion_from_a_phone_is_moderated_taken_up_and_seen(
    visits: Visits, sample_server: Server, store: Store
) -> None:
    """Sent from a phone, hidden and shown by a moderator, used by a leader, read as taken up."""
    workshop = store.workshops.all()[-1]
    store.workshops.move(workshop.id, Phase.SHAPE)
    seen = len(store.drafts.all(workshop.id))
    text = "Nurses decide with us. Every ward has enough staff."
    store.drafts.share(workshop.id, store.drafts.save(workshop.id, text, seen=seen).number)
    store.drafts.take_suggestions(workshop.id, taken=True)
    words = f"Nobody decides about a ward without its nurses {secrets.token_hex(3)}"
    page = phone(visits, sample_server, workshop.code)
    page.get_by_text("Comment on a sentence, or write it your way").click()
    page.get_by_text("How I would write it").click()
    page.get_by_label("Your wording").fill(words)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Your wording for sentence 1.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    desk = leader(visits, sample_server, store, "moderate")
    (made,) = (each for each in store.remarks.suggestions(workshop.id) if each.text == words)
    store.moderation.move(workshop.id, [made.id], Status.HIDDEN)
    desk.locator("button[data-variant='segmented_control']", has_text="Hidden").click()
    for _ in range(100):
        before = desk.locator(".v-judged").inner_text()
        if words in before:
            break
        desk.keyboard.press("n")
        desk.wait_for_function(
            "text => document.querySelector('.v-judged')?.innerText !== text", arg=before
        )
    assert "Suggestion" in desk.locator(".v-judged").inner_text()
    desk.keyboard.press("s")
    desk.get_by_role("button", name="Undo: 1 shown").wait_for()

    shape = leader(visits, sample_server, store, "shape")
    said = shape.locator("[class*='st-key-suggest-']", has_text=words)
    said.get_by_role("button", name="Use this wording").click(timeout=FIRST_THEMES_MS)
    said.get_by_text("In your text.").wait_for()
    shape.get_by_role("button", name="Save as the next version").click()
    said.get_by_text("Taken up").wait_for()
    shape.locator(".v-clause-text", has_text=words).wait_for()
    shape.get_by_role("button", name="Let everyone read draft").click()
    shape.get_by_role("button", name="Let everyone read draft").wait_for(state="detached")

    page.reload()
    page.get_by_text("Your wording was taken up: it is sentence 1 now.").wait_for()
    page.locator(".v-draft li", has_text=words).wait_for()


def test_a_seed_reaches_a_phone_marked_as_the_facilitators(
    visits: Visits, sample_server: Server, store: Store
) -> None:
    """Typed on a phone by whoever runs the room, asked in the room, withdrawn and back again."""
    workshop = store.workshops.all()[-1]
    store.workshops.move(workshop.id, Phase.RESPOND)
    desk = leader(visits, sample_server, store, "seeds")
    desk.set_viewport_size(PHONE)
    field = desk.get_by_label("Statements, one a line")
    field.fill("x" * 20_000)
    desk.get_by_role("button", name="Put to the room").click()
    desk.get_by_text("600 characters fit").wait_for()
    assert len(field.input_value()) == 20_000
    field.fill("<i>One</i> site closes a year\nEvery ward elects its lead")
    desk.get_by_role("button", name="Put to the room").click()
    desk.get_by_text("2 added.").wait_for()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    desk.get_by_role("button", name="Withdraw").first.click()
    desk.get_by_role("button", name="Bring it back").click()
    desk.get_by_role("button", name="Bring it back").wait_for(state="detached")

    asked = workshop.questions[0].id
    seeds = {each.text for each in store.seeds.all(asked)}
    others = [each for each in store.responses.choices(asked) if not each.seed]
    store.moderation.move(workshop.id, [each.id for each in others], Status.HIDDEN)
    try:
        page = phone(visits, sample_server, workshop.code)
        page.get_by_text("From the facilitator").wait_for()
        asks = page.locator(".v-ask .v-statement")
        expect(asks).to_have_text(re.compile("|".join(map(re.escape, seeds))))
    finally:
        store.moderation.move(workshop.id, [each.id for each in others], Status.VISIBLE)
        for each in store.seeds.all(asked):
            store.seeds.ask(workshop.id, each.id, asked=False)
