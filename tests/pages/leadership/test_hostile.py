"""What people typed is data: verbatim on every page, never interpreted."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from tests.pages.leadership.conftest import shown, texts

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

TITLE = "<img src=x onerror=alert(1)> **bold** $x^2$"
LEVELS = ("[Top](http://evil.test)", "=1+1", "<b>Base</b>")
UNITS = ("`code`", "# Heading", "عربي \u202eevil")
TEXTS = (
    "<script>alert('more time')</script> for patients, more time for patients",
    "**more time** for patients ![](http://evil.test/x.png)",
    "$\\frac{1}{0}$ more time for patients",
    '=HYPERLINK("http://evil.test") one login for every computer',
    "one login \u200b for every computer \U0001f600",
    "one record and one login \u202efor every computer",
    "{{constructor}} rosters known a month ahead <!-- -->",
    "rosters known a month ahead :material/home: :red[red]",
    "rosters known a month ahead </div></div><h1>Owned</h1>",
)
PAGES = ("overview", "themes", "alignment", "guess", "consensus", "shape", "report")


@pytest.fixture(scope="module")
def room(house: House) -> Workshop:
    """A workshop in which everyone tried something."""
    words = [*TEXTS, *texts(12), "x" * 900 + " rosters"]
    return house.room(TITLE, 44, levels=LEVELS, units=UNITS, words=words)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_stay_words(house: House, room: Workshop, page: str) -> None:
    """Markup in titles, levels, units and statements reaches the screen escaped."""
    said = shown(house.visit(page, room))
    for typed in (TITLE, *LEVELS, *UNITS, *TEXTS):
        if "<" in typed:
            assert typed not in said
    assert "<h1>Owned" not in said


def test_a_title_is_shown_verbatim(house: House, room: Workshop) -> None:
    """The title above the finding is what the facilitator typed, letter by letter."""
    assert html.escape(TITLE) in shown(house.visit("overview", room))


@pytest.mark.parametrize("view", ["level", "up", "matrix", "units", "rounds"])
def test_every_view_survives_hostile_names(house: House, room: Workshop, view: str) -> None:
    """No view falls over names that look like code."""
    assert "<b>Base</b>" not in shown(house.visit("alignment", room, view=view))


def test_words_that_are_searched_for_are_no_pattern(house: House, room: Workshop) -> None:
    """Looking for a bracket finds brackets, not an error."""
    app = house.visit("themes", room)
    app.text_input(key="find").set_value("(.*[").run()
    assert "No statement that may be shown" in shown(app)
