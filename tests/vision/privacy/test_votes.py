"""Answers that leave person by person name no author and no one of a few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
    """Each statement that leaves has enough answers, each of them is a counted one, none else."""
    released = Released({name: {"": votes} for name, votes in given_answers.items()})
    found = ballot(released, given_answers, smallest_group=smallest_group, lot=lot)
    for place, statement in enumerate(found.statements):
        column = sorted(row[place] for row in found.votes if row[place] is not None)
        assert column == sorted(given_answers[statement].values())
        assert len(column) >= smallest_group
    assert not found.votes or len(found.votes) >= smallest_group


def test_what_may_not_be_shown_stays() -> None:
    """A statement whose words are hidden, and what is no statement, is not among them."""
    votes = dict.fromkeys("abcde", 1)
    released = Released({"shown": {"": votes}, "hidden": {"": votes}, "theme 1": {"": votes}})
    assert ballot(released, ["shown"], smallest_group=3, lot="").statements == ("shown",)
