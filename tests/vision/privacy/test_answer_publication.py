"""Answers are counted in batches: whoever watches every number learns no small group's answers."""

from __future__ import annotations

import itertools
import json
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.privacy import Band, Released, release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

M = 3
APART = (Band("Top", ("Top",), 4), Band("Lead", ("Lead",), 4), Band("Base", ("Base",), 4))
JOINED = (Band("Top + Lead", ("Top", "Lead"), 8), APART[2])
LEVELS: dict[str, str | None] = {
    f"{level[0]}{n}": level for level in ("Top", "Lead", "Base") for n in range(4)
} | {"x": None}

State = dict[str, str]
Step = tuple[State, tuple[Band, ...]]
Shown = tuple[frozenset[str], ...]


def now(
    state: Mapping[str, int | str], before: Released | None = None, bands: Sequence[Band] = APART
) -> Released:
    """Return what is released of one thing that was asked, three people being enough."""
    answers = [("s", person, answer) for person, answer in state.items()]
    return release(before, answers, asked=["s"], levels=LEVELS, bands=bands, smallest_group=M)


def history(seed: int, *, only_add: bool) -> list[Step]:
    """Return the answers of thirteen people as they come in, each answer under a name of its own.

    People answer, and unless they only add, they change their mind and take answers back. In some
    organisations the two upper levels become one band on the way.
    """
    rng = random.Random(seed)
    state: State = {}
    steps: list[Step] = []
    joins = rng.choice([0, 6, 99])
    for turn in range(14):
        for person in rng.sample(sorted(LEVELS), rng.randint(1, 4)):
            if only_add and person in state:
                continue
            if person in state and rng.random() < 0.3:
                del state[person]
            else:
                state[person] = f"{person} at {turn}"
        steps.append((dict(state), JOINED if turn >= joins else APART))
    return steps


def ours(steps: Iterable[Step]) -> list[Shown]:
    """Return which answers each number is a sum of, at every time, as they are released."""
    found, before = [], None
    for state, bands in steps:
        before = now(state, before, bands)
        counts = (*before.by_band("s", bands, {}), before.everyone("s", {}))
        found.append(tuple(frozenset(map(str, count)) for count in counts))
    return found


def by_size(steps: Iterable[Step]) -> list[Shown]:
    """Return the same for a rule that looks right: a number waits until three more people count."""
    shown: dict[str, frozenset[str]] = {}
    found = []
    for state, bands in steps:
        cells = {
            band.name: frozenset(state[p] for p in state if LEVELS[p] in band.members)
            for band in bands
        } | {"Everyone": frozenset(state.values())}
        for name, cell in cells.items():
            if len(cell) >= M and abs(len(cell) - len(shown.get(name, ()))) >= M:
                shown[name] = cell
        found.append(tuple(shown.get(name, frozenset()) for name in cells))
    return found


def isolated(seen: Iterable[Shown]) -> list[tuple[str, ...]]:
    """Return sets of fewer than three people whose answers a watcher can single out.

    The watcher sees every count of an answer at every time, knows whose answers are in it, and
    adds and subtracts counts in any way. Some combination holds the answers of a few people only,
    if the counts have a higher rank with these answers than without them.
    """
    sums = {each for shown in seen for each in shown if each}
    answers = sorted({answer for each in sums for answer in each})
    matrix = np.array([[answer in each for answer in answers] for each in sums], dtype=float)
    owner = np.array([answer.split()[0] for answer in answers], dtype=object)
    if not sums:
        return []
    rank = np.linalg.matrix_rank(matrix)
    return [
        few
        for few in itertools.combinations(sorted(set(owner)), M - 1)
        if np.linalg.matrix_rank(matrix[:, ~np.isin(owner, few)]) < rank
    ]


@pytest.mark.parametrize("kind", ["adding", "changing"])
def test_a_watcher_isolates_no_small_groups_answers(kind: str) -> None:
    """No sum or difference of published counts is about fewer than three people's answers."""
    for seed in range(40):
        assert isolated(ours(history(seed, only_add=kind == "adding"))) == []


def test_the_watcher_is_no_fool() -> None:
    """The same watcher succeeds against waiting for three more people, in most organisations."""
    beaten = [bool(isolated(by_size(history(seed, only_add=True)))) for seed in range(20)]

    assert sum(beaten) > 10


@given(seed=st.integers(0, 2**32), pick=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_answers_of_a_batch_could_have_been_given_by_each_of_it(seed: int, pick: int) -> None:
    """While people only add answers, two who were counted together may swap them unseen."""
    steps = history(seed, only_add=True)
    rng = random.Random(pick)
    says = {person: rng.choice([1, 0, -1]) for person in LEVELS}
    together = [new for new in _batches(steps) if new]
    if not together:
        return
    one, other = rng.sample(sorted(rng.choice(together)), 2)
    swapped = says | {one: says[other], other: says[one]}

    assert _numbers(steps, says.__getitem__) == _numbers(steps, swapped.__getitem__)


def _batches(steps: Iterable[Step]) -> list[set[str]]:
    """Return who was counted together: for the first time, in the same band, at the same time."""
    found, known = [], frozenset[str]()
    for shown in ours(steps):
        found += [{answer.split()[0] for answer in band - known} for band in shown[:-1]]
        known |= shown[-1]
    return found


def _numbers(steps: Iterable[Step], says: Callable[[str], int]) -> list[list[dict[object, int]]]:
    """Return every number that is published, where each person gives one answer for good."""
    found, before = [], None
    for state, bands in steps:
        before = now({person: says(person) for person in state}, before, bands)
        counts = (*before.by_band("s", bands, {}), before.everyone("s", {}))
        found.append([dict(count) for count in counts])
    return found


@pytest.mark.parametrize("kind", ["adding", "changing"])
def test_every_number_is_no_ones_or_that_of_enough_people(kind: str) -> None:
    """A band has nothing or three people at least, and so has what is left of everyone."""
    for seed in range(200):
        for *bands, everyone in ours(history(seed, only_add=kind == "adding")):
            sizes = [len(band) for band in bands]
            assert all(size == 0 or size >= M for size in sizes)
            assert not 0 < len(everyone) - sum(sizes) < M


def test_a_batch_waits_for_its_band() -> None:
    """Two of the top wait though four of the base are counted; the third brings them in."""
    base = {f"B{n}": 1 for n in range(4)}
    first = now(base | {"T0": 1, "T1": -1})
    second = now(base | {"T0": 1, "T1": -1, "T2": 1}, first)

    assert [count.total() for count in first.by_band("s", APART, {})] == [0, 0, 4]
    assert [dict(count) for count in second.by_band("s", APART, {})] == [{1: 2, -1: 1}, {}, {1: 4}]
    assert second.everyone("s", {}).total() == 7


def test_a_changed_mind_waits_for_company() -> None:
    """One of four who changes the answer is counted with two more who do, not before."""
    first = now({f"T{n}": 1 for n in range(4)})
    alone = now({"T0": -1, "T1": 1, "T2": 1, "T3": 1}, first)
    with_two = now({"T0": -1, "T1": -1, "T2": 0, "T3": 1}, alone)

    assert alone == first
    assert with_two.everyone("s", {}) == {-1: 2, 0: 1, 1: 1}


def test_answers_taken_back_leave_with_others_or_all_at_once() -> None:
    """Three of four take theirs back: the fourth one's would be told. All four: nothing is left."""
    first = now({f"T{n}": 1 for n in range(4)})

    assert now({"T3": 1}, first) == first
    assert now({}, first).everyone("s", {}).total() == 0


def test_whoever_changes_level_stays_where_they_were_counted() -> None:
    """Three who answered at the top and are at the base now still count at the top."""
    first = now({f"T{n}": 1 for n in range(3)})
    moved = LEVELS | {"T0": "Base"}
    later = release(
        first,
        [("s", f"T{n}", 0) for n in range(3)],
        asked=["s"],
        levels=moved,
        bands=APART,
        smallest_group=M,
    )

    assert [dict(count) for count in later.by_band("s", APART, {})] == [{0: 3}, {}, {}]


def test_what_is_not_asked_now_stays_as_it_was_counted() -> None:
    """A statement is hidden and comes back: its numbers go on from where they were."""
    first = now({f"T{n}": 1 for n in range(3)})
    hidden = release(first, [], asked=[], levels=LEVELS, bands=APART, smallest_group=M)

    assert hidden == first
    assert now({f"T{n}": 1 for n in range(4)}, hidden) == first


def test_one_band_is_everyone() -> None:
    """Where levels may not be told apart, people of all levels make up a batch together."""
    room = (Band("Everyone", ("Top", "Lead", "Base"), 12),)
    found = now({"T0": 1, "L0": 1, "x": -1}, bands=room)

    assert [dict(count) for count in found.by_band("s", room, {})] == [{1: 2, -1: 1}]


def test_it_survives_the_store() -> None:
    """What is written as JSON comes back the same."""
    found = now({f"{level}{n}": n - 1 for level in "TLB" for n in range(3)})

    assert Released.from_json(json.loads(json.dumps(found.to_json()))) == found
