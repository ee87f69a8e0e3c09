"""The app as it is started, and the same pages as Streamlit starts them by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.phone import Phone
from vision.settings import Settings
from vision.store import Setup, Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.models import Workshop

ROOT: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server with one workshop in it.

    Attributes:
        name: ``app`` or ``plain``.
        port: Where it listens.
        pid: Of its process.
        store: Its database, opened from outside.
        workshop: The workshop to join.
    """

    name: str
    port: int
    pid: int
    store: Store
    workshop: Workshop

    def phone(self, token: str = "") -> Phone:
        """Return a phone that opens the workshop; the page's script is part of our layer."""
        return Phone(self.port, self.workshop.code, script=self.name == "app", token=token)

    def memory_kb(self) -> int:
        """Return the resident memory of the process in KB, 0 where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0
        line = next(ln for ln in status.read_text().splitlines() if ln.startswith("VmRSS"))
        return int(line.split()[1])


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Server]:
    """Start one of the two servers over a database of its own.

    Args:
        name: ``app`` starts ``app.py`` from its folder; ``plain`` starts the same pages from
            elsewhere, so with Streamlit's default settings and without our layer.
        folder: For the database.
    """
    data = folder / name
    data.mkdir(parents=True)
    environ = {"VISION_DATA": str(data), "VISION_SAMPLE": "no", "DATABASE_URL": ""}
    store = open_store(Settings.from_mapping(environ))
    levels = [("Executive", 20), ("Manager", 80), ("Team lead", 200), ("Frontline", 700)]
    units = ["North", "South", "East", "West", "Harbour", "Hill"]
    workshop = store.workshops.add(Setup("Load", ["What should we become?"], levels, units))
    script = ROOT / ("app.py" if name == "app" else "pages/navigation.py")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    with (data / "console.log").open("wb") as console:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--server.port", str(port), "--server.headless", "true"],
            cwd=ROOT if name == "app" else data,
            env={**os.environ, **environ, "PYTHONPATH": _path(), "OMP_NUM_THREADS": "1"},
            stdout=console,
            stderr=console,
        )
    try:
        _wait(port, process)
        yield Server(name, port, process.pid, store, workshop)
    finally:
        process.terminate()
        process.wait(timeout=30)
        store.close()


def _path() -> str:
    return os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")
