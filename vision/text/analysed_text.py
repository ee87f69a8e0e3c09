"""The copy of a statement that is analysed: one readable line out of anything.

Statements are kept and quoted as ``typed_text`` made them fit; what is counted and compared is read
from this line.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_READ: Final = 2_000
"""Characters of a statement that are looked at; themes of short statements need no more."""

_INLINE = "a|abbr|b|big|code|em|font|i|mark|o:p|s|small|span|strike|strong|sub|sup|u"
_BLOCKS = (
    "article|blockquote|body|br|center|col|colgroup|dd|div|dl|dt|figure|footer|form|h[1-6]|head"
    "|header|hr|html|img|input|li|link|main|meta|ol|p|pre|section|table|tbody|td|tfoot|th|thead"
    "|title|tr|ul"
)
_UNREAD = re.compile(r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_SPACES = re.compile(r"\s+")
_UNJOINED = re.compile(r"(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
"""Joiners outside Arabic, Persian and Indian words, inside which they belong to the spelling."""
_BOUNDARY = re.compile(r"(?<=[\u0e00-\u109f\u1780-\u17ff])\u200b(?=[\u0e00-\u109f\u1780-\u17ff])")
"""Where writers of Khmer, Thai, Lao and Burmese mark the end of a word, unseen."""
_LINKS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def clean(text: object) -> str:
    r"""Return the statement as one line of valid text, at most ``LONGEST_READ`` characters.

    Compatibility forms are unified (full-width letters, ligatures), curly apostrophes become
    straight, and surrogate halves, control characters and marks of writing direction go.

    Args:
        text: What was typed; None and NaN mean that nothing was.

    Returns:
        Text without leading, trailing or doubled spaces; empty if nothing readable is left.

    Example:
        >>> clean("  More\u200b time\nfor   craft ")
        'More time for craft'
        >>> clean(float("nan"))
        ''
    """
    if text is None or text != text:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    line = str(text)[: 4 * LONGEST_READ]
    if "<" in line or "&" in line:
        bare = without_markup(line)
        if bare != line:
            return clean(bare)
    if line.isascii() and line.isprintable():
        line = " ".join(line.split()) if "  " in line else line
        return line.strip()[:LONGEST_READ]
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        line = line.replace("\u0e4d\u0e32", "\u0e33").replace("\u0ecd\u0eb2", "\u0eb3")
        line = _BOUNDARY.sub(" ", _UNJOINED.sub("", line))
    line = _SPACES.sub(" ", "".join(map(_readable, line))).strip()[:LONGEST_READ]
    return clean(line) if without_markup(line) != line else line


def without_markup(text: str) -> str:
    """Return a text as it reads on a page, where a survey tool exported it as HTML.

    Tags of HTML go, their words stay, and entities become what they stand for; a text is taken for
    HTML nowhere else.

    Example:
        >>> without_markup("<p>Time for patients &amp; fam<b>ilies</b></p>").strip()
        'Time for patients & families'
        >>> without_markup("Pay <3 & a say > none")
        'Pay <3 & a say > none'
    """
    if "<" not in text and "&" not in text:
        return text
    bare = _without_tags(text)
    return _without_tags(_ENTITY.sub(lambda found: html.unescape(found.group()), bare))


def _without_tags(text: str) -> str:
    return _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", _UNREAD.sub(" ", text)))


def without_links(line: str) -> str:
    """Return a cleaned line without its web addresses.

    Example:
        >>> without_links("see https://example.org now")
        'see   now'
    """
    return _LINKS.sub(" ", line) if "www." in line or "://" in line else line


@lru_cache(maxsize=10_000)
def _readable(character: str) -> str:
    """Return the character, a space for a control character, nothing for an invisible one."""
    category = unicodedata.category(character)
    if category in {"Cs", "Cf", "Co", "Cn"} and character not in "\u200c\u200d":
        return ""
    return " " if category == "Cc" else character
