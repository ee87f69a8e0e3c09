"""What deploy/ holds fits together and passes the checks that need no second machine."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import sys
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
from vision.limits import LARGEST_FILE_MB
from vision.settings import NAMES

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
NOT_OURS = {"FORWARDED_ALLOW_IPS"}
"""Read by the web server itself."""


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
    """As it is used, with a certificate."""
    cert, key = certificate(tmp_path)
    text = site(
        LISTEN="127.0.0.1:8443 ssl",
        SERVER_NAME="vision.example.org",
        CERTIFICATE=str(cert),
        CERTIFICATE_KEY=str(key),
        APP_ONE="127.0.0.1:8501",
        APP_TWO="127.0.0.1:8502",
    )
    done = subprocess.run(
        [*configured(tmp_path, text), "-t"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


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
        pytest.skip(f"{command[0]} is not here.")
    done = subprocess.run(
        [tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    # The programs that units start are not on this machine.
    said = [
        line for line in (done.stdout + done.stderr).splitlines() if "not executable" not in line
    ]
    assert said == []
