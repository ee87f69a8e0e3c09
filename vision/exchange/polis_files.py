"""The five files of a Polis export, so that tools made for Polis can go on with a workshop."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from vision.exchange.packed_files import packed
from vision.exchange.safe_spreadsheet import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.privacy.exported_answers import Ballot

_NEVER: Final = 0
"""Stands where Polis has a time or an author: the same for all."""


def write_polis_files(topic: str, texts: Mapping[str, str], ballot: Ballot) -> bytes:
    """Return a packed file with summary, comments, votes, participants-votes and comment-groups.

    Columns are those of a Polis export. Times and authors are 0 everywhere, statements and
    people are numbered anew, and no group is given: whoever reads the files finds their own.

    Args:
        topic: What the conversation is about.
        texts: Statement to its words, personal details masked.
        ballot: The answers that may leave the house.

    Source:
        Computational Democracy Project, "Exporting data" (names and columns of the files).
    """
    count = len(ballot.statements)
    files = {
        "summary.csv": _rows(_summary(topic, ballot)),
        "comments.csv": _rows(_comments(texts, ballot)),
        "votes.csv": _rows(_votes(ballot)),
        "participants-votes.csv": _rows(_participants(ballot, count)),
        "comment-groups.csv": _rows(_comment_groups(texts, ballot)),
    }
    return packed(files.items())


def _rows(rows: Iterable[tuple[object, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(rows)
    return out.getvalue().encode()


def _counts(ballot: Ballot, place: int) -> tuple[int, int, int]:
    given = [row[place] for row in ballot.votes]
    return given.count(1), given.count(-1), given.count(0)


def _summary(topic: str, ballot: Ballot) -> list[tuple[object, ...]]:
    people = len(ballot.votes)
    return [
        ("topic", guarded(topic)), ("url", ""), ("views", people), ("voters", people),
        ("voters-in-conv", people), ("commenters", ""), ("comments", len(ballot.statements)),
        ("groups", ""), ("conversation-description", ""),
    ]  # fmt: skip


def _comments(texts: Mapping[str, str], ballot: Ballot) -> Iterable[tuple[object, ...]]:
    yield (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated",
        "comment-body",
    )  # fmt: skip
    for place, statement in enumerate(ballot.statements):
        agrees, disagrees, _ = _counts(ballot, place)
        words = guarded(texts[statement])
        yield (_NEVER, "", place, _NEVER, agrees, disagrees, 1, words)


def _votes(ballot: Ballot) -> Iterable[tuple[object, ...]]:
    yield ("timestamp", "datetime", "comment-id", "voter-id", "vote")
    for person, row in enumerate(ballot.votes):
        for place, answer in enumerate(row):
            if answer is not None:
                yield (_NEVER, "", place, person, answer)


def _participants(ballot: Ballot, count: int) -> Iterable[tuple[object, ...]]:
    yield (
        "participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *range(count),
    )  # fmt: skip
    for person, row in enumerate(ballot.votes):
        given = [answer for answer in row if answer is not None]
        counts = (len(given), given.count(1), given.count(-1))
        yield (person, "", 0, *counts, *("" if answer is None else answer for answer in row))


def _comment_groups(texts: Mapping[str, str], ballot: Ballot) -> Iterable[tuple[object, ...]]:
    yield (
        "comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes",
    )  # fmt: skip
    for place, statement in enumerate(ballot.statements):
        agrees, disagrees, passes = _counts(ballot, place)
        total = agrees + disagrees + passes
        yield (place, guarded(texts[statement]), total, agrees, disagrees, passes)
