"""How soon opinion groups are found in simulated rooms, with statements chosen or at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from sklearn.metrics import adjusted_rand_score

from vision.consensus import OpinionGroups, Tally, Votes, next_statement, opinion_groups
from vision.consensus.statement_order import GUIDING_ANSWERS

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

STATEMENTS: Final = 100
DIVIDING: Final = 60
PASSES: Final = 0.2
CURVE: Final = (5, 8, 10, 12, 15, 20, 30)

Policy = Literal["chosen", "random"]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks consensus``."""
    parser = subparsers.add_parser("consensus", help=__doc__)
    parser.add_argument("--rooms", type=int, default=3, help="rooms a line is the mean of")
    parser.add_argument("--people", type=int, nargs="+", default=[40, 200])
    parser.add_argument("--groups", type=int, nargs="+", default=[2, 3, 4])
    parser.add_argument("--sides-only", action="store_true", help="a pass is not an answer")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print the adjusted Rand index of found against true groups, by answers a person gave."""
    counted = "agree or disagree" if args.sides_only else "answers, passes included"
    print(f"ARI after so many {counted}; mean of {args.rooms} rooms")
    print(f"{'people':>6} {'groups':>6} {'statements':>14}", *(f"{n:>5}" for n in CURVE), sep="")
    for people in args.people:
        for groups in args.groups:
            rooms = [Room(people, groups, seed) for seed in range(args.rooms)]
            for policy in ("chosen", "random"):
                curves = [curve(room, policy, sides_only=args.sides_only) for room in rooms]
                _line(people, groups, policy, np.mean(curves, axis=0))
            best = [ceiling(room, sides_only=args.sides_only) for room in rooms]
            _line(people, groups, "best possible", np.mean(best, axis=0))


def _line(people: int, groups: int, name: str, curve: NDArray[np.float64]) -> None:
    print(f"{people:>6} {groups:>6} {name:>14}", *(f"{score:5.2f}" for score in curve), sep="")


class Room:
    """People in groups, and what each would answer to every statement.

    60 of 100 statements divide the groups, each in its own way: some groups agree with chance
    .75, the others with .25. On the other 40 all agree alike, with a chance between .25 and .75,
    so that how many agree does not give a statement away. A fifth of all answers are passes.
    """

    def __init__(self, people: int, groups: int, seed: int) -> None:
        rng = np.random.default_rng([seed, people, groups])
        self.seed = seed
        self.groups = rng.permutation(np.arange(people) % groups)
        sides = np.zeros((groups, DIVIDING), dtype=bool)
        while (lonely := sides.all(axis=0) | ~sides.any(axis=0)).any():
            sides[:, lonely] = rng.random((groups, int(lonely.sum()))) < 0.5
        same = np.tile(rng.uniform(0.25, 0.75, STATEMENTS - DIVIDING), (groups, 1))
        order = rng.permutation(STATEMENTS)
        self.agreement = np.hstack([np.where(sides, 0.75, 0.25), same])[:, order]
        self.divides = (order < DIVIDING).nonzero()[0]
        yes = rng.random((people, STATEMENTS)) < self.agreement[self.groups]
        passes = rng.random((people, STATEMENTS)) < PASSES
        self.would_say = np.where(passes, 0.0, np.where(yes, 1.0, -1.0))


def curve(room: Room, policy: Policy, *, sides_only: bool) -> list[float]:
    """Return how well groups are found as everyone answers, in turn, in a new order each time."""
    people = tuple(str(row) for row in range(len(room.groups)))
    names = tuple(str(column) for column in range(STATEMENTS))
    rng = np.random.default_rng(room.seed)
    values = np.full(room.would_say.shape, np.nan)
    guides: OpinionGroups | None = None
    scores = []
    for answers in range(1, max(CURVE) + 1):
        tally = Tally.of(Votes(people, names, values), guides)
        for row in rng.permutation(len(people)):
            _turn(room, policy, (values, tally), int(row), rng, sides_only=sides_only)
        votes = Votes(people, names, values)
        if policy == "chosen" and answers >= GUIDING_ANSWERS:
            guides = opinion_groups(votes, fewest_answers=GUIDING_ANSWERS, previous=guides)
        if answers in CURVE:
            found = opinion_groups(votes, fewest_answers=min(7, answers))
            scores.append(float(adjusted_rand_score(room.groups, found.labels)))
    return scores


def _turn(
    room: Room,
    policy: Policy,
    said: tuple[NDArray[np.float64], Tally],
    row: int,
    rng: np.random.Generator,
    *,
    sides_only: bool,
) -> None:
    """Let one person answer one statement; where only sides count, until one is taken."""
    values, tally = said
    while True:
        seen = np.flatnonzero(~np.isnan(values[row]))
        if policy == "random":
            column = int(rng.choice(np.setdiff1d(np.arange(STATEMENTS), seen)))
        else:
            given = {str(one): int(values[row, one]) for one in seen}
            shown = next_statement(tally, given, seed=1000 * room.seed + row)
            assert shown is not None
            column = int(shown)
        vote = room.would_say[row, column]
        values[row, column] = vote
        tally.record(str(row), str(column), int(vote))
        if vote or not sides_only:
            return


def ceiling(room: Room, *, sides_only: bool) -> list[float]:
    """Return what no method can beat by much without choosing for each person anew.

    Someone who knows every group's true agreement shows dividing statements only, and names the
    most likely group.
    """
    rng = np.random.default_rng(room.seed)
    scores = []
    for answers in CURVE:
        named = []
        for row in range(len(room.groups)):
            columns = rng.permutation(room.divides)
            said = room.would_say[row, columns]
            columns = (columns[said != 0] if sides_only else columns)[:answers]
            said, agreement = room.would_say[row, columns], room.agreement[:, columns]
            log = np.where(said > 0, np.log(agreement), np.log(1 - agreement))
            belief = (log * (said != 0)).sum(axis=1)
            named.append(rng.choice(np.flatnonzero(belief >= belief.max() - 1e-9)))
        scores.append(float(adjusted_rand_score(room.groups, named)))
    return scores
