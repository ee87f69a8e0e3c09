"""Cards and level codes: what is typed for others obeys the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import Desk, press, seen
from vision.models import Moderation, Status

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def test_cards_wait_where_everything_waits(desk: Desk) -> None:
    """A switch that is on is really on, also for what facilitators type."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    app = desk.visit("cards", workshop)
    app.radio[0].set_value(workshop.levels[1].id).run()
    app.text_area[0].input("More time\n\n  Fewer forms  ")
    press(app, "Keep the card")

    assert not app.exception
    waiting = desk.store.moderation.queue(workshop.id, Status.WAITING)
    assert {each.text for each in waiting} == {"More time", "Fewer forms"}
    assert desk.store.statements.counts(workshop.id) == (1, 2)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Fine\n" + "x" * 601, "600 characters fit, and it has 601"),
        ("\n".join(f"Idea {n}" for n in range(21)), "20 lines are the most"),
        (" \n ", "There is nothing on this card yet"),
    ],
)
def test_a_card_that_does_not_fit_stays_in_the_field(desk: Desk, typed: str, said: str) -> None:
    """One sentence says why; no line is dropped in silence, and nothing has to be typed again."""
    workshop = desk.workshop()
    app = desk.visit("cards", workshop)
    app.radio[0].set_value(workshop.levels[1].id).run()
    app.text_area[0].input(typed)
    press(app, "Keep the card")

    assert not app.exception
    assert said in seen(app)
    assert app.text_area[0].value == typed
    assert desk.store.statements.counts(workshop.id) == (0, 0)


def card(app: AppTest, text: str) -> AppTest:
    """Type a card and keep it."""
    app.text_area[0].input(text)
    press(app, "Keep the card")
    assert not app.exception
    return app


def test_no_card_gets_a_level_by_accident(desk: Desk) -> None:
    """The level is chosen for each card, or kept on purpose; a card without one is no guess."""
    workshop = desk.workshop()
    top, front = (each.id for each in workshop.levels)
    app = card(desk.visit("cards", workshop), "Fair pay")
    assert "Choose the level of this card first." in seen(app)
    app.radio[0].set_value(front).run()
    card(app, "Fair pay")
    assert app.radio[0].value is None
    app.radio[0].set_value("").run()
    card(app, "No level on it")
    app.radio[0].set_value(top)
    app.toggle[0].set_value(True).run()
    card(card(app, "Calm"), "Order")
    assert app.radio[0].value == top

    levels = desk.store.participants.levels(workshop.id)
    assert sorted(levels.values(), key=str) == sorted([front, None, top, top], key=str)


def test_a_card_belongs_to_the_round_that_is_open(desk: Desk) -> None:
    """The page stood there before it began, and before everything had to be approved."""
    workshop = desk.workshop()
    app = desk.visit("cards", workshop)
    app.radio[0].set_value(workshop.levels[1].id).run()
    desk.store.workshops.open_round(workshop.id)
    desk.store.workshops.choose_protection(
        workshop.id, Moderation.APPROVE_FIRST, workshop.smallest_group
    )
    card(app, "Fair pay")

    (waits,) = desk.store.moderation.queue(workshop.id, Status.WAITING)
    desk.store.moderation.move(workshop.id, [waits.id], Status.VISIBLE)
    (kept,) = desk.store.statements.gathered(workshop.questions[0].id)
    assert kept.round == 2


def test_a_level_with_a_code_asks_for_it(desk: Desk) -> None:
    """Whoever does not know the code of the managers does not become one."""
    workshop = desk.workshop()
    desk.store.participants.set_level_code(workshop.levels[0].id, "orchid")
    app = desk.visit("join", code=workshop.code)
    app.radio[0].set_value(workshop.levels[0].id).run()
    app.text_input[0].input("tulip")
    press(app, "Start")
    assert "That is not the code for this level." in seen(app)
    assert desk.store.participants.count(workshop.id) == 0

    app.text_input[0].input("Orchid")
    press(app, "Start")

    assert not app.exception
    assert desk.store.participants.count(workshop.id) == 1
