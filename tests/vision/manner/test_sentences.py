"""What is said of manner, by level and word."""

from vision.manner import Manner, Marked, notes

FOUND = Manner(True, 9.0, (Marked("l1", ("synergy", "aligned")),), (), ())


def test_levels_are_told_by_their_names_and_only_where_shown() -> None:
    """Ids become names; a level that is shown with another is not told apart here either."""
    general, own = notes(FOUND, ["Manager"], {"l1": "Manager"})

    assert "may be missing" in str(general.why)
    assert (own.what, str(own.why)) == (
        "Manager",
        "Left out, as words that mark this level: “synergy” and “aligned”.",
    )
    assert len(notes(FOUND, ["Manager + Lead"], {"l1": "Manager"})) == 1
