"""The desk at which the room names its themes: one after the other, each step can be undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import press_of_before, seen
from vision.alignment import Alignment
from vision.errors import NotEnoughTextError
from vision.models import Lens, Role
from vision.phases import Phase
from vision.store import Arrival
from vision.themes import Action, Edit, Themes
from vision.workshop.worker import make

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Selectbox

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

SAID = {
    "time": ["More time for patients", "Time for our patients", "Time to sit with patients"],
    "rosters": ["Rosters a month ahead", "Fair rosters", "Rosters that stay as they are"],
    "record": ["One record for all", "One electronic record", "A record that everyone reads"],
}


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Thirty-six people who said three things, before the reveal."""
    return filled(desk, "")


def filled(desk: Desk, endpoint: str) -> Workshop:
    """Return a room that was told beforehand whose language model suggests names."""
    workshop = desk.workshop()
    desk.store.namings.choose(workshop.id, endpoint)
    texts = [f"{text}, {n}" for n in range(4) for own in SAID.values() for text in own]
    arrivals = [
        Arrival(text, f"p{n}", workshop.levels[n % 2].id, None) for n, text in enumerate(texts)
    ]
    desk.store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, only="people")
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    return refreshed(desk, workshop)


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker would."""
    workshop = desk.store.workshops.get(workshop.id)
    make(desk.store, workshop, workshop.questions[0])
    return workshop


def themes(desk: Desk, workshop: Workshop) -> Themes:
    """Return the newest result."""
    newest = desk.store.snapshots.newest_id(workshop.questions[0].id)
    stored = desk.store.snapshots.get(str(newest))
    assert stored is not None
    return Themes.from_json(stored.body["themes"])


def log(desk: Desk, workshop: Workshop) -> list[Edit]:
    """Return the edits of the question."""
    return [
        Edit.from_json(each.body) for each in desk.store.theme_edits.log(workshop.questions[0].id)
    ]


def body(html: object) -> str:
    """Return the HTML of one block."""
    return str(html.proto.body)  # type: ignore[attr-defined]


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def same_as(app: AppTest) -> Selectbox:
    """Return the list of themes with which the one on the desk can be merged."""
    return next(each for each in app.selectbox if each.label == "The same as")


def test_twelve_presses_name_twelve_themes(desk: Desk, room: Workshop) -> None:
    """Four names lie there before the reveal; a press takes one and brings the next theme."""
    first, *others = themes(desk, room).themes
    app = desk.visit("naming", room)
    assert not app.exception
    assert "Name the themes" in seen(app)
    assert any(text in seen(app) for own in SAID.values() for text in own)
    offers = [button.label for button in app.button if button.label[:1].isdigit()]
    assert 1 < len(offers) <= 4
    assert offers[0].endswith(first.name)

    press(app, "2")
    assert log(desk, room)[-1] == Edit.rename(first.id, offers[1][1:].strip())
    for _each in others:
        press(app, "1")
    assert not app.exception
    assert "Every theme has a name" in seen(app)
    assert {each.action for each in log(desk, room)} == {Action.RENAME}

    refreshed(desk, room)
    assert themes(desk, room).theme(first.id).name == offers[1][1:].strip()


def test_what_was_decided_last_is_taken_back(desk: Desk, room: Workshop) -> None:
    """Undo brings the theme back to the desk, and no other decision."""
    app = desk.visit("naming", room)
    press(app, "1")
    press(app, "1")
    assert len(log(desk, room)) == 2
    press(app, "Undo")
    assert len(log(desk, room)) == 1
    assert not app.exception
    later = desk.visit("naming", room)  # another browser, or this one after a break
    press(later, "Undo")
    assert log(desk, room) == []
    assert not [button for button in later.button if button.label == "Undo"]


def test_a_theme_whose_decision_is_taken_back_lies_there_again(desk: Desk, room: Workshop) -> None:
    """Also where a newer result has put it last meanwhile, and another theme still waits."""
    first, second, third = themes(desk, room).themes
    app = desk.visit("naming", room)
    press(app, "This is nothing")
    refreshed(desk, room)
    app.run()
    assert f"Theme {second.id}, " in seen(app)
    press(app, "Undo")
    assert f"Theme {first.id}, " in seen(app)

    app.selectbox(f"into-{room.questions[0].id}-{first.id}").set_value(third.id).run()
    press(app, "Merge")
    press(app, "1")
    press(app, "Undo")
    assert f"Theme {second.id}, " in seen(app)
    press(app, "Later")
    assert f"Theme {third.id}, " in seen(app)  # and not the one that is being merged


def test_the_room_uses_its_own_words_but_no_name_twice(desk: Desk, room: Workshop) -> None:
    """A name without letters, or one that another theme has, is refused in a sentence."""
    first, second, *_ = themes(desk, room).themes
    app = desk.visit("naming", room)
    for wrong, said in ((second.name.upper(), "Another theme has this name"), ("??", "letters")):
        app.text_input[0].set_value(wrong)
        press(app, "Use this name")
        assert said in seen(app)
        assert log(desk, room) == []
    app.text_input[0].set_value("  Hours at   the bedside ")
    press(app, "Use this name")
    assert log(desk, room) == [Edit.rename(first.id, "Hours at the bedside")]


@pytest.mark.slow
def test_what_is_two_is_split_and_both_are_named(desk: Desk, room: Workshop) -> None:
    """Both halves are shown first; the theme then waits for the next result, and both come."""
    before = themes(desk, room)
    app = desk.visit("naming", room)
    press(app, "This is two")
    assert log(desk, room) == []
    assert "Nothing is changed until you say so" in seen(app)
    press(app, "Leave it whole")
    assert [button.label for button in app.button if button.label.startswith("1")]
    assert log(desk, room) == []

    press(app, "This is two")
    halves = app.get("html")
    sizes = [int(n) for n in re.findall(r'v-sub">(\d+) statements<', " ".join(map(body, halves)))]
    assert sum(sizes) == before.themes[0].size
    assert len(sizes) == 2
    press(app, "Part it so")
    assert [edit.action for edit in log(desk, room)] == [Action.SPLIT]
    assert f"Theme {before.themes[0].id}," not in seen(app)
    refreshed(desk, room)
    app.run()
    assert f"Theme {before.themes[1].id}," in seen(app)  # what somebody is at stays there
    assert len(themes(desk, room).themes) == len(before.themes) + 1
    for _each in themes(desk, room).themes:
        press(app, "1")
    assert "Every theme has a name" in seen(app)


def test_themes_that_are_the_same_are_merged_and_others_can_wait(
    desk: Desk, room: Workshop
) -> None:
    """Later puts a theme last; a merge moves it into the one chosen."""
    first, second, *_ = themes(desk, room).themes
    app = desk.visit("naming", room)
    press(app, "Later")
    assert f"Theme {second.id}," in seen(app)
    same_as(app).set_value(first.id).run()
    press(app, "Merge")
    assert log(desk, room) == [Edit.merge(second.id, first.id)]
    refreshed(desk, room)
    assert second.id not in {theme.id for theme in themes(desk, room).themes}


def test_what_is_nothing_is_set_apart_from_all_findings(desk: Desk, room: Workshop) -> None:
    """It comes last as "Other things", counts in no finding, and can be taken back."""
    first, second, *_ = themes(desk, room).themes
    app = desk.visit("naming", room)
    press(app, "This is nothing")
    assert log(desk, room) == [Edit.other(first.id)]
    desk.store.workshops.move(room.id, Phase.THEMES)
    refreshed(desk, room)
    last = themes(desk, room).themes[-1]
    assert (last.id, last.name, last.other) == (first.id, "Other things", True)
    newest = desk.store.snapshots.newest_id(room.questions[0].id)
    stored = desk.store.snapshots.get(str(newest))
    assert stored is not None
    told = [each.id for each in Alignment.from_json(stored.body["alignment"]).themes]
    assert first.id not in told
    assert second.id in told
    shown = desk.visit("themes", room)
    assert not shown.exception
    assert "statements without a common thread" in seen(shown)
    assert not desk.visit("guess", room).exception

    app = app.run()
    press(app, "This is nothing")
    assert log(desk, room)[-1] == Edit.merge(second.id, first.id)
    press(app, "Undo")
    press(app, "Undo")
    refreshed(desk, room)
    assert not any(theme.other for theme in themes(desk, room).themes)
    assert themes(desk, room).theme(first.id).name == first.name


def test_before_anybody_wrote_the_desk_says_so(desk: Desk) -> None:
    """No themes yet: one sentence, no trace of an error."""
    workshop = desk.workshop()
    with pytest.raises(NotEnoughTextError):
        make(desk.store, workshop, workshop.questions[0])
    app = desk.visit("naming", workshop)
    assert not app.exception
    assert "There are no themes yet" in seen(app)


@pytest.mark.parametrize("role", [None, Role.LEADER])
def test_leaders_do_not_see_themes_before_the_reveal_here(
    desk: Desk, room: Workshop, role: Role | None
) -> None:
    """The desk is the facilitators'."""
    assert "This page needs a passphrase" in seen(desk.visit("naming", room, role))


@pytest.mark.parametrize("label", ["This is nothing", "Later", "1"])
def test_a_second_press_leaves_the_theme_that_came(desk: Desk, room: Workshop, label: str) -> None:
    """It is about the theme that was read, and that one is decided once: one undo takes it back."""
    first, second, *_ = themes(desk, room).themes
    app = desk.visit("naming", room)
    pressed = next(each.proto.id for each in app.button if each.label.startswith(label))
    press_of_before(press_of_before(app, pressed), pressed)
    assert not app.exception
    assert [each.theme for each in log(desk, room)] == [first.id] * (label != "Later")
    assert f"Theme {second.id}," in seen(app)
    if label != "Later":
        press(app, "Undo")
        assert log(desk, room) == []


def test_a_second_press_parts_a_theme_once(
    desk: Desk, room: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One undo makes it whole again."""
    monkeypatch.setattr("pages.parts.theme_split._parts", lambda _parting: None)  # it takes long
    app = press(desk.visit("naming", room), "This is two")
    pressed = next(each.proto.id for each in app.button if each.label == "Part it so")
    press_of_before(press_of_before(app, pressed), pressed)
    assert not app.exception
    assert [each.action for each in log(desk, room)] == [Action.SPLIT]


def test_what_is_chosen_for_one_question_is_not_for_another(desk: Desk) -> None:
    """Themes of two questions have the same numbers; names and choices are their own."""
    workshop = desk.workshop(questions=["What do you hope for?", "What do we stop?"])
    for question in workshop.questions:
        texts = [f"{text}, {n}" for n in range(4) for own in SAID.values() for text in own]
        arrivals = [
            Arrival(text, f"p{n}", workshop.levels[n % 2].id, None) for n, text in enumerate(texts)
        ]
        desk.store.statements.add_many(workshop.id, question.id, arrivals, only="people")
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    workshop = desk.store.workshops.get(workshop.id)
    for question in workshop.questions:
        make(desk.store, workshop, question)
    app = desk.visit("naming", workshop)
    app.text_input[0].set_value("Hours at the bedside")
    same_as(app).set_value(themes(desk, workshop).themes[1].id).run()
    assert same_as(app).value is not None

    app.selectbox[0].set_value(workshop.questions[1].id).run()

    assert not app.exception
    assert app.text_input[0].value == ""
    assert same_as(app).value is None
