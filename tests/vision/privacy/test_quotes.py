"""Which words leave the house, and with what beside them."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from vision.models import Statement, Status
from vision.privacy import (
    Published,
    Spoken,
    cloud_words,
    export_rows,
    publish,
    quotes,
    round_share,
    search,
    shown_levels,
)


def statement(key: str, *, status: Status = Status.VISIBLE, quotable: bool = True) -> Statement:
    """Return a statement whose text is its key."""
    return Statement(key, "q", f"person of {key}", 1, f"text {key}", status, quotable)


def room(top: int, front: int, *, least: int = 5) -> Published:
    """Return a published room in which everyone speaks of theme 1, and others of theme 2."""
    said = [Spoken(f"t{k}", f"t{k}", 1, "Top") for k in range(top)]
    said += [Spoken(f"f{k}", f"f{k}", 1, "Front") for k in range(front)]
    said += [Spoken(f"o{k}", f"o{k}", 2, ("Top", "Front")[k % 2]) for k in range(40)]
    return publish(None, said, levels=["Top", "Front"], smallest_group=least)


def test_a_quote_names_its_level_only_where_enough_people_of_it_speak_of_the_theme() -> None:
    """Ten and six are enough each; ten and two tell neither, or the two would be known as well."""
    both = room(10, 6)
    assert (shown_levels(both)["t0"], shown_levels(both)["f0"]) == ("Top", "Front")

    few = room(10, 2)
    assert {"t0", "f0"}.isdisjoint(shown_levels(few))

    assert shown_levels(room(10, 0))["t0"] == "Top"


def test_no_level_is_told_before_anything_is_published() -> None:
    """Before the reveal a quote stands alone."""
    assert shown_levels(None) == {}
    assert quotes(None, ["a"], {"a": statement("a")})[0].level is None


def test_quotes_skip_what_may_not_be_shown_and_keep_the_order() -> None:
    """Hidden, waiting, unquotable and unknown statements are passed over."""
    statements = {
        "hidden": statement("hidden", status=Status.HIDDEN),
        "waiting": statement("waiting", status=Status.WAITING),
        "own": statement("own", quotable=False),
        "b": statement("b"),
        "a": statement("a"),
    }

    shown = quotes(None, ["hidden", "own", "b", "gone", "waiting", "a"], statements)

    assert [quote.statement for quote in shown] == ["b", "a"]
    assert quotes(None, ["b", "a"], statements, count=1) == shown[:1]


def test_exported_rows_hold_nothing_about_a_person() -> None:
    """Text, theme, round and perhaps a level; no id, unit or time has a place to stand."""
    row = export_rows(room(10, 6), [statement("t0")], {"t0": "Pay"}, seed=1)[0]
    assert dataclasses.asdict(row) == {
        "text": "text t0",
        "theme": "Pay",
        "round": 1,
        "level": "Top",
    }


def test_exported_rows_are_shuffled_the_same_way_whatever_order_they_came_in() -> None:
    """The order depends on the seed and the texts, never on who wrote first."""
    statements = [statement(f"t{k}") for k in range(10)]

    rows = export_rows(room(10, 6), statements, {}, seed=3)

    assert rows == export_rows(room(10, 6), statements[::-1], {}, seed=3)
    assert [row.text for row in rows] != sorted(row.text for row in rows)
    assert rows != export_rows(room(10, 6), statements, {}, seed=4)


def test_a_word_of_one_person_enters_no_cloud() -> None:
    """However often one person repeats it."""
    assert cloud_words([("a", "kite"), ("a", "kite"), ("a", "time"), ("b", "time")]) == {"time": 2}


@given(st.floats(0, 1), st.integers(1, 99))
def test_shares_of_few_people_are_rounded_to_five_points(share: float, people: int) -> None:
    """Below 100 people a share is a multiple of .05, at most half a step away."""
    shown = round_share(share, people)

    assert abs(shown / 0.05 - round(shown / 0.05)) < 1e-6
    assert abs(shown - share) <= 0.025 + 1e-9


def test_shares_of_many_people_are_kept() -> None:
    """From 100 people on a share is given to a hundredth of a point."""
    assert round_share(1 / 3, 100) == 0.3333


def test_personal_details_are_masked_wherever_words_leave() -> None:
    """A phone number that somebody wrote is neither quoted nor exported."""
    wrote = dataclasses.replace(statement("a"), text="Ring 0151 234 567 89 for kites")

    assert quotes(None, ["a"], {"a": wrote})[0].text == "Ring [phone number] for kites"
    assert export_rows(None, [wrote], {}, seed=1)[0].text == "Ring [phone number] for kites"


def test_a_masked_detail_can_not_be_looked_for() -> None:
    """Whoever knows a colleague's extension does not find the statement by it, nor read it."""
    wrote = dataclasses.replace(statement("a"), text="Kites! Ask at ext. 4711")

    assert search(["a"], {"a": wrote}, "4711", count=9) == ()
    assert search(["a"], {"a": wrote}, "KITES", count=9)[0].text == "Kites! Ask at ext. [extension]"


def test_looking_finds_only_what_may_be_shown_and_not_too_much() -> None:
    """Words that may not be quoted are not found, and a common word finds so many and no more."""
    quiet = dataclasses.replace(statement("a"), quotable=False)
    many = {str(k): dataclasses.replace(statement(str(k)), text="Kites") for k in range(9)}

    assert search(["a", "gone"], {"a": quiet}, "", count=9) == ()
    assert [each.statement for each in search(many, many, "kite", count=2)] == ["0", "1"]
