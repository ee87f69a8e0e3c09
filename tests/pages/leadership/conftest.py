"""A house with rooms of all sizes: workshops in a real store, seen through a headless Streamlit."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from server.store import open_store
from tests.pages.conftest import turned_to
from vision.errors import NotEnoughTextError
from vision.models import Lens, Role, Workshop
from vision.phases import Phase
from vision.store import Arrival, Setup
from vision.workshop import worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vision.store import Store

ROOT = Path(__file__).parents[3]
FIVE = ("Executive board", "Directors", "Heads", "Team leads", "Frontline")
SPOKEN = (
    (
        "More time for patients, less time for forms",
        "Time to sit with a patient and listen",
        "Enough time for every patient on the ward",
        "Patients are never rushed, we have time for them",
    ),
    (
        "One shared record for all computer systems",
        "A single login that works on every computer",
        "The computer systems talk to each other",
        "One record and one login, no more faxing",
    ),
    (
        "Rosters are known a month ahead",
        "Fair rosters with free weekends for all shifts",
        "Enough colleagues on every night shift",
        "A roster that leaves me my weekends",
    ),
)


def texts(count: int) -> list[str]:
    """Return statements to three themes, none alike, in turn."""
    found = []
    for number in range(count):
        theme = SPOKEN[number % len(SPOKEN)]
        found.append(f"{theme[number // len(SPOKEN) % len(theme)]} {'again ' * (number // 12)}")
    return [text.strip() for text in found]


@dataclass
class House:
    """One installation with many workshops, and visitors who open its pages."""

    store: Store
    environ: dict[str, str]
    built: dict[str, Workshop] = field(default_factory=dict)

    def enter(self) -> None:
        """Let pages find this installation, and no other that stands as well."""
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(self.environ)

    def room(
        self,
        title: str,
        people: int,
        *,
        levels: Sequence[str] = FIVE,
        units: Sequence[str] = (),
        places: Sequence[str] = (),
        told: bool = True,
        words: Sequence[str] = (),
        questions: Sequence[str] = ("What do you want us to be?",),
        rounds: int = 1,
        reveal: bool = True,
        only: str = "people",
    ) -> Workshop:
        """Return a workshop of so many people, one statement each, with its first results.

        People are at all levels in turn, or at ``places``.
        """
        self.enter()
        if title in self.built:
            return self.built[title]
        setup = Setup(title, questions, [(level, 0) for level in levels], units)
        workshop = self.store.workshops.add(setup)
        self.store.workshops.choose_themes(workshop.id, Lens.WORDS, None)
        at = [level for name in places for level in workshop.levels if level.name == name]
        where = zip(cycle(at or workshop.levels), cycle(workshop.units or (None,)), strict=False)
        said = list(words) or texts(people)
        arrivals = [
            Arrival(
                said[number % len(said)],
                f"p{number}",
                level.id if told else None,
                unit.id if unit else None,
                1 + number % rounds,
            )
            for number, (level, unit) in zip(range(people), where, strict=False)
        ]
        if arrivals:
            self.store.statements.add_many(
                workshop.id, workshop.questions[0].id, arrivals, only=only
            )
        if reveal:
            self.store.workshops.move(workshop.id, Phase.THEMES)
        self.built[title] = self.refresh(workshop)
        return self.built[title]

    def refresh(self, workshop: Workshop) -> Workshop:
        """Make what follows from the statements so far, as the worker would."""
        self.enter()
        workshop = self.store.workshops.get(workshop.id)
        with suppress(NotEnoughTextError):  # pages must say so
            worker.make(self.store, workshop, workshop.questions[0])
        return workshop

    def visit(
        self,
        page: str,
        workshop: Workshop | None = None,
        role: Role | None = Role.FACILITATOR,
        **address: str,
    ) -> AppTest:
        """Open a page as somebody new who holds a role for the workshop.

        Several houses may stand at once: the pages open the one that is visited.
        """
        self.enter()
        app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
        token = secrets.token_urlsafe(16)
        app.session_state["visit_token"] = token
        app.session_state["visit_pass"] = token
        if workshop is not None:
            app.query_params["w"] = workshop.id
            if role is not None:
                self.store.passes.grant(token, workshop.id, role)
        for name, value in address.items():
            app.query_params[name] = value
        turned_to(app, page)
        return app.run()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation without the sample; the environment is changed, not the code."""
    given = {
        "VISION_DATA": str(tmp_path_factory.mktemp("house")),
        "VISION_SAMPLE": "no",
        "OMP_NUM_THREADS": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setitem(os.environ, name, value)
        patch.delenv("DATABASE_URL", raising=False)
        store = open_store()
        yield House(store, given)
        store.close()


@pytest.fixture(autouse=True)
def entered(request: pytest.FixtureRequest) -> None:
    """A test that looks at the store as pages do finds the house that it asked for."""
    if "house" in request.fixturenames:
        request.getfixturevalue("house").enter()


def shown(app: AppTest) -> str:
    """Return all that a page says, HTML and all; a traceback or a bug fails the test."""
    assert not app.exception, [error.message for error in app.exception]
    bodies = (str(part.proto.body) for part in app.get("html"))
    parts = [body for body in bodies if not body.startswith("<style>")]
    for kind in ("text", "caption", "markdown"):
        parts += [part.value for part in app.get(kind)]
    said = "\n".join(parts)
    assert "Something went wrong on this page" not in said
    assert "Traceback" not in said
    return said
