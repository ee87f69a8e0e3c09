"""Who reads, and in which language: chosen here, else the browser's own, else English."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts import blocks
from server.languages import COOKIE
from vision.translation import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    SOURCE,
    WHOLE,
    _,
    ask_reader,
    best,
    language,
    marked,
)

_KEPT: Final = "reader-language"
_EVERYONE: Final = "reader-page-for-all"
OFFLINE: Final = marked(
    "No connection. What you type stays here, and goes on by itself once you are back."
)


def reads() -> str:
    """Return the language that this browser reads; English where there is no browser."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return SOURCE
    kept = st.session_state.get(_KEPT)
    if kept is None:
        chosen = st.context.cookies.to_dict().get(COOKIE, "")
        wanted = st.context.headers.get("Accept-Language") or ""
        kept = chosen if chosen in LANGUAGES else best(wanted)
        st.session_state[_KEPT] = kept
    everyone = st.session_state.get(_EVERYONE, True)
    return str(kept) if everyone or kept in WHOLE else SOURCE


def look_at(*, everyone: bool) -> None:
    """Say what kind of page this is: one for all is said in every language, others in some.

    A page is whole in one language: where it is not translated, all of it is English.
    """
    st.session_state[_EVERYONE] = everyone


def frame() -> None:
    """Give the page the direction in which it is read, and the line that says it is offline."""
    blocks.block(
        f'<div class="v-note v-attention v-offline" role="status" hidden>{blocks.icon("wifi_off")}'
        f"{blocks.esc(_(OFFLINE))}</div>"
    )
    if language() in RIGHT_TO_LEFT:
        st.html('<div class="v-rtl" dir="rtl" hidden></div>')


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
