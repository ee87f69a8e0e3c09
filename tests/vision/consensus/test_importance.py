"""What matters is counted through the privacy door, beside what chance would give."""

from __future__ import annotations

import numpy as np
import pytest

from vision.consensus.importance import (
    Importance,
    Measure,
    ThemePlace,
    importance,
    matters_asked,
)
from vision.consensus.theme_means_by_chance import MIDDLE_95, dealt
from vision.privacy import Band, release

BANDS = (Band("Top", ("Top",), 10), Band("Front", ("Front",), 10))
PEOPLE = {f"t{n}": "Top" for n in range(10)} | {f"f{n}": "Front" for n in range(10)}


def today(theme: int) -> str:
    """Return what the question how true a theme is goes by."""
    return f"theme {theme}"


def found(top: int, front: int, front_answers: int = 10) -> Importance:
    """Return what matters where so many of ten tick statement a, and nobody ticks b."""
    rows = []
    for person, level in PEOPLE.items():
        if level == "Front" and int(person[1:]) >= front_answers:
            continue
        ticks = int(int(person[1:]) < (top if level == "Top" else front))
        rows += [("a", person, 1), ("b", person, -1 if ticks else 1)]
        rows += [(matters_asked("a"), person, ticks), (matters_asked("b"), person, 0)]
        rows += [(today(1), person, 2), (today(2), person, 8)]
    released = release(
        None,
        rows,
        asked={each[0] for each in rows},
        levels=PEOPLE,
        bands=BANDS,
        smallest_group=5,
    )
    return importance(released, {"a": 1, "b": 2}, BANDS, today=today, levels=("Top", "Front"))


def test_importance_is_told_of_everyone_and_of_each_level() -> None:
    """Six of ten and two of ten tick a; nobody ticks b, which may be known."""
    a, b = found(6, 2).statements

    assert (a.everyone, a.levels) == (0.4, (0.6, 0.2))
    assert (b.everyone, b.levels) == (0.0, (0.0, 0.0))
    assert found(6, 2).of == {"a": 0.4, "b": 0.0}


def test_nothing_is_told_of_too_few_nor_that_all_tick() -> None:
    """Four at the front are not told, also not by subtraction; ten of ten are shown as nine."""
    a = found(10, 2, front_answers=4).statements[0]

    assert a.levels == (0.9, None)
    assert a.everyone == 0.9


def test_a_theme_stands_in_the_corner_where_it_matters_and_is_not_so() -> None:
    """Theme 1 matters, is wanted and is 2 of 10 true; theme 2 is less so and is 8 of 10."""
    told = found(6, 2)

    assert told.corner("matters") == told.corner("wanted") == (1,)
    assert told.places[0].today is not None
    assert told.places[0].today.share == pytest.approx(0.2)
    assert Importance.from_json(told.to_json()) == told


@pytest.mark.parametrize(("share", "named"), [(0.58, ()), (0.66, (1,))])
def test_no_theme_is_named_where_chance_could_put_any(share: float, named: tuple[int, ...]) -> None:
    """In the wanted quarter, but inside what chance gives by both measures, nothing is said."""
    one = ThemePlace(1, None, Measure(share, 0.4, 0.6), Measure(0.45, 0.3, 0.6))
    other = ThemePlace(2, None, Measure(0.42, 0.4, 0.6), Measure(0.55, 0.3, 0.6))

    assert Importance((), (), (), (one, other)).corner("matters") == named


def test_no_corner_without_numbers() -> None:
    """Where how true a theme is was never asked, no quarter is told."""
    place = ThemePlace(1, Measure(0.5, 0.4, 0.6), Measure(0.5, 0.4, 0.6), None)

    assert Importance((), (), (), (place,)).corner("matters") == ()


def test_what_chance_gives_is_what_deals_give() -> None:
    """Mean and spread are those of two thousand deals of everyone's own answers."""
    rng = np.random.default_rng(3)
    people = [f"p{n}" for n in rng.integers(0, 30, 300)]
    themes = rng.integers(1, 4, 300)
    values = (rng.random(300) < [0.1 + 0.02 * int(person[1:]) for person in people]).astype(float)
    told = dealt(list(zip(themes.tolist(), people, values.tolist(), strict=True)))
    deals = np.empty((2000, 3))
    places = [np.flatnonzero(np.array(people) == person) for person in set(people)]
    for deal in deals:
        mixed = values.copy()
        for at in places:
            mixed[at] = rng.permutation(values[at])
        deal[:] = [mixed[themes == theme].mean() for theme in (1, 2, 3)]

    for at, theme in enumerate((1, 2, 3)):
        middle, wide = deals[:, at].mean(), MIDDLE_95 * deals[:, at].std()
        assert (told[theme].low, told[theme].high) == pytest.approx(
            (middle - wide, middle + wide), abs=0.01
        )
