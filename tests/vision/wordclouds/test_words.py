"""A cloud counts people, speaks in their own words, and says nothing twice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.wordclouds import Word, word_counts


def counted(texts: list[str], **given: object) -> dict[str, int]:
    """Return word -> people for English texts by different people."""
    return {word.text: word.people for word in word_counts(texts, language="en", **given)}  # type: ignore[arg-type]


def test_one_person_counts_once() -> None:
    """However often one person writes a word, it is one person's word."""
    texts = ["garden garden garden", "a garden", "the garden", "gardens"]

    assert counted(texts, persons=["ann", "ann", "ann", "bob"]) == {"garden": 2}


def test_a_word_needs_two_people() -> None:
    """What a single person wrote never enters the cloud, however often."""
    texts = ["parking parking", "parking again", "daylight for all", "more daylight"]

    assert counted(texts, persons=["ann", "ann", "bob", "cy"]) == {"daylight": 2}


def test_forms_of_a_word_are_one_word_in_the_form_most_people_wrote() -> None:
    """Stems join what people wrote; the cloud shows a whole form, in lower case."""
    texts = ["Listening matters", "listening to nurses", "Bosses who listen"]

    assert counted(texts)["listening"] == 3
    assert not {"listen", "Listening"} & set(counted(texts))


def test_a_phrase_wins_over_its_parts() -> None:
    """Where most who say *time* say *time for patients*, the phrase stands for both."""
    texts = ["more time for patients", "Time for patients!", "time for patients", "time to rest"]

    words = counted(texts)

    assert words["time for patients"] == 3
    assert not {"time", "patients"} & set(words)


def test_a_word_wins_over_a_rare_phrase() -> None:
    """A phrase that few of a word's people used gives way to the word."""
    texts = [f"{kind} training" for kind in ("safety", "leadership", "language", "music", "art")]
    texts += ["safety training", "training works", "training helps"]

    words = counted(texts)

    assert words["training"] == 8
    assert "safety training" not in words


def test_many_phrases_make_a_cloud_of_their_own() -> None:
    """Where three people each say twelve phrases, no single word stands beside them."""
    things = [
        "apple",
        "bread",
        "chair",
        "door",
        "engine",
        "flower",
        "garden",
        "house",
        "island",
        "jacket",
        "kettle",
        "lamp",
    ]
    texts = [f"{kind} {thing}" for thing in things for kind in ("green", "green", "green", "blue")]

    words = counted(texts)

    assert all(words[f"green {thing}"] == 3 for thing in things)
    assert all(" " in word for word in words)
    assert "green" in counted(texts[:40])


def test_stop_words_junk_and_silence_do_not_count() -> None:
    """Function words, empty answers and keyboard mash are no words of a cloud."""
    texts = ["the and of", "", "asdfasdf", "n/a", "   ", "trust", "the trust"]

    assert counted(texts) == {"trust": 2}
    assert word_counts([], language="en") == ()
    assert word_counts([None, ""], language="en") == ()


def test_german_nouns_keep_their_capitals() -> None:
    """Capitals mean something in German, so they stay; elsewhere words are lower case."""
    texts = ["Mehr Vertrauen im Haus", "Wir brauchen Vertrauen", "Vertrauen statt Kontrolle"]

    (word, *_) = word_counts(texts, language="de")

    assert word == Word("Vertrauen", 3)


def test_chinese_words_are_joined_again() -> None:
    """Scripts without spaces arrive as pairs of letters and leave as words."""
    (word, *_) = word_counts(["更多的信任", "信任彼此", "我们信任"], language="zh")

    assert word.text == "信任"


def test_a_word_takes_the_theme_most_of_its_people_spoke_of() -> None:
    """Colour follows the theme in which most people used the word; none is none."""
    texts = ["record", "one record", "my record", "quiet", "so quiet"]

    words = word_counts(texts, themes=[1, 1, 2, -1, -1], language="en")

    assert {word.text: word.theme for word in words} == {"record": 1, "quiet": None}


def test_words_of_a_theme_come_before_words_for_everything() -> None:
    """With room for two words, those that belong to a theme beat one that is everywhere."""
    texts = [f"people {thing}" for thing in ["record"] * 6 + ["garden"] * 6]

    words = word_counts(texts, themes=[1] * 6 + [2] * 6, language="en", most=2)

    assert {word.text for word in words} == {"people record", "people garden"}


def test_a_word_that_every_theme_shares_gives_way_however_common() -> None:
    """A word as common in a theme as among all says nothing of it: any other word goes first."""
    texts = ["people. record", "people. quiet"] * 3 + ["people. garden", "people. river"] * 3

    words = word_counts(texts, themes=[1] * 6 + [2] * 6, language="en", most=4)

    assert {word.text for word in words} == {"record", "quiet", "garden", "river"}


def test_every_theme_has_a_word_of_its_own_where_there_is_room() -> None:
    """A small theme is in the cloud as well, though a large one has more common words."""
    large = [f"the {thing}" for thing in ("garden", "roof", "river", "bridge") for _ in range(9)]
    texts = [*large, "quiet", "quiet"]

    words = word_counts(texts, themes=[1] * 36 + [2] * 2, language="en", most=3)

    assert {word.theme for word in words} == {1, 2}


@pytest.mark.parametrize("most", [0, 1, 40])
def test_there_are_never_more_words_than_asked_for(most: int) -> None:
    """The cloud keeps to the number of words it was given."""
    things = ["garden", "roof", "river", "bridge", "bicycle", "kitchen", "window", "school"]
    texts = [f"the {thing}" for thing in things * 2]

    assert len(word_counts(texts, language="en", most=most)) == min(most, 8)


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_order_of_arrival_does_not_matter(seed: int) -> None:
    """The same statements in another order give the same words."""
    said = [
        ("ann", "more time for patients"),
        ("bob", "time for patients and a garden"),
        ("cy", "a quiet garden"),
        ("di", "quiet rooms, fair pay"),
        ("ed", "fair pay and quiet"),
    ]
    shuffled = random.Random(seed).sample(said, len(said))

    one, other = (
        word_counts([text for _, text in pairs], [who for who, _ in pairs], language="en")
        for pairs in (said, shuffled)
    )

    assert one == other


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_people_type_is_counted_or_left_out(texts: list[str]) -> None:
    """No text breaks the count, and no word is counted for more people than there are."""
    words = word_counts(texts + texts, language="en")

    assert all(2 <= word.people <= 2 * len(texts) for word in words)
    assert len({word.text for word in words}) == len(words)


def test_of_two_spellings_alike_common_the_one_with_accents_is_shown() -> None:
    """Who leaves accents out is counted, and does not spell for the others."""
    found = word_counts(["Lepší plat", "Lepsi plat", "Vyšší mzdy", "Nové nářadí"])
    assert [word.text for word in found] == ["lepší plat"]


def test_korean_words_are_counted_whatever_particle_they_carry() -> None:
    """A noun with its particle is the same word, and "please" is none."""
    found = word_counts(
        ["재택근무를 늘려 주세요", "재택근무 이틀", "공정한 급여", "급여를 올려 주세요"]
    )
    assert {word.text: word.people for word in found} == {"재택근무": 2, "급여": 2}


def test_short_forms_stay_in_capitals() -> None:
    """HR is no "hr", in any language; who shouts all of it does not make "PAY" one."""
    texts = ["HR helps", "More HR staff", "PAY MORE NOW", "PAY RISE PLEASE", "fair pay"]
    assert {word.text for word in word_counts(texts)} == {"HR", "pay"}
    german = ["Mehr Wertschätzung", "Wertschaetzung zeigen", "WERTSCHÄTZUNG"]
    assert {word.text for word in word_counts(german)} == {"Wertschätzung"}
    mixed = ["希望IT部门多招人", "IT部门的电脑太旧", "食堂太贵", "食堂要好吃"]
    assert "IT" in {word.text for word in word_counts(mixed)}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["Làm việc tại nhà", "Được làm việc tại nhà hai ngày"], id="vi"),
        pytest.param(["Интересная работа для всех", "Нам нужна работа рядом"], id="ru"),
        pytest.param(["Iş güvenliği önemli", "Güvenli iş istiyoruz"], id="tr"),
    ],
)
def test_work_is_a_subject_in_every_language(texts: list[str]) -> None:
    """What public lists of small words drop is what visions are about."""
    assert word_counts(texts) != ()
