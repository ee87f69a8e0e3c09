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


def told(said: list[Any], before: dict[str, Any], published: Published = ROOM_OF_ALL) -> Any:  # noqa: ANN401 - plain JSON
    """Return what a snapshot says of what was said back."""
    return said_back(
        said,
        levels={one.person: "Everyone" for one in said},
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
