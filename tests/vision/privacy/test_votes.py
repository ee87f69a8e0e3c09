"""Answers that leave person by person name no author and no one of a few."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vision.consensus.levels import NEAR
from vision.privacy.released import Released
from vision.privacy.votes import ballot

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
