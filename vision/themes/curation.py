"""Edits: what a facilitator changed in the themes, kept as a log and applied to every result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Action(StrEnum):
    """What an edit does."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the log; leaving it out of the log undoes it.

    Attributes:
        action: What it does.
        theme: The theme it is about; for a move the theme moved to, -1 for none.
        name: A rename's new name.
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
