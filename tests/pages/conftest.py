"""What tests of all pages use: the way to an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.util import calc_hash

from pages import menu
from server.button_presses import finish_what_was_pressed

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


@pytest.fixture(scope="session", autouse=True)
def _as_the_server_does() -> None:
    """Presses are acted on as the server makes Streamlit do it."""
    finish_what_was_pressed()


def turned_to(app: AppTest, address: str) -> AppTest:
    """Return the app at a page's address, as a cold deep link finds it.

    Streamlit's own ``switch_page`` knows a page by its address only after a first run.
    """
    assert menu.file(address)
    app._page_hash = calc_hash(address)
    return app
