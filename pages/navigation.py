"""The router: which page is shown. Started by ``app.py``, the ASGI app."""

import contextlib
import logging
import time
import traceback

import streamlit as st

from pages import menu
from pages.parts import blocks, reader, visitor
from server.store import open_store
from vision.access import covers
from vision.errors import (
    NotAllowedError,
    NotFoundError,
    StorageError,
    UnknownCodeError,
    VisionError,
)
from vision.models import Role
from vision.translation import _

WALL = "live"
"""The address of the page on which nothing stands that does not belong there."""
AGAIN_S = 5.0
"""Seconds after which a page looks again whether the database is back."""

log = logging.getLogger("vision.pages")


def shown() -> None:
    """Draw the page that was asked for; whatever goes wrong becomes one sentence."""
    roles = open_store().passes.roles(visitor.token()).values()
    runs = any(covers(role, Role.FACILITATOR) for role in roles)
    page = st.navigation(menu.pages(runs=runs), position="top" if looks_around() else "hidden")
    reader.look_at(everyone=(page.url_path or menu.FRONT_DOOR) in menu.FOR_ALL)
    st.set_page_config(page_title=_("{title} · Shared Vision", title=page.title), layout="wide")
    reader.frame()
    try:
        page.run()
    except NotAllowedError as error:
        blocks.empty(_("This page needs a passphrase"), str(error), symbol="lock")
        back = {"then": page.url_path, "w": st.query_params.get("w", "")}
        with st.container(horizontal_alignment="center"):
            st.page_link(
                menu.file("signin"), label=_("Sign in"), icon=":material/key:", query_params=back
            )
    except VisionError as error:
        trouble(error)
    if page.url_path != WALL:
        reader.choose_language()


def looks_around() -> bool:
    """Return whether the menu has anything for this visitor: whoever takes part has one page."""
    if "code" in st.query_params:
        return False
    leads = "w" in st.query_params or "workshop" in st.session_state
    return leads or bool(open_store().passes.roles(visitor.token()))


def trouble(error: VisionError) -> None:
    """Say what is wrong; a page whose database is away comes back by itself."""
    blocks.note(str(error), symbol="error", attention=True)
    if isinstance(error, UnknownCodeError | NotFoundError):
        st.page_link(menu.file("join"), label=_("Join a workshop"), icon=":material/login:")
    if isinstance(error, StorageError):
        st.fragment(look_again, run_every=AGAIN_S)(time.monotonic())


def look_again(since: float) -> None:
    """Draw the page anew once the database answers; not at once, it may not take what is sent."""
    if time.monotonic() - since < AGAIN_S / 2:
        return
    with contextlib.suppress(StorageError):
        open_store().answers()
        st.rerun()


blocks.anew()
try:
    shown()
except VisionError as error:
    trouble(error)
except Exception as error:  # noqa: BLE001 - a bug: no traceback on a screen ...
    places = [f"{p.name}:{p.lineno}" for p in traceback.extract_tb(error.__traceback__)[-4:]]
    log.error("%s at %s", type(error).__name__, places)  # noqa: TRY400 - ... nor words in a log
    blocks.note(
        _("Something went wrong on this page. Nothing that was saved is lost: reload to go on."),
        symbol="error",
        attention=True,
    )
