"""Reads a conversation that Polis exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from vision.consensus.votes import VOTES, Votes
from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from pathlib import Path

    from vision.consensus.votes import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class PolisExport:
    """A conversation held with Polis.

    Attributes:
        votes: People by statements, ids as in the export.
        texts: One a statement.
        rejected: Ids of statements that its moderators rejected; they keep their votes.
        groups: Polis' own group of each person; None for someone it did not place.
        published: Polis' group-informed consensus of each statement; NaN where not exported.
    """

    votes: Votes
    texts: tuple[str, ...]
    rejected: frozenset[str]
    groups: tuple[str | None, ...]
    published: FloatArray


def read_polis_export(folder: Path) -> PolisExport:
    """Return what a Polis export folder holds: ``comments.csv`` and ``participants-votes.csv``.

    Raises:
        InvalidFileError: A file or column is missing, or a vote is not 1, 0, -1 or empty.
    """
    comments = _table(folder, "comments.csv", ("comment-id", "comment-body"))
    people = _table(folder, "participants-votes.csv", ("participant",))
    columns = [name for name in people.columns if name.isdigit()]
    texts = dict(zip(comments["comment-id"], comments["comment-body"], strict=True))
    missing = [name for name in columns if name not in texts]
    if missing:
        raise InvalidFileError(
            f"comments.csv has no statement {missing[0]}, but there are votes on it."
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
    )


def _table(folder: Path, name: str, needed: tuple[str, ...]) -> pd.DataFrame:
    path = folder / name
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidFileError(f"A Polis export needs a file {name}; there is none.") from error
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
