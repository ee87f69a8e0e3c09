"""Desks and houses for phones."""

from __future__ import annotations

from tests.pages.facilitator.conftest import desk
from tests.pages.leadership.conftest import entered, house

__all__ = ["desk", "entered", "house"]
