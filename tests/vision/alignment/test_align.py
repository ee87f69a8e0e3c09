"""Alignment in one call: what may be shown, and nothing that may not."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from vision.alignment import Alignment, align, spoken
from vision.privacy import publish

LEVELS = ["Executive", "Manager", "Frontline"]
THEMES = [(1, "Pay"), (2, "Time"), (3, "Parking")]


def rows(*groups: tuple[str | None, str | None, int, int]) -> pd.DataFrame:
    """Return people with one statement each: level, unit, theme and how many."""
    said = [
        (f"{level}-{unit}-{theme}-{k}", theme, level, unit)
        for level, unit, theme, count in groups
        for k in range(count)
    ]
    return pd.DataFrame(said, columns=["person", "theme", "level", "unit"])


def organisation(people: int, seed: int, levels: list[str] = LEVELS) -> pd.DataFrame:
    """Return people with one to four statements and no difference between levels."""
    random = np.random.default_rng(seed)
    said = [
        (f"p{k}", int(random.integers(1, 4)), levels[k % len(levels)], f"U{k % 2}")
        for k in range(people)
        for _ in range(random.integers(1, 5))
    ]
    return pd.DataFrame(said, columns=["person", "theme", "level", "unit"])


def test_numbers_of_a_room_that_one_can_count_by_hand() -> None:
    """Ten of each level; reach is people who speak of a theme by people of the level."""
    said = rows(
        ("Executive", "A", 1, 8), ("Executive", "A", 2, 2),
        ("Frontline", "A", 1, 2), ("Frontline", "A", 2, 8),
    )  # fmt: skip

    found = align(said, themes=THEMES[:2], levels=["Executive", "Frontline"], permutations=99)

    assert found.people == 20
    assert [(level.name, level.people) for level in found.levels] == [
        ("Executive", 10),
        ("Frontline", 10),
    ]
    assert found.reach == ((0.8, 0.2), (0.2, 0.8))
    assert [(theme.people, theme.reach) for theme in found.themes] == [(10, 0.5), (10, 0.5)]
    assert found.overall is not None
    assert found.overall.overlap == pytest.approx(0.4)
    assert [gap.difference for gap in found.gaps] == [0.6, -0.6]
    assert all(gap.beyond_chance and gap.p <= 0.01 for gap in found.gaps)
    assert found.trends is not None
    assert {trend.theme: trend.direction for trend in found.trends} == {1: "grows", 2: "fades"}
    assert found.units is None


def test_one_person_with_many_words_counts_once() -> None:
    """Reach counts people; weight splits one voice of 1."""
    said = rows(("Executive", None, 1, 6), ("Frontline", None, 2, 6))
    loud = pd.concat([said, *[said.iloc[:1]] * 9])

    one, other = (align(s, themes=THEMES, levels=LEVELS, permutations=9) for s in (said, loud))

    assert one.reach == other.reach
    assert one.overall == other.overall


def test_json_has_the_keys_that_are_promised_and_comes_back_whole() -> None:
    """The keys of the command line, and nothing lost on the way to the store and back."""
    found = align(organisation(60, 1), themes=THEMES, levels=LEVELS, permutations=19)
    data = json.loads(json.dumps(found.to_json(), allow_nan=False))

    promised = "people levels themes reach focus overall gaps smallest_gap trends units withheld"
    assert set(promised.split()) <= set(data)
    assert set(data["levels"][0]) >= {"name", "people"}
    assert set(data["themes"][0]) >= {"id", "name", "people"}
    assert set(data["focus"][0][1]) >= {"overlap", "chance_low", "chance_high", "verdict"}
    gap = "theme level_a level_b reach_a reach_b difference low high p q beyond_chance"
    assert set(data["gaps"][0]) == set(gap.split())
    assert isinstance(data["overall"], float)
    assert Alignment.from_json(data) == found


def test_the_room_of_twelve() -> None:
    """Five levels, twelve people: two bands or none, no level alone, and a sentence about it."""
    levels = ["A", "B", "C", "D", "E"]
    people = pd.Series(np.repeat(levels, [1, 2, 2, 3, 4]))
    said = pd.DataFrame({"person": range(12), "theme": [1, 2] * 6, "level": people, "unit": None})

    found = align(said, themes=THEMES[:2], levels=levels, permutations=99)

    assert [(band.name, band.people) for band in found.levels] == [("A + B + C", 5), ("D + E", 7)]
    assert all("together" in str(entry.why) for entry in found.withheld)
    assert not any(character.isdigit() for e in found.withheld for character in str(e.what))


@pytest.mark.parametrize(
    ("said", "levels", "names"),
    [
        pytest.param(rows(("Manager", "A", 1, 9)), ["Manager"], ["Manager"], id="one-level"),
        pytest.param(
            rows(("Executive", "A", 1, 1), ("Manager", "A", 1, 9)),
            LEVELS,
            ["Everyone"],
            id="a-level-with-one-person",
        ),
        pytest.param(rows((None, "A", 1, 9)), LEVELS, ["Everyone"], id="no-one-has-a-level"),
        pytest.param(rows((None, None, 1, 9)), None, ["Everyone"], id="no-levels-at-all"),
        pytest.param(rows(("Executive", "A", 1, 4)), LEVELS, [], id="too-few-people"),
        pytest.param(rows(), LEVELS, [], id="empty"),
    ],
)
def test_rooms_that_cannot_be_compared(
    said: pd.DataFrame, levels: list[str] | None, names: list[str]
) -> None:
    """They give the whole room or nothing, never an error and never a comparison."""
    found = align(said, themes=THEMES[:1], levels=levels, permutations=9)

    assert [level.name for level in found.levels] == names
    assert (found.gaps, found.overall, found.smallest_gap) == ((), None, None)
    assert len(found.reach) == 1
    assert Alignment.from_json(found.to_json()) == found


def test_a_theme_of_too_few_is_named_but_not_broken_down() -> None:
    """Its reach is withheld everywhere and the reason tells no count but the smallest group."""
    said = rows(("Executive", "A", 1, 20), ("Frontline", "B", 2, 20), ("Frontline", "B", 3, 4))

    found = align(said, themes=THEMES, levels=LEVELS, permutations=9)

    assert found.reach[2] == (None,) * len(found.levels)
    assert found.themes[2].reach is None
    assert [entry.what for entry in found.withheld if "speak" in str(entry.why)] == ["Parking"]
    assert {gap.theme for gap in found.gaps} == {1, 2}


def test_levels_without_an_order_have_no_trend() -> None:
    """Roles are compared; nothing grows or fades on its way up; small ones become "Others"."""
    said = rows(
        ("Cook", "A", 1, 9), ("Nurse", "A", 2, 9), ("Clerk", "A", 1, 3), ("Guard", "A", 2, 3)
    )

    found = align(said, themes=THEMES[:2], levels=None, permutations=9)

    assert found.trends is None
    assert [level.name for level in found.levels] == ["Cook", "Nurse", "Others"]


def test_without_persons_each_row_counts() -> None:
    """The output says so."""
    said = rows(("Executive", "A", 1, 10)).assign(person="the same")

    assert align(said, themes=THEMES, levels=LEVELS, has_person=True).people == 1
    found = align(said, themes=THEMES, levels=LEVELS, has_person=False)
    assert (found.people, found.has_person) == (10, False)


def test_the_order_of_rows_and_the_call_do_not_matter() -> None:
    """Same rows, seed and settings: same answer, and the table is left alone."""
    said = organisation(80, 2)
    before = said.copy()

    one = align(said, themes=THEMES, levels=LEVELS, permutations=49, seed=3)
    keyed = said.assign(statement=[f"s{k}" for k in range(len(said))])
    other = align(keyed.sample(frac=1, random_state=1), themes=THEMES, levels=LEVELS,
                  permutations=49, seed=3)  # fmt: skip

    assert one == other
    pd.testing.assert_frame_equal(said, before)


@pytest.mark.parametrize("seed", range(6))
def test_equal_rooms_get_equal_numbers_whatever_the_ids_of_people_are(seed: int) -> None:
    """Chance deals people in an order that their ids, which are drawn at random, do not set."""
    random = np.random.default_rng(seed)
    found = organisation(40, seed)
    found["round"] = [1 + int(person[1:]) % 2 for person in found["person"]]
    found["length"] = [10 * (1 + LEVELS.index(level)) ** 2 for level in found["level"]]
    ids = {person: f"{random.integers(10**9)}-{person}" for person in found["person"].unique()}
    other = found.assign(person=found["person"].map(ids))
    one, two = (
        align(rows, themes=THEMES, levels=LEVELS, permutations=199) for rows in (found, other)
    )
    assert one.rounds
    assert one.change is not None
    assert one == two


def test_rounds_stand_beside_each_other() -> None:
    """Each round has its own people, reach and shared focus; one round has no such list."""
    said = pd.concat([organisation(60, 1).assign(round=1), organisation(40, 2).assign(round=2)])

    found = align(said, themes=THEMES, levels=LEVELS, permutations=19)

    assert [(each.round, each.people) for each in found.rounds] == [(1, 60), (2, 40)]
    assert all(each.overall for each in found.rounds)
    assert align(organisation(60, 1), themes=THEMES, levels=LEVELS, permutations=9).rounds == ()


def test_units_within_their_mix_of_levels() -> None:
    """Two units that speak of different things at every level show as silos."""
    said = rows(
        *[(level, unit, theme, 15) for level in LEVELS for unit, theme in (("A", 1), ("B", 2))]
    )

    found = align(said, themes=THEMES[:2], levels=LEVELS, permutations=99)

    assert found.units is not None
    assert found.units.difference > found.units.chance_high
    assert found.units.reach == ((1.0, 0.0), (0.0, 1.0))


def test_published_numbers_come_from_what_was_published_alone() -> None:
    """With a publication given, the rows only have to be there; later rows wait for company."""
    said = organisation(60, 5)
    keyed = said.assign(statement=[f"s{k}" for k in range(len(said))])
    first = align(keyed, themes=THEMES, levels=LEVELS, permutations=9)
    published = publish(None, spoken(keyed), levels=LEVELS, smallest_group=5)
    again = align(keyed.iloc[:0], themes=THEMES, levels=LEVELS, permutations=9, published=published)

    assert again == first


def test_rows_without_a_theme_and_names_that_are_numbers() -> None:
    """A missing theme counts for nothing; a level or unit is a name whatever its type."""
    table = pd.DataFrame(
        {
            "person": [1, 2, 3],
            "theme": [1.0, np.nan, -1.0],
            "level": [7, None, 8],
            "unit": [np.nan, "A", "B"],
        }
    )

    (one,) = spoken(table)

    assert (one.person, one.theme, one.level, one.unit, one.round) == ("1", 1, "7.0", None, 1)
