"""What is said back comes in by batches, with all that is worked out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.vision.drafts.test_say_back import ROOM
from vision.privacy import Published, Spoken, publish
from vision.workshop.say_back import said_back

ROOM_OF_ALL = publish(
    None,
    [Spoken(one.key, one.person, 1, "Everyone") for one in ROOM],
    levels=["Everyone"],
    smallest_group=5,
)


def told(
    said: list[Any],
    before: dict[str, Any],
    published: Published = ROOM_OF_ALL,
    levels: dict[str, str] | None = None,
) -> Any:  # noqa: ANN401 - plain JSON
    """Return what a snapshot says of what was said back."""
    return said_back(
        said,
        levels=levels or {one.person: "Everyone" for one in said},
        published=published,
        sentences=3,
        least=5,
        encoder=None,
        before=before,
    )


def test_one_persons_other_words_change_no_number() -> None:
    """Who writes a picture anew, or the first to come later, moves no likeness and no share."""
    first = told(ROOM, {})
    anew = replace(ROOM[0], key="anew", text="We all go home and sleep")
    later = replace(ROOM[1], key="later", person="later", text="Nobody has to ask twice")

    assert len(first["sentences"]) == 3
    assert told([anew, *ROOM[1:], later], first) == first


def test_what_an_earlier_version_did_not_measure_is_measured_now() -> None:
    """A snapshot without pictures by level gets them; what it holds stays as it was."""
    room = [replace(one, key=f"{one.key} {k}", person=f"{one.person} {k}")
            for k in range(8) for one in ROOM]  # fmt: skip
    levels = {one.person: "Board" if one.person[-1] in "0246" else "Wards" for one in room}
    spoken = [Spoken(one.key, one.person, 1, levels[one.person]) for one in room]
    published = publish(None, spoken, levels=["Board", "Wards"], smallest_group=5)
    first = told(room, {}, published, levels)
    old = {name: value for name, value in first.items() if name != "by_level"}
    anew = [replace(room[0], text="We all go home and sleep"), *room[1:]]

    assert first["by_level"]
    now = told(anew, old, published, levels)
    assert now["by_level"].keys() == first["by_level"].keys()
    assert now["sentences"] == first["sentences"]
    assert told(room, now, published, levels) == now
