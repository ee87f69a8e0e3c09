"""A desk: an installation of its own, and visitors who open its pages without a browser."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest, local_script_runner

from server.store import open_store
from tests.pages.conftest import turned_to
from vision.models import Role
from vision.store import Setup

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

ROOT = Path(__file__).parents[3]


@dataclass
class Desk:
    """An installation without the sample, and those who look at it."""

    store: Store

    def workshop(self, **changes: object) -> Workshop:
        """Return a new workshop with one question and two levels."""
        setup = {
            "title": "Lindwater",
            "questions": ["What do you hope for?"],
            "levels": [("Managers", 10), ("Frontline", 40)],
        }
        return self.store.workshops.add(Setup(**(setup | changes)))  # type: ignore[arg-type]

    def says(self, workshop: Workshop, *texts: str) -> list[str]:
        """Let one person each say something; return the statements' ids."""
        level, question = workshop.levels[-1].id, workshop.questions[0].id
        ids = []
        for text in texts:
            token = secrets.token_urlsafe(8)
            join, add = self.store.participants.join, self.store.statements.add
            person = join(workshop.id, token, level_id=level, unit_id=None)
            ids.append(add(person.id, question, text, token).id)
        return ids

    def visit(
        self, page: str, workshop: Workshop | None = None, role: Role | None = Role.FACILITATOR,
        **address: str,
    ) -> AppTest:  # fmt: skip
        """Open a page as somebody new who holds a role for the workshop."""
        app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
        token = secrets.token_urlsafe(16)
        app.session_state["visit_token"] = token
        app.session_state["visit_pass"] = token
        if workshop is not None and role is not None:
            self.store.passes.grant(token, workshop.id, role)
        if workshop is not None:
            app.query_params["w"] = workshop.id
        for name, value in address.items():
            app.query_params[name] = value
        turned_to(app, page)
        return app.run()

    def phone(self, page: str, workshop: Workshop, token: str = "") -> AppTest:
        """Open a participant's page as somebody who has joined at the lowest level."""
        app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
        token = token or secrets.token_urlsafe(16)
        app.session_state["visit_token"] = token
        app.session_state["visit_pass"] = token
        level = workshop.levels[-1].id
        self.store.participants.join(workshop.id, token, level_id=level, unit_id=None)
        app.query_params["code"] = workshop.code.replace(" ", "")
        turned_to(app, page)
        return app.run()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: Path) -> Desk:
    """An installation whose database is there already; the environment is changed, not the code."""
    shutil.copy(sqlite_template, tmp_path / "vision.db").chmod(0o600)
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.setenv("VISION_SAMPLE", "no")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return Desk(open_store())


def press(app: AppTest, label: str) -> None:
    """Press the button of a label."""
    next(each for each in app.button if each.label == label).click().run()


def press_of_before(app: AppTest, pressed: str) -> AppTest:
    """Press a button by its id as a browser may that still shows what the page was before."""
    states = app._tree.get_widget_states()
    states.widgets.add(id=pressed, trigger_value=True)
    return app._run(states)


def looks_by_itself(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Draw the only part of a page that looks by itself, and nothing around it."""
    (part,) = app._fragment_storage._fragments
    with monkeypatch.context() as only:
        run = partial(local_script_runner.RerunData, fragment_id=part, is_auto_rerun=True)
        only.setattr(local_script_runner, "RerunData", run)
        return app.run()


def seen(app: AppTest) -> str:
    """Return all HTML of a page."""
    return " ".join(str(each.proto.body) for each in app.get("html"))


def say_first_back(desk: Desk, workshop: Workshop, me: str, at: int) -> None:
    """Let somebody say the first sentence of the draft back, each in other words."""
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    desk.store.say_back.give(me, draft.id, (0,))
    desk.store.say_back.write(me, draft.id, f"I sit down {'again ' * at}", wanted=at % 2 == 0)


def everything(app: AppTest) -> str:
    """Return everything that a page sends."""
    assert not app.exception
    elements = [node.proto for block in app for node in _all(block) if hasattr(node, "proto")]
    assert elements
    return "".join(map(str, elements))


def _all(node: object) -> list[object]:
    """Return an element, and all that stand in it."""
    below = getattr(node, "children", {})
    return [node, *(each for child in below.values() for each in _all(child))]
