"""What pulses come to, as findings that a leader can repeat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.drafts.pulses import compare, compared
from vision.findings import Finding, Sentence
from vision.privacy import EVERYONE
from vision.significance.registry import CLOSER, FURTHER
from vision.translation import told, told_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.drafts.pulses import Counted, Moved

SENTENCES: Final[dict[str, Sentence]] = {
    "no pulse": Sentence(told("Nobody has been asked yet how true this is today.")),
    "too few": Sentence(told("Too few people answered this pulse to say anything.")),
    "first": Sentence(
        told("This is the first pulse. The next one shows whether the gap closes."),
        denies=("pulse",),
    ),
    "other words": Sentence(
        told("No sentence stands in both pulses in the same words, so nothing is compared."),
        denies=("pulse",),
    ),
    "stayed": Sentence(told("No change beyond chance since the first pulse."), denies=("pulse",)),
    "closer": Sentence(
        told_many(
            "One sentence has become truer since the first pulse, beyond chance.",
            "{number} sentences have become truer since the first pulse, beyond chance.",
            0,
        ),
        claims=("pulse",),
    ),
    "further": Sentence(
        told_many(
            "One has become less true, beyond chance.",
            "{number} have become less true, beyond chance.",
            0,
        ),
        claims=("pulse",),
    ),
    "level": Sentence(
        told(
            "For the whole room there is no change beyond chance, but for single levels there is."
        ),
        claims=("pulse",),
    ),
}


def pulse_finding(counted: Sequence[Counted]) -> Finding:
    """Return whether the gap between the vision and today closes.

    Args:
        counted: What each pulse that is over came to, the first one first.

    Example:
        >>> str(pulse_finding([]))
        'Nobody has been asked yet how true this is today.'
    """
    if not counted:
        return _finding("no pulse")
    if counted[-1].people is None:
        return _finding("too few")
    before, now = compared(counted) or (0, 0)
    if before == now:
        return _finding("first")
    moves = compare(counted[before], counted[now])
    return _moved(moves) if moves else _finding("other words")


def _moved(moves: Sequence[Moved]) -> Finding:
    """Return how many sentences the whole room finds truer or less true."""
    room = [move for move in moves if move.level == EVERYONE]
    closer = sum(move.verdict == CLOSER for move in room)
    further = sum(move.verdict == FURTHER for move in room)
    if closer:
        first = _finding("closer", closer)
        return replace(first, then=_finding("further", further)) if further else first
    if further:
        return _finding("further", further)
    single = any(move.verdict in (CLOSER, FURTHER) for move in moves)
    return _finding("level" if single else "stayed")


def _finding(kind: str, number: int = 0) -> Finding:
    return Finding(kind, SENTENCES[kind], {}, number)
