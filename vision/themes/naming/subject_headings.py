"""Subject headings: general words, for where everybody says the same in other words.

"Solar on all roofs", "a heat pump" and "LED in the cellars" hold no word that names all three.
One of the 271 subjects of ``subject_headings.txt`` does, the nearest one by meaning.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np
from sklearn.preprocessing import normalize

from vision.text.disclosure import WORD_PEOPLE
from vision.themes.encoders import encode
from vision.themes.naming.candidates import Candidate
from vision.themes.naming.retrieval import found_again, nearness
from vision.themes.naming.two_sided_names import alike
from vision.themes.naming.weights import MEANING, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes.encoders import Encoder
    from vision.themes.naming.collection import Collection, Pile
    from vision.themes.naming.signals import Compared
    from vision.themes.points import Plain

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")
OFFERED_FROM: Final = 1.0
SURE_FROM: Final = 2.5
"""From here up the nearest subject was the right one in more than half of the themes that were
read, in a third below."""
FEW_HEARD: Final = 5
"""People of a theme up to which the nearest subject is often that of one of them."""
SURE_OF_FEW: Final = 3.1
"""The same as ``SURE_FROM`` in such a theme: of 27 that were read below it, 2 were right."""
LEAST_LIKE: Final = 0.1
"""Cosine that each of so few has to the subject at least: of 15 from ``SURE_OF_FEW`` up, 7 of 10
were right where it is so, and 2 of 5 where it is not."""
OFFERED: Final = 2
"""Headings of a theme at most."""
_BEHIND: Final = 0.01
_known: WeakKeyDictionary[Encoder, dict[str, NDArray[np.float32]]] = WeakKeyDictionary()


@cache
def subjects(language: str) -> tuple[str, ...]:
    """Return all subjects in a language, in one order for all languages; none in most.

    Example:
        >>> place = subjects("en").index("opening hours")
        >>> subjects("de")[place], subjects("fi")
        ('Öffnungszeiten', ())
    """
    if language not in LANGUAGES:
        return ()
    text = (files("vision.themes.naming") / "subject_headings.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(line.split("|")[LANGUAGES.index(language)] for line in lines)


def directions(encoder: Encoder, language: str, middle: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return shape (m, d): what each subject means in a room, as unit vectors.

    Subjects are encoded once per process.

    Args:
        encoder: What the room's statements were encoded with.
        language: One with subjects.
        middle: Shape (d,): of the room's sentence vectors.
    """
    known = _known.setdefault(encoder, {})
    if language not in known:
        known[language] = encode(encoder, subjects(language))
    return np.asarray(normalize(known[language] - middle), dtype=np.float32)


def heard(
    compared: Compared, collection: Collection, plain: Plain, quotable: NDArray[np.bool_]
) -> Compared:
    """Return what people said, each once in a theme, without what may not be quoted.

    Args:
        compared: The statements by meaning.
        collection: All statements.
        plain: The statements as they are.
        quotable: Shape (n,): which of them may be quoted.

    Returns:
        In the place of a statement, what one person said in one theme; a theme without anybody
        has a middle of zeros.
    """
    width = compared.rows.shape[1]
    said, labels = [compared.rows[:0]], []
    middles = np.zeros_like(compared.middles)
    for column, theme in enumerate(collection.themes):
        pile = collection.pile(theme)
        everyone, of_read = (
            _each_person(collection, plain, [row for row in rows if quotable[row]])
            for rows in (pile.rows.tolist(), pile.read)
        )
        middles[column] = normalize(everyone.sum(axis=0, keepdims=True))[0, :width]
        said.append(of_read[:, :width])
        labels += [theme] * len(of_read)
    return replace(
        compared, rows=np.concatenate(said), labels=np.array(labels, np.int32), middles=middles
    )


def _each_person(collection: Collection, plain: Plain, rows: Sequence[int]) -> NDArray[np.float32]:
    """Return shape (p, d): what each person said in some statements, as unit vectors."""
    vectors = np.asarray(plain.rows)
    _, person = np.unique([collection.voice(row) for row in rows], return_inverse=True)
    sums = np.zeros((person.max(initial=-1) + 1, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, person, vectors[list(rows)])
    return np.asarray(normalize(sums) if len(sums) else sums, dtype=np.float32)


def headings(
    collection: Collection,
    pile: Pile,
    compared: Compared,
    vectors: NDArray[np.float32],
    written: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Return the subjects that a theme is nearest to, best first, with signals and score.

    No two share a word. One that somebody wrote just so stays with what is written, which gets its
    score: the word of one person speaks for all there. Those that are not sure stand behind the
    best that is written: they are there to be chosen, and name nothing by themselves, nor where
    nothing is written that may be shown. Where fewer
    than two people may be quoted there is none, and none with a word that may not be shown.

    Args:
        collection: All statements.
        pile: Those of the theme.
        compared: What people said by meaning, as ``heard`` returned it.
        vectors: Shape (m, d): of the subjects in the theme's language.
        written: What people wrote.
    """
    own = compared.labels == pile.theme
    if own.sum() < WORD_PEOPLE:
        return []
    f1, auc = found_again(vectors @ compared.rows.T, own)
    column = collection.themes.index(pile.theme)
    to_middles = vectors @ compared.middles.T
    margin = nearness(to_middles, column)
    found = []
    for place, text in enumerate(subjects(pile.language)):
        signals = {
            "f1": float(f1[place]), "auc": float(auc[place]),
            "centrality": float(to_middles[place, column]), "margin": float(margin[place]),
        }  # fmt: skip
        worth = score(signals, MEANING)
        if worth >= OFFERED_FROM and not collection.keeps_back(text, pile.language):
            stems = _stems(text, collection, pile.language)
            new = Candidate(stems, "heading", text, "N" * len(text.split()))
            new.language, new.signals, new.score = pile.language, signals, worth
            new.direction = vectors[place]
            found.append(new)
    chosen = _apart(sorted(found, key=lambda each: (-each.score, each.text)))
    best = max(written, key=lambda each: each.score, default=None)
    for each in chosen:
        sure = _is_sure(each, compared.rows[own])
        each.signals["unsure"] = float(not sure)
        if best and not sure:
            each.score = min(each.score, best.score - _BEHIND)
    return _new(chosen, written)


def _is_sure(each: Candidate, said: NDArray[np.float32]) -> bool:
    """Tell whether a subject may name a theme by itself.

    Args:
        each: The subject, with its direction.
        said: Shape (p, d): what each person said there.
    """
    if len(said) > FEW_HEARD or each.direction is None:
        return each.score >= SURE_FROM
    return each.score >= SURE_OF_FEW and float((said @ each.direction).min()) >= LEAST_LIKE


def _new(chosen: Sequence[Candidate], written: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings that nobody wrote; what somebody wrote just so gets their score."""
    said = {each.text.casefold(): each for each in written}
    new = []
    for each in chosen:
        known = said.get(each.text.casefold())
        if known is None:
            new.append(each)
        else:
            known.score = max(known.score, each.score)
            known.signals["known"] = 1.0 - each.signals["unsure"]
    return new


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the first few, none of which has a word like one of those before it."""
    chosen: list[Candidate] = []
    for each in found:
        if len(chosen) == OFFERED:
            break
        if not any(alike(each.text, other.text) for other in chosen):
            chosen.append(each)
    return chosen


def _stems(text: str, collection: Collection, language: str) -> tuple[int, ...]:
    """Return the stems of a subject's words that somebody in the room wrote."""
    stems = (collection.stem_of(word, language) for word in text.split())
    return tuple(dict.fromkeys(each for each in stems if each >= 0))
