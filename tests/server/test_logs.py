"""What the console says, and how often."""

from __future__ import annotations

import json
import logging
import socket
import time
from typing import TYPE_CHECKING

from server.logs import Repeats, keep_people_out
from vision.log_lines import JsonLines

if TYPE_CHECKING:
    from tests.server.conftest import Running


def spoken(text: str, *, name: str = "uvicorn.error", line: int = 1) -> logging.LogRecord:
    """Return what a place in the code says."""
    return logging.LogRecord(name, logging.WARNING, "file.py", line, text, (), None)


def test_nothing_is_said_twice_within_a_minute() -> None:
    """What a visitor sends again and again costs a line; something else is heard in between."""
    repeats = Repeats()
    said = [repeats.has(spoken("Invalid request.")) for _ in range(3)]

    assert said == [False, True, True]
    assert not repeats.has(spoken("Something else.", line=2))
    assert not Repeats(0.0).has(spoken("Invalid request."))


def test_what_a_browser_sent_makes_no_sentence_another_one() -> None:
    """Others say how many parameters came; our own sentences hold nothing of a browser's."""
    repeats = Repeats()

    assert not repeats.has(spoken("5,000 parameters"))
    assert repeats.has(spoken("5,001 parameters"))
    assert not repeats.has(spoken("One", name="vision.store"))
    assert not repeats.has(spoken("Two", name="vision.store"))


def test_it_is_said_again_after_a_while() -> None:
    """Whoever looks later sees that it goes on."""
    repeats = Repeats(0.01)
    assert not repeats.has(spoken("Disk full."))
    time.sleep(0.05)
    assert not repeats.has(spoken("Disk full."))


def test_a_visitor_does_not_fill_the_console(server: Running) -> None:
    """A hundred requests that are none are one line."""
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
            line.sendall(b"no request\r\n\r\n")
            line.recv(100)
    assert server.log().count("Invalid HTTP request") <= 2


def test_a_log_line_is_json_without_what_was_typed() -> None:
    """One object a line; an exception leaves its kind and its way, never its message."""
    typed = "typed by somebody"
    factory = logging.getLogRecordFactory()
    try:
        keep_people_out()
        try:
            int(typed)
        except ValueError as error:
            made = logging.getLogRecordFactory()(
                "vision", logging.ERROR, __file__, 1, "No snapshot", (), (type(error), error, None)
            )
    finally:
        logging.setLogRecordFactory(factory)
    line = JsonLines().format(made)
    said = json.loads(line)
    assert (said["level"], said["message"]) == ("error", "No snapshot")
    assert said["error"].endswith("ValueError")
    assert typed not in line
    assert "\n" not in line
