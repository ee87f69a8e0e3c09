"""Who is asked next: every pair gets its answers, no person a pair twice."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vision.influence import influence_map, next_pair
from vision.influence.theme_pairs import ENOUGH, pairs
from vision.limits import MOST_PAIRS_ASKED

THEMES = (1, 2, 3, 4)


@given(st.sets(st.sampled_from(sorted(pairs(THEMES)))), st.text(max_size=4))
def test_nobody_is_asked_twice(mine: set[tuple[int, int]], person: str) -> None:
    """Another pair each time until all are answered, then none."""
    found = next_pair(THEMES, {}, mine, person)
    assert found not in mine
    assert (found is None) == (len(mine) == len(set(pairs(THEMES))))


def test_a_crowd_spreads_over_the_pairs() -> None:
    """A room that is asked all at once, before anybody answered, does not answer one pair only."""
    asked = Counter(next_pair(THEMES, {}, [], f"person {k}") for k in range(240))
    assert len(asked) == 12
    assert max(asked.values()) < 40


def test_pairs_that_seem_empty_wait_for_the_others() -> None:
    """Where five of five say neither, the pairs with more answers but an open outcome go first."""
    counts = {pair: Counter({1: 5, 0: 3}) for pair in pairs(THEMES)}
    counts[1, 2] = Counter({0: 5})
    assert all(next_pair(THEMES, counts, [], f"person {k}") != (1, 2) for k in range(50))


def test_answers_go_where_they_can_still_change_what_is_said() -> None:
    """With enough answers, what is empty or clear waits for what may still become an arrow."""
    counts = {pair: Counter({0: 10, 1: 5}) for pair in pairs(THEMES)}
    counts[1, 2] = Counter({1: 24, -1: 12, 0: 9})  # 2 standard errors: it may be an arrow
    counts[2, 1] = Counter({1: 20, -1: 1})
    assert {next_pair(THEMES, counts, [], f"person {k}") for k in range(20)} == {(1, 2)}


def test_a_room_finds_the_graph_it_has_in_mind() -> None:
    """Sixty people, right seven times in ten: every pair has 15 answers and leans as it should."""
    truth = dict.fromkeys(pairs(THEMES), 0) | {(1, 2): 1, (2, 1): 1, (3, 4): -1}
    draw = np.random.default_rng(11)
    counts: dict[tuple[int, int], Counter[int]] = {}
    for person in range(60):
        mine: list[tuple[int, int]] = []
        for _ in range(MOST_PAIRS_ASKED):
            pair = next_pair(THEMES, counts, mine, f"p{person}")
            assert pair is not None
            others = [said for said in (-1, 0, 1) if said != truth[pair]]
            right = draw.random() < 0.7
            counts.setdefault(pair, Counter())[
                truth[pair] if right else int(draw.choice(others))
            ] += 1
            mine.append(pair)

    found = influence_map(counts, THEMES)
    assert all(arrow.people >= ENOUGH for arrow in found.arrows)
    assert {(a.cause, a.effect): a.lean for a in found.arrows} == truth
    assert [(loop.themes, loop.reinforcing) for loop in found.loops] == [((1, 2), True)]
