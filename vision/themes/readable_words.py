"""Words that can be read alone, in Japanese and Chinese: what phrases of pairs of letters lack.

A phrase there begins and ends at any letter. Japanese writes most nouns in Chinese letters or
katakana, and what joins or bends them in hiragana, so that its ends can be told by their script.
"""

from __future__ import annotations

import re
from typing import Final

_HIRAGANA: Final = "\u3041-\u309f"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"
_KANA: Final = re.compile(f"[{_HIRAGANA}{_KATAKANA}]")
_HAN: Final = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff]")
_SHORTEST: Final = 2
_SHORTEST_PLAIN: Final = 3
_MARKING: Final = "のをがはにでともへや"
_PARTICLES: Final = re.compile(
    f"(?:から|まで|より|など|だけ|しか|ほど|ごと|です|[{_MARKING}かなだね])+"
)
_BETWEEN: Final = re.compile(f"(?<=[^{_HIRAGANA}])[をがはにへでもや]")
_THING: Final = f"[^{_HIRAGANA}]{{2,}}(?:の[^{_HIRAGANA}]+)*"
_CLAUSE: Final = re.compile(f"{_THING}[をがはにへでも].*[{_HIRAGANA}]{{2,}}$")
_PREDICATE: Final = re.compile(f"{_THING}[をがはに].*[うくぐすつぬぶむるい]$")
_HONOURING: Final = frozenset({"お", "ご"})
_ENDING: Final = re.compile(f"[{_HIRAGANA}]+$")
_PART_OF_NOUNS: Final = frozenset(
    {"ども", "たち", "だち", "どもたち", "びと", "づくり", "がい", "きがい"}
)
_ENDS_LIKE_PARTICLES: Final = re.compile(f"(.+?(?:ども|ごと|びと|もの))[{_MARKING}]?")
"""Nouns that end in letters of particles: "children", "work", "people", "food"."""
_MADE_OF_VERBS: Final = re.compile(
    "[あかがさざただなばまらわ]?[きしちみりぎびけせめれえげべ]|.{0,2}さ"
)
_PASSIVE: Final = frozenset({"され", "られ", "なけ", "たけ"})
_VERBS_IN_I: Final = frozenset("合違扱匂祝願救笑思使払迷")
"""Letters of verbs whose nouns end in -i as adjectives do: "talks", "differences"."""
_TO_DO: Final = "しすさせ"
_CHINESE_BEFORE: Final = "的了们吗呢吧啊把被也很就和或"
_CHINESE_BEHIND: Final = "的了吗呢吧啊把被让很就也是更最"


def readable(text: str, before: str, behind: str, language: str) -> str:
    """Return what can be read alone of some letters of a statement; "" where nothing can.

    Args:
        text: As it stands in the statement.
        before: The letter before it, "" where a clause begins.
        behind: The letter behind it, "" where a clause ends.
        language: Of the statement; other scripts than these two stay as they are.

    Example:
        >>> readable("休暇を取", "", "り", "ja"), readable("をもっと", "修", "長", "ja")
        ('休暇', '')
        >>> readable("メニューを増やす", "", "こ", "ja")
        'メニューを増やす'
        >>> readable("スの", "ナ", "計", "ja"), readable("公平的", "要", "工", "zh")
        ('', '公平')
    """
    if language == "ja" or _KANA.search(text):
        return _japanese(text, before, behind)
    if _HAN.search(text):
        bare = text.lstrip(_CHINESE_BEFORE).rstrip(_CHINESE_BEHIND)
        return bare if len(bare) >= _SHORTEST else ""
    return text


def _japanese(text: str, before: str, behind: str) -> str:
    """Return the longest noun among the letters, the first of equally long ones.

    What begins with a noun and goes on to the end of a verb or of its clause is a whole predicate,
    and stays.
    """
    if re.match(f"[{_KATAKANA}]", before):
        text = text.lstrip("".join(re.findall(f"^[{_KATAKANA}]+", text)))
    if re.match(f"[{_KATAKANA}]", behind):
        text = re.sub(f"[{_KATAKANA}]+$", "", text)
    opening = re.match(f"[{_HIRAGANA}]+", text)
    if opening and opening.end() == len(text):
        return _plain(text, before, behind)
    if opening and (opening.group() not in _HONOURING or re.match(f"[{_HIRAGANA}]", before)):
        text = text[opening.end() :]
    if (_PREDICATE if behind else _CLAUSE).match(text):
        return text
    found, start = [], 0
    for mark in _BETWEEN.finditer(text):
        found.append(_noun(text[start : mark.start()], mark.group()))
        start = mark.end()
    found.append(_noun(text[start:], behind))
    return max(found, key=len)


def _plain(text: str, before: str, behind: str) -> str:
    """Return a word in hiragana only; "" unless it opens a clause and a particle follows it."""
    noun = _ENDS_LIKE_PARTICLES.fullmatch(text)
    bare = noun[1] if noun else text.rstrip(_MARKING)
    after = text[len(bare) :][:1] or behind
    known = len(bare) >= _SHORTEST_PLAIN and not before and (not after or after in _MARKING)
    return bare if known else ""


def _noun(part: str, after: str) -> str:
    """Return a noun without the endings behind it, and without a verb that they bend.

    Args:
        part: Letters between two particles.
        after: The letter behind them.
    """
    part = re.sub(f"^[{_HIRAGANA}]+", "", part) if part[:1] not in _HONOURING else part
    ending = _ENDING.search(part)
    if ending is None:
        return part if len(part) >= _SHORTEST else ""
    stem, kana = part[: ending.start()], ending.group()
    if not stem:
        return ""
    closed = not after or after in _MARKING
    if closed and (kana in _PART_OF_NOUNS or _is_a_noun(stem, kana)):
        return part
    if not _PARTICLES.fullmatch(kana) and kana[0] not in _TO_DO:
        stem = stem[:-1]
    return _noun(stem, kana[:1]) if len(stem) >= _SHORTEST else ""


def _is_a_noun(stem: str, kana: str) -> bool:
    """Tell whether a verb or an adjective ends as the noun made of it does."""
    if kana == "い":
        return stem[-1] in _VERBS_IN_I
    return bool(_MADE_OF_VERBS.fullmatch(kana)) and kana not in _PASSIVE
