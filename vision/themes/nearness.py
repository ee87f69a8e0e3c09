"""Which of a theme's phrases mean what the theme means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.preprocessing import normalize

from vision.themes.encoders import CachedEncoder, encode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.encoders import Encoder
    from vision.themes.phrases import Phrase
    from vision.themes.points import Plain

STRENGTH: Final = 2.0
"""A cosine of 1 between nearness to the own theme and to the next multiplies a score by e^2."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Compares phrases with themes by meaning.

    Attributes:
        bare: The usable statements as they are.
        middle: Shape (d,): the mean of their vectors; None under the lens ``words``.
        encoder: Gives the vectors of phrases; None under the lens ``words``.
    """

    bare: Plain
    middle: NDArray[np.float32] | None = None
    encoder: Encoder | None = None

    def sorted(
        self,
        phrases: Mapping[int, Sequence[Phrase]],
        labels: NDArray[np.int32],
        ids: Sequence[int],
    ) -> dict[int, Sequence[Phrase]]:
        """Return the phrases of some themes, those first that mean what the theme means.

        A phrase is compared with the middle of its theme and of the one that it is nearest to
        among the others: what is only frequent by chance is as near to another theme.

        Args:
            phrases: Of each theme, best first.
            labels: Shape (m,): theme of each usable statement.
            ids: The themes wanted.
        """
        wanted = {theme: tuple(phrases.get(theme, ())) for theme in ids}
        held = np.unique(labels[labels >= 0]).tolist()
        texts = [phrase.text for theme in wanted for phrase in wanted[theme]]
        if self.encoder is None or self.middle is None or len(held) < 2 or not texts:  # noqa: PLR2004
            return dict(wanted)
        middles = np.stack([self.bare.middle(np.flatnonzero(labels == theme)) for theme in held])
        directions = np.asarray(
            normalize(encode(_without_store(self.encoder), texts) - self.middle)
        )
        cosines = directions @ middles.T
        result: dict[int, Sequence[Phrase]] = {}
        start = 0
        for theme, own in wanted.items():
            mine, pointing = (each[start : start + len(own)] for each in (cosines, directions))
            start += len(own)
            if theme not in held:
                result[theme] = own
                continue
            column = held.index(theme)
            gap = mine[:, column] - np.delete(mine, column, axis=1).max(axis=1, initial=-1)
            weighted = [
                replace(
                    phrase, score=phrase.score * float(np.exp(STRENGTH * each)), direction=direction
                )
                for phrase, each, direction in zip(own, gap, pointing, strict=True)
            ]
            result[theme] = sorted(weighted, key=lambda phrase: -phrase.score)
        return result


def _without_store(encoder: Encoder) -> Encoder:
    """Return what does the work: phrases are nobody's statement and are not kept."""
    return encoder.inner if isinstance(encoder, CachedEncoder) else encoder
