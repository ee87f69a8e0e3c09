"""Bytes of a text file to text: which of the encodings that people's programs write was used?"""

from __future__ import annotations

import codecs
import itertools
import re
from dataclasses import dataclass
from typing import Final

import ftfy

from vision.errors import InvalidFileError
from vision.exchange.formats.codepages import likely_pages
from vision.translation import marked

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
"""Byte order mark, the name we give, and the codec for what follows the mark."""

_COMMON: Final = frozenset(" ,;\t|\r\n.0123456789")
_ALLOWED_CONTROLS: Final = frozenset("\t\n\r\x1a\x0b\x0c")
_CONTROLS: Final = [chr(code) for code in range(1, 32) if chr(code) not in _ALLOWED_CONTROLS]
_MOST_CONTROLS: Final = 0.01
_MOST_NULS: Final = 0.001
_MOST_BROKEN: Final = 0.34
"""Of the letters beyond ASCII: so many may be broken in a text that is UTF-8 all the same."""
_SAMPLE: Final = 100_000
_FEWEST_MISREAD: Final = 3
_SHORT: Final = 200
_NEARLY_ALL: Final = 0.7
_MISREAD: Final = re.compile(r"[ÃÂâÐÑÎÏ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")  # noqa: RUF001 - these signs are meant

_UTF8: Final = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""Bytes of a letter of UTF-8."""

_CUT_END: Final = re.compile(
    rb"(?:[^A-Z\x80-\xff][\xc2-\xc5]|\xe2[\x80-\xbf]|\xf0\x9f[\x80-\xbf]?)\Z"
)
"""A letter of UTF-8 that was cut at the end of a file, where Windows-1252 would hardly have these:
a capital with an accent behind a small letter, or a sign behind a letter that ends no word."""

_BEYOND: Final = re.compile(r"[^\x00-\x7f\udc80-\udcff]+")
_WRONG: Final = re.compile(r"[\udc80-\udcff]")
_ALONE: Final = re.compile(r"(?<=[\x00-\x7f])[\udc80-\udcff](?=[\x00-\x7f])")
_NONSENSE: Final = re.compile(
    rb"[\xc3-\xc5][^\x82\x84\x85\x8b\x91-\x94\x96\x97\x99\x9b\xa0\xab\xbb]|[\xe0-\xf4][\x80-\xbf]{2}"
)
"""Bytes of a letter that would be two or three in a code page: a capital with an accent before a
sign, but for signs that stand behind words, such as quotation marks and dashes."""

_SEVERAL: Final = 3
_QUARTER: Final = 0.25
_FEWEST_LINES: Final = 2
_MOST_CHANGES: Final = 2
"""From one encoding to the other, and back where a file was put into the middle of one."""

_EAST_ASIAN: Final = frozenset(("gb18030", "big5", "cp932", "euc_jp", "cp949"))

SPOKEN: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 (big endian)",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "iso8859_2": "ISO 8859-2",
    "cp850": "DOS (850)",
    "cp852": "DOS (852)",
    "cp866": "DOS (866)",
    "koi8_r": "KOI8-R",
    "mac_roman": "Mac",
    "mac_latin2": "Mac (Central European)",
    "mac_cyrillic": "Mac (Cyrillic)",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "cp949": "Korean (949)",
}
"""What people call an encoding, by its codec name: those that may be chosen."""

_NOT_TEXT: Final = marked(
    "This file is not a table of text. Save it as CSV or .xlsx in your spreadsheet program and"
    " choose that file."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how it was read.

    Attributes:
        text: Without byte order mark and zero bytes; line ends as in the file.
        encoding: A Python codec name; ``utf-8-sig`` means UTF-8 with a byte order mark.
        sure: False where bytes alone can't prove the encoding.
        broken: Letters that could not be read and stand as U+FFFD.
        cut: True where the file ends in the middle of a letter, which was left out.
        repaired: True where letters had been written in the wrong encoding and were mended.
    """

    text: str
    encoding: str
    sure: bool
    broken: int = 0
    cut: bool = False
    repaired: bool = False


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, UTF-32 or an old code page.

    Args:
        data: The whole file.
        encoding: A codec name to use instead of finding out.

    Raises:
        InvalidFileError: The bytes are not text, or not text in ``encoding``.
    """
    found = _decoded_as(data, encoding) if encoding else _found(data)
    text = found.text.removesuffix("\x1a")
    sample = text[:_SAMPLE]
    controls = sum(sample.count(sign) for sign in _CONTROLS)
    nuls = text.count("\0")
    if controls > _MOST_CONTROLS * len(sample) or nuls > _nuls_allowed(len(text)):
        raise InvalidFileError(_NOT_TEXT)
    text = text.replace("\0", "") if nuls else text
    if encoding is None and found.encoding.startswith("utf-8") and _misread(text):
        mended = ftfy.fix_encoding(text)
        if mended != text:
            return Decoded(mended, found.encoding, found.sure, found.broken, found.cut, True)
    return Decoded(text, found.encoding, found.sure, found.broken, found.cut, found.repaired)


def _nuls_allowed(length: int) -> float:
    """Return how many zero bytes a text may hold that is a text all the same."""
    return _MOST_NULS * length + (length > _SHORT)


def _misread(text: str) -> bool:
    """Tell whether letters stand in pairs as when UTF-8 was read as something else.

    Then nearly all letters beyond ASCII do, and not one pair again and again.
    """
    pairs = _MISREAD.findall(text)
    if len(pairs) < _FEWEST_MISREAD or len(set(pairs)) < _FEWEST_MISREAD - 1:
        return False
    beyond = len(re.findall(r"[^\x00-\x7f]", text))
    return len("".join(pairs)) >= _NEARLY_ALL * beyond


def _decoded_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding, sure=True)
    except (UnicodeError, LookupError) as error:
        raise InvalidFileError(
            marked(
                "This file can't be read in that encoding. Choose another one, or save it as UTF-8."
            )
        ) from error


def _found(data: bytes) -> Decoded:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if codec == "utf-8":
                return _joined(body) or _utf8(body, name) or _old_page(body)
            try:
                return Decoded(body.decode(codec), name, sure=True)
            except UnicodeDecodeError as error:
                raise InvalidFileError(
                    marked(
                        "This file starts as Unicode text and then breaks off or changes. Save it"
                        " again as CSV UTF-8 and choose that file."
                    )
                ) from error
    if data.count(b"\0") > _nuls_allowed(len(data)):
        return _unmarked_utf16(data)
    return _joined(data) or _utf8(data, "utf-8") or _old_page(data)


def _joined(data: bytes) -> Decoded | None:
    """Read a text whose lines are of two encodings, as when exports are joined: each in its own.

    Lines with letters beyond ASCII are all UTF-8, or hold no letter of UTF-8 at all; there are
    several of both, a quarter of UTF-8 at least, and at most two changes from one to the other.
    """
    if _is_utf8(data):
        return None
    lines = data.splitlines(keepends=True)
    whole = {line: _is_utf8(line) for line in lines if not line.isascii()}
    kinds = [whole[line] for line in lines if line in whole]
    old = [line for line in lines if line in whole and not whole[line]]
    changes = sum(one is not other for one, other in itertools.pairwise(kinds))
    enough = max(_FEWEST_LINES, _QUARTER * len(kinds)) <= len(kinds) - len(old)
    if not enough or len(old) < _FEWEST_LINES or changes > _MOST_CHANGES:
        return None
    codec = _old_page(b"".join(old)).encoding
    if codec in _EAST_ASIAN or any(map(_UTF8.search, old)) or _are_cut(old, lines):
        return None
    text = "".join(line.decode("utf-8" if whole.get(line, True) else codec) for line in lines)
    return Decoded(text, codec, sure=False, repaired=True)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _are_cut(old: list[bytes], lines: list[bytes]) -> bool:
    """Tell whether lines that are no UTF-8 only hold letters of it that were cut."""
    first = {each[0] for line in lines for each in _UTF8.findall(line)}
    marked = (line.decode("utf-8", errors="surrogateescape") for line in old)
    return not any(_WRONG.search(_without_cut(line, first)) for line in marked)


def _utf8(data: bytes, name: str) -> Decoded | None:
    """Read as UTF-8 where that is what it is, even if a letter or two is broken."""
    try:
        return Decoded(data.decode("utf-8"), name, sure=True)
    except UnicodeDecodeError as error:
        end = len(data)
        if error.start > end - 4 and error.end == end and "unexpected end" in error.reason:
            whole = data[: error.start].decode("utf-8")
            if not whole.isascii() or _CUT_END.search(data):
                return Decoded(whole, name, sure=True, cut=True)
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    right = sum(map(len, _BEYOND.findall(text))) - broken
    if right and (broken <= _MOST_BROKEN * (right + broken) or _is_surely(data, name, right)):
        return Decoded(text, name, sure=False, broken=broken)
    return None


def _is_surely(data: bytes, name: str, right: int) -> bool:
    """Tell whether a text with many broken letters is UTF-8 all the same.

    It has a mark of UTF-8, a letter that would be nonsense in other code pages, or several; and
    what is broken was cut at the end of a cell, as programs do that keep so many bytes of each, or
    is one byte by itself.

    Args:
        data: The whole file.
        name: What its encoding would be.
        right: Letters beyond ASCII that are whole.
    """
    marked = data.decode("utf-8", errors="surrogateescape")
    letters = [each.encode() for each in set().union(*_BEYOND.findall(marked))]
    if not (name == "utf-8-sig" or right >= _SEVERAL or any(map(_NONSENSE.match, letters))):
        return False
    rest = _without_cut(marked, {each[0] for each in letters})
    wrong = len(_WRONG.findall(rest))
    alone = wrong == len(_ALONE.findall(rest)) <= 1
    return alone or wrong <= _MOST_BROKEN * (right + wrong)


def _without_cut(marked: str, first: set[int]) -> str:
    """Return a text without letters that were cut where a cell ends.

    Args:
        marked: With each broken byte as a lone surrogate.
        first: Bytes with which its whole letters begin: what was cut begins so as well, or has two
            bytes.
    """
    begins = "".join(chr(0xDC00 + byte) for byte in first) or "\udce2"
    return re.sub(
        rf"(?:[{begins}]|[\udce0-\udcf4][\udc80-\udcbf])[\udc80-\udcbf]?"
        r"(?=[,;\t|\"'<\r\n\u2026]|\.\.|\Z)",
        "",
        marked,
    )


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


def _old_page(data: bytes) -> Decoded:
    """Take the code page whose letters fit best; Windows-1252 where none stands out."""
    pages = likely_pages(data)
    for _, codec in pages:
        try:
            return Decoded(data.decode(codec), codec, sure=False)
        except UnicodeDecodeError:
            continue
    try:
        return Decoded(data.decode("cp1252"), "cp1252", sure=False)
    except UnicodeDecodeError:
        pass
    raise InvalidFileError(_NOT_TEXT)
