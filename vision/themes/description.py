"""What is said about each theme: its name, keywords, typical statements, how alike they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.models import Lens
from vision.text import Vocabulary
from vision.text.near_duplicates import fold
from vision.text.tokens import selected
from vision.themes.kept_names import titles
from vision.themes.models import UNASSIGNED, Found, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes.curation import Curated
    from vision.themes.grouping import Grouping, Task
    from vision.themes.models import Themes
    from vision.themes.points import Plain, Points
    from vision.themes.reading import Reading
    from vision.themes.theme_ids import Past

DESCRIBED_AGAIN: Final = 0.1
"""Growth since a theme was described up to which its keywords and quotes stand."""
BOUNDS: Final = {Lens.MEANING: (0.25, 0.06), Lens.WORDS: (0.2, 0.025)}
"""Mean cosine of two statements from which on a theme is tight, and below which it is loose."""
QUOTES: Final = 12
"""Typical statements kept for each theme, so that some may be withheld."""
TOO_ALIKE: Final = 0.85
"""Cosine from which on two quotes say the same."""
_READ: Final = 80
_GLANCE: Final = (20, 200)
_SHORTER_OR_LONGER: Final = 0.85


@dataclass(frozen=True, slots=True)
class Description:
    """What is said about the themes of one run.

    Attributes:
        themes: After curation, in an order that stays put.
        groups: Names of coarse groups.
        found: The themes before curation.
        similarity: Shape (n,): cosine of every statement to the middle of its theme, 0 to 1.
    """

    themes: tuple[Theme, ...]
    groups: tuple[str, ...]
    found: tuple[Found, ...]
    similarity: NDArray[np.float64]


def described(
    points: Points, grouping: Grouping, after: Curated, past: Past, task: Task
) -> Description:
    """Return what is said about the themes.

    Old themes keep their name and place. While the last clustering stands, a theme also keeps
    its keywords and quotes if all statements that it had are still in it, word for word, and it
    has not grown by more than a tenth since it was described: so no word and no quote outlives
    its statement.

    Args:
        points: The usable statements.
        grouping: Their themes before curation.
        after: The themes of all statements after curation.
        past: What the last result says of the statements.
        task: What was asked of this run.
    """
    reading, plain = points.reading, points.plain
    labels = after.labels[reading.rows]
    base = task.previous if grouping.points is None else None
    digest = _digests(reading, labels)
    members = {theme: np.flatnonzero(labels == theme) for theme in np.unique(labels[labels >= 0])}
    stands = {
        theme: old
        for theme, old in _standing(reading, labels, past.labels[reading.rows], base).items()
        if _may_stand(old, reading, members[theme])
    }
    middles = {theme: plain.middle(own) for theme, own in members.items()}
    similarity = np.zeros(len(labels))
    for theme, own in members.items():
        similarity[own] = np.round(plain.cosines(own, middles[theme]), 4)
    called = titles(points, grouping.labels, after, middles, task, stands=stands, base=base)
    themes = []
    for theme in called.names:
        own = members.get(theme, np.zeros(0, dtype=np.int64))
        coherence = round(float(similarity[own].mean()), 4) if len(own) else 0.0
        if theme in stands:
            old = stands[theme]
            described_at, keywords, quotes = old.described_at, old.keywords, old.quotes
        else:
            quotable = own[reading.quotable[own]]
            places = typical(plain, quotable, similarity, reading.lines, reading.writer)
            quotes = tuple(reading.keys[reading.rows[place]] for place in places)
            described_at, keywords = len(own), called.keywords[theme]
        themes.append(
            Theme(
                id=theme,
                name=called.names[theme],
                keywords=keywords,
                size=int((after.labels == theme).sum()),
                quotes=quotes,
                coherence=coherence,
                closeness=closeness(
                    coherence, len(own), Lens.WORDS if points.meaning is None else task.lens
                ),
                pinned=theme in after.pinned,
                group=called.group_of.get(theme, 0),
                described_at=described_at,
                digest=digest.get(theme, ""),
                offered=called.offered.get(theme, ()),
                other=theme in after.other,
            )
        )
    of_all = np.zeros(len(after.labels))
    of_all[reading.rows] = similarity
    return Description(tuple(themes), called.groups, called.found, of_all)


def closeness(coherence: float, size: int, lens: Lens) -> str:
    """Return ``tight``, ``mixed`` or ``loose``, by how alike two statements of a theme are.

    Coherence takes each statement with itself into account, so that small themes look tighter;
    the mean cosine of two different ones, (n c^2 - 1) / (n - 1), does not. The bounds are read
    from what people say that statements are about (docs/methods/themes.md). Of one statement
    there is nothing to say.

    Args:
        coherence: Mean cosine of its statements to their middle, 0 to 1.
        size: How many statements those are.
        lens: What was compared.

    Example:
        >>> closeness(0.6, 40, Lens.MEANING), closeness(0.39, 40, Lens.MEANING)
        ('tight', 'mixed')
        >>> closeness(0.2, 40, Lens.MEANING), closeness(0.2, 40, Lens.WORDS)
        ('loose', 'loose')
    """
    tight, loose = BOUNDS[lens]
    if size == 1:
        return "mixed"
    alike = (size * coherence**2 - 1) / max(1, size - 1)
    if alike >= tight:
        return "tight"
    return "loose" if alike < loose else "mixed"


def _digests(reading: Reading, labels: NDArray[np.int32]) -> dict[int, str]:
    """Return theme -> a digest of its statements, which another wording of one would change."""
    found: dict[int, list[str]] = {}
    for row, line, theme in zip(reading.rows.tolist(), reading.lines, labels.tolist(), strict=True):
        found.setdefault(theme, []).append(f"{reading.keys[row]}\0{line}")
    found.pop(UNASSIGNED, None)
    return {
        theme: blake2b("\0".join(own).encode(), digest_size=16).hexdigest()
        for theme, own in found.items()
    }


def _standing(
    reading: Reading,
    labels: NDArray[np.int32],
    before: NDArray[np.int32],
    previous: Themes | None,
) -> dict[int, Theme]:
    """Return the themes of the last result whose keywords and quotes can be kept.

    Args:
        reading: The statements.
        labels: Shape (m,): theme id of each usable one now, or -1.
        before: Shape (m,): in the last result.
        previous: The last result, if its clustering stands.
    """
    if previous is None:
        return {}
    unchanged = _digests(reading, before)
    left = set(before[labels != before].tolist())
    sizes = Counter(labels.tolist())
    return {
        theme.id: theme
        for theme in previous.themes
        if unchanged.get(theme.id) == theme.digest
        and theme.id not in left
        and sizes[theme.id] <= (1 + DESCRIBED_AGAIN) * theme.described_at
    }


def _may_stand(theme: Theme, reading: Reading, own: NDArray[np.int64]) -> bool:
    """Return whether all that was said about a theme may still be shown."""
    if not reading.guarded:
        return True
    quotable = {reading.keys[reading.rows[place]] for place in own if reading.quotable[place]}
    words = Vocabulary(selected(reading.shown, own))
    return set(theme.quotes) <= quotable and all(map(words.holds, theme.keywords))


def typical(
    plain: Plain,
    own: NDArray[np.int64],
    similarity: NDArray[np.float64],
    lines: Sequence[str],
    writer: NDArray[np.int64],
) -> list[int]:
    """Return places of statements near the middle that differ from each other, nearest first.

    Very short and very long statements come after those that can be read at a glance. Nobody is
    quoted twice.

    Args:
        plain: All statements as they are.
        own: Places of the theme's statements that may be quoted.
        similarity: Shape (n,): of all statements to the middle of their theme.
        lines: All statements, cleaned.
        writer: Shape (n,): a number for whoever wrote each.
    """
    shortest, longest = _GLANCE
    glance = np.array(
        [1.0 if shortest <= len(lines[i]) <= longest else _SHORTER_OR_LONGER for i in own]
    )
    order = own[np.argsort(-similarity[own] * glance, kind="stable")][:_READ]
    between = plain.between(order, order)
    chosen: list[int] = []
    texts: set[str] = set()
    quoted: set[int] = set()
    for rank, place in enumerate(order.tolist()):
        text, who = fold(lines[place]), int(writer[place])
        if (
            text not in texts
            and who not in quoted
            and (not chosen or between[rank, chosen].max() <= TOO_ALIKE)
        ):
            chosen.append(rank)
            texts.add(text)
            quoted.add(who)
        if len(chosen) == QUOTES:
            break
    return [int(place) for place in order[chosen]]
