"""What is said about each theme: its name, keywords, typical statements, how alike they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from vision.themes.curation import Action
from vision.themes.describing import closeness, typical
from vision.themes.models import Found, Theme
from vision.themes.names import theme_keywords, theme_names
from vision.themes.phrases import theme_phrases
from vision.themes.standing import digests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.curation import Curated, Edit
    from vision.themes.grouping import Task
    from vision.themes.models import Themes
    from vision.themes.nearness import Nearness
    from vision.themes.phrases import Phrase, Phrasebook
    from vision.themes.reading import Reading
    from vision.themes.space import Plain

NAMED_AGAIN: Final = 3
"""A theme that has grown so many times since it was named gets a name from its new words."""
READABLE_LIST: Final = 15
"""Themes up to which a list needs no coarse groups."""
_FEW_GROUPS: Final = 9


def found_themes(
    labels: NDArray[np.int32],
    previous: Themes | None,
    phrases: Callable[[Sequence[int]], Mapping[int, Sequence[Phrase]]],
) -> tuple[Found, ...]:
    """Return the themes before curation, old ones with their old name and place.

    Args:
        labels: Shape (m,): theme id of each usable statement.
        previous: The last result.
        phrases: Gives the phrases of some themes, those first that make the best names; asked
            only if one needs a name.
    """
    sizes = {int(theme): int((labels == theme).sum()) for theme in np.unique(labels)}
    kept = {
        old.id: old
        for old in (previous.found if previous else ())
        if sizes.get(old.id, 0) and sizes[old.id] < NAMED_AGAIN * max(1, old.named_at)
    }
    order = [old.id for old in (previous.found if previous else ()) if old.id in sizes]
    order += sorted(set(sizes) - set(order))
    new = [theme for theme in order if theme not in kept]
    names = theme_names(phrases(new), [old.name for old in kept.values()]) if new else {}
    return tuple(kept.get(theme) or Found(theme, names[theme], sizes[theme]) for theme in order)


def portraits(
    reading: Reading,
    nearness: Nearness,
    similarity: NDArray[np.float64],
    after: Curated,
    *,
    found: Sequence[Found],
    edits: Sequence[Edit],
    task: Task,
    phrases: Phrasebook,
    stands: Mapping[int, Theme],
) -> tuple[Theme, ...]:
    """Return the themes after curation, in an order that stays put.

    Args:
        reading: The statements.
        nearness: The usable ones as they are, and phrases beside them.
        similarity: Shape (n,): of all statements to the middle of their theme.
        after: Themes of all statements after curation.
        found: Themes before curation.
        edits: The log.
        task: What was asked of this run.
        phrases: Of the themes after curation.
        stands: Themes that keep their keywords and quotes.
    """
    labels = after.labels[reading.rows]
    ids = np.unique(after.labels[after.labels >= 0]).tolist()
    order = [theme.id for theme in found if theme.id in ids]
    order += [theme for theme in ids if theme not in order]
    names = _names_kept(after, found=found, edits=edits, previous=task.previous, ids=ids)
    new = [theme for theme in ids if theme not in names]
    spoken = phrases.of([theme for theme in ids if theme in new or theme not in stands])
    if new:
        names |= theme_names(nearness.sorted(spoken, labels, new), list(names.values()))
    own_similarity = similarity[reading.rows]
    digest = digests(reading, labels)
    themes = []
    for theme in order:
        own = np.flatnonzero(labels == theme)
        coherence = round(float(own_similarity[own].mean()), 4) if len(own) else 0.0
        if theme in stands:
            old = stands[theme]
            described_at, keywords, quotes = old.described_at, old.keywords, old.quotes
        else:
            places = typical(nearness.bare, own, own_similarity, reading.lines)
            quotes = tuple(reading.keys[reading.rows[place]] for place in places)
            described_at, keywords = len(own), theme_keywords(spoken[theme])
        themes.append(
            Theme(
                id=theme,
                name=names[theme],
                keywords=keywords,
                size=int((after.labels == theme).sum()),
                quotes=quotes,
                coherence=coherence,
                closeness=closeness(coherence, task.lens),
                pinned=theme in after.pinned,
                described_at=described_at,
                digest=digest.get(theme, ""),
            )
        )
    return tuple(themes)


def groups_of(
    reading: Reading,
    bare: Plain,
    labels: NDArray[np.int32],
    themes: tuple[Theme, ...],
    previous: Themes | None,
) -> tuple[tuple[str, ...], tuple[Theme, ...]]:
    """Return names of coarse groups, and the themes with the number of theirs.

    Up to fifteen themes need none. Beyond, themes whose middles lie near each other are joined
    (Ward's method) into about as many groups as a group has themes. While a clustering stands
    and has the same themes, groups stand as well.

    Args:
        reading: The statements.
        bare: The usable ones as they are.
        labels: Shape (m,): theme id of each usable one.
        themes: After curation.
        previous: The last result, if its clustering stands.
    """
    if len(themes) <= READABLE_LIST:
        return (), themes
    stood = {theme.id: theme.group for theme in previous.themes} if previous else {}
    if previous and previous.groups and stood.keys() == {theme.id for theme in themes}:
        names = {theme.name.casefold() for theme in themes}
        if names.isdisjoint(name.casefold() for name in previous.groups):
            return previous.groups, tuple(replace(theme, group=stood[theme.id]) for theme in themes)
    ids = [theme.id for theme in themes if (labels == theme.id).any()]
    middles = np.stack([bare.middle(labels == theme) for theme in ids])
    many = min(_FEW_GROUPS, max(2, round(len(ids) ** 0.5)))
    tree = AgglomerativeClustering(many, metric="euclidean", linkage="ward").fit(middles)
    number = {theme: int(group) + 1 for theme, group in zip(ids, tree.labels_, strict=True)}
    grouped = np.array([number.get(label, -1) for label in labels.tolist()], dtype=np.int32)
    named = theme_names(
        theme_phrases(reading.corpus, grouped, range(1, many + 1)),
        [theme.name for theme in themes],
    )
    return (
        tuple(named[group] for group in range(1, many + 1)),
        tuple(replace(theme, group=number.get(theme.id, 0)) for theme in themes),
    )


def _names_kept(
    after: Curated,
    *,
    found: Sequence[Found],
    edits: Sequence[Edit],
    previous: Themes | None,
    ids: Sequence[int],
) -> dict[int, str]:
    """Return the names of themes that have one: a facilitator's, else the one it had."""
    names = dict(after.names)
    taken = {name.casefold() for name in names.values()}
    before = {theme.id: theme.name for theme in previous.themes} if previous else {}
    split = {
        theme: edit.into
        for edit in edits
        if edit.action is Action.SPLIT and edit not in after.left_out
        for theme in (edit.theme, *edit.into)
    }
    original = {theme.id: theme.name for theme in found}
    for theme in ids:
        name = original.get(theme)
        if theme in split:
            name = before.get(theme) if set(split[theme]) & set(before) else None
        if theme not in names and name and name.casefold() not in taken:
            names[theme] = name
            taken.add(name.casefold())
    return names
