"""A logo is answered by its fingerprint, to be kept for good, and only while a workshop has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store import Setup, Store
from vision.store.brands import fingerprint

if TYPE_CHECKING:
    from tests.server.conftest import Running

PICTURE = b"\x89PNG\r\n\x1a\n and more"


def test_a_logo_is_sent_as_a_picture_and_nothing_else(server: Running) -> None:
    """Its type is fixed and not to be guessed, its address follows it, other marks are none."""
    store = Store(f"sqlite:///{server.data / 'vision.db'}", b"any")
    made = store.workshops.add(Setup("Spring", ["Why?"], [("All", 9)]))
    store.brands.keep_logo(made.id, PICTURE)
    answer = server.ask(f"/logo/{fingerprint(PICTURE)}.png")

    assert (answer.status, answer.body) == (200, PICTURE)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in answer.headers["cache-control"]
    for other in (fingerprint(b"another"), "x", "'%20OR%201=1"):
        assert server.ask(f"/logo/{other}.png").status == 404
    store.workshops.delete(made.id)
    store.close()
