"""Reports of two rooms, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vision.reports.hostile import made
from vision.reports import report_html, slides_pptx

if TYPE_CHECKING:
    from vision.reports import Report


@pytest.fixture(scope="session")
def room() -> Report:
    """Ninety people at three levels, of whom four speak of the last theme."""
    return made(90)


@pytest.fixture(scope="session")
def small_room() -> Report:
    """Twelve people: too few for three levels."""
    return made(12)


@pytest.fixture(scope="session")
def page(room: Report) -> str:
    """The large room's page."""
    return report_html(room).decode()


@pytest.fixture(scope="session")
def small_page(small_room: Report) -> str:
    """The small room's page."""
    return report_html(small_room).decode()


@pytest.fixture(scope="session")
def slides(room: Report) -> bytes:
    """The large room's presentation."""
    return slides_pptx(room)
