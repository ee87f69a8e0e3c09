"""The best few names for a theme."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.text import read_corpus
from vision.themes.features import tfidf
from vision.themes.naming import Suggestions
from vision.themes.points import Plain

Named = Callable[..., dict[int, list[str]]]

PATIENTS = [
    "Time for patients", "More time for our patients", "time to sit with patients", "patients wait",
    "Time for patients and not for paper",
]  # fmt: skip
CARS = [
    "Cars that start in winter", "Better routes for home visits", "cars and routes", "New cars",
    "Routes that somebody has driven", "plan the routes",
]  # fmt: skip


def test_piles_get_what_a_person_would_write_on_them(named: Named) -> None:
    """One subject by its phrase, two subjects by both."""
    found = named([PATIENTS, CARS])
    assert found[1][0] == "time for patients"
    assert found[2][0] in {"cars and routes", "routes and cars"}


def test_the_order_of_statements_makes_no_difference(named: Named) -> None:
    """The same statements have the same names, in any order."""
    assert named([PATIENTS, CARS]) == named([PATIENTS[::-1], CARS[::-1]])


def test_others_are_different_in_kind(named: Named) -> None:
    """Who does not like the first finds something else, not the same again."""
    found = named([PATIENTS, CARS])[1]
    assert len(set(found)) == len(found) > 3
    assert any("time" not in text for text in found[:4])


@pytest.mark.parametrize(
    ("language", "pile", "word"),
    [
        ("de", ["Zeit für Patienten", "mehr Zeit für die Patienten", "Zeit für Patienten"], "Zeit"),
        ("fr", ["plus de télétravail", "le télétravail pour tous", "télétravail"], "télétravail"),
        ("tr", ["Eğitim mesai içinde", "iyi eğitim", "eğitim gerekli"], "eğitim"),
        ("ja", ["在宅勤務を増やす", "在宅勤務の日", "在宅勤務と出社"], "在宅"),
    ],
)
def test_a_theme_is_named_in_its_language(
    named: Named, language: str, pile: list[str], word: str
) -> None:
    """With a tagger or without, with spaces or without."""
    other = ["qwert asdf", "asdf qwert", "yxcv qwert"]
    assert word.lower() in named([pile, other], language)[1][0].lower()


OTHER = ["qwert asdf", "asdf qwert", "yxcv qwert"]


def test_an_article_without_its_vowel_keeps_its_place(named: Named) -> None:
    """Inside a name it stands with its noun; a name does not begin with it, capital or not."""
    water = ["La qualité de l'eau", "qualité de l'eau potable", "L'eau", "L'eau et sa qualité"]
    found = named([water, OTHER], "fr")[1]
    assert "qualité de l'eau" in found
    assert not any(text.lower().startswith("l'") for text in found)


def test_what_is_shouted_is_named_as_it_is_spoken(named: Named) -> None:
    """Where word classes are not known, a part that is taken whole does not shout either."""
    found = named([["TÉLÉTRAVAIL POUR LES PARENTS"], OTHER], "fr")[1]
    assert "télétravail pour les parents" in [text.lower() for text in found]
    assert not any(word.isupper() for text in found for word in text.split())


def test_turkish_capitals_are_the_same_words(named: Named) -> None:
    """Whoever shouts writes a dotless I with its dot nowhere, and is understood."""
    pile = ["eğitim mesai içinde", "HERKESE EĞİTİM", "İYİ EĞİTİM", "iş ve EĞİTİM"]
    assert named([pile, OTHER], "tr")[1][0] == "eğitim"


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_without_spaces_a_name_stands_in_a_statement(named: Named, language: str) -> None:
    """Pairs of characters are put together as they overlap, letter by letter."""
    pile = ["在宅勤務を増やす", "在宅勤務の日", "在宅勤務と出社"]
    for text in named([pile, OTHER], language)[1]:
        assert any(text in line for line in pile), text


def test_what_all_say_alike_has_its_name(named: Named) -> None:
    """In a room of one subject the subject is the name, there being no other word."""
    assert named([["fair pay"] * 5, ["fair pay"] * 3])[1][0] == "fair pay"


def test_one_person_does_not_name_a_theme(named: Named) -> None:
    """Twenty lines of one person weigh as one."""
    loud = ["free parking at the gate"] * 20
    others = ["a warm canteen", "canteen food", "canteen open at night", "the canteen"]
    rail = ["night trains", "late trains", "trains"]
    people = ["ann"] * 20 + [f"p{place}" for place in range(7)]
    assert "canteen" in named([[*loud, *others], rail], people=people)[1][0]


@pytest.mark.parametrize(
    "pile", [["lamps"] * 4, ["a", "b", "c"], ["!!!", "??", "..."], ["well then", "so", "and"]]
)
def test_poor_piles_get_poor_names_or_none(named: Named, pile: list[str]) -> None:
    """All alike, or nothing to go by: never an error."""
    assert isinstance(named([pile, CARS])[1], list)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), min_size=1, max_size=5), min_size=1, max_size=4))
def test_anything_typed_is_named_without_a_sign_between(piles: list[list[str]]) -> None:
    """No name joins its sides by "&", and none is empty."""
    lines = [line for pile in piles for line in pile]
    labels = np.repeat(np.arange(len(piles)), [len(pile) for pile in piles]).astype(np.int32)
    corpus = read_corpus(lines, ["en"] * len(lines))
    found = Suggestions(corpus, labels, Plain(tfidf(corpus))).of(range(len(piles)))
    for own in found.values():
        assert all(each.text and " & " not in each.text for each in own)


def test_other_languages_offer_whole_short_statements(named: Named) -> None:
    """Where no word class is known, nobody's single word stands beside what two people say."""
    found = named(
        [
            ["alquileres asequibles", "el alquiler es caro", "bajar el alquiler ya", "menos pisos"],
            ["más trenes", "trenes de noche", "un tren al pueblo", "los trenes llegan tarde"],
        ],
        "es",
    )
    assert "alquileres asequibles" in found[1]
    assert "alquiler" in found[1]
    assert not {"caro", "pisos", "ya"} & set(found[1])


def test_german_adjectives_have_no_capital_inside(named: Named) -> None:
    """A statement began with it; a name that begins with another word does not."""
    found = named(
        [
            ["Gesundes Essen", "Frisches Obst", "gesundes Essen bitte", "Frisches Obst jeden Tag"],
            ["mehr Züge", "Züge in der Nacht", "Züge am Sonntag", "alte Züge"],
        ],
        "de",
    )
    assert any("frisches Obst" in text for text in found[1])
    assert not any("Frisches" in text for text in found[1])


def test_in_a_small_room_what_two_say_goes_before_what_one_says(named: Named) -> None:
    """Alerts name a theme of alerts, not "Alerts and priority", nor the words of one person."""
    alerts = ["alerts at night", "fewer alerts", "alerts for managers", "everything is priority"]
    trains = ["night trains", "trains", "late trains", "old trains"]
    assert named([alerts, trains])[1][0] == "alerts"


def test_pairs_of_single_voices_do_not_repeat_a_side(named: Named) -> None:
    """Four names made of the same few words leave nothing to choose."""
    pile = [
        "permanent posts", "end outsourcing of the cleaners", "postdocs get no mortgage",
        "PhD students paid by the hour", "nine months on and three off",
    ]  # fmt: skip
    pairs = [set(text.split(" and ")) for text in named([pile, CARS])[1][:4] if " and " in text]
    assert pairs
    assert all(not one & other for one in pairs for other in pairs if one != other)


def test_what_one_said_here_and_others_elsewhere_names_no_theme(kept_back: Named) -> None:
    """Of three people one speaks of trains, as those of the other theme do."""
    pile = ["Trains are late", "warm soup", "a quiet bench"]
    hidden = {"late", "warm", "soup", "quiet", "bench"}
    assert kept_back(pile, hidden)[1] == ["trains"]
    assert kept_back(pile, hidden, sure=True)[1] == []
