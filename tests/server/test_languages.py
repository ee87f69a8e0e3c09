"""Refusals that reach no page are said in the language of whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server import apology, file_reader, host_and_origin_checks, languages, uploads
from vision.limits import LARGEST_FILE_MB
from vision.translation import LANGUAGES, Message

if TYPE_CHECKING:
    from tests.server.conftest import Running

REFUSALS = (
    host_and_origin_checks.NOT_OURS, apology.SORRY, file_reader.TOO_LARGE, file_reader.TOO_MUCH,
    file_reader.TOO_MUCH_AT_ONCE,
    uploads.NOT_YOURS, uploads.NO_ROOM, uploads.ONE_AT_A_TIME, uploads.TOO_SLOW,
)  # fmt: skip


def said(text: str, **headers: str) -> str:
    """Return what a browser that sends these headers is told."""
    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": named, "query_string": b""}
    body = languages.refusal_of(scope, text, 403, megabytes=LARGEST_FILE_MB).body
    return bytes(body).decode()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_is_said_in_the_readers_language(
    code: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In that which was chosen, or else in the browser's; and the next one in its own."""
    there = {"accept-language": f"{code}, en;q=0.5"}
    told = said(text, **there)
    assert told == said(text, **{"accept-language": "sv", "cookie": f"vision_language={code}"})
    monkeypatch.setattr("vision.translation._reader", [lambda: code])
    assert told == str(Message(text, {"megabytes": LARGEST_FILE_MB}))
    monkeypatch.undo()
    assert said(text) == text.format(megabytes=LARGEST_FILE_MB)


def test_a_server_says_by_which_name_it_does_not_know_itself(server: Running) -> None:
    """The refusal is a whole sentence over the wire."""
    answer = server.ask("/", Host="evil.example", Accept_Language="xx")
    assert (answer.status, answer.body.decode()) == (421, host_and_origin_checks.NOT_OURS)
