"""Somebody who uses no mouse: goes by Tab, presses keys, and is never left without a focus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FOCUS: Final = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
"""A function of the page that returns what has the focus, and what is wrong with it."""

MOST: Final = 90
"""Tabs within which everything on a page is reached."""

STANDS: Final = """() => new Promise((stands) => {
  let still = 0;
  const quiet = () => document.querySelector(
    '.stApp[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]');
  const watch = setInterval(() => {
    still = quiet() ? still + 1 : 0;
    if (still > 5) { clearInterval(watch); stands(true); }
  }, 70);
})"""
"""Until nothing was drawn for .4 s: whoever looks has seen where the focus went."""

AGAIN: Final = 6
"""Looks, .3 s apart, within which a focus is back, also on a machine that has much else to do."""


@dataclass
class Hands:
    """Ten fingers on the keys of a page; what has the focus is looked at after each of them."""

    page: Page

    def to(self, name: str, key: str = "Tab") -> None:
        """Go on until something of this name has the focus; all on the way is in sight and ringed.

        The end of a page leads to its beginning: there nothing has the focus for one key.
        """
        passed: list[str] = []
        for _ in range(MOST):
            self.page.keyboard.press(key)
            seen = self._seen()
            assert not seen["wrong"] or not seen["name"], (seen, passed)
            passed.append(seen["name"])
            if name in passed[-1]:
                return
        raise AssertionError(f"{key} does not lead to {name!r}, only to {passed}")

    def press(self, key: str, then: Locator | None = None) -> str:
        """Press a key and wait for what it brings; return the name of what has the focus then."""
        self.page.keyboard.press(key)
        if then is not None:
            then.wait_for()
        return self.holds()

    def begins(self, first: str) -> None:
        """Check that a page which was just loaded begins at its top: Tab leads to this first."""
        self.page.evaluate(STANDS)
        self.page.keyboard.press("Tab")
        assert self.holds() == first

    def write(self, words: str) -> None:
        """Type into the field that has the focus."""
        self.page.keyboard.type(words)

    def holds(self) -> str:
        """Check what has the focus once the page stands; return its name."""
        self.page.evaluate(STANDS)
        seen = self._seen(AGAIN)
        assert not seen["wrong"], seen
        return str(seen["name"])

    def _seen(self, again: int = 1) -> dict[str, Any]:
        seen: dict[str, Any] = self.page.evaluate(FOCUS)
        for _ in range(again):
            if not seen["wrong"]:
                break
            self.page.wait_for_timeout(300)  # a ring may take a moment to come
            seen = self.page.evaluate(FOCUS)
        return seen
