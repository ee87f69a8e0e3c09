"""Every page with a wrong, old, deleted or foreign address: one sentence, and never a dead page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.menu import HIDDEN, LEADING, PREPARING, RUNNING
from server.store import open_store
from tests.pages.facilitator.conftest import Desk, seen
from vision.models import Role
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop

ALL = (*HIDDEN, *LEADING, *PREPARING, *RUNNING)
PAGES = [page.address for page in ALL]
PHONES = [page.address for page in ALL if page.file.startswith("participant/")]
OTHERS = [page for page in PAGES if page not in PHONES]
OTHER = "Brickfield is nobody else’s business"
NAMES = ("q", "look", "again", "key", "view", "theme", "level", "unit", "sort", "show")
"""What addresses carry besides a workshop."""

STRANGE = {
    "nonsense": "no such thing",
    "unreadable": "a\x00b\uffff\x01\u202e\u0664-1",
    "markup": "<img src=x onerror=alert(1)> **x** {{7*7}} '; DROP TABLE statement; --" * 50,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One installation for all of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISION_DATA", str(tmp_path_factory.mktemp("desk")))
        patch.setenv("VISION_SAMPLE", "no")
        patch.delenv("DATABASE_URL", raising=False)
        store = open_store()
        yield Desk(store)
        store.close()


def survived(app: AppTest) -> str:
    """Return what a page shows; a traceback or our apology for a bug fails the test."""
    assert not app.exception, [error.message for error in app.exception]
    said = seen(app)
    assert "Something went wrong on this page" not in said
    assert "alert(1)>" not in said
    assert said
    return said


@pytest.mark.parametrize("page", PAGES)
def test_a_strange_address_is_answered_with_a_sentence(desk: Desk, page: str) -> None:
    """Whatever stands in the address, the page says what to do."""
    for value in STRANGE.values():
        survived(desk.visit(page, None, **dict.fromkeys(("code", "w", *NAMES), value)))


@pytest.mark.parametrize("page", PAGES)
def test_strange_parts_beside_a_right_workshop(desk: Desk, page: str) -> None:
    """Question, view and the rest fall back to what a page shows by itself."""
    room = desk.workshop(questions=["What do you hope for?", "What must stay?"])
    desk.says(room, "More time for patients")
    others = dict.fromkeys(NAMES, STRANGE["unreadable"])
    survived(desk.visit(page, room, code=room.code, **others))


@pytest.mark.parametrize("page", PAGES)
def test_a_deleted_workshop_leaves_no_dead_page(desk: Desk, page: str) -> None:
    """An old link of a workshop that was deleted, or put aside, is answered with a sentence."""
    gone, aside = desk.workshop(title=OTHER), desk.workshop(title=OTHER)
    app = desk.visit(page, gone, code=gone.code, q=gone.questions[0].id)
    desk.store.workshops.delete(gone.id)
    desk.store.workshops.archive(aside.id)

    survived(app.run())  # while somebody has it open
    for room, role in ((gone, Role.LEADER), (aside, Role.FACILITATOR)):
        survived(desk.visit(page, room, role, code=room.code, q=room.questions[0].id))


@pytest.mark.parametrize("page", OTHERS)
def test_a_foreign_workshop_shows_nothing_of_itself(desk: Desk, page: str) -> None:
    """A facilitator of one workshop, a leader of it and a stranger, with another's address."""
    mine, other = desk.workshop(title="Lindwater"), desk.workshop(title=OTHER)
    for role in (None, Role.LEADER, Role.FACILITATOR):
        app = desk.visit(page, mine, role, q=other.questions[0].id, code=other.code)
        app.query_params["w"] = other.id
        app.session_state["workshop"] = other.id
        assert "Brickfield" not in survived(app.run())


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.RESPOND, Phase.CLOSED])
@pytest.mark.parametrize("page", PHONES)
def test_a_phone_with_anothers_code_or_question(desk: Desk, page: str, phase: Phase) -> None:
    """Whoever joined one workshop can follow a link of another: the front door, or its own page."""
    mine = desk.workshop(questions=["What do you hope for?", "What must stay?"])
    other = desk.workshop(questions=["What do you fear?", "What must go?"], title=OTHER)
    app = desk.phone(page, mine)
    for room in (mine, other):
        desk.store.workshops.move(room.id, phase)
    for code, question in ((mine, other), (other, other), (mine, mine)):
        app.query_params["code"] = code.code
        app.query_params["q"] = question.questions[-1].id
        survived(app.run())


def at_the_door(desk: Desk, **address: str) -> AppTest:
    """Open the front door."""
    return desk.visit("join", None, **address)


def enter(app: AppTest, code: str) -> AppTest:
    """Type a code and press *Join*."""
    app.text_input[0].set_value(code)
    next(each for each in app.button if each.label == "Join").click()
    return app.run()


# No code is ever drawn with a 0 or a 1, so none of these is a room's by chance.
@pytest.mark.parametrize("wrong", ["KITE 10", "x", "<b>", "KITE 47 KITE 47", "\uffff\x00"])
def test_a_wrong_code_says_so_and_leaves_the_field(desk: Desk, wrong: str) -> None:
    """Typed or by link, again and again: the field stays, and the right code opens the room."""
    room = desk.workshop()
    for app in (at_the_door(desk), at_the_door(desk, code=wrong)):
        for _ in range(2):
            enter(app, wrong)
            assert "does not open a workshop" in survived(app)
            assert len(app.text_input) == 1
        enter(app, room.code.lower().replace(" ", "-"))
        assert "does not open a workshop" not in survived(app)
        assert [each.label for each in app.button if each.label == "Start"]


def test_a_deleted_workshops_code_says_so(desk: Desk) -> None:
    """The code that stood on the wall yesterday."""
    room: Workshop = desk.workshop()
    desk.store.workshops.delete(room.id)
    app = at_the_door(desk, code=room.code)

    assert "does not open a workshop" in survived(app)
    assert "does not open a workshop" in survived(enter(app, room.code))


def test_a_wrong_code_or_passphrase_at_sign_in(desk: Desk) -> None:
    """Each is one sentence, the fields stay, and the right pair lets in."""
    room = desk.workshop()
    phrase = desk.store.passes.new_passphrase(room.id, Role.LEADER)
    app = desk.visit("signin")
    for code, word in (
        ("KITE 10", phrase),
        (room.code, "wrong"),
        ("", "wrong"),
        ("\x00", "\uffff"),
    ):
        app.text_input[0].set_value(code)
        app.text_input[1].set_value(word)
        next(each for each in app.button if each.label == "Sign in").click()
        survived(app.run())
        assert len(app.text_input) == 2
