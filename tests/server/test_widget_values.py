"""A forged value is no value: it ends neither the forger's own page nor anything else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from websockets.sync.client import ClientConnection

    from tests.server.conftest import Running

FIELDS = """
import streamlit as st

said = [
    st.button("press"), st.checkbox("tick"), st.text_input("say", "first"),
    st.number_input("count", 0, 9, 3), st.selectbox("choose", ["a", "b"]),
    st.radio("one", ["a", "b"]), st.segmented_control("kind", ["a", "b"]),
    st.multiselect("some", ["a", "b"]), st.slider("at", 0, 9, 4),
    st.select_slider("of", ["a", "b"]), st.date_input("on", None),
    len(st.dataframe({"x": [1]}, on_select="rerun").selection.rows),
]
st.text(f"said={said}")
"""
FIRST = "said=[False, False, 'first', 3, 'a', 'a', None, [], 4, 'a', None, 0]"


@pytest.fixture(scope="module")
def fields(
    drawing: Callable[[str], AbstractContextManager[Running]],
) -> Iterator[Running]:
    """A server whose page has a field of every kind, and says what each holds."""
    with drawing(FIELDS) as server:
        yield server


def drawn(connection: ClientConnection, *said: WidgetState) -> tuple[str, list[str]]:
    """Draw the page with values of fields; return what it says of them, and the fields' ids."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.widget_states.widgets.extend(said)
    connection.send(message.SerializeToString())
    told = ""
    ids: list[str] = []
    while True:
        forward = ForwardMsg()
        forward.ParseFromString(connection.recv(timeout=20))
        kind = forward.WhichOneof("type")
        if kind == "script_finished":
            return told, ids
        if kind == "delta":
            element = forward.delta.new_element
            told += element.text.body
            id_ = getattr(getattr(element, element.WhichOneof("type") or "", None), "id", "")
            ids += [id_] if id_ else []


def forged(id_: str) -> Iterator[WidgetState]:
    """Return a value of each kind, none of which a page sends."""
    for name, value in (
        ("trigger_value", True),
        ("bool_value", True),
        ("double_value", math.nan),
        ("double_value", math.inf),
        ("int_value", -(2**62)),
        ("string_value", "\u202e{name}%s<script>"),
        ("json_value", "no JSON"),
        ("json_value", "[" * 50_000),
        ("bytes_value", b"\xff"),
    ):
        yield WidgetState(id=id_, **{name: value})  # type: ignore[arg-type]
    for name, values in (
        ("string_array_value", ["a"] * 9),
        ("int_array_value", [99, -1]),
        ("double_array_value", [math.nan]),
    ):
        said = WidgetState(id=id_)
        getattr(said, name).data.extend(values)
        yield said


def test_a_value_of_another_kind_is_none(fields: Running) -> None:
    """Whatever is sent for whatever field, the page is drawn, and the next one as at first."""
    with fields.visit() as forger, fields.visit() as other:
        told, ids = drawn(forger)
        assert told == FIRST
        assert len(ids) == FIRST.count(",") + 1
        for id_ in ids:
            for value in forged(id_):
                told, again = drawn(forger, value)
                assert told.startswith("said=["), value
                assert again == ids
        for id_ in ("x", "", "$$ID-nobody-x"):
            assert drawn(forger, WidgetState(id=id_, string_value="x"))[0] == FIRST
        assert drawn(forger)[0] == FIRST
        assert drawn(other)[0] == FIRST
    assert "Error" not in fields.log()


def test_what_a_page_sends_is_taken(fields: Running) -> None:
    """A value of the right kind counts as before."""
    with fields.visit() as visitor:
        _, ids = drawn(visitor)
        press, tick, say, count = (WidgetState(id=each) for each in ids[:4])
        press.trigger_value, tick.bool_value, say.string_value = True, True, "hello"
        count.int_value = 5  # as browsers send whole numbers, to a field of any number
        told = drawn(visitor, press, tick, say, count)[0]
        assert told.startswith("said=[True, True, 'hello', 5")
