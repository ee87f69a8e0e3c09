"""Naming with the room, and with an organisation's own language model."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING

import pytest

from server.room_state import FRESH_S
from tests.pages.facilitator.conftest import press_of_before, seen
from tests.pages.facilitator.test_naming import (
    SAID,
    filled,
    log,
    press,
    refreshed,
    room,
    themes,
)
from tests.server.test_language_model import Model, model, said, sent
from vision.models import Lens, OnWall, Status
from vision.phases import Phase
from vision.settings import THIS_MACHINE
from vision.themes import Edit

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

    from streamlit.testing.v1 import AppTest

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

__all__ = ["model", "room"]  # fixtures


def wall(desk: Desk, workshop: Workshop) -> str:
    """Return what the wall shows now, once what it knew a moment ago is old."""
    time.sleep(FRESH_S)
    app = desk.visit("live", workshop)
    assert not app.exception
    return seen(app)


def test_the_wall_follows_the_desk(desk: Desk, room: Workshop) -> None:
    """Statements, numbered names and how far one is; nothing of it before, and nothing after."""
    first, second, *_ = themes(desk, room).themes
    typical = [texts(desk, theme.quotes) for theme in (first, second)]
    before = wall(desk, room)
    assert not any(text in before for text in typical[0])

    app = desk.visit("naming", room)
    offers = [button.label[1:].strip() for button in app.button if button.label[:1].isdigit()]
    press(app, "Show it on the wall")
    shown = wall(desk, room)
    assert all(text in shown for text in typical[0][:5])
    assert all(f"<li>{name}</li>" in shown for name in offers)
    assert "0 of 3" in shown

    press(app, "1")
    shown = wall(desk, room)
    assert all(text in shown for text in typical[1][:5])
    assert not any(text in shown for text in typical[0])
    assert "1 of 3" in shown
    while any(button.label.startswith("1") for button in app.button):
        press(app, "1")
    assert "Every theme has a name" in wall(desk, room)
    assert first.name in wall(desk, room)

    press(app, "Take it off the wall")
    assert first.name not in wall(desk, room)
    press(app, "Show it on the wall")
    desk.store.workshops.move(room.id, Phase.THEMES)
    assert desk.store.workshops.get(room.id).on_wall is None


def texts(desk: Desk, keys: tuple[str, ...]) -> list[str]:
    """Return words of statements."""
    found = desk.store.statements.visible(keys)
    return [found[key].text for key in keys if key in found]


def test_hidden_words_leave_the_wall_while_it_is_named(desk: Desk, room: Workshop) -> None:
    """At once, with the result that still names them."""
    first = themes(desk, room).themes[0]
    press(desk.visit("naming", room), "Show it on the wall")
    (text,) = texts(desk, first.quotes[:1])
    assert text in wall(desk, room)
    desk.store.moderation.move(room.id, [first.quotes[0]], Status.HIDDEN)
    assert text not in wall(desk, room)


def test_the_wall_shows_no_theme_of_fewer_people_than_the_smallest_group(desk: Desk) -> None:
    """Twelve sentences of four people may be named at the desk, and are not read by the room."""
    workshop = desk.workshop(levels=[("All", 20)])
    question, level = workshop.questions[0].id, workshop.levels[0].id
    ideas = ("More time for patients", "Fair rosters", "One record for all")
    for token in ("a", "b", "c", "d"):
        person = desk.store.participants.join(workshop.id, token, level_id=level, unit_id=None)
        for idea in ideas:
            desk.store.statements.add(person.id, question, f"{idea}, says {token}", token + idea)
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    workshop = refreshed(desk, workshop)
    app = desk.visit("naming", workshop)
    press(app, "Show it on the wall")
    shown = wall(desk, workshop)
    assert "Too few have written here" in shown
    assert not any(idea in shown for idea in ideas)
    while any(button.label.startswith("1") for button in app.button):
        press(app, "1")
    assert not any(theme.name in wall(desk, workshop) for theme in themes(desk, workshop).themes)


@pytest.fixture
def told(desk: Desk, model: Model, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A room that was told that the model on this machine suggests names."""
    monkeypatch.setenv("VISION_NAMES_URL", model.url)
    monkeypatch.setenv("VISION_NAMES_MODEL", "any")
    return filled(desk, THIS_MACHINE)


def waited(app: AppTest) -> AppTest:
    """Return a page once the model has been asked."""
    until = time.monotonic() + 10
    while "is asked as well" in seen(app) and time.monotonic() < until:
        time.sleep(0.05)
        app.run()
    assert not app.exception
    return app


def offers(app: AppTest) -> list[str]:
    """Return the names that lie on the desk, without their numbers."""
    return [button.label[1:].strip() for button in app.button if button.label[:1].isdigit()]


def test_the_model_is_sent_what_lies_on_the_desk(desk: Desk, told: Workshop, model: Model) -> None:
    """Its names come after ours, on the wall as well, and a key takes one."""
    first = themes(desk, told).themes[0]
    word = first.name.split()[0]

    def named(handler: BaseHTTPRequestHandler) -> None:
        names = [first.name, f"{word} before anything", "Cheap pills", "Anna Berger"]
        sent(handler, said(json.dumps({"names": names})))

    model.behaves = named
    app = waited(desk.visit("naming", told))
    asked = [json.loads(each["body"]["messages"][1]["content"]) for each in model.asked]
    assert {"statements": texts(desk, first.quotes)[:5]} in asked  # the next may be asked first
    assert offers(app)[0] == first.name
    assert offers(app)[-1] == f"{word} before anything"
    assert not {"Cheap pills", "Anna Berger"} & {*offers(app)}
    assert "suggested by a language model" in seen(app)

    press(app, "Show it on the wall")
    assert f"<li>{word} before anything</li>" in wall(desk, told)
    press(app, str(len(offers(app))))
    assert log(desk, told)[-1] == Edit.rename(first.id, f"{word} before anything")


def test_a_name_is_taken_while_the_model_is_asked(desk: Desk, told: Workshop, model: Model) -> None:
    """A page that looks for its answer by itself drops nothing that is pressed meanwhile."""
    answered = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        answered.wait(30)
        sent(handler, said(json.dumps({"names": []})))

    model.behaves = slow
    first = themes(desk, told).themes[0]
    app = desk.visit("naming", told).run()
    assert "is asked as well" in seen(app)
    app.text_input[0].set_value("Hours at the bedside")
    press(app, "Use this name")
    answered.set()
    assert not app.exception
    assert log(desk, told) == [Edit.rename(first.id, "Hours at the bedside")]


def test_one_button_shows_the_desk_and_takes_it_off(desk: Desk, room: Workshop) -> None:
    """A key that is pressed while the page is drawn finds one button, whatever it says by then."""
    app = desk.visit("naming", room)
    (shows,) = (each.proto.id for each in app.button if each.label == "Show it on the wall")
    press(app, "Show it on the wall")
    (ends,) = (each.proto.id for each in app.button if each.label == "Take it off the wall")
    assert shows == ends
    assert desk.store.workshops.get(room.id).on_wall is not None
    press_of_before(app, shows)
    assert desk.store.workshops.get(room.id).on_wall is None


def test_without_an_answer_ours_stand(desk: Desk, told: Workshop, model: Model) -> None:
    """One quiet sentence, and every name that was there before."""
    model.behaves = lambda handler: sent(handler, b"<html>Sign in</html>")
    before = offers(desk.visit("naming", told))
    app = waited(desk.visit("naming", told))
    assert offers(app) == before
    assert "suggested nothing that fits; ours stand" in seen(app)


def test_nothing_is_sent_where_people_were_not_told(
    desk: Desk, room: Workshop, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workshop that began without it stays without it, whatever is set up later."""
    monkeypatch.setenv("VISION_NAMES_URL", model.url)
    app = desk.visit("naming", room)
    assert "language model" not in seen(app)
    assert model.asked == []


def test_it_is_chosen_before_the_first_word_and_everyone_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not offered without an endpoint; off at first with one, and fixed once somebody wrote."""
    label = "Let a language model suggest names of themes"
    workshop = desk.workshop()
    assert label not in [each.label for each in desk.visit("run", workshop).toggle]
    assert "language model" not in seen(desk.phone("share", workshop))

    monkeypatch.setenv("VISION_NAMES_URL", "https://models.example.org/v1")
    monkeypatch.setenv("VISION_NAMES_HOST", "models.example.org")
    app = desk.visit("run", workshop)
    switch = next(each for each in app.toggle if each.label == label)
    assert switch.value is False
    switch.set_value(True).run()
    assert desk.store.workshops.get(workshop.id).endpoint == "models.example.org"
    for page in ("share", "promise"):
        shown = seen(desk.phone(page, workshop))
        assert "A language model at models.example.org may suggest names" in shown

    desk.says(workshop, "More time for patients")
    app = desk.visit("run", workshop)
    assert label not in [each.label for each in app.toggle]
    assert "A language model at models.example.org" in seen(app)


def test_nobodys_words_come_to_the_wall_alone(desk: Desk) -> None:
    """What a few send while a theme is named is read once others have sent something, too."""
    workshop = desk.workshop()
    desk.says(
        workshop, *(f"{text}, {n}" for n in range(2) for own in SAID.values() for text in own)
    )
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    workshop = refreshed(desk, workshop)
    press(desk.visit("naming", workshop), "Show it on the wall")
    assert "Too few" not in wall(desk, workshop)

    said = "The same record in every clinic"
    desk.says(workshop, said, "A record for the doctors as well", "No record on paper")
    refreshed(desk, workshop)
    first = next(each for each in themes(desk, workshop).themes if "record" in each.name.lower())
    desk.store.namings.show(workshop.id, OnWall(workshop.questions[0].id, first.id))
    assert said in texts(desk, first.quotes)[:5]
    assert said not in wall(desk, workshop)

    desk.says(workshop, *(f"Computers that start at once, {n}" for n in range(3)))
    refreshed(desk, workshop)
    assert said in wall(desk, workshop)
