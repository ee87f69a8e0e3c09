"""Phrases of one theme, counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vision.themes.naming.candidates import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.themes.naming.collection import Collection

TRAINS = ["a train at night", "the night train", "late trains", "trains", "no train", "old trains"]


@pytest.fixture
def texts(collection: Callable[..., Collection]) -> Callable[..., dict[str, Candidate]]:
    """Return what finds the candidates of a pile beside one about trains."""

    def find(pile: list[str], language: str = "en") -> dict[str, Candidate]:
        made = collection([pile, TRAINS], language)
        return {each.text: each for each in candidates(made, made.pile(1))}

    return find


def test_candidates_stand_in_the_statements(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """What names a theme was written by somebody, word for word."""
    pile = ["Give us more time for patients!", "time for the patients", "I can't sit with patients"]
    for text in texts(pile):
        assert any(text.lower() in line.lower().replace("can't", "can not") for line in pile), text


def test_one_phrase_in_many_forms_is_one_candidate(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """Singular and plural are counted together and shown as most people write them."""
    found = texts(["no new street lamp", "street lamps", "repair the street lamps"])
    assert found["street lamps"].found == 3
    assert "street lamp" not in found


def test_what_two_ask_in_the_same_words_is_a_candidate(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """A question of one person is a detail; other questions with the same words are others."""
    found = texts(["How do I pay my taxes?", "how can i pay taxes please", "what are my taxes"])
    assert "how do I pay my taxes" in found or "how can I pay taxes" in found
    assert not any(text.startswith("what") for text in found)


def test_a_denial_is_another_candidate(texts: Callable[..., dict[str, Candidate]]) -> None:
    """Blame is not "no blame", and a "no" left outside counts against it."""
    found = texts(["no blame", "no blame for mistakes", "no blame at all"])
    assert found["no blame"].negated
    assert "blame" not in found or found["blame"].cut > 0


@pytest.mark.parametrize("word", ["Anna", "shit"])
def test_people_and_rude_words_name_nothing(
    texts: Callable[..., dict[str, Candidate]], word: str
) -> None:
    """However often they are written."""
    found = texts([f"thank you {word}", f"more {word} please", f"we like {word} and lamps"])
    assert not any(word in text for text in found)
    assert "lamps" in found


def test_a_way_between_two_places_names_nothing(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """From Riverside to Alderbrook is where something happens, and not what."""
    found = texts(
        ["a bus from Riverside to Alderbrook", "the shuttle of Riverside to Alderbrook",
         "wards at Riverside and Alderbrook share beds"]
    )  # fmt: skip
    assert "Riverside to Alderbrook" not in found
    assert "Riverside and Alderbrook" not in found
    assert found["Riverside"].name == 1.0
    assert found["beds"].name == 0.0


def test_a_verb_without_a_subject_leaves_its_noun(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """To need a lamp says no more than the lamp."""
    found = texts(["we need a lamp", "we need lamps", "I need a lamp"])
    assert not any(text.startswith("need") for text in found)


@pytest.mark.parametrize(
    ("pile", "shown", "not_shown"),
    [
        (["in den Städten", "mit Städten", "für Städte", "Städte"], "Städte", "Städten"),
        (["die Gemeinden", "den Gemeinden", "Gemeinden", "eine Gemeinde"], "Gemeinden", "Gemeinde"),
    ],
)
def test_german_names_stand_in_the_nominative(
    texts: Callable[..., dict[str, Candidate]], pile: list[str], shown: str, not_shown: str
) -> None:
    """A dative plural is not shown; a plural that looks like one is."""
    found = texts(pile, "de")
    assert shown in found
    assert not_shown not in found


def test_my_is_left_out(texts: Callable[..., dict[str, Candidate]]) -> None:
    """Who wants to find "my phone" speaks of finding a phone; nouns and clauses stay out."""
    found = texts(["help me find my phone", "I want to find my phone", "my phone knows my name"])
    assert found["find phone"].found == 2
    assert not any({"my", "me"} & set(text.split()) for text in found)
    found = texts(["the balance of my account", "a balance of my account"])
    assert not any("of" in text.split() for text in found)


def test_a_long_german_word_holds_its_parts(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """An Energieverbrauch is about Energie; English words stand by themselves."""
    found = texts(["Energie sparen", "weniger Energieverbrauch", "Solarenergie", "Lampen"], "de")
    assert found["Energie"].voices == {0, 1, 2}
    assert found["Energieverbrauch"].voices == {1}
    found = texts(["more power", "powerless people", "a superpower"])
    assert found["power"].voices == {0}


def test_verbs_of_other_languages_have_the_letter_of_one(
    named: Callable[..., dict[int, list[str]]],
) -> None:
    """Nobody wrote "apprendre" behind an article: it is no side of a pair."""
    pile = ["Apprendre ensemble", "Apprendre de tous", "une formation par an", "la formation"]
    trains = ["plus de trains", "des trains de nuit", "un train le matin", "les trains"]
    found = named([pile, trains], "fr")[1]
    assert "formation" in found
    assert not any(" et " in text and "apprendre" in text.lower() for text in found)


def test_the_whole_of_a_thing_is_the_thing(texts: Callable[..., dict[str, Candidate]]) -> None:
    """An entire playground is a playground."""
    found = texts(["they use the entire playground", "a playground", "the whole playground"])
    assert found["playground"].found == 3
    assert not any(text.startswith(("entire", "whole")) for text in found)


def test_what_a_thing_is_like_names_nothing(texts: Callable[..., dict[str, Candidate]]) -> None:
    """Free or open, alone, says of nothing what it is."""
    found = texts(["free entry", "entry should be free", "it is open", "open on Sundays"])
    assert "free entry" in found
    assert not {"free", "open"} & set(found)


def test_german_verbs_are_told_by_their_small_letter(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """Nobody wrote "Anzeigen": what is shown honestly is a verb, not a noun with a capital."""
    pile = ["Verspätungen ehrlich anzeigen", "Zu viele Verspätungen", "Verspätungen im Winter"]
    found = texts([*pile, "Die Kinder warten auf den Bus", "Der Bus kommt in der Nacht"], "de")
    assert "Verspätungen ehrlich anzeigen" in found
    assert not any("Anzeigen" in text for text in found)


def test_politeness_is_no_part_of_a_french_name(
    named: Callable[..., dict[int, list[str]]],
) -> None:
    """Please is said to the reader."""
    found = named([["toilettes propres svp", "toilettes propres"], ["trains de nuit"]], "fr")[1]
    assert not any("svp" in text for text in found)


def test_what_lacks_a_word_that_is_kept_back_is_no_phrase(
    kept_back: Callable[..., dict[int, list[str]]],
) -> None:
    """Of "the ten swim card" only "card" is missing: "ten swim" says something else."""
    pile = ["Bring back the ten swim card", "ten swim tickets", "a swim pass", "ten of us"]
    found = {text.lower() for text in kept_back(pile, {"card", "tickets", "pass"})[1]}
    assert not any(text.startswith("ten swim") for text in found)


def test_a_whole_short_statement_has_no_gap(
    kept_back: Callable[..., dict[int, list[str]]],
) -> None:
    """French words whose neighbours are kept back are no clause ("aide aux devoirs le")."""
    pile = ["Aide aux devoirs le soir jusqu'à 18 heures", "L'aide aux devoirs", "des devoirs"]
    found = kept_back(pile, {"soir", "18", "heures", "jusqu'"}, "fr")[1]
    assert "devoirs" in found
    assert not any(text.endswith(" le") for text in found)


@pytest.mark.parametrize(
    ("language", "pile", "barred"),
    [
        ("fr", ["Le car scolaire est en retard", "Un psychologue scolaire", "Le car est plein"],
         "scolaire"),
        ("es", ["Vendemos por debajo del coste", "Siempre vendemos tarde", "El coste"], "vendemos"),
        ("es", ["Las piezas tardan semanas", "Los pagos tardan", "Las piezas"], "tardan"),
        ("tr", ["Hep yemek verilsin", "Zam verilsin", "Yemek"], "verilsin"),
        ("fr", ["Une classe de vingt élèves", "Vingt minutes", "La classe", "En classe", "Un an"],
         "vingt"),
    ],
)  # fmt: skip
def test_verbs_adjectives_and_numbers_name_nothing(
    named: Callable[..., dict[int, list[str]]], language: str, pile: list[str], barred: str
) -> None:
    """No theme is called by one alone, nor is one a side of a pair."""
    found = named([pile, ["trains", "bus"]], language, sure=True)[1]
    assert found
    sides = {side for text in found for side in re.split(" (?:et|y|ve) ", text.lower())}
    assert barred not in sides


def test_turkish_names_have_no_case_ending(named: Callable[..., dict[int, list[str]]]) -> None:
    """Of two forms the one without an ending is shown, if somebody wrote it."""
    pile = ["serviste klima yok", "serviste yer yok", "servis eski"]
    found = named([pile, ["ücretler", "zamlar"]], "tr")[1]
    assert "servis" in found
    assert "serviste" not in found


def test_a_german_dative_that_nobody_wrote_otherwise_is_not_preferred(
    texts: Callable[..., dict[str, Candidate]],
) -> None:
    """Lamps "an den Arbeitsplätzen" give a case away: the singular is shown."""
    found = texts(
        ["Steckdosen an jedem Arbeitsplatz", "Lampen an den Arbeitsplätzen", "mehr Tische"], "de"
    )
    assert "Arbeitsplatz" in found
    assert "Arbeitsplätzen" not in found
