"""What a single cell is, whatever column it stands in: a number, a time, a code, or words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Kinds of cells that are told apart."""

    BLANK = "blank"
    NUMBER = "number"
    TIME = "time"
    ADDRESS = "address"
    PLACE = "place"
    CODE = "code"
    MARK = "mark"
    WORDS = "words"


_NUMBER: Final = re.compile(r"[-+−]?[\d\s.,'’]*\d(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s?[%€$£]?")
_MONTH: Final = (
    r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|f[eé]vr|mars|avr|juin|"
    r"juil|ao[uû]t|d[eé]c|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|fev|out|mrt|mei|okt|"
    r"sty|lut|kwi|maj|cze|lip|sie|wrz|pa[zź]|lis|gru|ocak|şubat|nisan|may|haz|tem|ağu|eyl|eki|"
    r"kas|aral|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|led|úno|bře|dub|květ|črv|červ|"
    r"srp|září|říj|pros|márc|ápr|máj|jún|júl|szept)[^\W\d_]*\.?"
)  # fmt: skip
_NAMED_DAY: Final = re.compile(rf"\s*\d{{1,2}}\.\s+{_MONTH}\s+\d{{2,4}}\b", re.IGNORECASE)
_HALF: Final = r"(?:[AP]\.?M\.?|오전|오후|上午|下午|午前|午後|[صم])"
_CLOCK: Final = (
    rf"(?:(?:{_HALF}\s?)?\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?"
    rf"(?:[\s\u202f]*(?:{_HALF}|[ap]\.\sm\.))?(?:\sUhr)?"
    rf"|(?:{_HALF}\s?)?\d{{1,2}}[時时시]\s?\d{{1,2}}[分분](?:\s?\d{{1,2}}[秒초])?)"
)
_ZONE: Final = r"(?:\s*(?:Z|UTC|GMT|[A-Z]{2,5}))?(?:\s*[-+]\d{1,2}(?::?\d{2})?)?(?:\s*\([^)]*\))?"
_WEEKDAY: Final = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
ASKS: Final = ("?", "\uff1f", "؟")
"""Signs at the end of a question."""

_DATE: Final = (
    rf"(?:{_WEEKDAY}\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}\.?|"
    rf"{_WEEKDAY}\d{{1,2}}\.?\s*(?:de\s)?{_MONTH},?\s*(?:de\s)?\d{{2,4}}(?:\s\w\.)?|"
    rf"{_WEEKDAY}{_MONTH}\s+\d{{1,2}},?\s*\d{{4}}|"
    r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?|\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일])"
)
_AT: Final = r"(?:[T,\s]|\s-\s|\s(?:at|um|à|a\slas|às|alle|om|в|kl\.|o|at)\s)+"
_TIME: Final = re.compile(
    rf"(?:{_DATE}(?:{_AT}{_CLOCK}{_ZONE})?{_ZONE}|{_CLOCK}{_ZONE}|"
    rf"{_WEEKDAY}{_MONTH}\s+\d{{1,2}}\s+{_CLOCK}(?:\s+[A-Z]{{2,5}})?\s+\d{{4}}|"
    r"\d+ days?, \d{1,2}:\d{2}:\d{2}.*)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}|(?:https?|ftp)://\S+|www\.\S+|"
    r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}|"
    r"Mozilla/\d.*)",
    re.IGNORECASE,
)
_FILE: Final = (
    r"[^\s(),;|][^\n(),;|]{0,99}\.(?:jpe?g|png|gif|hei[cf]|webp|bmp|tiff?|svg|pdf|docx?|xlsx?|pptx?|od[tsp]"
    r"|mp[34]|mov|m4a|wav|webm|zip)(?:\s*\(https?://[^\s()]+\))?"
)
_FILES: Final = re.compile(
    rf"{_FILE}(?:[ \t]*[,;|\n][\s,;|]*{_FILE})*|https?://\S+(?:\s+https?://\S+)*", re.IGNORECASE
)
"""Names of files, each perhaps with where it is kept: what people attached."""

_DEGREES: Final = (
    r"[-+]?\d{1,3}(?:[.,]\d+)?\s?°?(?:\s?\d{1,2}(?:[.,]\d+)?\s?['′](?:\s?[\d.,]+\s?[\"″])?)?"  # noqa: RUF001 - signs of minutes
)
_PLACE: Final = re.compile(
    r"(?:SRID=\d+;\s*)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION|GEOMETRY)"
    r"\s*(?:Z|M|ZM)?\s*(?:EMPTY|\([-+\d\s.,()e]*\)|\(\s*(?:POINT|LINESTRING|POLYGON|MULTI).*\))"
    r"|[\[{](?=.*[\]}]\Z).*\"(?:coordinates|lat|latitude|lng|lon)\"\s*:.*",
    re.IGNORECASE | re.DOTALL,
)
_COORDINATES: Final = re.compile(
    rf"[(\[]?\s*(?:lat\w*[:=]?\s*)?(?:[NS]\s?)?{_DEGREES}\s?[NS]?\s*[,;\s]\s*"
    rf"(?:lon\w*|lng)?[:=]?\s*(?:[EWO]\s?)?{_DEGREES}\s?[EWO]?\s*[)\]]?",
    re.IGNORECASE,
)
"""Points, lines and areas of a map as well-known text, GeoJSON, or two coordinates."""

_CODE: Final = re.compile(
    r"(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|uuid:\S+|"
    r"[A-Za-z]{1,4}[_-]?\d[\w-]*|[0-9a-f]{16,}|(?=\w*\d)(?=\w*[A-Za-z])[\w-]{8,}|#\d+|"
    r"\{\"\w.*|[a-z]+(?:_[a-z0-9]+)+)"
)
_MARK: Final = re.compile(
    r"(?:true|false|yes|no|ja|nein|oui|non|s[ií]|y|n|x|✓|✔|wahr|falsch|vrai|faux|checked|"
    r"unchecked|selected|not selected|tak|nie|да|нет)",
    re.IGNORECASE,
)
_LONGEST: Final = 120


def kind_of(cell: str) -> Kind:
    """Return what a cell is; more than 120 characters are words, but for places and files.

    Example:
        >>> [kind_of(each).value for each in ("", "1.145E+11", "2 March 2026", "uuid:7", "Trust")]
        ['blank', 'number', 'time', 'code', 'words']
    """
    text = cell.strip()
    if not text:
        return Kind.BLANK
    long = len(text) > _LONGEST and not text.startswith("Mozilla/")
    for kind, pattern in _LONG_PATTERNS if long else _PATTERNS:
        if pattern.fullmatch(text):
            return kind
    return Kind.WORDS


def begins_with_a_day(line: str) -> bool:
    """Return whether a line begins with a day whose month is named: "3. März 2026".

    Example:
        >>> begins_with_a_day("3. März 2026, more time"), begins_with_a_day("3. More time")
        (True, False)
    """
    return _NAMED_DAY.match(line) is not None


_LONG_PATTERNS: Final = ((Kind.PLACE, _PLACE), (Kind.ADDRESS, _FILES))
_PATTERNS: Final = (
    (Kind.NUMBER, _NUMBER),
    (Kind.TIME, _TIME),
    (Kind.ADDRESS, _ADDRESS),
    (Kind.MARK, _MARK),
    (Kind.CODE, _CODE),
    (Kind.PLACE, _COORDINATES),
    *_LONG_PATTERNS,
)
