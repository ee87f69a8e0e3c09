"""How words behave in a sentence, told from their neighbours: enough to pick readable names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.tokens import BREAK

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
    "fr": "je nous vous ils elles on il ne se pas est sont être très à",
    "es": "se no que es son ser muy a nos yo nosotros",
    "pt": "se não que é são ser muito nós eu",
    "it": "si non che è sono essere molto noi io",
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
    not. In German a capital inside a sentence tells. 0.5 where nothing is known.
    """
    before = np.concatenate([[-1], corpus.words[:-1]])
    here = corpus.stems >= 0
    evidence = np.zeros(len(corpus.words))
    inside = here & ~starts_clause(corpus)
    kinds = _evidence_by_surface(corpus)
    evidence[inside] = kinds[before[inside]]
    if _CAPITALS_MEAN_NOUNS in corpus.languages:
        capital = np.array([form[0].isupper() for form in corpus.surfaces], dtype=bool)
        german = np.array([code == _CAPITALS_MEAN_NOUNS for code in corpus.languages])
        told = inside & german[corpus.rows]
        evidence[told] = np.where(capital[corpus.words[told]], 1.0, -1.0)
    numbers: dict[str, int] = {}
    lower = np.array(
        [numbers.setdefault(form.lower(), len(numbers)) for form in corpus.surfaces],
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
    return np.array([form.lower().rstrip("'") in links for form in corpus.surfaces], dtype=bool)


def starts_clause(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether a word opens a statement or follows punctuation."""
    opening = np.concatenate([[True], corpus.stems[:-1] == BREAK])[: len(corpus.words)]
    first = corpus.starts[:-1][np.diff(corpus.starts) > 0]
    opening[first] = True
    return opening


def _evidence_by_surface(corpus: Corpus) -> NDArray[np.float64]:
    """Return shape (n_surfaces,): 1 if a noun follows, -1 if something else does, 0 if unknown."""
    codes = set(corpus.languages)
    nouns = frozenset(word for code in codes for word in _words(_BEFORE_NOUNS, code))
    others = frozenset(word for code in codes for word in _words(_BEFORE_OTHERS, code))
    forms = [form.lower() for form in corpus.surfaces]
    return np.array([float(form in nouns) - float(form in others) for form in forms])


def _words(lists: dict[str, str], code: str) -> list[str]:
    return lists.get(code, "").split()
