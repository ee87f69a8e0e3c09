"""Texts become numbers, and atoms columns, without anything being lost or mistaken."""

from __future__ import annotations

import json
import random

import pytest

from vision.privacy import Published, Spoken, publish
from vision.privacy.authors import Authors
from vision.privacy.numbering import numbered

ALPHABETS = ("0123456789abcdef", "0123456789abcdefF", "ab", "01\n", "aé", "a ", "a\0")


@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("length", [1, 2, 8, 9, 15, 16])
def test_texts_are_numbered_in_the_order_of_their_letters(alphabet: str, length: int) -> None:
    """Whatever they are made of, and whether or not they have one length."""
    draw = random.Random(length)
    for size in (0, 1, 2, 7, 40):
        for odd in (0, 0.1):
            texts = [
                "".join(draw.choices(alphabet, k=length + (draw.random() < odd)))
                for _ in range(size)
            ]
            found, which = numbered(texts)
            assert found.tolist() == sorted(set(texts))
            assert [found[k] for k in which.tolist()] == texts


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
