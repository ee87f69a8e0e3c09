"""The promise: no one learns where an author belongs unless enough people could have written it.

The attacker sees every text and theme, at every snapshot, and every published number, unrounded.
What cannot be told apart cannot be learned: for a statement we look for worlds in which someone
else wrote it and in which all that was ever published is the same, number for number.
"""

from __future__ import annotations

import dataclasses
import random
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from vision.alignment import align
from vision.privacy import publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.privacy import Published

BLOCKS = [0, *(pytest.param(block, marks=pytest.mark.stage2) for block in range(1, 10))]
"""Of a hundred organisations each; the second stage of the tests looks at all of them."""


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.slow
def test_one_statement_each_every_published_number_fits_enough_authors(
    block: int, random_organisation: Callable[..., Any]
) -> None:
    """With one statement a person (1,000 organisations), no number tells an atom's people apart."""
    tried = 0
    for seed in range(block * 100, block * 100 + 100):
        organisation = random_organisation(seed, 1)
        found = organisation.conspicuous()
        if found is None:
            continue
        statement, atom = found
        others = random.Random(seed).sample(sorted(atom.authors), organisation.smallest_group)
        base = organisation.shown()
        for other in others:
            assert organisation.swapped(statement, other).shown() == base
        tried += 1
    assert tried > 90


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.slow
def test_many_statements_each_reach_fits_enough_authors(
    block: int, random_organisation: Callable[..., Any]
) -> None:
    """With 1 to 4 statements a person (1,000 organisations), no reach or label does."""
    tried = 0
    for seed in range(block * 100, block * 100 + 100):
        organisation = random_organisation(seed, 4)
        found = organisation.conspicuous()
        if found is None:
            continue
        statement, atom = found
        author = organisation.authors[statement]
        people = sorted(set(atom.authors.values()) - {author})
        others = random.Random(seed).sample(people, organisation.smallest_group - 1)
        base = organisation.shown_of_reach()
        for other in others:
            world = organisation.exchanged(atom.authors, author, other)
            assert world.authors[statement] == other
            assert world.shown_of_reach() == base
        tried += 1
    assert tried > 90


def test_words_that_are_not_counted_tell_nothing(
    random_organisation: Callable[..., Any],
) -> None:
    """Whoever has no counted statement may belong anywhere: nothing published would differ."""
    tried = 0
    for seed in range(200):
        organisation = random_organisation(seed, 2)
        counted = {p for published in organisation.releases() for p in published.roster}
        for person in sorted(set(organisation.authors.values()) - counted)[:2]:
            assert organisation.moved(person).shown() == organisation.shown()
            tried += 1
    assert tried > 100


def learned(organisation: Any, levels: list[str]) -> dict[str, str]:  # noqa: ANN401 - from conftest
    """Return what an attacker with unlimited time is sure of: statement to level.

    Every way to put the people into levels is tried; what is the same in all worlds that give the
    published numbers is known.
    """
    people = sorted(set(organisation.authors.values()))
    seen, known = organisation.counts(), None
    for places in product(levels, repeat=len(people)):
        world = dataclasses.replace(
            organisation,
            places={
                person: (level, organisation.places[person][1])
                for person, level in zip(people, places, strict=True)
            },
        )
        if world.counts() == seen:
            facts = {(key, world.places[who][0]) for key, who in world.authors.items()}
            known = facts if known is None else known & facts
    return dict(known or ())


@pytest.mark.stage2
def test_the_attacker_with_unlimited_time_learns_only_what_is_true_of_enough(
    random_organisation: Callable[..., Any],
) -> None:
    """Whatever is certain in all possible worlds is certain of enough people who look alike."""
    sure = 0
    for seed in range(40):
        organisation = random_organisation(seed, 1, 8)
        organisation = dataclasses.replace(
            organisation,
            smallest_group=3,
            places={who: (("Top", "Front")[p[0] == "Front"], p[1])
                    for who, p in organisation.places.items()},
        )  # fmt: skip
        paths = [
            {key: atom.theme for atom in published.counted for key in atom.authors}
            for published in organisation.releases()
        ]
        facts = learned(organisation, ["Top", "Front"])
        for key, level in facts.items():
            way = [path.get(key) for path in paths]
            alike = [k for k in organisation.authors if [path.get(k) for path in paths] == way]
            same = [k for k in alike if facts.get(k) == level]
            assert len(same) >= 3
            sure += 1
    assert sure > 0


def test_the_attacker_who_subtracts_learns_from_careless_publishing_and_not_from_ours(
    random_organisation: Callable[..., Any],
) -> None:
    """Subtracting every slice from every other isolates no few people, unless one forgets."""
    careless = ours = 0
    for seed in range(300):
        organisation = random_organisation(seed, 1)
        careless += organisation.isolated(organisation.naively()) > 0
        ours += organisation.isolated(organisation.releases()) > 0
    assert careless > 100
    assert ours == 0


def test_every_group_that_is_counted_or_named_has_enough_people(
    random_organisation: Callable[..., Any],
) -> None:
    """Atoms, bands, units and labels hold the smallest group at least, in every snapshot."""
    for seed in range(300):
        organisation = random_organisation(seed, 3)
        least = organisation.smallest_group
        for published in organisation.releases():
            for atom in published.counted:
                assert atom.people >= least
                if atom.label:
                    levels = {organisation.places[p][0] for p in atom.authors.values()}
                    band = next(b for b in published.bands if atom.label in b.members)
                    assert levels <= set(band.members)
            assert all(group.people >= least for group in (*published.bands, *published.units))


def test_bands_are_joined_over_time_and_never_taken_apart(
    random_organisation: Callable[..., Any],
) -> None:
    """Levels once shown together stay together."""
    for seed in range(300):
        for before, after in pairwise(random_organisation(seed, 2).releases()):
            joined = [set(band.members) for band in after.bands]
            for band in before.bands:
                assert not joined or any(set(band.members) <= now for now in joined)


def test_pages_and_exports_are_the_same_in_every_such_world(
    random_organisation: Callable[..., Any],
) -> None:
    """What holds for the tables holds for the finished numbers, to the last digit."""
    for seed in range(12):
        organisation = random_organisation(seed, 1)
        found = organisation.conspicuous()
        if found is None:
            continue
        statement, atom = found
        other = next(key for key in atom.authors if key != statement)
        world = organisation.swapped(statement, other)
        for mine, theirs in zip(organisation.releases(), world.releases(), strict=True):
            assert finished(mine) == finished(theirs)


def finished(published: Published) -> dict[str, Any]:
    """Return the finished numbers of one snapshot."""
    empty = pd.DataFrame({"person": [], "theme": [], "level": [], "unit": []})
    return align(
        empty,
        themes=[(theme, f"Theme {theme}") for theme in range(1, 8)],
        levels=["Top", "Middle", "Front"],
        permutations=9,
        published=published,
    ).to_json()


@pytest.mark.parametrize("change", ["move", "hide"])
def test_numbers_stay_until_enough_people_changed(
    change: str, random_organisation: Callable[..., Any]
) -> None:
    """Moving or hiding the words of one person less than needed changes no number at all."""
    tried = 0
    for seed in range(100):
        organisation = random_organisation(seed, 1)
        least = organisation.smallest_group
        said = organisation.spoken(organisation.history[0])
        first = publish(None, said, levels=["Top", "Middle", "Front"], smallest_group=least)
        if not first.counted:
            continue
        few = sorted(first.counted[0].authors)[: least - 1]
        now = {
            key: 9 if key in few else theme
            for key, theme in organisation.history[0].items()
            if change == "move" or key not in few
        }
        second = publish(
            first,
            organisation.spoken(now),
            levels=["Top", "Middle", "Front"],
            smallest_group=least,
        )
        assert second.counted == first.counted
        assert (second.bands, second.units) == (first.bands, first.units)
        tried += 1
    assert tried > 80


def test_hiding_and_restoring_ends_where_it_began(
    random_organisation: Callable[..., Any],
) -> None:
    """Words that disappear and come back are counted as before, however many they were."""
    for seed in range(60):
        organisation = random_organisation(seed, 2)
        themes = organisation.history[0]
        levels, least = ["Top", "Middle", "Front"], organisation.smallest_group
        hidden = set(random.Random(seed).sample(sorted(themes), len(themes) // 2))
        steps = [themes, {k: t for k, t in themes.items() if k not in hidden}, themes]
        published = None
        seen = []
        for now in steps:
            said = organisation.spoken(now)
            published = publish(published, said, levels=levels, smallest_group=least)
            seen.append({key: a.theme for a in published.counted for key in a.authors})
        assert seen[2] == seen[0]
