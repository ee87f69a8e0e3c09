"""Numbers for an operator: off at first, on an address of their own, and about no person."""

from __future__ import annotations

import http.client
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from server.metrics import phones
from vision.errors import InvalidOptionError
from vision.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.conftest import Running


def asked(port: int, path: str) -> tuple[int, str]:
    """Return status and body of an answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_metrics_are_at_their_own_address_only(
    running: Callable[..., object], run_page: Callable[..., list[str]], tmp_path: Path, probe: Path
) -> None:
    """The app's own address never shows them; the other one counts what is connected."""
    assert phones.now == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(tmp_path, probe, VISION_METRICS=f"127.0.0.1:{port}") as server:  # type: ignore[attr-defined]
        told: Running = server
        assert b"vision_phones" not in told.ask("/metrics").body
        with told.visit() as visitor:
            run_page(visitor)
            said = asked(port, "/metrics")
        assert asked(port, "/anything") == (404, "")
    assert said[0] == 200
    told_numbers = said[1]
    lines = dict(line.split(" ") for line in told_numbers.splitlines() if not line.startswith("#"))
    assert lines["vision_phones"] == "1"
    assert set(lines) == {
        "vision_phones",
        "vision_snapshots_total",
        "vision_snapshot_seconds_total",
        "vision_snapshots_due",
    }


@pytest.mark.parametrize("address", ["9100", "host:", ":9100", "host:port", "host:99999"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """One sentence says how to write it."""
    with pytest.raises(InvalidOptionError, match="HOST:PORT"):
        Settings.from_mapping({"VISION_METRICS": address, "VISION_SECRET": "key"})
