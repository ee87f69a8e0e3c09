"""What hangs on a sentence follows it through versions, and says when it is gone."""

from __future__ import annotations

from vision.drafts.sentence_tracking import following


def test_a_sentence_is_followed_through_rewording_and_moving_down() -> None:
    """Also in a text that did not change, in which a sentence may stand twice."""
    first = "We listen. We have time for patients."
    newest = "Go! We listen. We have more time for patients."
    assert following({"a": first, "b": newest}, newest) == {
        ("a", 0): 1,
        ("a", 1): 2,
        ("b", 0): 0,
        ("b", 1): 1,
        ("b", 2): 2,
    }


def test_a_sentence_that_is_gone_is_missing() -> None:
    """Whatever hung on it stands nowhere, and is not moved to a neighbour."""
    assert following({"a": "We listen. We pay."}, "We listen.") == {("a", 0): 0}
    assert following({"a": "We listen."}, "") == {}
