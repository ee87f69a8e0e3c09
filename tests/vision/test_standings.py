"""Where people stand may be watched for hours without learning anyone's answer."""

from __future__ import annotations

from vision.drafts import Stance, Stances
from vision.privacy import Band
from vision.standings import standings

BANDS = (Band("Top", ("Top",), 10), Band("Front", ("Front",), 10))
LEVELS = {f"t{n}": "Top" for n in range(10)} | {f"f{n}": "Front" for n in range(10)}


def told(chosen: dict[str, Stance], previous: dict[str, object] | None = None) -> dict[str, object]:
    """Return the standings of one draft."""
    return standings({"d": chosen}, LEVELS, BANDS, smallest_group=5, previous=previous)


def five(letter: str, stance: Stance) -> dict[str, Stance]:
    """Return the same stance of five people of one level."""
    return {f"{letter}{n}": stance for n in range(5)}


def test_levels_stand_where_their_people_do() -> None:
    """Five at the top are committed, five at the front are not: on board 100 and 0 of 100."""
    found = Stances.from_json(
        told(five("t", Stance.COMMITMENT) | five("f", Stance.NONCOMPLIANCE))["d"]
    )

    assert [(level.level, level.on_board) for level in found.levels] == [("Top", 1.0), ("Front", 0)]
    assert found.everyone.on_board == 0.5


def test_one_more_answer_changes_nothing_on_screen() -> None:
    """Whoever watches the page while a sixth person taps learns nothing."""
    first = told(five("t", Stance.COMMITMENT) | five("f", Stance.COMMITMENT))
    watched = told(
        five("t", Stance.COMMITMENT) | five("f", Stance.COMMITMENT) | {"t5": Stance.NONCOMPLIANCE},
        first,
    )

    assert watched == first


def test_five_more_answers_do() -> None:
    """From five further people on, the level's numbers follow."""
    first = told(five("t", Stance.COMMITMENT))
    later = told({f"t{n}": Stance.COMMITMENT if n < 5 else Stance.APATHY for n in range(10)}, first)

    assert Stances.from_json(later["d"]).levels[0].on_board == 0.5


def test_too_few_are_not_shown() -> None:
    """Four people at a level are no group."""
    found = Stances.from_json(told({f"t{n}": Stance.COMMITMENT for n in range(4)})["d"])

    assert found.levels[0].people is None
    assert found.everyone.people is None
