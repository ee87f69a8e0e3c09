"""The moderator's page: text and flags only, one decision a key, everything can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import Desk, seen
from vision.models import Moderation, Role, Status
from vision.text.flags import OWN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_a_statement_is_shown_by_one_press_and_taken_back_by_another(desk: Desk) -> None:
    """Under "approve first" nothing is visible before; undo makes it so again."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    (kept,) = desk.says(workshop, "Fair pay")
    app = desk.visit("facilitator/moderate", workshop)
    assert desk.store.statements.visible([kept]) == {}
    assert "Fair pay" in seen(app)
    assert "Frontline" not in seen(app)

    press(app, "Show")
    assert list(desk.store.statements.visible([kept])) == [kept]
    press(app, "Undo")

    assert not app.exception
    assert desk.store.statements.visible([kept]) == {}
    assert desk.store.statements.standing(workshop.id)[Status.WAITING] == 1


def test_an_own_list_of_words_raises_flags(desk: Desk, tmp_path: Path) -> None:
    """A text file in the data folder adds to what is looked at twice."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "A kite for everyone")
    (tmp_path / OWN_FILE).write_text("kite\n", encoding="utf-8")

    app = desk.visit("facilitator/moderate", workshop)

    assert "rude words" in seen(app)
    assert "A kite for everyone" in seen(app)


def test_a_decision_that_comes_too_late_changes_nothing(desk: Desk) -> None:
    """Another moderator was quicker: the page goes on, and what they decided stays."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    (kept,) = desk.says(workshop, "Fair pay")
    app = desk.visit("facilitator/moderate", workshop)
    desk.store.statements.moderate(workshop.id, [kept], Status.HIDDEN)

    press(app, "Show")

    assert not app.exception
    assert desk.store.statements.visible([kept]) == {}


@pytest.mark.parametrize("page", ["moderate", "cards", "run", "live", "files"])
@pytest.mark.parametrize("role", [None, Role.LEADER])
def test_only_facilitators_get_in(desk: Desk, page: str, role: Role | None) -> None:
    """A deep link, and a leader's pass, grant nothing here: no words, no code."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay")

    app = desk.visit(f"facilitator/{page}", workshop, role)

    assert "This page needs a passphrase" in seen(app)
    assert "Fair pay" not in seen(app)
    assert workshop.code not in seen(app)
