"""Versions: what changed, for whom, and that nothing is overwritten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vision.drafts import Coverage, changes, compare


def test_changes_read_like_a_diff_of_sentences() -> None:
    """A reworded sentence is changed; others stay, come or go."""
    before = ["We listen.", "We pay people fairly.", "Be the best."]
    after = ["We listen.", "We pay all people fairly.", "Trees everywhere."]

    assert [(c.kind, c.before, c.after) for c in changes(before, after)] == [
        ("same", "We listen.", "We listen."),
        ("changed", "We pay people fairly.", "We pay all people fairly."),
        ("removed", "Be the best.", None),
        ("added", None, "Trees everywhere."),
    ]


TEXTS = st.lists(st.sampled_from(["We listen.", "We pay.", "We pay well.", "Trees."]), max_size=8)


@given(before=TEXTS, after=TEXTS)
def test_changes_hold_both_versions_whole(before: list[str], after: list[str]) -> None:
    """Read down one side or the other, each version is there, in order."""
    found = changes(before, after)

    assert [c.before for c in found if c.before is not None] == before
    assert [c.after for c in found if c.after is not None] == after
    assert all(c.before == c.after for c in found if c.kind == "same")


def covered(voice: dict[str, float | None], carried: dict[int, int]) -> Coverage:
    """Return a coverage of which only voice and themes matter."""
    return Coverage(tuple(voice), (), (), voice, None, carried)


def test_for_whom_it_got_better() -> None:
    """Levels whose share of voice grew or shrank are named; a withheld one is neither."""
    first = covered({"Top": 0.9, "Mid": 0.4, "Base": 0.2, "Lab": None}, {1: 0, 2: 1})
    second = covered({"Top": 0.7, "Mid": 0.4, "Base": 0.6, "Lab": 0.5}, {2: 0, 3: 1, 4: 1})

    found = compare(first, second)

    assert (found.better, found.worse) == (("Base",), ("Top",))
    assert found.voice["Lab"] == (None, 0.5)


def test_two_long_drafts_with_nothing_in_common_are_told_apart() -> None:
    """Of 20,000 characters each, every sentence is gone and every other one is new."""
    before = [f"We have time for patient number {n}." for n in range(500)]
    after = [f"\u4e00\u4e8c{n}" for n in range(1_600)]

    kinds = [change.kind for change in changes(before, after)]

    assert (kinds.count("removed"), kinds.count("added"), len(kinds)) == (500, 1_600, 2_100)
