"""Running a room: two facilitators never move it twice, and both see what waits for them."""

from __future__ import annotations

import time

from pages.parts import totals
from tests.pages.facilitator.conftest import Desk, press, seen
from tests.pages.facilitator.test_moderate import remarks
from vision.models import Moderation, Step
from vision.optional_parts import Part
from vision.phases import Phase


def test_a_press_that_comes_too_late_moves_nothing(desk: Desk) -> None:
    """Both see "Reveal the themes"; one is quicker, and the other's press is for nothing."""
    workshop = desk.workshop()
    one = desk.visit("run", workshop)
    other = desk.visit("run", workshop)

    press(one, "Reveal the themes")
    press(other, "Reveal the themes")

    assert not other.exception
    assert desk.store.workshops.phase(workshop.id) is Phase.THEMES
    assert "Themes are out." in seen(other)


def test_a_choice_that_comes_too_late_moves_nothing(desk: Desk) -> None:
    """A phase chosen on a page that is out of date is not taken for a wish to go back."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)
    app.segmented_control[0].set_value(Phase.THEMES).run()

    assert not app.exception
    assert desk.store.workshops.phase(workshop.id) is Phase.SHAPE


def test_people_may_be_let_write_on(desk: Desk) -> None:
    """Off at first; a press keeps it, and where themes no longer grow nobody is asked."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    toggle = next(each for each in app.toggle if each.label.startswith("People may go on"))
    assert toggle.value is False
    toggle.set_value(True).run()

    assert not app.exception
    assert desk.store.workshops.get(workshop.id).writes_on
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    later = desk.visit("run", workshop)
    assert not any(each.label.startswith("People may go on") for each in later.toggle)


def test_parts_are_off_until_a_facilitator_turns_them_on(desk: Desk) -> None:
    """Every part has its switch in one fold, all off at first; a press keeps one."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    toggles = {each.label: each for each in app.toggle}
    assert not any(toggles[part.rules.title].value for part in Part)
    toggles[Part.SAY_BACK.rules.title].set_value(True).run()

    assert not app.exception
    assert desk.store.workshops.get(workshop.id).parts == {Part.SAY_BACK}


def test_only_the_steps_that_a_workshop_has_are_offered(desk: Desk) -> None:
    """Phases of which no step speaks are neither offered nor gone through."""
    workshop = desk.workshop()
    steps = [Step(phase, "Now") for phase in (Phase.GATHER, Phase.THEMES, Phase.CLOSED)]
    desk.store.agendas.keep(workshop.id, steps, seen=())
    app = desk.visit("run", workshop)
    assert len(app.segmented_control[0].options) == len(steps)
    press(app, "Reveal the themes")
    press(app, "Close the workshop")

    assert not app.exception
    assert desk.store.workshops.phase(workshop.id) is Phase.CLOSED


def test_what_waits_for_a_moderator_is_told(desk: Desk) -> None:
    """Comments wait as well once a room shapes, where somebody has to approve first."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    assert "Waiting for a moderator" not in seen(desk.visit("run", workshop))
    remarks(desk, workshop)

    page = seen(desk.visit("run", workshop))

    assert "<dt>Waiting for a moderator</dt><dd>2</dd>" in page


def test_a_typo_is_corrected_while_people_write(desk: Desk) -> None:
    """Title and question read well at once, units are there; a missing line changes nothing."""
    workshop = desk.workshop(title="Lindwatr")
    desk.says(workshop, "More time")
    app = desk.visit("run", workshop)
    fields = {each.label: each for each in (*app.text_input, *app.text_area)}
    fields["Title"].input("Lindwater")
    fields["Questions, one a line"].input("What do *you* hope for?")
    fields["Units, one a line"].input("North\n\nSouth")
    press(app, "Keep the corrections")

    assert not app.exception
    assert '<h1 class="v-finding">Lindwater</h1>' in seen(app)
    now = desk.store.workshops.get(workshop.id)
    assert [each.text for each in now.questions] == ["What do *you* hope for?"]
    assert [each.name for each in now.units] == ["North", "South"]
    levels = next(each for each in app.text_area if each.label == "Levels, from the top down")
    levels.input("Managers")
    press(app, "Keep the corrections")
    assert "This workshop has 2 levels" in seen(app)
    assert desk.store.workshops.get(workshop.id) == now


def test_two_levels_become_one_after_a_second_press(desk: Desk) -> None:
    """What will happen is said by name first; then everyone of the one counts at the other."""
    workshop = desk.workshop()
    first, second = workshop.levels[:2]
    app = desk.visit("run", workshop)
    box = {each.label: each for each in app.selectbox}
    box["Merge a level"].set_value(first.id).run()
    next(each for each in app.selectbox if each.label == "into this level").set_value(
        second.id
    ).run()
    assert f"Everyone at “{first.name}”" in seen(app)
    assert len(desk.store.workshops.get(workshop.id).levels) == len(workshop.levels)
    press(app, "Merge these two")

    assert not app.exception
    now = desk.store.workshops.get(workshop.id)
    assert [each.id for each in now.levels] == [each.id for each in workshop.levels[1:]]


def test_the_door_can_be_closed(desk: Desk) -> None:
    """A room that is complete: the phone of a stranger says so, that of a member goes on."""
    workshop = desk.workshop()
    member = desk.phone("join", workshop)
    app = desk.visit("run", workshop)
    next(each for each in app.toggle if each.label == "Nobody else may join").set_value(True).run()

    assert not app.exception
    assert "Nobody else can join now" in seen(desk.visit("join", None, code=workshop.code))
    member.query_params["again"] = "1"
    assert "Nobody else can join now" not in seen(member.run())
    assert [each.label for each in member.button if each.label == "Start"]


def test_who_joined_is_seen_against_who_was_expected(desk: Desk) -> None:
    """Before the reveal, level by level, in steps: nobody is seen coming, too many are named."""
    workshop = desk.workshop(levels=[("Board", 3), ("Frontline", 40)])
    for level, people in zip(workshop.levels, (5, 7), strict=True):
        for at in range(people):
            token = f"{level.name} {at}"
            desk.store.participants.join(workshop.id, token, level_id=level.id, unit_id=None)
    page = seen(desk.visit("run", workshop))

    assert page.count("more joined than expected") == 1
    assert "&lt;5" in page.partition("more joined than expected")[0].rpartition("<p")[2]
    assert "5 or more have joined without a slip." in page


def test_answers_and_stances_are_counted(desk: Desk) -> None:
    """How many answered and how often, in steps in a small room, and no row before the first."""
    workshop = desk.workshop()
    (said,) = desk.says(workshop, "More time")
    assert "answered" not in seen(desk.visit("run", workshop))
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    join = desk.store.participants.join
    people = [
        join(workshop.id, name, level_id=workshop.levels[0].id, unit_id=None) for name in "abc"
    ]
    for person in people:
        desk.store.responses.answer(person.id, said, 1)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)
    draft = desk.store.drafts.save(workshop.id, "We listen.", seen=0)
    desk.store.drafts.share(workshop.id, draft.number)
    desk.store.stances.take(people[0].id, draft.id, "commitment")

    totals._known.clear()
    page = seen(desk.visit("run", workshop))
    assert "<dt>People who joined</dt><dd>&lt;5</dd>" in page
    assert "<dt>People who answered</dt><dd>&lt;5</dd><dt>Answers</dt><dd>&lt;5</dd>" in page
    assert "<dt>People who said where they stand</dt><dd>&lt;5</dd>" in page


def test_phones_say_when_a_room_opens_and_closes(desk: Desk) -> None:
    """Before: when it begins, and no field; open: until when; after: what was begun is kept."""
    workshop = desk.workshop()
    now = int(time.time())
    desk.store.hours.keep(workshop.id, now + 3_600, now + 7_200)
    phone = desk.phone("share", workshop, "a-phone")
    assert "It begins on" in seen(phone)
    assert not phone.text_area

    desk.store.hours.keep(workshop.id, None, now + 7_200)
    phone.run()
    assert "Open until" in seen(phone)
    assert phone.text_area
    person = desk.store.participants.find(workshop.id, "a-phone")
    assert person is not None
    desk.store.participants.keep_writing(person.id, workshop.questions[0].id, "Half a")
    desk.store.hours.keep(workshop.id, None, now - 1)
    phone.run()
    assert "It ended on" in seen(phone)
    assert "What you had begun is kept for you" in seen(phone)
    assert not phone.text_area
    assert "It ended on" in seen(desk.visit("run", workshop))


def test_the_next_step_comes_first_and_what_is_set_lies_in_seven_folds(desk: Desk) -> None:
    """The button that moves the room is the page's first; nothing that can be set is lost."""
    workshop = desk.workshop()
    desk.store.workshops.switch_part(workshop.id, Part.RESULTS, on=True)
    app = desk.visit("run", workshop)
    shown = [each.label for each in app.main if each.type == "button"]
    assert next(label for label in shown if label != "Look anew") == "Reveal the themes"
    assert [each.label for each in app.expander] == [
        "What you say, step by step",
        "Who takes part, and when",
        "Passphrases and links for leaders",
        "Title, questions, levels and logo",
        "More for this workshop",
        "Themes, moderation and the smallest group",
        "Archive, empty or delete",
    ]
    for title in (
        "People expected at each level",
        "Join slips",
        "Codes for levels",
        "Open and close by the clock",
        "Links for leaders",
        "The organisation’s name, logo and colour",
        "Results on the phone",
        "How themes are found",
        "Moderation and the smallest group",
    ):
        assert f">{title}</h2>" in seen(app)
