"""What a browser is told in another language: also by Streamlit, and by whoever reads aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.readers import reading
from vision.translation import _

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Hall, Visits
    from vision.models import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.stage2]
SKIP = "[data-testid=stSkipToContent]"


def reads(hall: Hall, page: Page, code: str, path: str) -> None:
    """Let a browser read a language, and open a page."""
    page.goto(f"{hall.server.address}/language?to={code}")
    page.goto(f"{hall.server.address}/{path}")
    page.locator(".v:visible").first.wait_for()


@pytest.mark.parametrize("code", ["en", "pl", "ar"])
def test_the_first_words_of_a_phone_are_in_its_language(
    hall: Hall, visits: Visits, code: str
) -> None:
    """The link past the menu, which the Tab key meets first, and the language of the page."""
    page = visits.new(hall.server.address, PHONE)
    reads(hall, page, code, "")
    with reading(code):
        said = _("Skip to main content")
    assert (said == "Skip to main content") is (code == "en")
    expect(page.locator(SKIP)).to_have_text(said)
    expect(page.locator("html")).to_have_attribute("lang", code)


@pytest.mark.parametrize("path", ["", "share?code={code}", "overview?w={w}", "run?w={w}"])
def test_a_language_is_chosen_on_every_page_and_remembered(
    hall: Hall, visits: Visits, path: str
) -> None:
    """At its end, where one is; the same page comes back in it, and the next one as well."""
    workshop = hall.workshop()
    hall.store.participants.join(
        workshop.id, hall.token, level_id=workshop.levels[0].id, unit_id=None
    )
    there = path.format(code=workshop.code.replace(" ", ""), w=workshop.id)
    page = visits.new(f"{hall.server.address}/{there}", LAPTOP, token=hall.token)
    page.locator(".v-language summary").click()
    page.get_by_text("Deutsch", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert there in page.url
    page.goto(f"{hall.server.address}/signin")
    expect(page.locator(".v-language summary")).to_contain_text("Deutsch")


def folds(page: Page) -> None:
    """Open every fold of a page."""
    page.evaluate(
        "document.querySelectorAll('[data-testid=stExpander] summary').forEach((e) => e.click())"
    )


def desk(hall: Hall, visits: Visits, workshop: Workshop, code: str) -> Page:
    """Return the page Run with its folds open."""
    page = visits.new(hall.server.address, LAPTOP, token=hall.token)
    reads(hall, page, code, f"run?w={workshop.id}")
    page.locator("[data-testid=stExpander]").last.wait_for()
    folds(page)
    return page


def test_fields_say_nothing_in_streamlits_own_english(hall: Hall, visits: Visits) -> None:
    """A file is chosen, and a number raised, in the words of the page."""
    page = desk(hall, visits, hall.workshop(), "de")
    zone = page.locator("[data-testid=stFileUploaderDropzone]").first
    expect(zone.locator("button")).to_contain_text("Hochladen")
    expect(zone).to_contain_text("5 MB je Datei")
    more = page.locator("[data-testid=stNumberInputStepUp]").first
    expect(more).to_have_attribute("aria-label", "Eins mehr")


def test_a_day_is_typed_as_the_language_writes_it(hall: Hall, visits: Visits) -> None:
    """Day, month and year stand in the order of the language."""
    page = desk(hall, visits, hall.workshop(), "de")
    parts = page.locator("[data-testid=stDateInputField]").last.get_by_role("spinbutton")
    expect(parts).to_have_count(3)
    order = [each.get_attribute("data-type") for each in parts.all()]
    assert order == ["day", "month", "year"]


def test_words_that_read_alike_in_both_languages_are_left_in_peace(
    hall: Hall, visits: Visits
) -> None:
    """What is put in the place of Streamlit's English may look like it: it is not said again."""
    page = visits.new(hall.server.address, PHONE)
    page.evaluate("""() => {
      const said = document.querySelector("[data-spoken]").dataset;
      Object.assign(said, { skip: "Vai al contenuto", size: "# MB per file", upload: "Upload" });
      const zone = document.body.appendChild(document.createElement("div"));
      zone.dataset.testid = "stFileUploaderDropzone";
      window.told = 0;
      new MutationObserver(() => window.told++).observe(zone, { childList: true, subtree: true });
      zone.innerHTML = "<button><p>Upload</p></button><span>5MB per file</span>";
    }""")
    expect(page.get_by_text("5 MB per file", exact=True)).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("window.told") <= 2
