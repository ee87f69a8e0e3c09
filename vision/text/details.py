"""Personal details in a text: pointed out to whoever writes, masked for everyone else.

Patterns, not understanding: a name is not found, and a number that merely looks like a phone's is.
Therefore nothing is refused or changed in what is kept; people decide, and screens mask.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Callable

EMAIL: Final = marked("e-mail address")
LINK: Final = marked("web address")
ACCOUNT: Final = marked("account number")
PHONE: Final = marked("phone number")
HANDLE: Final = marked("user name")
NUMBER: Final = marked("long number")
EXTENSION: Final = marked("extension")

KINDS: Final = (EMAIL, LINK, ACCOUNT, PHONE, EXTENSION, HANDLE, NUMBER)

_HINT = re.compile(r"[\d@\uff20]|www\.|://|\.\w+/|\bat\b", re.IGNORECASE)
"""Texts without any of these hold no detail; most are through after this."""

_END = r"(?<![.,;:!?)\]'\"])"
_S = "[ \\u00a0]"
_EXTENSION: Final = (
    r"(?<!\w)(?:(?:ext(?:n|ensi[o\u00f3]n)?|durchwahl|dw|apparat|nebenstelle|anschluss|klappe|poste|"
    r"int(?:erno|(?=\.))|anexo|ramal|extens\u00e3o|toestel|doorkiesnummer|"
    r"wew(?:n\u0119trzny|(?=\.))|dahili|\u062a\u062d\u0648\u064a\u0644\u0629|pager|bleep)"
    rf"{_S}*[.:#\-\u2013]*{_S}*|x(?=\d{{3}}))"
    rf"(\d(?:[\d-]{{0,5}}\d)?)(?!\w|[.,]\d|{_S}?%)"
)
"""A number inside a house: "ext. 4711", "Durchwahl -12"."""
_SAID_TO_BE_A_PHONE: Final = (
    r"(?<!\w)(?:tel(?:efon[oe]?|efonnummer|ephone|\u00e9fono|\u00e9phone)?|phone|mobile|mobil|"
    r"cell|handy|fax|natel|call|ring|dial|text|anrufen|appelez|llamar|llame|chiamare|bel|"
    r"m\u00f3vil|cellulare|telefone|telem\u00f3vel|ligue|telefonu|dzwo\u0144|zadzwo\u0144|"
    r"aray\u0131n|\u0647\u0627\u062a\u0641|\u0627\u062a\u0635\u0644|\u062c\u0648\u0627\u0644)"
    rf"[.:]?(?:{_S}+(?:no|number|nr|num\u00e9ro|me|us|him|her|at|on|unter|mich)[.:]?)*"
    rf"{_S}*[#:]?{_S}*(\d[\d/.\-\u2013 \u00a0]{{1,16}}\d)(?!\w|[.,]\d|{_S}?%)"
)
"""A number that a word before it says is a phone's: "ring 4711"."""
_LOCAL: Final = (
    rf"(?<![\w.,/-])(?<!\d[ \u00a0])(?:\d{{3}}(?:[-\u2011.]|\u2013(?=0))\d{{4}}"
    rf"|\d{{3}}{_S}\d{{2}}{_S}\d{{2}}|\d{{4}}{_S}\d{{4}}|\d{{2}}(?:{_S}\d{{2}}){{3}})"
    rf"(?![\w/]|[.,]\d|[ \u00a0-]\d|{_S}?(?:[\u20ac$\u00a3%]|eur|usd|chf|dollar|km|kg))"
)
"""Digits without a prefix, grouped as phones' are: "555-1234", "7946 0958", "22 33 44 55".

"500\u20131000" is more likely from one to the other.
"""
_UNSPACED_PHONE: Final = re.compile(
    r"(?:\u5185\u7dda|\u5167\u7dda|\u5206\u673a|\u5206\u6a5f|\u5185\u7ebf|\u96fb\u8a71|\u7535\u8bdd"
    r"|\ub0b4\uc120|\uc804\ud654)(?:\u756a\u53f7|\u53f7\u7801|\u306f|\u662f|\ubc88\ud638)?"
    r"[ :\uff1a#\-]{0,3}(\d[\d-]{1,6}\d)(?!\d|[.,]\d|[ \u3000]?[%\uff05])"
)
"""The same in Japanese, Chinese and Korean, where a word stands right beside its number."""
_PATTERNS: Final = (
    (
        EMAIL,
        re.compile(
            r"(?<![\w.+-])[\w.+-]+\s?(?:[@\uff20]|[(\[]\s?at\s?[)\]])\s?[\w-]+"
            r"(?:(?:\.|\s?[(\[]\s?dot\s?[)\]]\s?)[\w-]+)+",
            re.IGNORECASE,
        ),
    ),
    (
        LINK,
        re.compile(
            rf"(?:https?://|www\.)\S+{_END}"
            rf"|(?<![\w.@/])(?:[\w-]+\.)+(?:com|org|net|me|io|info|eu|[a-z]{{2}})/\S+{_END}",
            re.IGNORECASE,
        ),
    ),
    (ACCOUNT, re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?:[ \u00a0]?[A-Za-z0-9]{2,4}){3,8}(?!\w)")),
    (
        PHONE,
        re.compile(
            r"(?<![\w.,+])(?<!\d[ \u00a0])(?:\+|00|\(?0)[\d(][\d()/.\-\u2013 \u00a0]{4,20}\d(?!\w)"
            r"|(?<![\w.,-])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\w)"
            r"|(?<![\w.,])(?<!\d[ \u00a0])\d{2,6}[/-]\d{5,10}(?!\w)"
        ),
    ),
    (PHONE, re.compile(_LOCAL)),
    (EXTENSION, re.compile(_EXTENSION, re.IGNORECASE)),
    (EXTENSION, re.compile(_SAID_TO_BE_A_PHONE, re.IGNORECASE)),
    (HANDLE, re.compile(r"(?<![\w.+-])[@\uff20][^\W\d_][\w.]{2,}\b")),
    (
        NUMBER,
        re.compile(
            r"(?<![\w.,])(?:\d{3}-\d{2}-\d{4}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,3})?|\d{7,})"
            r"(?!\w)"
        ),
    ),
)
_ROUND = re.compile(r"\+?[1-9]\d{0,3}0{4,}")
"""1000000 is a sum of money, not a person's number."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D(?:19|20)\d\d)?")
_COUNT = re.compile(r"\d|[1-9]0+|24/7")
"""What follows a word for phones and is none: "call 100 customers", "phone 24/7"."""

_SIGNS: Final = dict.fromkeys("\u2010\u2011\u2012\u2212", "-") | dict.fromkeys(
    "\u2007\u2009\u202f\u3000", " "
)
"""Hyphens and spaces of other keyboards, between digits."""
BESIDE: Final = "|"
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese and, for its particles, Korean letters."""

FEWEST_PHONE_DIGITS: Final = 6
MOST_PHONE_DIGITS: Final = 15
"""ITU-T E.164."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something in a text by which a person might be found.

    Attributes:
        kind: One of ``KINDS``, as it is called in a sentence.
        start: Where it begins in the text.
        end: Where it ends, exclusive.
    """

    kind: str
    start: int
    end: int


def personal_details(text: str) -> tuple[Detail, ...]:
    """Return what looks like a personal detail, in reading order, without overlaps.

    Args:
        text: As typed.

    Source:
        ISO 13616 for the check digits of account numbers, ITU-T E.164 for the length of phone
        numbers.

    Example:
        >>> [detail.kind for detail in personal_details("Call me: 0151 234 567 89")]
        ['phone number']
        >>> personal_details("By 2030, in 2025-2030 and for 1,000,000 people")
        ()
    """
    if not _HINT.search(text):
        return ()
    plain = _in_ascii(text)
    found: list[Detail] = []
    looked = [(kind, match) for kind, pattern in _PATTERNS for match in pattern.finditer(plain)]
    looked += [(EXTENSION, match) for match in _UNSPACED_PHONE.finditer(text)]
    for kind, match in looked:
        start, end = match.span(match.lastindex or 0)
        if _is_one(kind, plain[start:end]) and all(
            end <= other.start or start >= other.end for other in found
        ):
            found.append(Detail(kind, start, end))
    return tuple(sorted(found, key=lambda detail: detail.start))


def masked(text: str) -> str:
    """Return a text with a word for every personal detail in it.

    Example:
        >>> masked("Write to jo@example.org, or not.")
        'Write to [e-mail address], or not.'
    """
    return _with(text, lambda detail: f"[{_(detail.kind)}]")


def without_details(text: str) -> str:
    """Return a text with its personal details left out.

    Example:
        >>> without_details("Write to jo@example.org, or not.")
        'Write to, or not.'
    """
    left = _with(text, lambda _detail: "")
    return re.sub(r"[ \t]+(?=[ \t,.;:!?)])", "", left).strip()


def _in_ascii(text: str) -> str:
    """Return a text of the same length with digits and signs of any script in plain ones.

    Letters of scripts that put no spaces between words become a sign, so that a number may stand
    right beside them.
    """
    return text if text.isascii() else "".join(map(_plain, text))


@lru_cache(4_096)
def _plain(sign: str) -> str:
    """Return a digit, hyphen, space or wide letter as the plain one that it stands for."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0)
    return BESIDE if _UNSPACED.match(sign) else _SIGNS.get(sign, sign)


def _with(text: str, instead: Callable[[Detail], str]) -> str:
    """Put something in the place of every detail, until none is left."""
    while found := personal_details(text):
        for detail in reversed(found):
            text = f"{text[: detail.start]}{instead(detail)}{text[detail.end :]}"
    return text


def _is_one(kind: str, piece: str) -> bool:
    """Look again at what a pattern found: digits count, and so do check digits."""
    if kind == ACCOUNT:
        return _checks(piece)
    if kind == PHONE:
        digits = sum(character.isdigit() for character in piece)
        return FEWEST_PHONE_DIGITS <= digits <= MOST_PHONE_DIGITS and not (
            _is_dates(piece) or _ROUND.fullmatch(piece) or _YEARS.fullmatch(piece)
        )
    if kind == EXTENSION:
        return not (_YEARS.fullmatch(piece) or _COUNT.fullmatch(piece) or _is_dates(piece))
    if kind == NUMBER:
        return not _ROUND.fullmatch(piece) and not _is_dates(piece)
    return True


def _is_dates(piece: str) -> bool:
    """Return whether a piece is a day written in digits, or years."""
    return bool(
        re.fullmatch(r"(?:19|20)\d\d(?:\s?[-\u2013/]\s?(?:19|20)\d\d)+", piece)
        or re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}", piece)
    )


def _checks(piece: str) -> bool:
    """Return whether the check digits of an international account number are right."""
    plain = "".join(piece.split()).upper()
    if not (15 <= len(plain) <= 34 and plain.isascii()):  # noqa: PLR2004 - ISO 13616
        return False
    digits = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return int(digits) % 97 == 1
