"""Everything by keyboard alone, and focus is never lost: each kind of visitor, and signing in."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE
from tests.browser.keyboard import FOCUS, Hands
from tests.readers import reading
from vision.models import Role
from vision.phases import Phase
from vision.settings import Settings
from vision.store import open_store
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.browser.conftest import Hall, Server, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]


RING = "outline: 3px solid teal"
SHOWN = f"<style>b {{ position: fixed; inset: 0 }} :focus {{ {RING} }}</style>"
FAULTS = {
    "": f"{SHOWN}<button>In sight</button>",
    "has no ring": "<style>* { outline: none }</style><button>Bare</button>",
    "has a ring that is cut off": f'{SHOWN}<p style="overflow: hidden; width: 60px"><button '
    'style="width: 60px; display: block">Cut</button></p>',
    "is under": f"{SHOWN}<button>Covered</button><b></b>",
    "is off the screen": f'{SHOWN}<button style="position: fixed; left: -9rem">Away</button>',
    "can’t be seen": f'{SHOWN}<p style="opacity: 0"><button>Clear</button></p>',
    "nothing has the focus": "<p>Words</p>",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_a_focus_is_seen(chromium: Browser, fault: str) -> None:
    """Each fault that a journey below looks for is found where it is, and no other."""
    page = chromium.new_page()
    page.set_content(FAULTS[fault])
    page.keyboard.press("Tab")
    found = page.evaluate(FOCUS)["wrong"]
    page.close()
    assert [each[: len(fault)] for each in found] == ([fault] if fault else [])


@pytest.mark.parametrize(("code", "dark"), [("en", False), ("ar", True)])
def test_a_participant_needs_no_mouse(hall: Hall, visits: Visits, code: str, dark: bool) -> None:  # noqa: FBT001 - a row of a table
    """From the front door to the own words, with focus all the way: join, write, answer, look.

    From right to left and in the dark as well.
    """
    workshop = hall.workshop()
    hall.says(workshop, "Longer breaks", "Quieter rooms")
    page = visits.new(f"{hall.server.address}/language?to={code}", PHONE, dark=dark)
    expect(page.locator("html")).to_have_attribute("lang", code)
    hands = Hands(page)
    said = in_language(code)
    hands.to(said("Code from the wall"))
    hands.write(workshop.code)
    hands.press("Enter", page.get_by_text(said("I write as")))

    hands.to("Managers")
    hands.press("ArrowDown")
    hands.press("Space")
    hands.to(said("Start"))
    words = said("In your own words")
    hands.press("Enter", page.get_by_label(words))

    hands.to(words)
    hands.write("More time")
    hands.to(said("Share"))
    hands.press("Enter", page.locator(".v-card .v-statement", has_text="More time"))

    hall.store.workshops.move(workshop.id, Phase.RESPOND)
    agree = page.get_by_role("button", name=said("Agree"), exact=False).last
    agree.wait_for(timeout=40_000)
    hands.holds()
    for _turn in range(2):
        asked = page.locator(".v-ask .v-statement").inner_text()
        hands.to(said("Agree"))
        page.keyboard.press("Enter")
        expect(page.get_by_text(asked, exact=True)).to_be_hidden()
        hands.holds()
    page.get_by_text(said("That is all for now")).wait_for()
    hands.to(said("Where my words went"))
    hands.press("Enter", page.get_by_text(said("Back to the room")))


def in_language(code: str) -> Callable[[str], str]:
    """Return what says a text of ours in a language."""

    def said(text: str) -> str:
        with reading(code):
            return _(text)

    return said


STOP = """() => document.querySelector(".stApp").insertAdjacentHTML(
  "beforeend", '<div data-testid="stStatusWidget"><button>Stop</button></div>')"""
"""What Streamlit shows beside the menu while a page takes long to draw."""


def test_a_facilitator_needs_no_mouse(hall: Hall, visits: Visits) -> None:
    """A phase begins, a dialog opens and closes, a statement is hidden: focus stays on the page."""
    workshop = hall.workshop()
    hall.says(workshop, "Longer breaks", "Quieter rooms")
    desk = hall.desk(visits, "run", workshop)
    hands = Hands(desk)
    desk.get_by_text(Phase.THEMES.rules.opens).first.wait_for()
    desk.evaluate(STOP)
    stop = desk.get_by_text("Stop", exact=True).last
    expect(stop).to_be_hidden()  # a page half drawn helps nobody
    hands.to(Phase.THEMES.rules.opens)
    hands.press("Enter", desk.get_by_role("button", name="Gather a round 2"))
    assert hall.store.workshops.get(workshop.id).phase is Phase.THEMES
    hands.to("Gather a round 2")
    begin = desk.get_by_role("button", name="Begin round 2")
    hands.press("Enter", begin)
    desk.keyboard.press("Escape")
    begin.wait_for(state="hidden")
    assert hands.holds() == "Gather a round 2"

    hands.to("Moderate")
    hands.press("Enter", desk.locator(".v-judged"))
    words = desk.locator(".v-judged .v-statement").inner_text()
    hands.to("Hide")
    desk.keyboard.press("Enter")
    expect(desk.locator(".v-judged .v-statement")).not_to_have_text(words)
    hands.holds()
    hands.to("Words")  # the list of all
    hands.press("Shift+Space", desk.get_by_role("button", name="Hide the 1 ticked"))
    hands.to("Hide the 1 ticked", "Shift+Tab")
    hands.press("Enter", desk.get_by_text("Hidden 2"))
    hands.to("Undo")
    desk.evaluate("document.activeElement.disabled = true")  # as of what has nothing to do any more
    hands.holds()


def test_a_leader_needs_no_mouse(visits: Visits, sample_server: Server) -> None:
    """A chart fills the screen, another page, another view, its numbers: focus stays there."""
    page = visits.new(f"{sample_server.address}/overview", LAPTOP)
    hands = Hands(page)
    page.locator("h1.v-finding").wait_for(timeout=FIRST_THEMES_MS)
    hands.to("This chart")
    hands.press("Enter", page.get_by_role("button", name="Full screen"))
    hands.to("Full screen")
    hands.press("Enter", page.locator(".st-key-large-chart svg.marks"))
    page.keyboard.press("Escape")
    page.locator(".st-key-large-chart").wait_for(state="detached")
    hands.holds()

    hands.to("Alignment")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Alignment"))
    hands.holds()
    hands.to("Themes by level")
    hands.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator('.st-key-choice-view [data-selected="true"]')).to_have_text("On its way up")
    hands.holds()
    hands.to("The same as a table")
    hands.press("Enter", page.locator("details[open] [data-testid=stDataFrame]"))


def test_who_signs_in_reads_another_language_and_signs_out(hall: Hall, visits: Visits) -> None:
    """A page that the browser loads begins at its top, with the way past its menu."""
    workshop = hall.workshop()
    phrase = hall.store.passes.new_passphrase(workshop.id, Role.FACILITATOR)
    page = visits.new(f"{hall.server.address}/signin", LAPTOP)
    hands = Hands(page)
    hands.to("Workshop code")
    hands.write(workshop.code)
    hands.to("Passphrase")
    hands.write("not these words")
    hands.press("Enter", page.locator(".v-attention:visible"))
    hands.to("Passphrase", "Shift+Tab")
    page.keyboard.press("Control+A")
    hands.write(phrase)
    page.keyboard.press("Enter")
    page.locator(".v-bigcode").wait_for()
    hands.begins("Skip to main content")

    hands.to("English", "Shift+Tab")
    hands.press("Enter", page.get_by_text("Deutsch", exact=True))
    hands.to("Deutsch")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    hands.begins("Zum Inhalt springen")

    hands.to("Abmelden")
    out = page.get_by_role("button", name="Abmelden")
    hands.press("Enter", out)
    hands.to("Abmelden")
    page.keyboard.press("Enter")
    out.wait_for(state="detached")
    hands.holds()
    hands.to("Anmelden")
    hands.press("Enter", page.get_by_role("textbox").first)


def test_leaders_write_decide_and_compare(visits: Visits, sample_server: Server) -> None:
    """A sentence is reworded and asked about; the version, stances and what was said back."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(sample_server.folder)}))
    sample = next(each for each in store.workshops.all() if each.is_sample)
    store.workshops.move(sample.id, Phase.SHAPE)
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, sample.id, Role.FACILITATOR)
    seen = len(store.drafts.all(sample.id))
    page = visits.new(f"{sample_server.address}/shape?w={sample.id}", LAPTOP, token=token)
    hands = Hands(page)
    page.get_by_text("Whose voice is in it").wait_for(timeout=FIRST_THEMES_MS)
    hands.to("Reword")
    assert "This sentence" in hands.press("Enter", page.get_by_label("This sentence"))
    page.keyboard.press("Control+A")
    hands.write("Talk is cheap on a ward.")
    hands.to("Put it in the text")
    sentence = page.locator(".v-clause-text", has_text="Talk is cheap")
    assert "Talk is cheap" in hands.press("Enter", sentence)
    hands.to("Yes, it is meant")
    hands.press("Enter", page.get_by_text("is meant.").first)
    hands.to("Save as the next version")
    hands.press("Enter", page.get_by_text(f"{seen + 1} drafts."))
    share = page.get_by_role("button", name="Let everyone read draft")
    hands.to("Let everyone read draft")
    page.keyboard.press("Enter")
    share.wait_for(state="detached")
    hands.holds()
    store.close()

    hands.to("Write", "Shift+Tab")
    hands.press("ArrowRight")
    hands.press("Enter", page.get_by_text("Senge’s attitudes").first)
    hands.press("ArrowRight")
    hands.press("Enter", page.get_by_text("From draft"))
    hands.to("From draft")
    hands.press("ArrowDown", page.get_by_role("option").first)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "From draft" in hands.holds()
    hands.to("Versions", "Shift+Tab")
    hands.press("ArrowRight")
    hands.press("Enter", page.get_by_text("Level by level").first)
    hands.to("Level by level")
    hands.press("Enter", page.locator("details[open].v-means"))


def test_answers_are_narrowed_and_read(visits: Visits, sample_server: Server) -> None:
    """Another view of Consensus, a word in it, the numbers; a row is read whole."""
    page = visits.new(f"{sample_server.address}/consensus", LAPTOP)
    hands = Hands(page)
    page.get_by_text("What every level wants").first.wait_for(timeout=FIRST_THEMES_MS)
    hands.to("Bridges and divides")
    hands.press("ArrowRight")
    hands.press("Enter", page.get_by_label("A word in it"))
    hands.to("A word in it")
    hands.write("patients")
    hands.press("Enter")
    hands.to("The same as a table")
    hands.press("Enter", page.locator("details[open] [data-testid=stDataFrame]"))
    hands.to("Statement")
    hands.press("Shift+Space", page.locator(".v-whole-text"))
