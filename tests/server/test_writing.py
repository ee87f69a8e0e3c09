"""The one script of our own is served from here, and a shared device is swept."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from server import routes


def test_the_script_is_a_script_and_calls_nobody() -> None:
    """It is JavaScript from our own address, and holds no address of anyone else's."""
    answer = TestClient(Starlette(routes=routes())).get("/writing.js")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "://" not in answer.text
    assert "fetch" not in answer.text


def test_the_next_person_starts_with_an_empty_browser() -> None:
    """What the last person's tab kept is cleared together with the token."""
    client = TestClient(Starlette(routes=routes()), follow_redirects=False)

    answer = client.get("/next-person?code=KITE 47")

    assert answer.headers["clear-site-data"] == '"storage"'
    assert "vision_visitor=" in answer.headers["set-cookie"]
