"""Twelve themes named by keyboard alone: how many keys that takes, and how long the machine.

What is left of two minutes is the room's, for reading and for finding words. A key takes about
.28 s (Card, Moran & Newell 1980, "The keystroke-level model", CACM 23(7)).
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.steps import used_s
from server.cookies import ROLES, VISITOR
from vision.models import Lens, Role
from vision.store import INSTALLATION, Arrival
from vision.workshop.worker import make

if TYPE_CHECKING:
    import argparse

    from playwright.sync_api import Locator, Page, WebSocket

    from benchmarks.servers import Server
    from vision.models import Workshop
    from vision.store import Store

THEMES: Final = 12
MINUTES_S: Final = 120
KEY_S: Final = 0.28
PATIENCE_MS: Final = 90_000
GLANCE_S: Final = 3.0
"""How long a hand waits for a list to open or a choice to be taken before it tries again."""
CUT_MS: Final = 240_000
"""For the first cut, which starts a process, on a machine that has much else to do."""
MOST_TABS: Final = 60
SUBJECTS: Final = {
    "rosters": ("Fair rosters", "Rosters a month ahead", "Our own say in rosters"),
    "parking": ("Free parking", "Parking near the gate", "More parking for night staff"),
    "training": ("Training for everyone", "Training in work hours", "Better training on machines"),
    "canteen": ("A canteen with warm food", "The canteen open late", "Healthy canteen meals"),
    "computers": ("Faster computers", "New computers upstairs", "Computers that start at once"),
    "patients": ("Time for patients", "Listen to patients", "Patients come first"),
    "pay": ("Higher pay", "The same pay for the same job", "Pay that rises with prices"),
    "noise": ("Less noise in the hall", "Noise at night must stop", "Noise protection for all"),
    "managers": ("Managers who listen", "See our managers more often", "Managers say thank you"),
    "garden": ("A garden to rest in", "Plant a garden", "Benches in the garden"),
    "paperwork": ("Less paperwork", "Paperwork once only", "Paperwork in plain words"),
    "childcare": ("Childcare on site", "Childcare in the holidays", "Childcare for early shifts"),
}
PEOPLE: Final = 3
"""How many say each of these."""

STANDS: Final = "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
LIES: Final = re.compile(r"^Theme (\d+), \d+ statements$")
DONE: Final = "Every theme has a name"
CHANGING: Final = "A theme is being changed"
HELD: Final = """() => {
  const held = document.activeElement;
  const label = held.closest("label") ?? document.querySelector(`label[for="${held.id}"]`);
  const own = held.matches("button") ? held.textContent : "";
  return [held.ariaLabel, label?.textContent, own].join(" ");
}"""


@dataclass
class Keyboard:
    """Hands on the keys of the desk, and what became of each act.

    Attributes:
        page: The desk.
        acts: What was done, the keys that it took, and the seconds until the page stood again.
        asked: Requests for a new page; what the page asks by itself is not counted.
    """

    page: Page
    acts: list[tuple[str, int, float]] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.page.on("websocket", self._listen)

    @property
    def presses(self) -> int:
        """All keys so far."""
        return sum(keys for _, keys, _ in self.acts)

    @property
    def seconds(self) -> float:
        """All that was waited for the machine so far."""
        return sum(seconds for _, _, seconds in self.acts)

    def lies(self) -> int:
        """Return which theme is to be named; 0 for none."""
        self.page.wait_for_function(STANDS)
        found = LIES.match(self._title())
        return int(found[1]) if found else 0

    def press(self, act: str, key: str) -> int:
        """Press a key that decides about the theme; return which one lies there then."""
        return self._decided(act, 0, key)

    def name_the_rest(self) -> None:
        """Take the first name of every theme that still lies there."""
        for _ in range(2 * THEMES):
            if not self.lies():
                return
            self.press("first name", "1")
        raise AssertionError("Themes come back that were named.")

    def write(self, name: str) -> int:
        """Give a theme a name of one's own."""
        keys = self._to("Or in your own words")
        self.page.keyboard.type(name)
        return self._decided("own words", keys + len(name), "Enter")

    def part(self) -> int:
        """Look at the cut of a theme, and part it."""
        lay, before = self._title(), time.monotonic()
        self.page.keyboard.press("t")
        cut = self.page.get_by_role("button", name="Part it so", disabled=False)
        cut.wait_for(timeout=CUT_MS)
        self.acts.append(("see the cut", 1, time.monotonic() - before))
        return self._decided("part", 0, "y", lay)

    def merge(self, into: str) -> int:
        """Move a theme into another, by the beginning of that one's name."""
        keys = self._to("The same as")
        before = time.monotonic()
        self.page.keyboard.type(into)
        merge = self.page.get_by_role("button", name="Merge", disabled=False)
        keys += len(into) + take_first(self.page, merge)
        self.page.wait_for_function(STANDS)
        self.acts.append(("choose", keys, time.monotonic() - before))
        keys = self._to("Merge")
        return self._decided("merge", keys, "Enter")

    def _to(self, name: str) -> int:
        """Go on with the Tab key to a field or button; return how many it took."""
        self.page.wait_for_function(STANDS)
        for tabs in range(1, MOST_TABS):
            self.page.keyboard.press("Tab")
            if name in self.page.evaluate(HELD):
                return tabs
        raise AssertionError(f"Tab does not lead to {name!r}.")

    def _decided(self, act: str, keys: int, last: str, lay: str = "") -> int:
        lay, before = lay or self._title(), time.monotonic()
        self.page.keyboard.press(last)
        while (lies := self.lies(), self._title())[1] == lay:
            if time.monotonic() - before > PATIENCE_MS / 1000:
                raise AssertionError(f"{act}: {last} left {lay!r}, at {self.page.evaluate(HELD)!r}")
            self.page.wait_for_timeout(20)
        self.acts.append((act, keys + 1, time.monotonic() - before))
        return lies

    def _title(self) -> str:
        """Return what the page says of the theme that lies there, or of all."""
        said = [LIES, DONE, CHANGING]
        first, *others = (self.page.get_by_text(each, exact=True) for each in said)
        for each in others:
            first = first.or_(each)
        return first.first.inner_text()

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._hear)

    def _hear(self, payload: str | bytes) -> None:
        said = BackMsg()
        if isinstance(payload, bytes):
            said.ParseFromString(payload)
        self.asked += said.HasField("rerun_script") and not said.rerun_script.fragment_id


def take_first(page: Page, taken: Locator) -> int:
    """Take the first of the list below a field; return how many keys that took.

    The list closes when the page moves under it (a newer result makes it shorter, say), and what
    was typed stays: then it is opened once more, as a hand does. A hand sees first whether it is
    open, so a slow machine costs time and no keys.

    Args:
        page: Holds the field that has the focus.
        taken: Is seen once it is taken.
    """
    option = page.get_by_role("option").first
    for keys in range(1, MOST_TABS, 2):
        if _comes(option):
            page.keyboard.press("Enter")
            if _comes(taken):
                return keys
        page.keyboard.press("ArrowDown")
    raise AssertionError("The list does not stay open.")


def _comes(wanted: Locator) -> bool:
    """Tell whether something is on the page before a hand would try again."""
    until = time.monotonic() + GLANCE_S
    while not wanted.is_visible():
        if time.monotonic() > until:
            return False
        wanted.page.wait_for_timeout(20)
    return True


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("desk", help="what naming twelve themes by keyboard takes")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Name twelve themes in a real browser, and print keys and seconds of every act."""
    del args
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    from benchmarks.servers import serving  # noqa: PLC0415 - starts with a server only

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving("app", Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        keyboard = Keyboard(_desk(browser.new_page(), server))
        keyboard.page.reload()
        keyboard.lies()
        keyboard.asked, before = 0, used_s(server.pid)
        name_all(keyboard)
        used = used_s(server.pid) - before
        browser.close()
    report(keyboard)
    print(f"{used:.1f} s of the server's processor time")


def room(store: Store, workshop: Workshop) -> Workshop:
    """Return a workshop in which people said twelve things, with its themes found."""
    arrivals = [
        Arrival(f"{text} ({n})", f"{n} {text}", workshop.levels[n % 2].id, None)
        for n in range(PEOPLE)
        for said in SUBJECTS.values()
        for text in said
    ]
    question = workshop.questions[0]
    store.statements.add_many(workshop.id, question.id, arrivals, only="people")
    store.workshops.choose_themes(workshop.id, Lens.WORDS, THEMES)
    make(store, store.workshops.get(workshop.id), question)
    return store.workshops.get(workshop.id)


def name_all(keyboard: Keyboard) -> None:
    """Give every theme a name, in all ways that there are; one is parted and one is merged."""
    first = keyboard.page.get_by_role("button", name=re.compile("^1 ")).first.inner_text()
    keyboard.press("first name", "1")
    keyboard.press("second name", "2")
    keyboard.write("What we wish for at night")
    keyboard.press("nothing", "o")
    keyboard.part()
    keyboard.merge(first.removeprefix("1").strip()[:4])
    keyboard.press("first name", "1")
    keyboard.press("undo", "u")
    keyboard.name_the_rest()
    before = time.monotonic()
    changing = keyboard.page.get_by_text(CHANGING, exact=True)
    changing.wait_for(state="detached", timeout=PATIENCE_MS)
    keyboard.acts.append(("both parts", 0, time.monotonic() - before))
    keyboard.name_the_rest()


def report(keyboard: Keyboard) -> None:
    """Print keys and seconds of each act, and what is left of two minutes."""
    print("| act | keys | seconds |\n|---|---|---|")
    for act, keys, seconds in keyboard.acts:
        print(f"| {act} | {keys} | {seconds:.2f} |")
    left = MINUTES_S - keyboard.seconds - KEY_S * keyboard.presses
    print(f"{keyboard.presses} keys, {keyboard.seconds:.1f} s waited, {keyboard.asked} requests")
    print(f"of {MINUTES_S} s {left:.0f} are left for reading, {left / THEMES:.1f} a theme")


def _desk(page: Page, server: Server) -> Page:
    """Open the desk of a room that said twelve things, as its facilitator."""
    workshop = room(server.store, server.workshop)
    token = secrets.token_urlsafe(32)
    server.store.passes.grant(token, INSTALLATION, Role.OWNER)
    address = f"http://localhost:{server.port}"
    page.context.add_cookies(
        [{"name": name, "value": token, "url": address} for name in (VISITOR, ROLES)]
    )
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{address}/naming?w={workshop.id}")
    page.get_by_text(LIES).first.wait_for()
    return page
