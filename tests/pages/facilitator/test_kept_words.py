"""Words that count and are not quoted, and personal details, stand on no page and in no file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest

from tests.pages.facilitator.conftest import everything
from tests.pages.facilitator.test_room_of_thirty import files_of
from tests.pages.leadership.conftest import texts
from vision.models import Lens, Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Kind, Response
from vision.themes import Themes
from vision.workshop import worker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

QUIET: Final = "zqquiet"
"""A word of twelve people who all asked not to be quoted."""
DIGITS: Final = "234 567 89"
"""Stands in what everybody else wrote of every kind, as a part of a telephone number."""
DESKS: Final = ("live", "naming", "files", "overview", "themes", "consensus", "shape", "report")
PHONES: Final = ("respond", "results", "stand", "voice")


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """A vision is being shaped; words of every kind were written, answered and said back."""
    store = desk.store
    workshop = desk.workshop(parts=frozenset(Part))
    store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    question, level = workshop.questions[0].id, workshop.levels[-1].id
    people = []
    for at, text in enumerate(texts(36)):
        who = store.participants.join(workshop.id, f"p{at}", level_id=level, unit_id=None).id
        own = f"{text} {QUIET}" if at < 12 else f"{text}, call 0151 {DIGITS}"
        store.statements.add(who, question, own, f"t{at}", quotable=at >= 12)
        people.append(who)
    store.workshops.move(workshop.id, Phase.THEMES)
    refreshed(desk, workshop)
    store.workshops.move(workshop.id, Phase.RESPOND)
    asked = store.responses.choices(question)
    given = [
        Response(who, each.id, 1, matters=True)
        for who in people
        for each in asked
        if each.participant_id != who
    ]
    store.responses.add_many(workshop.id, given)
    draft = store.drafts.save(workshop.id, "We have more time. One login is enough.", seen=0)
    store.drafts.share(workshop.id, 1)
    store.drafts.take_suggestions(workshop.id, taken=True)
    store.workshops.move(workshop.id, Phase.SHAPE)
    for at, who in enumerate(people):
        store.stances.take(who, draft.id, "commitment")
        for kind in (Kind.COMMENT, Kind.AMENDMENT):
            said = f"We {kind} {at} at 0151 {DIGITS}"
            store.remarks.add(who, draft.id, 0, said, f"{kind}", kind=kind)
        store.say_back.give(who, draft.id, [0, 1])
        said = f"On day {at} {QUIET}" if at < 12 else f"On day {at} I call 0151 {DIGITS}"
        store.say_back.write(who, draft.id, said, wanted=True, quotable=at >= 12)
    return refreshed(desk, workshop)


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker does."""
    workshop = desk.store.workshops.get(workshop.id)
    worker.make(desk.store, workshop, workshop.questions[0])
    return workshop


def unpacked(content: bytes) -> Iterable[bytes]:
    """Return a file, and what is packed in it."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from unpacked(package.read(name))


@pytest.mark.slow
def test_what_may_not_be_quoted_and_details_stand_nowhere(desk: Desk, room: Workshop) -> None:
    """On no desk, wall or phone, in no file, found by no search; and all of it counts."""
    pages = {page: everything(desk.visit(page, room)) for page in DESKS}
    for view in ("all", "groups", "matters", "slate", "today"):
        pages[f"consensus {view}"] = everything(desk.visit("consensus", room, view=view))
    for view in ("stand", "back", "write", "versions"):
        pages[f"shape {view}"] = everything(desk.visit("shape", room, view=view))
    desk.store.workshops.move(room.id, Phase.RESPOND)
    pages |= {page: everything(desk.phone(page, room)) for page in PHONES}
    for page in ("themes", "respond", "shape stand"):
        assert "[phone number]" in pages[page], page
    told = {
        (page, word) for page, said in pages.items() for word in (QUIET, DIGITS) if word in said
    }
    assert told == set()
    assert DIGITS not in everything(desk.visit("moderate", room))

    for wanted in (QUIET, DIGITS):
        app = desk.visit("themes", room)
        app.text_input(key="find").set_value(wanted).run()
        assert "No statement that may be shown" in everything(app)

    files = {name: b"".join(unpacked(made)) for name, made in files_of(room).items()}
    spilt = {(name, word) for name, made in files.items() for word in (QUIET, DIGITS)
             if word.encode() in made}  # fmt: skip
    assert spilt == set()

    stored = desk.store.snapshots.get(desk.store.snapshots.newest_id(room.questions[0].id) or "")
    assert stored is not None
    themes = Themes.from_json(stored.body["themes"]).themes
    assert sum(theme.size for theme in themes) == 36
    assert len(desk.store.moderation.queue(room.id, Status.VISIBLE)) > 36
