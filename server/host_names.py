"""The names by which this server may be asked for."""

from __future__ import annotations

import functools
import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection


def is_known(host: str, origins: Collection[str] = ()) -> bool:
    """Return whether a request may ask for this server by a name.

    Network addresses and names without a dot can't be pointed here by a foreign web page, names
    under ``.local`` and ``.localhost`` only by somebody in the same network.

    Args:
        host: The header Host, with or without a port; empty is what very old clients send.
        origins: Addresses that the owner declared.

    Example:
        >>> is_known("192.168.0.7:8501"), is_known("[::1]"), is_known("wall.local"), is_known("pc")
        (True, True, True, True)
        >>> is_known("evil.example"), is_known("a.example", ["https://a.example"])
        (False, True)
    """
    name = _name(host)
    if not name or "." not in name or name.endswith((".local", ".localhost")):
        return True
    if _is_address(name) or name in own_names():
        return True
    return name in {_name(urlsplit(origin).netloc) for origin in origins}


def place_of(address: str) -> str:
    """Return the host and port in an address that a browser sent, ``?`` if it is no address.

    Example:
        >>> place_of("http://wall.local:8501/run"), place_of("http://["), place_of("null")
        ('wall.local:8501', '?', '')
    """
    try:
        return urlsplit(address).netloc
    except ValueError:
        return "?"


@functools.cache
def own_names() -> frozenset[str]:
    """Return the names that this machine has for itself, without asking anybody else."""
    return frozenset({socket.gethostname().lower()})


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:
        return "?.?"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
