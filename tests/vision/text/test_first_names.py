"""First names that are known, and words that are none."""

from vision.text.first_names import first_names


def test_first_names_that_are_words_are_left_out() -> None:
    """A room that hopes for grace is about grace."""
    assert {"anna", "mehmet", "françois"} <= first_names()
    assert not {"hope", "grace", "will", "mark", "rose", "joy"} & first_names()
