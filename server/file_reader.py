"""Files are read in a process of their own, with limits: the phones notice nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError, LimitError
from vision.exchange import read_statements
from vision.exchange.logos import NO_LOGO, read_logo
from vision.exchange.workshop_file import read_workshop_file, write_workshop_file
from vision.limits import LARGEST_FILE_MB, LARGEST_LOGO_MB
from vision.process import Limits, Process
from vision.translation import _, marked
from vision.workshop.polis import read_conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange import Choices, Reading
    from vision.exchange.workshop_file import Tables
    from vision.workshop.polis import Conversation

TOO_LARGE: Final = marked(
    "This file is larger than {megabytes} MB. Keep only the columns you need, or cut it into "
    "several files."
)
TOO_MUCH: Final = marked(
    "This file takes too much time or memory to be read. Keep only the columns you need, save it as"
    " CSV and choose that file."
)

TOO_MUCH_AT_ONCE: Final = marked(
    "This workshop is too large for one file here: it takes too much time or memory. Take a backup"
    " of the whole database along instead."
)

LARGE_LOGO: Final = marked("A logo may have {megabytes} MB. Save it smaller, then choose it again.")

_PROCESS: Final = Process(Limits(seconds=60, megabytes=3_000))


def read(
    data: bytes,
    name: str,
    choices: Choices,
    *,
    levels: Sequence[str],
    units: Sequence[str] | None,
    round_number: int,
) -> Reading:
    """Return what is in a file and what of it would be taken; as ``read_statements``.

    Raises:
        InvalidFileError: It can't be read, holds no statements, or takes too much to read.
    """
    _check_size(data)
    try:
        return _PROCESS.run(
            read_statements, data, name, choices, levels=levels, units=units,
            round_number=round_number,
        )  # fmt: skip
    except LimitError as error:
        raise InvalidFileError(_(TOO_MUCH)) from error


def conversation(data: bytes) -> Conversation:
    """Return what a packed Polis export holds; as ``read_conversation``.

    Raises:
        InvalidFileError: No Polis export, or one that takes too much to read.
    """
    _check_size(data)
    try:
        return _PROCESS.run(read_conversation, data)
    except LimitError as error:
        raise InvalidFileError(_(TOO_MUCH)) from error


def seal(tables: Tables, passphrase: str, *, schema: str) -> bytes:
    """Return a workshop as an encrypted file; as ``write_workshop_file``.

    Raises:
        InvalidTextError: The passphrase is too short.
        InvalidFileError: It takes too much.
    """
    try:
        return _PROCESS.run(write_workshop_file, tables, passphrase, schema=schema)
    except LimitError as error:
        raise InvalidFileError(TOO_MUCH_AT_ONCE) from error


def unseal(data: bytes, passphrase: str, *, schema: str) -> Tables:
    """Return the rows of a workshop file by table; as ``read_workshop_file``.

    Raises:
        InvalidFileError: It does not open, or takes too much.
    """
    _check_size(data)
    try:
        return _PROCESS.run(read_workshop_file, data, passphrase, schema=schema)
    except LimitError as error:
        raise InvalidFileError(TOO_MUCH_AT_ONCE) from error


def logo(data: bytes) -> bytes:
    """Return a picture as a logo that may be kept and shown; as ``read_logo``.

    Raises:
        InvalidFileError: It can't be a logo.
    """
    if len(data) > LARGEST_LOGO_MB * 1024 * 1024:
        raise InvalidFileError(_(LARGE_LOGO, megabytes=LARGEST_LOGO_MB))
    try:
        return _PROCESS.run(read_logo, data)
    except LimitError as error:
        raise InvalidFileError(_(NO_LOGO)) from error


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST_FILE_MB * 1024 * 1024:
        raise InvalidFileError(_(TOO_LARGE, megabytes=LARGEST_FILE_MB))
