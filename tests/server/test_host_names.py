"""By which names this server may be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import InvalidStatus

from server.host_names import is_known, own_names

if TYPE_CHECKING:
    from tests.server.conftest import Running

OURS = ["https://vision.example", "http://other.example:8080"]


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8501", "127.0.0.1", "192.168.0.7:8501", "[::1]:8501", "[fe80::1%25eth0]",
        "pc", "wall.local", "app.localhost:80", "", "vision.example", "VISION.example.:443",
        "other.example:1",
    ],
)  # fmt: skip
def test_addresses_own_names_and_what_the_owner_declared_are_known(host: str) -> None:
    """A room's phones come by the network address, by the machine's name or by PUBLIC_URL."""
    assert is_known(host, OURS)


@pytest.mark.parametrize(
    "host", ["evil.example", "vision.example.evil.example", "127.0.0.1.nip.io", "a.b:x", "[bad"]
)
def test_a_foreign_name_is_not(host: str) -> None:
    """A page may point a name of its own at this machine, and would then count as ours."""
    assert not is_known(host, OURS)


def test_this_machine_knows_its_own_name() -> None:
    """Also one with dots in it."""
    assert all(is_known(name) for name in own_names())


def test_a_server_answers_no_foreign_name(server: Running) -> None:
    """Neither a page nor a connection; the sentence says what to do, the console once."""
    answer = server.ask("/", Host="evil.example")
    assert (answer.status, answer.cookie) == (421, "")
    assert b"PUBLIC_URL" in answer.body
    with pytest.raises(InvalidStatus), server.visit(Host="evil.example"):
        pass
    assert server.ask("/", Host=f"192.168.0.7:{server.port}").status == 200
    assert server.log().count("set PUBLIC_URL to its address") == 1


def test_https_is_asked_for_on_https_only(server: Running) -> None:
    """A room on plain http in its own network stays there."""
    secure = server.ask("/", X_Forwarded_Proto="https")

    assert secure.headers["strict-transport-security"].startswith("max-age=")
    assert "includeSubDomains" not in secure.headers["strict-transport-security"]
    assert "strict-transport-security" not in server.ask("/").headers
