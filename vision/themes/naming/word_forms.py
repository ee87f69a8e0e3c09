"""Forms: what the way in which people write a word says about it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.text.disclosure import CAPITALS_ARE_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.themes.naming.collection import Collection
    from vision.themes.naming.tagger import Token

_DATIVE_PLURAL: Final = re.compile("(?:[äöü][^aeiou]+en|e[rl]n)$")
_VERB_ENDINGS: Final = ("en", "ern", "eln")


def told_by_case(tokens: Sequence[Token], collection: Collection, language: str) -> Sequence[Token]:
    """Return words, German nouns in -en that nobody wrote with a capital as the verbs they are.

    Args:
        tokens: The words of a statement.
        collection: What people wrote.
        language: Of the statement.
    """
    if language not in CAPITALS_ARE_NOUNS or not collection.raises_nouns:
        return tokens
    return [
        replace(token, letter="V")
        if token.letter == "N"
        and token.text == token.text.lower()
        and token.text.endswith(_VERB_ENDINGS)
        and token.text.capitalize() not in collection.written
        else token
        for token in tokens
    ]


def oblique(words: Sequence[str], letters: str, collection: Collection) -> bool:
    """Tell whether a German phrase stands in another case than a name does.

    Its first word is an adjective in -en or -em without its article ("öffentlichen Verkehr"), or
    its noun has an ending that somebody wrote it without ("Städten", "Verkehrs"), or one of the
    plural that only stands behind "an den" or "mit" ("Arbeitsplätzen"), and nobody wrote it so
    behind an article of the plural ("die Gemeinden").

    Args:
        words: In lower case.
        letters: Their classes.
        collection: What people wrote.
    """
    if letters[0] == "J" and words[0].endswith(("en", "em")):
        return True
    if letters[-1] != "N" or "N" not in letters:
        return False
    head = words[letters.index("N")]
    shorter = head[:-1] in collection.spellings and head.endswith(("n", "s"))
    plural = _DATIVE_PLURAL.search(head) is not None and head in collection.dative
    return (shorter or plural) and head not in collection.counted
