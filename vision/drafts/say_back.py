"""What people say back: whether it leads back to the sentence, and how alike their pictures are."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.drafts.likeness import Likeness, product
from vision.drafts.picture_divergence import apart, jackknife, summed_up
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.drafts.likeness import View
    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer
    from vision.themes import Encoder

    FloatArray = NDArray[np.float64]

GIVEN_OUT: Final = 2
"""Groups of the smallest size that each sentence which is given out should reach."""

DEALS: Final = 400
"""How often pictures are dealt to sentences by chance."""

TABLE: Final = 1_500
"""Pictures up to which all pairs are kept in a table while they are dealt: 18 MB."""

MOST: Final = 5_000
"""Pictures that are compared; of more, these are drawn by lot."""

TYPICAL: Final = 2
"""Pictures that are quoted of each sentence."""

WANTED: Final = 0.75
"""Share from which on a sentence is said to be wanted by nearly all."""

NEAR: Final[Mapping[Answer, Answer]] = {1: 0, 0: 1}
"""What one of those who answered is counted under where all say the same."""


def band_size(sentences: int, least: int) -> int:
    """Return how many people a band needs, so that each sentence comes back from enough of it.

    Twice as many as a batch needs for each sentence that is given out: not everybody answers.

    Example:
        >>> band_size(6, 5)
        60
    """
    return GIVEN_OUT * sentences * least


def given_out(sentences: int, people: int, smallest_group: int) -> tuple[int, ...]:
    """Return the places of the sentences that are given out: as many as the room can say back.

    Each should reach twice the smallest group; where that is too much for all of them, some are
    given out that lie evenly over the draft.

    Example:
        >>> given_out(8, 300, 5), given_out(8, 24, 5), given_out(8, 6, 5)
        ((0, 1, 2, 3, 4, 5, 6, 7), (0, 4), (0,))
    """
    fits = max(1, min(sentences, people // (GIVEN_OUT * smallest_group)))
    return tuple(at * sentences // fits for at in range(fits))


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said back.

    Attributes:
        key: Of the picture.
        person: Who wrote it.
        sentence: What they were given, as it read.
        text: What they wrote.
        wanted: Whether they want the sentence as it stands.
        quotable: Whether it may be quoted.
        among: Sentences of that version, this one among them.
    """

    key: str
    person: str
    sentence: str
    text: str
    wanted: bool
    quotable: bool
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidBack:
    """What came back of one sentence; it may be shown.

    Attributes:
        sentence: As it read.
        people: Who said it back, as counted in public: at least the smallest group.
        back: Share whose picture is nearest to this sentence of the draft, 0..1; None where the
            draft has no other.
        by_chance: Share of all pictures that are nearest to it, 0..1: what ``back`` would be if
            pictures had nothing to do with what their writers were given.
        levels: Band to its share, None where too few of it were given the sentence; empty where
            levels may not be told apart.
        wanted: Share who want it as it stands.
        alike: Mean likeness of two pictures of this sentence, -1..1.
        low: What pictures dealt to sentences by chance fall short of in 5 of 100 deals.
        high: What they exceed in 5 of 100 deals; both None where there is no other sentence.
        typical: Keys of the pictures nearest to the middle, quotable ones only.
        apart: Whether each pictures something else, see ``picture_divergence``; only where twice
            the smallest group said it back.
    """

    sentence: str
    people: int
    back: float | None
    by_chance: float | None
    levels: dict[str, float | None]
    wanted: float
    alike: float
    low: float | None
    high: float | None
    typical: tuple[str, ...]
    apart: bool = False

    @property
    def read_differently(self) -> bool:
        """Whether nearly all want it and each pictures something else."""
        return self.apart and self.wanted >= WANTED

    def to_json(self) -> dict[str, Any]:
        """Return it as a plain dictionary."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> SaidBack:
        """Return what ``to_json`` wrote."""
        return cls(**{**data, "typical": tuple(data["typical"])})


def back_asked(sentence: str) -> str:
    """Return what ``release`` calls the question whether a picture leads back to a sentence."""
    return f"back {_name(sentence)}"


def want_asked(sentence: str) -> str:
    """Return what ``release`` calls the question whether somebody wants a sentence."""
    return f"want {_name(sentence)}"


def _name(sentence: str) -> str:
    return hashlib.blake2b(sentence.encode(), digest_size=12).hexdigest()


class Pictures:
    """Pictures, seen as the matcher of sentences and statements sees: by wording and meaning.

    The likeness is learned from the pictures and the sentences themselves, so that what all of
    them have in common (an ordinary day) makes no two alike.

    Args:
        said: What people said back.
        encoder: Gives sentence vectors; None compares wording only.
        seed: Of the lot, where there are too many.
    """

    def __init__(self, said: Sequence[Said], encoder: Encoder | None, seed: int = 0) -> None:
        draw = np.random.default_rng(seed)
        if len(said) > MOST:
            said = [said[at] for at in sorted(draw.choice(len(said), MOST, replace=False).tolist())]
        self.said = tuple(said)
        self._sentences = sorted({each for one in said for each in one.among})
        self._place = {sentence: at for at, sentence in enumerate(self._sentences)}
        texts = [one.text for one in said]
        self._by_meaning = encoder is not None
        self._likeness = Likeness([*texts, *self._sentences], "auto", encoder)
        self._own = np.array([self._place[one.sentence] for one in said], dtype=np.int64)
        self._views = self._likeness(texts) if texts else ()
        self._draw = draw
        self.nearest = self._nearest(texts)

    def _nearest(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return shape (pictures,): the sentence of its version that each stands out for most.

        What a sentence has in common with all pictures is taken off, so that none draws them all.
        """
        if not texts:
            return np.zeros(0, dtype=np.int64)
        near = np.zeros((len(texts), len(self._sentences)))
        for mine, theirs in zip(self._views, self._likeness(self._sentences), strict=True):
            near += mine.weight * product(mine.rows, theirs.rows.T)
        near -= near.mean(axis=0)
        for row, one in enumerate(self.said):
            others = [at for name, at in self._place.items() if name not in one.among]
            near[row, others] = -np.inf
        found: NDArray[np.int64] = near.argmax(axis=1)
        return found

    def leads_back(self) -> dict[str, int]:
        """Return key to 1 where a picture is nearest to the sentence its writer had, else 0."""
        same = self.nearest == self._own
        return {one.key: int(yes) for one, yes in zip(self.said, same.tolist(), strict=True)}

    def measured(
        self, released: Released, bands: Sequence[Band], *, smallest_group: int
    ) -> tuple[SaidBack, ...]:
        """Return what came back of each sentence that enough people said back.

        Args:
            released: What is counted in public, under the names of ``back_asked``, ``want_asked``.
            bands: Levels as they may be shown.
            smallest_group: People that a sentence needs.
        """
        counted = {
            sentence: {
                person
                for batch in released.answers.get(back_asked(sentence), {}).values()
                for person in batch
            }
            for sentence in self._sentences
        }
        mine: dict[str, list[int]] = defaultdict(list)
        for row, one in enumerate(self.said):
            if one.person in counted[one.sentence]:
                mine[one.sentence].append(row)
        shown = [s for s in self._sentences if len(mine[s]) >= smallest_group]
        groups = [mine[sentence] for sentence in shown]
        found = [
            self._one(sentence, rows, released, bands)
            for sentence, rows in zip(shown, groups, strict=True)
        ]
        return tuple(self._beside_chance(found, groups, 2 * smallest_group))

    def _beside_chance(
        self, found: list[SaidBack], groups: Sequence[Sequence[int]], least: int
    ) -> list[SaidBack]:
        """Return the same with what chance gives, where there is more than one sentence."""
        if len(groups) < 2:  # noqa: PLR2004 - nothing to deal
            return found
        dealt = summed_up(self.dealt(groups))
        alike = np.array([self.alike(rows) for rows in groups])
        error = np.array([jackknife(self._sums(rows)) for rows in groups])
        enough = np.array([len(rows) >= least for rows in groups])
        different = enough & apart(alike, error, dealt, by_meaning=self._by_meaning)
        return [
            replace(each, low=round(low, 3), high=round(high, 3), apart=one)
            for each, low, high, one in zip(
                found,
                dealt.low.tolist(),
                dealt.high.tolist(),
                different.tolist(),
                strict=True,
            )
        ]

    def _one(
        self,
        sentence: str,
        rows: list[int],
        released: Released,
        bands: Sequence[Band],
    ) -> SaidBack:
        thing, several = back_asked(sentence), len(self.said[rows[0]].among) > 1
        counts = released.everyone(thing, NEAR)
        want = released.everyone(want_asked(sentence), NEAR)
        by_band = released.by_band(thing, bands, NEAR) if len(bands) > 1 else ()
        drawn = float((self.nearest == self._place[sentence]).mean())
        return SaidBack(
            sentence=sentence,
            people=counts.total(),
            back=share_back(counts) if several else None,
            by_chance=round_share(drawn, len(self.said)) if several else None,
            levels={
                band.name: share_back(each) for band, each in zip(bands, by_band, strict=False)
            },
            wanted=share_back(want) or 0.0,
            alike=round(self.alike(rows), 3),
            low=None,
            high=None,
            typical=self.typical(rows),
        )

    def alike(self, rows: Sequence[int]) -> float:
        """Return the mean likeness of two of these pictures."""
        if len(rows) < 2:  # noqa: PLR2004 - a pair
            return 0.0
        return sum(view.weight * _mean_pair(view, rows) for view in self._views)

    def _sums(self, rows: Sequence[int]) -> FloatArray:
        """Return the likeness of each of these pictures to all the others, added up."""
        near = np.zeros(len(rows))
        for view in self._views:
            own = view.rows[list(rows)]
            all_of_them = np.asarray(own.sum(axis=0)).reshape(-1, 1)
            itself = np.asarray(
                (own.multiply(own) if hasattr(own, "multiply") else own * own).sum(axis=1)
            )
            near += view.weight * (product(own, all_of_them).ravel() - itself.ravel())
        return near

    def dealt(self, groups: Sequence[Sequence[int]]) -> FloatArray:
        """Return likeness where these pictures are dealt to groups by lot, shape (r, groups)."""
        pool = np.array([row for rows in groups for row in rows])
        ends = np.cumsum([len(rows) for rows in groups])[:-1]
        alike = self._in_table(pool) if len(pool) <= TABLE else self.alike
        dealt = np.empty((DEALS, len(groups)))
        for deal in range(DEALS):
            parts = np.split(self._draw.permutation(pool), ends)
            dealt[deal] = [alike(part.tolist()) for part in parts]
        return dealt

    def _in_table(self, pool: NDArray[np.int64]) -> Callable[[Sequence[int]], float]:
        """Return what ``alike`` returns of these pictures, looked up in one table of all pairs."""
        own = [(view.weight, view.rows[pool]) for view in self._views]
        pairs = np.sum([weight * product(rows, rows.T) for weight, rows in own], axis=0)
        np.fill_diagonal(pairs, 0.0)
        at = np.zeros(len(self.said), dtype=np.int64)
        at[pool] = np.arange(len(pool))

        def alike(rows: Sequence[int]) -> float:
            among = at[list(rows)]
            return float(pairs[np.ix_(among, among)].sum()) / max(1, len(rows) * (len(rows) - 1))

        return alike

    def typical(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Return the keys of the quotable ones of these that are most like all others of them."""
        near = self._sums(rows)
        order = np.argsort(-near, kind="stable").tolist()
        quotable = [self.said[rows[at]] for at in order if self.said[rows[at]].quotable]
        first = {one.text.casefold(): one.key for one in reversed(quotable)}
        return tuple(k for one in quotable if (k := first[one.text.casefold()]) == one.key)[
            :TYPICAL
        ]


def share_back(counts: Counter[Answer]) -> float | None:
    """Return the share that came back (or wants it) of those who are counted; None of nobody."""
    people = counts.total()
    return round_share(counts[1] / people, people) if people else None


def _mean_pair(view: View, rows: Sequence[int]) -> float:
    """Return the mean cosine of two different rows, from their sum and their lengths."""
    own = view.rows[list(rows)]
    total = np.asarray(own.sum(axis=0)).ravel()
    lengths = float((own.multiply(own) if hasattr(own, "multiply") else own * own).sum())
    n = len(rows)
    return (float(total @ total) - lengths) / (n * (n - 1))
