"""Phrases and clauses of one statement."""

from __future__ import annotations

import pytest

from vision.themes.naming.spans import MOST_WORDS, spans
from vision.themes.naming.tagger import tagged


def found(line: str, language: str = "en") -> dict[str, str]:
    """Return the spans of a line with their kinds."""
    words = [(word, -2 if word in {",", "."} else 0) for word in line.split()]
    tokens = tagged(words, language)
    return {
        " ".join(token.text for token in tokens[each.start : each.end]): each.kind
        for each in spans(tokens, language)
    }


@pytest.mark.parametrize(
    ("line", "phrase", "kind"),
    [
        ("We want time for patients .", "time for patients", "noun"),
        ("The town should enforce the law on dogs", "enforce the law on dogs", "verb"),
        ("I fear not being hired", "not being hired", "verb"),
        ("more hospital at home , please", "hospital at home", "noun"),
        ("people talk about mistakes", "talk about mistakes", "verb"),
        ("quiet and light rooms", "light rooms", "noun"),
        ("one team , two sites", "one team", "clause"),
        ("who do you work for please .", "who do you work for", "question"),
    ],
)
def test_phrases_and_short_clauses_are_found(line: str, phrase: str, kind: str) -> None:
    """What a person would put on a pile: a noun phrase, a verb phrase, a short clause."""
    own = found(line)
    assert phrase in own
    assert kind in {own[phrase], "clause"}


def test_a_question_is_short_and_whole() -> None:
    """What is kept back leaves a gap, and a long question is no name."""
    assert "question" not in found("who , do you work for").values()
    assert "question" not in found("when do my new tires have to be changed next time").values()
    assert "question" not in found("we ask who you are").values()


def test_german_verbs_stand_behind_their_noun() -> None:
    """The noun comes first in a German verb phrase."""
    assert (
        found("Wir sollten die Pendlerpauschale abschaffen", "de")["Pendlerpauschale abschaffen"]
        == "verb"
    )


def test_no_phrase_crosses_a_comma_or_grows_beyond_six_words() -> None:
    """A name is read at a glance, and comes from one place."""
    own = found("more trees , better buses and very many new quiet light cheap warm small homes")
    assert not any("," in phrase or len(phrase.split()) > MOST_WORDS for phrase in own)


def test_what_is_left_outside_is_told() -> None:
    """Losing the head weighs more than losing a word before it."""
    tokens = tagged([(word, 0) for word in ["the", "public", "transit", "system"]], "en")
    cut = {
        " ".join(token.text for token in tokens[each.start : each.end]): each.cut
        for each in spans(tokens, "en")
        if each.kind == "noun"
    }
    assert cut["public transit system"] == 0
    assert cut["transit"] > cut["system"] > 0


def test_half_of_face_to_face_is_a_piece() -> None:
    """An eye is not what people speak of who sit eye to eye."""
    line = "sit eye to eye with people"
    tokens = tagged([(word, 0) for word in line.split()], "en")
    cuts = {each.start: each.cut for each in spans(tokens, "en") if each.end == each.start + 1}
    assert (cuts[1], cuts[3], cuts[5]) == (2.0, 2.0, 0.0)


def test_half_of_a_doubled_word_is_cut_in_longer_phrases_too() -> None:
    """Nobody who sits eye to eye has a sitting eye."""
    tokens = tagged([(word, 0) for word in ["Sitting", "eye", "to", "eye", "with", "people"]], "en")
    cut = {
        " ".join(token.text for token in tokens[each.start : each.end]): each.cut
        for each in spans(tokens, "en")
    }
    assert cut["Sitting eye"] >= cut["eye"] >= 2


@pytest.mark.parametrize(
    ("line", "language", "torn", "whole"),
    [
        ("Words patients can understand", "en", "Words patients", "patients"),
        ("damit Lehrer Zeit haben", "de", "Lehrer Zeit", "Zeit"),
        ("Sitzungen im Internet verfolgen", "de", "Internet verfolgen", "Sitzungen"),
        ("mit dem Rad fahren", "de", "Rad fahren", "Rad"),
        ("damit die Kinder heimkommen", "de", "Kinder heimkommen", "Kinder"),
        ("buy the referee a drink", "en", "buy the referee", "drink"),
    ],
)
def test_what_a_clause_goes_around_is_torn(line: str, language: str, torn: str, whole: str) -> None:
    """Words that only stand side by side, and a noun whose preposition is left outside."""
    tokens = tagged([(word, 0) for word in line.split()], language)
    cut = {
        " ".join(token.text for token in tokens[each.start : each.end]): each.cut
        for each in spans(tokens, language)
    }
    assert cut[torn] >= 2
    assert cut[whole] < 2


@pytest.mark.parametrize(
    ("line", "piece", "whole"),
    [
        ("an allowance for chair and screen", "allowance for chair", "screen"),
        ("buy chairs and screens", "buy chairs", "screens"),
        ("less talk about books", "talk about books", "books"),
    ],
)
def test_half_of_two_and_what_people_want_less_of_is_cut(line: str, piece: str, whole: str) -> None:
    """A longer phrase that stops before "and", and talk that somebody wants less of."""
    tokens = tagged([(word, 0) for word in line.split()], "en")
    cut = {
        " ".join(token.text for token in tokens[each.start : each.end]): each.cut
        for each in spans(tokens, "en")
    }
    assert cut[piece] >= 1
    assert cut[whole] < cut[piece]


def test_an_object_is_not_torn_from_its_verb() -> None:
    """A German verb behind its object keeps it."""
    tokens = tagged([(word, 0) for word in ["wir", "wollen", "Anträge", "stellen"]], "de")
    cuts = [each.cut for each in spans(tokens, "de") if each.kind == "verb"]
    assert cuts
    assert max(cuts) < 2
