"""Words of a cloud never overlap, are never cut, and stay where they are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.wordclouds import Layout, Word, layout
from vision.wordclouds.layout import APART, LARGEST, LEAST, font_size

texts = st.text(
    st.characters(codec="utf-8", categories=("Ll", "Lu", "Nd", "Lo"), max_codepoint=0x9FFF),
    min_size=1,
    max_size=28,
)
clouds = st.lists(
    st.builds(Word, texts, st.integers(2, 500), st.none() | st.integers(1, 15)),
    max_size=40,
    unique_by=lambda word: word.text,
)
WORDS = tuple(
    Word(text, people)
    for text, people in [
        ("time for patients", 44),
        ("enough hands", 40),
        ("one record", 31),
        ("listening", 30),
        ("fair rosters", 22),
        ("close to home", 21),
        ("quiet rooms", 12),
        ("mentors", 8),
        ("daylight", 5),
        ("a garden", 2),
    ]
)


def overlap(cloud: Layout) -> list[tuple[str, str]]:
    """Return the pairs of words whose ink is closer than half the distance promised."""
    near = APART / 2
    return [
        (one.text, other.text)
        for one, other in combinations(cloud.words, 2)
        if one.left < other.left + other.width + near
        and other.left < one.left + one.width + near
        and one.top < other.top + other.height + near
        and other.top < one.top + one.height + near
    ]


@settings(max_examples=40, deadline=None)
@given(clouds, st.integers(300, 1310), st.integers(120, 470), st.integers(0, 9))
def test_nothing_overlaps_and_nothing_is_cut(
    words: list[Word], width: int, height: int, seed: int
) -> None:
    """Whatever is written in whatever script: all ink is inside, and no ink meets other ink."""
    cloud = layout(words, width, height, seed=seed)

    assert overlap(cloud) == []
    for word in cloud.words:
        assert word.left >= 0
        assert word.left + word.width <= width
        assert word.top >= 0
        assert word.top + word.height <= height


def test_forty_words_find_their_place_on_the_wall() -> None:
    """A full cloud fits the wall without leaving a word out."""
    letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"
    words = [Word(f"a {one}{k} word"[: 4 + k % 9], 60 - k) for k, one in enumerate(letters)]

    cloud = layout(words, 1310, 470)

    assert {word.text for word in cloud.words} == {word.text for word in words}


def test_words_without_room_are_left_out_not_made_unreadable() -> None:
    """No word is smaller than can be read from the back row; the most common ones stay."""
    words = [Word(f"quite a long phrase {k:02d}", 90 - k) for k in range(40)]

    cloud = layout(words, 1310, 470)

    assert 15 <= len(cloud.words) < 40
    assert min(word.size for word in cloud.words) == LEAST
    assert cloud.words[0].text == "quite a long phrase 00"


def test_the_same_words_give_the_same_cloud() -> None:
    """Layout has no mood: the same words in any order stand in the same places."""
    assert layout(WORDS, 1310, 470) == layout(WORDS[::-1], 1310, 470)
    assert layout(WORDS, 1310, 470, seed=1) != layout(WORDS, 1310, 470, seed=2)


def test_a_growing_cloud_keeps_its_words_in_place() -> None:
    """New words join around those that are there; nobody loses the word they were reading."""
    before = layout(WORDS, 1310, 470)
    more = [*WORDS, Word("night shift", 25), Word("trust", 6), Word("families", 3)]

    after = layout(more, 1310, 470, previous=before)

    stood = {word.text: (word.left, word.top, word.size) for word in before.words}
    kept = [w for w in after.words if stood.get(w.text) == (w.left, w.top, w.size)]
    assert len(after.words) == 13
    assert len(kept) == 10


def test_one_more_person_hardly_moves_anything() -> None:
    """When counts grow by one, most words stay and none jumps across the cloud."""
    before = layout(WORDS, 1310, 470)
    more = [Word(word.text, word.people + 1) for word in WORDS]

    after = layout(more, 1310, 470, previous=before)

    stood = {word.text: word for word in before.words}
    moves = [abs(w.left - stood[w.text].left) + abs(w.top - stood[w.text].top) for w in after.words]
    assert max(moves) <= 60
    assert sum(move <= 12 for move in moves) >= 6
    assert overlap(after) == []


@settings(max_examples=25, deadline=None)
@given(clouds, clouds)
def test_a_cloud_that_changes_never_overlaps(one: list[Word], other: list[Word]) -> None:
    """Whatever goes and comes, the next cloud is as clean as the one before."""
    before = layout(one, 800, 300)

    after = layout(other, 800, 300, previous=before)

    assert overlap(after) == []


def test_a_cloud_of_another_size_is_laid_out_anew() -> None:
    """Places on a wall mean nothing on a phone, so they are not carried over."""
    wall = layout(WORDS, 1310, 470)

    assert layout(WORDS, 400, 400, previous=wall) == layout(WORDS, 400, 400)


def test_sizes_grow_with_people_and_stay_readable() -> None:
    """More people never means smaller; sizes stay from 30 to 104 pixels at 1080p."""
    sizes = [font_size(people, 200) for people in range(1, 201)]

    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (LEAST, LARGEST) == (30, 104)
    assert len(set(sizes)) <= 13


@pytest.mark.parametrize("words", [(), WORDS[:1], WORDS])
def test_json_brings_a_cloud_back_whole(words: tuple[Word, ...]) -> None:
    """A snapshot keeps a cloud exactly, so that the next one can start from it."""
    cloud = layout(words, 1310, 470)

    assert Layout.from_json(cloud.to_json()) == cloud
