"""What themes are called: the one door to names and keywords."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vision.themes.names import theme_keywords, theme_names
from vision.themes.nearness import Nearness
from vision.themes.phrases import theme_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.phrases import Phrase
    from vision.themes.points import Points


@dataclass(frozen=True, slots=True)
class Partition:
    """Statements in themes, some of which need names or keywords.

    Attributes:
        labels: Shape (m,): theme of each usable statement, or -1.
        unnamed: Themes that need a name.
        undescribed: Themes that need keywords.
        taken: Names that others have already.
        coarse: True for groups of themes, which are named by their words alone.
    """

    labels: NDArray[np.int32]
    unnamed: Sequence[int] = ()
    undescribed: Sequence[int] = ()
    taken: Sequence[str] = ()
    coarse: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """What was found for one partition.

    Attributes:
        names: Theme -> name, for those that needed one.
        keywords: Theme -> keywords, strongest first, for those that needed some.
    """

    names: Mapping[int, str]
    keywords: Mapping[int, tuple[str, ...]]


def theme_labels(points: Points, partitions: Sequence[Partition]) -> list[Labels]:
    """Return names and keywords for each partition; no name is given twice.

    Args:
        points: The usable statements.
        partitions: In the order in which they are named; none takes a name of an earlier one.
    """
    nearness = Nearness(points.plain, points.middle, points.encoder)
    given: list[str] = []
    found = []
    for each in partitions:
        ids = np.unique(each.labels[each.labels >= 0]).tolist()
        wanted = {*each.unnamed, *each.undescribed}
        phrases = theme_phrases(points.reading.shown, each.labels, ids, wanted)
        named: dict[int, Sequence[Phrase]] = {
            theme: phrases.get(theme, ()) for theme in each.unnamed
        }
        if each.unnamed and not each.coarse:
            named = nearness.sorted(named, each.labels, each.unnamed)
        names = theme_names(named, [*each.taken, *given])
        keywords = {theme: theme_keywords(phrases.get(theme, ())) for theme in each.undescribed}
        given += names.values()
        found.append(Labels(names, keywords))
    return found
