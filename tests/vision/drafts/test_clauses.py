"""Drafts fall into the sentences a reader would see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.drafts import clauses
from vision.errors import InvalidTextError
from vision.limits import LONGEST_DRAFT


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n…\n---\n!!!", [], id="no-words"),
        pytest.param("We listen. We act! Do we?", ["We listen.", "We act!", "Do we?"], id="stops"),
        pytest.param("No stop at the end", ["No stop at the end"], id="no-stop"),
        pytest.param(
            "We meet, e.g. weekly. Dr. A. Smith leads, approx. 5 hours.",
            ["We meet, e.g. weekly.", "Dr. A. Smith leads, approx. 5 hours."],
            id="abbreviations",
        ),
        pytest.param(
            "Pay, time, etc. Nothing else.", ["Pay, time, etc.", "Nothing else."], id="etc-ends"
        ),
        pytest.param("We say no. We mean it.", ["We say no.", "We mean it."], id="no-is-a-word"),
        pytest.param("See no. 5 first. Go.", ["See no. 5 first.", "Go."], id="no-is-a-number"),
        pytest.param(
            "Am 1. Januar, z.B. in Wien, geht es los. Danach mehr.",
            ["Am 1. Januar, z.B. in Wien, geht es los.", "Danach mehr."],
            id="german",
        ),
        pytest.param(
            "By 2030. Version 2.5 is on example.org. Good.",
            ["By 2030.", "Version 2.5 is on example.org.", "Good."],
            id="numbers-and-addresses",
        ),
        pytest.param(
            "1. Fair pay\n2) Time. For all.\n- trees\n• parks",
            ["Fair pay", "Time.", "For all.", "trees", "parks"],
            id="lists",
        ),
        pytest.param(
            "We want to be\na place to stay.\nNext line",
            ["We want to be a place to stay.", "Next line"],
            id="broken-by-the-window",
        ),
        pytest.param(
            "“We stay.” They said so.", ["“We stay.”", "They said so."], id="quotation-marks"
        ),
        pytest.param("私たちは学ぶ。共に働く！", ["私たちは学ぶ。", "共に働く！"], id="japanese"),  # noqa: RUF001
        pytest.param("हम सीखते हैं। हम हैं।", ["हम सीखते हैं।", "हम हैं।"], id="hindi"),
        pytest.param("هل نتعلم؟ نعم.", ["هل نتعلم؟", "نعم."], id="arabic"),
    ],
)
def test_sentences(draft: str, expected: list[str]) -> None:
    """Stops end sentences unless they stand in abbreviations, numbers or addresses."""
    assert [clause.text for clause in clauses(draft)] == expected


def test_paragraphs_are_numbered() -> None:
    """Sentences of one line share a paragraph; the next line starts another."""
    assert [clause.paragraph for clause in clauses("One. Two.\n\nThree.")] == [0, 0, 1]


def test_the_longest_draft_is_taken_and_a_longer_one_refused() -> None:
    """20,000 characters are fine, one more is told in a sentence."""
    sentence = "We want to do this well together. "
    draft = (sentence * 600)[:LONGEST_DRAFT]

    assert len(clauses(draft)) == 589
    with pytest.raises(InvalidTextError, match="20,000 characters"):
        clauses(draft + "!")


@given(st.text(max_size=300))
def test_no_letter_is_lost_or_made_up(draft: str) -> None:
    """Whatever is written, the sentences hold its letters in order, and none is empty."""
    found = clauses(draft)

    assert all(any(map(str.isalnum, clause.text)) for clause in found)
    told = "".join(clause.text for clause in found)
    rest = iter(draft)
    assert all(letter in rest for letter in told if letter.isalpha())
