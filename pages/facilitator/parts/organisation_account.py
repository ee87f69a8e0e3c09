"""The way in with an account of the organisation, and why the last try did not work."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from pages.parts import blocks
from server.store import settings
from vision.store.accounts import CODE
from vision.translation import _, marked

TROUBLES: Final = {
    "away": marked(
        "Your organisation’s sign-in does not answer just now. Try again in a minute, or use a "
        "passphrase."
    ),
    "refused": marked(
        "Your organisation’s sign-in was not completed. Try again, or use a passphrase."
    ),
    "again": marked("That sign-in took too long, or was used already. Begin again."),
}
UNINVITED: Final = marked(
    "Your organisation knows you, and nobody has invited you here yet. Ask whoever runs the "
    "workshop to invite you: by your mail address, or by the code {code}."
)


def with_account() -> None:
    """Offer to sign in with an account, and say why the last try did not work."""
    there = settings().sign_in
    if there is None:
        return
    told = st.query_params.get("trouble", "")
    known = st.query_params.get("known", "")
    if told in TROUBLES:
        blocks.note(_(TROUBLES[told]), symbol="error", attention=True)
    elif told == "uninvited" and CODE.fullmatch(known):
        blocks.note(_(UNINVITED, code=known), symbol="mail", attention=True)
    back = {
        name: value
        for name, shape in (("then", "[a-z]{1,20}"), ("w", "[0-9a-f]{1,32}"))
        if re.fullmatch(shape, value := st.query_params.get(name, ""))
    }
    address = f"./oidc/login?{urlencode(back)}"
    label = blocks.esc(_("Sign in with {name}", name=there.name))
    blocks.block(
        f'<div class="v-buttons"><a class="v-button" target="_self" href="{blocks.esc(address)}">'
        f"{label}</a></div>"
    )
    blocks.line(_("Or with a passphrase:"), "v-sub")
