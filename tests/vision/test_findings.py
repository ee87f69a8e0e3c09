"""A finding is a value, and says itself as whole sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vision.alignment.sentences import SENTENCES as OF_ALIGNMENT
from vision.alignment.sentences import finding
from vision.consensus.sentences import SENTENCES as OF_CONSENSUS
from vision.findings import Finding, Sentence
from vision.translation import told_many


def test_findings_follow_each_other_as_sentences_do() -> None:
    """What is said then comes after a space, and both are there as values."""
    both = replace(finding("no gap"), then=finding("nothing could"))

    assert [each.kind for each in both.all] == ["no gap", "nothing could"]
    assert str(both) == (
        "On no theme do two levels differ beyond chance. In a room this small even the widest"
        " gap might not show."
    )


def test_one_is_said_otherwise_than_many() -> None:
    """The number chooses the form, and names with braces stay as they are typed."""
    sentence = Sentence(told_many("One for {name}.", "There are {number} for {name}.", 0))

    assert str(Finding("x", sentence, {"name": "{number}"}, 1)) == "One for {number}."
    assert str(Finding("x", sentence, {"name": "Ann"}, 3)) == "There are 3 for Ann."


@pytest.mark.parametrize("sentence", [*OF_ALIGNMENT.values(), *OF_CONSENSUS.values()])
def test_no_sentence_begins_with_a_number_of_things(sentence: Sentence) -> None:
    """A form for many names its number inside, so that no sentence opens with a digit."""
    assert not sentence.text.many.startswith("{number}")
    assert "{number}" not in sentence.text.text
