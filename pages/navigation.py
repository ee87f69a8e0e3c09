"""The router: the only list of pages. Started by ``app.py``, the ASGI app."""

import contextlib
import logging
import time
import traceback

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from vision.access import covers
from vision.errors import NotAllowedError, StorageError, VisionError
from vision.models import Role

AGAIN_S = 5.0
"""Seconds after which a page looks again whether the database is back."""

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
        trouble(error)


def trouble(error: VisionError) -> None:
    """Say what is wrong; a page whose database is away comes back by itself."""
    frame.note(str(error), symbol="error", attention=True)
    if isinstance(error, StorageError):
        st.fragment(look_again, run_every=AGAIN_S)(time.monotonic())


def look_again(since: float) -> None:
    """Draw the page anew once the database answers; not at once, it may not take what is sent."""
    if time.monotonic() - since < AGAIN_S / 2:
        return
    with contextlib.suppress(StorageError):
        open_store().answers()
        st.rerun()


frame.style()
try:
    shown()
except VisionError as error:
    trouble(error)
except Exception as error:  # noqa: BLE001 - a bug: no traceback on a screen ...
    places = [f"{p.name}:{p.lineno}" for p in traceback.extract_tb(error.__traceback__)[-4:]]
    log.error("%s at %s", type(error).__name__, places)  # noqa: TRY400 - ... nor words in a log
    frame.note(
        "Something went wrong on this page. Nothing that was saved is lost: reload to go on.",
        symbol="error",
        attention=True,
    )
