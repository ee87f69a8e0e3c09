"""An attacker with phones and cards of his own learns no more than one without."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Any

import pytest

from vision.privacy import ExistingPeople, Spoken, publish, release, shown_levels

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = ["Executive", "Manager", "Front"]


def groups(organisation: Any) -> list[tuple[str, set[str]]]:  # noqa: ANN401 - from conftest
    """Return the people of everything that is counted together or shown with a name."""
    found = []
    for published in organisation.releases():
        levels = {p: band.name for band in published.bands for p in published.roster
                  if published.places[p][0] in band.members}  # fmt: skip
        units = {p: band.name for band in published.units for p in published.roster
                 if published.places[p][1] in band.members}  # fmt: skip
        for kind, told in (("band", levels), ("unit", units)):
            names = set(told.values()) if len(set(told.values())) > 1 else set()
            found += [(kind, {p for p in told if told[p] == name}) for name in names]
        found += [("atom", set(atom.authors.values())) for atom in published.counted]
    return found


@pytest.mark.parametrize("told", [True, False], ids=["numbers-told", "no-numbers"])
def test_every_group_holds_enough_people_whom_the_attacker_did_not_invent(
    *, told: bool, random_organisation: Callable[..., Any]
) -> None:
    """With up to m phones and any cards, his own taken away, m people are left in everything."""
    seen = 0
    for seed in range(400):
        organisation = random_organisation(seed, 2)
        least = organisation.smallest_group
        phones, cards = random.Random(seed).randint(1, least), random.Random(-seed).randint(0, 6)
        attacked = organisation.joined_by(seed, phones, cards, told=told)
        for _, people in groups(attacked):
            assert len(people - attacked.own) >= least
            seen += 1
    assert seen > 400


def test_the_attacker_is_no_fool(random_organisation: Callable[..., Any]) -> None:
    """Where everybody counts who joined, he is left alone with few people again and again."""
    beaten = 0
    for seed in range(100):
        organisation = random_organisation(seed, 2)
        attacked = organisation.joined_by(seed, 4, 2, told=True)
        careless = dataclasses.replace(attacked, existing=ExistingPeople())
        least = organisation.smallest_group
        beaten += any(len(who - attacked.own) in range(1, least) for _, who in groups(careless))
    assert beaten > 50


@pytest.mark.parametrize("told", [True, False], ids=["numbers-told", "no-numbers"])
@pytest.mark.stage2
def test_every_published_number_fits_enough_real_authors(
    *, told: bool, random_organisation: Callable[..., Any]
) -> None:
    """Each counted statement of a real person may be any of m real people's, number for number."""
    tried = 0
    for seed in range(120):
        organisation = random_organisation(seed, 1)
        least = organisation.smallest_group
        attacked = organisation.joined_by(seed, random.Random(seed).randint(1, least), 3, told=told)
        counted = [
            (key, atom)
            for atom in attacked.releases()[-1].counted
            for key, who in atom.authors.items()
            if who not in attacked.own
        ]
        if not counted:
            continue
        key, atom = random.Random(seed).choice(counted)
        author = attacked.authors[key]
        real = sorted(set(atom.authors.values()) - attacked.own - {author})
        assert len(real) >= least - 1
        base = attacked.shown_of_reach()
        for other in random.Random(seed).sample(real, least - 1):
            assert attacked.exchanged(atom.authors, author, other).shown_of_reach() == base
        tried += 1
    assert tried > (60 if told else 20)


def room(
    executives: int, phones: int, cards: int = 0, expected: int | None = 1
) -> tuple[list[Spoken], ExistingPeople]:
    """Return the words of a room of 15, and of the attacker who joins it as executives."""
    people = [(f"real{n}", "Executive" if n < executives else LEVELS[1 + n % 2])
              for n in range(15)]  # fmt: skip
    people += [(f"own{n}", "Executive") for n in range(phones + cards)]
    said = [Spoken(f"s{who}", who, 1, level) for who, level in people]
    joined = {level: sum(at == level for who, at in people if "own" not in who) for level in LEVELS}
    known = {level: joined[level] for level in LEVELS} | {"Executive": expected}
    joined["Executive"] += phones
    rows = frozenset(f"own{n}" for n in range(phones, phones + cards))
    return said, ExistingPeople(joined, known, rows)


@pytest.mark.parametrize("rounds", range(1, 5))
@pytest.mark.parametrize("cards", [0, 4], ids=["phones", "cards"])
def test_the_lonely_executive(cards: int, rounds: int) -> None:
    """Four phones, or four cards, beside one executive of a room of 15 open no band of hers."""
    said, existing = room(1, 0 if cards else 4, cards)
    published = None
    for n in range(rounds):
        now = said[: 15 + (n + 1) * 4 // rounds]
        published = publish(published, now, levels=LEVELS, smallest_group=5, existing=existing)
        executive = [band for band in published.bands if "Executive" in band.members]
        assert all(len(band.members) > 1 for band in executive)
    careless = publish(None, said, levels=LEVELS, smallest_group=5)
    assert careless.bands[0].members == ("Executive",)
    assert shown_levels(careless)["sreal0"] == "Executive"


def test_a_level_without_a_number_needs_twice_as_many() -> None:
    """Nine executives of whom nobody said how many there are join a neighbour; ten stand alone."""
    for people, alone in ((9, False), (10, True)):
        said = [Spoken(f"e{n}", f"e{n}", 1, "Executive") for n in range(people)]
        said += [Spoken(f"f{n}", f"f{n}", 1, "Front") for n in range(30)]
        existing = ExistingPeople(
            {"Executive": people, "Front": 30}, {"Executive": None, "Front": 30}
        )
        found = publish(
            None, said, levels=["Executive", "Front"], smallest_group=5, existing=existing
        )
        assert (found.bands[0].members == ("Executive",)) is alone


def test_a_file_by_itself_counts_its_people() -> None:
    """Where a question is closed to all but one file, its people stand for their level."""
    said = [Spoken(f"{level}{n}", f"{level}{n}", 1, level) for level in LEVELS for n in range(5)]
    found = publish(None, said, levels=LEVELS, smallest_group=5, existing=ExistingPeople())

    assert [band.name for band in found.bands] == LEVELS


def test_rows_are_counted_and_lift_nothing() -> None:
    """Three cards among forty phones are in the numbers; five cards by themselves wait."""
    said = [Spoken(f"p{n}", f"p{n}", 1, "Front") for n in range(40)]
    said += [Spoken(f"c{n}", f"c{n}", 1, "Front") for n in range(3)]
    said += [Spoken(f"d{n}", f"d{n}", 2, "Front") for n in range(5)]
    rows = frozenset([*(f"c{n}" for n in range(3)), *(f"d{n}" for n in range(5))])
    existing = ExistingPeople({"Front": 40}, {"Front": 40}, rows)
    found = publish(None, said, levels=["Front"], smallest_group=5, existing=existing)

    assert {atom.theme: len(atom.authors) for atom in found.counted} == {1: 43}


def test_answers_of_invented_people_make_no_batch() -> None:
    """Four own phones and one executive are five answers; with four too many, they wait."""
    existing = room(1, 4)[1]
    least = 5 + existing.doubt(5)
    levels: dict[str, str | None] = {f"e{n}": "Executive" for n in range(5)}
    told = release(
        None,
        [("draft", who, "commitment") for who in levels],
        asked=["draft"],
        levels=levels,
        bands=(),
        smallest_group=least,
    )

    assert told.everyone("draft", {}).total() == 0


def test_what_is_known_of_people_survives_the_store() -> None:
    """Who lifts nothing, and how many too many joined, is kept with what is published."""
    said, existing = room(1, 4, 2)
    published = publish(None, said, levels=LEVELS, smallest_group=5, existing=existing)

    assert type(published).from_json(published.to_json()) == published
