"""Where levels are compared, it stands beside it what was done about how they write."""

from __future__ import annotations

import pytest

from tests.pages.leadership.conftest import House, shown, texts
from vision.models import Lens, Workshop
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Setup

LEVELS = ("Executive", "Frontline")
SAID = "Cards and rows of files do not show how levels write"


def room(house: House, cards: int) -> Workshop:
    """Return a room of 24 phones at two levels, and so many cards that somebody typed."""
    title = f"Phones and {cards} cards"
    house.enter()
    if title not in house.built:
        made = house.store.workshops.add(
            Setup(title, ["What for?"], [(each, 12) for each in LEVELS])
        )
        house.store.workshops.choose_themes(made.id, Lens.WORDS, 3)
        question, people = made.questions[0], house.store.participants
        for number, text in enumerate(texts(24)):
            level = made.levels[number % 2].id
            me = people.join(made.id, f"{title} {number}", level_id=level, unit_id=None)
            house.store.statements.add(me.id, question.id, text, "once")
        typed = [Arrival(f"{text} card", None, made.levels[0].id, None) for text in texts(cards)]
        house.store.statements.add_many(made.id, question.id, typed)
        house.store.workshops.move(made.id, Phase.THEMES)
        house.store.workshops.switch_part(made.id, Part.RESULTS, on=True)
        house.built[title] = house.refresh(made)
    return house.built[title]


@pytest.mark.parametrize("page", ["overview", "alignment", "phone"])
@pytest.mark.parametrize("cards", [4, 9])
def test_cards_of_enough_people_are_spoken_of_wherever_levels_are_compared(
    house: House, page: str, cards: int
) -> None:
    """Nobody can tell from cards how a level writes, so it is said where they are counted."""
    asked = room(house, cards)
    if page == "phone":
        app = house.visit("results", None, None, code=asked.code.replace(" ", ""))
    else:
        app = house.visit(page, asked)
    assert (SAID in shown(app)) == (cards >= asked.smallest_group)
