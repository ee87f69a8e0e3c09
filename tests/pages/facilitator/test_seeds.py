"""Seeds on the facilitator's page: added, counted, withdrawn and brought back, marked on phones."""

from __future__ import annotations

import html

import pytest

from pages.parts import quotes
from tests.pages.facilitator.conftest import Desk, press, seen
from vision.phases import Phase

ROUGH = "<b>Fair</b> pay & *rest* $x$ {y}"


def test_lines_become_seeds_verbatim(desk: Desk) -> None:
    """Several lines at once, each one statement, as typed; the same again is said to be there."""
    workshop = desk.workshop()
    app = desk.visit("seeds", workshop)
    assert "None yet" in seen(app)
    app.text_area[0].input(f"A bolder idea\n\n  {ROUGH}  \n")
    press(app, "Put to the room")

    assert not app.exception
    assert "2 added." in seen(app)
    assert html.escape(ROUGH) in seen(app)
    assert app.text_area[0].value == ""
    app.text_area[0].input("a bolder idea\nA third")
    press(app, "Put to the room")
    assert "One added. One was there already." in seen(app)
    texts = [each.text for each in desk.store.seeds.all(workshop.questions[0].id)]
    assert sorted(texts) == sorted(["A bolder idea", ROUGH, "A third"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  \n ", "There is nothing in this statement yet."),
        ("x" * 20_000, "600 characters fit, and it has 20,000"),
        ("Fine\n" + "x" * 601, "Number 2: This statement is too long"),
        ("\n".join(f"Idea {n}" for n in range(2_000)), "Withdraw some, or add fewer"),
    ],
)
def test_what_does_not_fit_stays_in_the_field(desk: Desk, typed: str, said: str) -> None:
    """One sentence says why; nothing is half done, and nothing that was typed is lost."""
    workshop = desk.workshop()
    app = desk.visit("seeds", workshop)
    app.text_area[0].input(typed)
    press(app, "Put to the room")

    assert not app.exception
    assert said in html.unescape(seen(app))
    assert app.text_area[0].value == typed
    assert desk.store.seeds.all(workshop.questions[0].id) == ()


def test_a_seed_is_withdrawn_and_brought_back(desk: Desk) -> None:
    """One press each, and the way back stays on the page."""
    workshop = desk.workshop()
    asked = workshop.questions[0].id
    desk.store.seeds.add(workshop.id, asked, ["A bolder idea"])
    app = desk.visit("seeds", workshop)

    press(app, "Withdraw")
    assert "Withdrawn. Its answers are kept" in seen(app)
    assert desk.store.responses.choices(asked) == ()
    press(app, "Bring it back")

    assert not app.exception
    assert len(desk.store.responses.choices(asked)) == 1


def test_a_seed_is_corrected_in_place_until_somebody_answers(desk: Desk) -> None:
    """The field begins with the words; once they were answered, the page says why they stay."""
    workshop = desk.workshop()
    asked = workshop.questions[0].id
    desk.store.seeds.add(workshop.id, asked, [f"{ROUGH} idae"])
    app = desk.visit("seeds", workshop)
    press(app, "Correct")
    assert app.text_area[1].value == f"{ROUGH} idae"
    app.text_area[1].input(ROUGH)
    press(app, "Keep the correction")
    (seed,) = desk.store.seeds.all(asked)
    assert seed.text == ROUGH
    assert html.escape(ROUGH) in seen(app)

    press(app, "Correct")
    app.text_area[1].input("The opposite")
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    person = desk.store.participants.join(
        workshop.id, "phone", level_id=workshop.levels[0].id, unit_id=None
    )
    desk.store.responses.answer(person.id, seed.id, 1)
    press(app, "Keep the correction")
    assert "Somebody has answered these words" in seen(app)
    assert app.text_area[1].value == "The opposite"
    press(app, "Leave it as it was")
    assert not app.exception
    assert [each.text for each in desk.store.seeds.all(asked)] == [ROUGH]


@pytest.mark.parametrize(("people", "said"), [(4, "fewer than 5 people"), (6, "by 5+ people")])
def test_few_answers_are_not_counted_out(desk: Desk, people: int, said: str) -> None:
    """Below the smallest group the page says so, and not how many."""
    workshop = desk.workshop()
    (seed,) = desk.store.seeds.add(workshop.id, workshop.questions[0].id, ["A bolder idea"])
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    for number in range(people):
        person = desk.store.participants.join(
            workshop.id, f"phone {number}", level_id=workshop.levels[-1].id, unit_id=None
        )
        desk.store.responses.answer(person.id, seed, 1)

    page = seen(desk.visit("seeds", workshop))

    assert said in page
    assert (f"by {people} people" in page) is (people == 5)


def test_a_phone_sees_whose_idea_it_answers(desk: Desk) -> None:
    """A seed is marked as the facilitator's; what people wrote bears no mark."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay")
    desk.store.seeds.add(workshop.id, workshop.questions[0].id, ["A bolder idea"])
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    app = desk.phone("respond", workshop)
    pages = [seen(app)]
    press(app, "Agree")
    pages.append(seen(app))

    marked = {"A bolder idea" in page: "From the facilitator" in page for page in pages}
    assert marked == {True: True, False: False}
    assert any("Fair pay" in page for page in pages)


def test_a_seed_says_whose_it_is(desk: Desk) -> None:
    """Among what people want, a facilitator's words are marked; in a draft they are only words."""
    workshop = desk.workshop()
    (key,) = desk.store.seeds.add(workshop.id, workshop.questions[0].id, ["A bolder idea"])

    assert quotes.attributed([key]) == {key: "A bolder idea (from the facilitator)"}
    assert quotes.texts([key]) == {key: "A bolder idea"}
