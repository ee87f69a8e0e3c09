"""Flags point a moderator to what wants a second look, quickly and without false alarm."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from vision.text.flags import Flag, flags, rude_words
from vision.text.flooding import FLOOD_COPIES

SAMPLE = Path(__file__).parents[3] / "sample_data" / "statements.csv"


@pytest.mark.parametrize(
    "text",
    [
        "What the FUCK",
        "so ein Scheißladen!",
        "c’est de la merde",
        "esto es una mierda",
        "kurwa mać",
    ],
)
def test_rude_words_of_several_languages_are_flagged(text: str) -> None:
    """Whole words, in any case, with or without an ending."""
    assert flags([text]) == [(Flag.RUDE,)]


@pytest.mark.parametrize(
    "text",
    [
        "An assistant for every class in Scunthorpe",
        "Con más tiempo para los pacientes, a cualquier hora",
        "Moins de retard dans les trains",
        "Dick aufgetragen: weniger dicke Akten",
        "A bite to eat, pros and cons on one page, air con",
    ],
)
def test_harmless_words_that_look_rude_are_not(text: str) -> None:
    """Parts of words, and words of another language, raise no flag."""
    assert flags([text]) == [()]


def test_an_installation_has_its_own_words() -> None:
    """A file adds words and takes words off."""
    words = rude_words("# ours\nwaffl*\n-damn\n坏蛋")

    found = flags(["No more waffling", "damn good care", "你这个坏蛋", "shit"], words)

    assert found == [(Flag.RUDE,), (), (Flag.RUDE,), (Flag.RUDE,)]


def test_what_is_flagged_in_the_sample() -> None:
    """The invented organisation holds two addresses and three phone numbers, and is polite."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]

    found = flags(texts)

    details = [t for t, f in zip(texts, found, strict=True) if Flag.DETAILS in f]
    assert details == [text for text in texts if "555" in text or "@example.org" in text]
    assert sum(Flag.RUDE in each for each in found) <= 2


def test_copies_and_near_copies_are_told_apart_from_short_answers() -> None:
    """A typing slip makes a near-copy; a word that many say makes none."""
    texts = [
        "Enough hands on every shift",
        "enough hands on evry shift!",
        "Fewer forms on every ward",
        "Pay",
        "pay",
    ]

    assert flags(texts) == [(Flag.NEAR,), (Flag.NEAR,), (), (), ()]


def test_a_text_that_one_person_pasted_again_and_again_is_a_flood() -> None:
    """Every copy says so; what as many people wrote word for word is their strongest wish."""
    pasted = ["Vote for Pedro now"] * FLOOD_COPIES

    assert flags(pasted, floods=[True] * FLOOD_COPIES) == [(Flag.FLOOD, Flag.NEAR)] * FLOOD_COPIES
    assert flags(pasted) == [(Flag.NEAR,)] * FLOOD_COPIES
