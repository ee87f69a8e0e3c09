"""Scripts that write words without spaces, and scripts that tell a language by themselves."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\uaa60-\uaa7f\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
)
"""Ranges of Thai, Lao, Burmese, Khmer, Japanese and Chinese, for a class of characters."""

_ONE_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_LEADING: Final = "\u0e40-\u0e44\u0ec0-\u0ec4"
_TRAILING: Final = "\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3"
_STACKER: Final = "\u1039\u17d2"
_ASAT: Final = "\u103a"
_MARKS: Final = "".join(
    chr(code)
    for code in (*range(0x0E00, 0x1100), *range(0x1780, 0x1800), *range(0x3099, 0x309B))
    if unicodedata.category(chr(code)) in {"Mn", "Mc"} and chr(code) not in _STACKER
)
_CLUSTER: Final = re.compile(
    rf"[{_LEADING}]?.(?:[{_STACKER}].|[{_MARKS}{_TRAILING}]|[\u1000-\u1021]\u1037?{_ASAT})*"
)
"""What a reader takes for one letter: with its vowels and tones, and what stands below it."""

LANGUAGE_OF: Final = {
    "ta": "\u0b80-\u0bff", "te": "\u0c00-\u0c7f", "bn": "\u0980-\u09ff", "gu": "\u0a80-\u0aff",
    "kn": "\u0c80-\u0cff", "ml": "\u0d00-\u0d7f", "pa": "\u0a00-\u0a7f", "si": "\u0d80-\u0dff",
    "ka": "\u10a0-\u10ff", "hy": "\u0530-\u058f", "am": "\u1200-\u137f", "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f", "th": "\u0e00-\u0e7f", "he": "\u0590-\u05ff",
    "el": "\u0370-\u03ff", "ko": "\uac00-\ud7af",
}  # fmt: skip
"""Code of a language -> the range of letters that are, nearly always, its own."""

_OF_A_SCRIPT: Final = {code: re.compile(f"[{letters}]") for code, letters in LANGUAGE_OF.items()}
_ANY_SCRIPT: Final = re.compile(f"[{''.join(LANGUAGE_OF.values())}]")


def is_unspaced(text: str) -> bool:
    """Return whether a text begins in a script that does without spaces."""
    return bool(_ONE_UNSPACED.match(text))


def clusters(text: str) -> list[str]:
    """Return a text of a script without spaces cut into what readers take for letters.

    Source:
        Unicode Standard Annex 29, "Unicode Text Segmentation", with the vowels of Thai and Lao
        that are written before and after their consonant, and Burmese finals.

    Example:
        >>> clusters("ทำงาน"), clusters("在宅")
        (['ทำ', 'งา', 'น'], ['在', '宅'])
    """
    return _CLUSTER.findall(text)


def pairs(text: str) -> list[str]:
    """Return the overlapping pairs of letters of a text without spaces; a short one whole.

    Example:
        >>> pairs("在宅勤務"), pairs("的")
        (['在宅', '宅勤', '勤務'], ['的'])
    """
    letters = clusters(text)
    if len(letters) <= 2:  # noqa: PLR2004 - a pair
        return [text]
    return ["".join(letters[place : place + 2]) for place in range(len(letters) - 1)]


def written_together(words: Sequence[str]) -> str:
    """Return words as people write them together.

    Scripts without spaces were cut into pairs of letters that overlap, and an apostrophe at the
    end of a word takes no space.

    Example:
        >>> written_together(["在宅", "宅勤", "勤務"])
        '在宅勤務'
        >>> written_together(["qualité", "de", "l'", "eau"])
        "qualité de l'eau"
    """
    text = ""
    before = ""
    for word in words:
        if before and is_unspaced(word) and is_unspaced(before[-1]):
            letters = clusters(word)
            overlap = len(letters) > 1 and clusters(before)[-1] == letters[0]
            text += "".join(letters[1:]) if overlap else word
        else:
            text += word if not text or text.endswith("'") else f" {word}"
        before = word
    return text


def is_right_to_left(text: str) -> bool:
    """Return whether a text is read from right to left, as its first letter says.

    What is set apart in it has a direction of its own; it tells where there is nothing else.

    Source:
        Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", rules P2 and P3.

    Example:
        >>> is_right_to_left("1. الإدارة"), is_right_to_left("IT الإدارة")
        (True, False)
        >>> is_right_to_left("\u2068IT\u2069 الإدارة")
        True
    """
    depth, inside = 0, None
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"LRI", "RLI", "FSI", "PDI"}:
            depth = max(0, depth + (-1 if kind == "PDI" else 1))
        elif kind in {"L", "R", "AL"} and not depth:
            return kind != "L"
        elif kind in {"L", "R", "AL"} and inside is None:
            inside = kind != "L"
    return bool(inside)


def language_of_script(line: str) -> str | None:
    """Return the language that a line's letters tell by themselves; None where they don't.

    Example:
        >>> language_of_script("வீட்டிலிருந்து வேலை"), language_of_script("Fair pay")
        ('ta', None)
    """
    found = _ANY_SCRIPT.search(line)
    if found is None:
        return None
    code = next(code for code, own in _OF_A_SCRIPT.items() if own.match(found.group()))
    letters = sum(map(str.isalpha, line))
    return code if 2 * len(_OF_A_SCRIPT[code].findall(line)) >= letters else None
