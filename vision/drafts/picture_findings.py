"""What pictures of sentences come to, as a finding that a leader can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.findings import Finding, Sentence
from vision.translation import told, told_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.drafts.say_back import SaidBack

SENTENCES: Final[dict[str, Sentence]] = {
    "none": Sentence(
        told("No sentence is wanted by nearly all and pictured differently by each."),
        denies=("pictures",),
    ),
    "some": Sentence(
        told_many(
            "One sentence is wanted by nearly all, and everyone pictures something else.",
            "{number} sentences are wanted by nearly all, and everyone pictures something else.",
            0,
        ),
        claims=("pictures",),
    ),
}


def picture_finding(found: Iterable[SaidBack]) -> Finding:
    """Return of how many sentences nearly all want them and everyone pictures something else.

    Example:
        >>> str(picture_finding([]))
        'No sentence is wanted by nearly all and pictured differently by each.'
    """
    apart = sum(each.read_differently for each in found)
    kind = "some" if apart else "none"
    return Finding(kind, SENTENCES[kind], {}, apart)
