"""The router: the only list of pages. Started by ``app.py``, the ASGI app."""

import logging
import traceback

import streamlit as st

from pages import frame, visitor
from vision.errors import NotAllowedError, VisionError
from vision.models import Role

log = logging.getLogger("vision.pages")

OPEN = [
    st.Page("participant/join.py", title="Join", default=True, visibility="hidden"),
    st.Page("participant/share.py", title="Share", visibility="hidden"),
    st.Page("facilitator/signin.py", title="Sign in", url_path="signin", visibility="hidden"),
    st.Page("facilitator/setup.py", title="Set up", url_path="setup", visibility="hidden"),
]
LEADING = [
    st.Page("leadership/overview.py", title="Overview"),
    st.Page("leadership/themes.py", title="Themes"),
    st.Page("leadership/alignment.py", title="Alignment"),
]
RUNNING = [
    st.Page("facilitator/workshops.py", title="Workshops"),
    st.Page("facilitator/run.py", title="Run"),
    st.Page("facilitator/files.py", title="Files"),
    st.Page("facilitator/live.py", title="Wall", url_path="live", visibility="hidden"),
]


def shown() -> None:
    """Draw the page that was asked for; whatever goes wrong becomes one sentence."""
    leads = bool(visitor.workshops(Role.LEADER))
    page = st.navigation([*OPEN, *LEADING, *RUNNING], position="top" if leads else "hidden")
    st.set_page_config(page_title=f"{page.title} · Shared Vision", layout="wide")
    try:
        page.run()
    except NotAllowedError as error:
        frame.empty("This page needs a passphrase", str(error), symbol="lock")
        with st.container(horizontal_alignment="center"):
            st.page_link("facilitator/signin.py", label="Sign in", icon=":material/key:")
    except VisionError as error:
        frame.note(str(error), symbol="error", attention=True)


frame.style()
try:
    shown()
except VisionError as error:
    frame.note(str(error), symbol="error", attention=True)
except Exception as error:  # noqa: BLE001 - a bug: no traceback on a screen ...
    places = [f"{p.name}:{p.lineno}" for p in traceback.extract_tb(error.__traceback__)[-4:]]
    log.error("%s at %s", type(error).__name__, places)  # noqa: TRY400 - ... nor words in a log
    frame.note(
        "Something went wrong on this page. Nothing that was saved is lost: reload to go on.",
        symbol="error",
        attention=True,
    )
