"""Amendments: a wording goes where its sentence stands, and all else stays letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.drafts import clauses
from vision.drafts.amendments import amended, given_back, place, places, spans, wording
from vision.errors import InvalidTextError

DRAFT = "1. We pay.\n\n* We listen, e.g. daily.\n* We\nlearn! And rest"
LONG = "We have time. " * 1_428


@given(st.text(alphabet="abC .!?\n-*1)\"'\u3002\u2028\tz", max_size=200))
def test_every_sentence_is_found_in_its_draft(draft: str) -> None:
    """Spans follow each other and hold the sentences' own words, whatever was typed."""
    found = spans(draft)
    ends = [0, *(end for _, end in found)]

    assert [draft[a:b].split() for a, b in found] == [c.text.split() for c in clauses(draft)]
    assert all(end <= start for end, (start, _) in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    ("sentence", "suggestion", "becomes"),
    [
        (0, "We pay fairly", DRAFT.replace("We pay.", "We pay fairly.")),
        (0, "We pay fairly!", DRAFT.replace("We pay.", "We pay fairly!")),
        (
            1,
            "- We  listen\nevery day",
            DRAFT.replace("We listen, e.g. daily.", "We listen every day."),
        ),
        (2, "We learn. We try.", DRAFT.replace("We\nlearn!", "We learn. We try.")),
        (3, "And <b>rest</b> $x$ \\1", DRAFT.replace("And rest", "And <b>rest</b> $x$ \\1")),
    ],
)
def test_a_wording_takes_the_place_of_its_sentence(
    sentence: int, suggestion: str, becomes: str
) -> None:
    """Bullets, breaks and the other sentences stay; a missing stop is added."""
    assert amended(DRAFT, sentence, suggestion) == becomes
    assert place(becomes, suggestion) == sentence


def test_what_was_taken_up_can_be_given_back() -> None:
    """The sentence from before stands there again; a wording changed since stays."""
    before = clauses(DRAFT)[1].text
    taken = amended(DRAFT, 1, "We listen every day")

    assert given_back(taken, "We listen every day", before) == DRAFT
    changed = taken.replace("every day", "every single day")
    assert given_back(changed, "We listen every day", before) == changed
    assert given_back(DRAFT, "!!!", before) == DRAFT


def test_a_wording_is_told_from_a_part_of_it() -> None:
    """Half a sentence is another sentence."""
    assert place("We pay fairly.", "We pay") is None
    assert place("And we pay.", "we pay") is None
    assert place("Go! We pay. We try hard.", "We pay. We try") is None
    assert place("Go! We pay. We try.", "We pay. We try") == 1


def test_a_suggestion_without_a_word_is_no_wording() -> None:
    """There is nothing to be taken up, so that no sentence is lost to it."""
    assert [wording(text) for text in ("!!!", " - ", "\u2026")] == ["", "", ""]


def test_sentences_are_followed_through_versions() -> None:
    """One that stayed, moved down or was reworded is found; one that went is not."""
    before = ["We pay.", "We listen to patients.", "Be the best."]
    after = ["We care.", "We pay.", "We listen to all patients."]

    assert places(before, after) == (1, 2, None)
    assert places([], after) == ()
    assert places(before, []) == (None, None, None)


def test_the_longest_draft_is_amended_and_a_longer_one_refused() -> None:
    """The last of 1,428 sentences takes another wording; one character more is refused."""
    assert amended(LONG, 1_427, "We learn").endswith("We have time. We learn. ")
    with pytest.raises(InvalidTextError, match="20,000"):
        spans(LONG + "We have time.")
    with pytest.raises(IndexError):
        amended("We pay.", 1, "x")
