"""Bytes of a text file to text: which of the encodings that spreadsheets write was used?"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

import charset_normalizer

from vision.errors import InvalidFileError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
"""Byte order mark, the name we give, and the codec for what follows the mark."""

_COMMON: Final = frozenset(" ,;\t|\r\n.0123456789")
_ALLOWED_CONTROLS: Final = frozenset("\t\n\r\x1a")
_MOST_CONTROLS: Final = 0.01
_SAMPLE: Final = 100_000
_MANY_HIGH_BYTES: Final = 100
_WESTERN_SHARE: Final = 0.5
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_LETTER: Final = re.compile(rb"[A-Za-z]")

_NOT_TEXT: Final = (
    "This file is not a table of text. Save it as CSV or .xlsx in your spreadsheet program and"
    " choose that file."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how it was read.

    Attributes:
        text: Without byte order mark; line ends as in the file.
        encoding: A Python codec name; ``utf-8-sig`` means UTF-8 with a byte order mark.
        sure: False where bytes alone can't prove the encoding.
    """

    text: str
    encoding: str
    sure: bool


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, UTF-32, Windows-1252 or, if need be, another.

    Args:
        data: The whole file.
        encoding: A codec name to use instead of finding out.

    Raises:
        InvalidFileError: The bytes are not text, or not text in ``encoding``.
    """
    found = _decoded_as(data, encoding) if encoding else _found(data)
    text = found.text.removesuffix("\x1a")
    controls = sum(text[:_SAMPLE].count(sign) for sign in _CONTROLS)
    if "\0" in text or controls > _MOST_CONTROLS * len(text[:_SAMPLE]):
        raise InvalidFileError(_NOT_TEXT)
    return Decoded(text, found.encoding, found.sure)


_CONTROLS: Final = [chr(code) for code in range(32) if chr(code) not in _ALLOWED_CONTROLS]


def _decoded_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding, sure=True)
    except (UnicodeError, LookupError) as error:
        raise InvalidFileError(
            "This file can't be read in that encoding. Choose another one, or save it as UTF-8."
        ) from error


def _found(data: bytes) -> Decoded:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), name, sure=True)
            except UnicodeDecodeError as error:
                raise InvalidFileError(
                    "This file starts as Unicode text and then breaks off or changes. Save it"
                    " again as CSV UTF-8 and choose that file."
                ) from error
    if b"\0" in data:
        return _unmarked_utf16(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        return _single_byte(data)


def _unmarked_utf16(data: bytes) -> Decoded:
    """Take the byte order under which spaces, delimiters and line ends appear."""
    best, most = None, 0
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        common = sum(text[:_SAMPLE].count(sign) for sign in _COMMON)
        if common > most:
            best, most = Decoded(text, codec, sure=True), common
    if best is None:
        raise InvalidFileError(_NOT_TEXT)
    return best


def _single_byte(data: bytes) -> Decoded:
    """Take Windows-1252 unless its bytes are undefined or most letters would be accented."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    letters = high + len(_LETTER.findall(sample))
    try:
        western = Decoded(data.decode("cp1252"), "cp1252", sure=False)
    except UnicodeDecodeError:
        western = None
    if western and (high < _MANY_HIGH_BYTES or high < _WESTERN_SHARE * letters):
        return western
    best = charset_normalizer.from_bytes(sample).best()
    try:
        if best:
            return Decoded(data.decode(best.encoding), best.encoding, sure=False)
    except (UnicodeError, LookupError):
        pass
    if western:
        return western
    raise InvalidFileError(_NOT_TEXT)
