"""How many themes there are: as many as still tell something about the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.cluster import KMeans

from vision.themes.membership_evidence import settled, told_by_themes
from vision.translation import told, told_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from vision.themes.membership_evidence import Evidence
    from vision.translation import Message

FEWEST: Final = 6
"""Usable statements below which there is one theme: nothing to tell apart."""
MOST_THEMES: Final = 15
"""Themes of a workshop of a few hundred statements, at most."""
LARGE: Final = 1_500
"""Usable statements from which on the number of themes is where the score bends."""
MOST_OF_ALL: Final = 40
"""Themes of a large collection, at most."""
GOOD_ENOUGH: Final = 0.95
"""Part of the best score that the fewest clusters reaching it are taken for."""
TOO_FEW: Final = told("One theme: there are too few different statements to tell several apart.")
TWO: Final = told("Two themes: with so few statements there is no telling more apart.")
AS_ASKED: Final = told("As many themes as were asked for.")
CHOSEN_ON: Final = 3_000
"""Statements, at most, that the number of themes is chosen on."""
_ROUNDS: Final = 3
_DIFFERENT_IN: Final = 20_000


def counts_to_try(statements: int) -> list[int]:
    """Return the numbers of themes worth comparing: 2 to 15, further apart beyond.

    Not more than one for five statements; beyond 15, not more than one for sixty, or, in large
    collections, for thirty.

    Example:
        >>> counts_to_try(30)
        [2, 3, 4, 5, 6]
    """
    each = 30 if statements >= LARGE else 60
    most = min(statements // 5, max(MOST_THEMES, min(MOST_OF_ALL, statements // each)))
    further = [18, 22, 27, 33, 40]
    return [count for count in [*range(2, 16), *further] if count <= most]


def chosen_count(
    points: Callable[[int], NDArray[np.float32]],
    found: Evidence,
    counts: list[int],
    chosen_on: NDArray[np.int64],
    seed: int,
) -> tuple[int, Message]:
    """Return how many clusters tell much about words without being more than it takes.

    For every number of clusters we ask how well the subject words of a statement can be
    foretold from the other statements of its cluster, against foretelling them from all
    statements. That rises while clusters gain meaning and falls when they become too small to
    know their words. The fewest clusters that reach 95% of the best score are taken; in a large
    collection, where the score rises on and on, those at the bend of its curve.

    Args:
        points: Gives, for a number of clusters, the points to cluster: shape (n, d).
        found: What speaks for each statement being in each cluster.
        counts: Numbers to compare, ascending; none where there is nothing to choose.
        chosen_on: Places of the statements that are looked at.
        seed: Of the clusterings.

    Returns:
        The number, and why in a sentence.

    Source:
        Leave-one-out likelihood of a language model with a Dirichlet background: Zhai &
        Lafferty (2004), "A study of smoothing methods for language models applied to
        information retrieval", ACM TOIS 22(2).
        Satopää, Albrecht, Irwin & Raghavan (2011), "Finding a 'kneedle' in a haystack", ICDCS
        Workshops: the bend.
    """
    if len(found) < FEWEST:
        return 1, TOO_FEW
    if not counts:
        return 2, TWO
    part = found[chosen_on]
    scores = []
    for count in counts:
        sample = points(count)[chosen_on]
        model = KMeans(min(count, different(sample)), n_init=2, random_state=seed).fit(sample)
        labels = settled(part, model.labels_.astype(np.int32), count, _ROUNDS)
        scores.append(told_by_themes(part, labels, count))
    good = _bend(counts, scores) if len(found) >= LARGE else _good_enough(scores)
    count = counts[good]
    return count, told_many(
        "One theme: with more (up to {most} were tried) little is gained.",
        "{number} themes: with fewer, a statement's words are harder to tell from the rest of its "
        "theme; with more (up to {most} were tried) little is gained.",
        count,
        most=counts[-1],
    )


def by_piles(count: int) -> Message:
    """Return why a small room has this many themes."""
    return told_many(
        "One theme: statements that are alike, put together, leave one pile.",
        "{number} themes: so many piles are left when statements that are alike are put together.",
        count,
    )


def by_size(count: int) -> Message:
    """Return why a room in which wording tells nothing of the number has this many themes."""
    return told_many(
        "One theme: a room of this size has no more; wording alone does not tell how many.",
        "{number} themes: so many suit a room of this size; wording alone does not tell how many.",
        count,
    )


def _good_enough(scores: list[float]) -> int:
    """Return the place of the first score that is nearly as good as the best; 0 if none is any."""
    best = max(scores)
    return next((i for i, each in enumerate(scores) if each >= best * GOOD_ENOUGH > 0), 0)


def _bend(counts: list[int], scores: list[float]) -> int:
    """Return the place where the score, as far as it has risen, is farthest above a straight line.

    Example:
        >>> _bend([2, 10, 20, 30, 40], [0.1, 0.5, 0.58, 0.6, 0.62])
        1
    """
    risen = np.maximum.accumulate(scores)
    if risen[-1] <= risen[0]:
        return 0
    along = (np.array(counts) - counts[0]) / (counts[-1] - counts[0])
    return int(np.argmax((risen - risen[0]) / (risen[-1] - risen[0]) - along))


def different(points: NDArray[np.float32]) -> int:
    """Return how many different points there are; of a large set, among the first 20,000."""
    return len(np.unique(np.round(points[:_DIFFERENT_IN], 4) + np.float32(0), axis=0))
