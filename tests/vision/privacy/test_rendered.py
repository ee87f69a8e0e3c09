"""An attacker who keeps every exported file and every number that changed as people answered."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.vision.privacy.conftest import organisation
from vision.exchange import write_statements_csv
from vision.models import Statement, Status
from vision.privacy import Band, Published, Released, export_rows, release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.vision.privacy.conftest import Organisation

M = 5
NEAR: dict[int | str, int | str] = {1: 0, -1: 0, 0: 1}
BANDS = (Band("Top", ("Top",), 9), Band("Front", ("Front",), 14))
LEVEL = {f"t{n}": "Top" for n in range(9)} | {f"f{n}": "Front" for n in range(14)}


def files(room: Organisation, released: Sequence[Published]) -> list[bytes]:
    """Return the file that can be downloaded at each snapshot; a statement's text is its key."""
    return [
        write_statements_csv(
            export_rows(
                published,
                [
                    Statement(key, "q", room.authors[key], 1, key, Status.VISIBLE, quotable=True)
                    for key in now
                ],
                {key: f"Theme {theme}" for key, theme in now.items()},
                seed=number,
            )
        )
        for number, (now, published) in enumerate(zip(room.history, released, strict=True))
    ]


def isolated_in_files(room: Organisation, exported: Sequence[bytes]) -> int:
    """Return how often rows that have a level for the first time are of too few people."""
    few, known = 0, set[str]()
    for data in exported:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        head = next(at for at, line in enumerate(lines) if "level" in line and "text" in line)
        rows = [dict(zip(lines[head], line, strict=True)) for line in lines[head + 1 :]]
        told = {row["text"]: row["level"] for row in rows if row["level"]}
        for name in set(told.values()):
            fresh = {key for key, level in told.items() if level == name} - known
            few += 0 < len({room.authors[key] for key in fresh}) < room.smallest_group
        known |= told.keys()
    return few


def watched(seed: int, *, careless: bool) -> tuple[int, int]:
    """Return how often a number by level changed, and how often too few people had changed it.

    People answer one statement and change their minds, a few at a time; the attacker reads the
    numbers of both levels after each.
    """
    random_ = random.Random(seed)
    answers: dict[str, int] = {}
    told: Released | None = None
    before: list[dict[str, int]] = [{}, {}]
    seen: list[Counter[int | str]] = [Counter(), Counter()]
    moved = few = 0
    for _ in range(25):
        for who in random_.sample(sorted(LEVEL), random_.randint(1, 4)):
            answers[who] = random_.choice([1, 1, 0, -1])
        told = release(
            None if careless else told,
            [("s", who, answer) for who, answer in answers.items()],
            asked={"s"}, levels=LEVEL, bands=BANDS, smallest_group=1 if careless else M,
        )  # fmt: skip
        batches = told.answers.get("s", {})
        for at, shown in enumerate(told.by_band("s", BANDS, NEAR)):
            counted = dict(batches.get(BANDS[at].name, {}))
            if shown != seen[at]:
                people = {*counted, *before[at]}
                changed = sum(counted.get(who) != before[at].get(who) for who in people)
                moved += 1
                few += changed < M
            seen[at], before[at] = shown, counted
    return moved, few


@pytest.mark.slow
def test_every_file_that_was_ever_exported_isolates_nobody() -> None:
    """What one file tells more than those before: of careless rooms a few people's level."""
    ours = careless = 0
    for seed in range(120):
        room = organisation(seed, 2, 40)
        ours += isolated_in_files(room, files(room, room.releases())) > 0
        careless += isolated_in_files(room, files(room, room.naively())) > 0

    assert ours == 0
    assert careless > 10


def test_no_number_changes_for_fewer_people_than_the_smallest_group() -> None:
    """The whole history of answers at hand, no change is that of one, two, three or four people."""
    ours = [watched(seed, careless=False) for seed in range(60)]
    careless = [watched(seed, careless=True) for seed in range(60)]

    assert sum(moved for moved, _ in ours) > 100
    assert sum(few for _, few in ours) == 0
    assert sum(few for _, few in careless) > 500
