"""Answers person by person, as another tool may have them: nobody's author, nobody's number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.privacy.released import Released


@dataclass(frozen=True, slots=True)
class Ballot:
    """Answers that may leave the house.

    Attributes:
        statements: Ids of those with enough answers, in an order that tells nothing.
        votes: One row a person, one entry a statement: -1 disagree, 0 pass, 1 agree, None for
            no answer. People stand in an order that tells nothing.
    """

    statements: tuple[str, ...]
    votes: tuple[tuple[int | None, ...], ...]


def ballot(
    released: Released, statements: Collection[str], *, smallest_group: int, lot: str
) -> Ballot:
    """Return the answers that are counted in public, person by person.

    What a person answered to the own statement is never among them, and of each level somebody
    else's answer is missing as well (``release`` sees to both), so a gap names no author. A
    statement with answers of fewer than the smallest group is left out, and so is everything
    where fewer people than that have answered at all.

    Args:
        released: What is counted in public.
        statements: Those whose words may be shown.
        smallest_group: People a group needs before anything is said about it.
        lot: Decides the order of people and statements.
    """
    given: dict[str, dict[str, int]] = {}
    for statement in sorted(statements):
        answers = {
            person: int(answer)
            for batch in released.answers.get(statement, {}).values()
            for person, answer in batch.items()
            if answer in {-1, 0, 1}
        }
        if len(answers) >= smallest_group:
            given[statement] = answers
    people = sorted({person for answers in given.values() for person in answers})
    if len(people) < smallest_group:
        return Ballot((), ())
    draw = random.Random(lot)
    order = list(given)
    draw.shuffle(order)
    draw.shuffle(people)
    rows = tuple(tuple(given[each].get(person) for each in order) for person in people)
    return Ballot(tuple(order), rows)
