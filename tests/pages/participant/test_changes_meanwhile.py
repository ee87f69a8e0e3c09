"""Phones while something changes: another draft, another pulse, another tab, another question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.leadership.conftest import House, shown, texts
from tests.pages.participant.test_follow_up import VISION, closed
from tests.pages.participant.test_phone_pages import phone, room
from vision.drafts import Stance
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Setup
from vision.workshop import worker

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Draft

TIME, RESPECT, ROSTER = "We have time.", "We show respect.", "Rosters are known."


def shaped(house: House, title: str, text: str) -> tuple[Workshop, list[str]]:
    """Return a room in Shape with a draft that phones read, and their tokens."""
    workshop, tokens = room(house, title)
    house.store.workshops.move(workshop.id, Phase.SHAPE)
    share(house, workshop, text)
    return workshop, tokens


def share(house: House, workshop: Workshop, text: str) -> Draft:
    """Share one more draft with everyone."""
    before = house.store.drafts.newest(workshop.id)
    draft = house.store.drafts.save(workshop.id, text, seen=before.number if before else 0)
    house.store.drafts.share(workshop.id, draft.number)
    return draft


def test_a_comment_never_goes_to_a_sentence_of_another_draft(house: House) -> None:
    """A press on the old page sends nothing; the words stay, below the field."""
    workshop, tokens = shaped(house, "Meanwhile", f"{TIME} {RESPECT}")
    app = phone(house, "stand", workshop, tokens[0])
    app.text_area[0].set_value("Time for what?")
    draft = share(house, workshop, f"{ROSTER} {RESPECT}")
    next(each for each in app.button if each.label == "Send").click().run()

    me = house.store.participants.find(workshop.id, tokens[0])
    assert me is not None
    assert not house.store.remarks.of(me.id, draft.id)
    assert app.text_area[0].value == ""
    assert "You were still writing" in shown(app)
    assert "Time for what?" in shown(app)


def test_words_stay_with_a_sentence_that_moved_to_another_place(house: House) -> None:
    """A newer draft has the sentence that somebody writes to, further down."""
    workshop, tokens = shaped(house, "Moved", f"{TIME} {RESPECT}")
    app = phone(house, "stand", workshop, tokens[0])
    app.text_area[0].set_value("Time for what?").run()
    draft = share(house, workshop, f"{ROSTER} {RESPECT} {TIME}")
    app.run()
    assert app.text_area[0].value == "Time for what?"
    next(each for each in app.button if each.label == "Send").click().run()

    me = house.store.participants.find(workshop.id, tokens[0])
    assert me is not None
    assert [(each.clause, each.text) for each in house.store.remarks.of(me.id, draft.id)] == [
        (2, "Time for what?")
    ]


def test_an_older_tab_never_takes_a_stance_back(house: House) -> None:
    """It shows where the other tab left it, whenever it is drawn anew."""
    workshop, tokens = shaped(house, "Two tabs", TIME)
    older, newer = (phone(house, "stand", workshop, tokens[0]) for _ in range(2))
    first, second = list(Stance)[:2]
    older.radio[-1].set_value(first).run()
    newer.run().radio[-1].set_value(second).run()
    older.run()

    me = house.store.participants.find(workshop.id, tokens[0])
    draft = house.store.drafts.newest(workshop.id, shared=True)
    assert me is not None
    assert draft is not None
    assert house.store.stances.of(me.id) == {draft.id: second.value}
    assert older.radio[-1].value == second


def test_how_it_is_today_is_answered_for_each_question_by_itself(house: House) -> None:
    """The first theme of every question has the same number; its answer is not theirs."""
    setup = Setup("Two questions", ["What for?", "And how?"], [("Everyone", 40)])
    workshop = house.store.workshops.add(setup)
    house.store.workshops.choose_themes(workshop.id, Lens.WORDS, 2)
    for at, text in enumerate(texts(12)):
        me = house.store.participants.join(
            workshop.id, f"today {at}", level_id=workshop.levels[0].id, unit_id=None
        )
        for question in workshop.questions:
            house.store.statements.add(me.id, question.id, text, f"{question.id}{at}")
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    for question in workshop.questions:
        worker.make(house.store, house.store.workshops.get(workshop.id), question)
    first, second = (each.id for each in workshop.questions)
    app = phone(house, "respond", workshop, "today 0", view="today", q=first)
    app.select_slider[0].set_value(7).run()
    app.query_params["q"] = second
    app.run()
    assert [each.value for each in app.select_slider] == [None] * len(app.select_slider)
    assert app.select_slider


def test_what_was_set_for_one_pulse_is_not_sent_to_the_next(house: House) -> None:
    """The form of a pulse that was closed meanwhile is no longer there."""
    setup = Setup("Pulses", ["What for?"], [("Everyone", 40)], parts=frozenset(Part))
    workshop, draft = closed(house, setup)
    opened = house.store.pulses.open(workshop.id, draft.id)
    app = house.visit("pulse", None, None, code=workshop.code.replace(" ", ""))
    app.select_slider[0].set_value(3)
    house.store.pulses.close(workshop.id, opened.id)
    newer = house.store.drafts.save(workshop.id, f"We sing. {VISION}", seen=draft.number)
    house.store.drafts.share(workshop.id, newer.number)
    house.store.pulses.open(workshop.id, newer.id)
    next(each for each in app.button if each.label == "Send").click().run()
    assert "We sing." in shown(app)
    assert {each.value for each in app.select_slider} == {None}


def test_pairs_that_can_not_be_asked_yet_say_so(house: House) -> None:
    """The view is never empty: it says that there is nothing yet."""
    workshop, tokens = room(house, "No pairs")
    house.store.workshops.switch_part(workshop.id, Part.INFLUENCE, on=True)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    app = phone(house, "respond", workshop, tokens[0], view="pairs")
    assert "There is nothing to answer yet." in shown(app)


def test_results_are_not_drawn_again_and_again_for_whoever_never_joined(house: House) -> None:
    """Our script is told of a room by who joined; to others the page offers nothing to ask."""
    workshop, tokens = room(house, "Read by link")
    house.store.workshops.switch_part(workshop.id, Part.RESULTS, on=True)
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)
    code = workshop.code.replace(" ", "")
    assert "data-room" not in shown(house.visit("results", None, None, code=code))
    assert "data-room" in shown(phone(house, "results", workshop, tokens[0]))
