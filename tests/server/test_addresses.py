"""The addresses that people are told are ones they can open."""

from __future__ import annotations

import ipaddress

import pytest

from server.addresses import addresses, local_address


def test_public_address_is_the_only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever declared a public address sees that one, without the trailing slash."""
    monkeypatch.setenv("PUBLIC_URL", "https://vision.example/")

    assert addresses() == ["https://vision.example"]


def test_local_address_can_be_reached_by_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one, the machine itself comes first and its address in the network last."""
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    local = local_address()
    if local is None:
        pytest.skip("This machine is in no network.")

    assert addresses() == ["http://localhost:8501", f"http://{local}:8501"]
    assert not ipaddress.ip_address(local).is_loopback
