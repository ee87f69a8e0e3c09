"""The invitation to a workshop: an address that phones can reach, and its QR code."""

from __future__ import annotations

import functools
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from server.addresses import local_address
from server.store import settings
from vision.models import Workshop


def base() -> str:
    """Return the address of the app: ``PUBLIC_URL``, else the one that this browser used."""
    public = settings().public_url
    if public:
        return public
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}"


def is_local() -> bool:
    """Return whether the address means only this machine, so that no phone can open it."""
    return urlsplit(base()).hostname in {"localhost", "127.0.0.1", "::1", None}


def reachable() -> str:
    """Return the best address for phones: the local network's instead of ``localhost``."""
    address = local_address() if is_local() else None
    if address is None:
        return base()
    port = urlsplit(base()).port
    return f"http://{address}:{port}" if port else f"http://{address}"


def link(workshop: Workshop) -> str:
    """Return the link that joins a workshop."""
    return f"{reachable()}/?{urlencode({'code': workshop.code.replace(' ', '')})}"


def pulse_link(workshop: Workshop) -> str:
    """Return the link that opens the pulse of a workshop; it works without joining."""
    return link(workshop).replace("/?", "/pulse?")


def spoken() -> str:
    """Return the address as one would read it aloud."""
    return reachable().removeprefix("https://").removeprefix("http://")


def printed_qr(address: str) -> str:
    """Return a QR code as a small image, for pages with many."""
    return str(segno.make(address, error="m").png_data_uri(scale=4, border=2))


@functools.lru_cache(maxsize=64)
def qr(address: str) -> str:
    """Return a QR code of an address as an image for HTML, always dark on white."""
    return str(segno.make(address, error="m").svg_data_uri(border=0, scale=8, dark="#0A1F26"))
