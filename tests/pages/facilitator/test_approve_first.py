"""Nothing is shown before it is approved, whichever way it came in and whoever looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import everything
from vision.models import Lens, Moderation, Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Kind
from vision.workshop import worker

if TYPE_CHECKING:
    from tests.pages.facilitator.conftest import Desk
    from vision.models import Workshop

TEXTS = (
    "More time for patients, less time for forms",
    "One login that works on every computer",
    "Rosters that are known a month ahead",
)
WAITS = "zqwaits"
"""A word that stands in all that nobody has approved."""


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """A vision is being written; words of every kind wait."""
    store = desk.store
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    for part in Part:
        store.workshops.switch_part(workshop.id, part, on=True)
    question, level = workshop.questions[0].id, workshop.levels[-1].id
    kept = desk.says(workshop, *(f"{TEXTS[n % 3]} {'again ' * (n // 3)}" for n in range(24)))
    me = store.participants.join(workshop.id, "me", level_id=level, unit_id=None)
    mine = store.statements.add(me.id, question, "Rosters that are fair", "t").id
    store.moderation.move(workshop.id, [*kept, mine], Status.VISIBLE)
    store.statements.change(me.id, mine, f"Rosters {WAITS} {WAITS}")
    desk.says(workshop, *(f"One login {WAITS} {'again ' * n}" for n in range(6)))
    rows = [Arrival(f"Warm food {WAITS} {n}", f"p{n}", level, None) for n in range(9)]
    store.statements.add_many(workshop.id, question, rows)
    store.workshops.move(workshop.id, Phase.THEMES)
    worker.make(store, store.workshops.get(workshop.id), workshop.questions[0])
    draft = store.drafts.save(workshop.id, "We have more time. One login is enough.", seen=0)
    store.drafts.share(workshop.id, 1)
    store.drafts.take_suggestions(workshop.id, taken=True)
    store.workshops.move(workshop.id, Phase.SHAPE)
    for kind in (Kind.COMMENT, Kind.AMENDMENT):
        store.remarks.add(me.id, draft.id, 0, f"We {WAITS} {kind}", str(kind), kind=kind)
    store.say_back.give(me.id, draft.id, [0, 1])
    store.say_back.write(me.id, draft.id, f"On Mondays {WAITS}", wanted=True)
    worker.make(store, store.workshops.get(workshop.id), workshop.questions[0])
    return store.workshops.get(workshop.id)


@pytest.mark.parametrize(
    "page", ["live", "naming", "files", "overview", "themes", "consensus", "shape", "report"]
)
def test_no_desk_and_no_wall_shows_what_waits(desk: Desk, room: Workshop, page: str) -> None:
    """Phones, files, cards, changes, comments, suggestions and what is said back all wait."""
    told = everything(desk.visit(page, room))
    assert "atients" in told or page != "themes"
    assert WAITS not in told


@pytest.mark.parametrize("page", ["results", "stand", "voice"])
def test_no_phone_shows_what_waits(desk: Desk, room: Workshop, page: str) -> None:
    """Nor do other people's phones."""
    assert WAITS not in everything(desk.phone(page, room))


def test_what_waits_is_not_found(desk: Desk, room: Workshop) -> None:
    """Whoever looks for a word finds it once it is approved."""
    app = desk.visit("themes", room)
    app.text_input(key="find").set_value(WAITS).run()
    assert "No statement that may be shown" in everything(app)
