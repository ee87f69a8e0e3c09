"""Gathering from a room, in a real browser: nothing is lost, nothing is shown too early."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from server.addresses import local_address
from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE, WALL
from vision.models import Lens, Moderation, Status
from vision.phases import Phase
from vision.workshop.worker import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

IDEAS = ("Longer breaks", "Quieter rooms", "Fairer rosters", "Newer computers", "Kinder words")
WARDS = ("ward one", "ward two", "the night shift")


def share(page: Page, text: str) -> None:
    """Write a statement and press the button."""
    page.get_by_label("In your own words").fill(text)
    page.get_by_role("button", name="Share", exact=True).click()


def test_a_reload_and_a_dying_server_keep_the_text(hall: Hall, visits: Visits) -> None:
    """Unsent words come back though the field was never left; sent ones are there once."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    field = page.get_by_label("In your own words")
    field.press_sequentially("More time for *pat")
    page.wait_for_timeout(2_500)
    assert hall.store.participants.writing(person, workshop.questions[0].id) == "More time for *pat"
    field.press_sequentially("ients")
    page.reload()
    expect(field).to_have_value("More time for *patients")

    field.press_sequentially("*")
    hall.server.kill()
    expect(field).to_be_disabled()
    hall.server.start()
    expect(field).to_be_enabled(timeout=60_000)
    page.wait_for_timeout(2_500)
    expect(field).to_have_value("More time for *patients*")
    page.get_by_role("button", name="Share", exact=True).click()

    expect(page.locator(".v-card .v-statement")).to_have_text("More time for *patients*")
    expect(page.get_by_text("Thank you, it is in.")).to_be_visible()
    expect(field).to_have_value("")
    page.reload()
    expect(page.locator(".v-card .v-statement")).to_have_count(1)
    expect(field).to_have_value("")


def test_a_press_between_two_servers_is_heard(hall: Hall, visits: Visits) -> None:
    """A server that has not drawn the page yet knows no button; the press counts all the same."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    field = page.get_by_label("In your own words")
    page.get_by_text("Count this, but don’t quote it").click()
    hall.server.kill()
    expect(field).to_be_disabled()
    hall.server.start()
    expect(field).to_be_enabled(timeout=60_000)
    field.fill("More time for patients")
    page.get_by_role("button", name="Share", exact=True).click()

    expect(page.locator(".v-card .v-statement")).to_have_text("More time for patients")
    expect(field).to_have_value("")
    (kept,) = hall.store.statements.of(person, workshop.questions[0].id)
    assert not kept.quotable


def test_a_phone_number_is_pointed_out_before_it_is_sent(hall: Hall, visits: Visits) -> None:
    """Two plain choices; nothing is kept as a statement before one is made."""
    workshop = hall.workshop()
    page, person = hall.phone(visits, workshop)
    asked = workshop.questions[0].id
    share(page, "Ring me: 0151 234 567 89")
    expect(page.get_by_text("This looks like a personal detail: phone number.")).to_be_visible()
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
    ids = [kept.id, *hall.says(workshop, "Fair rotas")]
    assert hall.store.statements.visible(ids) == {}

    desk = hall.desk(visits, "moderate", workshop)
    expect(desk.locator(".v-judged")).to_contain_text("Fair")
    assert "Frontline" not in desk.locator("body").inner_text()
    desk.get_by_role("button", name="Show Shortcut S").wait_for()
    desk.keyboard.press("s")
    desk.get_by_text("One to look at").wait_for()
    assert len(hall.store.statements.visible(ids)) == 1
    desk.get_by_role("button", name="Undo").wait_for()
    desk.keyboard.press("u")
    desk.get_by_text("2 to look at").wait_for()
    assert hall.store.statements.visible(ids) == {}


def test_the_queue_goes_by_keyboard_flagged_first(hall: Hall, visits: Visits) -> None:
    """What wants a second look comes first, masked; H hides, N goes on."""
    workshop = hall.workshop()
    plain, rude, details = hall.says(
        workshop, "Fair pay", "This is bullshit", "Ring 0151 234 567 89"
    )
    desk = hall.desk(visits, "moderate", workshop)
    words, marks = desk.locator(".v-judged .v-statement"), desk.locator(".v-judged .v-flag")
    desk.get_by_role("button", name="Hide", exact=False).first.wait_for()
    keys = desk.locator(".st-key-decide").bounding_box()
    assert keys is not None
    assert 0.75 * LAPTOP["height"] < keys["y"] + keys["height"] <= LAPTOP["height"]
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


def test_themes_are_named_by_keyboard_and_a_typed_digit_names_nothing(
    hall: Hall, visits: Visits
) -> None:
    """Keys take a name and give it back; in the field they are letters of a name."""
    workshop = hall.workshop()
    question = workshop.questions[0].id
    hall.store.workshops.choose_themes(workshop.id, Lens.WORDS, 2)
    said = ("More time for patients", "Time for our patients", "Fair rosters", "Rosters ahead")
    hall.says(workshop, *(f"{text} at {ward}" for text in said for ward in WARDS))
    page = hall.desk(visits, "naming", workshop)
    page.get_by_text("0 of 2").wait_for()

    page.get_by_label("Or in your own words").fill("")
    page.get_by_label("Or in your own words").press_sequentially("Ward 1 and 2")
    assert hall.store.theme_edits.log(question) == ()
    page.get_by_role("button", name="Use this name").click()
    page.get_by_text("1 of 2").wait_for()
    assert [each.body["name"] for each in hall.store.theme_edits.log(question)] == ["Ward 1 and 2"]

    page.locator("h1").first.click()
    page.keyboard.press("1")
    page.get_by_text("Every theme has a name").wait_for()
    page.keyboard.press("u")
    page.get_by_text("1 of 2").wait_for()
    assert len(hall.store.theme_edits.log(question)) == 1


def test_hidden_words_leave_the_wall_at_once(hall: Hall, visits: Visits) -> None:
    """Before the reveal no words; after it the newest, and a hidden one is gone within seconds."""
    workshop = hall.workshop()
    hall.says(workshop, *(f"{idea} for everyone on {ward}" for idea in IDEAS for ward in WARDS))
    question = workshop.questions[0].id
    make(hall.store, hall.store.workshops.get(workshop.id), workshop.questions[0])
    wall = hall.desk(visits, "live", workshop)
    wall.set_viewport_size(WALL)  # type: ignore[arg-type]
    expect(wall.locator(".v-totals")).to_contain_text("15+ statements")
    assert not any(idea.lower() in wall.locator("body").inner_text().lower() for idea in IDEAS)

    hall.store.workshops.move(workshop.id, Phase.THEMES)
    words = wall.locator(".v-latest p")
    words.first.wait_for(timeout=FIRST_THEMES_MS)
    shown = words.first.inner_text()
    ids = {each.text: each.id for each in hall.store.statements.gathered(question)}
    hall.store.moderation.move(workshop.id, [ids[shown]], Status.HIDDEN)
    expect(wall.get_by_text(shown, exact=True)).to_have_count(0)
    hall.store.moderation.move(workshop.id, list(ids.values()), Status.HIDDEN)
    expect(words).to_have_count(0)
    hall.store.moderation.move(workshop.id, list(ids.values()), Status.VISIBLE)
    words.first.wait_for(timeout=FIRST_THEMES_MS)


def test_a_room_writes_on_after_the_reveal(hall: Hall, visits: Visits) -> None:
    """Half a thought outlives the reveal, is shared after it, and the wall counts it."""
    workshop = hall.workshop()
    hall.says(workshop, *(f"{idea} for everyone on {ward}" for idea in IDEAS for ward in WARDS))
    hall.store.workshops.let_write_on(workshop.id, on=True)
    phone, _ = hall.phone(visits, workshop)
    wall = hall.desk(visits, "live", workshop)
    expect(wall.locator(".v-totals")).to_contain_text("15+ statements")
    field = phone.get_by_label("In your own words")
    field.press_sequentially("A garden for")
    hall.store.workshops.move(workshop.id, Phase.THEMES)
    phone.get_by_text("Where my words went").wait_for()
    expect(field).to_have_value("A garden for")
    field.press_sequentially(" all")
    phone.get_by_role("button", name="Share", exact=True).click()
    phone.get_by_text("until 5 people have written something new").first.wait_for()
    expect(phone.locator(".v-card .v-statement")).to_have_text("A garden for all")
    expect(wall.locator(".v-totals")).to_contain_text("15+ statements")

    phone.get_by_text("Where my words went").click()
    phone.get_by_text("A garden for all").wait_for()
    phone.get_by_text("Back to the room").click()
    field.wait_for()
    hall.store.workshops.let_write_on(workshop.id, on=False)
    phone.get_by_text("Next you say here what you want").wait_for()


def test_the_wall_obeys_its_keys_and_fits(hall: Hall, visits: Visits) -> None:
    """T runs the timer for all, B blanks, Q leaves; the longest question overflows nowhere."""
    longest = " ".join(["What would have to be true in ten years"] * 7)[:299] + "?"
    workshop = hall.workshop(title="T" * 80, questions=[longest])
    phone, _ = hall.phone(visits, workshop)
    wall = hall.desk(visits, "live", workshop)
    wall.set_viewport_size({"width": 1280, "height": 720})
    wall.locator(".v-code").wait_for()
    for part in (".v-question", ".v-code", ".v-totals", ".v-address"):
        box = wall.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 720

    wall.keyboard.press("t")
    expect(wall.locator(".v-timer")).to_have_text(re.compile(r"[45]:\d\d"))
    phone.reload()
    expect(phone.get_by_role("timer")).to_contain_text("minutes left")
    wall.keyboard.press("b")
    wall.locator(".v-blank").wait_for()
    wall.keyboard.press("b")
    expect(wall.locator(".v-blank")).to_have_count(0)
    for fills in (True, False):
        wall.keyboard.press("f")
        wall.wait_for_function(f"() => !!document.fullscreenElement === {str(fills).lower()}")
    wall.keyboard.press("t")
    expect(wall.locator(".v-timer")).to_have_count(0)
    wall.keyboard.press("q")
    wall.get_by_role("button", name="Reveal the themes").wait_for()


def test_phone_and_wall_come_back_by_themselves(hall: Hall, visits: Visits) -> None:
    """They say in our words that the server is gone, and go on when it is back."""
    workshop = hall.workshop()
    phone, _ = hall.phone(visits, workshop)
    wall = hall.desk(visits, "live", workshop)
    expect(wall.locator(".v-totals")).to_contain_text("0 statements")
    hall.server.kill()
    expect(phone.get_by_label("In your own words")).to_be_disabled()
    for page in (phone, wall):
        theirs = page.get_by_test_id("stDialog").filter(has_text="Connection error")
        theirs.wait_for(state="attached", timeout=60_000)
        expect(theirs).to_be_hidden()
        expect(page.locator(".v-offline")).to_be_visible()
    hall.server.start()
    expect(phone.get_by_label("In your own words")).to_be_enabled(timeout=60_000)
    phone.wait_for_timeout(1_500)

    share(phone, "Time to listen")
    expect(phone.locator(".v-card .v-statement")).to_have_text("Time to listen")
    expect(wall.locator(".v-totals")).to_contain_text("<5 statements")
    hall.store.workshops.move(workshop.id, Phase.RESPOND)
    expect(phone).to_have_title(re.compile("Respond"), timeout=25_000)


def test_a_scan_turns_the_test_green_and_two_facilitators_agree(hall: Hall, visits: Visits) -> None:
    """The page follows a phone that came, and another facilitator who moved the room."""
    workshop = hall.workshop()
    one = hall.desk(visits, "run", workshop)
    one.get_by_text("This turns green").wait_for()
    visits.new(f"{hall.server.address}/?code={workshop.code.replace(' ', '')}", PHONE)
    expect(one.get_by_text("A phone reached this workshop.")).to_be_visible()
    other = hall.desk(visits, "run", workshop)

    one.get_by_role("button", name="Reveal the themes").click()
    other.get_by_role("button", name="Let people respond").wait_for()
    other.get_by_role("radio", name="Gather").click()
    one.get_by_role("button", name="Reveal the themes").wait_for()
    assert hall.store.workshops.get(workshop.id).phase is Phase.GATHER


def test_a_workshop_is_set_up_again_put_aside_and_deleted(hall: Hall, visits: Visits) -> None:
    """A template brings questions and units along; deleting asks for the code, then really does."""
    old = hall.workshop(title="Autumn", questions=["One?", "Two?"], units=["North", "South"])
    desk = hall.desk(visits, "workshops")
    desk.locator(f".st-key-again-{old.id} button").click()
    desk.get_by_label("Title").fill("Winter")
    desk.get_by_role("button", name="Create the workshop").click()
    desk.locator(".v-bigcode").wait_for()
    new = next(each for each in hall.store.workshops.all() if each.title == "Winter")
    assert [each.text for each in new.questions] == ["One?", "Two?"]
    assert [each.name for each in new.units] == ["North", "South"]
    expect(desk.locator(".st-key-passphrases code")).to_have_count(2)
    desk.get_by_role("button", name="I have them").click()
    expect(desk.locator(".st-key-passphrases")).to_have_count(0)

    desk.get_by_text("Archive, empty or delete").click()
    desk.get_by_role("button", name="Archive the workshop").click()
    desk.get_by_text("Archived: 1").click()
    desk.get_by_role("button", name="Take it back").click()
    desk.locator(f".st-key-run-{new.id} button").click()
    desk.get_by_text("Archive, empty or delete").click()
    desk.get_by_role("button", name="Delete the workshop").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("button", name="Delete it for good").click()
    dialog.get_by_text("That is not its code.").wait_for()
    dialog.get_by_label("Type the code").fill(new.code.lower())
    dialog.get_by_role("button", name="Delete it for good").click()
    expect(desk).to_have_title(re.compile("Workshops"))
    assert new.id not in {each.id for each in hall.store.workshops.all()}


def test_cards_go_in_by_keyboard_alone(hall: Hall, visits: Visits) -> None:
    """Two ideas of a table of six: two statements of one person, who speaks for six."""
    workshop = hall.workshop()
    desk = hall.desk(visits, "cards", workshop)
    desk.get_by_role("radio", name="Managers").focus()
    desk.keyboard.press("Space")
    desk.get_by_label("Speaks for how many people").fill("6")
    desk.keyboard.press("Tab")
    field = desk.get_by_label("The card; one idea a line")
    field.focus()
    desk.keyboard.type("More time\nFewer *forms*")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".v-typed")).to_have_count(2)
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert hall.store.statements.counts(workshop.id) == (1, 2)
    assert hall.store.participants.spoken_for(workshop.id) == 6


def test_typed_names_and_words_are_shown_verbatim_everywhere(hall: Hall, visits: Visits) -> None:
    """Titles, questions, levels, units and statements are never read as Markdown or HTML."""
    nasty = "<b>x</b> **y** [z](http://evil.example) ![i](http://evil.example/i) $a$ :red[r]"
    assert len(nasty) <= 80
    workshop = hall.workshop(
        title=nasty, questions=[nasty], levels=[(nasty, 9), ("Others", 9)], units=[nasty, "Other"]
    )
    level, unit = workshop.levels[0].id, workshop.units[0].id
    token = secrets.token_urlsafe(32)
    person = hall.store.participants.join(workshop.id, token, level_id=level, unit_id=unit)
    hall.store.statements.add(person.id, workshop.questions[0].id, nasty, "t")
    code = f"code={workshop.code.replace(' ', '')}"
    pages = [(f"{path}?w={workshop.id}", LAPTOP) for path in ("run", "moderate", "cards", "live")]
    pages += [("workshops", LAPTOP), (f"share?{code}", PHONE), (f"?{code}&again=1", PHONE)]
    for address, size in pages:
        holder = token if size is PHONE else hall.token
        page = visits.new(f"{hall.server.address}/{address}", size, token=holder)
        page.wait_for_timeout(500)
        bad = page.locator('a[href*="evil"], img[src*="evil"], .v b:text-is("x"), strong, .katex')
        assert bad.count() == 0, address
        shown = page.locator("body").inner_text().replace("\u2060", "")
        assert "<b>x</b> **y** [z](http" in shown, address


def test_a_phone_joins_over_plain_http_by_a_network_address(hall: Hall, visits: Visits) -> None:
    """A room without https and without a name: the way most rooms begin."""
    here = local_address()
    if here is None:
        pytest.skip("This machine has no address besides its own loopback.")
    workshop = hall.workshop()
    code = workshop.code.replace(" ", "")
    page = visits.new(f"http://{here}:{hall.server.port}/?code={code}", PHONE)
    page.get_by_text("Frontline", exact=True).click()
    page.get_by_role("button", name="Start").click()
    share(page, "More time for patients")
    expect(page.get_by_text("Thank you, it is in.")).to_be_visible()

    page.reload()
    expect(page.locator(".v-card .v-statement")).to_have_text("More time for patients")
    assert hall.store.statements.counts(workshop.id) == (1, 1)
