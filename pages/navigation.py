"""The router: the only list of pages. Started by ``app.py``, the ASGI app."""

import logging
import traceback

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from vision.access import covers
from vision.errors import NotAllowedError, VisionError
from vision.models import Role

log = logging.getLogger("vision.pages")

HIDDEN = [
    st.Page("participant/join.py", title="Join", default=True, visibility="hidden"),
    st.Page("participant/share.py", title="Share", visibility="hidden"),
    st.Page("participant/respond.py", title="Respond", visibility="hidden"),
    st.Page("participant/stand.py", title="Where I stand", visibility="hidden"),
    st.Page("participant/voice.py", title="My voice", visibility="hidden"),
    st.Page("leadership/methods.py", title="Methods", visibility="hidden"),
    st.Page("facilitator/signin.py", title="Sign in", visibility="hidden"),
    st.Page("facilitator/setup.py", title="Set up", visibility="hidden"),
    st.Page("facilitator/live.py", title="Wall", visibility="hidden"),
]
LEADING = [
    st.Page("leadership/overview.py", title="Overview"),
    st.Page("leadership/themes.py", title="Themes"),
    st.Page("leadership/alignment.py", title="Alignment"),
    st.Page("leadership/guess.py", title="Guess"),
    st.Page("leadership/consensus.py", title="Consensus"),
    st.Page("leadership/shape.py", title="Shape"),
    st.Page("leadership/report.py", title="Report"),
]
RUNNING = {
    "workshops": "Workshops",
    "run": "Run",
    "moderate": "Moderate",
    "cards": "Cards",
    "seeds": "Seeds",
    "files": "Files",
}


def shown() -> None:
    """Draw the page that was asked for; whatever goes wrong becomes one sentence."""
    roles = open_store().passes.roles(visitor.token()).values()
    runs = any(covers(role, Role.FACILITATOR) for role in roles)
    running = [
        st.Page(f"facilitator/{name}.py", title=title, visibility="visible" if runs else "hidden")
        for name, title in RUNNING.items()
    ]
    page = st.navigation([*HIDDEN, *LEADING, *running], position="top")
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
