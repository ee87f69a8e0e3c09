"""A real Chromium before a real server: what a person would see."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from server.cookies import ROLES, VISITOR
from tests.environ import answers, bare
from vision.models import Role
from vision.settings import Settings
from vision.store import INSTALLATION, Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from vision.models import Workshop
    from vision.store import Store

ROOT = Path(__file__).parents[2]
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 90_000
"""For what comes within a second, on a machine that has much else to do."""
FIRST_THEMES_MS = 240_000
"""The sample read by meaning for the first time, on a machine that has much else to do."""


@dataclass
class Server:
    """The app as README starts it, on a folder of its own."""

    folder: Path
    port: int
    extra: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    listener: threading.Thread | None = None
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where a browser opens it."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        self.process = subprocess.Popen(
            [*command, "--server.port", str(self.port)],
            cwd=ROOT,
            env={**bare(), "VISION_DATA": str(self.folder), "OMP_NUM_THREADS": "1"} | self.extra,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.listener = threading.Thread(target=self._listen, args=(self.process,), daemon=True)
        self.listener.start()
        give_up = time.monotonic() + 90
        while time.monotonic() < give_up:
            if answers(self.port):
                return
            time.sleep(0.2)
        raise AssertionError("The server did not start:\n" + "".join(self.said))

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        assert self.process is not None
        assert self.listener is not None
        self.process.kill()
        self.process.wait()
        self.listener.join(timeout=30)

    def setup_link(self) -> str:
        """The one-time link that the console printed."""
        give_up = time.monotonic() + 10  # what is said is heard a moment after the first answer
        while time.monotonic() < give_up:
            if found := re.search(r"http\S+/setup\?key=\S+", "".join(self.said)):
                return found.group(0)
            time.sleep(0.05)
        raise AssertionError(f"The console names no link: {self.said}")

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            self.said.extend(lines)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A fresh installation without the sample."""
    yield from _running(Server(tmp_path / "data", _free_port(), {"VISION_SAMPLE": "no"}))


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A fresh installation as README starts it: with the sample workshop."""
    for server in _running(Server(tmp_path_factory.mktemp("sample"), _free_port())):
        with closing(
            open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
        ) as store:
            for workshop in store.workshops.all():
                store.workshops.let_join(workshop.id, on=True)
        yield server


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser; the journeys skip without one, and say how to get it.

    One a module and no longer: while it is open, its driver's event loop runs in this thread, and
    nothing else can use ``asyncio``.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    path = os.environ.get("CHROMIUM", path)
    if path is None:
        reason = (
            "The browser journeys need Chromium: apt-get install chromium, or set CHROMIUM to "
            "where Chrome or Edge lies."
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visits:
    """Visitors with browsers of their own, so that none has another's cookie."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def new(
        self, address: str, size: dict[str, int], *, dark: bool = False, token: str = ""
    ) -> Page:
        """Open an address in a fresh browser, or one that holds a token; wait for the page."""
        context = self._browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        if token:
            context.add_cookies(
                [{"name": name, "value": token, "url": address} for name in (VISITOR, ROLES)]
            )
        page = context.new_page()
        page.goto(address)
        page.locator(".v:visible").first.wait_for()
        return page

    def close(self) -> None:
        """Send everyone home."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def visits(chromium: Browser) -> Iterator[Visits]:
    """Opens pages as separate people."""
    opened = Visits(chromium)
    yield opened
    opened.close()


@dataclass
class Hall:
    """A running server, its store, and a facilitator's token."""

    server: Server
    store: Store
    token: str

    def workshop(self, **changes: object) -> Workshop:
        """Return a new workshop with one question, two levels and no units."""
        setup = {
            "title": "Lindwater",
            "questions": ["What should it feel like to work here?"],
            "levels": [("Managers", 10), ("Frontline", 40)],
        }
        return self.store.workshops.add(Setup(**(setup | changes)))  # type: ignore[arg-type]

    def phone(self, visits: Visits, workshop: Workshop) -> tuple[Page, str]:
        """Return a phone before the field, and the id of its participant."""
        token = secrets.token_urlsafe(32)
        person = self.store.participants.join(
            workshop.id, token, level_id=workshop.levels[-1].id, unit_id=None
        )
        address = f"{self.server.address}/share?code={workshop.code.replace(' ', '')}"
        page = visits.new(address, PHONE, token=token)
        page.get_by_label("In your own words").wait_for()
        return page, person.id

    def desk(self, visits: Visits, path: str, workshop: Workshop | None = None) -> Page:
        """Return a facilitator's laptop before a page."""
        address = f"{self.server.address}/{path}" + (f"?w={workshop.id}" if workshop else "")
        return visits.new(address, LAPTOP, token=self.token)

    def says(self, workshop: Workshop, *texts: str) -> list[str]:
        """Let one person each say something; return the statements' ids."""
        ids = []
        for text in texts:
            person = self.store.participants.join(
                workshop.id,
                secrets.token_urlsafe(32),
                level_id=workshop.levels[-1].id,
                unit_id=None,
            )
            kept = self.store.statements.add(
                person.id, workshop.questions[0].id, text, secrets.token_urlsafe(8)
            )
            ids.append(kept.id)
        return ids


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all journeys here; each has a workshop of its own."""
    folder = tmp_path_factory.mktemp("hall")
    for server in _running(Server(folder, _free_port(), {"VISION_SAMPLE": "no"})):
        store = open_store(Settings.from_mapping({"VISION_DATA": str(folder)}))
        token = secrets.token_urlsafe(32)
        store.passes.grant(token, INSTALLATION, Role.OWNER)
        yield Hall(server, store, token)
        store.close()


def _running(server: Server) -> Iterator[Server]:
    server.start()
    yield server
    server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
