"""Who reads while something is tested."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from vision import translation

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def reading(code: str) -> Iterator[None]:
    """Let somebody read a language; afterwards whoever read before reads again."""
    before = list(translation._reader)
    translation.ask_reader(lambda: code)
    try:
        yield
    finally:
        translation._reader[:] = before
