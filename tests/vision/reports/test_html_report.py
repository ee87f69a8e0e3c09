"""The printable page: it needs nothing else, and what people typed is only ever text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.vision.reports.hostile import (
    DRAFT,
    LEVELS,
    NAMES,
    QUESTION,
    QUOTE,
    TITLE,
    UNQUOTED,
    made,
)
from vision.reports import Report, report_html

ADDRESS = re.compile(r"https?:|//|javascript:|data:text", re.IGNORECASE)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "div", "span",
    "h1", "h2", "h3", "p", "ol", "ul", "li", "strong", "blockquote", "table", "thead", "tbody",
    "tr", "th", "td", "svg", "g", "path", "rect", "text", "tspan", "defs", "clippath", "line",
    "circle",
}  # fmt: skip


class Seen(HTMLParser):
    """Collects tags, attributes and text as a browser would take them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.style = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self._inside = tag
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note a text, apart from the style sheet."""
        if self._inside == "style" and not self.style:
            self.style = data
        else:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        """Leave the style sheet."""
        self._inside = ""


def plain(text: str) -> str:
    """Return a text with one space wherever there are several."""
    return " ".join(text.split())


@pytest.mark.slow
def test_page_holds_no_tag_but_its_own(page: str) -> None:
    """Hostile titles, questions, quotes, themes and levels bring in no tag and no handler."""
    seen = Seen(page)
    assert seen.tags <= TAGS
    names = {name for name, _ in seen.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"href", "src", "xlink:href", "srcdoc", "action", "formaction"}


def test_page_refers_to_nothing_outside(page: str) -> None:
    """No attribute and no style names an address; fonts lie inside the file."""
    seen = Seen(page)
    said = {"aria-label", "content"}
    assert not [
        value for name, value in seen.attributes if name not in said and ADDRESS.search(value)
    ]
    places = re.findall(r"url\((.{0,22})", seen.style)
    assert places
    assert all(place.startswith("data:font/woff;base64") for place in places)
    assert "@import" not in seen.style


def test_page_forbids_scripts_by_policy(page: str) -> None:
    """Even if something slipped through, the page's own policy lets nothing run or load."""
    policy = next(value for name, value in Seen(page).attributes if "default-src" in value)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


def test_what_people_typed_reads_as_typed(page: str) -> None:
    """Title, question, theme names and quotes appear letter for letter."""
    text = plain("".join(Seen(page).texts))
    for typed in (TITLE, QUESTION, QUOTE, *NAMES, *DRAFT):
        assert plain(typed) in text


def test_levels_read_as_typed_in_charts(page: str) -> None:
    """Names of levels survive the way through a chart."""
    text = plain(" ".join(Seen(page).texts))
    assert all(level in text for level in LEVELS)


def test_pictures_speak_and_keep_their_ids_apart(page: str) -> None:
    """Each chart says its finding to screen readers, and no two ids on the page are alike."""
    seen = Seen(page)
    spoken = [value for name, value in seen.attributes if name == "aria-label"]
    assert len(spoken) == 6
    assert all(spoken)
    ids = [value for name, value in seen.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    used = re.findall(r"url\(#([^)]+)\)", page)
    assert set(used) <= set(ids)


def test_what_is_withheld_does_not_appear(room: Report, page: str) -> None:
    """A theme of four people shows no number, and the page says that it is not broken down."""
    assert room.stories[3].reach is None
    assert all(cell is None for cell in room.alignment.reach[3])
    assert "under 5" in page
    assert "Fewer than 5 people" in page
    assert "4711" not in page
    assert UNQUOTED not in page


@pytest.mark.slow
def test_small_room_is_shown_whole(small_room: Report, small_page: str) -> None:
    """Where levels can't be told apart there is no chart by level, and the page says why."""
    assert [level.name for level in small_room.alignment.levels] == ["Everyone"]
    assert "Heat map" not in small_page
    assert "People of 100 at each level" not in small_page
    assert "only the whole room is shown" in small_page


def test_room_of_four_says_nothing_about_anyone() -> None:
    """Below the smallest group the page has no number of people who speak of a theme."""
    page = report_html(made(4)).decode()
    assert not re.search(r"\d+ of 100<", page)


def test_guess_and_draft_have_their_place(room: Report, page: str) -> None:
    """What leaders had expected and the vision as it stands are in the report."""
    text = plain("".join(Seen(page).texts))
    assert room.guess is not None
    assert plain(str(room.guess.sentence)) in text
    assert "The vision as it stands" in text


@pytest.mark.slow
def test_same_input_gives_the_same_page(room: Report, page: str) -> None:
    """Nothing in the page depends on when it was made."""
    assert report_html(room).decode() == page


def test_says_who_agreed_only_if_asked(page: str) -> None:
    """Focus and agreement are two things; before anyone responded the page says so."""
    assert "Not asked yet" in page
