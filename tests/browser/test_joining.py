"""How people come in: by a wrong code first, late, and twice, in two tabs of one browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from server.cookies import VISITOR
from tests.browser.conftest import PHONE
from tests.browser.keyboard import STANDS
from tests.browser.test_gather import share
from vision.phases import Phase

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits
    from vision.models import Participant, Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

LOOKS = "() => document.dispatchEvent(new Event('visibilitychange'))"
"""As when somebody takes up the phone: the page asks where the room stands."""


def starts(page: Page) -> None:
    """Choose a level, and start."""
    page.get_by_text("Frontline", exact=True).click()
    page.get_by_role("button", name="Start").click()


def follows(page: Page, title: str) -> None:
    """Take up the phone: it goes on to where the room is."""
    page.evaluate(LOOKS)
    expect(page).to_have_title(re.compile(title), timeout=25_000)


def who(hall: Hall, workshop: Workshop, page: Page) -> Participant:
    """Return whom a browser stands for."""
    token = next(each["value"] for each in page.context.cookies() if each["name"] == VISITOR)
    found = hall.store.participants.find(workshop.id, token)
    assert found is not None
    return found


def asked(page: Page) -> str:
    """Return the statement that is asked about, once the page stands."""
    page.evaluate(STANDS)
    expect(page.locator(".v-ask .v-statement")).to_have_text(re.compile(r"\w"))
    return page.locator(".v-ask .v-statement").inner_text()


def link(hall: Hall, workshop: Workshop) -> str:
    """Return what the wall's code leads to."""
    return f"{hall.server.address}/?code={workshop.code.replace(' ', '')}"


def test_a_wrong_code_is_put_right_where_it_was_typed(hall: Hall, visits: Visits) -> None:
    """It says so, and keeps what was typed; one letter later the room is open, and Back is too."""
    workshop = hall.workshop()
    page = visits.new(hall.server.address, PHONE)
    field = page.get_by_label("Code from the wall")
    wrong = f"{workshop.code[:-1]}{(int(workshop.code[-1]) + 1) % 10}"
    field.fill(wrong)
    field.press("Enter")
    trouble = page.get_by_text("That code does not open a workshop.")
    expect(trouble).to_be_visible()
    expect(field).to_have_value(wrong)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(trouble).to_be_visible()

    field.press("End")
    field.press("Backspace")
    field.press_sequentially(workshop.code[-1])
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_text("I write as").wait_for()
    expect(trouble).to_be_hidden()
    page.go_back()
    expect(field).to_be_visible()
    page.go_forward()
    starts(page)
    share(page, "More time")
    expect(page.locator(".v-card .v-statement")).to_have_text("More time")
    assert hall.store.statements.counts(workshop.id) == (1, 1)


def test_a_link_with_a_wrong_code_asks_for_another(hall: Hall, visits: Visits) -> None:
    """A poster of last year: it says so, and the field beside it opens this year's room."""
    workshop = hall.workshop()
    page = visits.new(f"{hall.server.address}/?code=NOPE22", PHONE)
    expect(page.get_by_text("That code does not open a workshop.")).to_be_visible()
    page.get_by_label("Code from the wall").fill(workshop.code.lower())
    page.get_by_role("button", name="Join", exact=True).click()
    starts(page)
    expect(page.get_by_label("In your own words")).to_be_visible()
    page.reload()
    expect(page.get_by_label("In your own words")).to_be_visible()


def test_who_comes_after_the_reveal_goes_on_with_the_room(hall: Hall, visits: Visits) -> None:
    """What they may do is said; nothing can be written, and the room's next phase is theirs too."""
    workshop = hall.workshop()
    hall.says(workshop, "Longer breaks", "Quieter rooms")
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    page = visits.new(link(hall, workshop), PHONE)
    starts(page)
    expect(page.get_by_text("You wrote nothing to this question.")).to_be_visible()
    expect(page.get_by_text("Next you say here what you want")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_have_count(0)
    hall.store.workshops.move(workshop.id, Phase.RESPOND)
    follows(page, "Respond")
    expect(page.get_by_role("button", name="Agree", exact=False).last).to_be_visible()


def test_who_comes_while_others_answer_answers_too(hall: Hall, visits: Visits) -> None:
    """At once, to the end; all answers count, and looking at the own words is no dead end."""
    workshop = hall.workshop()
    ids = hall.says(workshop, "Longer breaks", "Quieter rooms")
    for phase in (Phase.THEMES, Phase.RESPOND):
        hall.store.workshops.move(workshop.id, phase)
    page = visits.new(link(hall, workshop), PHONE)
    starts(page)
    for _ in ids:
        words = asked(page)
        page.get_by_role("button", name="Agree").last.click()
        expect(page.get_by_text(words, exact=True)).to_be_hidden()
    expect(page.get_by_text("You answered 2. Thank you.")).to_be_visible()
    assert hall.store.responses.of(who(hall, workshop, page).id).keys() == set(ids)

    page.get_by_text("Where my words went").click()
    expect(page.get_by_text("You wrote nothing to this question.")).to_be_visible()
    page.get_by_text("Back to the room").click()
    expect(page.get_by_text("That is all for now")).to_be_visible()


def test_two_tabs_of_one_person_are_one_person(hall: Hall, visits: Visits) -> None:
    """Words begun in one go on in the other, are in once, and both follow the room."""
    workshop = hall.workshop()
    others = hall.says(workshop, "Longer breaks", "Quieter rooms")
    page, person = hall.phone(visits, workshop)
    field = page.get_by_label("In your own words")
    field.press_sequentially("More time")
    page.wait_for_timeout(2_500)  # a pause, in which what is written goes to the server
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("In your own words")).to_have_value("More time")

    for tab in (other, page):  # what still stands in the first is sent once more
        tab.get_by_role("button", name="Share", exact=True).click()
        expect(tab.locator(".v-card .v-statement")).to_have_text("More time")
        expect(tab.get_by_label("In your own words")).to_have_value("")
    share(page, "Fair rosters")
    expect(other.locator(".v-card .v-statement")).to_have_count(2)
    for tab in (page, other):
        tab.reload()
        expect(tab.locator(".v-card .v-statement")).to_have_count(2)
        expect(tab.get_by_label("In your own words")).to_have_value("")
    kept = hall.store.statements.of(person, workshop.questions[0].id)
    assert sorted(each.text for each in kept) == ["Fair rosters", "More time"]
    assert hall.store.participants.joined(workshop.id)[0] == 3

    for phase in (Phase.THEMES, Phase.RESPOND):
        hall.store.workshops.move(workshop.id, phase)
    for tab in (page, other):
        follows(tab, "Respond")
    words = asked(page)
    for tab, answer in ((page, "Agree"), (other, "Disagree")):
        tab.get_by_text(words, exact=True).wait_for()
        tab.get_by_role("button", name=answer, exact=False).last.click()
        expect(tab.get_by_text(words, exact=True)).to_be_hidden()
    (given,) = hall.store.responses.of(person).values()
    assert given.statement_id in others
    assert given.answer == -1
