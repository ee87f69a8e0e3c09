"""A pulse of thirty with small levels, act by act: no browser is sent who has just answered."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import pytest

from server.room_state import state_of
from tests.pages.facilitator.conftest import everything
from tests.pages.leadership.conftest import texts
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.workshop import worker
from vision.workshop.pulses import close

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.testing.v1 import AppTest

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop
    from vision.store import Pulse

    Answers = Mapping[str, tuple[str, dict[int, int]]]

LEVELS: Final = (("Board", 1), ("Heads", 4), ("Leads", 9), ("Staff", 16))
PLACES: Final = [level for level, people in LEVELS for _ in range(people)]
VISION: Final = "We have time for every patient. All systems talk to each other."
STEPS: Final = (5, 10, 15)
"""Answers with which the total of a small room goes on."""
LARGE: Final = 20
RANDOM: Final = re.compile(
    r'deferred_file_id: "[0-9a-f]+"|body: "[^\n]*A phone reached this workshop[^\n]*\n'
)
"""Another one at each run: where a file is asked for that is made only then, and whether a phone
came in the second in which this browser did."""
LOOKS: Final = (1, 4, 5, 9, 10, 15, 19, 20, 21, 30)
"""Answers after which another world is compared."""


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Thirty have written; the workshop is closed, and its vision is there."""
    made = desk.workshop(levels=list(LEVELS), parts=frozenset(Part))
    desk.store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    for at, text in enumerate(texts(30)):
        who = joined(desk, made, at)
        desk.store.statements.add(who, made.questions[0].id, text, f"wrote {at}")
    desk.store.workshops.move(made.id, Phase.THEMES)
    refreshed(desk, made)
    draft = desk.store.drafts.save(made.id, VISION, seen=0)
    desk.store.drafts.share(made.id, draft.number)
    desk.store.workshops.move(made.id, Phase.CLOSED)
    return refreshed(desk, made)


def joined(desk: Desk, workshop: Workshop, at: int) -> str:
    """Return one of thirty, the same for the same number."""
    (level,) = (each.id for each in workshop.levels if each.name == PLACES[at])
    join = desk.store.participants.join
    return join(workshop.id, f"one of thirty {at}", level_id=level, unit_id=None).id


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker does two seconds after each act."""
    workshop = desk.store.workshops.get(workshop.id)
    worker.make(desk.store, workshop, workshop.questions[0])
    return workshop


def watchers(desk: Desk, workshop: Workshop) -> list[AppTest]:
    """Return the browsers of whoever runs and leads the room, of the wall, and of phones."""
    code = workshop.code.replace(" ", "")
    led = [("run", {}), ("live", {}), ("overview", {}), ("shape", {"view": "became"})]
    apps = [desk.visit(page, workshop, **address) for page, address in led]
    phones = ("voice", "stand", "results", "pulse")
    apps += [desk.visit(page, None, None, code=code) for page in phones]
    for app in apps[len(led) : -1]:  # whoever is asked for a pulse need not have joined
        app.session_state["visit_token"] = f"one of thirty {len(PLACES) - 1}"
    return apps


def sent(workshop: Workshop, apps: Sequence[AppTest]) -> list[str]:
    """Return all that reaches the browsers now, and what phones ask for beside their page."""
    state = state_of(workshop.id)
    told = (RANDOM.sub("", everything(app.run())) for app in apps)
    return [*told, state.stands, state.left_in_words()]


def said(seed: int) -> dict[str, tuple[str, dict[int, int]]]:
    """Return who answers at which level and what, in an order of their own."""
    draw = random.Random(seed)
    people = list(enumerate(PLACES))
    draw.shuffle(people)
    return {
        f"p{at}": (level, {0: draw.randrange(11), 1: draw.randrange(11)}) for at, level in people
    }


def answer(desk: Desk, workshop: Workshop, who: str, level: str, given: dict[int, int]) -> None:
    """Let somebody answer the pulse that is open; nothing that makes new results changes."""
    store = desk.store
    before = store.workshops.get(workshop.id), store.participants.said(workshop.id)
    now = store.pulses.now(workshop.id)
    assert now is not None
    (place,) = (each.id for each in workshop.levels if each.name == level)
    store.pulses.answer(now.id, who, given, level_id=place)
    assert (store.workshops.get(workshop.id), store.participants.said(workshop.id)) == before


def begun(desk: Desk, workshop: Workshop) -> Pulse:
    """Open a pulse, or let the one that is open begin anew, without anybody's answers."""
    now = desk.store.pulses.now(workshop.id)
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    if now is None:
        return desk.store.pulses.open(workshop.id, draft.id)
    with desk.store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM pulse_person")
    return now


@pytest.mark.slow
def test_no_browser_is_sent_who_has_just_answered(desk: Desk, room: Workshop) -> None:
    """Whoever it was, of whatever level: all messages are the same, and mostly as before.

    Before and after each single answer every browser is sent the same, but for the total, which
    goes in steps until four smallest groups have answered, and is of the whole room.
    """
    begun(desk, room)
    apps = watchers(desk, room)
    worlds: list[dict[int, list[str]]] = []
    for seed, looks in ((1, range(31)), (2, LOOKS)):
        begun(desk, room)
        told = {0: sent(room, apps)}
        for number, (who, (level, given)) in enumerate(said(seed).items(), start=1):
            answer(desk, room, who, level, given)
            if number in looks:
                told[number] = sent(room, apps)
        worlds.append(told)
    told, other = worlds

    assert {k: told[k] == each for k, each in other.items()} == dict.fromkeys(other, True)
    same = [k for k in range(2, 31) if told[k] == told[k - 1]]
    assert same == [k for k in range(2, LARGE) if k not in STEPS]
    moved = [at for at, (one, last) in enumerate(zip(told[1], told[30], strict=True))
             if one != last]  # fmt: skip
    assert moved == [0]  # the page that opens and closes pulses


@pytest.mark.slow
def test_no_browser_is_sent_how_one_of_a_small_level_answered(desk: Desk, room: Workshop) -> None:
    """Once it is over: the same messages where the only one of a level and another swap answers.

    With whom a small level is shown together, two of its people changed places; what differs where
    two people of levels that are shown apart do so shows that the messages tell something at all.
    """
    worlds = [closed(desk, room, said(5))]
    for one, other in (("Board", "Heads"), ("Board", "Staff")):
        answers = said(5)
        a, b = (
            next(who for who, (level, _) in answers.items() if level == name)
            for name in (one, other)
        )
        mine, theirs = answers[a], answers[b]
        worlds.append(
            closed(desk, room, answers | {a: (mine[0], theirs[1]), b: (theirs[0], mine[1])})
        )

    assert worlds[0] == worlds[1]
    assert worlds[0] != worlds[2]


def closed(desk: Desk, workshop: Workshop, answers: Answers) -> list[str]:
    """Return what every browser is sent once a pulse with these answers is over.

    Each is the workshop's first: pulses before it are deleted.
    """
    with desk.store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM pulse")
    now = begun(desk, workshop)
    for who, (level, given) in answers.items():
        answer(desk, workshop, who, level, given)
    close(desk.store, workshop, now)
    return sent(workshop, watchers(desk, workshop))


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.SHAPE])
def test_a_pulse_is_over_once_pulses_are_turned_off(
    desk: Desk, room: Workshop, phase: Phase
) -> None:
    """Counted as when it is closed: nobody's answers stay behind where no page shows them."""
    draft = desk.store.drafts.newest(room.id, shared=True)
    assert draft is not None
    pulse = desk.store.pulses.open(room.id, draft.id)
    for at in range(8):
        level = room.levels[-1].id
        desk.store.pulses.answer(pulse.id, f"phone {at}", {0: at}, level_id=level)
    app = desk.visit("run", room)
    assert "Turning this off closes it" in everything(app)
    desk.store.workshops.move(room.id, phase)
    app = desk.visit("run", room)
    app.toggle(key=f"switch-steps-{room.id}").set_value(False).run()

    assert not app.exception
    assert Part.STEPS not in desk.store.workshops.get(room.id).parts
    (over,) = desk.store.pulses.all(room.id)
    assert over.closed is not None
    assert over.counted is not None
    assert over.counted["people"] is not None
    assert desk.store.pulses.people(pulse.id) == 0
    assert desk.store.pulses.given(pulse.id) == ({}, ())
    assert "Turning this off closes it" not in everything(app)
