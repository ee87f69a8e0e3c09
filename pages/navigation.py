"""The router: which page is shown. Started by ``app.py``, the ASGI app."""

import contextlib
import logging
import time
import traceback
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import StopException

from pages import menu
from pages.facilitator.parts import way_back
from pages.parts import blocks, dialog, language, visitor
from server.role_revocation import note
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
from vision.optional_parts import Part
from vision.translation import _

WALL = "live"
"""The address of the page on which nothing stands that does not belong there."""
AGAIN_S = 5.0
"""Seconds after which a page looks again whether the database is back."""

log = logging.getLogger("vision.pages")


def shown() -> None:
    """Draw the page that was asked for; whatever goes wrong becomes one sentence."""
    held = open_store().passes.roles(visitor.pass_token())
    note(visitor.pass_token(), held)
    roles = held.values()
    runs = any(covers(role, Role.FACILITATOR) for role in roles)
    made = partial(menu.pages, runs=runs, parts=parts_in_view())
    around = looks_around(holds_any=bool(roles))
    page = st.navigation(made(around=around), position="hidden")
    address = page.url_path or menu.FRONT_DOOR
    around = around or leads(address)
    kind = "wall" if address == WALL else "held" if address in menu.HELD else ""
    if not kind and around:
        page = st.navigation(made(around=around), position="top")
    language.look_at(everyone=address in menu.FOR_ALL)
    st.set_page_config(page_title=menu.titled(page), layout="wide")
    language.frame(kind)
    if not kind and around and roles:
        sign_out()
    dialog.page_begins(address)
    try:
        whole = run(page)
    except StopException:  # there is nothing more to see yet
        end(address)
        raise
    if whole:
        end(address)


def run(page: StreamlitPage) -> bool:
    """Draw a page; return whether anything may follow."""
    try:
        page.run()
    except NotAllowedError as error:
        blocks.empty(_("This page needs a passphrase"), str(error), symbol="lock")
        blocks.block(visitor.outdated())
        back = way_back.kept(page.url_path)
        with st.container(horizontal_alignment="center"):
            st.page_link(
                menu.file("signin"), label=_("Sign in"), icon=":material/key:", query_params=back
            )
    except VisionError as error:
        trouble(error)
        return not isinstance(error, StorageError)  # it would only be said once more
    return True


def end(address: str) -> None:
    """End a page: with the other languages, but for the wall."""
    dialog.page_ends()
    if address != WALL:
        language.choose_language()


def parts_in_view() -> frozenset[Part]:
    """Return the optional parts of the workshop in view, where the menu depends on them."""
    wanted = st.query_params.get("w") or st.session_state.get("workshop", "")
    if not wanted or not menu.asks_for_parts():
        return frozenset()
    with contextlib.suppress(VisionError):
        return open_store().workshops.get(wanted).parts
    return frozenset()


def sign_out() -> None:
    """Show the way out at the upper end of the page, beside the menu."""
    with st.container(key="way-out"):
        st.page_link(menu.file("signout"), label=_("Sign out"), icon=":material/logout:")


def looks_around(*, holds_any: bool) -> bool:
    """Return whether the menu has anything for this visitor: whoever takes part has one page.

    Args:
        holds_any: Whether the visitor holds a role for any workshop.
    """
    if "code" in st.query_params:
        return False
    return holds_any or "w" in st.query_params or "workshop" in st.session_state


def leads(address: str) -> bool:
    """Return whether a page is of those that leaders go through: its address alone is enough."""
    return "code" not in st.query_params and any(each.address == address for each in menu.LEADING)


def trouble(error: VisionError) -> None:
    """Say what is wrong; a page whose database is away comes back by itself."""
    if isinstance(error, NotFoundError) and st.session_state.pop("deleted", False):
        st.switch_page(menu.file("workshops"))
    blocks.note(str(error), symbol="error", attention=True)
    if isinstance(error, UnknownCodeError | NotFoundError):
        st.page_link(menu.file("join"), label=_("Join a workshop"), icon=":material/login:")
        if open_store().passes.roles(visitor.pass_token()):
            st.page_link(menu.file("workshops"), label=_("Workshops"), icon=language.onward())
    if isinstance(error, StorageError):
        st.fragment(look_again, run_every=AGAIN_S)(time.monotonic())


def look_again(since: float) -> None:
    """Draw the page anew once the database answers; not at once, it may not take what is sent."""
    if time.monotonic() - since < AGAIN_S / 2:
        return
    with contextlib.suppress(StorageError):
        open_store().answers()
        dialog.ask("")  # one that was asked for meanwhile was never drawn
        dialog.draw_anew()


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
