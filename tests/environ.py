"""The servers that tests start: the environment they get, and whether they answer yet."""

from __future__ import annotations

import http.client
import os
from contextlib import closing, suppress

from vision.settings import NAMES


def bare() -> dict[str, str]:
    """Return the environment; a test beside this one may just have set something of its own."""
    return {name: value for name, value in os.environ.items() if name not in NAMES}


def answers(port: int) -> bool:
    """Return whether a server on this machine is ready to be visited."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with suppress(OSError, http.client.HTTPException), closing(line):
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    return False
