"""The worker works beside the server and never outlives it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.worker_process import Background
from tests.environ import bare
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

SERVER = """
import time
from server.worker_process import Background
background = Background()
background.start()
while background._process is None:
    time.sleep(0.05)
print(background._process.pid, flush=True)
time.sleep(60)
"""

HOPES = ("quiet rooms for patients", "less paper on the wards", "time to talk with families")


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")


def test_statements_become_a_snapshot_outside_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What people wrote turns into the next snapshot without this process computing anything."""
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store = open_store(Settings.from_mapping(os.environ))
    workshop = store.workshops.add(Setup("Wishes", ["What next?"], [("Everyone", 0)]))
    question = workshop.questions[0].id
    for number in range(24):
        person = store.participants.join(
            workshop.id, f"token {number}", level_id=workshop.levels[0].id, unit_id=None
        )
        text = f"I wish for {HOPES[number % 3]} number {number}"
        store.statements.add(person.id, question, text, f"sent {number}")

    background = Background()
    background.start()
    try:
        assert _within(60, lambda: store.snapshots.newest_id(question) is not None)
    finally:
        background.stop()
        store.close()
    assert background._process is not None
    assert background._process.poll() == 0


def test_a_worker_speaks_json_where_the_server_does(tmp_path: Path) -> None:
    """What is wrong with a snapshot is told by another process, in the same kind of lines."""
    environ = {**bare(), "VISION_DATA": str(tmp_path / "data"), "VISION_LOGS": "json"}
    store = open_store(Settings.from_mapping(environ))
    room = store.workshops.add(Setup("Wishes", ["What next?"], [("Everyone", 0)]))
    odd = {"format": "of nobody"}
    store.snapshots.add(room.id, room.questions[0].id, round_=1, revision=99, body=odd)
    store.close()
    console = tmp_path / "console.log"
    with console.open("wb") as stream:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER], cwd=ROOT, env=environ, stdout=stream, stderr=stream
        )
    try:
        assert _within(60, lambda: "No snapshot" in console.read_text(encoding="utf-8"))
    finally:
        server.kill()
        server.wait()
    _pid, *said = console.read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in said]
    assert {(each["level"], each["logger"]) for each in told} == {("error", "vision.worker")}
    assert told[0]["message"].startswith("No snapshot: ")


@pytest.mark.skipif(sys.platform != "linux", reason="looks a process up in /proc")
def test_worker_ends_with_a_server_that_was_killed(tmp_path: Path) -> None:
    """``kill -9`` leaves no worker behind that would go on writing."""
    environ = {**bare(), "VISION_DATA": str(tmp_path), "DATABASE_URL": ""}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    worker = int(server.stdout.readline())
    assert _lives(worker)

    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stdout.close()

    assert _within(20, lambda: not _lives(worker))
