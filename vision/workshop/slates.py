"""The slates of a question, for the next snapshot: made from what may be counted in public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.consensus import Consensus, OpinionGroups, Votes, support
from vision.consensus.importance import Importance, matters_asked
from vision.consensus.slate import Group, slates
from vision.text.sampling import sample

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.privacy import Band, Released

MOST_PEOPLE: Final = 2000
"""People that a slate is worked out from; of more, every n-th by id, which is random."""


def told_slates(
    agreement: Mapping[str, Any],
    released: Released,
    bands: Sequence[Band],
) -> dict[str, Any]:
    """Return the slates of each size, as plain JSON; none where nothing may be counted.

    Args:
        agreement: What answers come to, as ``vision.workshop.agreement`` returned it; also says
            how many people a part of the room needs, own phones that nobody expected added.
        released: What is counted in public.
        bands: Levels as answers are shown by.
    """
    least = agreement["groups"]["least"]
    found = Consensus.from_json(agreement["consensus"])
    asked = [each for each in found.statements if each.everyone]
    keys = [each.statement for each in asked]
    votes = Votes.from_answers(_given(released, keys), statements=keys)
    if not keys or not votes.people:
        return {}
    people = [votes.people[place] for place in sample(votes.people, MOST_PEOPLE)]
    votes = Votes.from_answers(_given(released, keys), people=people, statements=keys)
    opinions = OpinionGroups.from_json(agreement["opinions"])
    pairs = zip(opinions.people, opinions.members, strict=True) if opinions.beyond_chance else ()
    group_of: dict[str, str | None] = dict(pairs)
    members = [group_of.get(person) for person in votes.people]
    levels = [
        Group(
            name,
            opinion=False,
            agree={
                each.statement: cell.agreement
                for each in asked
                if (cell := each.levels[at]) and cell.agreement is not None
            },
        )
        for at, name in enumerate(found.levels)
        if len(found.levels) > 1
    ]
    groups = [*levels, *_opinion_groups(votes, members, least)]
    ticks = Votes.from_answers(
        _given(released, [matters_asked(key) for key in keys]),
        people=votes.people,
        statements=[matters_asked(key) for key in keys],
    )
    heavy = (votes.values == 1) & (ticks.values == 1)
    importance = Importance.from_json(agreement["importance"]).of
    parts = (_labels(released, keys, bands, votes.people), members)
    made = slates(votes, heavy, groups, parts, smallest_group=least, rather=importance)
    return {str(size): slate.to_json() for size, slate in made.items()}


def _given(released: Released, asked: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return person, thing and answer of what is counted."""
    return [
        (person, thing, int(answer))
        for thing in asked
        for batch in released.answers.get(thing, {}).values()
        for person, answer in batch.items()
    ]


def _labels(
    released: Released, asked: Sequence[str], bands: Sequence[Band], people: Sequence[str]
) -> list[str | None]:
    """Return the band that each person is counted in."""
    band_of = {member: band.name for band in bands for member in band.members}
    found = {
        person: band_of.get(label)
        for thing in asked
        for label, batch in released.answers.get(thing, {}).items()
        for person in batch
    }
    return [found.get(person) for person in people]


def _opinion_groups(votes: Votes, members: Sequence[str | None], least: int) -> list[Group]:
    """Return the opinion groups with what most of them want, where enough of each answered."""
    names = sorted({name for name in members if name})
    counts = support(votes, members, order=names)
    enough = (counts.answered >= least) & np.isfinite(counts.agreement)
    return [
        Group(
            name,
            opinion=True,
            agree={
                key: float(counts.agreement[at, column])
                for column, key in enumerate(votes.statements)
                if enough[at, column]
            },
        )
        for at, name in enumerate(names)
    ]
