"""People's answers to statements, as a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import filterfalse
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.errors import InvalidChoiceError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]


class Vote(IntEnum):
    """What a participant may answer to a statement."""

    AGREE = 1
    PASS = 0
    DISAGREE = -1


VOTES: Final = tuple(int(vote) for vote in Vote)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Who answered what.

    Attributes:
        people: Ids, one a row.
        statements: Ids, one a column.
        values: Shape (people, statements); 1 agree, 0 pass, -1 disagree, NaN not answered.

    Raises:
        InvalidChoiceError: A value is none of these.

    Example:
        >>> votes = Votes.from_answers([("ann", "s1", 1), ("bob", "s1", -1), ("ann", "s2", 0)])
        >>> votes.values.tolist()
        [[1.0, 0.0], [-1.0, nan]]
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        shape = (len(self.people), len(self.statements))
        if self.values.shape != shape:
            raise ValueError(f"Expected votes of shape {shape}, got {self.values.shape}.")
        odd = self.values[~(np.isin(self.values, VOTES) | np.isnan(self.values))]
        if odd.size:
            what = "vote"
            raise InvalidChoiceError(what, float(odd[0]))

    @classmethod
    def from_answers(
        cls,
        answers: Iterable[tuple[str, str, int]],
        *,
        people: Sequence[str] | None = None,
        statements: Sequence[str] | None = None,
    ) -> Votes:
        """Return the matrix of single answers.

        Args:
            answers: (person, statement, vote); of two answers by one person to one statement the
                later counts, so that a change of mind does.
            people: Rows, in order; default: as they first appear. Answers by others are left out.
            statements: Columns, likewise. Leaving a statement out is how it is hidden.

        Raises:
            InvalidChoiceError: A vote is not 1, 0 or -1.
        """
        rows = list(answers)
        who = tuple(people) if people is not None else tuple(dict.fromkeys(row[0] for row in rows))
        what = (
            tuple(statements)
            if statements is not None
            else tuple(dict.fromkeys(row[1] for row in rows))
        )
        row_of = {person: index for index, person in enumerate(who)}
        column_of = {statement: index for index, statement in enumerate(what)}
        values = np.full((len(who), len(what)), np.nan)
        for person, statement, vote in rows:
            if person in row_of and statement in column_of:
                values[row_of[person], column_of[statement]] = vote
        return cls(who, what, values)

    @classmethod
    def of_asked(
        cls, answers: Iterable[tuple[str, str, int]], asked: Iterable[str], *, least: int
    ) -> Votes:
        """Return the matrix without what nobody has answered: of many that are asked, most.

        Args:
            answers: As for ``from_answers``.
            asked: Every statement that may be answered, in order; answers to others are left out.
            least: Columns to keep at least, where so many are asked.
        """
        rows, all_ = list(answers), list(asked)
        known = {row[1] for row in rows}
        spare = max(0, least - len(known.intersection(all_)))
        more = set(list(filterfalse(known.__contains__, all_))[:spare])
        kept = [name for name in all_ if name in known or name in more]
        return cls.from_answers(rows, statements=kept)

    @property
    def answered(self) -> BoolArray:
        """Shape (people, statements): who answered what, a pass included."""
        return ~np.isnan(self.values)

    def without(self, statements: Collection[str]) -> Votes:
        """Return the same votes without some statements: hidden ones take their votes along."""
        keep = np.array([name not in statements for name in self.statements], dtype=bool)
        names = tuple(name for name in self.statements if name not in statements)
        return Votes(self.people, names, self.values[:, keep])
