"""The one door to new names and keywords: ``naming`` suggests, ``offered_names`` chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vision.themes.naming import Suggestions
from vision.themes.offered_names import offered_names, theme_keywords, theme_names
from vision.themes.phrases import theme_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.points import Points


@dataclass(frozen=True, slots=True)
class Partition:
    """Statements in themes, some of which need names or keywords.

    Attributes:
        labels: Shape (m,): theme of each usable statement, or -1.
        unnamed: Themes that need a name.
        undescribed: Themes that need keywords.
        taken: Names that others have already.
    """

    labels: NDArray[np.int32]
    unnamed: Sequence[int] = ()
    undescribed: Sequence[int] = ()
    taken: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NamesAndKeywords:
    """What was found for one partition.

    Attributes:
        names: Theme -> name, for those that needed one.
        offered: Theme -> names that a facilitator can choose from, for the same themes.
        keywords: Theme -> keywords, strongest first, for those that needed some.
    """

    names: Mapping[int, str]
    offered: Mapping[int, tuple[str, ...]]
    keywords: Mapping[int, tuple[str, ...]]


def names_and_keywords(
    points: Points,
    partitions: Sequence[Partition],
    asked: Sequence[str] = (),
) -> list[NamesAndKeywords]:
    """Return names and keywords for each partition; no name is given twice.

    Args:
        points: The usable statements.
        partitions: In the order in which they are named; none takes a name of an earlier one.
        asked: Title and question: what everybody answers names no theme.
    """
    reading = points.reading
    corpus = reading.shown
    language = next(iter(reading.languages), "en")
    given: list[str] = []
    found = []
    for each in partitions:
        ids = np.unique(each.labels[each.labels >= 0]).tolist()
        phrases = theme_phrases(corpus, each.labels, ids, each.undescribed)
        suggestions = Suggestions(
            corpus,
            each.labels,
            points.plain,
            points.middle,
            points.encoder,
            people=reading.writer.tolist(),
            quotable=reading.quotable,
            asked=asked,
        ).of(each.unnamed)
        names = theme_names(suggestions, [*each.taken, *given], language)
        offered = {theme: offered_names(names[theme], suggestions[theme]) for theme in names}
        keywords = {theme: theme_keywords(phrases.get(theme, ())) for theme in each.undescribed}
        given += names.values()
        found.append(NamesAndKeywords(names, offered, keywords))
    return found
