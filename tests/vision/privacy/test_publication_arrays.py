"""Texts become numbers, and atoms columns, without anything being lost or mistaken."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest

from tests.vision.privacy import plain
from vision.privacy import Published, Spoken, publish
from vision.privacy.authors import Authors
from vision.privacy.numbering import Numbering
from vision.privacy.statement_arrays import BLOCK

ALPHABETS = ("0123456789abcdef", "0123456789abcdefF", "ab", "01\n", "aé", "a ", "a\0")


@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("length", [1, 2, 8, 9, 15, 16])
def test_texts_are_numbered_in_the_order_of_their_letters(alphabet: str, length: int) -> None:
    """Whatever they are made of, whether or not they have one length, in blocks of any size."""
    draw = random.Random(length)
    for size in (0, 1, 2, 7, 40):
        for odd in (0, 0.1):
            texts = [
                "".join(draw.choices(alphabet, k=length + (draw.random() < odd)))
                for _ in range(size)
            ]
            ids, cuts = Numbering(), sorted(draw.choices(range(size + 1), k=draw.randrange(4)))
            for start, end in pairwise([0, *cuts, size]):
                ids.add(texts[start:end])
            found, which = ids.numbered()
            assert found.read() == sorted(set(texts))
            assert found.read(which) == texts
            assert len(found) == len(set(texts))


def test_authors_are_a_dictionary_to_whoever_reads_them() -> None:
    """They are equal to it, and looked up and walked through like it."""
    plain = {"s2": "p", "s1": "q", "s3": "p"}
    authors = Authors(list(plain), list(plain.values()))
    assert authors == plain
    assert plain == authors
    assert list(authors.items()) == list(plain.items())
    assert list(authors.values()) == ["p", "q", "p"]
    assert authors.get("s4") is None
    assert Authors.from_json(json.loads(json.dumps(authors.to_json()))) == plain


def test_what_was_stored_as_dictionaries_is_still_read() -> None:
    """A snapshot from before statements and authors were stored as two lists."""
    said = [Spoken(f"s{k}", f"p{k}", 1 + k // 8, "Front") for k in range(14)]
    first = publish(None, said, levels=["Front"], smallest_group=5)
    data = json.loads(json.dumps(first.to_json()))
    for kind in ("atoms", "waiting"):
        for atom in data[kind]:
            atom["authors"] = dict(zip(*atom["authors"], strict=True))
    assert Published.from_json(data) == first


@pytest.mark.parametrize("odd", [None, 0, BLOCK - 1, BLOCK, 2 * BLOCK + 1])
def test_a_room_of_many_blocks_is_published_like_one_of_few(odd: int | None) -> None:
    """Also where one id among them is no number, early or late."""
    size = 2 * BLOCK + 9
    ids = [f"{k:016x}" for k in range(size)]
    random.Random(0).shuffle(ids)
    if odd is not None:
        ids[odd] = "odd"
    said = [
        Spoken(one, f"p{k % 999:03}", 1 + k % 7, ("Top", "Front", None)[k % 3], f"U{k % 5}")
        for k, one in enumerate(ids)
    ]
    levels = ["Top", "Front"]
    first = publish(None, said[:BLOCK], levels=levels, smallest_group=5)
    after = publish(first, said, levels=levels, smallest_group=5)
    slow = plain.publish(None, said[:BLOCK], levels=levels, smallest_group=5)
    assert first == slow
    assert after == plain.publish(slow, said, levels=levels, smallest_group=5)


def test_places_are_a_dictionary_to_whoever_reads_them() -> None:
    """Equal to one, looked up and walked through like one, before and after they are stored."""
    said = [Spoken(f"s{k}", f"p{k}", 1, "Front", f"U{k % 2}") for k in range(8)]
    found = publish(None, said, levels=["Front"], smallest_group=5)
    places = {f"p{k}": ("Front", f"U{k % 2}") for k in range(8)}
    assert found.places == places
    assert list(found.places.items()) == list(places.items())
    assert list(found.places.values()) == list(places.values())
    assert "p9" not in found.places
    assert Published.from_json(json.loads(json.dumps(found.to_json()))) == found
