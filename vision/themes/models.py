"""Themes and their themes' statements: what an analysis comes to."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.models import Lens
from vision.translation import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

UNASSIGNED: Final = -1
"""Label of a statement that belongs to no theme."""
_LISTS: Final = ("keywords", "quotes", "offered")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a number of statements speak of.

    Attributes:
        id: From 1; kept for life, so that number, colour and place never jump.
        name: One to four words, no two themes alike.
        keywords: Words and phrases that set it apart, as people wrote them, strongest first.
        size: Statements in it.
        quotes: Keys of typical statements that differ from each other, most typical first.
        coherence: How alike its statements are, 0 (not at all) to 1 (the same).
        closeness: The same in a word: ``tight``, ``mixed`` or ``loose``.
        pinned: True if a facilitator holds it in place.
        group: Number of the coarse group it belongs to, from 1; 0 where themes are few enough
            to do without.
        described_at: Usable statements it had when its keywords and quotes were chosen.
        digest: Of the usable statements it has now, which tells whether one was changed since.
        offered: Names that a facilitator can choose from, the best first.
        other: True if the room said that it has no common thread; shown last, part of no finding.
    """

    id: int
    name: str
    keywords: tuple[str, ...]
    size: int
    quotes: tuple[str, ...]
    coherence: float
    closeness: str
    pinned: bool = False
    group: int = 0
    described_at: int = 0
    digest: str = ""
    offered: tuple[str, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A theme as the statements alone give it, before any curation.

    Attributes:
        id: From 1, kept for life.
        name: From its own words.
        named_at: Statements it had when it was named.
        offered: Names that a facilitator can choose from, the best first.
    """

    id: int
    name: str
    named_at: int
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """The themes of a collection of statements; equal if all but ``seconds`` is.

    Attributes:
        keys: One for each statement, in the order given.
        labels: Shape (n,): id of the statement's theme, or -1.
        similarity: Shape (n,): cosine of the statement to the middle of its theme, 0 to 1; 0
            where unassigned.
        themes: In an order that stays put: new themes come last.
        unassigned: Key -> why the statement belongs to no theme.
        positions: Shape (n, 2): place on the theme map, about -1 to 1; NaN where unassigned.
        lens: How statements were compared.
        language: ``auto`` or the code asked for.
        languages: Code -> statements found to be written in it.
        seed: Of every random draw.
        reason: Why there are this many themes, in a sentence.
        seconds: Step -> seconds it took.
        notices: Sentences a reader should see beside the result.
        groups: Names of coarse groups of themes; empty where themes are few.
        found: The themes before curation.
        found_labels: Shape (n,): label of each statement before curation.
        counted_at: Usable statements when the number of themes was chosen.
        clustered_at: Usable statements when all of them were last clustered.
        count: Number of themes asked for; None if the data chose.
        next_id: First id that no theme has ever had.
    """

    keys: tuple[str, ...]
    labels: NDArray[np.int32]
    similarity: NDArray[np.float64]
    themes: tuple[Theme, ...]
    unassigned: Mapping[str, str]
    positions: NDArray[np.float64]
    lens: Lens
    language: str
    languages: Mapping[str, int]
    seed: int
    reason: Message
    seconds: Mapping[str, float]
    notices: tuple[Message, ...] = ()
    groups: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    found_labels: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    counted_at: int = 0
    clustered_at: int = 0
    count: int | None = None
    next_id: int = 1

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same result; how long it took does not count."""
        if not isinstance(other, Themes):
            return NotImplemented
        mine, theirs = self.to_json(), other.to_json()
        del mine["seconds"], theirs["seconds"]
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

    @property
    def piles(self) -> frozenset[int]:
        """Themes whose statements have no thread, which never lead; none where all are such."""
        found = [each.id for each in self.themes if each.other or each.closeness == "loose"]
        return frozenset(found) if len(found) < len(self.themes) else frozenset()

    def theme(self, theme_id: int) -> Theme:
        """Return the theme with this id.

        Raises:
            KeyError: There is none.
        """
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def grouped(self, order: Sequence[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Return the coarse groups with their themes; none where a list needs no groups.

        Args:
            order: Theme ids in the order in which they are shown; a group stands where the first
                of its themes does. Themes of no group come last, under an empty name.
        """
        if not self.groups:
            return ()
        of = {theme.id: theme.group for theme in self.themes}
        found: dict[int, list[int]] = {}
        for theme in order:
            found.setdefault(of.get(theme, 0), []).append(theme)
        rest = found.pop(0, [])
        told = [(self.groups[group - 1], tuple(ids)) for group, ids in found.items()]
        return (*told, *([("", tuple(rest))] if rest else []))

    def to_json(self) -> dict[str, Any]:
        """Return the result as plain lists, numbers and strings; nothing is lost."""
        return {
            "keys": list(self.keys),
            "labels": self.labels.tolist(),
            "similarity": self.similarity.tolist(),
            "themes": [
                asdict(theme) | {name: list(getattr(theme, name)) for name in _LISTS}
                for theme in self.themes
            ],
            "unassigned": dict(self.unassigned),
            "positions": [None if math.isnan(x) else [x, y] for x, y in self.positions.tolist()],
            "lens": self.lens.value,
            "language": self.language,
            "languages": dict(self.languages),
            "seed": self.seed,
            "reason": self.reason.to_json(),
            "seconds": dict(self.seconds),
            "notices": [each.to_json() for each in self.notices],
            "groups": list(self.groups),
            "found": [asdict(each) | {"offered": list(each.offered)} for each in self.found],
            "found_labels": self.found_labels.tolist(),
            "counted_at": self.counted_at,
            "clustered_at": self.clustered_at,
            "count": self.count,
            "next_id": self.next_id,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Themes:
        """Return the result that ``to_json`` was called on."""
        nowhere = [float("nan")] * 2
        positions = [nowhere if place is None else place for place in data["positions"]]
        return cls(
            keys=tuple(data["keys"]),
            labels=np.array(data["labels"], dtype=np.int32),
            similarity=np.array(data["similarity"], dtype=np.float64),
            themes=tuple(
                Theme(**theme | {name: tuple(theme.get(name, ())) for name in _LISTS})
                for theme in data["themes"]
            ),
            unassigned=dict(data["unassigned"]),
            positions=np.array(positions, dtype=np.float64).reshape(-1, 2),
            lens=Lens(data["lens"]),
            language=data["language"],
            languages=dict(data["languages"]),
            seed=data["seed"],
            reason=Message.from_json(data["reason"]),
            seconds=dict(data["seconds"]),
            notices=tuple(Message.from_json(each) for each in data["notices"]),
            groups=tuple(data["groups"]),
            found=tuple(
                Found(**found | {"offered": tuple(found.get("offered", ()))})
                for found in data["found"]
            ),
            found_labels=np.array(data["found_labels"], dtype=np.int32),
            counted_at=data["counted_at"],
            clustered_at=data["clustered_at"],
            count=data["count"],
            next_id=data["next_id"],
        )
