"""How words behave in a sentence, told from their neighbours: enough to pick readable names."""

# ruff: noqa: RUF001 - Turkish

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.tokens import BREAK, small_forms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text.tokens import Corpus

_BEFORE_NOUNS: Final = {
    "en": "the a an our your their my his her its of for in on at from with by about more less "
    "fewer this these those some any no all every each many through between without against",
    "de": "der die das den dem des ein eine einen einem einer eines kein keine unser unsere mehr "
    "weniger für mit ohne durch gegen im am zum zur beim vom alle viele",
    "fr": "le la les l un une des du d de au aux ce cette ces mon ma mes notre nos leur leurs "
    "plus moins sans avec pour chaque",
    "es": "el la los las un una unos unas del al de este esta estos estas nuestro nuestra "
    "nuestros nuestras más menos sin con cada",
    "pt": "o a os as um uma do da dos das no na nos nas ao à de este esta nosso nossa "
    "nossos nossas mais menos sem com cada",
    "it": "il lo la i gli le l un uno una del della dei delle dello al alla di questo questa "
    "nostro nostra nostri nostre più meno senza con ogni",
    "nl": "de het een deze dit onze ons van voor met zonder meer minder elke elk tegen",
}
_BEFORE_OTHERS: Final = {
    "en": "to we i they you he she it should would will can could must may might please not dont "
    "don't be is are was were been being very too so lets let's who that",
    "de": "zu wir ich sie er es man nicht sehr so ist sind sein war werden",
    "fr": "je j tu nous vous ils elles on il ne n se s me m te t pas est sont être très trop",
    "es": "se no que es son ser está están muy nos me te yo nosotros",
    "pt": "se não que é são ser está muito nós eu me",
    "it": "si non che è sono essere molto ci noi io mi",
    "nl": "te we wij ik ze zij je niet zeer heel is zijn worden",
}
_LINKS: Final = {
    "en": "of for in and the on",
    "de": "der des und für von im in",
    "fr": "de du des la le les d l à et en au",
    "es": "de del la el los las y en",
    "pt": "de da do das dos e em",
    "it": "di del della dei delle e in",
    "nl": "van de het en voor in",
}
VERB_ENDINGS: Final = {
    "fr": ("er", "ir", "oir", "ire", "dre", "tre"),
    "es": (
        "ar", "er", "ir", "amos", "emos", "imos", "arse", "erse", "irse", "arnos", "ernos", "irnos",
        "arlo", "erlo", "irlo", "arla", "erla", "irla", "arles", "erles", "irles",
    ),
    "pt": ("ar", "er", "ir", "amos", "emos", "imos"), "it": ("are", "ere", "ire", "iamo"),
}  # fmt: skip
"""Endings of verbs in the dictionary and with "we", for languages without known word classes."""
FINITE: Final = {
    "es": re.compile(r".{2,}[aei]mos"), "pt": re.compile(r".{2,}[aei]mos"),
    "it": re.compile(r".{2,}iamo"),
    "tr": re.compile(r".+[ıiuü]?yor(?:um|uz|sun|sunuz|lar)?|.{3,}(?:s[ıi]n|sun|sün)(?:l[ae]r)?"
                     r"|.{2,}m[ae]l[ıi](?:y[ıi][mz])?|.{3,}(?:[ae]l[ıi]m|m[ae]s[ıi]n)"),
}  # fmt: skip
"""What verbs end in that say who does something, and name nothing ("verilsin", "vendemos")."""
NOUNS_LIKE_VERBS: Final = frozenset({
    "préstamos", "reclamos", "tramos", "extremos", "ramos", "gramos", "últimos", "máximos",
    "mínimos", "próximos", "ánimos", "racimos", "legítimos", "íntimos", "empréstimos", "richiamo",
})  # fmt: skip
"""Nouns and adjectives that end as such verbs do."""
_ADJECTIVES_FOLLOW: Final = frozenset({"fr", "es", "pt", "it", "ca"})
"""Languages in which what stands right behind a noun is hardly ever another noun."""
_UNKNOWN: Final = 0.5
_LEAST_LIKED: Final = 0.25
_CAPITALS_MEAN_NOUNS: Final = "de"


def noun_likeness(corpus: Corpus, likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return shape (n_stems,): how much a word behaves like a noun, 0 to 1; 0.5 if unknown.

    It is that of the form that is written most and most as a noun ("learning" for "learn").

    Args:
        corpus: The words.
        likeness: Shape (n_surfaces,): of each form.
    """
    here = corpus.stems >= 0
    many = len(corpus.surfaces)
    stem_of = np.full(many, -1)
    stem_of[corpus.words[here]] = corpus.stems[here]
    liked = np.bincount(corpus.words[here], minlength=many) * (_LEAST_LIKED + likeness)
    order = np.lexsort((likeness, liked))
    order = order[stem_of[order] >= 0]
    found = np.full(len(corpus.stem_names), _UNKNOWN)
    found[stem_of[order]] = likeness[order]
    return found


def form_likeness(corpus: Corpus) -> NDArray[np.float64]:
    """Return shape (n_surfaces,): how much each form of a word behaves like a noun, 0 to 1.

    What follows *the*, *our* or *for* is mostly a noun; what follows *to*, *we* or *very* is
    not, nor in Romance languages what follows a noun ("car scolaire"). In German a capital inside
    a sentence tells. 0.5 where nothing is known.
    """
    before = np.concatenate([[-1], corpus.words[:-1]])
    here = corpus.stems >= 0
    evidence = np.zeros(len(corpus.words))
    inside = here & ~starts_clause(corpus)
    kinds = _evidence_by_surface(corpus)
    evidence[inside] = kinds[before[inside]]
    evidence[inside & _follows_noun(corpus) & (evidence == 0)] = -1.0
    if _CAPITALS_MEAN_NOUNS in corpus.languages:
        capital = np.array([form[0].isupper() for form in corpus.surfaces], dtype=bool)
        german = np.array([code == _CAPITALS_MEAN_NOUNS for code in corpus.languages])
        told = inside & german[corpus.rows]
        evidence[told] = np.where(capital[corpus.words[told]], 1.0, -1.0)
    numbers: dict[str, int] = {}
    lower = np.array(
        [numbers.setdefault(form, len(numbers)) for form in small_forms(corpus)],
        dtype=np.int64,
    )
    words = lower[corpus.words[here]]
    nouns = np.bincount(words, weights=evidence[here] > 0, minlength=len(numbers))
    others = np.bincount(words, weights=evidence[here] < 0, minlength=len(numbers))
    likeness = (nouns + _UNKNOWN) / (nouns + others + 2 * _UNKNOWN)
    return np.asarray(likeness[lower], dtype=np.float64)


def links_nouns(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_surfaces,): whether a small word may stand inside a phrase."""
    links = frozenset(word for code in set(corpus.languages) for word in _words(_LINKS, code))
    return np.array([form.rstrip("'") in links for form in small_forms(corpus)], dtype=bool)


def starts_clause(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether a word opens a statement or follows punctuation."""
    mark = np.array([not form[:1].isalnum() for form in corpus.surfaces], dtype=bool)
    stops = (corpus.stems == BREAK) & mark[corpus.words]
    opening = np.concatenate([[True], stops[:-1]])[: len(corpus.words)]
    first = corpus.starts[:-1][np.diff(corpus.starts) > 0]
    opening[first] = True
    return opening


def _follows_noun(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether it stands right behind a noun of a Romance language.

    That is a subject word, one that may not be shown too, but for what ends like a verb: "plantar
    setos" has its noun behind a verb.
    """
    endings = tuple(end for code in _ADJECTIVES_FOLLOW for end in VERB_ENDINGS.get(code, ()))
    noun = np.array(
        [form[:1].isalpha() and not form.lower().endswith(endings) for form in corpus.surfaces],
        dtype=bool,
    )
    romance = np.array([code in _ADJECTIVES_FOLLOW for code in corpus.languages], dtype=bool)
    subject = (corpus.stems >= 0) | (corpus.stems == BREAK)
    led = subject & noun[corpus.words] & romance[corpus.rows]
    return np.concatenate([[False], led[:-1]])[: len(led)]


def _evidence_by_surface(corpus: Corpus) -> NDArray[np.float64]:
    """Return shape (n_surfaces,): 1 if a noun follows, -1 if something else does, 0 if unknown."""
    codes = set(corpus.languages)
    nouns = frozenset(word for code in codes for word in _words(_BEFORE_NOUNS, code))
    others = frozenset(word for code in codes for word in _words(_BEFORE_OTHERS, code))
    forms = [form.rstrip("'") for form in small_forms(corpus)]
    return np.array([float(form in nouns) - float(form in others) for form in forms])


def _words(lists: dict[str, str], code: str) -> list[str]:
    return lists.get(code, "").split()
