"""A press counts also where the browser asks for the page again before it is acted on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.server.test_widget_values import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from websockets.sync.client import ClientConnection

    from tests.server.conftest import Running

BUTTONS = """
import time
import streamlit as st

def page():
    pass

here = st.Page(page)
st.navigation([here], position="hidden")
done = st.session_state.setdefault("done", [])
slow = [] if "drawn" not in st.session_state else [time.sleep(0.4)]
st.session_state["drawn"] = True

def act():
    time.sleep(0.4)
    st.session_state["touched"] = True
    done.append("called")

def draw_anew():
    done.append("called")
    st.rerun()
    done.append("never")

st.button("calls", on_click=act)
st.text("between")
pressed = st.button("is asked")
time.sleep(0.4)
st.text("later")
if pressed:
    done.append("asked")
if st.button("draws anew"):
    done.append("anew")
    st.rerun()
    done.append("never")
if st.button("stops"):
    done.append("stopped")
    time.sleep(0.4)
    st.stop()
    done.append("never")
if st.button("leaves"):
    done.append("left")
    st.switch_page(here)
    done.append("never")
st.button("calls for the page", on_click=draw_anew)
st.text(f"done={done}")
"""

CARDS = """
import streamlit as st

done = st.session_state.setdefault("done", [])

def answer(card):
    done.append(card)

@st.fragment
def card():
    now = len(done) + 1
    st.button("yes", on_click=answer, args=(now,), key=f"yes-{now}")
    st.button("and", on_click=answer, args=(f"and {now}",), key=f"and-{now}")

card()
st.button("apart", on_click=answer, args=("apart",))
st.text(f"done={done}")
"""


@pytest.fixture(scope="module")
def buttons(
    drawing: Callable[[str], AbstractContextManager[Running]],
) -> Iterator[Running]:
    """A server whose page has a button that calls something, and one that is asked for, late."""
    with drawing(BUTTONS) as server:
        yield server


@pytest.fixture(scope="module")
def cards(
    drawing: Callable[[str], AbstractContextManager[Running]],
) -> Iterator[Running]:
    """A server whose page asks for one card after the other."""
    with drawing(CARDS) as server:
        yield server


def ask(connection: ClientConnection, *pressed: str) -> None:
    """Ask for the whole page, with buttons that were pressed."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    for each in pressed:
        message.rerun_script.widget_states.widgets.add(id=each, trigger_value=True)
    connection.send(message.SerializeToString())


def press(id_: str) -> WidgetState:
    """Return the press of a button, as a browser sends it."""
    return WidgetState(id=id_, trigger_value=True)


def last(connection: ClientConnection) -> str:
    """Return what the page says in the end, when nothing comes any more."""
    told = ""
    while True:
        try:
            heard = connection.recv(timeout=3)
        except TimeoutError:
            return told
        forward = ForwardMsg()
        forward.ParseFromString(heard)
        body = forward.delta.new_element.text.body
        told = body if body.startswith("done=") else told


@pytest.mark.parametrize("after", [0.0, 0.2, 0.6])
@pytest.mark.parametrize(
    ("which", "word"),
    [(0, "called"), (1, "asked"), (2, "anew"), (3, "stopped"), (4, "left"), (5, "called")],
)
def test_a_press_before_a_newer_request_is_acted_on_once(
    buttons: Running, which: int, word: str, after: float
) -> None:
    """Whether the newer request comes at once, within the call, or before the page asks.

    A page that ends its own run, by drawing anew, stopping or leaving, goes no further.
    """
    with buttons.visit() as visitor:
        _, ids = drawn(visitor)
        ask(visitor, ids[which])
        time.sleep(after)
        ask(visitor)
        assert last(visitor) == f"done=['{word}']"


@pytest.mark.parametrize(("which", "word"), [(2, "anew"), (4, "left"), (5, "called")])
def test_a_page_still_ends_its_own_run(buttons: Running, which: int, word: str) -> None:
    """Where nothing else is asked for: no line comes after it, and the page is drawn anew."""
    with buttons.visit() as visitor:
        _, ids = drawn(visitor)
        ask(visitor, ids[which])
        assert last(visitor) == f"done=['{word}']"


def test_a_key_that_reaches_two_cards_answers_the_one_that_stands(cards: Running) -> None:
    """Whichever the browser names first; two buttons that stand together both count."""
    with cards.visit() as visitor:
        _, (first, _, apart) = drawn(visitor)
        _, (second, _, _) = drawn(visitor, press(first))
        told, (third, _, _) = drawn(visitor, press(first), press(second))
        assert told == "done=[1, 2]"
        told, _ = drawn(visitor, press(third), press(second))
        assert told == "done=[1, 2, 3]"
        told, (fifth, also, _) = drawn(visitor, press(first), press(apart))
        assert told == "done=[1, 2, 3, 1, 'apart']"  # elsewhere on the page: another press
        told, _ = drawn(visitor, press(fifth), press(also))
        assert told == "done=[1, 2, 3, 1, 'apart', 6, 'and 6']"
