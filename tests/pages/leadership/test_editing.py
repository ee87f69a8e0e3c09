"""Editing themes, guessing and taking files away: what leaders and facilitators do on pages."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from pages.leadership.themes.choose import theme_of
from tests.pages.conftest import turned_to
from tests.pages.leadership.conftest import shown, texts
from vision.models import Role
from vision.store import Arrival
from vision.themes import Action, Edit, Themes
from vision.workshop import worker

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Selectbox, TextInput

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop


EDITS = {"Rename", "Merge", "Move", "Split it in two"}


def names(house: House, room: Workshop) -> dict[int, str]:
    """Return the themes of the newest result."""
    newest = house.store.snapshots.newest_id(room.questions[0].id)
    assert newest is not None
    stored = house.store.snapshots.get(newest)
    assert stored is not None
    return {theme.id: theme.name for theme in Themes.from_json(stored.body["themes"]).themes}


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def named(app: AppTest) -> TextInput:
    """Return the field with a theme's name."""
    return next(each for each in app.text_input if each.label == "Name")


def box(app: AppTest, label: str) -> Selectbox[int]:
    """Return the field with this label in which a theme is chosen."""
    return next(each for each in app.selectbox if each.label == label)


def made(house: House, room: Workshop) -> list[Edit]:
    """Return the edits of the first question."""
    log = house.store.theme_edits.log(room.questions[0].id)
    return [Edit.from_json(each.body) for each in log]


def call(house: House, room: Workshop, theme: int, name: str) -> None:
    """Let somebody else name a theme."""
    asked = room.questions[0].id
    house.store.theme_edits.add(room.id, asked, Edit.rename(theme, name).to_json())
    house.refresh(room)


@pytest.fixture
def room(house: House, request: pytest.FixtureRequest) -> Workshop:
    """A room of thirty, by itself."""
    return house.room(f"Room for {request.node.name}"[:80], 30)


def test_a_name_stays_when_new_statements_come(house: House, room: Workshop) -> None:
    """A rename on the page is said to be under way, then shown, and survives new statements."""
    theme = next(iter(names(house, room)))
    app = house.visit("themes", room)
    named(app).set_value("Hours at the bedside")
    assert "Themes are being updated" in shown(press(app, "Rename"))
    house.refresh(room)
    assert "Hours at the bedside" in shown(app.run())

    more = [Arrival(f"{text} please", f"new{n}", None, None, 1) for n, text in enumerate(texts(12))]
    house.store.statements.open_question(room.questions[0].id)
    house.store.statements.add_many(room.id, room.questions[0].id, more)
    house.refresh(room)
    assert names(house, room)[theme] == "Hours at the bedside"


def test_two_themes_never_get_one_name(house: House, room: Workshop) -> None:
    """A name that another theme has is refused with a reason; so is one without letters."""
    _first, second, *_ = names(house, room).items()
    app = house.visit("themes", room)
    named(app).set_value(second[1].upper())
    assert "Another theme has this name" in shown(press(app, "Rename"))
    named(app).set_value(" \u200b ")
    assert "A name needs letters" in shown(press(app, "Rename"))
    assert not house.store.theme_edits.log(room.questions[0].id)


def test_fields_of_one_question_say_nothing_of_another(house: House) -> None:
    """Themes are numbered from 1 in each: name, wish and guess begin with those of their own."""
    questions = ["What for?", "What is in the way?"]
    room = house.room("Two to edit", 30, questions=questions)
    second = room.questions[1]
    more = [Arrival(f"{text} at last", f"q{n}", None, None, 1) for n, text in enumerate(texts(30))]
    house.store.statements.open_question(second.id)
    house.store.statements.add_many(room.id, second.id, more)
    worker.make(house.store, house.store.workshops.get(room.id), second)
    app = house.visit("themes", room)
    theme = next(iter(names(house, room)))
    named(app).set_value("Half a name").run()
    wished = next(each for each in app.text_input if each.label.startswith("As a wish"))
    wished.set_value("Half a wish").run()

    app.query_params["q"] = second.id
    shown(app.run())
    fields = [each.value for each in app.text_input]
    assert app.selectbox(key="select-q").value == second.id
    assert box(app, "Theme").value == theme
    assert not {"Half a name", "Half a wish"} & set(fields)

    app = house.visit("guess", room)
    app.select_slider[0].set_value(40).run()
    app.query_params["q"] = second.id
    app.run()
    assert {slider.value for slider in app.select_slider} == {-1}


def test_a_name_that_somebody_else_gave_stands_in_the_field(house: House, room: Workshop) -> None:
    """Whoever presses Rename without having typed does not put the earlier name back."""
    theme = next(iter(names(house, room)))
    app = house.visit("themes", room)
    named(app).set_value("Mine").run()
    call(house, room, theme, "Hours at the bedside")

    press(app.run(), "Rename")
    assert [each.name for each in made(house, room)] == ["Hours at the bedside"]
    assert named(app).value == "Hours at the bedside"


def test_the_theme_that_was_chosen_is_held_whatever_it_is_called(
    house: House, room: Workshop
) -> None:
    """Names that changed a moment ago move neither the field nor what is held in place."""
    _first, second, third, *_ = names(house, room)
    app = house.visit("themes", room)
    box(app, "Theme").set_value(second).run()
    box(app, "Merge into").set_value(third).run()
    call(house, room, second, "Hours at the bedside")
    press(app, "Hold it in place")

    assert made(house, room)[-1] == Edit.pin(second)
    assert (box(app, "Theme").value, box(app, "Merge into").value) == (second, third)
    assert named(app).value == "Hours at the bedside"
    assert "Themes are being updated" in shown(app)


@pytest.mark.parametrize("sent", [3, "3  Its name of before"])
def test_a_browser_may_call_a_theme_as_before(sent: object) -> None:
    """The number tells which is meant; what is no theme stays none."""
    assert theme_of(sent) == 3
    assert theme_of("No theme") == theme_of(None) == theme_of(-1) == -1


def test_ticks_are_for_the_list_in_which_they_were_made(house: House, room: Workshop) -> None:
    """Another word finds other statements: no tick is kept, and none of them is moved."""
    themes = list(names(house, room))
    app = house.visit("themes", room)

    def find(word: str) -> tuple[str, list[str]]:
        field = next(each for each in app.text_input if each.label.startswith("Find statements to"))
        field.set_value(word).run()
        (table,) = (each for each in app.dataframe if "Theme" in each.value)
        return table.proto.id.split("-", 2)[2], list(table.value["Statement"])

    key, found = find("patient")
    app.session_state[key] = {"selection": {"rows": [0], "columns": []}}
    app.run()

    def can_move() -> bool:
        return not next(button for button in app.button if button.label == "Move").disabled

    assert can_move()
    assert find("roster")[1] != found
    assert not can_move()

    key, _found = find("patient")
    app.session_state[key] = {"selection": {"rows": [0], "columns": []}}
    app.run()
    box(app, "Move to").set_value(themes[-1]).run()
    press(app, "Move")
    (moved,) = made(house, room)
    assert moved.action is Action.MOVE
    assert moved.theme == themes[-1]


def test_every_edit_can_be_taken_back(house: House, room: Workshop) -> None:
    """Merging two themes makes one of them; undo brings both back."""
    before = names(house, room)
    app = house.visit("themes", room)
    merge = next(box for box in app.selectbox if box.label == "Merge into")
    merge.set_value(list(before)[1]).run()
    press(app, "Merge")
    house.refresh(room)
    assert len(names(house, room)) == len(before) - 1
    press(app.run(), "Undo")
    house.refresh(room)
    assert set(names(house, room)) == set(before)


def test_a_split_is_shown_before_it_is_made(house: House, room: Workshop) -> None:
    """Both parts are read first; leaving it whole changes nothing, and saying so parts it."""
    before = names(house, room)
    app = house.visit("themes", room)
    press(app, "Split it in two")
    assert "Nothing is changed until you say so" in shown(app)
    press(app, "Leave it whole")
    assert "Nothing is changed until you say so" not in shown(app)
    assert not house.store.theme_edits.log(room.questions[0].id)

    press(app, "Split it in two")
    press(app, "Part it so")
    assert "Themes are being updated" in shown(app)
    house.refresh(room)
    assert len(names(house, room)) == len(before) + 1


def test_leaders_do_not_edit(house: House, room: Workshop) -> None:
    """A leader sees no way to edit themes."""
    app = house.visit("themes", room, role=Role.LEADER)
    press(app, "Show me the results")
    assert "v-quotes" in shown(app)
    assert not [button for button in app.button if button.label in EDITS]


def test_a_leader_is_asked_before_being_shown(house: House, room: Workshop) -> None:
    """The gate names no size; whoever guesses finds the guess kept, and then the results."""
    app = house.visit("overview", room, role=Role.LEADER)
    gate = shown(app)
    assert "what do you expect" in gate
    assert "v-figure" not in gate
    turned_to(app, "guess").run()
    assert " of 100 speak" not in shown(app)
    press(app, "This is what I expect")
    assert "Move at least one slider first" in shown(app)
    app.select_slider[0].set_value(40)
    press(app, "This is what I expect")
    assert "Your guess is kept" in shown(app)
    (kept,) = house.store.guesses.all(room.questions[0].id)
    assert list(kept.values()) == [40], "a theme whose slider nobody moved is not answered"
    turned_to(app, "overview").run()
    assert "v-figure" in shown(app)


def test_three_guesses_are_compared_as_one(house: House, room: Workshop) -> None:
    """Two leaders' guesses show nothing; with the third their middle stands beside reach."""
    store, question = house.store, room.questions[0].id
    themes = names(house, room)
    for leader in ("a", "b"):
        store.guesses.keep(room.id, question, leader, dict.fromkeys(themes, 90))
    app = house.visit("guess", room)
    for slider in app.select_slider:
        slider.set_value(90)
    press(app, "This is what I expect")
    said = shown(app)
    assert "3 leaders" in said
    assert "Leaders expected 90 of 100" in said
    assert "You expected 90 of 100" in shown(turned_to(app, "overview").run())
    another = shown(house.visit("overview", room))
    assert "You expected" not in another
    assert "Leaders expected" in another


@pytest.mark.parametrize("ending", ["html", "pptx", "xlsx", "csv"])
def test_every_file_is_made_and_opens(house: House, ending: str) -> None:
    """One press makes a file; what is then offered is of its kind."""
    app = house.visit("report", house.room("Room of 12", 12))
    app.button(key=f"make-{ending}").click().run()
    shown(app)
    made = app.session_state[f"made-{ending}"][1]
    if ending in {"pptx", "xlsx"}:
        assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    else:
        assert "time" in made.decode("utf-8-sig")


def test_why_a_statement_is_here_names_its_words(house: House) -> None:
    """Whoever finds a statement can ask what put it into its theme."""
    app = house.visit("themes", house.room("Room of 12", 12))
    app.text_input(key="find").set_value("login").run()
    assert "login" in shown(app)
    press(app, "Why is this statement here?")
    assert "shares with its theme" in shown(app) or "there for its meaning" in shown(app)
