"""A room of thirty, act by act: every file that can be taken away is the same to the last byte."""

from __future__ import annotations

import hashlib
import logging
import random
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.facilitator.conftest import say_first_back
from tests.pages.leadership.conftest import texts
from vision.drafts.stances import Stance
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Response
from vision.workshop import worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

LEVELS = (("Board", 6), ("Heads", 8), ("Leads", 8), ("Staff", 8))
VISION = "We have time for every patient. All systems talk to each other."
TAKEN = 15
"""Files that leaders and facilitators may take away: six of the report, nine of other shapes."""


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Thirty have written; all but the last of each level have answered and taken a stand."""
    made = desk.workshop(levels=list(LEVELS), parts=frozenset(Part))
    desk.store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    question = made.questions[0].id
    people = [person(desk, made, at) for at in range(30)]
    for who, text in zip(people, texts(30), strict=True):
        desk.store.statements.add(who, question, text, f"wrote {who}")
    desk.store.workshops.let_write_on(made.id, on=True)
    desk.store.workshops.move(made.id, Phase.THEMES)
    refreshed(desk, made)
    desk.store.workshops.move(made.id, Phase.RESPOND)
    draw = random.Random(1)
    for who in people[:26]:
        answers(desk, made, who, draw)
    draft = desk.store.drafts.save(made.id, VISION, seen=0)
    desk.store.drafts.share(made.id, draft.number)
    desk.store.workshops.move(made.id, Phase.SHAPE)
    for at, who in enumerate(people[:26]):
        desk.store.stances.take(who, draft.id, list(Stance)[at % 4].value)
    return refreshed(desk, made)


def person(desk: Desk, workshop: Workshop, at: int) -> str:
    """Return one of thirty, the same for the same number; the last four are one of each level."""
    level = workshop.levels[at % 4 if at < 24 or at >= 26 else 1 + at % 2].id
    join = desk.store.participants.join
    return join(workshop.id, f"one of thirty {at}", level_id=level, unit_id=None).id


def answers(desk: Desk, workshop: Workshop, who: str, draw: random.Random) -> None:
    """Let somebody answer everything that others wrote."""
    asked = desk.store.responses.choices(workshop.questions[0].id)
    others = [each.id for each in asked if each.participant_id != who]
    said = [Response(who, each, draw.choice((-1, 0, 1, 1)), matters=False) for each in others]
    desk.store.responses.add_many(workshop.id, said)


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker does two seconds after each act."""
    workshop = desk.store.workshops.get(workshop.id)
    worker.make(desk.store, workshop, workshop.questions[0])
    return workshop


def takes_all() -> None:
    """Make every file there is, as two pages do, and keep what it is."""
    import streamlit as st  # noqa: PLC0415 - a page of its own

    from pages.facilitator.files import exports  # noqa: PLC0415 - likewise
    from pages.leadership.parts.selection import Selection  # noqa: PLC0415 - likewise
    from pages.leadership.report import all_chapters  # noqa: PLC0415 - likewise
    from pages.parts import results  # noqa: PLC0415 - likewise
    from server.store import open_store  # noqa: PLC0415 - likewise
    from vision import reports  # noqa: PLC0415 - likewise
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - likewise

    room = open_store().workshops.get(st.session_state["room"])
    found = results.newest(room, room.questions[0])
    assert found is not None
    selection = Selection(room, room.questions[0], found)
    made = all_chapters.contents(selection)
    words = {word["text"]: (word["people"], word["theme"]) for word in found.cloud["words"]}
    files: dict[str, object] = {
        "slides": reports.slides_pptx(made),
        "report": reports.report_html(made),
        "paper": reports.report_pdf(made),
        "numbers": reports.tables_xlsx(made),
        "statements": all_chapters.statements(selection).to_csv().encode(),
        "cloud": picture(words, mode="light"),
    }
    for shape, make in exports.MAKERS.items():
        file = make(room, room.questions[0], found)
        files[shape] = file[0] if file else b""
    st.session_state["files"] = files


def files_of(workshop: Workshop) -> dict[str, bytes]:
    """Return every file, as somebody who leads and runs the workshop takes it."""
    app = AppTest.from_function(takes_all, default_timeout=300)
    app.session_state["room"] = workshop.id
    app.run()
    assert not app.exception
    files: dict[str, bytes] = app.session_state["files"]
    return files


def taken(workshop: Workshop) -> dict[str, str]:
    """Return a hash of every file."""
    files = files_of(workshop)
    return {name: hashlib.sha256(file).hexdigest() for name, file in files.items()}


def writes(desk: Desk, workshop: Workshop, who: str) -> None:
    """Somebody adds a statement after the reveal."""
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    question = workshop.questions[0].id
    desk.store.statements.add(who, question, "Warm food at night", f"late {who}")
    desk.store.workshops.move(workshop.id, Phase.SHAPE)


def responds(desk: Desk, workshop: Workshop, who: str) -> None:
    """Somebody answers everything, late."""
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    answers(desk, workshop, who, random.Random(2))
    desk.store.workshops.move(workshop.id, Phase.SHAPE)


def stands(desk: Desk, workshop: Workshop, who: str) -> None:
    """Somebody says where they stand."""
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    desk.store.stances.take(who, draft.id, Stance.COMMITMENT.value)


def changes(desk: Desk, workshop: Workshop, who: str) -> None:
    """Somebody changes an answer that was counted."""
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    asked = desk.store.responses.choices(workshop.questions[0].id)
    other = next(each.id for each in asked if each.participant_id != who)
    desk.store.responses.answer(who, other, -1)
    desk.store.responses.answer(who, other, 0)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)


def pulses(desk: Desk, workshop: Workshop, at: int) -> None:
    """Let one of thirty answer the pulse that is open."""
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    now = desk.store.pulses.now(workshop.id) or desk.store.pulses.open(workshop.id, draft.id)
    level = workshop.levels[at % 4].id
    desk.store.pulses.answer(now.id, f"pulse {at}", {0: at % 10, 1: 3}, level_id=level)


def says_back(desk: Desk, workshop: Workshop, at: int) -> None:
    """Let one of thirty say the first sentence back."""
    say_first_back(desk, workshop, person(desk, workshop, at), at)


@pytest.mark.slow
@pytest.mark.parametrize(("act", "phase"), [(pulses, Phase.CLOSED), (says_back, Phase.SHAPE)])
def test_nor_when_one_answers_a_pulse_or_says_a_sentence_back(
    desk: Desk, room: Workshop, act: Callable[[Desk, Workshop, int], None], phase: Phase
) -> None:
    """When most have, one more is in no file."""
    desk.store.workshops.move(room.id, phase)
    for at in range(26):
        act(desk, room, at)
    before = taken(refreshed(desk, room))
    act(desk, room, 28)

    assert taken(refreshed(desk, room)) == before


@pytest.mark.slow
def test_no_file_of_a_room_of_thirty_changes_when_one_person_acts(
    desk: Desk, room: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """Slides, report, paper, numbers and every export: the same after one act; no log line."""
    caplog.set_level(logging.DEBUG, "vision")
    before = taken(room)
    acts: tuple[tuple[Callable[[Desk, Workshop, str], None], int], ...] = (
        (writes, 3),
        (responds, 29),
        (stands, 28),
        (changes, 5),
    )
    for act, at in acts:
        act(desk, room, person(desk, room, at))
        caplog.clear()
        now = taken(refreshed(desk, room))
        changed = [name for name in before if now[name] != before[name]]
        assert (act.__name__, changed) == (act.__name__, [])
        assert [each for each in caplog.records if each.name.startswith("vision")] == []

    assert len(before) == TAKEN
