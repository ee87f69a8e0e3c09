"""Settings: defaults that work, one key for all processes, plain sentences when it can't be."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidOptionError, StorageError
from vision.settings import NAMES, ROOT, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_defaults_need_nothing(tmp_path: Path) -> None:
    """With only a folder: a database file in it, a key of its own, the sample, no address."""
    made = Settings.from_mapping({"VISION_DATA": str(tmp_path / "data")})

    assert made.data_folder == (tmp_path / "data").resolve()
    assert made.database_url == f"sqlite:///{(tmp_path / 'data').resolve().as_posix()}/vision.db"
    assert (made.public_url, made.sample) == ("", True)
    assert len(made.secret) == 64


def test_what_is_set_is_used(tmp_path: Path) -> None:
    """Every variable that README names."""
    made = Settings.from_mapping(
        {
            "VISION_DATA": str(tmp_path),
            "DATABASE_URL": "postgresql://u:p@db/vision?sslmode=require",
            "PUBLIC_URL": "https://vision.example.org/",
            "VISION_SECRET": "key",
            "VISION_SAMPLE": "No",
        }
    )

    assert made.database_url == "postgresql+psycopg://u:p@db/vision?sslmode=require"
    assert made.public_url == "https://vision.example.org"
    assert (made.secret, made.sample) == (b"key", False)
    assert not (tmp_path / "secret.key").exists()


def test_the_example_is_refused_until_it_is_changed(tmp_path: Path) -> None:
    """Everybody can read its secrets: each is asked for, by name, in one sentence."""
    text = (ROOT / "deploy" / "settings.example").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ").partition("=") for line in text.splitlines()]
    given = {name: value for name, _, value in lines if name in NAMES}
    given["VISION_DATA"] = str(tmp_path)
    unchanged = ["DATABASE_URL", "VISION_SECRET", "VISION_OIDC_SECRET"]
    for name in unchanged:
        with pytest.raises(InvalidOptionError, match=f"^{name} still holds CHANGE-ME") as refused:
            Settings.from_mapping(given)
        assert "postgres" not in str(refused.value)
        given[name] = given[name].replace("CHANGE-ME", "0f3a")
    Settings.from_mapping(given)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://h/d", "postgresql+psycopg://h/d"),
        ("postgresql://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:////tmp/x.db", "sqlite:////tmp/x.db"),
    ],
)
def test_postgres_addresses_get_our_driver(tmp_path: Path, given: str, used: str) -> None:
    """As hosting companies write them, and as SQLAlchemy does."""
    made = Settings.from_mapping({"VISION_DATA": str(tmp_path), "DATABASE_URL": given})

    assert made.database_url == used


def test_an_empty_address_is_none(tmp_path: Path) -> None:
    """``DATABASE_URL=`` in a file of settings means the default."""
    made = Settings.from_mapping({"VISION_DATA": str(tmp_path), "DATABASE_URL": ""})

    assert made.database_url.startswith("sqlite:///")


def test_an_empty_folder_is_none() -> None:
    """``VISION_DATA=`` means the default, not the folder that the app was started in."""
    made = Settings.from_mapping({"VISION_DATA": "", "VISION_SECRET": "s"})

    assert made.data_folder == ROOT / "data"


def test_the_data_folder_is_in_the_house() -> None:
    """Without any setting, data lies beside the code, where git ignores it."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "data/" in ignored or "/data/" in ignored
    assert (ROOT / "vision" / "settings.py").is_file()


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """A restart finds the same people again; nobody else on the machine reads the key."""
    environ = {"VISION_DATA": str(tmp_path / "data")}
    first, second = Settings.from_mapping(environ), Settings.from_mapping(environ)

    assert first.secret == second.secret
    assert os.name == "nt" or (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret.key"]


def key(environ: Mapping[str, str]) -> bytes:
    """Return the key that a process of its own uses."""
    return Settings.from_mapping(environ).secret


@pytest.mark.stage2
def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    """Forty first starts, four at a time: none reads half a key, all agree."""
    environ = [{"VISION_DATA": str(tmp_path / str(n // 4))} for n in range(40)]
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        keys = list(pool.map(key, environ))

    assert all(len(each) == 64 for each in keys)
    assert all(len(set(keys[n : n + 4])) == 1 for n in range(0, 40, 4))


@pytest.mark.skipif(sys.platform == "win32", reason="a file in the way of a folder is worded apart")
def test_where_no_key_can_be_kept(tmp_path: Path) -> None:
    """A sentence that names the file and the ways out."""
    (tmp_path / "data").write_text("a file in the way")

    with pytest.raises(StorageError, match=r"secret.key can't be made.*VISION_SECRET"):
        Settings.from_mapping({"VISION_DATA": str(tmp_path / "data")})


def test_the_readme_tells_of_every_setting() -> None:
    """Its table and the variables that are read are the same list, in the same order or not."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Settings", 1)[1].split("\n## ", 1)[0]

    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(NAMES)


def test_an_identity_provider_needs_all_that_belongs_to_it(tmp_path: Path) -> None:
    """Whole or not at all, on addresses that nobody can listen to; each fault is one sentence."""
    whole = {
        "VISION_DATA": str(tmp_path),
        "PUBLIC_URL": "https://vision.example.org",
        "VISION_OIDC_ISSUER": "https://id.example.org/staff",
        "VISION_OIDC_CLIENT": "vision",
        "VISION_OIDC_SECRET": "s3cret",
    }
    found = Settings.from_mapping(whole).sign_in
    assert found is not None
    assert (found.issuer, found.name) == (whole["VISION_OIDC_ISSUER"], "id.example.org")
    named = Settings.from_mapping(whole | {"VISION_OIDC_NAME": "Staff"}).sign_in
    assert named is not None
    assert named.name == "Staff"
    assert Settings.from_mapping({"VISION_DATA": str(tmp_path)}).sign_in is None
    for missing in ("VISION_OIDC_CLIENT", "VISION_OIDC_SECRET", "PUBLIC_URL"):
        with pytest.raises(InvalidOptionError, match="needs VISION_OIDC_CLIENT"):
            Settings.from_mapping(whole | {missing: ""})
    for open_to_all in ("PUBLIC_URL", "VISION_OIDC_ISSUER"):
        with pytest.raises(InvalidOptionError, match="must begin with https"):
            Settings.from_mapping(whole | {open_to_all: "http://vision.example.org"})


@pytest.mark.parametrize(
    ("url", "host", "kept"),
    [
        ("http://127.0.0.1:11434/v1/", "", "localhost"),
        ("http://localhost:11434/v1", "", "localhost"),
        ("http://[::1]:8000/v1", "", "localhost"),
        ("https://Models.example.org/v1", "models.example.org", "models.example.org"),
    ],
)
def test_a_language_model_is_on_this_machine_or_on_one_that_is_named(
    tmp_path: Path, url: str, host: str, kept: str
) -> None:
    """Off without an address; then the host that people are told of."""
    environ = {"VISION_DATA": str(tmp_path), "VISION_NAMES_HOST": host}
    assert Settings.from_mapping(environ).endpoint is None
    found = Settings.from_mapping(environ | {"VISION_NAMES_URL": url}).endpoint
    assert found is not None
    assert (found.url, found.host, found.model) == (url.rstrip("/"), kept, "")
    named = {"VISION_NAMES_URL": url, "VISION_NAMES_MODEL": "small:1b"}
    model = Settings.from_mapping(environ | named).endpoint
    assert model is not None
    assert model.model == "small:1b"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://models.example.org/v1", ""),
        ("https://models.example.org/v1", "other.example.org"),
        ("http://models.example.org/v1", "models.example.org"),
        ("http://127.0.0.1.example.org/v1", ""),
        ("http://10.0.0.7:11434/v1", ""),
        ("http://[/v1", ""),
        ("file:///etc/passwd", ""),
        ("127.0.0.1:11434", ""),
    ],
)
def test_statements_go_to_no_machine_that_nobody_named(tmp_path: Path, url: str, host: str) -> None:
    """One sentence that says both settings; never over a line that others can read."""
    environ = {
        "VISION_DATA": str(tmp_path),
        "VISION_NAMES_URL": url,
        "VISION_NAMES_HOST": host,
    }
    with pytest.raises(InvalidOptionError, match="VISION_NAMES_HOST"):
        Settings.from_mapping(environ)
