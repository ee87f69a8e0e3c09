"""Who reads, and in which language: chosen here, else the browser's own, else the room's."""

from __future__ import annotations

import threading
from typing import Final
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts import blocks
from server.languages import asked, preferred
from vision.translation import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    SOURCE,
    WHOLE,
    _,
    ask_reader,
    language,
    marked,
)

_KEPT: Final = "reader-language"
_EVERYONE: Final = "reader-page-for-all"
_ROOM: Final = "reader-room"
_now: Final = threading.local()
"""What the thread that draws a page has found out: whose page, and the language read there."""

OFFLINE: Final = marked(
    "No connection. What you type stays here, and goes on by itself once you are back."
)
LATE: Final = marked("One moment. What you wrote stays here.")
_TYPED: Final = {
    "de": "DD.MM.YYYY",
    "fr": "DD/MM/YYYY",
    "es": "DD/MM/YYYY",
    "ar": "DD/MM/YYYY",
    "ja": "YYYY/MM/DD",
}
"""In which order a day is typed, by the languages of whoever types one."""
OWN_WORDS: Final = {
    "skip": marked("Skip to main content"),
    "upload": marked("Upload"),
    "size": marked("{size} MB per file"),
    "less": marked("One less"),
    "more": marked("One more"),
}
"""What Streamlit says in English alone, by the name under which our script finds ours."""


def reads() -> str:
    """Return the language that this browser reads; English where there is no browser."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return asked()
    # Asked with every text: what was found out once is not looked up further.
    return str(_now.read) if getattr(_now, "context", None) is context else _read_anew()


def _read_anew() -> str:
    """Return the language that this browser reads on this page, and keep it for the next text."""
    kept = st.session_state.get(_KEPT)
    if kept is None:
        wanted = st.context.headers.get("Accept-Language") or ""
        kept = preferred(st.context.cookies.to_dict(), wanted, "")
        st.session_state[_KEPT] = kept
    kept = kept or st.session_state.get(_ROOM, SOURCE)
    read = str(kept) if kept in WHOLE or st.session_state.get(_EVERYONE, True) else SOURCE
    _now.context, _now.read = get_script_run_ctx(suppress_warning=True), read
    return read


def look_at(*, everyone: bool) -> None:
    """Say what kind of page this is: one for all is said in every language, others in some.

    A page is whole in one language: where it is not translated, all of it is English.
    """
    st.session_state[_EVERYONE] = everyone
    _read_anew()


def enter_room(spoken: str) -> None:
    """Say which language a room speaks with browsers that ask for none of ours.

    Args:
        spoken: Its code; anything else is English. Where it changes what is read, the page is
            drawn anew, before anything of the room was shown.
    """
    before = reads()
    st.session_state[_ROOM] = spoken if spoken in LANGUAGES else SOURCE
    if _read_anew() != before:
        st.rerun()


def frame(kind: str = "") -> None:
    """Begin a page: how it is read and how it stands, known before anything is drawn.

    And the lines that say that it is offline, or that something takes a moment: scripts and styles
    show them.

    Args:
        kind: ``held`` for a page made for phones, ``wall`` for a projector's, empty for a desk's.
    """
    turned = "-rtl" if mirrored() else ""
    with st.container(key=f"frame-{kind or 'desk'}{turned}"):  # drawn at once, before any HTML is
        blocks.block(
            f'<div class="v-note v-attention v-offline" role="status"{_own_words()} hidden>'
            f"{blocks.icon('wifi_off')}{blocks.esc(_(OFFLINE))}</div>"
            f'<div class="v-note v-late" aria-hidden="true">{blocks.icon("hourglass_empty")}'
            f"{blocks.esc(_(LATE))}</div>"
        )


def _own_words() -> str:
    """Return the language of the page and, where it isn't English, Streamlit's own words in it."""
    said = {"spoken": language()}
    if language() != SOURCE:
        said |= {name: _(text, size="#") for name, text in OWN_WORDS.items()}
    return "".join(f' data-{name}="{blocks.esc(text)}"' for name, text in said.items())


def mirrored() -> bool:
    """Return whether the language of the page runs from right to left."""
    return language() in RIGHT_TO_LEFT


def typed_day() -> str:
    """Return in which order a day is typed in the language of the page, for a widget's format."""
    return _TYPED.get(language(), "YYYY-MM-DD")


def onward() -> str:
    """Return the arrow of a link that leads on: where the language reads to."""
    return ":material/arrow_back:" if mirrored() else ":material/arrow_forward:"


def backward() -> str:
    """Return the arrow of a link that leads back: where the language comes from."""
    return ":material/arrow_forward:" if mirrored() else ":material/arrow_back:"


def choose_language() -> None:
    """Offer the other languages, quietly at the end of a page; a choice is kept by the browser."""
    links = "".join(
        f'<a href="./language?{urlencode({"to": code})}" target="_self" lang="{code}" '
        f'hreflang="{code}">{blocks.esc(name)}</a>'
        for code, name in LANGUAGES.items()
        if code != language()
    )
    blocks.block(
        f'<details class="v-language"><summary>{blocks.icon("translate")}'
        f"{blocks.esc(LANGUAGES[language()])}</summary><nav>{links}</nav></details>"
    )


ask_reader(reads)
