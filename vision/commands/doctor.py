"""``python -m vision doctor``: what is wrong with an installation, in plain words."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import ssl
import sys
import time
import urllib.request
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from vision import __version__
from vision.errors import StorageError
from vision.settings import IS_PROJECT, ROOT, Settings
from vision.store import Store
from vision.store.connections import called
from vision.store.failures import REFUSED, is_refusal
from vision.store.key import fits_key
from vision.store.schema_versions import newest
from vision.store.schema_versions import version as schema

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

FEWEST_MB: Final = 500
"""Free space under which a disk is called nearly full."""

SHOWN: Final = 3
"""Files that are named."""

SLOWEST_S: Final = 1.0
"""Seconds from which on a database is called slow."""

SKEW_S: Final = 30
"""Seconds by which two clocks may differ."""

PATIENCE_S: Final = 5.0
LONGEST: Final = 1_000
"""Bytes of an answer that are read."""

READY: Final = {"status": "ok"}
"""What ``/healthz`` says where all is well."""

OTHERS: Final = 0o077
"""Permissions of everybody but the owner."""

Check = tuple[str, bool, str]
"""What was looked at, whether it is well, and a sentence."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("doctor", help="what is wrong with this installation")
    parser.add_argument("--port", metavar="N", type=int, help="of a server that should answer here")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return every check, and whether all are well; it changes nothing.

    Raises:
        StorageError: The key can't be read.
    """
    settings = Settings.from_mapping(os.environ, makes_key=False)
    checks = [
        *_versions(),
        *_folder(settings.data_folder),
        *_database(settings),
        *_address(settings.public_url),
        *(_server(args.port) if args.port else ()),
    ]
    return {
        "healthy": all(well for _, well, _ in checks),
        "checks": [{"what": what, "well": well, "says": says} for what, well, says in checks],
    }


def _versions() -> Iterator[Check]:
    yield "python", True, f"Python {sys.version.split()[0]}."
    pins = ROOT / "requirements.txt"
    if not IS_PROJECT or not pins.exists():
        yield "packages", True, f"Version {__version__}, without the app's list of packages."
        return
    other = []
    for line in pins.read_text(encoding="utf-8").splitlines():
        name, _, wanted = line.partition("#")[0].partition(";")[0].strip().partition("==")
        if wanted and not (sys.platform == "win32" and "sys_platform" in line):
            try:
                found = version(name.partition("[")[0])
            except PackageNotFoundError:
                found = "none"
            if found != wanted:
                other.append(f"{name} {found} instead of {wanted}")
    if other:
        yield "packages", False, f"Not as tested: {'; '.join(other)}. Install requirements.txt."
    else:
        yield "packages", True, "All packages are those that were tested."


def _folder(folder: Path) -> Iterator[Check]:
    try:
        if not folder.exists():
            yield "data folder", True, f"{folder} is not there yet; the app makes it."
            return
        mine = os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    except OSError:  # not even that may be asked
        mine = False
    if not mine:
        says = f"Whoever asks can't read and write in {folder}. Ask as the app's user, or give it"
        yield "data folder", False, f"{says} the right."
        return
    if os.name != "nt" and folder.stat().st_mode & OTHERS:
        yield "data folder", False, f"Others on this machine can look into {folder}: chmod 700."
    else:
        yield "data folder", True, f"{folder} is the app's own."
    yield from _files(folder)
    free = shutil.disk_usage(folder).free // 2**20
    if free < FEWEST_MB:
        yield "disk", False, f"Only {free} MB are free at {folder}. Make room."
    else:
        yield "disk", True, f"{free:,} MB are free."


def _files(folder: Path) -> Iterator[Check]:
    """Look at who owns what is in a folder, and who can read the key."""
    others = []  # files that a command made which was given as root
    for path in sorted(folder.iterdir()):
        with contextlib.suppress(FileNotFoundError):  # what a running app has just tidied up
            others += [path.name] if path.stat().st_uid != folder.stat().st_uid else []
    if others:
        says = f"{', '.join(others[:SHOWN])} in {folder} can't be written by whoever owns that"
        yield "owner", False, f"{says} folder. Give it to its owner: chown."
    key = folder / "secret.key"
    if key.exists() and os.name != "nt" and key.stat().st_mode & OTHERS:
        yield "key", False, f"Others on this machine can read {key}: chmod 600."


def _database(settings: Settings) -> Iterator[Check]:
    try:
        store = Store(settings.database_url, settings.secret)
        which = called(settings.database_url)
    except StorageError as error:
        yield "database", False, str(error)
        return
    file = store.database.file
    try:
        if file is not None and not file.exists():
            yield "database", True, f"There is no database yet ({which}); the app makes it."
            return
        start = time.monotonic()
        store.answers()
        took = time.monotonic() - start
        if took > SLOWEST_S:
            yield "database", False, f"{which}, took {took:.1f} s to answer."
        else:
            yield "database", True, f"{which}, answers."
        yield from _schema(store)
        yield from _clock(store)
    except StorageError as error:
        yield "database", False, f"{which}: {REFUSED if is_refusal(error) else error}"
    except OSError:
        yield "database", False, f"{which}, can't be looked at by whoever asks."
    finally:
        store.close()


def _schema(store: Store) -> Iterator[Check]:
    at = schema(store.database)
    if at is None:
        yield "schema", True, "The database is empty; the app makes its tables at its first start."
    elif at == newest():
        yield "schema", True, f"The database is of this version ({at})."
        if not fits_key(store.database):
            yield (
                "key",
                False,
                (
                    "The key is not the one that this database was used with, so nobody is known "
                    "again. Put back its secret.key, or set VISION_SECRET."
                ),
            )
    else:
        yield "schema", True, "The next start brings the database up to date, after a copy."


def _clock(store: Store) -> Iterator[Check]:
    apart = store.clock() - time.time()
    today = dt.datetime.now(tz=dt.UTC).date()
    if abs(apart) > SKEW_S:
        yield "clock", False, f"The database server's clock is {apart:+.0f} s from this one's."
    else:
        yield "clock", True, f"The clock says {today} (UTC)."


def _address(public: str) -> Iterator[Check]:
    if not public:
        yield (
            "address",
            True,
            ("PUBLIC_URL is not set: phones are sent to this machine's address in its network."),
        )
        return
    parts = urlsplit(public)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        yield "address", False, "PUBLIC_URL is no address. Write it as https://vision.example.org."
    elif parts.hostname in {"localhost", "127.0.0.1", "::1"}:
        yield "address", False, "PUBLIC_URL is an address that only this machine knows."
    else:
        yield _reached(public, secure=parts.scheme == "https")


def _reached(public: str, *, secure: bool) -> Check:
    try:
        ready = _answers(f"{public}/healthz")
    except ssl.SSLCertVerificationError as error:
        says = f"{public} answers, but its certificate is not trusted here: {error.verify_message}."
        return "address", False, says
    if not ready:
        says = f"This app does not answer from here at {public}; phones may reach it even so."
        return "address", False, says
    says = "" if secure else " Without https, others in the network can read."
    return "address", secure, f"{public} answers from here.{says}"


def _server(port: int) -> Iterator[Check]:
    if _answers(f"http://127.0.0.1:{port}/healthz"):
        yield "server", True, f"The server on port {port} is ready."
    else:
        yield "server", False, f"Nothing that is ready answers on port {port}."


def _answers(url: str) -> bool:
    """Return whether a server of this app is ready; others may answer as well at an address.

    Raises:
        SSLCertVerificationError: It shows a certificate that this machine does not trust.
    """
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:  # nosec B310 # noqa: S310 - http(s), checked
            return bool(json.loads(answer.read(LONGEST)) == READY)
    except (OSError, ValueError, RecursionError, HTTPException) as error:
        if isinstance(cause := getattr(error, "reason", None), ssl.SSLCertVerificationError):
            raise cause from None
        return False
