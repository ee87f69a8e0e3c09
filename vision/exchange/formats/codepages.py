"""Which old code page a text without Unicode was written in, judged by its letters."""

from __future__ import annotations

import re
from typing import Final

_SAMPLE: Final = 60_000
_LATIN: Final = "äöüßÄÖÜéèêëàâáçñóòôúùûíìîïøåæœõãÉÈÀÁÇÑÅØÆªº"
_CENTRAL: Final = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűöüŐŰÖÜäÄßăâîșțşţđ"
_TURKISH: Final = "ğışçöüâîĞİŞÇÖÜ"
_CYRILLIC: Final = "".join(map(chr, range(0x0410, 0x0450))) + "ёЁіїєґІЇЄҐўЎђјљњћџЂЈЉЊЋЏ"
_GREEK: Final = "".join(map(chr, range(0x0386, 0x03CF)))
_HEBREW: Final = "".join(map(chr, range(0x05D0, 0x05EB)))
_ARABIC: Final = "".join(map(chr, range(0x0621, 0x064B)))
_MARKS: Final = frozenset("“”„‘’‚–—…•«»€°§©®™· \u00a0№¿¡·±")  # noqa: RUF001 - these signs are meant
_INNER: Final = frozenset("’‘·")  # noqa: RUF001 - these signs are meant

PAGES: Final[tuple[tuple[str, frozenset[str], float], ...]] = (
    ("cp1252", frozenset(_LATIN), 1.0),
    ("cp1250", frozenset(_CENTRAL), 0.98),
    ("cp1251", frozenset(_CYRILLIC), 0.98),
    ("cp1254", frozenset(_TURKISH), 0.97),
    ("cp1253", frozenset(_GREEK), 0.97),
    ("cp1255", frozenset(_HEBREW), 0.97),
    ("cp1256", frozenset(_ARABIC), 0.97),
    ("iso8859_2", frozenset(_CENTRAL), 0.96),
    ("cp852", frozenset(_CENTRAL), 0.95),
    ("cp850", frozenset(_LATIN), 0.96),
    ("mac_roman", frozenset(_LATIN), 0.96),
    ("mac_latin2", frozenset(_CENTRAL), 0.9),
    ("cp866", frozenset(_CYRILLIC), 0.97),
    ("koi8_r", frozenset(_CYRILLIC), 0.96),
    ("mac_cyrillic", frozenset(_CYRILLIC), 0.93),
)
"""Code page, the letters it was made for, and how far it is trusted beside the others."""

_FREQUENT: Final = {
    "cp1251": "оеаинтсрвліј", "cp866": "оеаинтсрвліј", "koi8_r": "оеаинтсрвліј",
    "mac_cyrillic": "оеаинтсрвліј", "cp1253": "αοιετσνηυρπκάέίόήώς", "cp1255": "יוהלאמתבשרנ",
    "cp1256": "الينموترعدهبة",
}  # fmt: skip
"""The letters that make up two thirds of the text in the languages of a script."""

_FREQUENT_LEAST: Final = 0.55
_ACUTE: Final = re.compile("[áéíóú]")
_TILDE: Final = re.compile("[õÕ](?![eE])")
"""Beside letters with an acute, Portuguese has õ before e only; elsewhere it is Hungarian's ő."""

_HAN: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之"
    "年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样"
    "理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将"
    "两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信"
    "表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统"
    "区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品"
    "住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运意见希客户建议"
    "領導員工時間們個這來說對會學關後為國開動"
)
_HANGUL: Final = frozenset(
    "이다는을의에가하고도를은지한기로서사어해있나들자라인아것시리수대정그게일만보전부장주상적으"
    "여없제면과성우구었와관년위유조경무공동소개비문원생신안화연세속간방더요할미오말내모국회의견"
    "직급필른께적극좋겠습니팀원객음든업명바"
)
_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HIGH: Final = re.compile(r"[^\x00-\x7f]")
_FEWEST: Final = 0.5


def likely_pages(data: bytes) -> list[tuple[float, str]]:
    """Return code pages that could be meant, with how well their letters fit, the best first.

    A letter that its code page was made for speaks for it; a sign in the middle of a word, or a
    capital behind a small letter, speaks against it. For Chinese, Japanese and Korean the most
    frequent signs of the language decide.

    Args:
        data: The whole file; its first 60,000 bytes are judged.

    Returns:
        Fit (at most 1) and Python codec name.
    """
    sample = data[:_SAMPLE]
    found = [
        (trust * fit, codec)
        for codec, letters, trust in PAGES
        if (fit := _fit(sample, codec, letters)) is not None
    ]
    found += [(fit, codec) for codec, fit in _east_asian(data)]
    return sorted((each for each in found if each[0] > _FEWEST), reverse=True)


def _fit(sample: bytes, codec: str, letters: frozenset[str]) -> float | None:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return None
    score, count, frequent = 0.0, 0, 0
    usual = _FREQUENT.get(codec, "")
    for match in _HIGH.finditer(text):
        place = match.start()
        count += 1
        score += _value(text, place, letters)
        frequent += text[place].casefold() in usual
    if not count:
        return None
    if codec == "cp1252" and _ACUTE.search(text):
        score -= len(_TILDE.findall(text))
    share = min(1.0, frequent / count / _FREQUENT_LEAST) if usual else 1.0
    return score / count * share


def _value(text: str, place: int, letters: frozenset[str]) -> float:
    sign = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if sign in letters:
        if sign.isupper() and before.islower():
            return -1.0
        if sign.isupper() and before.isalpha() and after.islower():
            return -0.5
        foreign = sign not in _LATIN and sign not in _CENTRAL and sign not in _TURKISH
        return -1.0 if foreign and (_is_ascii(before) or _is_ascii(after)) else 1.0
    inside = before.isalpha() and after.isalpha()
    if sign in _MARKS:
        return 0.6 if not inside or sign in _INNER else -1.0
    return -1.0


def _is_ascii(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _east_asian(data: bytes) -> list[tuple[str, float]]:
    found = []
    for codec, common, weight in (
        ("gb18030", _HAN, 3.0),
        ("cp949", _HANGUL, 1.6),
        ("cp932", None, 1.0),
        ("euc_jp", None, 1.0),
        ("big5", _HAN, 3.0),
    ):
        text = _lenient(data[:_SAMPLE], codec)
        if text is None:
            continue
        high = _HIGH.findall(text)
        if not high:
            continue
        if common is None:
            share = len(_KANA.findall(text)) / len(high)
            fit = min(1.0, 2.0 * share)
            half = sum("\uff61" <= sign <= "\uff9f" for sign in high) / len(high)
            fit -= 2 * half
        else:
            fit = min(1.0, weight * sum(sign in common for sign in high) / len(high))
        if codec == "cp949" and not all("\uac00" <= s <= "\ud7a3" or not s.isalpha() for s in high):
            fit *= 0.6
        found.append((codec, fit * 1.05))
    return found


def _lenient(sample: bytes, codec: str) -> str | None:
    """Decode a sample, which may end in the middle of a letter."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
    return None
