"""How good slates are where few have answered everything: as answered, expected, and complete."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.consensus import Votes
from vision.consensus.equal_shares import equal_shares
from vision.consensus.expected_answers import expected_agreement

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

STATEMENTS: Final = 60
SEATS: Final = 5
LEVELS: Final = (1 / 12, 3 / 12, 8 / 12)
GROUPS: Final = (0.5, 0.3, 0.2)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks slates``."""
    parser = subparsers.add_parser("slates", help=__doc__)
    parser.add_argument("--rooms", type=int, default=40, help="rooms a line is the mean of")
    parser.add_argument("--people", type=int, default=120)
    parser.add_argument("--answers", type=int, nargs="+", default=[8, 15, 30])
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print the PAV score of slates on everybody's true answers, of all and of the worst group."""
    print(f"PAV score on complete answers (all, worst opinion group); {args.rooms} rooms")
    print(f"{'answers':>8} {'complete':>14} {'unanswered no':>14} {'expected':>14} {'s':>6}")
    for answers in args.answers:
        lines, spent = [], 0.0
        for seed in range(args.rooms):
            room = Room.made(args.people, answers, seed)
            agreed = (room.votes.values == 1).astype(float)
            began = time.process_time()
            expected = expected_agreement(room.votes, room.level.tolist(), room.group.tolist())
            lists = [_bought(room.complete), _bought(agreed), _bought(expected)]
            spent += time.process_time() - began
            lines.append([score for each in lists for score in room.scores(each)])
        told = np.mean(lines, axis=0).reshape(3, 2)
        cells = [f"{all_:.2f} ({worst:.2f})" for all_, worst in told]
        print(f"{answers:>8}", *(f"{cell:>14}" for cell in cells), f"{spent / args.rooms:6.3f}")


@dataclass(frozen=True)
class Room:
    """People of three levels and three opinion groups, and what each would answer.

    Attributes:
        complete: Shape (people, statements): 1 where somebody agrees.
        votes: What was asked; statements that part the room more often, as phones do.
        level: Of each person.
        group: Of each person.
    """

    complete: NDArray[np.float64]
    votes: Votes
    level: NDArray[np.int64]
    group: NDArray[np.int64]

    @classmethod
    def made(cls, people: int, answers: int, seed: int) -> Room:
        """Return a room of a seed."""
        rng = np.random.default_rng(seed)
        group = rng.choice(len(GROUPS), people, p=GROUPS)
        level = rng.choice(len(LEVELS), people, p=LEVELS)
        base = rng.uniform(0.3, 0.9, STATEMENTS)
        chance = base + rng.normal(0, 0.25, (len(GROUPS), STATEMENTS))[group]
        chance += rng.normal(0, 0.12, (len(LEVELS), STATEMENTS))[level]
        complete = (rng.random((people, STATEMENTS)) < np.clip(chance, 0.03, 0.97)).astype(float)
        often = 0.3 + 4 * base * (1 - base)
        values = np.full(complete.shape, np.nan)
        for row in range(people):
            asked = rng.choice(STATEMENTS, answers, replace=False, p=often / often.sum())
            values[row, asked] = np.where(complete[row, asked] == 1, 1, -1)
        names = tuple(f"p{n}" for n in range(people)), tuple(f"s{n}" for n in range(STATEMENTS))
        return cls(complete, Votes(*names, values), level, group)

    def scores(self, chosen: list[int]) -> tuple[float, float]:
        """Return the PAV score of a slate: of all, and of the opinion group it serves least."""
        got = self.complete[:, chosen].sum(axis=1).astype(int)
        score = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, len(chosen) + 1))])[got]
        return score.mean(), min(score[self.group == each].mean() for each in set(self.group))


def _bought(worth: NDArray[np.float64]) -> list[int]:
    return [bought.column for bought in equal_shares(worth, SEATS)]
