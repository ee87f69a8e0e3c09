"""What may differ between two installations: read once at the edge, then passed inwards."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidOptionError, StorageError
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[1]
"""The folder that holds the library: of the whole project, or of installed packages."""

_LAST_PORT: Final = 65_535

IS_PROJECT: Final = (ROOT / "app.py").exists()
NAMES: Final = (
    *("DATABASE_URL", "VISION_DATA", "PUBLIC_URL", "VISION_SECRET", "VISION_SAMPLE"),
    *("VISION_LOGS", "VISION_METRICS"),
)
"""Variables of the environment that are read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of one installation.

    Attributes:
        database_url: SQLAlchemy address; the default is a file in ``data_folder``.
        data_folder: Where the default database, its backups and the secret file live.
        public_url: Address that phones can reach, without a trailing slash; empty means
            "the one that the facilitator's browser used".
        secret: Key of every hash that stands for a person or a browser. The same on all
            servers of one installation; whoever lacks it can't link a token to a row.
        sample: Whether a new database opens with the sample workshop in it.
        logs_as_json: Whether the console speaks one JSON line an event.
        metrics: Host and port at which numbers for an operator are; None keeps them off.
    """

    database_url: str
    data_folder: Path
    public_url: str
    secret: bytes
    sample: bool = True
    logs_as_json: bool = False
    metrics: tuple[str, int] | None = None

    @classmethod
    def from_mapping(cls, environ: Mapping[str, str]) -> Settings:
        """Build settings from ``os.environ`` or the like; an unset or empty key has its default.

        Args:
            environ: May hold ``DATABASE_URL``, ``VISION_DATA``, ``PUBLIC_URL``,
                ``VISION_SECRET``, ``VISION_SAMPLE`` (``no`` starts without the sample),
                ``VISION_LOGS`` (``json``) and ``VISION_METRICS`` (``HOST:PORT``).

        Raises:
            StorageError: The secret can't be kept in the data folder.
            InvalidOptionError: The address of the metrics is none.
        """
        folder = Path(environ.get("VISION_DATA") or _home() / "data").resolve()
        url = environ.get("DATABASE_URL") or f"sqlite:///{(folder / 'vision.db').as_posix()}"
        given = environ.get("VISION_SECRET", "")
        return cls(
            database_url=_with_driver(url),
            data_folder=folder,
            public_url=environ.get("PUBLIC_URL", "").rstrip("/"),
            secret=given.encode() if given else _kept_secret(folder / "secret.key"),
            sample=environ.get("VISION_SAMPLE", "yes").lower() not in {"no", "0", "false"},
            logs_as_json=environ.get("VISION_LOGS", "").lower() == "json",
            metrics=_host_and_port(environ.get("VISION_METRICS", "")),
        )


def _home() -> Path:
    """Return where ``data`` lies: beside the app; here, for a library that is installed."""
    return ROOT if IS_PROJECT else Path.cwd()


def _host_and_port(address: str) -> tuple[str, int] | None:
    """Return where metrics are to be found; None where they are off."""
    if not address:
        return None
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        raise InvalidOptionError(
            "Write VISION_METRICS as HOST:PORT of your own network, e.g. 127.0.0.1:9100."
        )
    return host.strip("[]"), int(port)


def _with_driver(url: str) -> str:
    """Name the PostgreSQL driver that we ship with, where the address names none."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _kept_secret(path: Path) -> bytes:
    """Return the secret kept in a file, which only its owner can read; make it at first.

    It is written beside its place and then linked there, so that a second process starting
    at the same moment never reads half a secret.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
            handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_hex(32).encode())
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            told(
                "The file {path} can't be made or read. Give this app the right to, name another "
                "folder in VISION_DATA, or set VISION_SECRET.",
                path=path,
            )
        ) from error
