"""A press that was heard is acted on, whatever else the browser asks for meanwhile.

Streamlit ends a run for a newer request of the same visit, at any touch of the visit's state and at
any element that it draws. The newer request does not hold the press any more: where it falls into
what the press calls, or comes before the line that asks for the press, nothing happens and nobody
is told. Browsers send such requests on their own (a field that loses the focus, a page that follows
its room, a part that is drawn now and then), and on a busy server they do meet.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.state.safe_session_state import SafeSessionState

if TYPE_CHECKING:
    from streamlit.runtime.state import SessionState

_run: Final = threading.local()
"""Whether this thread is in what presses call."""


def finish_what_was_pressed() -> None:
    """Make Streamlit look for newer requests of a visit only once its presses are acted on.

    What a press calls is never cut short. Where the page itself asks whether a button was pressed,
    its whole run is finished; newer requests wait, all of them, for the fraction of a second that
    it takes.
    """
    calls, looks = SafeSessionState.on_script_will_rerun, _looks()

    def called(self: SafeSessionState, *said: Any, **more: Any) -> None:  # noqa: ANN401 - Streamlit's own
        _run.calling = True
        try:
            calls(self, *said, **more)
        finally:
            _run.calling = False

    def looked(self: ScriptRunner) -> None:
        asked = self._requests._state is not ScriptRequestType.CONTINUE  # noqa: SLF001 - there is no other way to it
        if asked and self._is_in_script_thread():
            if getattr(_run, "calling", False):
                return
            if self._execing and _asks_for_a_press(self._session_state._state):  # noqa: SLF001 - likewise
                return
        looks(self)

    setattr(SafeSessionState, "on_script_will_rerun", called)  # noqa: B010 - it is a method of another's
    setattr(ScriptRunner, "_maybe_handle_execution_control_request", looked)  # noqa: B010 - likewise


def _looks() -> Any:  # noqa: ANN401 - Streamlit's own
    return ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001 - there is no other way to it


def _asks_for_a_press(visit: SessionState) -> bool:
    """Return whether a button was pressed in this run that calls nothing by itself."""
    fields = visit._new_widget_state  # noqa: SLF001 - likewise
    return any(
        field.value_type == "trigger_value" and field.callback is None and fields.get(key)
        for key in list(fields.states)
        if (field := fields.widget_metadata.get(key)) is not None
    )
