"""The choice among suggestions: one name for each theme, no two alike; and its keywords.

Suggestions are found and ranked in ``naming``; ``names_and_keywords`` asks for both, for one set of
themes; ``kept_names`` says which themes are asked about at all.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.themes.naming import Suggestion
    from vision.themes.phrases import Phrase

KEYWORDS: Final = 10
OFFERED: Final = 4
"""Names that a facilitator can choose from."""
_SHORTEST_PART: Final = 3
_SAME_START: Final = 4
_SAME_PART: Final = 0.6
_OTHER_THINGS: Final = {
    "de": "Sonstiges", "fr": "Autres sujets", "es": "Otros temas", "it": "Altri temi",
    "pt": "Outros temas", "nl": "Overige onderwerpen", "en": "Other things",
    "pl": "Inne tematy", "tr": "Diğer konular", "ar": "موضوعات أخرى", "ja": "その他", "zh": "其他",
}  # fmt: skip
_NUMBERED: Final = {
    "de": "Thema {}", "fr": "Thème {}", "es": "Tema {}", "it": "Tema {}", "pt": "Tema {}",
    "nl": "Thema {}", "en": "Theme {}", "pl": "Temat {}", "tr": "Tema {}", "ar": "المحور {}",
    "ja": "テーマ{}", "zh": "主题{}",
}  # fmt: skip
_DOTTED: Final = {"i": "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"}


def theme_names(
    suggestions: Mapping[int, Sequence[Suggestion]],
    taken: Sequence[str] = (),
    language: str = "en",
) -> dict[int, str]:
    """Return a name for each theme: the best sure suggestion that no other theme has.

    No name is a part of another ("Time", "Time for patients"), unless a theme has no other words.
    The theme with the surest name is named first.

    Args:
        suggestions: Theme id -> suggestions, best first.
        taken: Names that other themes have already.
        language: Of most statements, for a theme that nothing is suggested for.

    Returns:
        Theme id -> name; "Theme 3" where a theme has no words of its own.
    """
    used = list(taken)
    names: dict[int, str] = {}
    for theme in sorted(suggestions, key=lambda theme: (-_surest(suggestions[theme]), theme)):
        others = {_folded(name) for name in used}
        own = suggestions[theme]
        sure = _shown([each for each in own if each.sure])
        free = [name for name in sure if _folded(name) not in others]
        apart = (name for name in free if not any(_part_of(name, other) for other in used))
        spoken = own[0].language if own else language
        numbers = (numbered(each, spoken) for each in count(theme))
        number = next(each for each in numbers if _folded(each) not in others)
        names[theme] = next(apart, free[0] if free else number)
        used.append(names[theme])
    return names


def offered_names(name: str, suggestions: Sequence[Suggestion]) -> tuple[str, ...]:
    """Return the names that a facilitator can choose from, the one it has first.

    Args:
        name: What the theme is called.
        suggestions: For it, best first and different in kind.
    """
    told: dict[str, str] = {}
    for each in [name, *_shown(suggestions)]:
        told.setdefault(_folded(each), each)
    return tuple(told.values())[:OFFERED] if suggestions else ()


def other_things(language: str) -> str:
    """Return what a theme without a common thread is called.

    Args:
        language: Code of what most people wrote in; English where we do not know the words.

    Example:
        >>> other_things("de"), other_things("xx")
        ('Sonstiges', 'Other things')
    """
    return _OTHER_THINGS.get(language, _OTHER_THINGS["en"])


def numbered(theme: int, language: str) -> str:
    """Return what a theme without a name of its own is called.

    Args:
        theme: Its id.
        language: Code of what its people wrote in; English where we do not know the word.

    Example:
        >>> numbered(3, "de"), numbered(3, "xx")
        ('Thema 3', 'Theme 3')
    """
    return _NUMBERED.get(language, _NUMBERED["en"]).format(theme)


def theme_keywords(phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the words and phrases that set a theme apart, none repeating another's words."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if all(_differ(phrase, other) for other in kept):
            kept.append(phrase)
    return tuple(phrase.text for phrase in kept[:KEYWORDS])


def sentence_case(text: str, language: str = "") -> str:
    """Return the text with a capital first letter, unless the first word has its own spelling.

    Args:
        text: A phrase.
        language: Its code; Turkish has two letters i.

    Example:
        >>> sentence_case("public transport"), sentence_case("iPhone users")
        ('Public transport', 'iPhone users')
        >>> sentence_case("iyi eğitim", "tr")
        'İyi eğitim'
    """
    first = text.split(" ", 1)[0]
    if first != first.lower():
        return text
    capital = _DOTTED.get(text[:1]) if language in {"tr", "az"} else None
    return (capital or text[:1].upper()) + text[1:]


def _shown(suggestions: Sequence[Suggestion]) -> list[str]:
    return [sentence_case(each.text, each.language) for each in suggestions]


def _surest(suggestions: Sequence[Suggestion]) -> float:
    return suggestions[0].score if suggestions else -math.inf


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _differ(one: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases share no word, and no word is much the same as another."""
    if set(one.stems) & set(other.stems) or _bare(one.text) == _bare(other.text):
        return False
    return not any(
        _much_the_same(_bare(first), _bare(second))
        for first in one.text.split()
        for second in other.text.split()
    )


def _part_of(one: str, other: str) -> bool:
    """Tell whether one of two names holds all words of the other."""
    words = [{_bare(word) for word in name.split()} - {""} for name in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def _much_the_same(one: str, other: str) -> bool:
    """Tell whether one word is a part of the other, or begins like it."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_PART:
        return False
    start = max(_SAME_START, math.ceil(_SAME_PART * shorter))
    return one in other or other in one or one[:start] == other[:start]


@lru_cache(maxsize=10_000)
def _bare(text: str) -> str:
    """Return letters and digits only, without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in letters if character.isalnum())
