"""Levels merged later: nothing is told by it that was not told before."""

from __future__ import annotations

from vision.privacy import Spoken, publish, release
from vision.privacy.bands import Band

ROOM = {"Board": 6, "Head": 2, "Lead": 5, "Staff": 12}


def said(merged: dict[str, str] | None = None, **moved: str) -> list[Spoken]:
    """Return one statement a person, at the level that their own was merged into."""
    into = merged or {}
    people = [(f"{level}{k}", level) for level, count in ROOM.items() for k in range(count)]
    return [
        Spoken(person, person, 1, moved.get(person, into.get(level, level)), None)
        for person, level in people
    ]


def shown(levels: list[str], now: list[Spoken], before: object = None) -> dict[str, int]:
    """Return the levels as shown and how many people each has."""
    found = publish(before, now, levels=levels, smallest_group=5)  # type: ignore[arg-type]
    return {band.name: band.people for band in found.bands}


def test_a_level_that_was_shown_alone_is_added_to_another() -> None:
    """Both had enough people, so their sum tells nothing new; nobody is lost."""
    first = publish(None, said(), levels=list(ROOM), smallest_group=5)
    assert {band.name for band in first.bands} == {"Board", "Head + Lead", "Staff"}

    now = said({"Board": "Staff"})
    assert shown(["Head", "Lead", "Staff"], now, first) == {"Head + Lead": 7, "Staff": 18}


def test_a_level_that_was_too_small_takes_its_band_along() -> None:
    """Two heads come to staff: 14 less 12 would be theirs alone, so leads stay with them."""
    first = publish(None, said(), levels=list(ROOM), smallest_group=5)

    now = said({"Head": "Staff"})
    assert shown(["Board", "Lead", "Staff"], now, first) == {"Board": 6, "Lead + Staff": 19}


def test_somebody_who_moved_meanwhile_comes_along() -> None:
    """All of a merged level are counted together, also one who chose another level since."""
    first = publish(None, said(), levels=list(ROOM), smallest_group=5)

    now = said({"Board": "Staff"}, Board0="Lead")
    assert shown(["Head", "Lead", "Staff"], now, first) == {"Head + Lead": 7, "Staff": 18}


def test_statements_keep_a_level_that_is_there() -> None:
    """What may be shown with a level is shown with the one that it was merged into."""
    first = publish(None, said(), levels=list(ROOM), smallest_group=5)
    after = publish(
        first, said({"Board": "Staff"}), levels=["Head", "Lead", "Staff"], smallest_group=5
    )

    assert {atom.label for atom in after.counted} <= {"Head", "Lead", "Staff", None}
    assert sum(len(atom.authors) for atom in after.counted) == sum(ROOM.values())


def test_answers_go_along_all_at_once() -> None:
    """Answers of a merged level count at the other one, also of somebody who moved since."""
    people = {f"{level}{k}": level for level in ("Board", "Staff") for k in range(6)}
    answers = [("theme 1", person, 7) for person in people]
    bands = (Band("Board", ("Board",), 6), Band("Staff", ("Staff",), 6), Band("Lead", ("Lead",), 6))
    room = {"asked": ["theme 1"], "smallest_group": 5}
    first = release(None, answers, levels=people, bands=bands, **room)  # type: ignore[arg-type]
    assert [part.total() for part in first.by_band("theme 1", bands, {})] == [6, 6, 0]

    now = dict.fromkeys(people, "Staff") | {"Board0": "Lead"}
    after = release(first, answers, levels=now, bands=bands[1:], **room)  # type: ignore[arg-type]
    assert [part.total() for part in after.by_band("theme 1", bands[1:], {})] == [12, 0]
