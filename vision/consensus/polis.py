"""Reads a conversation that Polis exported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from vision.consensus.votes import VOTES, Votes
from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vision.consensus.votes import FloatArray

_ENDINGS: Final = {
    file: re.compile(rf"(?:.*[-_. /\\])?(?={ending}$)", re.IGNORECASE)
    for file, ending in (
        ("comments.csv", r"comments\.csv"),
        ("participants-votes.csv", r"participants?-votes\.csv"),
        ("summary.csv", r"summary\.csv"),
    )
}
"""What stands before the name of each file: folders, and what a download puts in front."""

_NEEDED: Final = frozenset(("comments.csv", "participants-votes.csv"))

_HIDDEN: Final = re.compile(r"(?:^|[/\\])(?:\.|__MACOSX)")


@dataclass(frozen=True, slots=True, eq=False)
class PolisExport:
    """A conversation held with Polis.

    Attributes:
        votes: People by statements, ids as in the export.
        texts: One a statement.
        rejected: Ids of statements that its moderators rejected; they keep their votes.
        groups: Polis' own group of each person; None for someone it did not place.
        published: Polis' group-informed consensus of each statement; NaN where not exported.
        left_out: Ids of statements that people voted on and whose words are not in the export.
    """

    votes: Votes
    texts: tuple[str, ...]
    rejected: frozenset[str]
    groups: tuple[str | None, ...]
    published: FloatArray
    left_out: tuple[str, ...] = ()


def polis_files(names: Iterable[str]) -> dict[str, str]:
    """Return which files are those of one Polis export.

    The server writes ``participant-votes.csv``, its exports by hand ``participants-votes.csv``;
    files that are fetched one by one begin with the name of their report. All are of one report, or
    there is but one of each.

    Args:
        names: Of files, perhaps with folders.

    Returns:
        ``comments.csv``, ``participants-votes.csv`` and ``summary.csv`` to the name of the file;
        those that are missing are left out.

    Example:
        >>> polis_files(["r4x-comments.csv", "r4x-participant-votes.csv", "votes.csv"])
        {'comments.csv': 'r4x-comments.csv', 'participants-votes.csv': 'r4x-participant-votes.csv'}
    """
    by_report: dict[str, dict[str, str]] = {}
    every: dict[str, list[str]] = {}
    for name in sorted(names):
        for file, before in _ENDINGS.items():
            found = before.match(name)
            if found and not _HIDDEN.search(name):
                by_report.setdefault(found.group(), {}).setdefault(file, name)
                every.setdefault(file, []).append(name)
    order = sorted(by_report.items(), key=lambda each: (-len(each[1]), len(each[0]), each[0]))
    fullest = order[0][1] if order else {}
    if not fullest.keys() >= _NEEDED and all(len(every.get(file, ())) == 1 for file in _NEEDED):
        fullest = {file: found[0] for file, found in every.items() if len(found) == 1}
    return {file: fullest[file] for file in _ENDINGS if file in fullest}


def read_polis_export(folder: Path) -> PolisExport:
    """Return what a Polis export folder holds: ``comments.csv`` and ``participants-votes.csv``.

    Files may be named as in ``polis_files``. Votes on statements without words are left out.

    Raises:
        InvalidFileError: A file or column is missing, no statement with votes has words, or a vote
            is not 1, 0, -1 or empty.
    """
    try:
        files = polis_files(path.name for path in folder.iterdir())
    except OSError:
        files = {}
    comments = _table(folder, files, "comments.csv", ("comment-id", "comment-body"))
    people = _table(folder, files, "participants-votes.csv", ("participant",))
    voted = [name for name in people.columns if name.isdigit()]
    texts = dict(zip(comments["comment-id"], comments["comment-body"], strict=True))
    columns = [name for name in voted if name in texts]
    left_out = tuple(name for name in voted if name not in texts)
    if left_out and not columns:
        raise InvalidFileError(
            f"comments.csv has no statement {left_out[0]}, but there are votes on it."
        )
    published = comments.get("group-informed-consensus")
    numbers = (
        dict(zip(comments["comment-id"], pd.to_numeric(published, errors="coerce"), strict=True))
        if published is not None
        else {}
    )
    turned_down = comments["moderated"] == "-1" if "moderated" in comments else []
    return PolisExport(
        votes=Votes(tuple(people["participant"]), tuple(columns), _values(people[columns])),
        texts=tuple(texts[name] for name in columns),
        rejected=frozenset(comments.loc[turned_down, "comment-id"])
        if len(turned_down)
        else frozenset(),
        groups=_groups(people),
        published=np.array([numbers.get(name, np.nan) for name in columns], dtype=float),
        left_out=left_out,
    )


def _table(folder: Path, files: dict[str, str], file: str, needed: tuple[str, ...]) -> pd.DataFrame:
    if file not in files:
        raise InvalidFileError(f"A Polis export needs a file {file}; there is none.")
    name = files[file]
    try:
        table = pd.read_csv(folder / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InvalidFileError(f"{name} could not be read as a table.") from error
    for column in needed:
        if column not in table.columns:
            raise InvalidFileError(f"{name} has no column {column}; is it a Polis export?")
    return table


def _values(answers: pd.DataFrame) -> FloatArray:
    filled = answers.apply(lambda column: column.str.strip()).replace("", "nan")
    try:
        values: FloatArray = filled.to_numpy(dtype=object).astype(float)
    except ValueError as error:
        raise InvalidFileError(
            "participants-votes.csv holds a vote that is not a number."
        ) from error
    if not (np.isin(values, VOTES) | np.isnan(values)).all():
        raise InvalidFileError("participants-votes.csv holds a vote that is not 1, 0, -1 or empty.")
    return values


def _groups(people: pd.DataFrame) -> tuple[str | None, ...]:
    if "group-id" not in people:
        return (None,) * len(people)
    return tuple(str(group).removesuffix(".0") or None for group in people["group-id"])
