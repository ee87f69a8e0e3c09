"""A language model of the organisation's own: asked in time, believed in nothing, never needed."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from server.language_model import ModelAwayError, Suggestions, answer
from vision.settings import THIS_MACHINE, Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = ["More time for patients", "Time to sit with patients; [phone number]"]
SAYS = json.dumps({"names": ["Time for patients"]})


@dataclass
class Model:
    """A small server that speaks as OpenAI's interface does, or does not.

    Attributes:
        behaves: Writes the answer to one request.
        asked: What it was sent, as JSON, with path and headers.
    """

    behaves: Callable[[BaseHTTPRequestHandler], None]
    asked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def endpoint(self, model: str = "") -> Endpoint:
        """Return it as it is set up."""
        return Endpoint(self.url, THIS_MACHINE, model)


def sent(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Answer a request."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def said(content: object) -> bytes:
    """Return an answer as such servers write it."""
    return json.dumps(
        {"choices": [{"message": {"role": "assistant", "content": content}}]}
    ).encode()


def well(handler: BaseHTTPRequestHandler) -> None:
    """Answer as Ollama does."""
    if handler.path.endswith("/models"):
        sent(handler, b'{"object": "list", "data": [{"id": "small:1b"}, {"id": "large"}]}')
    else:
        sent(handler, said(SAYS), Content_Type="application/json")


@pytest.fixture
def model() -> Iterator[Model]:
    """Served on this machine as long as a test lasts."""
    here = Model(well)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else {}
            here.asked.append({"path": self.path, "body": body, "headers": dict(self.headers)})
            here.behaves(self)

        do_GET = do_POST  # noqa: N815 - the library's name

        def log_message(self, *_args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()


def test_it_is_sent_the_statements_and_nothing_else(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No proxy, cookie or password of the machine goes along; its first model is asked."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert answer(model.endpoint(), TEXTS) == SAYS
    listed, asked = model.asked
    assert listed["path"] == "/v1/models"
    assert asked["path"] == "/v1/chat/completions"
    assert asked["body"]["model"] == "small:1b"
    assert [each["role"] for each in asked["body"]["messages"]] == ["system", "user"]
    assert json.loads(asked["body"]["messages"][1]["content"]) == {"statements": TEXTS}
    assert not {"Cookie", "Authorization"} & asked["headers"].keys()


def test_the_model_that_is_named_is_asked(model: Model) -> None:
    """Without a look at the list."""
    assert answer(model.endpoint("large"), TEXTS) == SAYS
    assert [each["body"]["model"] for each in model.asked] == ["large"]


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """End in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


WRONG = {
    "an error": lambda handler: sent(handler, said(SAYS), 500),
    "another address": lambda handler: sent(handler, b"", 302, Location="http://127.0.0.1:9/"),
    "a page": lambda handler: sent(handler, b"<!doctype html><h1>Sign in</h1>"),
    "nothing": lambda handler: sent(handler, b""),
    "an empty answer": lambda handler: sent(handler, said("  ")),
    "no text": lambda handler: sent(handler, said(["Time"])),
    "no choice": lambda handler: sent(handler, b'{"choices": []}'),
    "a list": lambda handler: sent(handler, b"[1]"),
    "half a JSON": lambda handler: sent(handler, b'{"choices": [{"mess'),
    "a nest": lambda handler: sent(handler, b"[" * 100_000),
    "too much": lambda handler: sent(handler, said("word " * 100_000)),
    "packed": lambda handler: sent(handler, b"\x1f\x8b\x08", Content_Encoding="gzip"),
    "a drip": drip,
    "half an answer": hang_up,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_whatever_else_comes_counts_as_no_answer(model: Model, wrong: str) -> None:
    """Soon, and always as the same error, which pages turn into one quiet sentence."""
    model.behaves = WRONG[wrong]
    with pytest.raises(ModelAwayError):
        answer(model.endpoint("any"), TEXTS, patience=0.5)


def test_a_machine_that_does_not_answer_counts_as_none() -> None:
    """Refused at once, as where nothing listens."""
    with pytest.raises(ModelAwayError):
        answer(Endpoint("http://127.0.0.1:9/v1", THIS_MACHINE), TEXTS, patience=0.5)


def waited(ask: Callable[[], Any]) -> tuple[str, ...]:
    """Return the names once they are there."""
    until = time.monotonic() + 10
    while (found := ask()).waits and time.monotonic() < until:
        time.sleep(0.01)
    assert not found.waits
    return found.names


def test_nobody_waits_and_nobody_asks_twice(model: Model) -> None:
    """The first look says that names may come, a later one has them, and one request was made."""
    known = Suggestions()

    def ask() -> Any:  # noqa: ANN401 - what it returns is looked at
        return known.of("theme 1", model.endpoint("any"), TEXTS, lambda told: (told.strip(),))

    assert ask().waits
    assert waited(ask) == (SAYS,)
    assert waited(ask) == (SAYS,)
    assert len(model.asked) == 1


def test_a_failure_is_no_names_and_not_asked_again_at_once(model: Model) -> None:
    """Also where the answer can't be understood."""
    known = Suggestions()
    model.behaves = WRONG["a page"]
    ask = lambda: known.of("a", model.endpoint("any"), TEXTS, lambda told: (told,))  # noqa: E731
    assert waited(ask) == ()
    assert waited(ask) == ()
    assert len(model.asked) == 1

    def broken(_told: str) -> tuple[str, ...]:
        raise KeyError

    model.behaves = well
    assert waited(lambda: known.of("b", model.endpoint("any"), TEXTS, broken)) == ()
