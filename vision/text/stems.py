"""What the forms of a word have in common, and which words say nothing about the subject."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import snowballstemmer

from vision.text.letter_case import small
from vision.text.spelling_variants import ACCENTS_LEFT_OUT, plain
from vision.text.stopwords import stop_words

_LONGEST_ABBREVIATION: Final = 4
_SNOWBALL: Final = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "pt": "portuguese",
    "it": "italian", "nl": "dutch", "da": "danish", "sv": "swedish", "no": "norwegian",
    "fi": "finnish", "pl": "polish", "cs": "czech", "hu": "hungarian", "ro": "romanian",
    "el": "greek", "tr": "turkish", "ru": "russian", "ar": "arabic", "fa": "persian",
    "hi": "hindi", "id": "indonesian", "ca": "catalan", "et": "estonian", "lt": "lithuanian",
}  # fmt: skip
_KOREAN_PARTICLES: Final = (
    "에서는", "에서도", "에서", "에게", "으로", "까지", "부터", "처럼", "보다", "이나", "이라",
    "을", "를", "이", "가", "은", "는", "의", "에", "로", "와", "과", "도", "만",
)  # fmt: skip
"""Particles that are written at the end of a noun, longest first."""

_INSIDE: Final = str.maketrans("", "", "-'\u200c\u200d")


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common, "" for a stop word.

    Example:
        >>> stem("Home-Offices", "en"), stem("the", "en")
        ('homeoffic', '')
    """
    lower = small(word, language)
    if lower.endswith("'"):
        return ""  # the article of "l'eau"
    if is_abbreviation(word, language):
        return lower
    if _is_small(lower, language) or lower.isdigit() or (len(lower) == 1 and lower.isascii()):
        return ""
    if language in {"en", "nl"} and lower.endswith("'s"):
        lower = lower[:-2]
        if lower in stop_words(language):
            return ""
    joined = lower.translate(_INSIDE)
    if language == "ko":
        return _without_particles(joined)
    stemmer = _stemmer(language)
    return stemmer.stemWord(joined) if stemmer else joined


def _without_particles(word: str) -> str:
    """Return a Korean word without the particles at its end; two syllables stay at least.

    Example:
        >>> [_without_particles(word) for word in ("재택근무를", "회의에서는", "휴가")]
        ['재택근무', '회의', '휴가']
    """
    for particle in _KOREAN_PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) > 1:
            return _without_particles(word.removesuffix(particle))
    return word


def is_abbreviation(form: str, language: str) -> bool:
    """Return whether a form is a small word only by its letters: IT, OR, WHO and US are things.

    Example:
        >>> [is_abbreviation(form, "en") for form in ("IT", "it", "It", "ALL", "I")]
        [True, False, False, False, False]
    """
    return (
        1 < len(form) <= _LONGEST_ABBREVIATION
        and form.isupper()
        and form.isalpha()
        and _is_small(small(form, language), language)
        and small(form, language) not in _stressed()
    )


@cache
def _stressed() -> frozenset[str]:
    """Return small words that people write in capitals to stress them; others are names."""
    return frozenset(
        (files("vision.text") / "stressed_capitals.txt").read_text(encoding="utf-8").split()
    )


def _is_small(lower: str, language: str) -> bool:
    """Return whether a lower-case word says nothing about the subject, its accents left out too."""
    return lower in stop_words(language) or lower in _small_without_accents(language)


@cache
def _small_without_accents(language: str) -> frozenset[str]:
    if language not in ACCENTS_LEFT_OUT:
        return frozenset()
    return frozenset(map(plain, stop_words(language)))


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer | None:
    """Return the stemmer of a language, or None where there is none."""
    algorithm = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
