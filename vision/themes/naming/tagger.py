"""The class of each word of a statement, one letter each, for patterns over letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Final

from vision.text.stems import is_abbreviation
from vision.text.tokens import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from HanTa.HanoverTagger import HanoverTagger

MODELS: Final = {"en": "morphmodel_en.pgz", "de": "morphmodel_ger.pgz"}
"""Languages whose word classes are known; loaded when a theme in one of them is first named."""
UNSPACED: Final = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages whose words stand close to each other."""
LONGEST_WORD: Final = 40
"""Letters from which on a word is none, but an address or a cat on the keyboard."""
LONGEST_TAGGED: Final = 60
"""Words of a statement that are looked at."""

_loading = Lock()
_ENGLISH: Final = {
    "AJ0": "J", "ORD": "J", "AJC": "K", "AJS": "K", "AT0": "D", "AV0": "R", "AVP": "A",
    "CJC": "C", "CRD": "U", "DPS": "S", "PNI": "I", "PNP": "I", "PNX": "I", "PRF": "P",
    "PRP": "P", "TO0": "T", "VM0": "M", "XX0": "X", "NN0": "N", "NN1": "N", "NN2": "N",
    "NP0": "N", "UNC": "N", "VVB": "V", "VVI": "V", "VVD": "E", "VVG": "G", "VVN": "L",
    "VVZ": "Z", "POS": "O", "VDG": "G", "VHG": "G",
}  # fmt: skip
_GERMAN: Final = {
    "ADJ(A)": "J", "ADJ(D)": "R", "ADV": "R", "APPR": "P", "APPRART": "P", "ART": "D",
    "CARD": "U", "KON": "C", "NN": "N", "NNA": "N", "NE": "N", "NNI": "N", "FM": "N",
    "XY": "N", "PIAT": "q", "PIDAT": "q", "PPOSAT": "S", "PDAT": "D", "PTKNEG": "X",
    "PTKZU": "T", "PTKVZ": "A", "VV(INF)": "V", "VV(IZU)": "V", "VV(FIN)": "Z",
    "VV(IMP)": "V", "VV(PP)": "L", "PPER": "I", "PRF": "I", "PIS": "I", "PDS": "I",
}  # fmt: skip
_OWN: Final = {
    "en": {
        "more": "q", "less": "q", "fewer": "q", "no": "q", "enough": "q", "every": "q",
        "better": "q", "all": "q", "not": "X", "n't": "X", "never": "X", "'s": "O",
        "and": "C", "or": ".", "let": "M", "lets": "M", "please": ".", "etc": ".", "yes": ".",
        "like": "P", "us": "I", "lot": ".", "lots": ".", "kind": ".", "sort": ".", "such": ".",
        "does": "B", "pls": ".", "plz": ".", "thanks": ".", "thx": ".",
    },
    "de": {
        "mehr": "q", "weniger": "q", "kein": "q", "keine": "q", "keinen": "q", "genug": "q",
        "jede": "q", "jeder": "q", "jedes": "q", "alle": "q", "nicht": "X", "nie": "X",
        "und": "C", "oder": ".", "bitte": ".", "ja": ".", "danke": ".",
    },
}  # fmt: skip
"""Words whose class is decided here: the tagger takes some of them for something else."""
_MEASURES: Final = frozenset({"long", "far", "old", "often", "fast", "big", "hot", "warm", "busy"})
"""What "how" asks for: "How long does it take" speaks of nothing long."""
_POSITIONS: Final = {
    "en": frozenset({"front", "end", "beginning", "middle", "row", "advance", "top", "least"}),
    "de": frozenset({"ende", "anfang", "voraus", "regel", "moment", "beispiel", "dauer"}),
}
"""Nouns that say where or when behind a preposition, and name nothing: "at the end of term"."""
_NAMES: Final = frozenset({"NP0", "NE"})
_BEING: Final = ("VB", "VD", "VH", "VA")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a mark between words.

    Attributes:
        text: As written.
        letter: Its class. N noun, J adjective, K comparative, R adverb, A particle, V verb as
            in the dictionary, E past, G -ing, L participle, Z other finite verb, B be, do and
            have, M modal, X not, P preposition, D article, S possessive, O the ending 's,
            C and, T to, I pronoun, q quantity, U number, ``.`` anything that ends a phrase.
        stem: Number of its stem in the corpus; negative for a word without a subject.
        name: Whether it is a proper name by its class.
        kept_back: Whether it is a word that may not be shown, which ends a phrase as a mark does.
    """

    text: str
    letter: str
    stem: int
    name: bool = False
    kept_back: bool = False


def can_tag(language: str) -> bool:
    """Tell whether word classes of a language are known."""
    return language in MODELS


def tagged(words: Sequence[tuple[str, int]], language: str) -> tuple[Token, ...]:
    """Return words with their classes; what may not be shown ends a phrase.

    Args:
        words: Each with the number of its stem; ``BREAK`` for punctuation and for words that
            are kept back.
        language: One of ``MODELS``.

    Source:
        Wartena (2019), "A Probabilistic Morphology Model for German Lemmatization", KONVENS;
        the package HanTa.

    Example:
        >>> words = [("We", -1), ("need", -1), ("more", -1), ("time", 0)]
        >>> "".join(token.letter for token in tagged(words, "en"))
        'IVqN'
    """
    known = words[:LONGEST_TAGGED]
    if not known:
        return ()
    shouted = 2 * sum(form.isupper() for form, _ in known) > len(known)
    read = ["," if stem == BREAK else form.lower() if shouted else form for form, stem in known]
    tags = _model(language).tag_sent(read, taglevel=0)
    silence = [stem == BREAK or len(form) >= LONGEST_WORD for form, stem in known]
    if language == "en":
        lower = [form.lower() for form, _ in known]
        for place, (one, two) in enumerate(pairwise(lower), start=1):
            silence[place] |= one == "how" and two in _MEASURES
    found = [
        Token(
            form,
            "." if silent else _letter(form, tag, language),
            stem,
            tag in _NAMES,
            kept_back=stem == BREAK and form[:1].isalnum(),
        )
        for (form, stem), tag, silent in zip(known, tags, silence, strict=True)
    ]
    for place, token in enumerate(found):
        if token.text.lower() in _POSITIONS[language] and _led_by_preposition(found[:place]):
            found[place] = replace(token, letter=".")
    return tuple(found)


def _led_by_preposition(before: Sequence[Token]) -> bool:
    """Tell whether words end in a preposition, with an article behind it or none."""
    letters = "".join(token.letter for token in before)
    return letters.removesuffix("D").endswith("P")


def _letter(form: str, tag: str, language: str) -> str:
    """Return the class of a word from what the tagger calls it."""
    if is_abbreviation(form, language):
        return "N"
    lower = form.lower()
    if lower in _OWN[language]:
        return _OWN[language][lower]
    if not lower[0].isalnum():
        return "B" if lower[0] == "'" and len(lower) > 1 else "."
    if tag.startswith(_BEING) and tag not in {"VDG", "VHG"}:
        return "M" if tag.startswith("VM") else "B"
    letter = (_ENGLISH if language == "en" else _GERMAN).get(tag, ".")
    if letter == "N" and (len(lower) == 1 or lower[0].isdigit()):
        return "U"
    return "." if letter == "C" else letter


def _model(language: str) -> HanoverTagger:
    with _loading:
        return _loaded(language)


@cache
def _loaded(language: str) -> HanoverTagger:
    from HanTa.HanoverTagger import HanoverTagger  # noqa: PLC0415 - 30 MB that a start can do without

    return HanoverTagger(MODELS[language])
