"""What may differ between two installations: read once at the edge, then passed inwards."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[1]


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
    """

    database_url: str
    data_folder: Path
    public_url: str
    secret: bytes
    sample: bool = True

    @classmethod
    def from_mapping(cls, environ: Mapping[str, str]) -> Settings:
        """Build settings from ``os.environ`` or any mapping; unset keys keep their default.

        Args:
            environ: May hold ``DATABASE_URL``, ``VISION_DATA``, ``PUBLIC_URL``,
                ``VISION_SECRET`` and ``VISION_SAMPLE`` (``no`` starts without the sample).
        """
        folder = Path(environ.get("VISION_DATA", ROOT / "data")).resolve()
        url = environ.get("DATABASE_URL") or f"sqlite:///{(folder / 'vision.db').as_posix()}"
        given = environ.get("VISION_SECRET", "")
        return cls(
            database_url=_with_driver(url),
            data_folder=folder,
            public_url=environ.get("PUBLIC_URL", "").rstrip("/"),
            secret=given.encode() if given else _kept_secret(folder / "secret.key"),
            sample=environ.get("VISION_SAMPLE", "yes").lower() not in {"no", "0", "false"},
        )


def _with_driver(url: str) -> str:
    """Name the PostgreSQL driver that we ship with, where the address names none."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _kept_secret(path: Path) -> bytes:
    """Return the secret kept in a file, which only its owner can read; make it at first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
