"""Where people can open the app."""

from __future__ import annotations

import os
import socket
from typing import Final

from streamlit import config

_ELSEWHERE: Final = ("192.0.2.1", 9)
"""An address set aside for documentation (RFC 5737): there is nobody to reach."""


def local_address() -> str | None:
    """Return this machine's address in its network, None if it has none.

    Opening a datagram socket towards elsewhere makes the system choose the way out; nothing
    is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith(("127.", "0.")) else address


def addresses() -> list[str]:
    """Return the addresses to open the app at, the best one for other people last.

    ``PUBLIC_URL`` is the only one where it is set.
    """
    public = os.environ.get("PUBLIC_URL", "").strip().rstrip("/")
    if public:
        return [public]
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    port = config.get_option("server.port")
    bound = config.get_option("server.address") or ""
    if bound not in {"", "0.0.0.0", "::"}:  # nosec B104 # noqa: S104 - compared, not bound
        return [f"{scheme}://{bound}:{port}"]
    hosts = ["localhost", *filter(None, [local_address()])]
    return [f"{scheme}://{host}:{port}" for host in hosts]
