"""Agreement on the wall: nobody is led, nobody is singled out, and words stay words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pages.facilitator.wall.responding import glance
from pages.facilitator.wall.slate import short_list
from pages.parts import results, totals
from tests.pages.facilitator.conftest import seen
from vision.consensus import Consensus
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Response
from vision.workshop.worker import make

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

SAID = ("More time for patients <b>now</b>", "Rosters a month ahead", "One record for all")
AGREED, CLOUD = 'class="v-agreed"', 'class="v-cloud"'


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Twenty-four people at two levels, who said three things in their own words."""
    workshop = desk.workshop()
    arrivals = [
        Arrival(
            SAID[n] if n < 3 else f"{SAID[n % 3]} {n}", f"p{n}", workshop.levels[n % 2].id, None
        )
        for n in range(24)
    ]
    desk.store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, only="people")
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    return refreshed(desk, workshop)


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker would."""
    workshop = desk.store.workshops.get(workshop.id)
    make(desk.store, workshop, workshop.questions[0])
    totals._known.clear()
    return workshop


def answer(desk: Desk, workshop: Workshop, people: int, *, matters: str = "") -> None:
    """Let so many of each level answer: all want the first thing, the second parts them.

    Most of them say of one text that it matters a lot to them.
    """
    choices = desk.store.responses.choices(workshop.questions[0].id)
    key = {choice.text: choice.id for choice in choices}
    levels = desk.store.participants.levels(workshop.id)
    writers = {choice.participant_id for choice in choices if choice.text in SAID}
    top = workshop.levels[0].id
    for level in workshop.levels:
        here = sorted(p for p in levels if levels[p] == level.id and p not in writers)[:people]
        desk.store.responses.add_many(
            workshop.id,
            [
                Response(person, key[text], vote, matters=text == matters and person != here[0])
                for person in here
                for text, vote in zip(SAID, (1, 1 if level.id == top else -1, 0), strict=True)
            ],
        )


def press(app: AppTest, label: str) -> AppTest:
    """Press a button, as its key does."""
    return next(each for each in app.button if each.label == label).click().run()


def test_before_enough_have_answered_there_is_progress_only(desk: Desk, room: Workshop) -> None:
    """Four of each level have answered: how many, and not what; nor the words of the themes."""
    answer(desk, room, 4)
    refreshed(desk, room)

    shown = seen(desk.visit("live", room))

    assert "5+ of 24 have answered" in shown
    assert "Rosters" not in shown
    assert AGREED not in shown


def test_phones_that_answer_are_told_of_phones_that_joined(desk: Desk, room: Workshop) -> None:
    """Answers of a file fill no seat of those who are in the room, and hide no step of theirs."""
    answer(desk, room, 1)
    phones = [
        desk.store.participants.join(
            room.id, f"phone {at}", level_id=room.levels[at % 2].id, unit_id=None
        )
        for at in range(12)
    ]
    refreshed(desk, room)
    assert "0 of 10+ have answered" in seen(desk.visit("live", room))

    statement = desk.store.responses.choices(room.questions[0].id)[0].id
    for phone in phones[:6]:
        desk.store.responses.answer(phone.id, statement, 1)
    refreshed(desk, room)
    shown = seen(desk.visit("live", room))

    assert "5+ of 10+ have answered" in shown
    assert shown.count('<i class="on"></i>') == 5


def test_bridges_and_a_divide_with_equal_care(desk: Desk, room: Workshop) -> None:
    """Ten of each level have answered: what all want, what parts them, and how many answered."""
    answer(desk, room, 10)
    refreshed(desk, room)

    shown = seen(desk.visit("live", room))

    assert (
        "Every level wants one of the 3 statements that enough people at each level have answered."
        in shown
    )
    assert '<p class="v-said">More time for patients &lt;b&gt;now&lt;/b&gt;</p>' in shown
    assert '<p class="v-said">Rosters a month ahead</p>' in shown
    assert "<b>0</b> Frontline" in shown
    assert "<b>100</b> Managers" in shown
    assert "<b>20</b> <span>have answered</span>" in shown
    assert "One record for all" not in shown


def test_what_several_said_stands_once_with_how_many(desk: Desk) -> None:
    """Eight people wrote one sentence: the wall shows it once, as said by eight."""
    room = desk.workshop()
    same = ("More time for patients", "more TIME for patients!")
    arrivals = [
        Arrival(
            same[n // 2 % 2] if n < 8 else f"The roster is known {n} weeks ahead",
            f"p{n}", room.levels[n % 2].id, None,
        )
        for n in range(36)
    ]  # fmt: skip
    store, question = desk.store, room.questions[0]
    store.statements.add_many(room.id, question.id, arrivals, only="people")
    store.workshops.choose_themes(room.id, Lens.WORDS, 3)
    store.workshops.move(room.id, Phase.RESPOND)
    refreshed(desk, room)
    (one, *others) = [each for each in store.responses.choices(question.id) if each.text in same]
    writers = {each.participant_id for each in (one, *others)}
    asked = store.participants.levels(room.id).keys() - writers
    store.responses.add_many(room.id, [Response(p, one.id, 1, matters=False) for p in asked])
    refreshed(desk, room)

    shown = seen(desk.visit("live", room))

    assert shown.casefold().count(same[0].casefold()) == 1
    assert "(said by 8 people)" in shown


def test_what_every_level_wants_says_to_how_many_it_matters(desk: Desk, room: Workshop) -> None:
    """After Respond the wall tells of what all want how many call it important; before, nothing."""
    answer(desk, room, 10, matters=SAID[0])
    desk.store.workshops.move(room.id, Phase.SHAPE)
    refreshed(desk, room)

    shown = seen(desk.visit("live", room))

    assert "Wanted at every level, what matters to most first" in shown
    assert '<span class="v-matters">matters a lot to 90 of 100</span>' in shown


def test_a_short_list_stands_on_the_wall_after_respond(desk: Desk, room: Workshop) -> None:
    """Whom each statement brings in, behind A; nothing while people answer, nor where it is off."""
    answer(desk, room, 10)
    desk.store.workshops.switch_part(room.id, Part.SLATE, on=True)
    asks = refreshed(desk, room)
    found = results.newest(asks, asks.questions[0])
    assert short_list(asks, found) == ""
    desk.store.workshops.move(room.id, Phase.SHAPE)
    shapes = refreshed(desk, room)
    app = desk.visit("live", shapes)
    assert "v-brings" not in seen(app)

    shown = seen(press(app, "Answers or words"))

    assert '<ul class="v-agreed v-brings">' in shown
    assert "would agree with it" in shown
    assert "More time for patients &lt;b&gt;now&lt;/b&gt;" in shown
    assert short_list(replace(shapes, parts=frozenset()), found) == ""


def test_a_key_changes_between_answers_and_words(desk: Desk, room: Workshop) -> None:
    """A shows the cloud in place of answers, and A again the answers."""
    answer(desk, room, 10)
    refreshed(desk, room)
    app = desk.visit("live", room)

    assert CLOUD in seen(press(app, "Answers or words"))
    assert AGREED in seen(press(app, "Answers or words"))


@pytest.mark.parametrize(("phase", "what"), [(Phase.THEMES, CLOUD), (Phase.SHAPE, AGREED)])
def test_other_phases(desk: Desk, room: Workshop, phase: Phase, what: str) -> None:
    """Themes show words, also after answers; shaping goes on from what people agree with."""
    answer(desk, room, 10)
    desk.store.workshops.move(room.id, phase)
    refreshed(desk, room)

    assert what in seen(desk.visit("live", room))


def test_what_stands_there_stays_in_its_place(desk: Desk, room: Workshop) -> None:
    """Drawn again from the same answers, the wall is the same, letter by letter."""
    answer(desk, room, 10)
    refreshed(desk, room)
    found = results.newest(room, room.questions[0])
    assert found is not None
    assert found.agreement is not None
    told = Consensus.from_json(found.agreement["consensus"])

    first, stands = glance(told, None)

    assert glance(told, stands) == (first, stands)


@pytest.mark.parametrize("letters", [40, 100, 180, 300])
def test_a_question_is_never_cut(desk: Desk, letters: int) -> None:
    """The longer a question, the smaller it stands, with a class that the stylesheet knows."""
    workshop = desk.workshop(questions=[("What do you hope for? " * 20)[:letters].strip()])

    shown = seen(desk.visit("live", workshop))

    sizes = {40: "short", 100: "middle", 180: "long", 300: "longer"}
    assert f'class="v-question v-{sizes[letters]}"' in shown
