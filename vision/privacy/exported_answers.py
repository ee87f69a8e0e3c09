"""Answers person by person, as another tool may have them: nobody's author, nobody's number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vision.privacy.answer_publication import Answer, Released


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


def settled(
    before: Released | None, now: Released, statements: Collection[str], *, smallest_group: int
) -> Released:
    """Return the answers that files of single answers are made from: no row comes in alone.

    A number grows by enough people at a time, and of these all but one may have had a row: the one
    whose row is new would be seen with every answer. So files stay as they were until enough people
    are new in them, or nobody is.

    Args:
        before: What this function returned last; None for the first time.
        now: What is counted in public.
        statements: Those that may be in a file.
        smallest_group: People that come in together.
    """
    known = _answered(before, statements) if before else frozenset()
    fresh = _answered(now, statements) - known
    return before if before and 0 < len(fresh) < smallest_group else now


def _answered(released: Released, statements: Collection[str]) -> frozenset[str]:
    found = released.answers
    return frozenset(
        person
        for statement in statements
        for batch in found.get(statement, {}).values()
        for person in batch
    )


def ballot(
    released: Released,
    statements: Collection[str],
    *,
    smallest_group: int,
    lot: str,
    near: Mapping[Answer, Answer],
    draw: str,
) -> Ballot:
    """Return the answers that are counted in public, person by person.

    What a person answered to the own statement is never among them, and of each level somebody
    else's answer is missing as well (``release`` sees to both), so a gap names no author. A
    statement with answers of fewer than the smallest group is left out, and so is everything
    where fewer people than that have answered at all. Where all of a level answer alike, one of
    them stands under the answer next to it, as in every number, always the same one.

    Args:
        released: What is counted in public, as ``settled`` returns it.
        statements: Those whose words may be shown.
        smallest_group: People a group needs before anything is said about it.
        lot: Decides the order of people and statements.
        near: Answer to the one next to it; one that is missing may be known of everybody.
        draw: A secret that decides who stands under another answer, for all files of a question.
    """
    given: dict[str, dict[str, int]] = {}
    for statement in sorted(statements):
        answers = {
            person: int(answer)
            for label, batch in released.answers.get(statement, {}).items()
            for person, answer in _softened(batch, near, f"{statement}\0{label}", draw).items()
            if answer in {-1, 0, 1}
        }
        if len(answers) >= smallest_group:
            given[statement] = answers
    people = sorted({person for answers in given.values() for person in answers})
    if len(people) < smallest_group:
        return Ballot((), ())
    order_of = random.Random(lot)
    order = list(given)
    order_of.shuffle(order)
    order_of.shuffle(people)
    rows = tuple(tuple(given[each].get(person) for each in order) for person in people)
    return Ballot(tuple(order), rows)


def _softened(
    batch: Mapping[str, Answer], near: Mapping[Answer, Answer], name: str, draw: str
) -> Mapping[str, Answer]:
    """Return the answers of a level, somebody's as the next one to it where all are the same."""
    given = set(batch.values())
    if len(given) != 1 or not given <= near.keys():
        return batch
    key = draw.encode()[:64]
    one = min(batch, key=lambda who: blake2b(f"{name}\0{who}".encode(), key=key).digest())
    return {**batch, one: near[batch[one]]}
