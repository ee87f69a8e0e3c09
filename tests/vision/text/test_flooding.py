"""What one person says again is told from what many people say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vision.text.flooding import FEW_LINES, floods, repeats

LOUD = [f"Director Brandt must resign {when} {n}" for n, when in enumerate(("now", "today") * 15)]


def test_what_many_people_write_is_no_repetition() -> None:
    """The same words of thirty people are the strongest wish there is."""
    assert not repeats(LOUD, range(len(LOUD))).any()
    assert repeats(LOUD, ["loud"] * len(LOUD)).sum() == len(LOUD) - 1


@given(
    lines=st.lists(st.text("abc de", max_size=40), max_size=30),
    writers=st.lists(st.integers(0, 3), min_size=30, max_size=30),
)
def test_everybody_keeps_a_line(lines: list[str], writers: list[int]) -> None:
    """Of each person's lines one at least is no repetition, and of three all are not."""
    own = writers[: len(lines)]
    found = repeats(lines, own)
    for writer in set(own):
        mine = [bool(found[row]) for row in range(len(lines)) if own[row] == writer]
        assert not all(mine)
        assert len(mine) > FEW_LINES or not any(mine)


def test_a_flood_is_one_persons() -> None:
    """Ten lines of one person nearly alike are a flood, with the first; of ten people, none."""
    pasted = [f"Vote for Pedro now please {number}" for number in range(10)]
    other = ["More trees in our street"]

    assert floods([*pasted, *other], ["ann"] * 11).tolist() == [True] * 10 + [False]
    assert not floods(pasted[1:], ["ann"] * 9).any()
    assert not floods(pasted, range(10)).any()
