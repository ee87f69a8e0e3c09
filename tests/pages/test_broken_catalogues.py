"""Pages in a language of which half a catalogue is there: all English, for phones and desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.leadership.conftest import entered, house
from tests.pages.test_one_language import blocks, new, opened
from tests.vision.test_catalogues import DAMAGES, damaged
from vision.models import Role

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

__all__ = ["entered", "house", "new"]


@pytest.mark.parametrize("damage", ["half", "two versions"])
def test_pages_in_half_a_language_are_english(
    house: House, new: Workshop, tmp_path: Path, damage: str
) -> None:
    """What the English page says, letter by letter: for phones, for the wall and at a desk."""
    house.store.passes.grant("runs it", new.id, Role.FACILITATOR)
    level = new.levels[0].id
    house.store.participants.join(new.id, "writes", level_id=level, unit_id=None)
    code = new.code.replace(" ", "")
    pages = [
        ("join", "stranger", {}),
        ("join", "stranger", {"code": code}),
        ("share", "writes", {"code": code}),
        ("live", "runs it", {"w": new.id}),
        ("run", "runs it", {"w": new.id}),
    ]
    with damaged(tmp_path, "ar", DAMAGES[damage]):
        for page, token, given in pages:
            asked, told = (opened(language, page, token, **given) for language in ("ar", "en"))
            assert not asked.exception
            assert list(blocks(asked)) == list(blocks(told))
