"""Names in another program's answer: data like all that comes from elsewhere, made fit or left out.

What people wrote is in what that program read, and so may be words that were meant to steer it. A
name is therefore taken only if it says what several people say, and in no word of its own gives
away what one alone has said.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from vision.text import Voices, clean, detect_languages, disclosed, read_corpus
from vision.text.details import personal_details, without_details
from vision.text.disclosure import CAPITALS_ARE_NOUNS, TITLES
from vision.text.first_names import first_names
from vision.text.flags import rude_words
from vision.themes.naming.person_names import people_named
from vision.themes.offered_names import sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.text import Corpus
    from vision.text.flags import RudeWords

MOST: Final = 3
"""Names that are taken of one answer."""

MOST_WORDS: Final = 8
LONGEST: Final = 60
"""Characters of a name."""

LONGEST_READ: Final = 20_000
"""Characters of an answer that are looked at."""

_MOST_READ: Final = 12
_LONGEST_GIVEN: Final = 200
_BEFORE: Final = re.compile(r"^(?:[-*•#>\s]+|\(?\d{1,2}[.):]\s+)+")
_AFTER: Final = re.compile(r"\s*(?:[:;(\[\n]|\s[-\u2013\u2014]\s|[.!?](?:\s|$)).*$", re.DOTALL)
_QUOTES: Final = " \t\"'\u201c\u201d\u201e\u201a\u2018\u2019\u00ab\u00bb`*_"
_MARKS: Final = dict.fromkeys(map(ord, "*`#"))
_CODE: Final = re.compile(r"[<>{}\\|=$^~@]|https?:|www\.", re.IGNORECASE)


def names_in(answer: str) -> list[str]:
    """Return the names in an answer: a JSON object's ``names``, or a JSON list; else none.

    What stands around them is left out, as around a block of code.

    Example:
        >>> names_in('Sure! {"names": ["Fair pay", "Pay", 7]}'), names_in("<html>Fair pay</html>")
        (['Fair pay', 'Pay'], [])
    """
    text = answer[:LONGEST_READ]
    start = min((place for place in map(text.find, "{[") if place >= 0), default=-1)
    if start < 0:
        return []
    try:
        found: Any = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return []
    if isinstance(found, dict):
        found = found.get("names")
    if not isinstance(found, list):
        return []
    return [each for each in found[:_MOST_READ] if isinstance(each, str)]


def fit_names(
    given: Sequence[str],
    said: Sequence[tuple[str, str]],
    *,
    smallest_group: int,
    rude: RudeWords | None = None,
) -> tuple[str, ...]:
    """Return those names that may be offered, cleaned and shortened, at most ``MOST``.

    A name is left out if it holds a rude word, a personal detail, markup or a person's name; a
    subject word that one person alone used in the theme; or no word that two people used there.

    Args:
        given: As they came.
        said: Person and words of every statement of the theme that may be quoted.
        smallest_group: People who must have used a person's name before it is shown at all.
        rude: Words to leave out; None takes this app's list.

    Example:
        >>> said = [("ann", "Time for patients"), ("bob", "More time for my patients, says Zoe")]
        >>> fit_names(["1. Time For Patients.", "Zoe", "Cheap pills", "Patient care"], said,
        ...           smallest_group=5)
        ('Time for patients', 'Patient care')
    """
    if not said:
        return ()
    lines = [clean(without_details(text)) for _person, text in said]
    languages = detect_languages(lines)
    corpus = read_corpus(lines, languages)
    voices = Voices(tuple(who for who, _text in said), (True,) * len(said), smallest_group)
    shown = _stems(disclosed(corpus, voices))
    alone = _stems(corpus) - shown
    people = {corpus.stem_names[stem] for stem in people_named(corpus)}
    language = Counter(languages).most_common(1)[0][0]
    words = rude or rude_words()
    found: dict[str, str] = {}
    for each in given:
        name = _plain(each, corpus, language)
        own = _stems(read_corpus([name], [language]))
        if (
            name
            and own & shown
            and not own & (alone | people)
            and not words.in_text(name)
            and not _names_somebody(name)
        ):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MOST]


def _stems(corpus: Corpus) -> set[str]:
    """Return what the subject words of some statements have in common."""
    return {corpus.stem_names[stem] for stem in corpus.stems.tolist() if stem >= 0}


def _plain(given: str, corpus: Corpus, language: str) -> str:
    """Return a name as it would be shown; empty where it is none."""
    if len(given) > _LONGEST_GIVEN or _CODE.search(given) or personal_details(given):
        return ""
    text = _BEFORE.sub("", given.strip(_QUOTES)).translate(_MARKS).strip(_QUOTES)
    text = clean(_AFTER.sub("", text)).translate(_MARKS).strip(_QUOTES + ",.;:!?")
    words = text.split()
    if not words or len(words) > MOST_WORDS or len(text) > LONGEST or _CODE.search(text):
        return ""
    if any(letter.isdigit() for letter in text):  # a number may be one person's mark
        return ""
    if language not in CAPITALS_ARE_NOUNS:
        words = words[:1] + [_as_written(word, corpus) for word in words[1:]]
    return sentence_case(" ".join(words), language)


def _as_written(word: str, corpus: Corpus) -> str:
    """Return a word of a title in small letters, unless people write it otherwise."""
    small = word.lower()
    only_so = word in corpus.surfaces and small not in corpus.surfaces
    return word if word != word.capitalize() or only_so else small


def _names_somebody(name: str) -> bool:
    """Return whether a name holds a first name, or a title with what follows it."""
    words = [word.strip(".,'’").lower() for word in re.split(r"[\s\-]+", name)]
    bare = [re.sub(r"['’]s$", "", word) for word in words]
    titled = any(word in TITLES for word in bare[:-1])
    return titled or any(word in first_names() for word in bare)
