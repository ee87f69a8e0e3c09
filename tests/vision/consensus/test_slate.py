"""A slate leaves nobody without a voice who can have one, and says whom each brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus import Votes
from vision.consensus.expected_answers import expected_agreement
from vision.consensus.findings import seat_finding, slate_finding
from vision.consensus.slate import Group, Slate, slates
from vision.consensus.slate_voices import heard, unheard

if TYPE_CHECKING:
    from collections.abc import Mapping

STATEMENTS = tuple("abcdef")
NONE: Mapping[str, float] = {}


def room(agree: dict[str, set[str]]) -> Votes:
    """Return everybody's answers: who agrees with what, and disagrees with all the rest."""
    people = sorted({person for some in agree.values() for person in some})
    rows = [(p, key, 1 if p in agree[key] else -1) for p in people for key in agree]
    return Votes.from_answers(rows, statements=list(agree))


MANY = {f"m{n}" for n in range(30)}
FEW = {f"f{n}" for n in range(5)}
ROOM = room({**dict.fromkeys("abcde", MANY), "f": FEW})
LEVELS = (
    Group("Top", opinion=False, agree={"f": 1.0, **dict.fromkeys("abcde", 0.0)}),
    Group("Base", opinion=False, agree={"f": 0.0, **dict.fromkeys("abcde", 1.0)}),
)


def made(size: int = 3, groups: tuple[Group, ...] = LEVELS) -> Slate:
    """Return a slate of thirty who want five things and five who want a sixth."""
    nobody = np.zeros(ROOM.values.shape, dtype=bool)
    parts = ([person[0] for person in ROOM.people],)
    return slates(ROOM, nobody, groups, parts, sizes=[size])[size]


def test_five_of_thirty_five_have_a_voice_in_three() -> None:
    """Too few for a seat of their own by shares, the level still gets one, and that is said."""
    slate = made()

    assert [seat.statement for seat in slate.seats] == ["a", "b", "f"]
    assert [seat.stepped_in for seat in slate.seats] == [False, False, True]
    assert slate.silent_levels == ()
    assert str(slate_finding(slate)) == (
        "Every level and every opinion group has a voice in these 3 statements"
    )
    assert str(seat_finding(slate.seats[2], slate)) == (
        "Most want it at Top. The first here that most of Top want. About 15 of 100 people would "
        "agree with it and with nothing above it."
    )


def test_who_wants_nothing_of_it_is_named() -> None:
    """A level that wants no statement at all can't be heard, and the slate says so."""
    deaf = Group("Middle", opinion=False, agree=dict.fromkeys("abcdef", 0.2))
    slate = made(groups=(*LEVELS, deaf, Group("B", opinion=True, agree=NONE)))

    assert slate.silent_levels == ("Middle",)
    assert str(slate_finding(slate)) == "Most of Middle and group B want nothing of it"


def test_ties_and_a_list_shorter_than_asked() -> None:
    """All five are as good; of six statements ten can't be made, and one nobody wants is left."""
    first = made().seats[0]
    assert (first.ties, first.tied) == (3, ("c", "d", "e"))
    assert len(made(10).seats) == 6

    votes = room({"a": MANY, "b": set()})
    told = slates(votes, votes.values > 5, (), (), sizes=[3])[3]
    assert [seat.statement for seat in told.seats] == ["a"]
    assert str(slate_finding(told)) == (
        "About 100 of 100 people would agree with at least one of these statements"
    )


def test_whoever_spends_on_it_is_named_from_the_smallest_group_on() -> None:
    """What ten of twenty want they carry; of four, too few to be told, nothing is said."""
    half, four = {f"b{n}" for n in range(10)}, {f"t{n}" for n in range(4)}
    rest = {f"r{n}" for n in range(6)}
    votes = room({"a": half, "b": four, "c": rest | half})
    groups = tuple(
        Group(name, opinion=False, agree={key: 1.0}) for name, key in (("b", "a"), ("t", "b"))
    )
    parts = ([person[0] for person in votes.people],)
    told = slates(votes, votes.values > 5, groups, parts, sizes=[3])[3]
    carried = {seat.statement: seat.carried for seat in told.seats}
    new = {seat.statement: seat.new for seat in told.seats}

    assert carried["a"] == (("b", False),)
    assert carried["b"] == ()
    assert new["b"] == 0.0
    assert "t spend" not in " ".join(str(seat_finding(seat, told)) for seat in told.seats)


def test_what_matters_counts_more_and_ticking_everything_does_not() -> None:
    """Two are wanted alike; where one matters it goes first, unless everything is ticked."""
    votes = room({"a": MANY, "b": MANY, "c": FEW})
    heavy = np.zeros(votes.values.shape, dtype=bool)
    everything = votes.values == 1
    heavy[:, 1] = everything[:, 1]

    def first(ticks: np.ndarray) -> str:
        return slates(votes, ticks, (), (), sizes=[3])[3].seats[0].statement

    assert first(heavy) == "b"
    assert first(everything) == first(np.zeros_like(heavy)) == "a"


def test_nobody_rejects_what_they_were_not_asked() -> None:
    """Unanswered stands what people of the same level answered, drawn towards everyone."""
    rows = [(f"t{n}", "a", 1) for n in range(20)] + [(f"b{n}", "a", -1) for n in range(20)]
    votes = Votes.from_answers([*rows, ("t20", "z", 1), ("b20", "z", 1)])
    told = expected_agreement(votes, [person[0] for person in votes.people])
    chance = dict(zip(votes.people, told[:, 0].tolist(), strict=True))

    assert chance["t0"] == 1.0
    assert chance["b0"] == 0.0
    assert chance["t20"] == pytest.approx((20 + 5 * 0.5) / 25)
    assert chance["b20"] == pytest.approx(5 * 0.5 / 25)


def test_a_slate_comes_back_from_the_store() -> None:
    """As plain lists and back."""
    assert Slate.from_json(made().to_json()) == made()


@given(
    st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=4, unique=True),
    st.dictionaries(st.sampled_from("ABCDE"), st.frozensets(st.sampled_from(STATEMENTS))),
)
def test_a_swap_never_costs_a_voice(chosen: list[str], wanted: dict[str, frozenset[str]]) -> None:
    """As many statements as before, none twice, and no more groups without a voice."""
    after = heard(chosen, wanted, STATEMENTS)

    assert len(set(after)) == len(after) == len(chosen)
    assert len(unheard(after, wanted)) <= len(unheard(chosen, wanted))
    silent = [wanted[group] for group in unheard(after, wanted)]
    assert len(chosen) < len(wanted) or not any(silent)
