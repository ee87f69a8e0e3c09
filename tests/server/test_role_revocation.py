"""What a page drew for a role acts for nobody once the role is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from server.role_revocation import is_gone
from server.store import open_store
from vision.models import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from websockets.sync.client import ClientConnection

    from tests.server.conftest import Running
    from vision.store.role_sessions import Passes

PAGE = """
import os
from pathlib import Path

import streamlit as st

from server.role_revocation import note
from server.store import open_store

done = Path(os.environ["VISION_DATA"]) / "done"

def act():
    with done.open("a") as file:
        file.write("x")

@st.fragment
def part():
    act()
    st.button("in a part")

roles = open_store().passes.roles("me")
note("me", roles)
st.text(f"roles={len(roles)}")
if roles:
    st.button("act", on_click=act)
    part()
"""


@pytest.fixture(scope="module")
def room(
    drawing: Callable[[str], AbstractContextManager[Running]],
) -> Iterator[Running]:
    """A server whose page has a button and a part of its own for whoever holds a role."""
    with drawing(PAGE) as server:
        yield server


@pytest.fixture
def passes(room: Running, monkeypatch: pytest.MonkeyPatch) -> Passes:
    """The roles that this server knows."""
    monkeypatch.setenv("VISION_DATA", str(room.data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return open_store().passes


def heard(connection: ClientConnection, press: str = "", part: str = "") -> tuple[str, list[str]]:
    """Draw the page, or a part of it, with something pressed; return its text, and all ids."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.fragment_id = part
    if press:
        message.rerun_script.widget_states.widgets.add(id=press, trigger_value=True)
    connection.send(message.SerializeToString())
    told, ids = "", []
    while True:
        forward = ForwardMsg()
        forward.ParseFromString(connection.recv(timeout=20))
        kind = forward.WhichOneof("type")
        if kind == "delta":
            element = forward.delta.new_element
            told += element.text.body
            ids += [element.button.id] if element.button.id else []
            ids += [forward.delta.fragment_id] if forward.delta.fragment_id else []
        if kind == "script_finished" and forward.script_finished != (
            ForwardMsg.FINISHED_EARLY_FOR_RERUN
        ):
            return told, ids


def acted(room: Running) -> int:
    """Return how often anything acted."""
    return len((room.data / "done").read_text(encoding="utf-8"))


def test_what_a_page_draws_acts_for_its_role(room: Running, passes: Passes) -> None:
    """A button calls what it calls, and a part is drawn alone."""
    passes.grant("me", "room", Role.FACILITATOR)
    with room.visit() as visitor:
        told, ids = heard(visitor)
        assert told == "roles=1"
        before = acted(room)
        heard(visitor, press=ids[0])
        assert acted(room) == before + 2
        heard(visitor, part=ids[-1])
        assert acted(room) == before + 3


@pytest.mark.parametrize(("presses", "alone"), [(True, False), (False, True), (True, True)])
def test_nothing_acts_for_a_role_that_is_gone(
    room: Running,
    passes: Passes,
    presses: bool,  # noqa: FBT001 - a table
    alone: bool,  # noqa: FBT001 - likewise
) -> None:
    """Neither what a button calls nor a part of the page, at once and later, forged or late."""
    passes.grant("me", "room", Role.FACILITATOR)
    with room.visit() as visitor:
        ids = heard(visitor)[1]
        before = acted(room)
        passes.sign_out("me")

        told = heard(visitor, ids[0] if presses else "", ids[-1] if alone else "")[0]
        assert told == "roles=0"
        assert heard(visitor, ids[0])[0] == "roles=0"
        assert acted(room) == before


def test_a_lower_role_is_another_one(passes: Passes) -> None:
    """Who runs a workshop no longer, and still leads it, does not run it with what was drawn."""
    passes.grant("leads", "room", Role.LEADER)

    assert not is_gone({"leads": {"room": Role.LEADER}, "nobody": {}})
    assert is_gone({"leads": {"room": Role.FACILITATOR}})
    assert is_gone({"leads": {"room": Role.LEADER}, "other": {"room": Role.LEADER}})
