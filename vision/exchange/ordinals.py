"""How headers number columns of one kind ("First wish", "SQ003"), and cells a round."""

from __future__ import annotations

import re
from typing import Final

from vision.exchange.header_words import words_in, words_of

ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|erste[rns]?|zweite[rns]?|dritte[rns]?|vierte[rns]?|"
    r"fünfte[rns]?|premi(?:er|ère)|deuxième|troisième|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|"
    r"terz[ao]|\d{1,2}(?:st|nd|rd|th)?|i{1,3}|iv|v|[a-c])\b|(?<=\D)\d{1,2}(?=\D*$)|SQ\d+",
    re.IGNORECASE,
)

_MORE: Final = words_in(
    "another more further additional next other second third fourth weitere weiterer weiteres noch"
    " zweiter zweite zweites dritter dritte drittes autre deuxième second troisième otro otra"
    " segundo segunda tercer tercero altro altra secondo seconda terzo terza outro outra terceiro"
    " nog tweede derde andere inny inne kolejny drugi trzeci"
)
"""Words of a header that asks once more for what another one asks for."""

_OTHER: Final = words_in(
    "other otra otro altro altra outro outra autre andere inny inne noch further weiteres"
)
"""Words that alone ask for what fits nowhere else, not for one more."""

_ROUND: Final = re.compile(r"\D*?(\d{1,2})(?:[.,]0+)?\D*")
"""A round of gathering, in a word or two: "2", "2.0", "Round 2"."""

_ONLY_A_SIGN: Final = re.compile(r"\W*(?:[a-z]|[ivx]+)\W*", re.IGNORECASE)


_BESIDE: Final = words_in(
    "and und et y e en i a an the one your my our if any you optional first of"
    " ein eine einen dein ihr mein"
    " erster erste erstes un une votre ton facultatif premier première tu su opcional primer"
    " primero primera il uno una tuo opzionale primo prima o um uma seu een je jouw eerste"
)


_FIRST: Final = words_in(
    "first erste erster ersten erstes premier première primer primero primera primo prima primeiro"
    " primeira eerste pierwszy pierwsze första første"
)


_OF_A_LANGUAGE: Final = re.compile(
    r"(?P<stem>.*[^\W_].*?)(?:[/._:\-]\s?|\s?[(\[])"
    r"(?:ar|bg|bs|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|is|it|ja|ko|lb|lt|lv|mk|"
    r"mt|nb|nl|nn|no|pl|pt|rm|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|vi|zh)(?:[-_][A-Za-z]{2,4})?[)\]]?",
    re.IGNORECASE,
)
"""A header that ends with a sign and the code of a language."""


def asks_again(header: str, other: str) -> bool:
    """Return whether a header asks once more for what another asks for.

    Example:
        >>> asks_again("One more wish (optional)", "Your wish")
        True
        >>> asks_again("Why this wish?", "Your wish"), asks_again("And a second?", "My first wish")
        (False, True)
        >>> asks_again("Other", "Your first wish")
        False
    """
    words, wanted = set(words_of(header)), set(words_of(other))
    asked = words - _MORE - _BESIDE
    if not words & _MORE or (not asked and not wanted & _FIRST):
        return False
    if not asked and words & _MORE <= _OTHER:
        return False
    return not asked or asked == wanted - _MORE - _BESIDE


def names_what_it_asks(header: str) -> bool:
    """Return whether a header says what it asks for, not only that it is one more.

    Example:
        >>> names_what_it_asks("One more wish (optional)"), names_what_it_asks("And a second?")
        (True, False)
    """
    return bool(set(words_of(header)) - _MORE - _BESIDE)


def is_only_a_sign(header: str) -> bool:
    """Return whether a header is a letter or a Roman number and nothing else: it numbers nothing.

    Example:
        >>> [is_only_a_sign(each) for each in ("B", "III.", "Wish B", "2")]
        [True, True, False, False]
    """
    return _ONLY_A_SIGN.fullmatch(header.strip()) is not None


def differ_by_language(header: str, other: str) -> bool:
    """Return whether two headers differ by the code of a language at their end, and only there.

    Example:
        >>> differ_by_language("body/ca", "body/es"), differ_by_language("Wish (de)", "Wish (fr)")
        (True, True)
        >>> differ_by_language("Team in", "Team to"), differ_by_language("title/ca", "body/es")
        (False, False)
    """
    one, two = _OF_A_LANGUAGE.fullmatch(header.strip()), _OF_A_LANGUAGE.fullmatch(other.strip())
    if one is None or two is None:
        return False
    return one["stem"].casefold() == two["stem"].casefold() and header != other


def round_told(cell: str) -> int | None:
    """Return the number of a round; None where there is none from 1 to 99.

    Example:
        >>> [round_told(cell) for cell in ("2", "2.0", "Round 2", "Morning", "2026")]
        [2, 2, 2, None, None]
    """
    found = _ROUND.fullmatch(cell)
    number = int(found.group(1)) if found else 0
    return number if number > 0 else None
