"""Which themes a sentence carries, perhaps carries, and which of its statements are nearest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from vision.drafts.clauses import clauses
from vision.drafts.likeness import Likeness
from vision.drafts.opposition import Opposition
from vision.drafts.platitudes import Emptiness, plain_sentences, stock_phrases
from vision.drafts.prominence import Prominence
from vision.drafts.segments import segments
from vision.models import Lens
from vision.text import clean, junk_reasons
from vision.themes import UNASSIGNED, default_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.drafts.likeness import FloatArray
    from vision.themes import Encoder, Themes

BETWEEN: Final = re.compile(r"[\W_]+")
"""What stands between runs of letters and digits."""

CARRIES: Final = 0.5
"""Strength from which on a sentence is said to carry a theme."""

JUST_NOT: Final = 0.49
"""The most that the strength of a theme can be that others leave behind."""

HELD_OFF: Final = 0.97
"""Share of our stock phrases that carry nothing by wording."""

ELSEWHERE: Final = 0.9
"""The same of our sentences about all sorts of things."""

CLOSEST: Final = 3
"""Themes that are named as the nearest ones."""

MOST: Final = 4_000
"""Statements that sentences are compared with: all, or of more than these a sample."""

FEW: Final = 30
"""Statements of a theme that a sample holds at least, or all that it has."""

READ: Final = 500
"""Statements of a theme, at most, that are read for what they negate."""

SAYS_LITTLE: Final = 3
"""Words up to which a sentence within a statement says too little to be known again."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How far a sentence must stand out to carry a theme; all in standard deviations.

    Attributes:
        carries: From here on a sentence carries the theme.
        perhaps: From here on it perhaps does; below, nobody has spoken of it.
        behind: How far behind the nearest theme another one may be that is carried as well.
        segment: How much further a segment of a sentence must stand out than all of it.
        empty: What one unit of emptiness (log odds) takes away.
    """

    carries: float
    perhaps: float
    behind: float = 0.3
    segment: float = 1.0
    empty: float = 0.5


SCALES: Final = {
    Lens.MEANING: Scale(carries=1.6, perhaps=1.0),
    Lens.WORDS: Scale(carries=2.4, perhaps=0.5),
}
"""One scale for all collections; chosen on the half of our sentences that was kept for tuning."""


@dataclass(frozen=True, slots=True)
class Match:
    """What one sentence comes near to; themes by place in the display order.

    Attributes:
        strengths: Shape (themes,): 0..1; from ``CARRIES`` on the sentence carries the theme.
        perhaps: Themes that it may mean, likeliest first; none of them is carried.
        nearest: The nearest themes, at most ``CLOSEST``, nearest first, however far.
        opposite: Themes that it carries, and may say the opposite of.
    """

    strengths: FloatArray
    perhaps: tuple[int, ...]
    nearest: tuple[int, ...]
    opposite: tuple[int, ...] = ()

    def decided(self, meant: Mapping[int, bool]) -> Match:
        """Return the match after people said of themes whether the sentence means them."""
        strengths = self.strengths.copy()
        for theme, yes in meant.items():
            strengths[theme] = max(strengths[theme], CARRIES) if yes else 0.0
        return replace(
            self,
            strengths=strengths,
            perhaps=()
            if any(meant.values())
            else tuple(theme for theme in self.perhaps if theme not in meant),
            opposite=tuple(theme for theme in self.opposite if theme not in meant),
        )


def compared(themes: Themes) -> NDArray[np.int64]:
    """Return the rows of the statements that sentences are compared with, rising.

    All that have a theme; of more than ``MOST`` a sample by a hash of their keys, of each theme in
    proportion, so that the same statements are taken again while others come in.
    """
    rows = np.flatnonzero(themes.labels != UNASSIGNED)
    if len(rows) <= MOST:
        return rows
    hashes = np.array([crc32(themes.keys[row].encode()) for row in rows.tolist()])
    labels, kept = themes.labels[rows], []
    for theme in np.unique(labels):
        own = np.flatnonzero(labels == theme)
        take = max(FEW, -(-len(own) * MOST // len(rows)))
        kept.append(rows[own[np.argsort(hashes[own], kind="stable")[:take]]])
    return np.sort(np.concatenate(kept))


class Matcher:
    """Says how strongly sentences carry themes.

    A sentence *stands out* for a theme by the cosine to the middle of the theme's statements, less
    the mean cosine that sentences have which are not of it (half of these are the statements of
    other themes, half are sentences of our own about all sorts of things), in standard deviations
    of the latter. By meaning it is the mean of that for sentence vectors (weight .7) and wording
    (.3); by words wording alone. What stock phrases that fit any organisation have in common takes
    off from it (``Emptiness``); by words their words count for less, and a sentence has to stand
    out more than nearly all of them do, and than most of our sentences about all sorts of things.

    It carries the theme that it stands out for most, if far enough (``Scale.carries``), and others
    not far behind. Each of its segments, where it has several, carries the one theme that it stands
    out for most, if a little further. Strength is that distance, .5 at the point where a theme is
    carried, never above 1. Who repeats a statement word for word carries its theme in any case.

    Of a large collection a sample stands for all (``compared``), in all of this.

    Args:
        themes: As found; their statements set the scale.
        texts: The statements, in the order of ``themes.keys``; only those of ``compared`` are read.
        encoder: Gives sentence vectors under the lens ``meaning``; default: the installed one.

    Attributes:
        themes: As given.
        by_meaning: Whether meaning is compared, or wording only.
    """

    def __init__(
        self, themes: Themes, texts: Sequence[str | None], *, encoder: Encoder | None = None
    ) -> None:
        if len(texts) != len(themes.keys):
            raise ValueError(f"{len(texts)} texts were given for {len(themes.keys)} statements.")
        self.themes = themes
        self._rows = compared(themes)
        self._said = said = [texts[row] for row in self._rows.tolist()]
        self._oppositions: dict[int, Opposition] = {}
        self._labels = themes.labels[self._rows]
        self._ids = np.array([theme.id for theme in themes.themes], dtype=np.int64)
        self._belongs = (self._labels[:, None] == self._ids).astype(np.float32)
        by_meaning = themes.lens is Lens.MEANING
        encoder = (encoder or default_encoder()) if by_meaning else None
        self.by_meaning = encoder is not None
        self._scale = SCALES[Lens.WORDS if encoder is None else Lens.MEANING]
        common = stock_phrases() if encoder is None else ()
        self._likeness = Likeness(said, themes.language, encoder, common)
        self._emptiness = Emptiness(self._likeness.meaning)
        self._verbatim = _verbatim(said, self._belongs)
        self._prominence: Prominence | None = None
        if self._labels.size and self._ids.size:
            self._prominence = Prominence(self._likeness, self._belongs)
            if encoder is None:  # by words nothing else tells stock phrases
                empty = self._prominence(stock_phrases()).max(axis=1)
                strange = self._prominence(plain_sentences()).max(axis=1)
                far = float(max(np.quantile(empty, HELD_OFF), np.quantile(strange, ELSEWHERE)))
                self._scale = replace(self._scale, carries=max(self._scale.carries, far))

    def strengths(self, sentences: Sequence[str]) -> FloatArray:
        """Return shape (sentences, themes) in the themes' display order, 0..1.

        A sentence that says nothing (blank, "n/a", keyboard mash) carries nothing.

        Args:
            sentences: Clauses of a draft, or any other.
        """
        found = [match.strengths for match in self.matches(sentences)]
        return np.array(found).reshape(len(sentences), len(self._ids))

    def nearest(self, sentences: Sequence[str]) -> NDArray[np.int64]:
        """Return shape (sentences,): id of the nearest theme, however far."""
        places = [match.nearest[0] for match in self.matches(sentences)]
        ids: NDArray[np.int64] = self._ids[places]
        return ids

    def matches(self, sentences: Sequence[str]) -> tuple[Match, ...]:
        """Return what each sentence comes near to."""
        if self._prominence is None:
            nothing = np.zeros(len(self._ids))
            return tuple(Match(nothing, (), ()) for _ in sentences)
        lines = [clean(sentence) for sentence in sentences]
        pieces = [segments(" ".join(sentence.split())) for sentence in sentences]
        emptiness = self._emptiness(self._likeness.meaning(lines))
        empty = np.broadcast_to(self._scale.empty * np.asarray(emptiness), len(lines))
        whole = self._prominence(lines)
        parts = self._prominence([piece for each in pieces for piece in each])
        ends = np.cumsum([len(each) for each in pieces]).tolist()
        junk = junk_reasons(lines)
        found = []
        for at, line in enumerate(lines):
            own = parts[ends[at] - len(pieces[at]) : ends[at]]
            match = self._match(whole[at] - empty[at], own - empty[at])
            if junk[at] is not None:
                match = Match(np.zeros(len(self._ids)), (), match.nearest)
            elif (stated := self._verbatim.get(_bare(line))) is not None:
                match = Match(np.maximum(match.strengths, stated), (), match.nearest)
            else:
                match = replace(match, opposite=self._opposite(line, match))
            found.append(match)
        return tuple(found)

    def _opposite(self, line: str, match: Match) -> tuple[int, ...]:
        """Return the themes that a sentence carries, and may say the opposite of."""
        found = []
        for theme in np.flatnonzero(match.strengths >= CARRIES).tolist():
            if theme not in self._oppositions:
                own = np.flatnonzero(self._belongs[:, theme])[:READ]
                said = [self._said[row] or "" for row in own.tolist()]
                self._oppositions[theme] = Opposition(said, self.themes.language)
            if self._oppositions[theme](line):
                found.append(theme)
        return tuple(found)

    def closest(self, sentence: str, theme: int, count: int) -> tuple[str, ...]:
        """Return the keys of a theme's statements that are most like a sentence, nearest first.

        Args:
            sentence: A clause of a draft, or any other.
            theme: Its id.
            count: At most so many.
        """
        own = np.flatnonzero(self._labels == theme)
        near = self._likeness.cosines(sentence, own)
        order = np.argsort(-near, kind="stable")[:count]
        return tuple(self.themes.keys[row] for row in self._rows[own[order]].tolist())

    def _match(self, whole: FloatArray, parts: FloatArray) -> Match:
        """Return what a sentence comes near to.

        Args:
            whole: Shape (themes,): how far it stands out for each.
            parts: Shape (segments, themes): the same for its segments.
        """
        scale = self._scale
        strengths = np.clip(whole / (2.0 * scale.carries), 0.0, 1.0)
        ahead = whole >= whole.max() - scale.behind
        strengths[~ahead] = np.minimum(strengths[~ahead], JUST_NOT)
        maybe = {int(at): float(whole[at]) for at in np.flatnonzero(ahead)}
        for row in parts:
            best = int(row.argmax())
            strength = min(1.0, max(0.0, (row[best] - scale.segment) / (2.0 * scale.carries)))
            strengths[best] = max(strengths[best], strength)
            maybe[best] = max(maybe.get(best, 0.0), float(row[best]))
        carried = strengths >= CARRIES
        least = scale.carries if carried.any() else scale.perhaps
        perhaps = [at for at, far in maybe.items() if far >= least and not carried[at]]
        reach = np.maximum(whole, parts.max(axis=0, initial=-np.inf))
        return Match(
            strengths,
            tuple(sorted(perhaps, key=lambda at: -maybe[at])),
            tuple(np.argsort(-reach, kind="stable")[:CLOSEST].tolist()),
        )


def _verbatim(said: Sequence[str | None], belongs: FloatArray) -> dict[str, FloatArray]:
    """Return for each statement, and each sentence of one, strength 1 at its themes.

    Each is known by its letters and digits alone.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for row, text in enumerate(said):
        line = clean(text)
        parts = {_bare(clause.text) for clause in clauses(line)}
        for each in {_bare(line), *(part for part in parts if part.count(" ") >= SAYS_LITTLE)}:
            found[each].append(row)
    return {line: belongs[rows].max(axis=0) for line, rows in found.items() if line}


def _bare(line: str) -> str:
    """Return a sentence by its letters and digits alone."""
    return BETWEEN.sub(" ", line.casefold()).strip()
