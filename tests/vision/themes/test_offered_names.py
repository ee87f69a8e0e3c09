"""What themes are called, from suggestions and phrases whose counts are known."""

from __future__ import annotations

import numpy as np
import pytest

from vision.models import Lens
from vision.text import read_corpus
from vision.text.sampling import sample
from vision.themes import find_themes
from vision.themes.naming import Suggestion
from vision.themes.occurrences import occurrences, statements_read
from vision.themes.offered_names import (
    offered_names,
    other_things,
    sentence_case,
    theme_keywords,
    theme_names,
)
from vision.themes.phrases import Phrase, theme_phrases


def suggestions(*texts: str, score: float = 1.0) -> list[Suggestion]:
    """Return suggestions, best first."""
    return [Suggestion(text, "noun", score) for text in texts]


def phrase(text: str, score: float = 1.0, share: float = 0.5, *, lift: float = 3.0) -> Phrase:
    """Return a phrase of nouns, each word its own stem."""
    stems = tuple(sum(map(ord, word)) for word in text.split() if word not in {"for", "of"})
    return Phrase(
        stems=stems, text=text, score=score, statements=int(40 * share), share=share, lift=lift,
        noun=0.9, freedom=1.0,
    )  # fmt: skip


def phrases_of(groups: list[list[str]], language: str = "en") -> dict[int, tuple[Phrase, ...]]:
    """Return the phrases of themes given as lists of statements, theme 1 first."""
    lines = [line for group in groups for line in group]
    labels = np.repeat(np.arange(len(groups)) + 1, [len(group) for group in groups])
    corpus = read_corpus(lines, [language] * len(lines))
    return theme_phrases(corpus, labels.astype(np.int32), range(1, len(groups) + 1))


def test_a_theme_is_named_in_the_language_of_most_of_it() -> None:
    """A few statements in another language share a theme, but do not name it."""
    english = [f"Time for the {word}" for word in ("small things", "nails", "glasses", "supper")]
    german = ["Zeit, viel Zeit", "Mehr Zeit", "Zeit am Bett"]
    other = ["Fair rosters", "Rosters in time", "Rosters for all", "Quiet rosters"]
    corpus = read_corpus([*english, *german, *other], ["en"] * 4 + ["de"] * 3 + ["en"] * 4)
    labels = np.array([1] * 7 + [2] * 4, dtype=np.int32)
    said = {each.text for each in theme_phrases(corpus, labels, [1, 2])[1]}
    assert "time" in {text.lower() for text in said}
    assert not any("zeit" in text.lower() for text in said)

    alone = read_corpus(german, ["de"] * 3)
    found = theme_phrases(alone, np.ones(3, dtype=np.int32), [1])[1]
    assert "Zeit" in {each.text for each in found}


def test_no_name_is_a_part_of_another() -> None:
    """A theme "Time" beside "Time for patients" tells nobody which is which; alone it may stay."""
    first = suggestions("time for patients", score=2.0)
    second = suggestions("time", "time and sitting", "beds")
    assert theme_names({1: first, 2: second}) == {1: "Time for patients", 2: "Time and sitting"}
    assert theme_names({2: suggestions("time")}, ["Time for patients"]) == {2: "Time"}


def test_the_surest_name_is_given_first() -> None:
    """Two themes want one name: the one that it fits better gets it."""
    weak, sure = suggestions("trust", "boss"), suggestions("trust", "pay", score=3.0)
    assert theme_names({1: weak, 2: sure}) == {1: "Boss", 2: "Trust"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("cars", "electric-cars"), ("privacy", "private"), ("électricité", "electricity"),
     ("CO2", "CO2-tax")],
)  # fmt: skip
def test_nearly_the_same_word_is_one_keyword(one: str, other: str) -> None:
    """A part of a word, another ending or an accent makes no second keyword."""
    assert theme_keywords([phrase(one), phrase(other)]) == (one,)


def test_no_two_names_are_alike() -> None:
    """Themes with the same suggestions get different names, and none that is taken."""
    same = suggestions("trust", "boss")
    names = theme_names({1: same, 2: same, 3: same}, taken=["trust"])
    assert len({name.casefold() for name in [*names.values(), "trust"]}) == 4
    assert theme_names({7: []}) == {7: "Theme 7"}


def test_what_is_not_sure_is_offered_and_names_nothing() -> None:
    """A general word may be the wrong one: the room can choose it, nothing else does."""
    maybe = Suggestion("warehouses", "heading", 2.0, sure=False)
    assert theme_names({4: [maybe]}) == {4: "Theme 4"}
    assert theme_names({4: [maybe, *suggestions("locks")]}) == {4: "Locks"}
    assert offered_names("Theme 4", [maybe]) == ("Theme 4", "Warehouses")


def test_a_theme_without_a_name_has_a_number_in_its_language() -> None:
    """That of its people, else of the room."""
    french = Suggestion("scolaire", "noun", 1.0, "fr", sure=False)
    assert theme_names({2: [french], 3: []}, language="ja") == {2: "Thème 2", 3: "テーマ3"}
    assert (other_things("tr"), other_things("ja")) == ("Diğer konular", "その他")


def test_four_names_are_offered_the_own_one_first() -> None:
    """The facilitator sees the name it has, and no other twice."""
    found = suggestions("trust", "Boss", "fair pay", "lamps", "beds")
    assert offered_names("Boss", found) == ("Boss", "Trust", "Fair pay", "Lamps")
    assert offered_names("Theme 7", []) == ()


def test_a_capital_opens_a_name_but_for_its_own_spelling() -> None:
    """Turkish has an i with a dot in capitals too."""
    assert sentence_case("iPhone users") == "iPhone users"
    assert (
        sentence_case("iş ve eğitim", "tr")
        == "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}ş ve eğitim"
    )


def test_what_everyone_says_names_no_theme() -> None:
    """A word as common elsewhere tells nothing, however many of the theme's statements hold it."""
    town = ["our town needs more trees", "trees for our town", "a town with old trees"] * 3
    rail = ["a train to our town", "our town by train", "our town needs a night train"] * 3
    found = phrases_of([town, rail])
    assert [found[theme][0].text for theme in (1, 2)] == ["trees", "train"]
    assert found[1][0].lift == pytest.approx((9 + 9 / 18) / (9 + 1) / (9 / 18))


def test_a_word_that_never_stands_alone_is_shown_with_its_noun() -> None:
    """What is "affordable" is part of the name: people never wrote the word by itself."""
    homes = [f"affordable housing for {who}" for who in ("nurses", "families", "us", "everyone")]
    found = phrases_of([homes, ["more buses", "buses at night", "late buses", "buses and trams"]])
    free = {each.text: each.freedom for each in found[1]}
    assert free["affordable housing"] == 1.0


def test_words_are_shown_in_the_form_used_as_a_noun() -> None:
    """Where people wrote both "learn" and "the learning", it is "learning", which reads well."""
    learn = ["we learn a lot", "to learn together", "time for learning", "the learning of others"]
    found = phrases_of([learn, ["more buses", "buses at night", "late buses", "a bus"]])
    assert "learning" in [each.text for each in found[1]]
    assert "learn" not in [each.text for each in found[1]]


def test_names_of_places_keep_their_capitals() -> None:
    """A name that opens every part of a list is spelled as people spell it."""
    fair = ["Music, Shake Rag, food", "Go to Shake Rag", "Shops, Shake Rag and a park"]
    found = phrases_of([fair, ["more buses", "buses at night", "late buses"]])
    assert "Shake Rag" in [each.text for each in found[1]]


def test_phrases_are_counted_by_statement_and_read_from_a_sample_of_many() -> None:
    """A phrase twice in one statement counts once; which are read of many follows their words."""
    corpus = read_corpus(["fair pay, fair pay", "fair pay"], ["en", "en"])
    pairs = occurrences(corpus, np.zeros(2, dtype=np.int64))[1]
    [(phrases, counts)] = pairs.statements(np.zeros(2, dtype=np.int64), 1)
    assert phrases.tolist() == [0]
    assert counts.tolist() == [2]
    texts = [f"wish number {number}" for number in range(50)]
    for order in (texts, texts[::-1]):
        read = statements_read(read_corpus(order, ["en"] * 50), most=10)
        chosen = {text for text, one in zip(order, read, strict=True) if one}
        assert len(chosen) == 10
        assert chosen == {texts[at] for at in sample(texts, 10)}


@pytest.mark.parametrize("lens", list(Lens))
def test_known_subjects_are_named_by_their_word(
    labelled: tuple[list[str], list[str]], lens: Lens
) -> None:
    """Parking, training, canteen and trust name the themes that are about them."""
    texts, _ = labelled
    names = " ".join(theme.name.lower() for theme in find_themes(texts, lens=lens, count=4).themes)
    assert sum(word in names for word in ("parking", "training", "canteen", "trust")) >= 3
