"""Candidates: what people wrote in a theme, the same phrase in any form counted together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from vision.text.disclosure import CAPITALS_ARE_NOUNS
from vision.text.flags import rude_words
from vision.text.letter_case import small
from vision.text.scripts import written_together
from vision.text.stems import is_abbreviation
from vision.text.tokens import BREAK
from vision.text.word_classes import FINITE, NOUNS_LIKE_VERBS, VERB_ENDINGS
from vision.themes.naming.spans import Span, spans
from vision.themes.naming.tagger import UNSPACED, can_tag, tagged
from vision.themes.naming.word_forms import oblique, told_by_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes.naming.collection import Collection, Pile
    from vision.themes.naming.tagger import Token
    from vision.themes.phrases import Phrase

NAMED: Final = 0.5
"""Part of its places where all nouns are proper names from which on a phrase is one."""
FEW: Final = 12
"""People of a theme up to which what one of them wrote says little of the others."""
KEPT: Final = 120
"""Candidates of a theme that are looked at more closely."""
CUT_COSTS: Final = 0.15
OFTEN_PAYS: Final = 0.12
_SELF: Final = frozenset({"i", "me", "myself", "im", "ich", "mir", "mich"})
_MINE: Final = frozenset({"my", "mein", "meine", "meinen", "meinem", "meiner", "meines"})
_ALL_OF: Final = frozenset({"entire", "whole"})
_POLITE: Final = frozenset({"svp", "stp", "merci", "gracias", "grazie", "obrigado", "bedankt"})
_NEGATING: Final = frozenset({
    "not", "no", "less", "fewer", "never", "nicht", "kein", "keine", "keinen", "weniger",
})  # fmt: skip
_NO_START: Final = frozenset("BMTPOC.A")
_NO_END: Final = frozenset("PDSCTMBXIqOR.A")
_VERBS: Final = frozenset("VGZEL")
_NO_NAME: Final = frozenset("JKRLE")
"""Classes of words that say by themselves what nothing is: of 58 judged none was good."""
_FINITE: Final = frozenset("Z")
_PLURAL: Final = 2.2
_GERUND: Final = 1.5
_PRONOUN: Final = 0.45
_CLAUSE: Final = 0.6
_LEAST_SAID: Final = 2
_LEAST_ASKED: Final = 2
"""People who must have asked a question in the same words; what one asks is a detail."""
_LONGEST_WHOLE: Final = 5
_LITTLE_FREE: Final = 3.0
_OBLIQUE: Final = 0.3
_UNKNOWN: Final = 0.5

Form: TypeAlias = tuple[tuple[str, ...], str, str]
"""Words in lower case, their classes, and the kind of phrase they are."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A phrase that may name a theme.

    Attributes:
        stems: Of its subject words, in the order of the form shown.
        kind: ``noun``, ``verb``, ``predicate``, ``clause``, ``question``; ``pair`` and ``triple``
            for two and three joined, ``heading`` for a general word that nobody wrote.
        text: The form shown.
        letters: Word classes of that form.
        voices: People of the theme who wrote all its subject words in one statement.
        found: In how many people's statements it was found as a phrase.
        own: Part of the theme's people who wrote all its subject words, 0 to 1.
        other: The same of all other themes' statements.
        cut: Mean of what its places leave outside.
        led: Part of its places behind an article, 0 to 1, where it is a noun in the singular.
        name: Part of its places where all its nouns are proper names, 0 to 1.
        negated: Whether it holds "not", "no" or "less".
        language: Of the theme.
        signals: What speaks for and against it.
        score: The better the higher.
        cosines: Shape (n,): with each statement that is compared; None under *words*.
        direction: Shape (d,): what it means; None under *words*.
    """

    stems: tuple[int, ...]
    kind: str
    text: str
    letters: str
    voices: frozenset[int] = frozenset()
    found: int = 0
    own: float = 0.0
    other: float = 0.0
    cut: float = 0.0
    led: float = 0.0
    name: float = 0.0
    negated: bool = False
    language: str = "en"
    signals: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    cosines: NDArray[np.float32] | None = None
    direction: NDArray[np.float32] | None = None


@dataclass(slots=True)
class _Group:
    """The places of one phrase."""

    forms: Counter[Form] = field(default_factory=Counter)
    stems: dict[Form, tuple[int, ...]] = field(default_factory=dict)
    voices: set[int] = field(default_factory=set)
    cuts: list[float] = field(default_factory=list)
    led: list[bool] = field(default_factory=list)
    names: list[bool] = field(default_factory=list)


def candidates(
    collection: Collection, pile: Pile, phrases: Sequence[Phrase] = ()
) -> list[Candidate]:
    """Return the phrases of a theme that are worth a closer look, best first.

    Names of people and rude words are in none, nor does one only join names of places. Where a
    theme says nothing but what the whole room says, its phrases are taken all the same.

    Args:
        collection: All statements.
        pile: Those of the theme.
        phrases: Its phrases by counting, for languages whose word classes are not known. Single
            words of one statement are taken only where there is nothing else, whole short
            statements beside them.
    """
    if can_tag(pile.language):
        groups = _groups(collection, pile, collection.subjects)
        groups = groups or _groups(collection, pile, frozenset())
        found = [
            _shown(collection, pile, group)
            for (_, _, asked), group in groups.items()
            if not asked or len(group.voices) >= _LEAST_ASKED
        ]
    else:
        shared = [phrase for phrase in phrases if len(phrase.stems) > 1 or phrase.statements > 1]
        found = [_counted(phrase, pile.language) for phrase in shared or phrases]
        found += _whole_parts(collection, pile)
    rude = rude_words()
    kept = []
    for each in found:
        if set(each.stems) & collection.persons or rude.in_text(each.text) or _only_names(each):
            continue
        if each.letters in (_NO_NAME if can_tag(pile.language) else _FINITE):
            continue
        count(each, collection, pile)
        if not each.voices:
            each.own = each.other = each.found / max(1, pile.voices)
        kept.append(each)
    kept.sort(key=lambda each: (-_first_look(each, pile), each.text))
    return kept[:KEPT]


def _only_names(each: Candidate) -> bool:
    """Tell whether a phrase only joins proper names ("Riverside to Alderbrook")."""
    joins = any(letter in "PTC" for letter in each.letters)
    return each.name >= NAMED and joins and each.kind == "noun"


def count(candidate: Candidate, collection: Collection, pile: Pile) -> None:
    """Set who wrote a candidate's words, and how large a part of the theme and of others it is."""
    rows = collection.holding(candidate.stems, pile.language)
    candidate.language = pile.language
    candidate.voices = collection.voices_in(rows, pile)
    candidate.own = len(candidate.voices) / max(1, pile.voices)
    candidate.other = collection.elsewhere(rows, pile)


def divergence(candidate: Candidate, pile: Pile) -> float:
    """Return what a phrase adds to the divergence of its theme from the others.

    Source:
        Kullback & Leibler (1951), "On information and sufficiency", Annals of Mathematical
        Statistics 22(1): the summand of one word.
    """
    other = candidate.other + 0.5 / (pile.voices + 1)
    return candidate.own * math.log((candidate.own + 0.01) / (other + 0.01))


def cover(candidate: Candidate, pile: Pile) -> float:
    """Return how much of its theme a phrase covers, less what it covers of others, 0 to 1."""
    own, other = candidate.own, candidate.other
    return math.sqrt(own) * own / (own + other + 1 / max(1, pile.voices))


def _first_look(candidate: Candidate, pile: Pile) -> float:
    often = math.log2(1 + candidate.found)
    return divergence(candidate, pile) + OFTEN_PAYS * often - CUT_COSTS * candidate.cut


def _groups(
    collection: Collection, pile: Pile, barred: frozenset[int]
) -> dict[tuple[frozenset[int], bool, str], _Group]:
    """Return the phrases of a theme by their words, whether they deny and what they ask.

    Args:
        collection: All statements.
        pile: Those of the theme.
        barred: Stems that are not enough by themselves.
    """
    groups: dict[tuple[frozenset[int], bool, str], _Group] = {}
    for row in pile.read:
        tokens = told_by_case(
            tagged(_split(collection, row, pile.language), pile.language), collection, pile.language
        )
        for span in spans(tokens, pile.language):
            part = _readable(span, tokens)
            stems = tuple(token.stem for token in part if token.stem >= 0)
            if not set(stems) - barred or len(set(stems)) != len(stems):
                continue
            denies = any(token.text.lower() in _NEGATING for token in part)
            asked = part[0].text.lower() if span.kind == "question" else ""
            group = groups.setdefault((frozenset(stems), denies, asked), _Group())
            words = tuple(_plain(token, pile.language) for token in part)
            form = (words, "".join(token.letter for token in part), span.kind)
            group.forms[form] += 1
            group.stems[form] = stems
            group.voices.add(collection.voice(row))
            group.cuts.append(span.cut)
            group.led.append(_is_led(part, tokens))
            nouns = [token for token in part if token.letter == "N"]
            group.names.append(
                bool(nouns) and all(collection.is_name(token, pile.language) for token in nouns)
            )
    return groups


def _split(collection: Collection, row: int, language: str) -> list[tuple[str, int]]:
    """Return the words of a statement, English short forms written out ("can't")."""
    found: list[tuple[str, int]] = []
    for form, stem in collection.words_of(row):
        lower = form.lower()
        if language != "en" or "'" not in lower or stem == BREAK:
            found.append((form, stem))
        elif lower in {"can't", "won't"}:
            found += [("can" if lower == "can't" else "will", -1), ("not", -1)]
        elif lower.endswith("n't"):
            found += [(form[:-3], -1), ("not", -1)]
        elif lower.endswith(("'s", "'re", "'ve", "'ll", "'m", "'d")):
            at = lower.rindex("'")
            found += [(form[:at], stem), (form[at:], -1)]
        else:
            found.append((form, stem))
    return found


def _plain(token: Token, language: str) -> str:
    """Return a word in lower case, unless it is one only in capitals, as IT and "I" are."""
    if language == "en" and token.text.lower() == "i":
        return "I"
    return token.text if is_abbreviation(token.text, language) else token.text.lower()


def _readable(span: Span, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words of a span that can be shown by themselves, none if it reads as a piece.

    "My" is left out behind a verb: who writes "find my phone" speaks of finding a phone. Nouns
    and whole clauses read badly without it ("stop on account"), and are nobody else's with it.
    """
    part = tokens[span.start : span.end]
    if span.kind == "question":
        return part
    if span.kind == "verb":
        part = [token for token in part if token.text.lower() not in _MINE]
    while part and (part[0].letter in "DS" or part[0].text.lower() in _ALL_OF):
        part = part[1:]
    if not part or part[0].letter in _NO_START or part[-1].letter in _NO_END:
        return ()
    if any(token.stem < 0 and token.text.lower() in _SELF | _MINE for token in part):
        return ()
    if span.kind == "verb":
        verb = next((token for token in part if token.letter in _VERBS), None)
        denies = any(token.letter == "X" for token in part)
        if verb is not None and verb.stem < 0 and not denies:
            return ()  # "need a car": a verb without a subject
    return part


def _is_led(part: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Tell whether a noun in the singular stands behind an article."""
    at = next(place for place, token in enumerate(tokens) if token is part[0])
    head = part[-1].text.lower()
    singular = part[-1].letter == "N" and (head.endswith("ss") or not head.endswith("s"))
    return singular and at > 0 and tokens[at - 1].letter in "DS"


def _shown(collection: Collection, pile: Pile, group: _Group) -> Candidate:
    """Return a phrase in the form that reads best among those that many wrote."""

    def rank(form: Form) -> tuple[float, int, tuple[str, ...]]:
        words, letters, kind = form
        weight = float(group.forms[form])
        if letters[0] == "I":
            weight *= _PRONOUN
        if letters[-1] == "N" and words[-1].endswith("s") and pile.language == "en":
            weight *= _PLURAL
        if letters[0] == "G" and kind == "verb":
            weight *= _GERUND
        if kind == "clause":
            weight *= _CLAUSE
        if pile.language == "de" and oblique(words, letters, collection):
            weight *= _OBLIQUE
        return weight, -len(words), words

    best = max(group.forms, key=rank)
    words, letters, kind = best
    return Candidate(
        stems=group.stems[best],
        kind=kind,
        text=_joined(
            [
                collection.spelled(
                    word, noun=letter == "N" if pile.language in CAPITALS_ARE_NOUNS else None
                )
                for word, letter in zip(words, letters, strict=True)
            ]
        ),
        letters=letters,
        found=len(group.voices),
        cut=float(np.mean(group.cuts)),
        led=float(np.mean(group.led)),
        name=float(np.mean(group.names)),
        negated=any(word in _NEGATING for word in words),
    )


def _joined(words: Sequence[str]) -> str:
    """Return words as a text: an ending with an apostrophe stands close to its word."""
    text = ""
    for word in words:
        text += word if word.startswith("'") or not text else f" {word}"
    return text


def _counted(phrase: Phrase, language: str) -> Candidate:
    """Return a phrase of a language whose word classes are not known.

    A word with the ending of a verb that nobody wrote behind an article ("apprendre") gets the
    letter of a verb.
    """
    single = len(phrase.stems) == 1
    noun = phrase.noun >= 1 / 3 or not single
    verb = single and phrase.noun <= _UNKNOWN
    letter = "V" if verb and phrase.text.endswith(VERB_ENDINGS.get(language, ())) else "N"
    if verb and language in FINITE and FINITE[language].fullmatch(phrase.text.lower()):
        letter = letter if phrase.text.lower() in NOUNS_LIKE_VERBS else "Z"
    return Candidate(
        stems=phrase.stems,
        kind="noun",
        text=phrase.text,
        letters=letter * len(phrase.text.split()) if noun else "J",
        found=phrase.statements,
        cut=_LITTLE_FREE * (1 - phrase.freedom),
    )


def _whole_parts(collection: Collection, pile: Pile) -> list[Candidate]:
    """Return what stands between two stops in a few words, where word classes are not known."""
    if pile.language in UNSPACED:
        return []
    found: dict[frozenset[int], Candidate] = {}
    for row in pile.read:
        part: list[tuple[str, int]] = []
        torn, loud = False, collection.corpus.loud[row]
        for form, stem in [*collection.words_of(row), ("", BREAK)]:
            if stem != BREAK and form.lower() not in _POLITE:
                part.append((form, stem))
                continue
            if form[:1].isalnum() and form.lower() not in _POLITE:
                torn = True  # a word that may not be shown: what stands around it is no whole
                continue
            stems = tuple(dict.fromkeys(stem for _, stem in part if stem >= 0))
            if len(stems) >= _LEAST_SAID and len(part) <= _LONGEST_WHOLE and not torn:
                words = [
                    collection.spelled(small(form, pile.language)) if loud or not at else form
                    for at, (form, _) in enumerate(part)
                ]
                new = Candidate(stems, "clause", written_together(words), "N" * len(words), found=1)
                known = found.setdefault(frozenset(stems), new)
                if known is not new:
                    known.found += 1
            part, torn = [], False
    return list(found.values())
