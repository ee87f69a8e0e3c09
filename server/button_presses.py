"""A press that was heard is acted on, once, whatever else the browser asks for meanwhile.

Streamlit ends a run for a newer request of the same visit, at any touch of the visit's state and at
any element that it draws. The newer request does not hold the press any more: where it falls into
what the press calls, or comes before the line that asks for the press, nothing happens and nobody
is told. Browsers send such requests on their own (a field that loses the focus, a page that follows
its room, a part that is drawn now and then), and on a busy server they do meet.

While a page is drawn, the browser keeps the buttons of before, unseen, and a key presses them as
well: one key would answer the card that is gone together with the one that came in its place.
"""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any, Final

from streamlit.commands import execution_control
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.runtime.state.common import WidgetMetadata

_run: Final = threading.local()
"""Whether this thread is in what presses call, and whether the page itself ends its run."""

_runs: Final = itertools.count(1)
"""Numbers of all runs of this process, in their order."""

_done: Final = threading.Event()
"""Set once Streamlit was made to."""


def finish_what_was_pressed() -> None:
    """Make Streamlit look for newer requests of a visit only once its presses are acted on.

    What a press calls is never cut short. Where the page itself asks whether a button was pressed,
    its whole run is finished; newer requests wait, all of them, for the fraction of a second that
    it takes. A page ends its own run as before, and requests that wait outlive its ``st.stop()``.
    Of buttons of one part of a page that call the same, and were pressed together, only those count
    that were drawn last.
    """
    if _done.is_set():
        return
    _done.set()
    _note_when_drawn()
    _call_to_the_end()
    _look_after_presses()
    _stop_this_run_only()


def _call_to_the_end() -> None:
    calls = SafeSessionState.on_script_will_rerun

    def called(
        self: SafeSessionState,
        said: WidgetStates | None,
        **more: Any,  # noqa: ANN401 - Streamlit's own
    ) -> None:
        _run.calling = True
        _run.number = next(_runs)
        try:
            calls(self, _without_what_is_gone(self._state, said), **more)
        finally:
            _run.calling = False

    setattr(SafeSessionState, "on_script_will_rerun", called)  # noqa: B010 - it is a method of another's


def _note_when_drawn() -> None:
    notes = SessionState._set_widget_metadata  # noqa: SLF001 - there is no other way to it

    def noted(self: SessionState, widget_metadata: WidgetMetadata[Any]) -> None:
        object.__setattr__(widget_metadata, "run", getattr(_run, "number", 0))
        notes(self, widget_metadata)

    setattr(SessionState, "_set_widget_metadata", noted)  # noqa: B010 - it is a method of another's


def _without_what_is_gone(visit: SessionState, said: WidgetStates | None) -> WidgetStates | None:
    """Return what a browser says, without presses of buttons in whose place others were drawn."""
    known = visit._new_widget_state.widget_metadata  # noqa: SLF001 - there is no other way to it
    together: dict[tuple[object, ...], dict[str, int]] = {}
    for each in said.widgets if said else ():
        field = known.get(each.id)
        if each.trigger_value and field is not None and field.callback is not None:
            of = (field.fragment_id, getattr(field.callback, "__qualname__", field.callback))
            together.setdefault(of, {})[each.id] = getattr(field, "run", 0)
    gone = {
        id_ for runs in together.values() for id_, run in runs.items() if run < max(runs.values())
    }
    if said is None or not gone:
        return said
    return WidgetStates(widgets=[each for each in said.widgets if each.id not in gone])


def _look_after_presses() -> None:
    looks: Any = ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001 - there is no other way to it
    ends: Callable[[], None] = execution_control._force_yield_point  # noqa: SLF001 - likewise

    def looked(self: ScriptRunner) -> None:
        asked = self._requests._state is not ScriptRequestType.CONTINUE  # noqa: SLF001 - likewise
        if asked and self._is_in_script_thread() and not getattr(_run, "ending", False):
            if getattr(_run, "calling", False):
                return
            if self._execing and _asks_for_a_press(self._session_state._state):  # noqa: SLF001 - likewise
                return
        looks(self)

    def ended() -> None:
        _run.ending = True
        try:
            ends()
        finally:
            _run.ending = False

    setattr(ScriptRunner, "_maybe_handle_execution_control_request", looked)  # noqa: B010 - likewise
    setattr(execution_control, "_force_yield_point", ended)  # noqa: B010 - likewise


def _stop_this_run_only() -> None:
    stops = ScriptRequests.request_stop

    def stopped(self: ScriptRequests) -> None:
        context = get_script_run_ctx(suppress_warning=True)
        if context is not None and context.script_requests is self:
            raise StopException  # the page's own; a visit that ends is told from elsewhere
        stops(self)

    setattr(ScriptRequests, "request_stop", stopped)  # noqa: B010 - likewise


def _asks_for_a_press(visit: SessionState) -> bool:
    """Return whether a button was pressed in this run that calls nothing by itself."""
    fields = visit._new_widget_state  # noqa: SLF001 - likewise
    return any(
        field.value_type == "trigger_value" and field.callback is None and fields.get(key)
        for key in list(fields.states)
        if (field := fields.widget_metadata.get(key)) is not None
    )
