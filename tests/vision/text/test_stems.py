"""Words that are subjects only when they are written so."""

import pytest

from vision.text import read_corpus
from vision.text.stems import is_abbreviation, stem


@pytest.mark.parametrize("word", ["IT", "OR", "WHO", "US"])
def test_abbreviations_are_words_when_written_so(word: str) -> None:
    """The IT department is no pronoun."""
    assert is_abbreviation(word, "en")
    assert stem(word, "en") == word.lower()
    assert stem(word.lower(), "en") == stem(word.capitalize(), "en") == ""


@pytest.mark.parametrize("line", ["Fair pay for ALL", "We do NOT want this"])
def test_stress_makes_no_abbreviation(line: str) -> None:
    """What people stress by capitals is a small word all the same."""
    corpus = read_corpus([line], ["en"])
    said = {corpus.stem_names[number] for number in corpus.stems if number >= 0}
    assert said.isdisjoint({"all", "not"})


def test_a_line_in_capitals_has_no_abbreviations() -> None:
    """Who shouts all of it tells no word from another."""
    corpus = read_corpus(["IT IS WHO WE ARE"], ["en"])
    assert corpus.subject_words.tolist() == [0]


@pytest.mark.parametrize("noun", ["재택근무", "회의", "휴가", "급여", "어린이", "주차장", "교육"])
@pytest.mark.parametrize("particle", ["를", "가", "에서", "에서는", "도", "의"])
def test_a_korean_noun_is_one_word_with_any_particle(noun: str, particle: str) -> None:
    """What Korean writes at the end of a noun makes no other word of it."""
    assert stem(noun + particle, "ko") == stem(noun, "ko")
