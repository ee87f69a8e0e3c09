"""Addresses are promises: links on paper, in mails and on walls go on opening the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import menu

ADDRESSES = [
    *("join", "share", "respond", "stand", "voice"),
    *("overview", "themes", "alignment", "guess", "consensus", "shape", "report", "methods"),
    *(
        "workshops",
        "run",
        "moderate",
        "naming",
        "live",
        "cards",
        "seeds",
        "files",
        "signin",
        "setup",
    ),
]
"""Addresses of version 0.1; none of them may ever go."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_old_address_opens_its_page(address: str) -> None:
    """An address of the first version belongs to a page, and is said in so many words."""
    folder = Path(menu.__file__).parent

    assert menu.is_address(address)
    assert (folder / menu.file(address)).read_text(encoding="utf-8").startswith('"""Page: ')
