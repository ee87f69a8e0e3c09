"""Whether a sentence may say the opposite of what people want: a careful rule."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from vision.text import clean, detect_languages
from vision.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMON: Final = 0.08
"""Share of a theme's statements that hold a word from which on the theme is about it."""

FEWEST: Final = 2
"""Statements that must hold it."""

SAID_SO: Final = 0.25
"""Share of these that are negated themselves from which on a negation may be what people want."""

SPAN: Final = 5
"""Words within which a negation and what it negates stand together."""

_AHEAD: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "no not never none nobody neither nor cannot stop abolish abolishes scrap "
        "against without refuse refuses reject rejects oppose",
        "de": "nicht nie niemals niemand kein keine keinen keinem keiner keines ohne gegen "
        "verzichten stoppen",
        "fr": "pas jamais personne aucun aucune sans contre refusons supprimer ni",
        "es": "no nunca jamás nadie ningún ninguna sin contra tampoco ni",
        "pt": "não nunca jamais nenhum nenhuma sem contra nem",
        "it": "non mai nessun nessuna senza contro né",
        "nl": "niet nooit geen zonder tegen",
        "pl": "nie nigdy żaden żadna żadne bez przeciw",
        "sv": "inte aldrig ingen inga inget utan mot",
        "da": "ikke aldrig ingen intet uden imod",
    }.items()
}
"""Words that negate what follows."""

_BEHIND: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "not never unnecessary needless useless waste unimportant cannot unwelcome no "
        "nothing",
        "de": "nicht nie niemals unnötig überflüssig abschaffen verzichten nichts keine kein",
        "fr": "pas jamais inutile inutiles",
        "es": "no nunca innecesario innecesaria innecesarios inútil",
        "pt": "não nunca desnecessário inútil",
        "it": "non mai inutile inutili",
        "nl": "niet nooit onnodig overbodig",
        "pl": "nie nigdy zbędne zbędny",
        "sv": "inte aldrig onödigt onödig",
        "da": "ikke aldrig unødvendig unødvendigt",
    }.items()
}
"""Words that negate what stands before them."""

_PLAIN: Final = frozenset([
    "not", "never", "no", "nothing", "cannot", "nicht", "nie", "niemals", "nichts", "keine",
    "kein", "pas", "jamais", "nunca", "não", "non", "mai", "niet", "nooit", "nigdy", "inte",
    "aldrig", "ikke",
])  # fmt: skip
"""Negations that say of what stands before them that it is not, or does not do something."""

_IS: Final = frozenset([
    "is", "are", "be", "been", "was", "were", "isn", "aren", "wird", "werden", "wurde", "wurden",
    "ist", "sind", "soll", "sollen", "darf", "dürfen", "est", "sont", "sera", "seront", "être",
    "son", "será", "serán", "ser", "são", "è", "sono", "sarà", "saranno", "wordt", "worden",
    "zijn", "jest", "są", "będzie", "będą", "är", "blir", "ska", "bliver", "skal",
])  # fmt: skip
_IS_ONLY_IN: Final = {"es": frozenset({"es"}), "da": frozenset({"er"})}
"""The same, of words that mean others elsewhere: German "es" and "er" are "it" and "he"."""
_ARTICLES: Final = frozenset([
    "a", "an", "the", "ein", "eine", "einen", "der", "die", "das", "un", "une", "una", "le", "la",
    "el", "um", "uma", "o", "een", "de", "en", "ett", "et",
])  # fmt: skip

_TURNED: Final = frozenset([
    "only", "just", "too", "without", "enough", "fail", "wrong", "blame", "worse", "bad", "lost",
    "ohne", "nur", "zu", "genug", "sans", "seulement", "trop", "assez", "sin", "solo", "demasiado",
    "senza", "sem", "zonder", "bez",
    "leave", "leaves", "left", "wait", "waits", "waiting", "lose", "loses", "ignore", "ignored",
    "forget", "forgotten", "miss", "missing", "suffer", "suffers", "alone", "late", "fear",
    "afraid", "punish", "punished", "waste", "wasted", "warten", "wartet", "allein",
    "vergessen", "verlieren",
    "fehlt", "fehlen", "angst", "leiden", "attendre", "seul", "seule", "oublier", "perdre", "peur",
    "esperar", "solos", "olvidar", "perder", "miedo",
])  # fmt: skip
"""Words that turn a negation into something else, or are bad by themselves ("never left waiting"):
a sentence that holds one is not marked."""

_DOES: Final = {
    "en": "is are was were has have gets get must will should can could ever feels stands sits "
    "stays remains waits goes leaves falls",
    "de": "ist sind wird werden bleibt bleiben steht stehen sitzt sitzen muss müssen kann können "
    "kommt kommen geht gehen liegt hat haben fällt fallen wartet warten verlässt",
    "nl": "is zijn wordt worden blijft blijven staat zit moet hoeft kan heeft wacht",
}
"""Verbs that make a subject of what a sentence begins with: "no child is ..."."""

_OF_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|niemand(?:em|en)?|nadie|ninguém|nessuno|nikt|personne n[e'])\b"
    r"|^(?:ningún|ninguna|nenhuma?|nessun[ao]?|żad[en]\w+)\b|\baucune? \w+ (?:\w+ )?n[e']"
    rf"|^(?:no (?!more|longer)(?:\w+ ){{1,3}}(?:{_DOES['en'].replace(' ', '|')}))\b"
    rf"|^(?:keine? (?:\w+ ){{1,3}}(?:{_DOES['de'].replace(' ', '|')}))\b"
    rf"|^(?:geen (?:\w+ ){{1,3}}(?:{_DOES['nl'].replace(' ', '|')}))\b"
    r"|\b(?:never|not) ha(?:s|ve|d) to\b|\bneed not\b"
)
"""Said of nobody, or of none of some: a vision promises that nobody sleeps in a car."""

_WANTED: Final = re.compile(
    r"\b(?:needs?|wants?|braucht|besoin|veut|necesita|quiere|precisa|quer|vuole|nodig|wil)\b"
)
"""But for what nobody needs."""
_WANTED_ONLY_IN: Final = {"de": re.compile(r"\bwill\b")}

_CONTRAST: Final = re.compile(
    r"[,;:–—-]\s*(?:and |but |und |et |y )?$|\b(?:and|but|or|und|et|y)\s+$"
)
"""What stands before a negation that only sets one thing against another ("trees, not cars")."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Opposition:
    """Tells whether a sentence negates what a theme's statements ask for without a negation.

    Marked is a sentence in which a negation ("no", "never", "unnecessary") stands within five words
    of a word that the theme is about (one in twelve of its statements holds it), where fewer than
    a quarter of the statements that hold it negate it themselves. A second negation, a word that
    turns it ("without", "too", "only"), a word for what nobody wants ("dirty"), what is said of
    nobody ("no child waits"), or a negation that only sets one thing against another ("trees, not
    cars") leaves the sentence unmarked.

    Args:
        statements: Those of one theme.
        language: A code, or ``auto``.
    """

    def __init__(self, statements: Sequence[str], language: str) -> None:
        self._language = language
        lines = [clean(text) for text in statements]
        held: Counter[str] = Counter()
        negated: Counter[str] = Counter()
        for line, code in zip(lines, detect_languages(lines, language), strict=True):
            said = _Said.read(line, code)
            held.update({word for word in said.stems if word})
            negated.update({stem for at in said.negations for stem in said.negated(at)})
        least = max(FEWEST, COMMON * len(lines))
        self._asked = {
            word for word, n in held.items() if n >= least and negated[word] < SAID_SO * n
        }

    def __call__(self, sentence: str) -> bool:
        """Tell whether the sentence, which carries the theme, may say the opposite."""
        line = clean(sentence)
        said = _Said.read(line, detect_languages([line], self._language)[0])
        turned = _TURNED | bad_by_themselves(said.language)
        if len(said.negations) != 1 or not turned.isdisjoint(said.words):
            return False
        if _OF_NOBODY.search(line.lower()) and not _is_wanted(line.lower(), said.language):
            return False
        return not self._asked.isdisjoint(said.refused(said.negations[0]))


def _is_wanted(line: str, language: str) -> bool:
    """Tell whether a line in small letters says of somebody what they need or want."""
    own = _WANTED_ONLY_IN.get(language)
    return bool(_WANTED.search(line) or (own and own.search(line)))


@cache
def bad_by_themselves(language: str) -> frozenset[str]:
    """Return words for what nobody wants, in lower case; none in most languages.

    Example:
        >>> "dirty" in bad_by_themselves("en"), bad_by_themselves("ja")
        (True, frozenset())
    """
    text = (files("vision.drafts") / "bad_by_themselves.txt").read_text(encoding="utf-8")
    parts = (part.split() for part in text.split("\n\n")[1:])
    return next((frozenset(words) for code, *words in parts if code == language), frozenset())


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a sentence, their stems ("" for small words), and where it negates."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    negations: tuple[int, ...]
    language: str

    @classmethod
    def read(cls, line: str, language: str) -> _Said:
        line = line.lower().replace("can't", "can not").replace("won't", "will not")
        line = line.replace("n't", " not").replace("cannot", "can not")
        found = list(_WORD.finditer(line))
        words = tuple(each.group() for each in found)
        known = _AHEAD.get(language, frozenset()) | _BEHIND.get(language, frozenset())
        negations = tuple(
            at
            for at, each in enumerate(found)
            if words[at] in known and not _CONTRAST.search(line[: each.start()])
        )
        return cls(words, tuple(stem(word, language) for word in words), negations, language)

    def negated(self, at: int) -> set[str]:
        """Return the stems that a negation is about."""
        near: set[str] = set()
        if self.words[at] in _AHEAD.get(self.language, ()):
            near |= set(self.stems[at + 1 : at + 1 + SPAN])
        if self.words[at] in _BEHIND.get(self.language, ()):
            near |= set(self.stems[max(0, at - SPAN) : at])
        return near - {""}

    def refused(self, at: int) -> set[str]:
        """Return the stems of what a negation refuses.

        As ``negated``, but for a subject that does not do something ("children do not drown"):
        who says what it is not refuses it ("trees are not planted").
        """
        if self.words[at] not in _PLAIN:
            return self.negated(at)
        before, after = self.words[max(0, at - 2) : at], self.words[at + 1 : at + 3]
        noun = bool(after) and after[0] in _ARTICLES
        states = _IS | _IS_ONLY_IN.get(self.language, frozenset())
        if not noun and not states.isdisjoint((*before, *after, self.words[-1])):
            return self.negated(at)
        ahead = self.words[at] in _AHEAD.get(self.language, ())
        return (set(self.stems[at + 1 : at + 1 + SPAN]) if ahead else set()) - {""}
