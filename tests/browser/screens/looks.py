"""Look at a page as a stranger would, and say everything that is wrong with how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

from server.cookies import ROLES, VISITOR
from server.languages import COOKIE as LANGUAGE
from tests.browser.screens.screens import SIZES, TEXTS

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from tests.browser.screens.rooms import Stage
    from tests.browser.screens.screens import Screen

LAYOUT: Final = (Path(__file__).with_name("layout.js")).read_text(encoding="utf-8")
"""A function of the page that returns what is wrong with its layout."""

SETTLED: Final = """
() => new Promise((settled) => {
  const app = document.querySelector('.stApp');
  const quiet = () =>
    app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
  let still = 0;
  const watch = setInterval(() => {
    still = quiet() && document.fonts.status === 'loaded' ? still + 1 : 0;
    if (still > 5) { clearInterval(watch); settled(true); }
  }, 80);
})
"""
FOLDS: Final = "document.querySelectorAll('.v details').forEach((each) => (each.open = true))"
SHIFTS: Final = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    if (each.hadRecentInput) continue;
    const from = each.sources.map(({ node, previousRect: was, currentRect: is }) => {
      const here = node?.nodeType === 3 ? node.parentElement : node;
      const named = here?.className || here?.dataset?.testid || here?.localName;
      return `${named} ${was.x},${was.y} to ${is.x},${is.y}`;
    });
    window.shifted.push([each.value, from.slice(0, 3).join("; ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
MOST_SHIFTED: Final = 0.1
"""Cumulative layout shift that web.dev calls good (https://web.dev/articles/cls)."""

GRAVE: Final = frozenset({"serious", "critical"})


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a screen: which room, how large, light or dark, which language, which words."""

    screen: Screen
    room: str
    size: str
    theme: str
    language: str
    text: str

    @property
    def values(self) -> tuple[str, ...]:
        """What is looked at and how, from the screen to the size of its words."""
        at = (self.room, self.size, self.theme, self.language, self.text)
        return (self.screen.name, *at)

    @property
    def name(self) -> str:
        """How tests and pictures are called."""
        return "-".join(self.values)


def look(page: Page, stage: Stage, at: Look, pictures: Path | None) -> list[str]:
    """Open a screen and return everything that is wrong with it.

    Args:
        page: A browser's page; it is used for one look after the other.
        stage: The server with its rooms.
        at: What is looked at, and how.
        pictures: Folder for a picture of the screen; None for none.
    """
    token, filled = {"owner": stage.owner, "stranger": ""}.get(at.screen.who, ""), {}
    if at.room != "none":
        workshop, room = stage.room(at.room, at.screen.phase)
        filled = {"w": workshop.id, "code": workshop.code.replace(" ", "")}
        token = room.phone if at.screen.who == "phone" else token
    address = f"{stage.server.address}/{at.screen.address.format(**filled)}"
    cookies = {LANGUAGE: at.language} | (dict.fromkeys((VISITOR, ROLES), token) if token else {})
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    wide, high = SIZES[at.size]
    page.set_viewport_size({"width": wide, "height": high})
    page.emulate_media(
        color_scheme="dark" if at.theme == "dark" else "light", reduced_motion="reduce"
    )
    _enlarge_words(page, TEXTS[at.text])
    page.goto("about:blank")
    page.goto(address)
    page.locator(".v:visible").first.wait_for(timeout=60_000)
    page.evaluate(SETTLED)
    if at.screen.opened:
        page.evaluate(FOLDS)
    if at.screen.key:
        page.keyboard.press(at.screen.key)
        page.wait_for_timeout(2_000)
        page.evaluate(SETTLED)
    try:
        return wrong(page)
    finally:
        if pictures is not None:
            _picture(page, pictures / f"{at.name}.png", wall=at.screen.name.startswith("wall"))


def wrong(page: Page) -> list[str]:
    """Return what is wrong with the page that stands open, one line each.

    Args:
        page: A browser's, with a screen on it.
    """
    shifts: list[tuple[float, str]] = page.evaluate("window.shifted ?? []")
    shifted = sum(value for value, _ in shifts)
    most = max(shifts, default=(0, ""))[1]
    found = [f"shifts by {shifted:.2f}, most by {most}"] if shifted > MOST_SHIFTED else []
    found += [f"axe: {each}" for each in _axe(page)]
    told: list[str] = page.evaluate(LAYOUT)
    return found + told


@cache
def _devtools(page: Page) -> CDPSession:
    """Return what sets up a browser's page; its settings go when it ends."""
    return page.context.new_cdp_session(page)


def _enlarge_words(page: Page, times: int) -> None:
    """Let the browser show words larger, as its settings do; lengths in pixels stay as they are."""
    sizes = {"standard": 16 * times, "fixed": 13 * times}
    _devtools(page).send("Page.setFontSizes", {"fontSizes": sizes})


def _axe(page: Page) -> list[str]:
    # Words of a cloud are large letters of a wall, in colours that are 3:1 (test_palette.py); on a
    # laptop's small copy of it axe would count them as running text.
    # Streamlit's menu of pages is a list with other elements between its items: not ours to mend.
    menu = [['[data-testid="stSidebar"]'], ['[data-testid="stHeader"]']]
    # A chart is described as a whole; Vega's groups inside have no names. What is switched off may
    # be pale (WCAG 1.4.3).
    inside = [["svg.marks"], ["button[disabled]"]]
    seen = {"exclude": [[".v-cloud"], *menu, *inside]}
    response: dict[str, Any] = Axe().run(page, context=seen).response
    return [
        f"{rule['id']} ({rule['impact']}) at {node['target']}: "
        f"{' '.join(node['failureSummary'].split())[:240]}"
        for rule in response["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"][:3]
    ]


def _picture(page: Page, file: Path, *, wall: bool) -> None:
    """Keep a picture of the whole page; of the wall, of what the projector shows."""
    high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    size = page.viewport_size
    if not wall and size is not None and high > size["height"]:
        page.set_viewport_size({"width": size["width"], "height": min(int(high), 6000)})
        page.wait_for_timeout(150)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, animations="disabled")
