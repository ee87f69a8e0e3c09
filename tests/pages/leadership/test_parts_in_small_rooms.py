"""What a room of twelve sees of each part: the whole room, or a sentence about why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.parts import results
from tests.pages.leadership.conftest import FIVE, shown
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Response
from vision.workshop.pulses import close

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

JOINED = (
    "Executive board + Directors",
    "Executive board and Directors",
    "Heads + Team leads + Frontline",
    "Heads, Team leads, and Frontline",
)
"""How five levels of two or three people are told."""


@pytest.fixture(scope="module")
def twelve(house: House) -> Workshop:
    """Twelve people at five levels who did all that any part asks of them."""
    room = house.room("Twelve with all parts", 12)
    store, question = house.store, room.questions[0].id
    for part in Part:
        store.workshops.switch_part(room.id, part, on=True)
    people = sorted(store.participants.levels(room.id))
    found = results.newest(house.refresh(room), room.questions[0])
    assert found is not None
    themes = list(found.parts[Part.INFLUENCE]["asked"])
    pairs = [(who, a, b, 1) for who in people for a in themes for b in themes if a < b]
    store.influences.add_many(room.id, question, pairs)
    store.workshops.move(room.id, Phase.RESPOND)
    choices = store.responses.choices(question)
    store.responses.add_many(
        room.id,
        [
            Response(who, each.id, 1, matters=at % 2 == 0)
            for each in choices
            for at, who in enumerate(people)
            if each.participant_id != who
        ],
    )
    store.workshops.move(room.id, Phase.SHAPE)
    draft = store.drafts.save(room.id, "We have time for every patient. We share a record.", seen=0)
    store.drafts.share(room.id, draft.number)
    pictures = [(who, 0, f"I sit down with patient {at}", True) for at, who in enumerate(people)]
    store.say_back.add_many(room.id, draft.id, pictures)
    store.workshops.move(room.id, Phase.CLOSED)
    pulse = store.pulses.open(room.id, draft.id)
    for at in range(12):
        level = room.levels[at % 5].id
        store.pulses.answer(pulse.id, f"phone {at}", {0: at % 10, 1: 5}, level_id=level)
    close(store, room, pulse)
    return house.refresh(room)


@pytest.mark.parametrize(
    ("page", "view", "says"),
    [
        ("consensus", "matters", "To whom each theme matters"),
        ("consensus", "slate", "has a voice in these 5 statements"),
        ("themes", "influence", "12 people answered."),
        ("shape", "back", "12 people said it back."),
        ("shape", "became", "This is the first pulse."),
        ("overview", "", "This vision was"),
        ("results", "", "In a room this small even the widest gap might not show."),
    ],
)
def test_each_part_shows_the_whole_room_and_no_level(
    house: House, twelve: Workshop, page: str, view: str, says: str
) -> None:
    """Numbers of everyone or of levels joined, and none of a level of two or three people."""
    if page == "results":
        app = house.visit("results", None, None, code=twelve.code.replace(" ", ""))
    else:
        app = house.visit(page, twelve, view=view)
    said = shown(app)

    assert says in said
    for joined in JOINED:
        said = said.replace(joined, "")
    assert not any(level in said for level in FIVE)
