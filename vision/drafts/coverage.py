"""Whose voice a draft carries, sentence by sentence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from vision.alignment.roster import Roster, roster
from vision.drafts.clauses import Clause, clauses
from vision.drafts.matching import CARRIES
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.drafts.likeness import FloatArray
    from vision.drafts.matching import Matcher
    from vision.privacy import Published

TOUCHES: Final = 0.1
"""Strength from which on a theme is named beside a sentence."""

MOSTLY: Final = 3.0
"""How many times higher reach at the top must be than below it to be called "mostly the top"."""

FEW: Final = 0.05
"""Reach below the top under which no more than chance mentions are left there."""

Asked = Literal["no one", "only the top", "mostly the top", "below the top too", "some"]


@dataclass(frozen=True, slots=True)
class CarriedTheme:
    """A theme that a sentence touches.

    Attributes:
        id: Theme id.
        name: Its name.
        strength: 0..1; from ``CARRIES`` on the sentence carries it.
        people: Who speak of it, by level, as numbers of people to the nearest 5 of 100 where a
            level has fewer than 100; None where withheld or fewer than the smallest group.
    """

    id: int
    name: str
    strength: float
    people: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """What one sentence carries.

    Attributes:
        text: The sentence.
        paragraph: From 0.
        themes: Strongest first; those it carries, and those it only touches (strength >= .1).
        people: By level, who speak of any theme that it carries; None where withheld or fewer
            than the smallest group, 0 where nobody does.
        asked_by: Who speaks of what it carries. ``no one``: it carries no theme. ``only the top``:
            the top does, and fewer than 5 of 100 below it. ``mostly the top``: three times as many
            of 100 at the top as below. ``below the top too``: otherwise. ``some``: levels have no
            order or may not be told apart.
    """

    text: str
    paragraph: int
    themes: tuple[CarriedTheme, ...]
    people: dict[str, int | None]
    asked_by: Asked

    @property
    def carried(self) -> tuple[CarriedTheme, ...]:
        """The themes it carries."""
        return tuple(theme for theme in self.themes if theme.strength >= CARRIES)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A theme that no sentence carries.

    Attributes:
        id: Theme id.
        name: Its name.
        people: Who speak of it; None where withheld.
        strength: The most that any sentence has of it, below ``CARRIES``.
    """

    id: int
    name: str
    people: int | None
    strength: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whose voice a draft carries; it may be shown.

    Attributes:
        levels: Names of levels or bands, from the top down.
        clauses: In the order of the draft.
        orphans: Themes that no sentence carries, by reach.
        voice: By level, share of its voice that the draft carries, 0..1, rounded to 5 points
            below 100 people: everyone has a voice of 1, split over the own statements.
        everyone: The same over all people; None if there are too few.
        carried: Theme id to index of the sentence that carries it best.
    """

    levels: tuple[str, ...]
    clauses: tuple[ClauseCoverage, ...]
    orphans: tuple[Orphan, ...]
    voice: dict[str, float | None]
    everyone: float | None
    carried: dict[int, int]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        data = asdict(self)
        data["carried"] = {str(theme): clause for theme, clause in self.carried.items()}
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Coverage:
        """Return what ``to_json`` wrote."""
        found = tuple(
            ClauseCoverage(
                row["text"],
                row["paragraph"],
                tuple(CarriedTheme(**theme) for theme in row["themes"]),
                row["people"],
                row["asked_by"],
            )
            for row in data["clauses"]
        )
        return cls(
            tuple(data["levels"]),
            found,
            tuple(Orphan(**orphan) for orphan in data["orphans"]),
            data["voice"],
            data["everyone"],
            {int(theme): clause for theme, clause in data["carried"].items()},
        )


def coverage(draft: str | Sequence[Clause], matcher: Matcher, published: Published) -> Coverage:
    """Return whose voice a draft carries.

    Args:
        draft: Text, or its sentences.
        matcher: Knows the themes and their statements; make it once for many drafts.
        published: What may be counted, from ``vision.privacy.publish``.

    Raises:
        InvalidTextError: The draft is too long.
    """
    sentences = clauses(draft) if isinstance(draft, str) else tuple(draft)
    themes = matcher.themes.themes
    strengths = matcher.strengths([sentence.text for sentence in sentences])
    table = roster(published, [theme.id for theme in themes])
    voices = _Voices(table, [theme.id for theme in themes], published)
    best = strengths.max(axis=0, initial=0.0)
    enough = table.people >= published.smallest_group
    orphans = [
        Orphan(theme.id, theme.name, voices.total(at), round(float(best[at]), 3))
        for at, theme in enumerate(themes)
        if best[at] < CARRIES
    ]
    names = [theme.name for theme in themes]
    return Coverage(
        levels=tuple(band.name for band in table.bands),
        clauses=tuple(
            _clause(sentence, strengths[row], names, voices)
            for row, sentence in enumerate(sentences)
        ),
        orphans=tuple(sorted(orphans, key=lambda orphan: -(orphan.people or 0))),
        voice=voices.shares(best >= CARRIES),
        everyone=voices.share_of_all(best >= CARRIES) if enough else None,
        carried={
            themes[at].id: int(strengths[:, at].argmax()) for at in np.flatnonzero(best >= CARRIES)
        },
    )


def _clause(
    sentence: Clause, strengths: FloatArray, names: Sequence[str], voices: _Voices
) -> ClauseCoverage:
    order = [at for at in np.argsort(-strengths, kind="stable") if strengths[at] >= TOUCHES]
    carried = [int(at) for at in order if strengths[at] >= CARRIES]
    return ClauseCoverage(
        sentence.text,
        sentence.paragraph,
        tuple(
            CarriedTheme(
                voices.ids[at], names[at], round(float(strengths[at]), 3), voices.people([int(at)])
            )
            for at in order
        ),
        voices.people(carried),
        voices.asked_by(carried),
    )


class _Voices:
    """Who speaks of what, by place of a theme in the display order."""

    def __init__(self, table: Roster, ids: Sequence[int], published: Published) -> None:
        self.ids = ids
        self._table, self._ordered = table, published.ordered
        self._least = published.smallest_group
        column = {theme: at for at, theme in enumerate(table.themes)}
        self._column = [column.get(theme) for theme in ids]

    def total(self, at: int) -> int | None:
        """Return how many people speak of a theme."""
        column = self._column[at]
        return None if column is None else int(self._table.speaks[:, column].sum())

    def people(self, at: Sequence[int]) -> dict[str, int | None]:
        """Return how many people of each level speak of any of these themes; None if too few."""
        columns = self._columns(at)
        found: dict[str, int | None] = {}
        for band, size, speaking in self._by_level(columns):
            hidden = not columns or size == 0 or 0 < speaking < self._least
            found[band] = None if hidden else _near(speaking, size)
        if not at:
            return dict.fromkeys(found, 0)
        return found

    def asked_by(self, at: Sequence[int]) -> Asked:
        """Return who speaks of any of these themes."""
        columns = self._columns(at)
        if not at:
            return "no one"
        levels = self._by_level(columns)
        if not columns or not self._ordered or len(levels) < 2:  # noqa: PLR2004 - top and below
            return "some"
        (_, size, speaking), *lower = levels
        top = _near(speaking, size) / max(size, 1)
        below = sum(_near(s, n) for _, n, s in lower) / max(sum(n for _, n, _ in lower), 1)
        if top > 0 and below < FEW:
            return "only the top"
        return "mostly the top" if top > MOSTLY * below else "below the top too"

    def shares(self, carried: np.ndarray[Any, Any]) -> dict[str, float | None]:
        """Return by level the share of its voice in these themes."""
        found: dict[str, float | None] = {}
        for index, band in enumerate(self._table.bands):
            members = self._table.band == index
            found[band.name] = self._share(members, carried)
        return found

    def share_of_all(self, carried: np.ndarray[Any, Any]) -> float | None:
        """Return the share of everyone's voice in these themes."""
        return self._share(np.ones(self._table.people, dtype=bool), carried)

    def _share(self, members: np.ndarray[Any, Any], carried: np.ndarray[Any, Any]) -> float | None:
        columns = self._columns(np.flatnonzero(carried).tolist())
        weights = self._table.weights[members]
        total = weights.sum()
        if not total:
            return None
        return round_share(float(weights[:, columns].sum() / total), int(members.sum()))

    def _columns(self, at: Sequence[int]) -> list[int]:
        found = (self._column[each] for each in at)
        return [column for column in found if column is not None]

    def _by_level(self, columns: Sequence[int]) -> list[tuple[str, int, int]]:
        """Return each level's name, size, and how many of it speak of any of these themes."""
        speaking = np.asarray(self._table.speaks[:, list(columns)].any(axis=1))
        found = []
        for index, band in enumerate(self._table.bands):
            members = self._table.band == index
            found.append((band.name, int(members.sum()), int((speaking & members).sum())))
        return found


def _near(speaking: int, size: int) -> int:
    """Return a number of people, to the nearest 5 of 100 where they are few."""
    return round(round_share(speaking / size, size) * size) if size else 0
