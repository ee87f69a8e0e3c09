"""What may differ between two installations: read once at the edge, then passed inwards."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vision.errors import InvalidOptionError, StorageError
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[1]
"""The folder that holds the library: of the whole project, or of installed packages."""

_LAST_PORT: Final = 65_535

UNCHANGED: Final = "CHANGE-ME"
"""What stands in ``deploy/settings.example`` where a value of one's own belongs."""

HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""What this machine calls itself."""

THIS_MACHINE: Final = "localhost"
"""What is kept of an endpoint here, whichever of those names it has."""

IS_PROJECT: Final = (ROOT / "app.py").exists()
NAMES: Final = (
    *("DATABASE_URL", "VISION_DATA", "PUBLIC_URL", "VISION_SECRET", "VISION_SAMPLE"),
    *("VISION_LOGS", "VISION_METRICS"),
    *("VISION_NAMES_URL", "VISION_NAMES_HOST", "VISION_NAMES_MODEL"),
    *("VISION_OIDC_ISSUER", "VISION_OIDC_CLIENT", "VISION_OIDC_SECRET", "VISION_OIDC_NAME"),
)
"""Variables of the environment that are read."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """The organisation's own identity provider, with which those who run and lead may sign in.

    Attributes:
        issuer: Its address, exactly as it calls itself.
        client: What it knows this installation by.
        secret: What this installation proves itself with.
        name: What people call it.
    """

    issuer: str
    client: str
    secret: str
    name: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A language model of the organisation's own that may suggest names for themes.

    Attributes:
        url: Where it answers as OpenAI's interface does, without a trailing slash.
        host: The machine it is on; ``THIS_MACHINE`` for the one that this app runs on.
        model: Which of its models; empty for its first.
    """

    url: str
    host: str
    model: str = ""


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
        sign_in: The identity provider of the organisation; None for passphrases alone.
        endpoint: What may suggest names for themes beside our own; None for nothing.
    """

    database_url: str
    data_folder: Path
    public_url: str
    secret: bytes
    sample: bool = True
    logs_as_json: bool = False
    metrics: tuple[str, int] | None = None
    sign_in: SignIn | None = None
    endpoint: Endpoint | None = None

    @classmethod
    def from_mapping(cls, environ: Mapping[str, str], *, makes_key: bool = True) -> Settings:
        """Build settings from ``os.environ`` or the like; an unset or empty key has its default.

        Args:
            environ: May hold ``DATABASE_URL``, ``VISION_DATA``, ``PUBLIC_URL``,
                ``VISION_SECRET``, ``VISION_SAMPLE`` (``no`` starts without the sample),
                ``VISION_LOGS`` (``json``), ``VISION_METRICS`` (``HOST:PORT``),
                ``VISION_OIDC_ISSUER`` and ``VISION_NAMES_URL`` with what belongs to them.
            makes_key: Whether a key is made where there is none yet; whoever only looks leaves
                that to the app, and has an empty one.

        Raises:
            StorageError: The secret can't be kept in the data folder.
            InvalidOptionError: A value is still the example's, the address of the metrics is
                none, something is missing for the sign-in with an identity provider, or names
                would come from a machine that nobody has named.
        """
        _refuse_examples(environ)
        folder = Path(environ.get("VISION_DATA") or _home() / "data").resolve()
        url = environ.get("DATABASE_URL") or f"sqlite:///{(folder / 'vision.db').as_posix()}"
        given = environ.get("VISION_SECRET", "")
        return cls(
            database_url=_with_driver(url),
            data_folder=folder,
            public_url=environ.get("PUBLIC_URL", "").rstrip("/"),
            secret=given.encode() if given else _kept_secret(folder / "secret.key", makes_key),
            sample=environ.get("VISION_SAMPLE", "yes").lower() not in {"no", "0", "false"},
            logs_as_json=wants_json(environ),
            metrics=_host_and_port(environ.get("VISION_METRICS", "")),
            sign_in=_sign_in(environ),
            endpoint=_endpoint(environ),
        )


def _home() -> Path:
    """Return where ``data`` lies: beside the app; here, for a library that is installed."""
    return ROOT if IS_PROJECT else Path.cwd()


def _refuse_examples(environ: Mapping[str, str]) -> None:
    """Raise where a secret that everybody can read in the example would be used as one."""
    signs_in = ("VISION_OIDC_SECRET",) if environ.get("VISION_OIDC_ISSUER") else ()
    names = ("DATABASE_URL", "VISION_SECRET", *signs_in)
    unchanged = [name for name in names if UNCHANGED in environ.get(name, "")]
    if unchanged:
        raise InvalidOptionError(
            f"{unchanged[0]} still holds {UNCHANGED}. Put a value of your own there: "
            "openssl rand -hex 32 makes a secret."
        )


def wants_json(environ: Mapping[str, str]) -> bool:
    """Return whether the console is to speak JSON; known even where other settings are refused."""
    return environ.get("VISION_LOGS", "").lower() == "json"


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


def _endpoint(environ: Mapping[str, str]) -> Endpoint | None:
    """Return what may suggest names; None where nothing is named."""
    url = environ.get("VISION_NAMES_URL", "").strip().rstrip("/")
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        host = ""
    allowed = environ.get("VISION_NAMES_HOST", "").strip().lower()
    if not is_safe_address(url) or (host not in HERE and host != allowed):
        raise InvalidOptionError(
            "VISION_NAMES_URL must be an address on this machine, e.g. http://127.0.0.1:11434/v1. "
            "To let quoted statements go to another machine, name its host in VISION_NAMES_HOST, "
            "too, and begin the address with https://."
        )
    model = environ.get("VISION_NAMES_MODEL", "").strip()
    return Endpoint(url, THIS_MACHINE if host in HERE else host, model)


def is_safe_address(url: str) -> bool:
    """Return whether what is sent to an address can be read there only: https, or this machine.

    Example:
        >>> is_safe_address("https://id.example.org/a"), is_safe_address("http://127.0.0.1:8080")
        (True, True)
        >>> is_safe_address("http://id.example.org"), is_safe_address("file:///etc/passwd")
        (False, False)
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in HERE))


def _sign_in(environ: Mapping[str, str]) -> SignIn | None:
    """Return the identity provider; None where none is named."""
    issuer = environ.get("VISION_OIDC_ISSUER", "").strip()
    if not issuer:
        return None
    client, secret = environ.get("VISION_OIDC_CLIENT", ""), environ.get("VISION_OIDC_SECRET", "")
    if not client or not secret or not environ.get("PUBLIC_URL"):
        raise InvalidOptionError(
            "VISION_OIDC_ISSUER needs VISION_OIDC_CLIENT, VISION_OIDC_SECRET and PUBLIC_URL as "
            "well: your provider gives the first two, and sends people back to the third."
        )
    if not is_safe_address(issuer) or not is_safe_address(environ["PUBLIC_URL"]):
        raise InvalidOptionError(
            "VISION_OIDC_ISSUER and PUBLIC_URL must begin with https://, so that nobody on the way "
            "can sign in as somebody else."
        )
    name = environ.get("VISION_OIDC_NAME", "").strip() or urlsplit(issuer).hostname or issuer
    return SignIn(issuer, client, secret, name)


def _with_driver(url: str) -> str:
    """Name the PostgreSQL driver that we ship with, where the address names none."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _kept_secret(path: Path, makes: bool) -> bytes:  # noqa: FBT001 - a setting handed on
    """Return the secret kept in a file, which only its owner can read; make it at first.

    It is written beside its place and then linked there, so that a second process starting
    at the same moment never reads half a secret.
    """
    try:
        if not path.exists():
            if not makes:
                return b""
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
