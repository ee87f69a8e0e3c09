"""Signing in leads back to the page that asked, with all that was chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.facilitator.parts import way_back

if TYPE_CHECKING:
    import pytest


class Address:
    """An address with its choices, as Streamlit gives it to a page."""

    def __init__(self, **query: str) -> None:
        self.query_params = query


def back(monkeypatch: pytest.MonkeyPatch, page: str, opened: str, **query: str) -> object:
    """Return where signing in to a workshop leads from a page."""
    monkeypatch.setattr(way_back, "st", Address(**query))
    kept = way_back.kept(page)
    monkeypatch.setattr(way_back, "st", Address(**kept))
    return way_back.asked_for(opened)


def test_a_deep_link_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """View and question come back, and the workshop."""
    found = back(monkeypatch, "alignment", "w1", w="w1", view="up", q="q & 2")
    assert found == ("alignment", {"w": "w1", "view": "up", "q": "q & 2"})


def test_the_owner_comes_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens all workshops at once comes back to the one that was asked for."""
    assert back(monkeypatch, "run", "", w="w1") == ("run", {"w": "w1"})


def test_another_workshop_or_no_page_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A link about another workshop, or to no page of ours, is not followed."""
    assert back(monkeypatch, "run", "w2", w="w1") is None
    assert back(monkeypatch, "//evil.example", "w1", w="w1") is None
    assert back(monkeypatch, "overview", "w1", w="w1", code="KITE") == ("overview", {"w": "w1"})
