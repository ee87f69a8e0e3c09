"""Where one participant's own words went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vision.themes import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class MyStatement:
    """What became of one statement.

    Attributes:
        key: The statement's.
        read: Whether it has been looked at; False for one that came in since.
        theme: Id of its theme; None if no theme fits it, or it was not read yet.
        others: How many other people speak of it; None for fewer than the smallest group.
        clause: Index of the sentence that carries its theme; None if none does, or no draft is
            open yet.
    """

    key: str
    read: bool
    theme: int | None = None
    others: int | None = None
    clause: int | None = None


def my_voice(
    keys: Iterable[str],
    labels: Mapping[str, int],
    people: Mapping[int, int | None],
    carried: Mapping[int, int],
    *,
    smallest_group: int,
) -> tuple[MyStatement, ...]:
    """Return where each of a participant's statements went; show it to no one else.

    Args:
        keys: The participant's statements.
        labels: Theme of every statement that was read; themes that are revealed.
        people: How many people speak of each theme, as published; None or missing where withheld.
            The participant is taken to be one of them.
        carried: Index of the sentence that carries a theme, of the draft that is open to everyone.
        smallest_group: Below this many, others are not counted out.

    Example:
        >>> my_voice(["a"], {"a": 2}, {2: 7}, {2: 0}, smallest_group=5)
        (MyStatement(key='a', read=True, theme=2, others=6, clause=0),)
    """
    found = []
    for key in keys:
        label = labels.get(key)
        if label is None or label == UNASSIGNED:
            found.append(MyStatement(key, read=label is not None))
            continue
        others = (people.get(label) or 1) - 1
        told = others if others >= smallest_group else None
        found.append(MyStatement(key, True, label, told, carried.get(label)))
    return tuple(found)
