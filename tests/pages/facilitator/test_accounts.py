"""Inviting people who sign in with an account of their organisation, and their way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import Desk, press, seen
from vision.models import Role

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

OIDC = {
    "PUBLIC_URL": "https://vision.example.org",
    "VISION_OIDC_ISSUER": "https://id.example.org",
    "VISION_OIDC_CLIENT": "vision",
    "VISION_OIDC_SECRET": "s3cret",
    "VISION_OIDC_NAME": "<b>Staff</b> account",
}


@pytest.fixture(name="with_accounts")
def _with_accounts(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """An installation with an identity provider; nobody asks it."""
    assert tmp_path
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    return desk


def labels(app: AppTest) -> set[str]:
    """Return what stands on a page's fields and buttons."""
    return {each.label for each in (*app.button, *app.text_input, *app.selectbox)}


def test_nothing_of_it_is_seen_where_no_provider_is_named(desk: Desk) -> None:
    """Passphrases alone, as ever."""
    room = desk.workshop()
    assert "oidc" not in seen(desk.visit("signin"))
    assert "Invite" not in labels(desk.visit("run", room))


def test_a_facilitator_invites_and_removes(with_accounts: Desk) -> None:
    """By address and role, one line each; what is no address is said in one sentence."""
    room = with_accounts.workshop()
    app = with_accounts.visit("run", room)
    field = "Mail address, or the code that somebody saw"

    next(each for each in app.text_input if each.label == field).input("ada")
    press(app, "Invite")
    assert "Type a mail address" in seen(app)
    next(each for each in app.text_input if each.label == field).input("<Ada@example.org")
    press(app, "Invite")
    assert with_accounts.store.accounts.all(room.id) == ()
    next(each for each in app.text_input if each.label == field).input("Ada@example.org")
    press(app, "Invite")
    (invited,) = with_accounts.store.accounts.all(room.id)
    assert (invited.address, invited.role) == ("ada@example.org", Role.LEADER)
    assert "has not signed in yet" in seen(app)
    press(app, "Remove")
    assert not app.exception
    assert with_accounts.store.accounts.all(room.id) == ()


def test_the_way_in_and_what_went_wrong(with_accounts: Desk) -> None:
    """The link carries where to come back to; a code is shown only if it is one."""
    app = with_accounts.visit("signin", then="run", w="0123abcd")
    assert "./oidc/login?then=run&amp;w=0123abcd" in seen(app)
    assert "&lt;b&gt;Staff&lt;/b&gt; account" in seen(app)
    app = with_accounts.visit("signin", trouble="uninvited", known="12AB-34CD-56EF", then="//x")
    assert "by the code 12AB-34CD-56EF" in seen(app)
    assert "//x" not in seen(app)
    app = with_accounts.visit("signin", trouble="uninvited", known="<script>")
    assert "script" not in seen(app)
    assert "does not answer just now" in seen(with_accounts.visit("signin", trouble="away"))
