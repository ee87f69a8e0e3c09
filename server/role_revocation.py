"""What a page drew for a role acts for nobody once the role is gone.

A page asks for the role when it is drawn. What a pressed button calls, and a part of the page that
is drawn alone, would act before or without that. Streamlit keeps both for as long as a browser's
visit lasts, also over a connection that breaks off and comes back, and does not ask whether they
are still on the page: a message that was forged, or sent late, would find them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state import session_state

from server.store import open_store
from vision.access import covers, higher
from vision.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

    from vision.models import Role

    Noted = dict[str, dict[str, Role]]

DRAWN_FOR: Final = "drawn-for"
"""Where a visit keeps the roles that anything in it was drawn for, by who held them."""


def note(token: str, roles: Mapping[str, Role]) -> None:
    """Remember for which roles a page is drawn, before it is.

    What an earlier page drew for a role that is there still may act still, so roles are added.

    Args:
        token: By what the browser holds them.
        roles: Scope to role, as they are now.
    """
    kept: Noted = st.session_state.get(DRAWN_FOR, {})
    context = get_script_run_ctx()
    if kept and context is not None and is_gone(kept):
        _forget(context)
        kept = {}
    if roles:
        mine = kept.setdefault(token, {})
        for scope, role in roles.items():
            mine[scope] = higher(mine.get(scope), role) or role
        st.session_state[DRAWN_FOR] = kept


def ask_before_acting() -> None:
    """Make Streamlit draw the whole page anew where a role is gone, before it acts for anybody."""
    visits = session_state.SessionState
    heard = visits.on_script_will_rerun

    def asked(self: session_state.SessionState, *said: Any, **more: Any) -> None:  # noqa: ANN401 - Streamlit's own
        context = get_script_run_ctx()
        if context is not None and DRAWN_FOR in self and is_gone(self[DRAWN_FOR]):
            _forget(context)
            anew = RerunData(
                query_string=context.query_string, page_script_hash=context.page_script_hash
            )
            raise RerunException(anew)
        heard(self, *said, **more)

    setattr(visits, "on_script_will_rerun", asked)  # noqa: B010 - it is a method of another's


def _forget(context: ScriptRunContext) -> None:
    """Forget all that could still act in a visit: what fields and buttons call, and parts."""
    visit = context.session_state._state  # noqa: SLF001 - there is no other way to it
    visit._new_widget_state = session_state.WStates()  # noqa: SLF001 - likewise
    visit[DRAWN_FOR] = {}
    context.fragment_storage.clear()


def is_gone(kept: Noted) -> bool:
    """Return whether a role is not there any more that something was drawn for."""
    passes = open_store().passes
    try:
        return any(
            not covers(now.get(scope), role)
            for now, roles in ((passes.roles(token), roles) for token, roles in kept.items())
            for scope, role in roles.items()
        )
    except StorageError:
        return False  # the page will say what is wrong, and nothing can be done meanwhile
