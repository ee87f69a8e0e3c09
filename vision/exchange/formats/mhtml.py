"""Web pages packed as a letter (MHTML), as Word and reports call ``.doc`` and ``.xls``."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Final

_HEAD: Final = 4_000
_BEGINS: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+"
)
_KIND: Final = re.compile(
    rb"^Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE
)
_VERSION: Final = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)


def page_in_archive(data: bytes) -> tuple[str, str] | None:
    """Return the web page in an archive and its encoding; None where the bytes are no archive.

    Args:
        data: The whole file.
    """
    head = _BEGINS.match(data[:_HEAD])
    if not head or not _VERSION.search(head[0]) or not _KIND.search(head[0]):
        return None
    letter = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.default)
    for part in letter.walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        encoding = part.get_content_charset() or "utf-8"
        if isinstance(content, bytes):
            try:
                return content.decode(encoding, "replace"), encoding
            except LookupError:
                return content.decode("utf-8", "replace"), "utf-8"
    return None
