"""What an operator runs: backup, restore, doctor."""

from __future__ import annotations

import io
import json
import os
import ssl
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.deploy.test_files import certificate
from vision.__main__ import main
from vision.exchange.workshop_file import write_workshop_file
from vision.settings import NAMES, Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from vision.store import Store

ROOT = Path(__file__).parents[3]
PHRASE = "quiet-otter"
"""Of a database's user; never said."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of an installation in a folder of its own, which nobody has started yet."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VISION_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VISION_SECRET", "key")
    return Settings.from_mapping({"VISION_DATA": str(tmp_path / "data"), "VISION_SECRET": "key"})


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any], str]:
    """Return the exit status of a command, what it printed and what it complained about."""
    status = main(words)
    out, complaint = capsys.readouterr()
    return status, json.loads(out) if out else {}, complaint


def room(store: Store, title: str) -> None:
    """Make a workshop."""
    store.workshops.add(Setup(title, ["Why?"], [("All", 0)]))


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the app has the database open; what a restore replaced can be put back as well."""
    store = open_store(settings)
    room(store, "Spring")
    status, said, _ = told(capsys, "backup", str(tmp_path / "spring.vision"))
    assert (status, said["rows"]["workshop"]) == (0, 1)
    assert "secret.key" in said["notice"]
    room(store, "Autumn")

    status, said, _ = told(capsys, "restore", str(tmp_path / "spring.vision"))
    assert status == 0
    assert [each.title for each in store.workshops.all()] == ["Spring"]
    told(capsys, "restore", said["before"])
    assert sorted(each.title for each in store.workshops.all()) == ["Autumn", "Spring"]
    store.close()


def test_a_restore_that_is_refused_leaves_no_file(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on stderr, and the folder as it was."""
    (tmp_path / "minutes.txt").write_text("minutes", encoding="utf-8")
    status, _, complaint = told(capsys, "restore", str(tmp_path / "minutes.txt"))
    assert status == 2
    assert complaint.count("\n") == 1
    assert "is no backup" in complaint
    assert list(settings.data_folder.glob("*.vision")) == []


def test_what_is_not_there_is_neither_copied_nor_made(
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Settings that were not read, as in a new window, are seen at once: in one sentence."""
    assert settings
    monkeypatch.delenv("VISION_SECRET")
    status, _, complaint = told(capsys, "backup", str(tmp_path / "now.vision"))
    assert (status, complaint.count("\n")) == (2, 1)
    assert f"the file {settings.data_folder / 'vision.db'}, holds nothing" in complaint
    assert list(tmp_path.rglob("*")) == []


def test_a_backup_of_a_file_knows_whose_it_is(
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the key was not taken along everyone would be a stranger: that is refused."""
    store = open_store(settings)
    room(store, "Spring")
    store.close()
    told(capsys, "backup", str(tmp_path / "spring.vision"))
    monkeypatch.setenv("VISION_DATA", str(tmp_path / "elsewhere"))
    monkeypatch.delenv("VISION_SECRET")

    status, _, complaint = told(capsys, "restore", str(tmp_path / "spring.vision"))
    assert (status, complaint.count("\n")) == (2, 1)
    assert "another key" in complaint
    monkeypatch.setenv("VISION_SECRET", "key")
    assert told(capsys, "restore", str(tmp_path / "spring.vision"))[0] == 0


def checks(said: dict[str, Any]) -> dict[str, bool]:
    """Return which checks were well."""
    return {each["what"]: each["well"] for each in said["checks"]}


def test_a_doctor_finds_nothing_wrong_with_a_good_installation(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the first start and after it; it changes nothing."""
    _, before, _ = told(capsys, "doctor")
    assert checks(before)["database"]
    assert list(tmp_path.rglob("*")) == []
    open_store(settings).close()
    files = {path: path.read_bytes() for path in settings.data_folder.iterdir()}

    _, said, _ = told(capsys, "doctor")
    assert {path: path.read_bytes() for path in settings.data_folder.iterdir()} == files
    found = checks(said)
    assert found.pop("packages") in {True, False}  # whether pins are installed is the machine's
    assert all(found.values()), said
    assert {"schema", "clock", "disk", "address"} <= found.keys()


def test_a_doctor_says_what_is_wrong(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open doors, another key, an address nobody can reach: each in a sentence, and exit 1."""
    open_store(settings).close()
    settings.data_folder.chmod(0o755)
    monkeypatch.setenv("VISION_SECRET", "another key")
    monkeypatch.setenv("PUBLIC_URL", "http://localhost:8501")

    status, said, _ = told(capsys, "doctor", "--port", "1")

    found = checks(said)
    assert status == 1
    assert not said["healthy"]
    assert [found[what] for what in ("data folder", "key", "address", "server")] == [False] * 4
    assert all(each["says"].endswith((".", "700.", "600.")) for each in said["checks"])


ROOT_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root acts for others"
)


@ROOT_ONLY
@pytest.mark.slow
def test_a_doctor_asked_by_a_stranger_says_so(settings: Settings) -> None:
    """Somebody who may not look into the folder reads that, and no page of code."""
    open_store(settings).close()
    code = """
import os, sys
from vision.__main__ import main, parser
parser()  # loads all commands
os.setgid(12345)
os.setuid(12345)
sys.exit(main(["doctor"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    found = checks(json.loads(done.stdout))
    assert (found["data folder"], found["database"]) == (False, False)


@ROOT_ONLY
def test_a_doctor_sees_what_a_command_given_as_root_has_made(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log of the database that is root's lets nobody else write; who has to own it is said."""
    open_store(settings).close()
    database = settings.data_folder / "vision.db"
    assert "owner" not in checks(told(capsys, "doctor")[1])
    os.chown(settings.data_folder, 12345, 12345)
    _, said, _ = told(capsys, "doctor")
    assert checks(said)["owner"] is False
    assert says(said, "owner").startswith("vision.db")
    for path in settings.data_folder.iterdir():
        os.chown(path, 12345, 12345)
    assert database.exists()
    assert "owner" not in checks(told(capsys, "doctor")[1])


def says(said: dict[str, Any], what: str) -> str:
    """Return the sentence of a check that is made once."""
    (found,) = (each["says"] for each in said["checks"] if each["what"] == what)
    return str(found)


def test_a_doctor_names_the_database_it_looks_at(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kind, host and name, so that a setting that was not read is seen; never the password."""
    assert str(settings.data_folder / "vision.db") in says(told(capsys, "doctor")[1], "database")
    open_store(settings).close()
    assert str(settings.data_folder / "vision.db") in says(told(capsys, "doctor")[1], "database")
    monkeypatch.setenv("DATABASE_URL", "postgresql://vision:" + PHRASE + "@127.0.0.1:1/rooms")
    _, said, complaint = told(capsys, "doctor")
    assert says(said, "database").startswith("PostgreSQL, database rooms on 127.0.0.1: ")
    assert "does not answer" in says(said, "database")
    assert PHRASE not in str(said) + complaint


def test_a_doctor_refuses_what_still_stands_as_in_the_example(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence and the exit status of what can't be taken."""
    assert settings
    monkeypatch.setenv("VISION_SECRET", "CHANGE-ME")
    status, _, complaint = told(capsys, "doctor")
    assert (status, complaint.count("\n")) == (2, 1)
    assert complaint.startswith("VISION_SECRET still holds CHANGE-ME")


@pytest.mark.slow
def test_a_doctor_tells_a_certificate_that_is_not_trusted_from_silence(
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One of one's own is seen as such."""
    assert settings
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    # Another way to write this machine's address, which the doctor does not refuse.
    monkeypatch.setenv("PUBLIC_URL", f"https://127.1:{server.server_port}")
    _, said, _ = told(capsys, "doctor")
    thread.join(20)
    server.server_close()
    assert "its certificate is not trusted here" in says(said, "address")


class Welcome(BaseHTTPRequestHandler):
    """What answers at an address that is somebody else's, or a proxy's own page."""

    body = b"<h1>Welcome to nginx!</h1>"

    def do_GET(self) -> None:
        """Answer everything in the same way."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Ours(Welcome):
    """What this app answers."""

    body = b'{"status":"ok"}'


@pytest.mark.slow
@pytest.mark.parametrize("what", [Ours, Welcome])
def test_a_doctor_tells_this_app_from_whatever_else_answers(
    what: type[Welcome],
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page of somebody else's at the address, or at the port, is not this app."""
    assert settings
    server = HTTPServer(("127.0.0.1", 0), what)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("PUBLIC_URL", f"http://127.1:{server.server_port}")
    _, said, _ = told(capsys, "doctor", "--port", str(server.server_port))
    server.shutdown()
    thread.join(20)
    server.server_close()
    assert checks(said)["server"] is (what is Ours)
    assert (" answers from here. Without https" in says(said, "address")) is (what is Ours)


@pytest.mark.slow
def test_a_sealed_workshop_is_opened_as_a_package_of_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its passphrase only, into a file of the owner's own, which replaces no other."""
    tables = {
        "question": [{"id": "q", "text": "Why?"}],
        "level": [{"id": "l", "name": "Frontline"}],
        "participant": [{"id": "p", "level_id": "l", "unit_id": None}],
        "statement": [
            {"id": "s", "text": "=1+1", "question_id": "q", "participant_id": "p",
             "round": 1, "status": "shown"}
        ],
    }  # fmt: skip
    sealed, out = tmp_path / "spring.workshop", tmp_path / "spring.zip"
    sealed.write_bytes(write_workshop_file(tables, "quiet otter by the canal", schema="0013"))
    monkeypatch.setattr("sys.stdin", io.StringIO("another otter altogether\n"))
    status, _, complaint = told(capsys, "unseal", str(sealed), "--out", str(out))
    assert (status, out.exists()) == (2, False)
    assert "does not open" in complaint
    monkeypatch.setattr("sys.stdin", io.StringIO("quiet otter by the canal\n"))
    status, _, _ = told(capsys, "unseal", str(sealed), "--out", str(out))
    assert (status, out.stat().st_mode & 0o777) == (0, 0o600)
    with zipfile.ZipFile(out) as package:
        assert json.loads(package.read("level.json")) == tables["level"]
        lines = package.read("statements.csv").decode("utf-8-sig").splitlines()
    assert lines == ["question,text,level,unit,person,round,status",
                     "Why?,'=1+1,Frontline,,1,1,shown"]  # fmt: skip
    status, _, complaint = told(capsys, "unseal", str(sealed), "--out", str(out))
    assert (status, "is there already" in complaint) == (2, True)
