"""Where each sentence of a vision comes from: words that people had said, or leaders alone.

A *step* is a version that was shared with everyone. It is *grounded* if enough people had spoken
since the grounded step before it (for the first: had written at all), or if it takes up a wording
that somebody suggested. Only in a grounded step can a sentence come to carry people's words; in any
other it keeps what the sentence had that it was made of, and loses it where it was replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vision.drafts.amendments import place, places
from vision.privacy.totals_in_steps import others

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence of a version, and the themes that it carries by itself.

    Attributes:
        text: Of the sentence.
        themes: Theme id to the levels that speak of it.
    """

    text: str
    themes: Mapping[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the vision text.

    Attributes:
        number: From 1.
        text: Whole.
        shared: Whether everyone may read it.
        wrote: People who had written when it was saved, of whatever level.
        acts: How often people below the top level had given something by then, at least.
        sentences: With what they carry.
        voice: Level to the share of its voice that the text carries; None where withheld.
    """

    number: int
    text: str
    shared: bool
    wrote: int
    acts: int
    sentences: tuple[Carried, ...]
    voice: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A wording that somebody suggested to a version.

    Attributes:
        number: Of the version.
        text: As suggested.
    """

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a step.

    Attributes:
        text: Of the sentence.
        origin: Place, in the step before, of the sentence that it was; None for a new one.
        themes: That it carries, whoever they come from.
        credited: Of them, or of those it was made of, what came in after people had said it.
        suggested: Whether it stands as somebody suggested it, or was made of one that did.
    """

    text: str
    origin: int | None
    themes: frozenset[int]
    credited: frozenset[int]
    suggested: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A version that was shared, and where its sentences come from.

    Attributes:
        number: Of the version.
        grounded: Whether people had spoken before it.
        sentences: In their order.
        size: Sentences that parts of it are told of: leaving some out makes no part larger.
        voice: As the version's.
        speakers: Theme id to the levels that speak of it.
    """

    number: int
    grounded: bool
    sentences: tuple[Sentence, ...]
    size: int
    voice: Mapping[str, float | None]
    speakers: Mapping[int, frozenset[str]]

    def levels_of(self, sentence: Sentence) -> frozenset[str]:
        """Return the levels whose words a sentence carries."""
        return frozenset().union(
            *(self.speakers.get(theme, frozenset()) for theme in sentence.credited)
        )


def lineage(
    versions: Sequence[Version],
    suggestions: Sequence[Suggested],
    *,
    smallest_group: int,
    top: int | None = 0,
) -> tuple[Step, ...]:
    """Return the versions that were shared, with where their sentences come from.

    Args:
        versions: The first one first.
        suggestions: Wordings that people suggested.
        smallest_group: How many people, or things that people gave, ground a step.
        top: How many people the top level may have; None where nobody has said.
    """
    speakers = {
        theme: levels
        for version in versions
        for each in version.sentences
        for theme, levels in each.themes.items()
    }
    texts = {version.number: version.text for version in versions}
    heard = {version.number: others(version.wrote, top, smallest_group) for version in versions}
    own = [version for version in versions if heard[version.number] < smallest_group]
    steps: list[Step] = []
    acts = 0
    for version in (each for each in versions if each.shared):
        new = [
            each.text
            for each in suggestions
            if each.number < version.number and place(texts[each.number], each.text) is None
        ]
        holds = _holding(version, new)
        before = steps[-1] if steps else None
        enough = heard[version.number] if before is None else version.acts - acts
        held_before = {each.text for each in before.sentences if each.suggested} if before else {}
        fresh = any(version.sentences[at].text not in held_before for at in holds)
        grounded = enough >= smallest_group or (before is not None and fresh)
        if grounded or before is None:
            acts = version.acts
        if before is None:
            earlier = own[-1] if own and own[-1].number < version.number else None
            steps.append(_first(version, earlier, speakers, grounded=grounded))
        else:
            steps.append(_next(version, before, holds, speakers, grounded=grounded))
    return tuple(steps)


def _holding(version: Version, suggested: Sequence[str]) -> frozenset[int]:
    """Return the places of the sentences that stand as somebody suggested them."""
    found = (place(version.text, text) for text in suggested)
    return frozenset(at for at in found if at is not None and at < len(version.sentences))


def _first(
    version: Version,
    own: Version | None,
    speakers: Mapping[int, frozenset[str]],
    *,
    grounded: bool,
) -> Step:
    """Return the first version that was shared; what leaders wrote before people is their own."""
    origins = _origins([each.text for each in own.sentences] if own else [], version)
    sentences = []
    for each, origin in zip(version.sentences, origins, strict=True):
        themes = frozenset(each.themes)
        before = frozenset(own.sentences[origin].themes) if own and origin is not None else NOTHING
        credited = themes - before if grounded else NOTHING
        sentences.append(Sentence(each.text, None, themes, credited, suggested=False))
    return Step(version.number, grounded, tuple(sentences), len(sentences), version.voice, speakers)


def _next(
    version: Version,
    before: Step,
    holds: frozenset[int],
    speakers: Mapping[int, frozenset[str]],
    *,
    grounded: bool,
) -> Step:
    origins = _origins([each.text for each in before.sentences], version)
    if not grounded:
        origins = _by_meaning(origins, before, version)
    sentences = []
    for at, (each, origin) in enumerate(zip(version.sentences, origins, strict=True)):
        themes = frozenset(each.themes)
        was = before.sentences[origin] if origin is not None else None
        credited = was.credited if was else NOTHING
        if grounded and (was is None or was.text != each.text):
            added = themes - (was.themes if was else NOTHING)
            credited = added | (credited & themes)
        suggested = (was.suggested if was else False) or (grounded and at in holds)
        sentences.append(Sentence(each.text, origin, themes, credited, suggested))
    size = len(sentences) if grounded else max(before.size, len(sentences))
    return Step(version.number, grounded, tuple(sentences), size, version.voice, speakers)


def _origins(before: Sequence[str], version: Version) -> list[int | None]:
    """Return for each sentence the place of the one before that it was, also where reworded."""
    found: list[int | None] = [None] * len(version.sentences)
    for origin, at in enumerate(places(before, [each.text for each in version.sentences])):
        if at is not None:
            found[at] = origin
    return found


def _by_meaning(origins: list[int | None], before: Step, version: Version) -> list[int | None]:
    """Return the same, with sentences that say the same in altogether other words."""
    left = [at for at in range(len(before.sentences)) if at not in set(origins)]
    found = list(origins)
    for at, origin in enumerate(origins):
        if origin is None:
            themes = frozenset(version.sentences[at].themes)
            match = next((o for o in left if before.sentences[o].credited & themes), None)
            if match is not None:
                found[at] = match
                left.remove(match)
    return found
