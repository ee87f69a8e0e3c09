"""Publishing with columns of numbers is the same as publishing person by person."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.vision.privacy import plain
from vision.privacy import ExistingPeople, Published, Spoken, publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.vision.privacy.conftest import Organisation


def both(
    pair: tuple[Published | None, Published | None],
    said: list[Spoken],
    levels: list[str] | None,
    least: int,
    *,
    existing: ExistingPeople,
    names: dict[str, str] | None = None,
) -> tuple[Published, Published]:
    """Return what both ways publish next, which is the same to the letter."""
    found = [
        way(before, said, levels=levels, smallest_group=least, names=names, existing=existing)
        for way, before in zip((publish, plain.publish), pair, strict=True)
    ]
    first, second = (json.dumps(each.to_json()) for each in found)
    assert first == second
    return found[0], found[1]


@pytest.mark.parametrize("part", range(4))
def test_columns_publish_the_same_as_people_one_by_one(
    part: int, random_organisation: Callable[..., Organisation]
) -> None:
    """Whatever arrives, moves, is hidden, doubled, or faked: order and every atom are the same."""
    for seed in range(part, 120, 4):
        room = random_organisation(seed, 1 + seed % 4)
        if seed % 3 == 0:
            room = room.joined_by(seed, 2, 3, told=seed % 2 == 0)
        levels = [None, ["Top", "Middle", "Front"]][seed % 5 > 0]
        pair: tuple[Published | None, Published | None] = (None, None)
        for now in room.history:
            said = room.spoken(now)
            random.Random(seed).shuffle(said)
            pair = both(pair, said, levels, room.smallest_group, existing=room.existing)


def test_columns_follow_merged_levels_and_people_without_a_place(
    random_organisation: Callable[..., Organisation],
) -> None:
    """Levels that are merged away, unknown ones and keys that come twice change nothing of it."""
    for seed in range(60):
        room, draw = random_organisation(seed, 3, 90), random.Random(seed)
        pair: tuple[Published | None, Published | None] = (None, None)
        levels, names = ["Top", "Middle", "Front"], {unit: unit for unit in ("North", "South")}
        for step, now in enumerate(room.history):
            said = [
                replace(
                    one,
                    level=draw.choice([one.level, one.level, None, ""]),
                    unit=draw.choice([one.unit, None]),
                )
                for one in room.spoken(now)
            ]
            if step == 2:
                levels, names = ["Top", "Front"], {"North": "North"}
            if "Middle" not in levels:
                said = [
                    replace(one, level="Front") if one.level == "Middle" else one for one in said
                ]
            said += [replace(one, theme=1) for one in said[: draw.randint(0, 2)]]
            pair = both(
                pair, said, levels, room.smallest_group, existing=ExistingPeople(), names=names
            )
