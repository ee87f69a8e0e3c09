"""What is counted, what waits, and what is kept for the next time."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from vision.privacy import OTHER, Published, Spoken, of_round, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def spoken(theme: int, people: Sequence[str], level: str = "Front", wave: int = 1) -> list[Spoken]:
    """Return one statement on a theme by each of these people."""
    return [Spoken(f"{theme}.{wave}.{who}", who, theme, level, None, wave) for who in people]


def group(start: int, count: int) -> list[str]:
    """Return that many people."""
    return [f"p{k:03d}" for k in range(start, start + count)]


def themes(published: Published) -> dict[int, int]:
    """Return how many people are counted under each theme."""
    found: dict[int, set[str]] = {}
    for atom in published.counted:
        found.setdefault(atom.theme, set()).update(atom.authors.values())
    return {theme: len(who) for theme, who in found.items()}


def test_small_themes_are_counted_together_the_first_time() -> None:
    """Three people here and three there are counted, without a theme."""
    said = spoken(1, group(0, 9)) + spoken(2, group(9, 3)) + spoken(3, group(12, 3))

    assert themes(publish(None, said, levels=["Front"], smallest_group=5)) == {1: 9, OTHER: 6}


def test_a_remainder_of_too_few_is_not_counted_at_all() -> None:
    """Three people beside nine would be known by subtraction."""
    said = spoken(1, group(0, 9)) + spoken(2, group(9, 3))

    assert themes(publish(None, said, levels=["Front"], smallest_group=5)) == {1: 9}


class Looked(str):
    """A name that counts how often names are looked up or compared."""

    looks = 0
    __slots__ = ()

    def __hash__(self) -> int:
        """Count, and be what a text is."""
        Looked.looks += 1
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        """Count, and be what a text is."""
        Looked.looks += 1
        return str.__eq__(self, other)

    def __lt__(self, other: str) -> bool:
        """Count, and be what a text is."""
        Looked.looks += 1
        return str.__lt__(self, other)


def looks(size: int) -> int:
    """Return how often names are looked at to publish statements, and then a twentieth more."""
    draw = random.Random(0)
    told = [
        Spoken(
            Looked(f"s{draw.getrandbits(64):016x}"),
            Looked(f"p{number // 3}"),
            1 + int(40 * draw.random() ** 2),
            draw.choice("ABBCCC"),
            f"U{draw.randrange(50)}",
        )
        for number in range(size)
    ]
    Looked.looks = 0
    first = publish(None, told[: -size // 20], levels=list("ABC"), smallest_group=5)
    publish(first, told, levels=list("ABC"), smallest_group=5)
    return Looked.looks


def test_publication_grows_about_linearly() -> None:
    """Nothing looks through all people, or all statements, for each of them.

    8 times as many cost at most 12 times as many looks; through all would be 64 times.
    """
    few = looks(1_000)
    assert 0 < looks(8_000) <= 12 * few


def test_new_words_wait_for_enough_company() -> None:
    """Four more people change nothing; the fifth brings all five in."""
    first = publish(None, spoken(1, group(0, 40)), levels=["Front"], smallest_group=5)
    more = spoken(1, group(0, 44))

    second = publish(first, more, levels=["Front"], smallest_group=5)
    third = publish(second, spoken(1, group(0, 45)), levels=["Front"], smallest_group=5)

    assert [themes(each)[1] for each in (first, second, third)] == [40, 40, 45]


def test_nothing_is_counted_before_the_reveal() -> None:
    """While a round is gathered, what was published before stays, and binds nothing new."""
    said = spoken(1, group(0, 40))
    before = publish(None, said, levels=["Front"], smallest_group=5, revealed=False)
    first = publish(before, said, levels=["Front"], smallest_group=5)
    again = [*said, *spoken(1, group(0, 40), wave=2)]

    assert (before.counted, before.waiting, before.bands) == ((), (), ())
    assert first == publish(None, said, levels=["Front"], smallest_group=5)
    assert publish(first, again, levels=["Front"], smallest_group=5, revealed=False) == first


def test_a_merge_is_followed_once_enough_people_moved() -> None:
    """A theme of three does not join another alone; a theme of six does."""
    apart = spoken(1, group(0, 20)) + spoken(2, group(20, 6))
    first = publish(None, apart, levels=["Front"], smallest_group=5)
    merged = [Spoken(s.statement, s.person, 1, s.level) for s in apart]

    assert themes(first) == {1: 20, 2: 6}
    assert themes(publish(first, merged, levels=["Front"], smallest_group=5)) == {1: 26}


def test_people_count_where_they_were_first_counted() -> None:
    """Whoever changes level does not move in the numbers, so that no one is seen moving."""
    before = spoken(1, group(0, 20)) + spoken(1, group(20, 20), "Top")
    first = publish(None, before, levels=["Top", "Front"], smallest_group=5)
    after = [Spoken(s.statement, s.person, 1, "Top") for s in before]
    second = publish(first, after, levels=["Top", "Front"], smallest_group=5)

    assert second.bands == first.bands


def test_merged_and_renamed_levels_are_followed() -> None:
    """A level that is no more gives its people to the one they have now; a name may change."""
    before = spoken(1, group(0, 20)) + spoken(1, group(20, 20), "Lead")
    first = publish(None, before, levels=["Lead", "Front"], smallest_group=5)
    merged = [Spoken(s.statement, s.person, 1, "Front") for s in before]
    second = publish(
        first, merged, levels=["Front"], smallest_group=5, names={"Front": "Everyday staff"}
    )

    assert [(band.name, band.people) for band in first.bands] == [("Lead", 20), ("Front", 20)]
    assert [(band.name, band.people) for band in second.bands] == [("Everyday staff", 40)]


def test_a_round_is_shown_with_bands_that_are_large_enough_in_it() -> None:
    """Two levels over all rounds may be one in a small round."""
    said = spoken(1, group(0, 20)) + spoken(1, group(20, 20), "Top")
    said += spoken(1, group(0, 4), wave=2) + spoken(1, group(20, 3), "Top", wave=2)
    published = publish(None, said, levels=["Top", "Front"], smallest_group=5)

    assert [band.name for band in published.bands] == ["Top", "Front"]
    assert [band.name for band in of_round(published, 2).bands] == ["Everyone"]
    assert of_round(published, 2).roster == tuple(sorted(group(0, 4) + group(20, 3)))


def test_people_without_a_level_are_counted_in_no_band() -> None:
    """They speak of themes; they stand nowhere."""
    said = spoken(1, group(0, 20)) + [Spoken(f"x{k}", f"x{k}", 1) for k in range(7)]
    published = publish(None, said, levels=["Front"], smallest_group=5)

    assert themes(published) == {1: 27}
    assert [band.people for band in published.bands] == [20]


def test_an_empty_round_is_an_empty_answer() -> None:
    """No statements give no numbers and no error."""
    published = publish(None, [], levels=["Top", "Front"], smallest_group=5)

    assert (published.counted, published.bands, published.units) == ((), (), ())


def test_what_is_published_survives_the_store(
    random_organisation: Callable[[int, int], Any],
) -> None:
    """JSON and back is the same, snapshot by snapshot."""
    for seed in range(30):
        for published in random_organisation(seed, 3).releases():
            assert Published.from_json(json.loads(json.dumps(published.to_json()))) == published


def test_the_order_of_statements_does_not_matter(
    random_organisation: Callable[[int, int], Any],
) -> None:
    """The same statements in any order are published the same way."""
    for seed in range(30):
        organisation = random_organisation(seed, 3)
        said = organisation.spoken(organisation.history[0])
        shuffled = random.Random(seed).sample(said, len(said))
        levels = ["Top", "Middle", "Front"]
        assert publish(None, shuffled, levels=levels, smallest_group=5) == publish(
            None, said, levels=levels, smallest_group=5
        )
