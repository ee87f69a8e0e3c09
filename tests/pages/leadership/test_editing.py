"""Editing themes, guessing and taking files away: what leaders and facilitators do on pages."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import turned_to
from tests.pages.leadership.conftest import shown, texts
from vision.models import Role
from vision.store import Arrival
from vision.themes import Themes

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

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


@pytest.fixture
def room(house: House, request: pytest.FixtureRequest) -> Workshop:
    """A room of thirty, by itself."""
    return house.room(f"Room for {request.node.name}"[:80], 30)


def test_a_name_stays_when_new_statements_come(house: House, room: Workshop) -> None:
    """A rename on the page is said to be under way, then shown, and survives new statements."""
    theme = next(iter(names(house, room)))
    app = house.visit("themes", room)
    app.text_input(key=f"name-{theme}").set_value("Hours at the bedside")
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
    first, second, *_ = names(house, room).items()
    app = house.visit("themes", room)
    app.text_input(key=f"name-{first[0]}").set_value(second[1].upper())
    assert "Another theme has this name" in shown(press(app, "Rename"))
    app.text_input(key=f"name-{first[0]}").set_value(" \u200b ")
    assert "A name needs letters" in shown(press(app, "Rename"))
    assert not house.store.theme_edits.log(room.questions[0].id)


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
