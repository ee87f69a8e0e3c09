"""Names keep their order among words that run the other way, whatever was typed in them."""

from __future__ import annotations

import pytest

from vision.text_direction import apart


@pytest.mark.parametrize("torn", ["A\u2069 B", "\u2068A B", "\u2069A\u2068 B"])
def test_signs_that_are_typed_do_not_open_or_close_ours(torn: str) -> None:
    """A name with half of such a pair is set apart whole, without it."""
    assert apart(torn) == "\u2068A B\u2069"


def test_what_is_set_apart_is_so_once() -> None:
    """Also where two names in one text are."""
    two = "\u2068A\u2069 \u2068B\u2069"
    assert apart(two) == two
    assert apart(apart("A")) == "\u2068A\u2069"
