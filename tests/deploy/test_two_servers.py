"""Two servers behind a real nginx on one PostgreSQL: one is killed, and everybody goes on."""

from __future__ import annotations

import asyncio
import http.client
import os
import re
import secrets
import shutil
import subprocess
import time
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from websockets.exceptions import WebSocketException

from tests.faults.room import (
    Visitor,
    app,
    environment,
    free_port,
    kept,
    kill_all,
    opened,
    quiet,
    told,
    wait_until,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "deploy" / "nginx" / "shared-vision.conf.template"
PHONES = 12
STATEMENTS = 6
LONGEST_S = 300
MAIN = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx() -> str:
    """Return where nginx is; without one the test says so, and where all must run it fails."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        message = "No nginx found: install the system's package `nginx-light` to run this test."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return str(found)


def site(**places: str) -> str:
    """Return our configuration with its places filled, as envsubst does it."""
    text = TEMPLATE.read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(\w+)\}", text)) == places.keys()
    return re.sub(r"\$\{(\w+)\}", lambda place: places[place[1]], text)


def configured(folder: Path, text: str) -> list[str]:
    """Write a configuration down and return the command that starts nginx with it."""
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    main = MAIN.format(folder=folder, user=user)
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    return [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf")]


@contextmanager
def proxy(folder: Path, *ports: int) -> Iterator[int]:
    """Start nginx with our configuration before two servers, without TLS; give its port."""
    port = free_port()
    one, two = (f"127.0.0.1:{each}" for each in ports)
    text = site(
        LISTEN=f"127.0.0.1:{port}",
        LISTEN_PLAIN=f"127.0.0.1:{free_port()}",
        SERVER_NAME="localhost",
        CERTIFICATE="none",
        CERTIFICATE_KEY="none",
        APP_ONE=one,
        APP_TWO=two,
    )
    text = re.sub(r"^ *ssl_\w+.*$", "", text, flags=re.MULTILINE)
    process = subprocess.Popen(configured(folder, text))
    try:
        wait_until(lambda: listens(port) or process.poll() is not None)
        assert process.poll() is None
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def listens(port: int) -> bool:
    """Return whether something listens on a port of this machine."""
    found = psutil.net_connections("tcp4")
    return any(each.status == "LISTEN" and each.laddr.port == port for each in found)


def visits(port: int) -> int:
    """Return how many connections a server holds."""
    found = psutil.net_connections("tcp")
    return sum(each.status == "ESTABLISHED" and each.laddr.port == port for each in found)


async def insist(visitor: Visitor) -> None:
    """Write some statements; come back wherever the connection breaks, as a page does."""
    until = time.monotonic() + LONGEST_S
    while len(visitor.told) < STATEMENTS:
        assert time.monotonic() < until
        line = visitor._tasks[0]
        telling = asyncio.create_task(visitor.tell())
        await asyncio.wait({telling, line}, return_when=asyncio.FIRST_COMPLETED)
        if telling.done() and telling.exception() is None:
            await asyncio.sleep(0.2)
            continue
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        await visitor.leave()
        try:
            await visitor.back()
        except (WebSocketException, OSError):
            await asyncio.sleep(0.5)


@pytest.mark.stage2
@pytest.mark.usefixtures("postgres_server")
def test_a_killed_server_takes_nobody_along(
    new_postgres: Callable[..., str], tmp_path: Path
) -> None:
    """Twelve phones write through nginx; one of two servers is killed; none is lost or doubled."""
    environ, console = environment(tmp_path, new_postgres()), tmp_path / "console.log"
    here, there = free_port(), free_port()
    store, workshop = opened(environ)

    with (
        app(environ, here, console) as one,
        app(environ, there, console),
        proxy(tmp_path, here, there) as port,
    ):
        visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

        async def room() -> None:
            await asyncio.gather(*(each.arrive() for each in visitors))
            assert min(visits(here), visits(there)) >= 1, "both servers have phones"
            async with asyncio.TaskGroup() as group:
                for each in visitors:
                    group.create_task(insist(each))
                while told(visitors).total() < PHONES * STATEMENTS // 3:  # noqa: ASYNC110 - phones count, and tell nobody
                    await asyncio.sleep(0.05)
                await asyncio.to_thread(kill_all, one.pid)
            for each in visitors:
                await each.leave()

        asyncio.run(room())

    assert told(visitors).total() == PHONES * STATEMENTS
    assert kept(store, workshop) == Counter(told(visitors))
    assert store.participants.count(workshop.id) == PHONES
    assert quiet(console)
    store.close()


@pytest.mark.stage2
def test_a_browser_stays_with_its_server_by_our_cookie(tmp_path: Path) -> None:
    """From one address, as in a room: whoever has the cookie always meets the same server."""
    places = {"one": free_port(), "two": free_port()}
    naming = "".join(
        f"server {{ listen 127.0.0.1:{port}; location / {{ return 200 {name}; }} }}\n"
        for name, port in places.items()
    )
    with proxy(tmp_path, *places.values()):
        pass
    text = (tmp_path / "site.conf").read_text(encoding="utf-8") + naming
    plain, port = map(int, re.findall(r"listen 127.0.0.1:(\d+);", text)[:2])
    process = subprocess.Popen(configured(tmp_path, text))
    try:
        wait_until(lambda: listens(port))
        asked = {token: set() for token in (secrets.token_urlsafe(32) for _ in range(40))}
        for _ in range(3):
            for token, met in asked.items():
                met.add(fetched(port, f"vision_visitor={token}"))
                met.add(fetched(port, f"theme=dark; __Host-vision_visitor={token}"))
        strangers = {fetched(port, "") for _ in range(40)}
        sent_on = sent(plain, "/?code=KITE")
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert all(len(met) == 1 for met in asked.values())
    assert set().union(*asked.values()) == strangers == {"one", "two"}
    assert sent_on == (301, "https://localhost/?code=KITE")


def sent(port: int, path: str) -> tuple[int, str | None]:
    """Return the status of an answer and where it leads."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"]


def fetched(port: int, cookie: str) -> str:
    """Return the body of an answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", "/", headers={"Cookie": cookie})
        return connection.getresponse().read().decode()
