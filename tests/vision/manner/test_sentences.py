"""What is said of manner, by level and word."""

from vision.manner import Manner, Marked, cautions, notes

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


def test_it_is_said_where_manner_was_not_looked_for() -> None:
    """Of cards beside phones, or of all that was compared; of nothing where nothing is compared."""
    none = Manner(False, 0.0, (), (), ())
    unseen, cards, both = (
        cautions(notes(each, ["Top", "Front"], on_cards=on_cards))
        for each, on_cards in ((None, False), (none, True), (FOUND, True))
    )

    assert len(unseen) == len(cards) == 1
    assert set(cards) < set(both)
    assert "Cards" in cards[0]
    assert "not looked at" in unseen[0]
    assert notes(none, ["Top", "Front"]) == notes(None, ["Everyone"]) == ()
