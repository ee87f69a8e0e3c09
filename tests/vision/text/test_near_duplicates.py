"""Near-duplicates are found quickly, and just those that comparing all with all finds."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.text import near_duplicates as near
from vision.text.near_duplicates import CLOSE, SHINGLE, fold, near_duplicates


@given(st.lists(st.text(alphabet="ab ", max_size=24), max_size=12))
def test_near_duplicates_are_exact(texts: list[str]) -> None:
    """The quick way finds what comparing everything with everything finds."""
    folded = [fold(text) for text in texts]
    shingles = [{t[i : i + SHINGLE] for i in range(len(t) - SHINGLE + 1)} for t in folded]
    expected = {
        place
        for one, other in itertools.combinations(range(len(folded)), 2)
        if min(len(folded[one]), len(folded[other])) >= 8
        and len(shingles[one] & shingles[other]) >= CLOSE * len(shingles[one] | shingles[other])
        for place in (one, other)
    }

    assert near_duplicates(folded) == expected


@pytest.mark.parametrize("kind", ["near", "shared beginning", "the same words"])
def test_a_flood_is_compared_in_time_that_grows_with_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However alike the texts are, each is compared with a bounded number of others."""
    compared = 0
    real = near.close_to

    def counted(*given: object) -> bool:
        nonlocal compared
        compared += 1
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(near, "close_to", counted)
    draw = random.Random(7)
    letters = "".join(draw.choices("abcdefghij ", k=230))
    made = {
        "near": lambda n: f"{letters} {n}",
        "shared beginning": lambda _: letters[:120] + "".join(draw.choices("klmnopq ", k=110)),
        "the same words": lambda _: " ".join(draw.choices(letters.split(), k=30)),
    }[kind]
    texts = [fold(made(number)) for number in range(400)]

    found = near_duplicates(texts)

    assert compared <= len(texts) * near.MOST_COMPARED
    if kind == "near":
        assert found == set(range(len(texts)))
