"""The library as others install it: one list of what it needs, and a wheel that works alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import vision

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FILES = {
    "requirements.txt": ("reports", "app", "batch", "test"),
    "requirements-postgres.txt": ("postgres",),
    "requirements-spark.txt": ("spark",),
    "requirements-signin.txt": ("signin",),
}
"""Which extras each file of pins installs beside what the library needs."""


def pinned(file: str) -> list[Requirement]:
    """Return what a file pins."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [
        Requirement(line.partition("#")[0].strip())
        for line in lines
        if line and not line.startswith(("#", "-r "))
    ]


@pytest.mark.parametrize(("file", "extras"), FILES.items())
def test_pins_agree_with_what_the_project_needs(file: str, extras: tuple[str, ...]) -> None:
    """README's pinned set is exactly what pyproject.toml asks for, each pin within its range."""
    asked = [*map(Requirement, PROJECT["dependencies"])] if file == "requirements.txt" else []
    asked += [Requirement(line) for extra in extras for line in EXTRAS[extra]]
    wanted = {each.name: each for each in asked if each.name != PROJECT["name"]}
    found = {each.name: each for each in pinned(file)}
    assert found.keys() == wanted.keys()
    for name, pin in found.items():
        version = next(iter(pin.specifier)).version
        assert wanted[name].specifier.contains(version), name
        assert (pin.extras, str(pin.marker)) == (wanted[name].extras, str(wanted[name].marker))


def test_the_locked_list_holds_every_pin_by_hash() -> None:
    """What servers install is what was tested: the same pins, all they need, each by its hash."""
    text = (ROOT / "deploy" / "requirements-locked.txt").read_text(encoding="utf-8")
    lines = text.replace("\\\n", " ").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    locked = {}
    for entry in entries:
        asked = Requirement(entry.partition(" --hash=")[0].strip())
        locked[canonicalize_name(asked.name)] = str(asked.specifier)
        assert re.search(r" --hash=sha256:[0-9a-f]{64}", entry), asked.name
    files = ("requirements.txt", "requirements-postgres.txt", "requirements-signin.txt")
    pins = [pin for file in files for pin in pinned(file)]
    assert {canonicalize_name(p.name): str(p.specifier) for p in pins}.items() <= locked.items()
    assert len(locked) > len(pins)


def test_the_version_stands_in_one_place() -> None:
    """The newest heading of CHANGELOG.md is of the version that the library says it is."""
    assert PROJECT["dynamic"] == ["version"]
    heading = next(
        line
        for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("## ")
    )
    assert vision.__version__ in re.findall(r"\d+\.\d+\.\d+", heading)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), "."], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.mark.stage2
def test_a_wheel_holds_all_that_the_library_reads(wheel: Path) -> None:
    """Every file under vision/ is in the wheel, with the sample, and nothing of the pages is."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "vision", "sample_data"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    inside = {re.sub("^sample_data/", "vision/sample_data/", name) for name in tracked}
    assert inside | {"vision/py.typed"} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"vision"}


@pytest.mark.stage2
def test_an_installed_library_works_away_from_the_project(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere it finds its own data, and the command does what the module does."""
    home = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(home)]
    subprocess.run([*command, str(wheel)], check=True)
    here = tmp_path / "elsewhere"
    here.mkdir()
    environ = {"PYTHONPATH": str(home), "OMP_NUM_THREADS": "1"}
    code = """
import vision
print(vision.__file__)
rows = vision.sample_statements().head(80)
rows.to_csv("said.csv", index=False)
print(len(vision.find_themes(rows["text"].tolist(), lens=vision.Lens.WORDS, count=3).themes))
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=here,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert told == [str(home / "vision" / "__init__.py"), "3"]
    script = home / "bin" / "shared-vision"
    options = ["themes", "said.csv", "--text", "text", "--lens", "words", "--themes", "3"]
    done = subprocess.run(
        [sys.executable, str(script), *options],
        cwd=here,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"statements": 80' in done.stdout
