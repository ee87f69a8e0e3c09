"""Suggestions: the best few names for each theme, different in kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.preprocessing import normalize

from vision.themes.encoders import CachedEncoder, encode, known_to
from vision.themes.naming.candidates import FEW, candidates
from vision.themes.naming.collection import Collection
from vision.themes.naming.signals import Compared, add_signals, add_signals_of_pairs
from vision.themes.naming.subject_headings import directions, headings, heard, subjects
from vision.themes.naming.tagger import can_tag
from vision.themes.naming.two_sided_names import pairs, triples
from vision.themes.naming.weights import MEANING, WORDS, score
from vision.themes.phrases import theme_phrases

if TYPE_CHECKING:
    from collections.abc import Collection as Wanted
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.encoders import Encoder
    from vision.themes.naming.candidates import Candidate
    from vision.themes.naming.collection import Pile
    from vision.themes.naming.two_sided_names import Joined
    from vision.themes.points import Plain

KEPT: Final = 12
"""Names kept for each theme, for when the first are taken."""
MOSTLY: Final = 0.5
"""Part of a theme's people from which on a vague word that they say names it."""
SEVERAL: Final = 1 / 3
"""Part of its people that one person of a theme of three is."""
_NOT_ALIKE: Final = 1.0
_OTHER_KIND: Final = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible name of a theme.

    Attributes:
        text: As it would be shown, but for its first capital.
        kind: ``noun``, ``verb``, ``predicate``, ``clause``, ``question``, ``pair``, ``triple`` or
            ``heading``.
        score: The better the higher; comparable within one run.
        language: Of the theme it was made for.
        sure: Whether it may name the theme by itself; else it is only there to be chosen.
    """

    text: str
    kind: str
    score: float
    language: str = "en"
    sure: bool = True


class Suggestions:
    """The suggestions for one set of themes, looked for when they are asked for.

    Args:
        corpus: The words of all statements; those that may not be shown are gaps.
        labels: Shape (n,): theme id or -1.
        plain: The statements as they are.
        middle: Shape (d,): mean of their sentence vectors; None under the lens *words*.
        encoder: Gives the vectors of phrases; None under the lens *words*.
        people: Who wrote each statement; None counts every statement as another person's.
        quotable: Shape (n,): which statements may be quoted; None where all may.
        asked: Title and question, whose words name nothing.
    """

    def __init__(
        self,
        corpus: Corpus,
        labels: NDArray[np.int32],
        plain: Plain,
        middle: NDArray[np.float32] | None = None,
        encoder: Encoder | None = None,
        *,
        people: Sequence[Hashable] | None = None,
        quotable: NDArray[np.bool_] | None = None,
        asked: Sequence[str] = (),
    ) -> None:
        self._corpus, self._labels = corpus, labels
        self._plain, self._middle, self._encoder = plain, middle, encoder
        self._people, self._asked = people, asked
        self._quotable = np.ones(len(labels), dtype=bool) if quotable is None else quotable
        self._collection: Collection | None = None
        self._compared: Compared | None = None
        self._heard: Compared | None = None
        self._known: dict[int, tuple[Suggestion, ...]] = {}

    def of(self, themes: Wanted[int]) -> Mapping[int, tuple[Suggestion, ...]]:
        """Return the suggestions for some themes, best first; none for a theme without words."""
        missing = sorted(set(themes) - self._known.keys())
        if missing:
            self._known |= self._found(missing)
        return {theme: self._known.get(theme, ()) for theme in themes}

    def ranked(self, themes: Wanted[int]) -> dict[int, list[Candidate]]:
        """Return all candidates of some themes with their signals, best first."""
        known = self._collection
        if known is None:
            known = self._collection = Collection(
                self._corpus, self._labels, self._people, self._asked
            )
            self._compared = _compared(self._collection, self._plain, self._middle, self._encoder)
        wanted = [theme for theme in themes if theme in known.themes]
        piles = {theme: known.pile(theme) for theme in wanted}
        plain = [theme for theme in wanted if not can_tag(piles[theme].language)]
        phrases = {}
        if plain:
            phrases = theme_phrases(
                self._corpus, self._labels, known.themes, plain, one_language=True
            )
        found = {}
        for theme, pile in piles.items():
            compared = self._compared
            if self._encoder is None or not known_to(self._encoder, [pile.language])[0]:
                compared = None
            weights = WORDS if compared is None else MEANING
            single = candidates(known, pile, phrases.get(theme, ()))
            add_signals(single, known, pile, compared)
            for each in single:
                each.score = score(each.signals, weights)
            double = pairs(single, pile)
            every = [*single, *_weighed(double, known, pile, compared)]
            every += _weighed(triples(double, pile), known, pile, compared)[:1]
            every += self._headings(pile, compared, every)
            found[theme] = sorted(every, key=lambda each: (-each.score, each.text))
        return found

    def _headings(
        self, pile: Pile, compared: Compared | None, written: Sequence[Candidate]
    ) -> list[Candidate]:
        """Return general words for a small theme; none by *words*, or without a list of them.

        Nor has a room of one theme any, whose middle is that of all.
        """
        known, encoder, middle = self._collection, self._encoder, self._middle
        if compared is None or known is None or encoder is None or middle is None:
            return []
        if pile.voices > FEW or len(known.themes) == 1 or not subjects(pile.language):
            return []
        if self._heard is None:
            self._heard = heard(compared, known, self._plain, self._quotable)
        vectors = directions(_worker(encoder), pile.language, middle)
        return headings(known, pile, self._heard, vectors, written)

    def _found(self, themes: Sequence[int]) -> dict[int, tuple[Suggestion, ...]]:
        found = self.ranked(themes)
        return {
            theme: tuple(
                Suggestion(
                    each.text, each.kind, round(each.score, 4), each.language, _is_sure(each)
                )
                for each in varied(ranked)
            )
            for theme, ranked in found.items()
        }


def _is_sure(each: Candidate) -> bool:
    """Tell whether a candidate may name its theme by itself.

    Not a general word that may be the wrong one, nor an adjective, nor what one person of several
    said here and others in other themes, nor a pair of such; nor a verb alone or a word that
    would fit half of all themes ("day", "people"), unless half of the people of this theme said
    it, two at least.
    """
    if each.signals.get("known"):
        return True
    says_little = each.signals.get("empty") or each.letters in {"V", "Z"}
    if each.signals.get("unsure") or each.letters == "J":
        return False
    sides = each.signals.get("few", 0.0) if each.signals.get("pair") else 1.0
    if len(each.voices) == sides and each.own <= SEVERAL * sides and each.other:
        return False
    several = max(len(each.voices), each.found) > 1 or each.own == 1
    return not says_little or (each.own >= MOSTLY and several)


def varied(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidate, then those that are good and say it in another way.

    Args:
        ranked: Best first.

    Source:
        Carbonell & Goldstein (1998), "The use of MMR, diversity-based reranking", SIGIR.
    """
    rest = list(ranked[: 5 * KEPT])
    chosen: list[Candidate] = []
    while rest and len(chosen) < KEPT:
        best = max(rest, key=lambda each: (_worth(each, chosen), each.text))
        chosen.append(best)
        rest.remove(best)
    return chosen


def _worth(each: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return the score of a candidate, less for what is said already, more for another kind."""
    if not chosen:
        return each.score
    own = set(each.stems)
    same = max(_shared(own, set(other.stems), each, other) for other in chosen)
    new = each.kind not in {other.kind for other in chosen}
    return each.score - _NOT_ALIKE * same + _OTHER_KIND * new


def _shared(own: set[int], others: set[int], one: Candidate, other: Candidate) -> float:
    """Return the part of two candidates' words that both have, 0 to 1.

    In a small theme pairs of single voices are all made of the same few words: two of them that
    share a side are taken for the same.
    """
    both = own & others
    if both and one.signals.get("pair") and other.signals.get("pair") and one.signals["few"]:
        return 1.0
    return len(both) / max(1, len(own | others))


def _weighed(
    joined: Sequence[Joined], collection: Collection, pile: Pile, compared: Compared | None
) -> list[Candidate]:
    """Return sides that were joined with their signals and score, best first."""
    add_signals_of_pairs(joined, collection, pile, compared)
    for each, _, _ in joined:
        each.score = score(each.signals, WORDS if compared is None else MEANING)
    return sorted((each for each, _, _ in joined), key=lambda each: (-each.score, each.text))


def _worker(encoder: Encoder) -> Encoder:
    """Return what encodes phrases: they are nobody's statement and not kept in the store."""
    return encoder.inner if isinstance(encoder, CachedEncoder) else encoder


def _compared(
    collection: Collection,
    plain: Plain,
    middle: NDArray[np.float32] | None,
    encoder: Encoder | None,
) -> Compared | None:
    """Return what candidates are compared with by meaning; None under the lens *words*."""
    rows = plain.rows
    if encoder is None or middle is None or not isinstance(rows, np.ndarray):
        return None
    worker = _worker(encoder)
    sample = np.array(
        sorted(row for theme in collection.themes for row in collection.pile(theme).read), np.int64
    )
    middles = [
        plain.middle(np.flatnonzero(collection.labels == theme)) for theme in collection.themes
    ]

    def encoded(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(normalize(encode(worker, texts) - middle), dtype=np.float32)

    known = len(middle)  # what stands behind is wording, which phrases are not compared by
    return Compared(
        rows[sample, :known], collection.labels[sample], np.stack(middles)[:, :known], encoded
    )
