"""What it costs to open every page that shows results, for the first time and again."""

from __future__ import annotations

import importlib
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vision.models import Role
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop
    from vision.store import Store

ROUTER: Final = Path(__file__).parents[1] / "pages" / "navigation.py"
LONGEST_S: Final = 600
VIEWS: Final = {
    "overview": ("",),
    "themes": ("list", "map", "words"),
    "alignment": ("level", "up", "matrix", "units", "rounds"),
    "consensus": ("bridges", "all", "groups", "today", "matters"),
    "guess": ("",),
    "shape": ("write", "stand", "versions"),
    "report": ("",),
    "run": ("",),
    "moderate": ("",),
    "cards": ("",),
    "naming": ("",),
    "files": ("",),
    "live": ("",),
}
"""Pages of facilitators and leaders, each with its views."""
PHONES: Final = {
    Phase.GATHER: ("share",),
    Phase.RESPOND: ("respond", "results"),
    Phase.SHAPE: ("stand", "voice"),
}
"""Pages of phones, and the phase in which they are open."""


def open_pages(store: Store, workshop: Workshop) -> Iterator[tuple[str, float]]:
    """Open every page as somebody new, twice, and yield its name and processor seconds.

    Beforehand all is loaded that a server loads before its first visitor. The first opening of all
    also loads the rest of what pages are made of, and unpacks the snapshot.
    """
    _start()
    for address, views in VIEWS.items():
        for view in views:
            yield from _twice(store, workshop, address, {"view": view} if view else {})
    for phase, addresses in PHONES.items():
        store.workshops.move(workshop.id, phase)
        for address in addresses:
            yield from _twice(store, workshop, address, {"code": workshop.code.replace(" ", "")})


def _start() -> None:
    """Load what a server loads before its first visitor, and what tests of apps need once."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - heavy, and only pages need it

    from server.lifespan import HEAVY  # noqa: PLC0415 - the store reads the environment

    for name in HEAVY:
        importlib.import_module(name)
    AppTest.from_string("import streamlit as st; st.button('Open')").run()


def _twice(
    store: Store, workshop: Workshop, address: str, asked: dict[str, str]
) -> Iterator[tuple[str, float]]:
    name = f"{address} {asked.get('view', '')}".strip()
    for visit in ("first", "again"):
        app = _visitor(store, workshop, address, asked)
        start = time.process_time()
        app.run()
        yield f"page {name}, {visit}", time.process_time() - start
        if app.exception:
            raise RuntimeError([error.message for error in app.exception])
        if [each for each in app.markdown if "Something went wrong" in each.value]:
            raise RuntimeError(name)


def _visitor(store: Store, workshop: Workshop, address: str, asked: dict[str, str]) -> AppTest:
    """Return somebody new at a page's address: a facilitator, or with a code a phone."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - heavy, and only pages need it
    from streamlit.util import calc_hash  # noqa: PLC0415

    token = secrets.token_urlsafe(16)
    app = AppTest.from_file(str(ROUTER), default_timeout=LONGEST_S)
    app.session_state["visit_token"] = app.session_state["visit_pass"] = token
    if "code" in asked:
        level, unit = workshop.levels[-1].id, workshop.units[0].id
        store.participants.join(workshop.id, token, level_id=level, unit_id=unit)
    else:
        store.passes.grant(token, workshop.id, Role.FACILITATOR)
        app.query_params["w"] = workshop.id
    for name, value in asked.items():
        app.query_params[name] = value
    app._page_hash = calc_hash(address)  # noqa: SLF001 - as a deep link
    return app
