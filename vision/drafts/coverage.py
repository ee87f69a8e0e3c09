"""Whose voice a draft carries, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.alignment.roster import roster
from vision.drafts.clauses import Clause, clauses
from vision.drafts.matching import CARRIES, JUST_NOT
from vision.drafts.speakers import Asked, Speakers

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vision.drafts.likeness import FloatArray
    from vision.drafts.matching import Match, Matcher
    from vision.privacy import Published

TOUCHES: Final = 0.1
"""Strength from which on a theme is named beside a sentence."""


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
        themes: Strongest first; those it carries or perhaps means, and those it only touches
            (strength >= .1).
        people: By level, who speak of any theme that it carries; None where withheld or fewer
            than the smallest group, 0 where nobody does.
        asked_by: Who speaks of what it carries. ``no one``: it carries no theme. ``only the top``:
            the top does, and fewer than 5 of 100 below it. ``mostly the top``: three times as many
            of 100 at the top as below; both only where that more of the top speak of each theme it
            carries is beyond chance. ``below the top too``: more than a third as many of 100 below
            as at the top. ``some``: levels have no order or may not be told apart, or what differs
            is not beyond chance. ``no one in such words``: it carries no theme, and only wording
            was compared, so somebody may have said it in other words. ``perhaps some``: it carries
            no theme for certain, and perhaps one.
        perhaps: Ids of themes that it may mean, likeliest first; none is carried. People decide.
        nearest: Ids of the nearest themes, nearest first, however far.
        opposite: Ids of themes that it carries, and may say the opposite of.
    """

    text: str
    paragraph: int
    themes: tuple[CarriedTheme, ...]
    people: dict[str, int | None]
    asked_by: Asked
    perhaps: tuple[int, ...] = ()
    nearest: tuple[int, ...] = ()
    opposite: tuple[int, ...] = ()

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
        voice_unsure: As ``voice``, with the themes that sentences perhaps mean, or may say the
            opposite of.
        everyone_unsure: As ``everyone``, likewise.
    """

    levels: tuple[str, ...]
    clauses: tuple[ClauseCoverage, ...]
    orphans: tuple[Orphan, ...]
    voice: dict[str, float | None]
    everyone: float | None
    carried: dict[int, int]
    voice_unsure: dict[str, float | None] = field(default_factory=dict)
    everyone_unsure: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        data = asdict(self)
        data["carried"] = {str(theme): clause for theme, clause in self.carried.items()}
        for row, clause in zip(data["clauses"], self.clauses, strict=True):
            row["carries"] = tuple(theme.id for theme in clause.carried)
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
                *(tuple(row.get(name, ())) for name in ("perhaps", "nearest", "opposite")),
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
            data.get("voice_unsure", {}),
            data.get("everyone_unsure"),
        )


def coverage(
    draft: str | Sequence[Clause],
    matcher: Matcher,
    published: Published,
    *,
    meant: Mapping[tuple[str, int], bool] | None = None,
    of_the_top: Collection[int] = (),
) -> Coverage:
    """Return whose voice a draft carries.

    Args:
        draft: Text, or its sentences.
        matcher: Knows the themes and their statements; make it once for many drafts.
        published: What may be counted, from ``vision.privacy.publish``.
        meant: What people said of a sentence's text and the id of a theme that it perhaps means.
        of_the_top: Ids of themes of which more speak at the top than below it, beyond chance
            (``vision.alignment.findings``); of no other is it said that the top speaks of it.

    Raises:
        InvalidTextError: The draft is too long.
    """
    sentences = clauses(draft) if isinstance(draft, str) else tuple(draft)
    themes = matcher.themes.themes
    place = {theme.id: at for at, theme in enumerate(themes)}
    decided: dict[str, dict[int, bool]] = defaultdict(dict)
    for (text, theme), yes in (meant or {}).items():
        if theme in place:
            decided[text][place[theme]] = yes
    matches = [
        match.decided(decided[sentence.text]) if sentence.text in decided else match
        for sentence, match in zip(
            sentences, matcher.matches([sentence.text for sentence in sentences]), strict=True
        )
    ]
    table = roster(published, [theme.id for theme in themes])
    speakers = Speakers(table, [theme.id for theme in themes], published, of_the_top)
    sure = np.array([_sure(match) for match in matches]).reshape(len(matches), len(themes))
    best = sure.max(axis=0, initial=0.0)
    unsure = best >= CARRIES
    for match in matches:
        unsure[[*match.perhaps, *match.opposite]] = True
    enough = table.people >= published.smallest_group
    orphans = [
        Orphan(theme.id, theme.name, speakers.total(at), round(float(best[at]), 3))
        for at, theme in enumerate(themes)
        if best[at] < CARRIES and not theme.other
    ]
    names = [theme.name for theme in themes]
    return Coverage(
        levels=tuple(band.name for band in table.bands),
        clauses=tuple(
            _clause(sentence, match, names, speakers, by_meaning=matcher.by_meaning)
            for sentence, match in zip(sentences, matches, strict=True)
        ),
        orphans=tuple(sorted(orphans, key=lambda orphan: -(orphan.people or 0))),
        voice=speakers.shares(best >= CARRIES),
        everyone=speakers.share_of_all(best >= CARRIES) if enough else None,
        carried={
            themes[at].id: int(sure[:, at].argmax()) for at in np.flatnonzero(best >= CARRIES)
        },
        voice_unsure=speakers.shares(unsure),
        everyone_unsure=speakers.share_of_all(unsure) if enough else None,
    )


def _sure(match: Match) -> FloatArray:
    """Return the strengths of a match, but for what it may say the opposite of."""
    strengths = match.strengths.copy()
    strengths[list(match.opposite)] = np.minimum(strengths[list(match.opposite)], JUST_NOT)
    return strengths


def _clause(
    sentence: Clause, match: Match, names: Sequence[str], speakers: Speakers, *, by_meaning: bool
) -> ClauseCoverage:
    strengths = match.strengths
    order = [
        int(at)
        for at in np.argsort(-strengths, kind="stable")
        if strengths[at] >= TOUCHES or int(at) in match.perhaps
    ]
    carried = [at for at in order if strengths[at] >= CARRIES]
    asked = speakers.asked_by(carried)
    if asked == "no one" and match.perhaps:
        asked = "perhaps some"
    elif asked == "no one" and not by_meaning:
        asked = "no one in such words"
    return ClauseCoverage(
        sentence.text,
        sentence.paragraph,
        tuple(
            CarriedTheme(
                speakers.ids[at], names[at], round(float(strengths[at]), 3), speakers.people([at])
            )
            for at in order
        ),
        speakers.people(carried),
        asked,
        perhaps=tuple(speakers.ids[at] for at in match.perhaps),
        nearest=tuple(speakers.ids[at] for at in match.nearest),
        opposite=tuple(speakers.ids[at] for at in match.opposite),
    )
