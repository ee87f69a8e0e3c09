"""Edits: what a facilitator changed in the themes, kept as a log and applied to every result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from vision.errors import InvalidEditError
from vision.themes.models import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.models import Themes


class Action(StrEnum):
    """What an edit does."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    PIN = "pin"
    OTHER = "other"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the log; leaving it out of the log undoes it.

    Attributes:
        action: What it does.
        theme: The theme it is about; for a move the theme moved to, -1 for none.
        name: A rename's new name; a wish's words.
        into: A merge's receiving theme; a split's new themes beside ``theme``.
        key: A move's statement.
        id: The log's own number for it, where it has one.
    """

    action: Action
    theme: int
    name: str = ""
    into: tuple[int, ...] = ()
    key: str = ""
    id: str = ""

    @classmethod
    def rename(cls, theme: int, name: str, *, id: str = "") -> Edit:  # noqa: A002 - the field's name
        """Return an edit that gives a theme a lasting name."""
        return cls(Action.RENAME, theme, name=name, id=id)

    @classmethod
    def merge(cls, theme: int, into: int, *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that moves all statements of a theme, also later ones, into another."""
        return cls(Action.MERGE, theme, into=(into,), id=id)

    @classmethod
    def split(cls, theme: int, into: tuple[int, ...], *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that parts a theme; ``into`` are the ids of the new themes beside it."""
        return cls(Action.SPLIT, theme, into=into, id=id)

    @classmethod
    def move(cls, key: str, theme: int, *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that puts one statement into a theme, or into none with -1."""
        return cls(Action.MOVE, theme, key=key, id=id)

    @classmethod
    def pin(cls, theme: int, *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that holds a theme and its name in place, whatever comes in."""
        return cls(Action.PIN, theme, id=id)

    @classmethod
    def other(cls, theme: int, *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that says that a theme has no common thread: "Other things"."""
        return cls(Action.OTHER, theme, id=id)

    @classmethod
    def wish(cls, theme: int, words: str, *, id: str = "") -> Edit:  # noqa: A002
        """Return an edit that says what people want in a theme, for them to rate as it is today."""
        return cls(Action.WISH, theme, name=words, id=id)

    def __post_init__(self) -> None:
        named = self.name.strip()
        needs = {Action.RENAME: named, Action.WISH: named, Action.MERGE: len(self.into) == 1}
        needs |= {Action.SPLIT: self.into, Action.MOVE: self.key}
        if not needs.get(self.action, True) or self.theme in self.into:
            raise InvalidEditError(self.action.value)

    def to_json(self) -> dict[str, Any]:
        """Return the edit as plain values."""
        return asdict(self) | {"action": self.action.value, "into": list(self.into)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Edit:
        """Return the edit that ``to_json`` was called on."""
        values = dict(data)
        values["action"] = Action(values["action"])
        values["into"] = tuple(values.get("into", ()))
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Curated:
    """Themes after the log.

    Attributes:
        labels: Shape (n,): theme id of every statement, also of those that can't be grouped.
        names: Theme id -> the name that a facilitator gave.
        pinned: Ids of themes held in place.
        other: Ids of themes without a common thread.
        left_out: Edits whose theme or statement is no longer there.
    """

    labels: NDArray[np.int32]
    names: Mapping[int, str]
    pinned: frozenset[int]
    left_out: tuple[Edit, ...]
    other: frozenset[int] = frozenset()


def curated(
    edits: Sequence[Edit],
    keys: Sequence[str],
    labels: NDArray[np.int32],
    before: NDArray[np.int32],
    parted: Callable[[NDArray[np.int64], list[list[int]]], list[int]],
) -> Curated:
    """Return the themes with every edit of the log applied, oldest first.

    Args:
        edits: The log.
        keys: One for each statement.
        labels: Shape (n,): theme ids as found; -1 for none.
        before: Shape (n,): theme ids in the last result, after its edits; keeps a split stable.
        parted: Parts of a split: takes the places of a theme's statements and, for each part,
            those that it had before; returns the part of each, from 0.
    """
    labels = labels.copy()
    names: dict[int, str] = {}
    place = {key: row for row, key in enumerate(keys)}
    pinned: set[int] = set()
    other: set[int] = set()
    left_out = []
    # A wish is words beside a theme, which change nothing in it.
    for edit in (each for each in edits if each.action is not Action.WISH):
        own = np.flatnonzero(labels == edit.theme)
        if edit.action is Action.MOVE:
            there = edit.theme == UNASSIGNED or len(own)
            if edit.key in place and there:
                labels[place[edit.key]] = edit.theme
                continue
        elif len(own):
            if edit.action is Action.RENAME:
                names[edit.theme] = edit.name
                continue
            if edit.action is Action.PIN:
                pinned.add(edit.theme)
                continue
            if edit.action is Action.OTHER:
                other.add(edit.theme)
                continue
            if edit.action is Action.MERGE and (labels == edit.into[0]).any():
                labels[own] = edit.into[0]
                continue
            if edit.action is Action.SPLIT and not np.isin(edit.into, labels).any():
                ids = [edit.theme, *edit.into]
                held = [own[before[own] == each].tolist() for each in ids]
                labels[own] = [ids[part] for part in parted(own, held)]
                continue
        left_out.append(edit)
    return Curated(labels, names, frozenset(pinned), tuple(left_out), frozenset(other))


def next_theme_id(themes: Themes | None, edits: Sequence[Edit] = ()) -> int:
    """Return the first id that no theme has ever had: for the parts of a split.

    Args:
        themes: The newest result.
        edits: The whole log, also entries that the result does not know yet.
    """
    used = [each for edit in edits for each in edit.into]
    return max([themes.next_id if themes else 1, *(each + 1 for each in used)])
