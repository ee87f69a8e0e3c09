"""Which language each statement is written in."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from vision.errors import InvalidChoiceError
from vision.text.letter_case import small
from vision.text.sampling import sample
from vision.text.scripts import LANGUAGE_OF, language_of_script
from vision.text.stopwords import stop_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_MODELLED: Final = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "da", "sv", "no", "fi", "pl", "cs", "sk", "hu"),
    *("ro", "bg", "hr", "sl", "el", "tr", "ru", "uk", "ar", "he", "fa", "hi", "ja", "ko", "zh"),
    *("th", "vi", "id", "ca", "et", "lv", "lt", "sw"),
)
"""Codes that the model of byte sequences tells apart."""

LANGUAGES: Final = (*_MODELLED, *(code for code in LANGUAGE_OF if code not in _MODELLED))
"""Codes that a statement may be found to be written in, or that may be asked for."""

_SAMPLE: Final = 2_000
_NEARLY_ALL: Final = 0.9
_OF_STOP_WORDS: Final = 1 / 3
_ROUNDS: Final = 10
_UNEXPECTED: Final = 1e-4
_REMEMBERED: Final = 50_000
_remembered: dict[bytes, NDArray[np.float32]] = {}


def detect_languages(
    lines: Sequence[str],
    language: str = "auto",
    shares: Mapping[str, float] | None = None,
) -> list[str]:
    """Return the language code of each cleaned statement.

    A short text alone is easily mistaken, so what most of the collection is written in counts
    as well: the share of each language is estimated together with the languages (expectation
    maximisation over a naive Bayes model of byte sequences). Where nearly all of more than 2,000
    statements are in one language, or shares that are known say so, one that is a third stop words
    of it is not looked at more closely.

    Args:
        lines: Cleaned statements.
        language: A code of ``LANGUAGES`` to take for all of them, or ``auto``.
        shares: Language code -> its share, where that is known: then what is found in a line does
            not depend on the others. A language left out is found where nothing else is likely.

    Raises:
        InvalidChoiceError: The code is neither ``auto`` nor known.

    Source:
        Lui & Baldwin (2012), "langid.py: an off-the-shelf language identification tool", ACL.

    Example:
        >>> detect_languages(["Mehr Zeit für Weiterbildung", "We listen to each other"])
        ['de', 'en']
    """
    if language != "auto":
        if language not in LANGUAGES:
            raise InvalidChoiceError("language", language)
        return [language] * len(lines)
    if not lines:
        return []
    told = [None if line.isascii() else language_of_script(line) for line in lines]
    rest = [line for line, code in zip(lines, told, strict=True) if code is None]
    modelled = iter(_modelled(rest, shares) if rest else ())
    return [code or next(modelled) for code in told]


def _modelled(lines: Sequence[str], shares: Mapping[str, float] | None) -> list[str]:
    """Return the languages of lines whose letters do not tell by themselves."""
    model, names = _model()
    if shares is not None:
        known = np.array([shares.get(name, 0) + _UNEXPECTED for name in names], dtype=np.float32)
        return _looked_up(lines, known)
    chosen = sample(lines, _SAMPLE).tolist()
    likelihood = np.vstack([_likelihood(model, lines[row]) for row in chosen])
    found = _shares(likelihood)
    if len(chosen) == len(lines):
        return [names[best] for best in (likelihood * found).argmax(axis=1).tolist()]
    return _looked_up(lines, found)


def _looked_up(lines: Sequence[str], shares: NDArray[np.float32]) -> list[str]:
    """Return the language of each line by itself, where the share of each language is known."""
    model, names = _model()
    common = names[int(shares.argmax())] if shares.max() > _NEARLY_ALL else None
    return [
        common
        if common and _reads_like(line, common)
        else names[int((_likelihood(model, line) * shares).argmax())]
        for line in lines
    ]


def _reads_like(line: str, language: str) -> bool:
    """Tell whether a good part of a line are stop words of a language: a quick look."""
    words = small(line, language).split()
    return sum(map(stop_words(language).__contains__, words)) >= _OF_STOP_WORDS * len(words)


@cache
def _model() -> tuple[LanguageIdentifier, list[str]]:
    """Return the byte-sequence model, restricted to our languages, once per process."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(_MODELLED)
    return model, list(model.nb_classes)


def _likelihood(model: LanguageIdentifier, line: str) -> NDArray[np.float32]:
    """Return the probability of each language for one line, all languages equally likely.

    What was found is remembered by a digest, so that a growing room is not read again and no
    text outlives its statement.
    """
    digest = blake2b(line.encode(), digest_size=16).digest()
    scores = _remembered.get(digest)
    if scores is None:
        if len(_remembered) >= _REMEMBERED:
            _remembered.clear()
        scores = _remembered[digest] = _scores(model, line)
    return scores


def _scores(model: LanguageIdentifier, line: str) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = model._decide(line[:300])  # noqa: SLF001 - `rank` sorts, which costs
    return scores


def _shares(likelihood: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the share of each language in the collection."""
    shares = np.full(likelihood.shape[1], 1 / likelihood.shape[1], dtype=np.float32)
    for _ in range(_ROUNDS):
        posterior = likelihood * shares
        posterior /= posterior.sum(axis=1, keepdims=True)
        shares = posterior.mean(axis=0) + np.float32(_UNEXPECTED)
        shares /= shares.sum()
    return shares
