"""Words of one level, and texts without them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vision.manner.wording import as_written, folded, own_words, struck, topics, usage

TEXTS = ["Going forward, fair pay"] * 10 + ["fair pay", "calm rooms"] * 15
LEVEL = np.array([0] * 10 + [1] * 30)


def test_words_that_one_level_uses_much_more_often_are_its_own() -> None:
    """Said by ten of ten here and by nobody there; what both say belongs to neither."""
    own = own_words(usage(TEXTS, range(40)), LEVEL, 2)

    assert set(own[0]) == {"going", "forward"}
    assert not {"fair", "pay"} & {*own[0], *own[1]}


def test_one_person_who_says_it_often_makes_no_manner() -> None:
    """People are counted, not statements."""
    texts = ["synergy pay"] * 12 + ["fair pay"] * 20
    people = [0] * 12 + list(range(1, 21))
    level = np.array([0] * 6 + [1] * 15)

    assert "synergy" not in own_words(usage(texts, people), level, 2)[0]


def test_a_part_that_is_mostly_manner_goes_as_a_whole() -> None:
    """Small words around it go too; where nothing else is left, what can stays."""
    own = frozenset({"strategic", "perspective", "from"})

    assert struck("From a strategic perspective, we need rest.", own) == "we need rest."
    assert struck("From a strategic perspective", own) == "a"
    assert struck("Strategic perspective.", own) == "Strategic perspective."


@given(st.text(max_size=80), st.frozensets(st.sampled_from(["a", "b", "the", "go"]), max_size=3))
def test_a_text_is_never_emptied_or_lengthened(text: str, words: frozenset[str]) -> None:
    """Whatever is typed: something stays, and nothing is added."""
    left = struck(text, words)

    assert len("".join(left.split())) <= len("".join(text.split()))
    assert bool(left.strip()) or not any(letter.isalnum() for letter in text)


def test_a_subject_of_one_level_alone_is_no_manner() -> None:
    """Where nothing shared would be left of what people say, the words are what they speak of."""
    texts = [f"One record and one login number{k}" for k in range(10)]
    texts += [f"{thing} for all, going forward" for thing in ["fair pay", "calm rooms"] * 5]
    texts += ["fair pay", "calm rooms"] * 20
    level = np.array([0] * 20 + [1] * 40)
    used = usage(texts, range(60))
    own = frozenset(own_words(used, level, 2)[0])

    assert own >= {"record", "login", "going", "forward"}
    found = topics(used, texts, own, frozenset({"for", "all", "and", "one"}))
    assert {"record", "login"} <= found
    assert not {"going", "forward"} & found


def test_words_are_told_as_people_write_them() -> None:
    """A capital makes no other word, in any language, and nobody reads a word that nobody wrote."""
    texts = ["Größere Hallen bitte", "eine größere Halle", "größere Hallen", "İletişim", "iletişim"]
    told = as_written(texts, {folded("GRÖSSERE"), folded("iletişim"), folded("Hallen")})

    assert set(told.values()) == {"größere", "iletişim", "Hallen"}
    assert struck("İletişim ve güven", frozenset({folded("iletişim")})) == "ve güven"
