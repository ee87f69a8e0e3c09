"""Who wrote a statement can not be read from who answers it, nor what each person answered."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.consensus import consensus
from vision.privacy import Band, Published, Released, Spoken, answer_bands, publish, release
from vision.privacy.answer_publication import things_left_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

M = 5
NEAR: Mapping[int | str, int | str] = {1: 0, -1: 0, 0: 1}


def bands(sizes: Sequence[int]) -> tuple[Band, ...]:
    """Return one band a level."""
    return tuple(Band(f"L{k}", (f"L{k}",), size) for k, size in enumerate(sizes))


def people(sizes: Sequence[int]) -> dict[str, str | None]:
    """Return everyone's level."""
    return {f"p{k}.{n}": f"L{k}" for k, size in enumerate(sizes) for n in range(size)}


def answered(sizes: Sequence[int], lot: str) -> tuple[dict[str, str], Released]:
    """Return who wrote each statement, and what is counted where all answer all others' words."""
    levels = people(sizes)
    authors = {f"s{person}": person for person in levels}
    rng = random.Random(repr(sizes))
    votes = [
        (key, who, rng.choice([1, 1, 0, -1]))
        for key, wrote in authors.items()
        for who in levels
        if who != wrote
    ]
    told = release(
        None,
        votes,
        asked=authors,
        levels=levels,
        bands=bands(sizes),
        smallest_group=M,
        authors=authors if lot else {},
        lot=lot,
    )
    return authors, told


def odd_level(sizes: Sequence[int], told: Released, key: str) -> str | None:
    """Return the level an attacker takes the author to be of: the one whose answers lack one.

    He knows how many each level has, and that everybody has answered.
    """
    cut = bands(sizes)
    counts = [counted.total() for counted in told.by_band(key, cut, NEAR)]
    missing = {
        band.name
        for band, count in zip(cut, counts, strict=True)
        if count < band.people and (count or band.people >= M)
    }
    return missing.pop() if len(missing) == 1 else None


@pytest.mark.parametrize("sizes", [(5, 5, 5), (5, 12, 25), (6, 6), (9, 30, 70)])
def test_no_level_lacks_an_answer_that_the_others_have(sizes: tuple[int, ...]) -> None:
    """The attacker names the level of every author of a careless room, and of ours none."""
    authors, careless = answered(sizes, "")
    _, ours = answered(sizes, "secret")
    levels = people(sizes)

    assert all(odd_level(sizes, careless, key) == levels[who] for key, who in authors.items())
    assert all(odd_level(sizes, ours, key) is None for key in authors)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_every_level_could_be_the_authors(seed: int) -> None:
    """In the world where someone left out elsewhere is the author, every number is the same."""
    rng = random.Random(seed)
    sizes = [rng.randint(6, 9) for _ in range(3)]
    levels, cut = people(sizes), bands(sizes)
    author = rng.choice(sorted(levels))
    first = release(
        None,
        [],
        asked=["s"],
        levels=levels,
        bands=cut,
        smallest_group=M,
        authors={"s": author},
        lot=str(seed),
    )
    out = first.left_out["s"]
    assert sorted(out) == ["L0", "L1", "L2"]
    assert out[levels[author] or ""] == author

    ours, other = first, first
    votes: dict[str, int] = {}
    stand_in = rng.choice([who for who in out.values() if who != author])
    for _ in range(8):
        votes |= {who: rng.choice([1, 0, -1]) for who in rng.sample(sorted(levels), 6)}
        worlds = []
        for wrote, before in ((author, ours), (stand_in, other)):
            said = [("s", who, answer) for who, answer in votes.items() if who != wrote]
            worlds.append(
                release(
                    before,
                    said,
                    asked=["s"],
                    levels=levels,
                    bands=cut,
                    smallest_group=M,
                    authors={"s": wrote},
                    lot=str(seed),
                )
            )
        ours, other = worlds
        assert ours.by_band("s", cut, NEAR) == other.by_band("s", cut, NEAR)
        assert ours.everyone("s", NEAR) == other.everyone("s", NEAR)


def test_the_lot_hits_everybody_alike() -> None:
    """Over 3,000 statements each of ten others is left out about as often (chi-square, 9 df)."""
    levels = people([6, 10])
    told = release(
        None,
        [],
        asked=[f"s{n}" for n in range(3000)],
        levels=levels,
        bands=bands([6, 10]),
        smallest_group=M,
        authors={f"s{n}": "p0.0" for n in range(3000)},
        lot="secret",
    )
    hits = Counter(labels["L1"] for labels in told.left_out.values())

    assert len(hits) == 10
    assert sum((hit - 300) ** 2 / 300 for hit in hits.values()) < 27.9  # p = .001


@pytest.mark.parametrize("answer", [1, 0, -1])
def test_one_mind_is_shown_as_one_less(answer: int) -> None:
    """Where all of a level vote alike, the numbers are those of a level in which one does not."""
    levels, cut = people([6, 6]), bands([6, 6])

    def shown(first: int) -> tuple[object, ...]:
        said = [("s", who, first if who == "p0.0" else answer) for who in levels]
        told = release(None, said, asked=["s"], levels=levels, bands=cut, smallest_group=M)
        return (
            told.by_band("s", cut, NEAR),
            told.everyone("s", NEAR),
            consensus(told, ["s"], cut, smallest_group=M),
        )

    assert shown(answer) == shown(int(NEAR[answer]))
    assert sum(shown(answer)[0], Counter()) == shown(answer)[1]  # type: ignore[call-overload]


def room(top: int, lead: int, base: int, before: Published | None = None) -> Published:
    """Return what is published of a room of three levels in which all speak of one theme."""
    sizes = {"Top": top, "Lead": lead, "Base": base}
    said = [Spoken(f"{n}{k}", f"{n}{k}", 1, n) for n, size in sizes.items() for k in range(size)]
    return publish(before, said, levels=list(sizes), smallest_group=M)


def test_answers_need_one_person_more() -> None:
    """A level of five joins its neighbour for answers; one of six stands alone."""
    assert [b.name for b in answer_bands(room(5, 12, 25))] == ["Top + Lead", "Base"]
    assert [b.name for b in answer_bands(room(6, 12, 25))] == ["Top", "Lead", "Base"]
    assert [b.name for b in answer_bands(room(5, 5, 5))] == ["Everyone"]


def test_levels_joined_for_answers_stay_joined() -> None:
    """A sixth executive comes after the first answers: the bands of before hold."""
    first = room(5, 12, 25)
    joined = answer_bands(first)
    later = room(15, 12, 25, first)

    assert [b.name for b in later.bands] == ["Top", "Lead", "Base"]
    assert [b.name for b in answer_bands(later, joined)] == ["Top + Lead", "Base"]


def test_an_answer_left_out_survives_the_store() -> None:
    """Who is left out is kept with what is counted, so that the lot is drawn once."""
    _, told = answered((6, 7), "secret")

    assert Released.from_json(told.to_json()) == told


def test_who_is_left_out_is_kept_in_columns_and_read_as_before() -> None:
    """What is stored says the same as before."""
    _, told = answered([8, 9, 10], "lot")
    known = {**told.left_out, "of one band": {"L1": next(iter(people([1])))}}
    kept = Released(told.answers, known)
    data = json.loads(json.dumps(kept.to_json()))
    assert Released.from_json(data) == kept
    assert set(things_left_out(data)) == set(known)

    place = {person: str(at) for at, person in enumerate(data["people"])}
    before = {t: {label: place[who] for label, who in row.items()} for t, row in known.items()}
    assert Released.from_json({**data, "left_out": before}) == kept
    assert set(things_left_out({"left_out": before})) == set(known)
    assert list(things_left_out({})) == []
