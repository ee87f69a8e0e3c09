"""Where one participant's own words went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vision.themes import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.drafts.coverage import Coverage
    from vision.themes import Themes


@dataclass(frozen=True, slots=True)
class MyStatement:
    """What became of one statement.

    Attributes:
        key: The statement's.
        theme: Id of its theme; None if it has none.
        theme_name: Its name.
        others: How many other people spoke of it; None for fewer than the smallest group.
        clause: Index of the sentence that carries its theme; None if none does, or no draft is
            open yet.
    """

    key: str
    theme: int | None
    theme_name: str | None
    others: int | None
    clause: int | None


def my_voice(
    keys: Collection[str],
    themes: Themes,
    authors: Sequence[str],
    coverage: Coverage | None,
    *,
    smallest_group: int,
) -> tuple[MyStatement, ...]:
    """Return where each of a participant's statements went; show it to no one else.

    Args:
        keys: The participant's statements.
        themes: The newest that are revealed.
        authors: Person of every statement, in the order of ``themes.keys``.
        coverage: Of the draft that is open to everyone; None before there is one.
        smallest_group: Below this many, others are not counted out.
    """
    labels = dict(zip(themes.keys, themes.labels.tolist(), strict=True))
    person = np.array(authors, dtype=object)
    found = []
    for key in keys:
        label = labels.get(key, UNASSIGNED)
        if label == UNASSIGNED:
            found.append(MyStatement(key, None, None, None, None))
            continue
        speaking = set(person[themes.labels == label])
        own = person[themes.keys.index(key)]
        others = len(speaking - {own})
        found.append(
            MyStatement(
                key,
                label,
                themes.theme(label).name,
                others if others >= smallest_group else None,
                None if coverage is None else coverage.carried.get(label),
            )
        )
    return tuple(found)
