"""Every page and state as a stranger meets it: large and small, light and dark, from either side.

``pytest -m stage2 tests/browser/screens`` looks at a choice in which every screen meets every room,
size, theme, language and size of words, and each two of these meet. Three variables say more:

- ``SCREENS=all`` looks at every combination there is, in French as well; ``SCREENS=3/12`` at the
  third of twelve parts of them, each with something of every page.
- ``SCREENS_TO=folder`` keeps a picture of each look.
- ``SCREENS_PORT=8501`` keeps the server's port, so that a browser can be opened beside it.

``-k respond`` chooses by name: screen, room, size, theme, language and the size of words in
percent, as in ``respond-twelve-360-dark-ar-100``.
"""

from __future__ import annotations

import os
from heapq import heapify, heappop, heappush
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

import pytest

from pages.menu import FRONT_DOOR, HIDDEN, LEADING, PREPARING, RUNNING
from tests.browser.conftest import Server, _free_port, _running
from tests.browser.screens.looks import SHIFTS, Look, look, wrong
from tests.browser.screens.rooms import Stage, opened
from tests.browser.screens.screens import (
    ALL_LANGUAGES,
    ENLARGED,
    LANGUAGES,
    SCREENS,
    SIZES,
    TEXTS,
    THEMES,
)
from tests.pages.test_one_number import VIEWS
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.stage2]


ROOMS = ("none", "empty", "six", "twelve", "sample", "thousands")


def every(languages: tuple[str, ...]) -> list[Look]:
    """Return every look there is in some languages."""
    return [
        Look(*row)
        for row in product(SCREENS, ROOMS, SIZES, THEMES, languages, TEXTS)
        if row[1] in row[0].rooms
        and row[2] in row[0].sizes
        and (TEXTS[row[5]] == 1 or row[2] in ENLARGED)
    ]


def looks() -> list[Look]:
    """Return what is looked at, room by room, and in each phase by phase."""
    asked = os.environ.get("SCREENS", "")
    found = part(every(ALL_LANGUAGES), *asked.split("/")) if asked else paired(every(LANGUAGES))
    order = list(Phase)
    return sorted(found, key=lambda each: (ROOMS.index(each.room), order.index(each.screen.phase)))


def part(all_looks: list[Look], which: str, of: str = "1") -> list[Look]:
    """Return one of some parts of these looks, as if drawn by lot; ``all`` is the first of one."""
    drawn = sorted(all_looks, key=lambda each: crc32(each.name.encode()))
    return drawn[(0 if which == "all" else int(which) - 1) :: int(of)]


def paired(all_looks: list[Look]) -> list[Look]:
    """Return few of these looks; each two values that meet in any of them meet in one of the few.

    Always the look that brings most pairs which have not met: greedy, as in Cohen et al. (1997),
    "The AETG system", IEEE Transactions on Software Engineering 23(7).
    """
    pairs = [frozenset(combinations(enumerate(each.values), 2)) for each in all_looks]
    missing = frozenset().union(*pairs)
    queue = [(-len(brings), place) for place, brings in enumerate(pairs)]
    heapify(queue)
    chosen = []
    while missing:
        _, place = heappop(queue)
        brings = -len(pairs[place] & missing)
        if queue and (brings, place) > queue[0]:  # it brought more before others were chosen
            heappush(queue, (brings, place))
            continue
        chosen.append(all_looks[place])
        missing -= pairs[place]
    return chosen


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One server with all rooms; each is made when it is looked at first."""
    port = int(os.environ.get("SCREENS_PORT", "0")) or _free_port()
    for server in _running(Server(tmp_path_factory.mktemp("screens"), port)):
        made = opened(server)
        yield made
        made.store.close()


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page of a browser that keeps what it has loaded, as a second visit would."""
    context = chromium.new_context()
    context.add_init_script(SHIFTS)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("at", looks(), ids=lambda at: at.name)
def test_a_screen_stands_as_it_should(at: Look, page: Page, stage: Stage) -> None:
    """Nothing overflows, is cut, overlaps, moves, or hides from the Tab key; axe finds nothing."""
    folder = os.environ.get("SCREENS_TO")
    found = look(page, stage, at, Path(folder) if folder else None)
    assert not found, "\n".join(["", *found])


def test_each_two_values_meet_in_the_choice() -> None:
    """Every screen in every room, size, theme, language and size of words, and these together."""
    rooms, chosen = {*ROOMS} - {"none"}, paired(every(LANGUAGES))
    for screen in SCREENS:
        seen = [each for each in chosen if each.screen is screen]
        assert {each.room for each in seen} == set(screen.rooms)
        assert {each.size for each in seen} == set(screen.sizes)
        assert {each.language for each in seen} == set(LANGUAGES)
        assert {each.theme for each in seen} == set(THEMES)
        assert {each.text for each in seen} == set(TEXTS)
    for room, size in product(rooms, SIZES):
        assert any(each.room == room and each.size == size for each in chosen)


def test_every_page_and_view_is_looked_at() -> None:
    """A page or view that comes later has a screen as well."""
    pages = {urlsplit(each.address).path or FRONT_DOOR for each in SCREENS}
    assert {each.address for each in (*HIDDEN, *LEADING, *PREPARING, *RUNNING)} <= pages
    seen = {
        (each.path, dict(parse_qsl(each.query)).get("view"))
        for each in (urlsplit(screen.address) for screen in SCREENS)
    }
    views = [(page, given["view"]) for page, given in VIEWS if given]
    first = dict(reversed(views))
    assert [each for each in views if each not in seen and each not in first.items()] == []


BROKEN = {
    "wider than the screen": '<div style="width:120vw">x</div>',
    "cut": '<div style="width:4rem;overflow:hidden;white-space:nowrap">A sentence cut off</div>',
    "beyond the screen": '<div style="overflow:hidden"><svg class="marks" width="400" height="20" '
    'style="margin-left:90vw"><circle r="9"/></svg></div>',
    "squeezed": '<p style="width:1.5rem;overflow-wrap:anywhere">Quiet room and windows</p>',
    "without an edge": '<div role="radiogroup" aria-label="Phase"><button style="border:1px solid '
    'transparent" data-variant="segmented_control">Gather</button></div>',
    "overlaps": '<p>One of two lines</p><p style="margin-top:-2.2rem">Another of the two</p>',
    "off the screen with the focus": '<button style="position:fixed;left:-30rem">Away</button>',
    "under something": '<button>Below</button><div style="position:absolute;inset:0"></div>',
    "stands on the wrong side": '<div dir="rtl"><p style="text-align:left">كلمات هنا</p></div>',
    "stands on the wrong side: p “Latin": '<div dir="rtl"><p style="unicode-bidi:plaintext">Latin '
    "words</p></div>",
    "runs the wrong way": '<div dir="rtl"><p>A room of twelve shows a gap.</p></div>',
    "came into another room": '<div class="st-key-room-x"><div><p class="v-ghost" style="margin:0">'
    'One row</p></div><div style="height:5rem">Three rows</div></div>',
    "hides choices": '<div role="radiogroup" aria-label="Phase" style="width:3rem;overflow-x:auto;'
    'white-space:nowrap"><button>Gather</button> <button>Closed</button></div>',
    "an address turned round": '<div dir="rtl"><p>192.0.2.2:8501/pulse</p></div>',
    "axe: color-contrast": '<p style="color:#ccc;background:#fff">Hardly there</p>',
    "axe: button-name": "<button></button>",
}


@pytest.mark.parametrize("kind", [*BROKEN, ""], ids=lambda kind: kind or "nothing")
def test_what_is_wrong_is_found(kind: str, page: Page) -> None:
    """Each kind of trouble is found by its name, and a page without any is left in peace."""
    body = BROKEN.get(kind, "<p>All is well</p><button>Go on</button>")
    html = f"<html lang=en><title>T</title><body><main><h1>Page</h1>{body}</main></body></html>"
    page.goto("about:blank")
    page.set_content(html)
    found = wrong(page)
    assert any(each.startswith(kind) for each in found) or not kind
    assert bool(found) is bool(kind)
