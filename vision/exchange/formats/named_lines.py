"""Lines that begin with who said them: "Maria: more benches", told from "Culture: we listen"."""

from __future__ import annotations

import re
from typing import Final

from vision.exchange.cell_kinds import ASKS
from vision.exchange.formats.grid import parted
from vision.exchange.header_words import header_match, is_rank, words_in, words_of
from vision.text.first_names import first_names

_BEFORE: Final = re.compile(
    r"[*_]{0,3}([^\W\d_][^:\n!?()*_]{0,38}?)[*_]{0,3}(?:\s*\([^()\n:]{1,40}\))?[*_]{0,3}"
    r"[:\uff1a][*_]{0,3}\s+(?=\S)"
)
"""What may be a name, also with stars around it or a word in brackets behind it."""

_ALSO_WORDS: Final = frozenset(
    ("art", "bill", "dale", "frank", "gene", "glen", "grace", "guy", "joy", "june", "mark", "max",
     "page", "pat", "rich", "rose", "summer", "will")
)  # fmt: skip
"""First names that are everyday words: people's only where the others are."""

_ALSO_PLACES: Final = frozenset(
    ("charlotte", "florence", "leon", "milan", "nancy", "regina", "sofia", "victoria")
)
"""First names that are cities: they do not tell by themselves that people are meant."""

_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019-]*\.?")
_JOINED: Final = frozenset(("&", "+", "and", "und", "et", "y", "e", "i", "en", "og", "och", "ve"))
_BETWEEN: Final = frozenset(("de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al"))
_TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "monsieur", "madame", "mme", "señor",
     "señora", "sr", "sra", "signor", "signora", "senhor", "senhora", "meneer", "mevrouw", "pan",
     "pani")
)  # fmt: skip
_ROLES: Final = ("level", "unit", "text", "question")
_ASKERS: Final = words_in(
    "moderator moderatorin interviewer interviewerin facilitator facilitateur"
    " facilitatrice animateur animatrice modérateur"
    " modératrice intervieweur intervieweuse enquêteur enquêtrice moderador moderadora facilitador"
    " facilitadora entrevistador entrevistadora moderatore moderatrice facilitatore facilitatrice"
    " intervistatore intervistatrice gespreksleider prowadzący prowadząca moderatorka ankieter"
    " samtalsledare intervjuare ordstyrer mødeleder haastattelija moderaattori модератор ведущий"
    " ведущая интервьюер модераторка moderátor moderátorka tazatel kérdező moderatör συντονιστής"
    " συντονίστρια מנחה ميسر ميسرة 司会 司会者 聞き手 主持人 사회자 진행자"
)
"""What those are called in a transcript who ask others and say nothing for themselves."""

_FACT: Final = re.compile(r"(?:\S+\s+){0,2}\S*\d\S*(?:\s+\S+){0,2}")
"""A few words with a number: how long it took, on which day."""

_MOST_FACTS: Final = 4
_FEWEST_ASKED: Final = 2
_CLOSING: Final = re.compile(
    r"(?:many |a big |vielen |herzlichen |mille |muchas |tante |muito |tack |hartelijk )?"
    r"(?:thanks?(?: you)?|danke?|merci|gracias|grazie|obrigad[oa]s?|bedankt|tack|takk?|kiitos|"
    r"dziękujemy|děkujeme|спасибо|شكرا|ありがとう|谢谢|teşekkür\w*)"
    r"(?: (?:so much|very much|schön|sehr|beaucoup|mille))?"
    r"(?:\W*$|,? (?:for|für|pour|por|per|voor|för|za|за|to (?:all|every|you)\w*|"
    r"an (?:alle|euch|sie)|à (?:tou|vous)\w*|a (?:tod|tutt)\w*|aan (?:all|iedereen)\w*|"
    r"till alla|til alle)\b)"
    r"|(?:total|summe|insgesamt|somme)\b\D{0,20}\d"
    r"|\d+ \w+ (?:in total|altogether|insgesamt|au total|en total|in totale|no total)\b",
    re.IGNORECASE,
)
"""How a note begins that thanks somebody, or counts."""

_ABOUT: Final = re.compile(
    r"\b(?:written down|noted|recorded|collected|gathered|summari[sz]ed|typed|minutes|photos?|"
    r"protokoll\w*|aufgeschrieben|notiert|gesammelt|erfasst|zusammengefasst|mitgeschrieben|fotos?|"
    r"fotografiert|rédigé|noté|recueilli|compte rendu|anotado|recogid[oa]s?|redactado|acta|"
    r"scritto|annotat[oi]|raccolt[ie]|verbale|anotad[oa]s?|recolhid[oa]s?|genoteerd|verzameld|"
    r"notulen|spisan[oey]|zebran[oey]|antecknat|insamlat|записано|собрано)\b",
    re.IGNORECASE,
)
"""Words of a sentence about a list, not of it: who wrote it down, where its photos are."""

_MOST_APART: Final = 4
_MOST_WORDS: Final = 3
_FEWEST: Final = 4
_FEWEST_SURE: Final = 2
_MOST: Final = 0.6


def before_colon(text: str) -> re.Match[str] | None:
    """Return what stands before a colon at the beginning of a text, if it may be a name."""
    found = _BEFORE.match(text)
    return found if found and _has_shape_of_a_name(found[1]) else None


def without_name(text: str) -> str:
    """Return a text without what stands before its first colon."""
    return text[found.end() :] if (found := before_colon(text)) else text


def lines_apart(lines: list[tuple[int, str]], signs: set[int], *, opening: bool) -> frozenset[int]:
    """Return the numbers of lines above or below a list of which each line has a sign before it.

    What says thanks or counts below, or one line after a gap that tells how the list came about,
    is a note of whoever wrote it down; any other line may be a wish. Where any line inside the
    list has no sign, none has to have one, and nothing is apart.

    Args:
        lines: Number and text of each line that may be a statement.
        signs: Numbers of those that begin with a sign: a bullet, a number, a name.
        opening: Whether lines above the list count too.
    """
    numbers = [number for number, _ in lines]
    inside = [number for number in numbers if signs and min(signs) <= number <= max(signs)]
    if len(inside) < _FEWEST or not signs.issuperset(inside):
        return frozenset()
    below = [(number, text) for number, text in lines if number > inside[-1]]
    above = [number for number in numbers if number < inside[0]]
    apart = [*above] if opening and above and above[-1] < inside[0] - 1 else []
    alone = len(below) == 1 and below[0][0] > inside[-1] + 1
    if below and (_CLOSING.match(below[0][1]) or (alone and _ABOUT.search(below[0][1]))):
        apart += [number for number, _ in below]
    return frozenset(apart) if len(apart) <= _MOST_APART else frozenset()


def facts_above(lines: list[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of first lines that tell about a list: "Date: 3 May", "Length: 42 min".

    Args:
        lines: Number and text of each line; the first few stand apart from the others.
    """
    first, *others = parted(lines)
    if not others or len(first) > _MOST_FACTS:
        return frozenset()
    again = {found[1] for block in others for _, line in block if (found := before_colon(line))}
    return frozenset(
        number
        for number, line in first
        if (found := before_colon(line)) and found[1] not in again
        if _FACT.fullmatch(line[found.end() :].strip())
    )


def askers_lines(texts: list[str]) -> frozenset[int]:
    """Return the places of what a moderator or interviewer says, where most lines name a speaker.

    Whoever asks begins, speaks again, asks in half of the lines at least, and no more often than
    the others, of whom there are several. That tells that people stand before the other colons.

    Args:
        texts: Every line of a list.
    """
    found = [(at, match[1]) for at, text in enumerate(texts) if (match := before_colon(text))]
    asks = [at for at, name in found if set(words_of(name)) & _ASKERS]
    others = [name for at, name in found if at not in asks]
    if len(asks) < _FEWEST_ASKED or asks[0] != found[0][0] or len(asks) > len(others):
        return frozenset()
    asked = sum(any(sign in texts[at] for sign in ASKS) for at in asks)
    talk = _mostly([before_colon(text) for text in texts]) and len(set(others)) > 1
    return frozenset(asks) if talk and 2 * asked >= len(asks) else frozenset()


def people_before(texts: list[str], *, talk: bool = False) -> list[str] | None:
    """Return the person who said each text, "" where none stands before it; None where unsure.

    Most texts begin with a name and a colon; at least three of five different names, and two
    of them, are surely people's (a common first name, a title, an initial). A word that stands
    small in a text too, or that is one for a level or a column, is a subject and stays.

    Args:
        texts: Every statement of a list.
        talk: Whether it is known that people stand before the colons.
    """
    found = [before_colon(text) for text in texts]
    if talk:
        return [match[0].strip("*_:\uff1a \t") if match else "" for match in found]
    if not _mostly(found):
        return None
    said = {
        word
        for text, match in zip(texts, found, strict=True)
        for word in re.findall(r"[^\W\d_]+", text[match.end() :] if match else text)
        if word.islower()
    }
    names = {match[1].strip() for match in found if match}
    subjects = {name for name in names if _is_subject(name, said)}
    sure = sum(map(_is_surely_a_person, names - subjects))
    if sure < max(_MOST * len(names), _FEWEST_SURE):
        return None
    subjects = {name for name in subjects if not _may_be_a_person(name)}
    return ["" if not match or match[1].strip() in subjects else match[0].strip("*_:\uff1a \t")
            for match in found]  # fmt: skip


def may_be_people_before(texts: list[str]) -> bool:
    """Return whether most texts begin with what may be a name, or the word for a subject."""
    found = [before_colon(text) for text in texts]
    return _mostly(found) and len({match[1] for match in found if match}) > 1


def _mostly(found: list[re.Match[str] | None]) -> bool:
    count = sum(match is not None for match in found)
    return count >= _FEWEST and count >= _MOST * len(found)


def _has_shape_of_a_name(head: str) -> bool:
    """Tell whether one to three words have a capital each, small ones between names apart."""
    words = head.split()
    named = [word for word in words if word.casefold() not in _JOINED | _BETWEEN]
    return 0 < len(named) <= _MOST_WORDS and all(
        _WORD.fullmatch(word) and word[0].lower() != word[0] for word in named
    )


def _is_subject(name: str, said: set[str]) -> bool:
    """Tell whether a word is for a level, a column, or one that somebody used in a sentence."""
    if _is_surely_a_person(name):
        return False
    words = words_of(name)
    asked = any(header_match(role, name) for role in _ROLES)
    return is_rank(name) or asked or any(word in said for word in words)


def _may_be_a_person(name: str) -> bool:
    """Tell whether a word is also a first name, and none for a level or a column."""
    asked = is_rank(name) or any(header_match(role, name) for role in _ROLES)
    return name.casefold() in _ALSO_WORDS and not asked


def _is_surely_a_person(name: str) -> bool:
    """Tell whether a first name, a title or an initial is in a name."""
    words = [word.strip(".") for word in name.split()]
    bare = [word.casefold() for word in words]
    initial = len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper()
    titled = len(words) > 1 and any(word in _TITLES for word in bare)
    given = bool({bare[0], bare[0].split("-")[0]} & (first_names() - _ALSO_PLACES))
    return (initial or titled or given) and not is_rank(name)
