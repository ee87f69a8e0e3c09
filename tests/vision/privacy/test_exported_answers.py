"""Answers that leave person by person name no author and no one of a few."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vision.consensus.levels import NEAR
from vision.privacy import Band
from vision.privacy.answer_publication import Released, release
from vision.privacy.exported_answers import ballot, settled

answers = st.dictionaries(
    st.sampled_from([f"s{n}" for n in range(5)]),
    st.dictionaries(st.sampled_from([f"p{n}" for n in range(9)]), st.sampled_from([-1, 0, 1])),
)


@given(answers, st.integers(3, 6), st.text("ab", max_size=3))
def test_only_what_is_counted_leaves(
    given_answers: dict[str, dict[str, int]], smallest_group: int, lot: str
) -> None:
    """Each statement that leaves has enough answers, and as many of a kind as every number says."""
    released = Released({name: {"": votes} for name, votes in given_answers.items()})
    found = ballot(
        released, given_answers, smallest_group=smallest_group, lot=lot, near=NEAR, draw="x"
    )
    for place, statement in enumerate(found.statements):
        column = Counter(row[place] for row in found.votes if row[place] is not None)
        assert column == +released.everyone(statement, NEAR)
        assert column.total() >= smallest_group
    assert not found.votes or len(found.votes) >= smallest_group


def test_what_may_not_be_shown_stays() -> None:
    """A statement whose words are hidden, and what is no statement, is not among them."""
    votes = dict.fromkeys("abcde", 1)
    released = Released({"shown": {"": votes}, "hidden": {"": votes}, "theme 1": {"": votes}})
    left = ballot(released, ["shown"], smallest_group=3, lot="", near=NEAR, draw="")
    assert left.statements == ("shown",)


def test_where_all_agree_no_file_says_so_of_anybody() -> None:
    """One of a level that is of one mind passes: the same one in every file that is ever made."""
    levels = {"Top": dict.fromkeys("abcde", 1), "Front": dict.fromkeys("fghijk", -1)}
    released = Released({"s": levels, "t": {"Top": dict.fromkeys("abde", 1) | {"c": 0}}})
    seen = set()
    for lot in ("first file", "second file", "third file"):
        found = ballot(released, ["s", "t"], smallest_group=5, lot=lot, near=NEAR, draw="x")
        at = found.statements.index("s")
        assert Counter(row[at] for row in found.votes) == {1: 4, 0: 2, -1: 5}
        seen.add(tuple(sorted(str(row[at]) + str(row[1 - at]) for row in found.votes)))
    assert len(seen) == 1


def rows_that_came(seed: int, *, careless: bool) -> list[int]:
    """Return how many people are new in a file after each of many answers in a room of 30."""
    order, statements = random.Random(seed), [f"s{n}" for n in range(8)]
    levels = {f"p{n}": str(n % 4) for n in range(30)}
    bands = [Band(level, (level,), 7) for level in "0123"]
    room = {"asked": statements, "levels": levels, "bands": bands, "smallest_group": 5}
    acts = [(each, person) for person in levels for each in statements if order.random() < 0.8]
    order.shuffle(acts)
    acts.sort(key=lambda act: int(act[1][1:]) // 20)  # two waves: some come when most have answered
    said: list[tuple[str, str, int | str]] = []
    released = files = None
    found = []
    for statement, person in acts:
        said.append((statement, person, order.choice((-1, 0, 1))))
        released = release(released, said, **room)  # type: ignore[arg-type]
        before = files
        files = released if careless else settled(files, released, statements, smallest_group=5)
        found.append(len(people_in(files) - people_in(before)))
    return found


def people_in(released: Released | None) -> set[str]:
    """Return whose rows a file holds."""
    answers = released.answers if released else {}
    return {who for labels in answers.values() for batch in labels.values() for who in batch}


def test_no_row_comes_into_a_file_alone() -> None:
    """Two files compared have no new row, or five: the last of a level is not seen in them."""
    careful = [n for seed in range(12) for n in rows_that_came(seed, careless=False)]

    assert {n for n in careful if 0 < n < 5} == set()
    assert sum(careful) > 12 * 20
    assert all(any(0 < n < 5 for n in rows_that_came(seed, careless=True)) for seed in range(12))


def test_nothing_new_or_enough_that_is_new_comes_in_at_once() -> None:
    """Answers of those who have a row, and rows of five, wait for nobody."""
    one = Released({"s": {"": dict.fromkeys("abcde", 1)}})
    changed = Released({"s": {"": dict.fromkeys("abcde", 0)}})
    six = Released({"s": {"": dict.fromkeys("abcdef", 1)}})
    ten = Released({"s": {"": dict.fromkeys("abcdefghij", 1)}})

    assert settled(None, one, ["s"], smallest_group=5) is one
    assert settled(one, changed, ["s"], smallest_group=5) is changed
    assert settled(one, six, ["s"], smallest_group=5) is one
    assert settled(one, ten, ["s"], smallest_group=5) is ten
