"""Mails as programs keep them: one letter (``.eml``), or a whole box of them (``.mbox``)."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from vision.exchange.formats.mails import mails_grid
from vision.exchange.formats.markup import without_tags

if TYPE_CHECKING:
    from email.message import EmailMessage

    from vision.exchange.formats.grid import Grid

_HEAD: Final = 20_000
_POSTMARK: Final = re.compile(rb"^From \S+[^\n]*\d{4}\s*?\n(?=[A-Z][\w-]*:)", re.MULTILINE)
"""The line with which each mail of a box begins."""

_FIELDS: Final = re.compile(rb"\A(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_SENDER: Final = re.compile(rb"^From:[^\n]*(?:\n[ \t][^\n]*)?@", re.IGNORECASE | re.MULTILINE)
_SENT: Final = re.compile(
    rb"^(?:Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
_MARK: Final = b"\xef\xbb\xbf"
_DAMAGED: Final = (AttributeError, LookupError, TypeError, ValueError)
"""What the library's reader of mails raises over fields that are no fields."""

_UNFOLDED: Final = re.compile(r"\s+")


def mailbox_grid(data: bytes) -> Grid | None:
    """Return mails as a grid of senders and what each wrote anew; None where the bytes are none.

    Numbers are those of the mails, from 1.

    Args:
        data: The whole file, whose mails have fields that only servers and programs write.
    """
    if not _is_mail(data[:_HEAD].removeprefix(_MARK)):
        return None
    data = data.removeprefix(_MARK).replace(b"\r\n", b"\n")
    marks = [found.span() for found in _POSTMARK.finditer(data)] if data[:5] == b"From " else []
    marks = marks or [(0, 0)]
    ends = [*(start for start, _ in marks[1:]), len(data)]
    try:
        texts = [_as_text(message_from_bytes(data[start:end], policy=policy.default))
                 for (_, start), end in zip(marks, ends, strict=True)]  # fmt: skip
    except _DAMAGED:
        return None
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + text.count("\n"))
    grid = mails_grid("".join(texts))
    if grid is None:
        return None
    mail = [at for at, (one, other) in enumerate(pairwise(starts), 1) for _ in range(one, other)]
    numbers = [number and mail[number - 1] for number in grid.numbers]
    asides = [(mail[number - 1], text) for number, text in grid.asides if text]
    return replace(grid, numbers=numbers, asides=tuple(asides))


def _is_mail(head: bytes) -> bool:
    """Tell whether a file begins with the fields of a mail that was sent, or a line above them."""
    head = head.replace(b"\r\n", b"\n")
    above = _POSTMARK.match(head)
    fields = _FIELDS.match(head[above.end() :] if above else head)
    return fields is not None and bool(_SENDER.search(fields[0]) and _SENT.search(fields[0]))


def _as_text(letter: EmailMessage) -> str:
    """Return a mail as programs print it: sender, day and subject, then its words."""
    fields = [
        f"{name}: {_UNFOLDED.sub(' ', str(letter[field] or '')).strip() or '-'}"
        for name, field in (("From", "From"), ("Date", "Date"), ("Subject", "Subject"))
    ]
    return "\n".join((*fields, "", "\n".join(_words(letter).splitlines()).strip("\n"), "", ""))


def _words(letter: EmailMessage) -> str:
    """Return the plain words of a mail; those of its page where it has no others."""
    body = letter.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = body.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    try:
        text = raw.decode(body.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        text = raw.decode("utf-8", errors="replace")
    return without_tags(text) if body.get_content_type() == "text/html" else text
