"""The main job in a real browser: gather, reveal, see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE, WALL
from vision.settings import Settings
from vision.store import open_store
from vision.themes import UNASSIGNED, Themes

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits

pytestmark = pytest.mark.browser

WORDS = (
    "I have time to sit down with a <b>frightened</b> patient, and *nobody* asks why I was slow."
)
OTHERS = (
    """
More time at the bedside, less at the screen|Enough time to listen to a patient properly
Time for patients instead of forms|Time with patients, not with computers
Nobody rushes a patient out of the room|We listen to patients because we have the time
One record for every patient|One login for all systems would save an hour a day
Computers that talk to each other, one record|The same record on every ward, one login
No more faxing, one shared record|A single login that just works on every computer
Rosters that are known a month ahead|Fair rosters, and weekends off now and then
Enough hands on the night shift|Shifts that are fully staffed, also at night
A roster that lets me see my children|Enough colleagues on every shift
""".strip()
    .replace("\n", "|")
    .split("|")
)


def owner(visits: Visits, server: Server) -> Page:
    """Become the owner by the printed link, and stand before the list of workshops."""
    page = visits.new(server.setup_link(), LAPTOP)
    page.get_by_role("button", name="Become the owner").click()
    page.get_by_role("button", name="I have it").click()
    page.get_by_role("heading", name="Create your first workshop").wait_for()
    return page


def create(page: Page) -> str:
    """Create a workshop with the defaults and two units; return its join code."""
    page.get_by_label("Title").fill("Lindwater 2035")
    page.get_by_label("Units, one a line").fill("Harbour Clinic\nHome Care")
    page.get_by_role("button", name="Create the workshop").click()
    code = page.locator(".v-bigcode")
    code.wait_for()
    return code.inner_text()


def join(visits: Visits, server: Server, code: str, level: str = "Frontline") -> Page:
    """Join by link on a phone and stand before the field."""
    page = visits.new(f"{server.address}/?code={code.replace(' ', '')}", PHONE)
    page.get_by_text(level, exact=True).click()
    page.get_by_role("combobox", name="I work in").click()
    page.get_by_role("option", name="Home Care").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("In your own words").wait_for()
    return page


def share(page: Page, text: str) -> None:
    """Write a statement and see it on the page."""
    page.get_by_label("In your own words").fill(text)
    page.get_by_role("button", name="Share", exact=True).click()
    page.locator(".v-statement", has_text=text).wait_for()


def theme_of(server: Server, text: str) -> int:
    """Return the theme that the newest snapshot puts a statement in."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
    question = store.workshops.all()[0].questions[0]
    keys = {each.text: each.id for each in store.statements.gathered(question.id)}
    newest = store.snapshots.newest_id(question.id)
    assert newest is not None
    stored = store.snapshots.get(newest)
    store.close()
    assert stored is not None
    themes = Themes.from_json(stored.body["themes"])
    return int(themes.labels[themes.keys.index(keys[text])])


def test_a_phone_joins_writes_and_finds_its_words_in_the_themes(
    visits: Visits, server: Server
) -> None:
    """Joined by link at 360 px, shared once, verbatim, and in the themes after the reveal."""
    facilitator = owner(visits, server)
    code = create(facilitator)
    address = facilitator.url
    phones = [
        join(visits, server, code, level) for level in ("Frontline", "Managers", "Team leads")
    ]
    phones += [join(visits, server, code) for _ in range(3)]
    share(phones[0], WORDS)
    for number, text in enumerate(OTHERS):
        share(phones[number % len(phones)], text)

    phones[0].reload()
    phones[0].locator(".v-statement", has_text=WORDS).wait_for()
    assert phones[0].locator(".v-statement", has_text=WORDS).count() == 1
    assert phones[0].evaluate("document.documentElement.scrollWidth") <= 360

    facilitator.get_by_role("button", name="Reveal the themes").click()
    facilitator.get_by_role("button", name="Let people respond").wait_for()
    facilitator.goto(address.replace("/run", "/themes"))
    facilitator.locator(".v-quotes").first.wait_for(timeout=FIRST_THEMES_MS)
    shown = facilitator.locator("body").inner_text()
    assert any(text in shown for text in (WORDS, *OTHERS))
    assert theme_of(server, WORDS) != UNASSIGNED


def test_a_deep_link_on_a_cold_server_grants_nothing(visits: Visits, server: Server) -> None:
    """Whoever holds no passphrase sees a way to sign in, and no word of anybody."""
    for path in ("overview", "themes", "alignment", "run", "files", "live", "workshops"):
        page = visits.new(f"{server.address}/{path}", LAPTOP)
        page.get_by_text("This page needs a passphrase").wait_for()
        assert page.locator(".v-statement, .v-quotes, .v-bigcode").count() == 0


def test_the_wall_shows_totals_only_before_the_reveal(visits: Visits, server: Server) -> None:
    """Question, code, QR and totals; no word, no level, no menu."""
    facilitator = owner(visits, server)
    code = create(facilitator)
    phone = join(visits, server, code)
    share(phone, WORDS)
    facilitator.set_viewport_size(WALL)  # type: ignore[arg-type]
    facilitator.goto(facilitator.url.replace("/run", "/live"))
    facilitator.locator(".v-totals", has_text="<5 statements").wait_for()
    text = facilitator.locator("body").inner_text()
    assert code in text
    assert "frightened" not in text
    assert "Frontline" not in text
    assert not facilitator.get_by_test_id("stHeader").is_visible()
    assert facilitator.evaluate("document.documentElement.scrollHeight") <= 1080
