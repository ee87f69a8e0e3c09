"""What a browser says of fields and buttons, of the kind that each of them has, or not at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from streamlit.runtime.state import session_state

if TYPE_CHECKING:
    from streamlit.proto.WidgetStates_pb2 import WidgetState
    from streamlit.runtime.state.common import WidgetMetadata

OURS: Final = "$$"
"""What the names of all fields begin with that a page has drawn; others end the page's next run."""


SAME: Final = {"int_value": "double_value", "int_array_value": "double_array_value"}
"""Kinds in which a browser sends whole numbers, for fields that Streamlit says take any number."""


def take_only_what_fits() -> None:
    """Make Streamlit take a value that does not fit its field as none: the field's first value.

    It believes what a browser sends: a list for a button, or text that is no JSON, ends every run
    of that visitor's pages from then on, with sixty lines on the console each. No page can catch
    that, since it happens before it is drawn.
    """
    states = session_state.WStates
    believed = states.__getitem__

    def checked(self: session_state.WStates, key: str) -> Any:  # noqa: ANN401 - Streamlit's own
        said, field = self.states.get(key), self.widget_metadata.get(key)
        if not isinstance(said, session_state.Serialized) or field is None:
            return believed(self, key)
        if fits(said.value, field):
            try:
                return believed(self, key)
            except Exception:  # noqa: BLE001, S110 - whatever a forged value leads to
                pass
        self.set_widget_metadata(field)
        first = field.deserializer(None)
        self.states[key] = session_state.Value(first)
        return first

    def named(self: session_state.WStates, said: WidgetState) -> None:
        if said.id.startswith(OURS):
            self.states[said.id] = session_state.Serialized(said)

    setattr(states, "__getitem__", checked)  # noqa: B010 - it is a method of another's
    setattr(states, "set_widget_from_proto", named)  # noqa: B010 - likewise


def fits(said: WidgetState, field: WidgetMetadata[Any]) -> bool:
    """Return whether a value is of the kind that a field takes, and its numbers are numbers.

    Args:
        said: What a browser sent; a field that was emptied sends nothing in it.
        field: The field, as the page drew it last.
    """
    kind = said.WhichOneof("value")
    if kind is None:
        return True
    if SAME.get(kind, kind) != SAME.get(field.value_type, field.value_type):
        return False
    if kind == "double_value":
        return math.isfinite(said.double_value)
    if kind == "double_array_value":
        return all(map(math.isfinite, said.double_array_value.data))
    return True
