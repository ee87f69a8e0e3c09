"""What deploy/ holds fits together and passes the checks that need no second machine."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.deploy.test_two_servers import configured, site
from tests.environ import bare
from vision.limits import LARGEST_FILE_MB
from vision.settings import NAMES, Settings
from vision.store import open_store

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
NOT_OURS = {"FORWARDED_ALLOW_IPS", "HOME"}
"""Read by the web server itself, and by Streamlit."""


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return a certificate for localhost and its key, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(tz=dt.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = (
        builder.not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.mark.stage2
def test_nginx_takes_the_configuration_with_tls(tmp_path: Path) -> None:
    """As it is used, with a certificate; its console may be a socket, as a service's is."""
    cert, key = certificate(tmp_path)
    text = site(
        LISTEN="127.0.0.1:8443 ssl",
        LISTEN_PLAIN="127.0.0.1:8080",
        SERVER_NAME="vision.example.org",
        CERTIFICATE=str(cert),
        CERTIFICATE_KEY=str(key),
        APP_ONE="127.0.0.1:8501",
        APP_TWO="127.0.0.1:8502",
    )
    ours, its = socket.socketpair()
    with ours, its:
        done = subprocess.run(
            [*configured(tmp_path, text), "-t"], stdout=its, stderr=its, check=False, timeout=60
        )
        ours.settimeout(10)
        said = ours.recv(10_000).decode()
    assert done.returncode == 0, said


def test_the_document_fills_every_place_of_the_proxy() -> None:
    """Whoever copies its lines leaves no place empty; what the app sends is not sent twice."""
    template = (DEPLOY / "nginx" / "shared-vision.conf.template").read_text(encoding="utf-8")
    said = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    for place in set(re.findall(r"\$\{(\w+)\}", template)):
        assert f"{place}=" in said
        assert f"${place}" in said
        assert place in COMPOSE["services"]["proxy"]["environment"]
    assert "Strict-Transport-Security" not in template


@pytest.mark.parametrize(
    "unit", sorted(DEPLOY.glob("systemd/*.service")), ids=lambda path: path.name
)
def test_services_have_a_home_that_they_can_read(unit: Path) -> None:
    """The user's own would be under /home, which is closed to them."""
    text = unit.read_text(encoding="utf-8")
    folder = re.search(r"^Environment=VISION_DATA=(.+)$", text, re.MULTILINE)
    assert folder is not None
    assert f"Environment=HOME={folder[1]}\n" in text


@pytest.mark.skipif(sys.platform == "win32", reason="systemd starts a shell")
def test_a_second_backup_of_a_day_is_another_file_and_old_ones_go(tmp_path: Path) -> None:
    """The unit's own commands, as systemd hands them on, with a folder of ours."""
    unit = (DEPLOY / "systemd" / "shared-vision-backup.service").read_text(encoding="utf-8")
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "2020-01-01.vision").touch()
    os.utime(folder / "2020-01-01.vision", (0, 0))
    handed = unit.replace("%%", "%").replace("/var/backups/shared-vision", str(folder))
    handed = handed.replace("/opt/shared-vision/.venv/bin/python", sys.executable)
    env = {**bare(), "VISION_DATA": str(tmp_path / "data"), "VISION_SECRET": "key"}
    open_store(Settings.from_mapping(env)).close()
    for _ in range(2):
        for command in re.findall(r"^ExecStart(?:Post)?=(.+)$", handed, re.MULTILINE):
            subprocess.run(shlex.split(command), cwd=ROOT, env=env, check=True)
        time.sleep(1)
    assert len(list(folder.iterdir())) == 2
    assert not (folder / "2020-01-01.vision").exists()


def test_containers_pass_every_setting_on() -> None:
    """Only the folder is the image's own."""
    assert {*NAMES} - COMPOSE["x-server"]["environment"].keys() == {"VISION_DATA"}


def test_every_setting_that_deploy_names_is_read() -> None:
    """A misspelt variable would be a setting that nobody follows."""
    lines = (DEPLOY / "settings.example").read_text(encoding="utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    named |= COMPOSE["x-server"]["environment"].keys()
    units = "".join(path.read_text(encoding="utf-8") for path in DEPLOY.glob("systemd/*.service"))
    named |= set(re.findall(r"^Environment=(\w+)=", units, flags=re.MULTILINE))
    assert named <= {*NAMES, *NOT_OURS}
    assert {"PUBLIC_URL", "DATABASE_URL", "VISION_SECRET"} <= named


@pytest.mark.parametrize(
    "name", ["VISION_SECRET", "POSTGRES_PASSWORD", "PUBLIC_URL", "SERVER_NAME", "CERTIFICATES"]
)
def test_compose_asks_for_what_it_needs(name: str) -> None:
    """Without a secret nothing starts, and one sentence says what to set."""
    text = (DEPLOY / "compose.yml").read_text(encoding="utf-8")
    assert re.search(rf"\$\{{{name}:\?Set {name} to [^}}]+\.\}}", text)


def test_both_servers_are_alike_and_only_the_proxy_is_open() -> None:
    """One image, one set of settings; the database and the servers are reached from inside only."""
    services = COMPOSE["services"]
    assert services["one"] == services["two"] == COMPOSE["x-server"]
    assert [name for name, each in services.items() if "ports" in each] == ["proxy"]


def test_what_the_servers_keep_outlives_their_containers() -> None:
    """The image's data folder is a volume with a name, or copies would be gone with an update."""
    image = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    (folder,) = re.findall(r"^VOLUME (\S+)$", image, re.MULTILINE)
    kept = [each.split(":") for each in COMPOSE["x-server"]["volumes"]]
    assert [place for name, place in kept if name in COMPOSE["volumes"]] == [folder]


def test_uploads_pass_the_proxy_as_far_as_the_app_takes_them() -> None:
    """A file that the app takes is not refused on its way, nor a much larger one let in."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    template = (DEPLOY / "nginx" / "shared-vision.conf.template").read_text(encoding="utf-8")
    allowed = re.search(r"client_max_body_size (\d+)m;", template)
    assert allowed is not None
    assert int(allowed[1]) == config["server"]["maxUploadSize"] + 1
    assert config["server"]["maxUploadSize"] == LARGEST_FILE_MB


def test_the_image_holds_all_that_the_app_is_made_of() -> None:
    """Every folder and file that `streamlit run app.py` reads is copied, and tests are not."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        word for line in re.findall(r"^COPY (.+) \S+$", text, re.MULTILINE) for word in line.split()
    }
    needed = {
        "app.py",
        "pages",
        "server",
        "vision",
        "sample_data",
        ".streamlit",
        "deploy/requirements-locked.txt",
    }
    assert needed <= copied
    assert "tests" not in copied
    assert all((ROOT / each).exists() for each in copied)


@pytest.mark.parametrize(
    "what", [r"\(units: \*not yet run\*\)", r"\*\*Containers\*\* \(\*not yet run\*\)"]
)
def test_what_no_test_runs_is_said_to_be_not_yet_run(what: str) -> None:
    """Units, the image and what composes it have only passed linters, and the document says so."""
    said = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert re.search(what, said)


@pytest.mark.stage2
@pytest.mark.parametrize(
    "command",
    [
        ["hadolint", "deploy/Dockerfile"],
        [
            "yamllint",
            "--strict",
            "-d",
            "{extends: relaxed, rules: {line-length: disable}}",
            "deploy",
        ],
        ["systemd-analyze", "verify", "deploy/systemd/shared-vision-backup.timer"],
    ],
    ids=lambda command: command[0],
)
def test_linters_find_nothing(command: list[str]) -> None:
    """Files that can't be run here are at least as their kind should be."""
    beside = Path(sys.executable).with_name(command[0])
    tool = str(beside) if beside.exists() else shutil.which(command[0])
    if tool is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{command[0]} is not here.")
    done = subprocess.run(
        [tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    # The programs that units start are not on this machine.
    said = [
        line for line in (done.stdout + done.stderr).splitlines() if "not executable" not in line
    ]
    assert said == []
