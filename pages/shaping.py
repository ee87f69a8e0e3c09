"""What a draft carries, worked out once for each version and snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pages.results import Results
    from vision.models import Question, Workshop


def carried(_workshop: Workshop, _question: Question, _found: Results) -> dict[int, list[int]]:
    """Return theme id to the sentences of the newest shared draft that carry it, from 0."""
    return {}
