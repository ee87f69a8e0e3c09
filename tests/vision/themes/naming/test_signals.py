"""What speaks for a candidate."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from vision.themes.naming.candidates import Candidate, candidates
from vision.themes.naming.signals import add_signals
from vision.themes.naming.weights import MEANING, WORDS, score

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.themes.naming.collection import Collection


def test_signals_are_those_of_a_worked_example(collection: Callable[..., Collection]) -> None:
    """Lamps stand in 3 of 4 statements and in 1 of 4 others."""
    made = collection(
        [
            ["street lamps", "lamps at night", "repair lamps", "light"],
            ["lamps in trains", "night trains", "old trains", "trains"],
        ]
    )
    pile = made.pile(1)
    found = candidates(made, pile)
    add_signals(found, made, pile, None)
    lamps = next(each for each in found if each.text == "lamps")
    assert (lamps.own, lamps.other) == (0.75, 0.25)
    assert lamps.signals["f1_words"] == pytest.approx(2 * 0.75 / (0.75 + 9 * 0.25 + 1))
    own = 0.75
    assert lamps.signals["coverage"] == pytest.approx(math.sqrt(own) * own / (own + 0.25 + 1 / 4))
    assert lamps.signals["exact"] == pytest.approx(math.log2(1 + lamps.found) / math.log2(5))
    assert lamps.signals["one"] == 1.0
    assert lamps.signals["once"] == 0.0


def test_every_weight_is_of_a_signal(collection: Callable[..., Collection]) -> None:
    """A weight without a signal would be a slip of the pen; without weights nothing counts."""
    made = collection([["street lamps", "lamps"], ["night trains", "trains"]])
    found = candidates(made, made.pile(1))
    add_signals(found, made, made.pile(1), None)
    by_meaning = {"f1", "auc", "centrality", "margin", "alike", "weaker_f1", "weaker_centrality"}
    of_pairs = {"pair", "triple", "added", "both", "pair_words"} | {
        f"weaker_{each}" for each in ("own", "centrality_words", "margin_words", "f1_words")
    }
    known = found[0].signals.keys() | by_meaning | of_pairs
    assert MEANING.keys() <= known
    assert WORDS.keys() <= known - by_meaning
    assert score(found[0].signals, {}) == 0


@pytest.mark.parametrize(
    ("line", "phrase", "unfinished"),
    [
        ("trying to educate", "trying to educate", True),
        ("want to confirm", "want to confirm", True),
        ("I would like to find people", "find people", True),
        ("can the card be mailed", "card be mailed", True),
        ("it is time to talk", "time to talk", False),
        ("I would love a school day", "love a school day", True),
        ("we should plant trees", "plant trees", False),
        ("new cards have not come", "new cards have not come", False),
    ],
)
def test_phrases_that_lack_what_they_are_about_are_told(
    collection: Callable[..., Collection], line: str, phrase: str, *, unfinished: bool
) -> None:
    """A verb that waits for another, a deed done to nothing in particular."""
    made = collection([[line, line], ["night trains", "trains"]])
    found = candidates(made, made.pile(1))
    add_signals(found, made, made.pile(1), None)
    told = {each.text.lower(): each.signals["unfinished"] for each in found}
    assert told.get(phrase, float(unfinished)) == float(unfinished), told
    assert phrase in told, told


def test_one_voice_of_few_stands_behind_what_several_say(
    collection: Callable[..., Collection],
) -> None:
    """A loyalty card is one person's; so are its words. A lamp post shares its lamp."""
    lamps = ["lamp post", "a lamp", "the lamp at night", "loyalty card", "people"]
    made = collection([lamps, ["night trains", "trains"]])
    found = candidates(made, made.pile(1))
    add_signals(found, made, made.pile(1), None)
    told = {each.text: (each.signals["alone"], each.signals["few"]) for each in found}
    assert told["loyalty card"] == (1.0, 1.0)
    assert told["lamp post"] == (0.0, 1.0)
    assert told["lamp"] == (0.0, 0.0)


def test_in_a_large_theme_one_voice_may_speak_for_others(
    collection: Callable[..., Collection],
) -> None:
    """What words share says enough there; what stands alone still says nothing of others."""
    made = collection([["street lamp", "loyalty card", *["a lamp"] * 12], ["trains"] * 15])
    found = candidates(made, made.pile(1))
    add_signals(found, made, made.pile(1), None)
    told = {each.text: (each.signals["alone"], each.signals["few"]) for each in found}
    assert told["loyalty card"] == (1.0, 0.0)
    assert told["street lamp"] == (0.0, 0.0)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "night"), ("es", "semana"), ("fr", "jour"), ("nl", "dag")]
)
def test_times_of_day_say_nothing_in_their_language(
    collection: Callable[..., Collection], language: str, word: str
) -> None:
    """A week or a night would fit half of all themes."""
    made = collection([[word, word], ["trains", "trains", "trains"]], language)
    pile = made.pile(1)
    single = Candidate((made.stem_of(word, language),), "noun", word, "N")
    add_signals([single], made, pile, None)
    assert single.signals["empty"] == 1.0


def test_men_are_not_vague_for_what_mensen_is_in_dutch(
    collection: Callable[..., Collection],
) -> None:
    """Each language has its own list, whatever stems have in common."""
    made = collection([["men", "men"], ["trains", "trains", "trains"]])
    single = Candidate((made.stem_of("men", "en"),), "noun", "men", "N")
    add_signals([single], made, made.pile(1), None)
    assert single.signals["empty"] == 0.0
