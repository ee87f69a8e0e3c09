"""How people greet in mails, take leave, and sign."""

from __future__ import annotations

import re
from typing import Final

_GREETING: Final = re.compile(
    r"(?:hi|hey|hello|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte[rs]?|moin|"
    r"guten (?:tag|morgen)|bonjour|salut|chère?s?|hola|estimad[oa]s?|querid[oa]s?|ciao|"
    r"buongiorno|gentile|car[oai]|olá|beste|hej|kära|cześć|dzień dobry)\b[^.?:;]{0,40}[,!:]?$",
    re.IGNORECASE,
)
_AGAIN: Final = re.compile(
    r"(?:it'?s )?me again|(?:ich )?(?:noch ?mal ich|schon wieder ich|noch ?mals? ich)|"
    r"(?:c'est )?encore moi|(?:soy )?yo otra vez|ancora io|ik weer|jag igen|mig igen|znowu ja",
    re.IGNORECASE,
)
"""How somebody begins a second mail."""

_BETTER: Final = re.compile(r"(?:liebe[rs]?|beste)\b", re.IGNORECASE)
"""Greetings that begin wishes as well: "Lieber weniger Listen"."""

_NAMES: Final = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\S*|and|und|et|y|e|en|och|i)(?: (?!$)|$)")
_FAREWELL: Final = re.compile(
    r"(?:(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|cheers|(?:many )?thanks|"
    r"thank you|yours|sincerely|(?:viele|liebe|beste|herzliche|schöne|mit \w+) grüße?n?|"
    r"(?:viele |liebe )?gr[uü](?:ß|ss)e?|vg|lg|mfg|(?:vielen )?dank(?:e)?|cordialement|"
    r"bien (?:à vous|cordialement)|merci|(?:un )?saludos?(?: cordiales)?|(?:muchas )?gracias|"
    r"(?:cordiali |distinti )?saluti|grazie|abraços?|obrigad[oa]|(?:met )?(?:vriendelijke )?"
    r"groet(?:en)?|mvh|(?:med )?vänliga hälsningar|hälsningar|pozdrawiam)"
    r"(?:[,.!]*$|[,.!]+\s+\S+(?:\s\S+)?$|\s+[A-ZÄÖÜÉ]\S*(?:\s[A-ZÄÖÜÉ]\S*)?$)",
    re.IGNORECASE,
)
_LEAVE: Final = re.compile(
    r"(?:best|blessings|yours|love|warmly|cordially|all the best|take care|beste|herzlich(?:st)?|"
    r"eure?|dein|deine|amicalement|amitiés|bises|(?:un )?abrazos?|besos|(?:un )?abbraccio|baci|"
    r"beijos?|(?:um )?abraço|groetjes|liefs|kram|hilsen|mvh|terveisin|uściski|s úctou|s pozdravem|"
    r"üdvözlettel|üdv|cu drag|cu stimă|sevgiler|saygılarımla|с уважением|з повагою),?",  # noqa: RUF001 - Turkish, Cyrillic
    re.IGNORECASE,
)
"""Words before the own name in the line of a signature; by themselves they may begin a wish."""

_KISSES: Final = re.compile(r"x{1,3}|(?:xo){1,2}", re.IGNORECASE)
_GREETING_WORDS: Final = 4


def is_greeting(line: str, greeted: frozenset[str]) -> bool:
    """Return whether a line, the first of a mail, greets and says nothing else.

    Example:
        >>> [is_greeting(each, frozenset()) for each in ("Dear Ada, Bo and Cy,", "Hi, more tea")]
        [True, False]
        >>> [is_greeting(each, frozenset(("ada bell",))) for each in ("Ada Bell,", "Bell,")]
        [True, False]
    """
    named = bool(bare_words(line)) and bare_words(line) in greeted and line[-1] in ",!:"
    if named or _AGAIN.fullmatch(line.rstrip(",.!: ")):
        return True
    if not _GREETING.match(line) or (_BETTER.match(line) and not line.endswith(",")):
        return False
    first, *behind = re.split(r",\s+", line.removesuffix(","))
    if behind:
        named = all(_GREETING.match(each) or re.fullmatch(f"(?:{_NAMES.pattern})+", each)
                    for each in behind)  # fmt: skip
        return named and line.endswith(",")
    return line.endswith((",", "!", ":")) or len(first.split()) <= _GREETING_WORDS


def greeted_by(line: str) -> str:
    """Return whom a greeting names, in small letters; "" where it may say something else.

    Example:
        >>> [greeted_by(each) for each in ("Dear Ada", "Hi all,", "Hi more tea")]
        ['ada', 'all', '']
    """
    _, _, behind = line.partition(" ")
    named = line.endswith((",", "!", ":")) or re.fullmatch(f"(?:{_NAMES.pattern})+", behind)
    return bare_words(line).partition(" ")[2] if named else ""


def bare_words(line: str) -> str:
    """Return the words of a line in small letters, without signs."""
    return " ".join(re.findall(r"[^\W\d_]+", line.casefold()))


def takes_leave(line: str) -> bool:
    """Return whether a line is a farewell: "Many thanks, Ada"."""
    return _FAREWELL.match(line) is not None


def signs_off(line: str, name: str) -> bool:
    """Return whether a line takes leave by the sender's name: "Best, Ada", "Ada x"."""
    found = _LEAVE.match(line)
    if found and line[found.end() :].strip():
        return is_signed(line[found.end() :], name)
    first, _, rest = line.rpartition(" ")
    return bool(first) and is_signed(first, name) and _KISSES.fullmatch(rest) is not None


def is_signed(line: str, name: str) -> bool:
    """Return whether a line is the name of the sender, a part or the first letter of it."""
    parts = re.findall(r"[^\W\d_]+", name.casefold())
    words = re.findall(r"[^\W\d_]+", line.casefold())
    bare = not re.search(r"\d", line) and bool(words)
    return bare and all(word in parts or word in {each[0] for each in parts} for word in words)
