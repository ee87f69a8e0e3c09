"""The one script of our own is served from here and talks to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.server.conftest import Running


def test_the_script_is_a_script_and_calls_nobody(server: Running) -> None:
    """It is JavaScript from our own address, and holds no address of anyone else's."""
    answer = server.ask("/writing.js")

    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert not any(word in answer.body for word in (b"://", b"fetch", b"XMLHttp"))


def test_a_shared_device_is_swept(server: Running) -> None:
    """What the last person's tab kept is cleared together with the token, and only then."""
    cookie = server.ask("/").cookie

    for path in ("/next-person?code=KITE%2047", "/forget"):
        assert server.ask(path, Cookie=cookie).headers["clear-site-data"] == '"storage"'
        foreign = server.ask(path, Cookie=cookie, Sec_Fetch_Site="cross-site")
        assert "clear-site-data" not in foreign.headers
