"""The wall, one thing after the other: pictures, one theme, one statement; and who has come."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pages.facilitator.wall import invitation, slides, statements
from pages.parts import results, totals
from tests.pages.facilitator.conftest import press, seen
from vision.models import Lens, Status
from vision.phases import Phase
from vision.store import Arrival
from vision.workshop.worker import make

if TYPE_CHECKING:
    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

SAID = ("More time for patients <b>now</b>", "Rosters a month ahead", "One record for all")
ALONE, ONE = '<div class="v-one v-alone">', '<div class="v-one">'


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Twenty-four people, three themes."""
    workshop = desk.workshop()
    level = workshop.levels[0].id
    arrivals = [
        Arrival(SAID[n] if n < 3 else f"{SAID[n % 3]} {n}", f"p{n}", level, None) for n in range(24)
    ]
    desk.store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, only="people")
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    workshop = desk.store.workshops.get(workshop.id)
    make(desk.store, workshop, workshop.questions[0])
    return workshop


def test_next_and_previous_go_through_all_and_around(desk: Desk, room: Workshop) -> None:
    """Cloud, each theme, a statement of each; before the first comes the last; A leads back."""
    app = desk.visit("live", room)
    assert 'class="v-cloud"' in seen(app)
    kinds = []
    for _ in range(6):
        press(app, "Next")
        kinds.append((ONE in seen(app), ALONE in seen(app)))
    assert kinds == 3 * [(True, False)] + 3 * [(False, True)]
    assert "&lt;b&gt;" in seen(app) or "Rosters" in seen(app) or "record" in seen(app)
    press(app, "Next")
    assert 'class="v-cloud"' in seen(app)
    press(app, "Previous")
    assert ALONE in seen(app)
    press(app, "Answers or words")
    assert 'class="v-cloud"' in seen(app)
    assert not app.exception


@pytest.mark.parametrize("turn", [0, 1])
def test_themes_and_the_newest_statements_take_turns_below_the_cloud(
    desk: Desk, room: Workshop, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    """Every other time a theme with its typical words, one theme after the other."""
    found = results.newest(room, room.questions[0])
    assert found is not None
    monkeypatch.setattr(statements, "TURN_S", int(time.time()) if turn else 2 * int(time.time()))
    assert ("v-turn" in statements.in_turn(found)) is bool(turn)
    assert ("v-turn" in seen(desk.visit("live", room))) is bool(turn)
    for at, theme in enumerate(found.themes.themes):
        strip = statements.strip(found, at)
        assert theme.name in strip
        assert theme.keywords[0] in strip
    assert statements.strip(found, len(found.themes.themes)) == statements.strip(found, 0)


def test_a_wish_that_many_wrote_stands_once_side_by_side(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of fourteen who write the same, the newest statements show one at a time."""
    workshop = desk.workshop()
    level = workshop.levels[0].id
    said = ["Fair pay" + "!" * n for n in range(14)] + list(SAID)
    arrivals = [Arrival(text, f"p{n}", level, None) for n, text in enumerate(said)]
    desk.store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, only="people")
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 2)
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    workshop = desk.store.workshops.get(workshop.id)
    make(desk.store, workshop, workshop.questions[0])
    found = results.newest(workshop, workshop.questions[0])
    assert found is not None
    for turn in range(20):
        monkeypatch.setattr(statements, "TURN_S", int(time.time()) // (turn + 1) or 1)
        shown = statements.latest(found)
        assert shown.count("Fair pay") <= 1
        assert shown.count("<p>") > 1


def test_a_hidden_statement_leaves_every_slide(desk: Desk, room: Workshop) -> None:
    """Once all words are hidden, no theme and no statement is shown alone."""
    app = desk.visit("live", room)
    press(app, "Next")
    gathered = desk.store.statements.gathered(room.questions[0].id)
    desk.store.moderation.move(room.id, [each.id for each in gathered], Status.HIDDEN)
    app.run()
    assert ONE not in seen(app)
    press(app, "Next")
    assert ONE not in seen(app)
    assert ALONE not in seen(app)


@pytest.mark.parametrize(
    ("text", "size"), [("a" * 90, 0), ("a" * 91, 1), ("患" * 46, 1), ("W" * 42, 1), ("W" * 200, 3)]
)
def test_wide_letters_are_set_smaller_than_as_many_narrow_ones(text: str, size: int) -> None:
    """What counts is the room that a statement takes, not how many letters it has."""
    assert slides._size(text) == size


def test_a_minute_more_and_the_timer_ends_with_gathering(desk: Desk) -> None:
    """One press starts a minute, the next adds one; the room's next step ends it."""
    workshop = desk.workshop()
    app = desk.visit("live", workshop)
    press(app, "One minute more")
    first = desk.store.workshops.timer(workshop.id)
    assert first is not None
    assert 55 <= first - time.time() <= 60
    time.sleep(1.1)  # where a room stands is kept for a second
    press(app, "One minute more")
    assert desk.store.workshops.timer(workshop.id) == first + 60

    desk.store.workshops.move(workshop.id, Phase.THEMES)
    assert desk.store.workshops.timer(workshop.id) is None
    desk.store.workshops.set_timer(workshop.id, first)
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    assert desk.store.workshops.timer(workshop.id) == first


def test_every_press_counts_from_the_one_before(desk: Desk) -> None:
    """Three of them within a second add three minutes; a second start is a stop."""
    workshop = desk.workshop()
    app = desk.visit("live", workshop)
    for _each in range(3):
        press(app, "One minute more")
    ends = desk.store.workshops.timer(workshop.id)
    assert ends is not None
    assert 150 < ends - time.time() <= 180
    press(app, "Start or stop the timer")
    assert desk.store.workshops.timer(workshop.id) is None
    press(app, "Start or stop the timer")
    assert desk.store.workshops.timer(workshop.id) is not None


def test_who_has_come_is_told_against_who_is_expected(desk: Desk) -> None:
    """In total, and only while people come; not at all where a level's number is not known."""
    workshop = desk.workshop()
    expected = sum(level.expected for level in workshop.levels)
    desk.store.participants.join(workshop.id, "token", level_id=workshop.levels[0].id, unit_id=None)
    totals._known.clear()
    told = invitation.written(workshop)
    if all(level.expected for level in workshop.levels):
        assert f"&lt;5 of {expected} have joined" in told
    else:
        assert "&lt;5 have joined" in told
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    assert "joined" not in invitation.written(desk.store.workshops.get(workshop.id))


@pytest.mark.parametrize(("language", "ahead"), [("en", "Right"), ("ar", "Left")])
def test_next_is_where_the_language_reads_to(
    desk: Desk, room: Workshop, language: str, ahead: str
) -> None:
    """The key and the arrow on it; from right to left the next thing is to the left."""
    app = desk.visit("live", room)
    app.session_state["reader-language"] = language
    app.run()
    before, after = (app.button(key=f"wall-{each}").proto for each in ("previous", "next"))

    assert (after.shortcut.lower(), after.icon) == (
        ahead.lower(),
        f":material/chevron_{ahead.lower()}:",
    )
    assert before.shortcut.lower() == {"Left": "right", "Right": "left"}[ahead]
