"""What became of it, on every screen: behind one's own sentence, on the wall, and for leaders."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from pages.facilitator.wall import follow_up as on_the_wall
from pages.parts import pulse_results
from tests.pages.leadership.conftest import House, shown, texts
from vision.drafts.pulses import Counted, Rated, RatedSentence
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Setup, State, today
from vision.workshop.pulses import counted

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop
    from vision.store import Draft, Store

VISION = "We have time for every patient. Rosters are known a month ahead."


def closed(house: House, setup: Setup) -> tuple[Workshop, Draft]:
    """Return a workshop that is closed, with its vision and what thirty phones wrote."""
    store = house.store
    room = store.workshops.add(setup)
    store.workshops.choose_themes(room.id, Lens.WORDS, None)
    for number, text in enumerate(texts(30)):
        me = store.participants.join(
            room.id, f"phone {number}", level_id=room.levels[0].id, unit_id=None
        )
        store.statements.add(me.id, room.questions[0].id, text, "once")
    store.workshops.move(room.id, Phase.THEMES)
    house.refresh(room)
    draft = store.drafts.save(room.id, VISION, seen=0)
    store.drafts.share(room.id, draft.number)
    store.workshops.move(room.id, Phase.CLOSED)
    return house.refresh(room), draft


@pytest.fixture(scope="module")
def ended(house: House) -> tuple[Workshop, Draft]:
    """A closed workshop in which phone 0 wrote of time for patients."""
    return closed(house, Setup("Ended", ["What for?"], [("Everyone", 40)], parts=frozenset(Part)))


def phone(house: House, address: str, room: Workshop, who: str = "") -> AppTest:
    """Open a page by the code, as a phone that took part or as one that did not."""
    app = house.visit(address, None, None, code=room.code.replace(" ", ""))
    if who:
        app.session_state["visit_token"] = who
        app.run()
    return app


def answer(store: Store, room: Workshop, draft: Draft, people: int, of_10: int) -> None:
    """Let some people answer a pulse, and close it."""
    pulse = store.pulses.open(room.id, draft.id)
    for at in range(people):
        one = {0: min(10, of_10 + at % 2), 1: 5}
        store.pulses.answer(pulse.id, f"p{at}", one, level_id=room.levels[0].id)
    store.pulses.close(room.id, pulse.id)


def test_first_steps_stand_behind_the_sentence_that_carries_ones_words(
    house: House, ended: tuple[Workshop, Draft]
) -> None:
    """My voice, results and the wall say what, how far, whose, until when, or what is missing."""
    (room, draft), store = ended, house.store
    assert "No first step has been noted" in shown(phone(house, "results", room))
    assert on_the_wall.steps(room) == ""
    noted = store.first_steps.add(room.id, draft.id, 0, "Two <b>hours</b> a week", owner="Ward B")
    store.first_steps.add(room.id, draft.id, 1, "Ask for a planner")
    store.first_steps.change(
        room.id, noted.id, text=noted.text, owner="Ward B", due=dt.date(2030, 5, 1),
        state=State.BEGUN,
    )  # fmt: skip
    for said in (
        shown(phone(house, "voice", room, "phone 0")),
        shown(phone(house, "results", room)),
        on_the_wall.steps(room),
    ):
        assert "Two &lt;b&gt;hours&lt;/b&gt; a week" in said
        assert "Ward B, by May 1, 2030." in said
    assert "begun" in shown(phone(house, "results", room))
    assert "Nobody has taken it on yet" in shown(phone(house, "results", room))


def test_leaders_note_change_and_drop_first_steps(
    house: House, ended: tuple[Workshop, Draft]
) -> None:
    """In Shape, behind each sentence; whoever drops one says why, or is told to."""
    room, _draft = ended
    app = house.visit("shape", room, view="became")
    assert "first step" in shown(app)
    blank = [each for each in app.text_input if each.label == "First step" and not each.value]
    blank[0].set_value("Ask for a planner at once")
    next(each for each in app.button if each.label == "Note it").click().run()
    kept = house.store.first_steps.all(room.id)[-1]
    assert (kept.text, kept.clause, kept.owner) == ("Ask for a planner at once", 0, "")

    app.segmented_control[1].set_value(State.DROPPED)
    next(each for each in app.button if each.label == "Keep").click().run()
    assert "Say in a few words why it was dropped" in shown(app)
    app.segmented_control[1].set_value(State.DROPPED)
    next(e for e in app.text_input if e.label.startswith("Why")).set_value("No money this year")
    next(each for each in app.button if each.label == "Keep").click().run()
    assert "Dropped: No money this year" in shown(app)


@pytest.mark.parametrize("is_sample", [True, False])
def test_leaders_of_the_sample_see_it_before_it_is_closed(house: House, *, is_sample: bool) -> None:
    """As everything else of the invented organisation; nothing can be noted, phones wait."""
    title = f"Still shaped {is_sample}"
    asked = Setup(title, ["What for?"], [("All", 40)], parts=frozenset(Part), is_sample=is_sample)
    (room, draft), store = closed(house, asked), house.store
    store.first_steps.add(room.id, draft.id, 0, "Two hours a week")
    store.workshops.move(room.id, Phase.SHAPE)
    room = store.workshops.get(room.id)

    leaders = house.visit("shape", room, view="became")

    assert ("Two hours a week" in shown(leaders)) is is_sample
    assert ("Once the workshop is closed" in shown(leaders)) is is_sample
    assert not [each for each in leaders.text_input if each.label == "First step"]
    assert "Two hours a week" not in shown(phone(house, "results", room))
    assert on_the_wall.steps(room) == ""


def test_steps_of_a_sentence_that_is_gone_are_not_lost(house: House) -> None:
    """The draft went on without the sentence: the step is listed by itself, and said to be so."""
    store = house.store
    room = store.workshops.add(
        Setup("Gone", ["What for?"], [("Everyone", 40)], parts=frozenset(Part))
    )
    first = store.drafts.save(room.id, VISION, seen=0)
    store.drafts.share(room.id, 1)
    store.workshops.move(room.id, Phase.CLOSED)
    store.first_steps.add(room.id, first.id, 1, "Ask for a planner")
    store.drafts.save(room.id, "We have time for every patient.", seen=1, base=1)
    store.drafts.share(room.id, 2)
    said = shown(phone(house, "results", store.workshops.get(room.id)))

    assert "For sentences that are no longer in the vision:" in said
    assert "Ask for a planner" in said


def test_a_pulse_is_opened_answered_and_closed(house: House, ended: tuple[Workshop, Draft]) -> None:
    """The facilitator opens it, a phone that never joined answers, and only counts are left."""
    (room, _draft), store = ended, house.store
    assert "No pulse is open now" in shown(phone(house, "pulse", room))
    run = house.visit("run", room)
    next(each for each in run.button if each.label == "Open a pulse").click().run()
    assert any("/pulse?code=" in each.value for each in run.code)
    pulse = store.pulses.now(room.id)
    assert pulse is not None
    app = phone(house, "pulse", room)
    assert "We have time for every patient." in shown(app)
    send = next(each for each in app.button if each.label == "Send")
    send.click().run()
    assert "Answer one sentence at least." in shown(app)
    app.select_slider[0].set_value(3)
    next(each for each in app.button if each.label == "Send").click().run()
    assert "Thank you" in shown(app)
    assert store.pulses.people(pulse.id) == 1
    next(each for each in run.button if each.label == "Close the pulse").click().run()

    assert not run.exception
    assert store.pulses.now(room.id) is None
    assert store.pulses.people(pulse.id) == 0
    assert "Too few people answered" in shown(house.visit("run", room))


def test_a_pulse_takes_two_minutes(house: House) -> None:
    """Of eight sentences and six levels: to read at 200 words a minute, to move, to send."""
    store = house.store
    levels = [(name, 40) for name in ("Board", "Heads", "Leads", "Nurses", "Porters", "Kitchen")]
    room = store.workshops.add(Setup("Two minutes", ["What for?"], levels, parts=frozenset(Part)))
    sentence = "Whoever works at night knows by the middle of the month before which ones it is."
    draft = store.drafts.save(room.id, " ".join([sentence] * 8), seen=0)
    store.drafts.share(room.id, draft.number)
    store.workshops.move(room.id, Phase.CLOSED)
    store.pulses.open(room.id, draft.id)

    app = phone(house, "pulse", room)

    assert len(app.select_slider) == 8
    words = len(re.sub(r"<[^>]+>", " ", shown(app)).split()) + len(levels)
    touches = len(app.select_slider) + len(app.radio) + 1
    assert words / 200 * 60 + touches * 4 <= 120


def test_leaders_see_whether_the_gap_closes(house: House) -> None:
    """A first pulse, and one in which a sentence is truer: said with its range, no more."""
    setup = Setup("Closing", ["What for?"], [("Everyone", 40)], parts=frozenset(Part))
    (room, draft), store = closed(house, setup), house.store
    answer(store, room, draft, 30, 2)
    assert "This is the first pulse." in shown(house.visit("shape", room, view="became"))
    answer(store, room, draft, 30, 7)
    said = shown(house.visit("shape", room, view="became"))

    assert "One sentence has become truer since the first pulse, beyond chance." in said
    assert "no change beyond chance" in said
    assert "7.5 of 10" in shown(phone(house, "results", room))
    assert len(counted(store, room)) == 2


def test_the_date_of_a_comparison_is_that_of_the_pulse_it_is_made_with(house: House) -> None:
    """A first pulse that one person answered is compared with nothing, and not named."""
    setup = Setup("Closing", ["What for?"], [("Everyone", 40)], parts=frozenset(Part))
    (room, draft), store = closed(house, setup), house.store
    answer(store, room, draft, 1, 2)
    answer(store, room, draft, 30, 2)
    said = shown(house.visit("shape", room, view="became"))

    assert "This is the first pulse." in said
    assert "Asked on" in said
    assert "against the first one" not in said


def test_levels_of_a_pulse_are_a_tap_away(house: House, ended: tuple[Workshop, Draft]) -> None:
    """Everyone is in sight, levels are in a fold; phones are told of everyone alone."""
    (room, draft), store = ended, house.store
    answer(store, room, draft, 30, 2)
    (first, *_rest) = store.pulses.all(room.id)
    rated = (0, 0, 6, *[0] * 8)
    levels = (Rated("Board", rated), Rated("Nurses", rated))
    told = ((first, Counted(12, (RatedSentence("We rest.", Rated("Everyone", rated), levels),))),)
    seen, _summary, folded = pulse_results.sentences(told, by_level=True).partition("<details")
    phone_reads = pulse_results.sentences(told, by_level=False)

    assert "2.0 of 10" in seen
    assert "Board" not in seen
    assert folded.count("2.0 of 10") == 2
    assert "Nurses" in folded
    assert "Board" not in phone_reads
    assert "<details" not in phone_reads


def test_reminders_are_shown_and_nothing_more(house: House, ended: tuple[Workshop, Draft]) -> None:
    """On Run and among the workshops; one whose day has come says what to do."""
    room, _draft = ended
    run = house.visit("run", room)
    next(each for each in run.button if each.label == "Add it").click().run()
    (kept,) = house.store.reminders.all(room.id)
    assert kept == today() + dt.timedelta(days=90)
    assert "Next reminder" in shown(house.visit("workshops", room))
    house.store.reminders.add(room.id, today())
    assert "open a pulse" in shown(house.visit("run", room))


def test_what_is_off_leaves_nothing(house: House, ended: tuple[Workshop, Draft]) -> None:
    """Without this part no view, no fold, no page and no sentence tells of it."""
    room, _draft = ended
    house.store.workshops.switch_part(room.id, Part.STEPS, on=False)
    off = house.store.workshops.get(room.id)
    try:
        assert on_the_wall.steps(off) == ""
        assert "first step" not in shown(phone(house, "results", off))
        assert "first step" not in shown(phone(house, "voice", off, "phone 0"))
        shape = house.visit("shape", off, view="became")
        assert "became" not in shape.segmented_control[0].options
        assert "Open a pulse" not in {each.label for each in house.visit("run", off).button}
        assert "No pulse is open now" in shown(phone(house, "pulse", off))
    finally:
        house.store.workshops.switch_part(room.id, Part.STEPS, on=True)
