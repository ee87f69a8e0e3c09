"""What a leader does in a browser: look, click, send a link; on a laptop and on a phone."""

from __future__ import annotations

import re
import secrets
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from server.html_shell import LOOK
from tests.browser.conftest import FIRST_THEMES_MS, LAPTOP, PHONE, WALL
from tests.browser.test_phones import back
from vision.models import Role
from vision.settings import Settings
from vision.store import INSTALLATION, Setup, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

VIEWS = ("level", "up", "matrix", "units", "rounds")
DRAWN = '[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg'


@pytest.fixture(scope="module")
def sample(sample_server: Server) -> str:
    """Where the sample stands, once its first results are there."""
    return sample_server.address


def opened(visits: Visits, address: str, size: dict[str, int]) -> Page:
    """Open a leader's page and wait for what it shows, also for the first results of all."""
    page = visits.new(address, size)
    page.locator("h1.v-finding").wait_for(timeout=FIRST_THEMES_MS)
    return page


def wider_than_screen(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    return int(
        page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
        )
    )


def test_a_link_opens_the_view_that_was_sent(visits: Visits, sample: str) -> None:
    """What a leader chose stands in the address; whoever gets the link sees the same."""
    page = opened(visits, f"{sample}/alignment", LAPTOP)
    page.get_by_role("radio", name="On its way up").or_(
        page.get_by_role("button", name="On its way up")
    ).first.click()
    page.wait_for_url(re.compile("view=up"))
    page.locator("h2.v-title", has_text="on its way up").first.wait_for()

    other = opened(visits, page.url, LAPTOP)
    other.locator("h2.v-title", has_text="on its way up").first.wait_for()


def test_back_leads_from_view_to_view_and_from_page_to_page(visits: Visits, sample: str) -> None:
    """Each press of it undoes one choice, buttons and boxes alike, and none does nothing."""
    opened(visits, f"{sample}/overview", LAPTOP)
    page = opened(visits, f"{sample}/overview", LAPTOP)  # now the results are there at once
    page.get_by_test_id("stTopNavLink").filter(has_text="Alignment").click()
    view = page.locator('.st-key-choice-view [data-selected="true"]')
    expect(view).to_have_text("Themes by level")
    for name, key in (("Units", "units"), ("Level by level", "matrix")):
        page.locator(".st-key-choice-view").get_by_text(name).click()
        page.wait_for_url(re.compile(f"view={key}"))
        page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.get_by_test_id("stTopNavLink").filter(has_text="Themes").click()
    box = page.locator(".stSelectbox", has_text="Who").get_by_role("combobox")
    for level in ("Frontline", "Directors"):
        box.click()
        page.get_by_role("option", name=level, exact=True).click()
        expect(page.locator("h2.v-title", has_text=f": {level}")).to_be_visible()

    for held, name in (
        (box, "Frontline"), (box, "Everyone"), (view, "Level by level"), (view, "Units"),
        (view, "Themes by level"),
    ):  # fmt: skip
        back(page)
        if held is box:
            expect(held).to_have_value(name)
        else:
            expect(held).to_have_text(name)
    back(page)
    expect(page).to_have_title(re.compile("Overview"))


@pytest.mark.parametrize("size", [LAPTOP, WALL], ids=["laptop", "projector"])
def test_a_click_on_a_cell_reads_statements(
    visits: Visits, sample: str, size: dict[str, int]
) -> None:
    """The heat map answers a click with typical statements of that theme and level.

    Both are named beside it, and may be chosen there by keyboard; what was said last counts.
    """
    page = opened(visits, f"{sample}/alignment?view=level", size)
    page.get_by_text("Click a cell, or choose here, to read typical statements").wait_for()
    cell = page.locator(".st-key-wide-heat svg.marks path[aria-roledescription='rect mark']").last
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".v-card .v-quotes li, .v-card .v-words").first.wait_for()
    assert page.locator(".v-card .v-theme-name").count() == 1
    theme, level = (
        page.get_by_role("combobox", name=re.compile(f"{name}$")) for name in ("Theme", "Level")
    )
    expect(level).to_have_value(page.locator(".v-card > .v-words").inner_text())
    assert theme.input_value() in page.locator(".v-card .v-theme-name").inner_text()
    level.press("Home")
    for key in ("ArrowUp", "ArrowUp", "Enter"):
        level.press(key)
    expect(page.locator(".v-card > .v-words")).not_to_have_text("Frontline")
    expect(page.locator(".v-card > .v-words")).to_have_text(level.input_value())


def test_the_first_answer_fits_a_laptop(visits: Visits, sample: str) -> None:
    """Finding, figures and the whole heat map with its differences are inside 1366 x 768."""
    page = opened(visits, f"{sample}/overview", LAPTOP)
    page.locator(DRAWN).first.wait_for()
    box = page.locator(".st-key-wide-heat").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= LAPTOP["width"]
    assert box["y"] + box["height"] <= LAPTOP["height"]
    hidden = "(e => e.scrollWidth - e.clientWidth)(document.querySelector('.st-key-wide-heat'))"
    assert page.evaluate(hidden) <= 1


def drawn(page: Page, chart: str) -> tuple[float, float]:
    """Return where a chart ends at the right and how large the names in it are, in pixels."""
    picture = page.locator(f"[class*=st-key-{chart}] svg.marks")
    picture.wait_for()
    box, name = picture.bounding_box(), picture.locator("text").first.bounding_box()
    assert box is not None
    assert name is not None
    return box["x"] + box["width"], name["height"]


@pytest.mark.parametrize(
    ("path", "chart"), [("overview", "wide-heat"), ("themes", "both-stretched-bars")]
)
def test_a_projector_shows_the_laptops_page_half_as_large_again(
    visits: Visits, sample: str, path: str, chart: str
) -> None:
    """At 1920 px text and charts grow by a half, and still keep to the width of the screen."""
    laptop = opened(visits, f"{sample}/{path}", LAPTOP)
    _, small = drawn(laptop, chart)
    wall = opened(visits, f"{sample}/{path}", WALL)
    end, large = drawn(wall, chart)
    assert large == pytest.approx(1.5 * small, rel=0.1)
    assert 0.9 * WALL["width"] < end <= WALL["width"]
    size = "parseFloat(getComputedStyle(document.querySelector('h1.v-finding')).fontSize)"
    assert wall.evaluate(size) == 1.5 * laptop.evaluate(size)
    assert wider_than_screen(wall) <= 0


PAGES = (
    "overview",
    "themes",
    *(f"alignment?view={view}" for view in VIEWS),
    *(f"consensus?view={view}" for view in ("bridges", "all", "groups", "today")),
)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(visits: Visits, sample: str, path: str) -> None:
    """At 360 px every page keeps to the width of the screen."""
    page = opened(visits, f"{sample}/{path}", PHONE)
    page.get_by_text("How this was made").first.wait_for()
    assert wider_than_screen(page) <= 0


def test_a_view_explains_itself_in_one_tap(visits: Visits, sample: str) -> None:
    """What it is, how it was computed, how sure, who is in it, and what is withheld."""
    page = opened(visits, f"{sample}/alignment?view=units", LAPTOP)
    page.get_by_role("button", name="How this was made").click()
    told = page.locator(".v-explain")
    told.wait_for()
    for part in ("What it is", "How it was computed", "How sure", "Who is in it", "withheld"):
        assert told.get_by_text(part).count() == 1


def test_dark_mode_draws_dark_charts(visits: Visits, sample: str) -> None:
    """A browser in dark mode gets the dark page from the first look."""
    page = visits.new(f"{sample}/overview", LAPTOP, dark=True)
    page.locator("h1.v-finding").wait_for(timeout=FIRST_THEMES_MS)
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == "rgb(12, 23, 27)"


def test_the_stylesheet_hangs_on_hooks_that_exist(visits: Visits, sample: str) -> None:
    """Each of Streamlit's test ids that the desk's rules use is still on the page."""
    page = opened(visits, f"{sample}/themes", LAPTOP)
    page.get_by_text("Find a statement").click()
    page.get_by_label("A word in it").wait_for()
    for hook in ("stHeader", "stMain", "stMainBlockContainer", "stTextInputRootElement"):
        assert hook in LOOK
        assert page.get_by_test_id(hook).count() >= 1, hook
    assert page.locator('[class*="st-key-theme-"]').count() >= 2
    assert page.locator(".stApp").evaluate("e => getComputedStyle(e).colorScheme") == "light"


def test_every_choice_in_a_box_counts(visits: Visits, sample: str) -> None:
    """The second and the third choice in a row are shown as the first one is."""
    page = opened(visits, f"{sample}/themes", LAPTOP)
    for level in ("Executive board", "Frontline", "Directors", "Executive board"):
        box = page.locator(".stSelectbox", has_text="Who").get_by_role("combobox")
        box.click()
        page.get_by_role("option", name=level, exact=True).click()
        page.locator("h2.v-title", has_text=f": {level}").wait_for(timeout=20_000)
        assert re.search(r"[?&]who=", page.url)


def test_every_question_in_the_box_counts(visits: Visits, sample_server: Server) -> None:
    """Question after question is in the address and in the box, also before there are results."""
    token = secrets.token_urlsafe(32)
    asked = ["What should stay?", "What should change?", "What would you dare?"]
    with closing(
        open_store(Settings.from_mapping({"VISION_DATA": str(sample_server.folder)}))
    ) as store:
        store.passes.grant(token, INSTALLATION, Role.OWNER)
        made = store.workshops.add(Setup("Three questions", asked, [("All", 9)]))
    page = visits.new(f"{sample_server.address}/themes?w={made.id}", LAPTOP, token=token)
    box = page.locator(".stSelectbox", has_text="Question").get_by_role("combobox")
    for place in (1, 2, 0, 1, 0, 2):
        box.click()
        page.get_by_role("option", name=asked[place], exact=True).click()
        page.wait_for_url(re.compile(f"[?&]q={made.questions[place].id}"))
        expect(box).to_have_value(asked[place])


def test_a_chart_is_taken_as_picture_drawing_and_numbers(
    visits: Visits, sample: str, tmp_path: Path
) -> None:
    """Its own menu makes each file when asked; the numbers are those that may be shown."""
    page = opened(visits, f"{sample}/overview", LAPTOP)
    page.get_by_role("button", name="This chart").click()
    for label, begins in (
        ("Picture (PNG)", b"\x89PNG"),
        ("Drawing (SVG)", b"<svg"),
        ("Numbers (CSV)", b"\xef\xbb\xbfNumber,Theme,"),
    ):
        with page.expect_download(timeout=90_000) as taken:
            page.get_by_role("button", name=label).click()
        file = tmp_path / taken.value.suggested_filename
        taken.value.save_as(file)
        assert file.read_bytes().startswith(begins)


def test_a_chart_fills_the_screen_and_nothing_invisible_takes_the_focus(
    visits: Visits, sample: str
) -> None:
    """Full screen draws it larger inside the screen, its menu is closed, no button is hidden."""
    page = opened(visits, f"{sample}/overview", LAPTOP)
    small = page.locator(".st-key-wide-heat svg.marks").bounding_box()
    for button in page.locator('[data-testid="stElementToolbar"] button').all():
        assert not button.is_visible()
    page.get_by_role("button", name="This chart").click()
    page.get_by_role("button", name="Full screen").click()
    drawing = page.locator(".st-key-large-chart svg.marks")
    drawing.wait_for()
    page.wait_for_timeout(500)
    large = drawing.bounding_box()
    assert small is not None
    assert large is not None
    assert large["width"] > 1.2 * small["width"]
    assert large["y"] + large["height"] <= LAPTOP["height"]
    assert page.get_by_text("Picture (PNG)").count() == 0
    page.keyboard.press("Escape")
    drawing.wait_for(state="detached")
