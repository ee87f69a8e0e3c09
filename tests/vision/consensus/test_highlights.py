"""What stands on the wall is the strongest, and does not jump."""

from __future__ import annotations

from vision.consensus import Answered, Consensus, Highlights, Slice, highlights

FOR = Slice(20, 0.8, 0.1, 0.1, "for")
AGAINST = Slice(20, 0.1, 0.8, 0.1, "against")
ALL = frozenset("abcdefghijxyz")


def room(bridges: str, divides: str = "") -> Consensus:
    """Return a consensus with these bridges, strongest first, and these divides, widest first."""
    wanted = [
        Answered(name, FOR, (FOR, FOR), 0.9 - place / 100, bridge=True, divide=False)
        for place, name in enumerate(bridges)
    ]
    parted = [
        Answered(name, FOR, (FOR, AGAINST), 0.5, bridge=False, divide=True) for name in divides
    ]
    return Consensus(("Top", "Base"), 5, tuple(wanted + parted))


def names(shown: Highlights) -> tuple[str, str | None]:
    """Return the bridges in their places, and the divide."""
    return (
        "".join(each.statement for each in shown.bridges),
        shown.divide.statement if shown.divide else None,
    )


def test_the_strongest_stand_first() -> None:
    """Three bridges and one divide, as there is room for."""
    assert names(highlights(room("abcd", "xy"), ALL)) == ("abc", "x")


def test_what_stands_there_stays_while_it_is_strong() -> None:
    """The order among the strongest six changes, and nobody sees it."""
    first = highlights(room("abcdef", "xy"), ALL)

    assert names(highlights(room("fedcba", "yx"), ALL, first)) == ("abc", "x")


def test_what_is_no_bridge_any_more_gives_way_in_its_place() -> None:
    """The second falls behind six others, the rest stay where they are."""
    first = highlights(room("abc", "x"), ALL)

    assert names(highlights(room("dacefgb", "y"), ALL, first)) == ("adc", "y")


def test_numbers_are_always_the_newest() -> None:
    """A place that stays shows what is true now."""
    first = highlights(room("a"), ALL)
    later = highlights(room("ba"), ALL, first)

    assert later.bridges[0].consensus == 0.89


def test_a_hidden_statement_leaves_at_once() -> None:
    """What may not be shown now is not, even if it stood there."""
    first = highlights(room("abc", "x"), ALL)

    assert names(highlights(room("abcd", "x"), ALL - {"b", "x"}, first)) == ("adc", None)


def test_nothing_to_show() -> None:
    """No bridge and no divide is an empty wall, not an error."""
    assert highlights(room(""), ALL) == Highlights()


def test_what_many_call_important_comes_first() -> None:
    """Of what every level wants, the wall shows what matters to most."""
    assert names(highlights(room("abcd"), ALL, matters={"d": 0.6, "b": 0.2}))[0] == "dba"
