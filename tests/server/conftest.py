"""A real server process, real HTTP requests and real websocket visitors."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.environ import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from websockets.sync.client import ClientConnection

ROOT = Path(__file__).parents[2]

WATCHER = """
import os, sys
calls = open(os.environ["CALLS"], "a", buffering=1)
def hook(event, arguments):
    if event == "socket.connect":
        print("connect", arguments[0].type.name, arguments[1], file=calls)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print(event, *arguments[:2], file=calls)
sys.addaudithook(hook)
if sys.platform != "win32":
    import resource
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
"""
"""A `sitecustomize` for server and worker: few open files, every look-up and connection noted."""

APP = """
import streamlit as st
from server import apologise, lifespan, middleware, routes
app = st.App("probe.py", routes=routes(), middleware=middleware(), lifespan=lifespan,
             on_script_error=apologise)
"""

PROBE = """
import gc, random
import altair as alt, pandas as pd, streamlit as st
from server.visitor_cookie import token_in
from vision.errors import StorageError

@st.cache_data
def stamp():
    return random.random()

def home():
    st.title("Home")
    "left by magic"
    st.text(f"stamp={stamp()}")
    st.text(f"visitor={st.context.cookies.get('vision_visitor')}")
    st.text(f"token={token_in(st.context.cookies.to_dict())}")
    st.text(f"ip={st.context.ip_address} forwarded={st.context.headers.get('X-Forwarded-For')}")
    st.text(f"collections={gc.get_stats()[2]['collections']}")
    st.text(f"watcher={st.get_option('server.fileWatcherType')}")

def deep():
    st.title("Deep")
    st.text("the deep page")

def fails():
    raise ValueError(" ".join(["typed", "by", "somebody"]))

def away():
    raise StorageError("The database does not answer.")

def shows():
    data = pd.DataFrame({"level": ["top", "floor"], "reach": [1, 2]})
    st.title("Shows")
    st.altair_chart(alt.Chart(data).mark_bar().encode(x="reach", y="level"), theme=None)
    st.dataframe(data)
    st.data_editor(data, key="editor")
    st.html("<p class='v' style='color: teal'>styled</p>")  # without, the look hides a page
    st.image("<svg xmlns='http://www.w3.org/2000/svg' width='9'><rect width='9' height='9'/></svg>")
    st.file_uploader("File")
    st.download_button("Download", b"a,b", "a.csv")

pages = [st.Page(home, default=True), st.Page(deep), st.Page(fails), st.Page(away),
         st.Page(shows)]
router = st.navigation(pages, position="hidden")
st.text("the router ran")
router.run()
"""


@dataclass(frozen=True)
class Answer:
    """What came back to an HTTP request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def cookie(self) -> str:
        """The name and value of the cookie set, empty if none was."""
        return (self.headers.get("set-cookie") or "").partition(";")[0]


@dataclass(frozen=True)
class Running:
    """A server process that runs."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path
    data: Path

    def ask(
        self,
        path: str,
        method: str = "GET",
        host: str = "127.0.0.1",
        body: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """Send one HTTP request; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection(host, self.port, timeout=20)) as connection:
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def visit(self, **headers: str) -> ClientConnection:
        """Open the connection that a page opens."""
        return connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={name.replace("_", "-"): text for name, text in headers.items()},
            max_size=None,
        )

    def log(self) -> str:
        """Return what the console shows."""
        return (self.folder / "console.log").read_text(encoding="utf-8")

    def calls(self) -> list[str]:
        """Return every look-up and connection that the process made."""
        return (self.folder / "calls.log").read_text(encoding="utf-8").splitlines()


def run_page(connection: ClientConnection, page: str = "") -> list[str]:
    """Run a page over an open connection and return the plain texts it showed."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = ""
    connection.send(message.SerializeToString())
    texts = []
    while True:
        forward = ForwardMsg()
        forward.ParseFromString(connection.recv(timeout=20))
        element = forward.delta.new_element
        if forward.WhichOneof("type") == "delta":
            texts += [t for t in (element.text.body, element.markdown.body) if t]
            texts += [element.alert.body] if element.alert.body else []
        if forward.WhichOneof("type") == "script_finished":
            return texts


@pytest.fixture(name="run_page", scope="session")
def _run_page() -> Callable[..., list[str]]:
    return run_page


@contextmanager
def running(folder: Path, app: Path, **environ: str) -> Iterator[Running]:
    """Start a server on a free port and stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watcher = folder / "watcher"
    watcher.mkdir()
    (watcher / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    path = os.pathsep.join(map(str, [watcher, ROOT]))
    data = {"VISION_DATA": str(folder / "data"), "VISION_SAMPLE": "no", "PYTHONPATH": path}
    data["CALLS"] = str(folder / "calls.log")
    with (folder / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**bare(), "OMP_NUM_THREADS": "1", **data, **environ},
            stdout=console,
            stderr=console,
        )
    server = Running(process, port, folder, Path({**data, **environ}["VISION_DATA"]))
    try:
        wait_until_ready(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_ready(server: Running) -> None:
    """Return when the server answers; fail with its console if it never does."""
    for _ in range(300):
        if server.process.poll() is not None:
            break
        try:
            server.ask("/_stcore/health")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not start:\n{server.log()}")


@pytest.fixture(name="running", scope="session")
def _running() -> Callable[..., object]:
    return running


@pytest.fixture(scope="session")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app file with our layer around a page that tells what it sees."""
    return _around(PROBE, tmp_path_factory.mktemp("probe"))


def _around(page: str, folder: Path) -> Path:
    """Write an app file with our layer around a page, and return it."""
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "probe.py").write_text(page, encoding="utf-8")
    return folder / "app.py"


@pytest.fixture(scope="session")
def drawing(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], AbstractContextManager[Running]]:
    """Start a server with our layer around a page, given as its code."""

    def started(page: str) -> AbstractContextManager[Running]:
        app = _around(page, tmp_path_factory.mktemp("page"))
        return running(tmp_path_factory.mktemp("server"), app)

    return started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, probe: Path) -> Iterator[Running]:
    """The server that most tests share."""
    with running(tmp_path_factory.mktemp("server"), probe) as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where a Chromium is installed; without one the test says so."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        message = "No Chromium found: install the system's package `chromium` to run this test."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return str(found)
