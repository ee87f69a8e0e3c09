"""How levels write is found and taken out, and is not taken for what they write of."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from benchmarks.manner import LEVELS, MANAGERS, Writer, judged, room
from vision.manner import find_manner, notes, plainly
from vision.models import Lens
from vision.themes import Themes, find_themes

MADE = {kind: room("made", kind, 3) for kind in ("none", "stock all", "varied all")}
PEOPLE = [f"p{k}" for k in range(len(MADE["none"].texts))]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("where", ["open", "close"])
def test_varied_pieces_hardly_repeat(language: str, where: str) -> None:
    """No four words in a row come more than twice in a room; of a dozen stock phrases all do."""

    def most(how: str) -> int:
        write = Writer(language, f"{how} {where}", np.random.default_rng(7))
        told = [write(f"s{k}", "").lower().split() for k in range(MANAGERS)]
        return max(Counter(tuple(t[k : k + 4]) for t in told for k in range(len(t) - 3)).values())

    assert most("varied") <= 2 < most("stock")


@pytest.mark.parametrize("kind", ["stock all", "varied all"])
def test_manner_is_found_and_its_words_go(kind: str) -> None:
    """Phrases of a dozen, or hardly two alike: found, and hardly a word of it is left."""
    made, plain = MADE[kind], MADE["none"]
    found = find_manner(made.texts, PEOPLE, made.levels)
    before = np.mean([len(text.split()) for text in plain.texts[:MANAGERS]])
    after = np.mean([len(text.split()) for text in found.texts[:MANAGERS]])

    assert found.found
    assert {each.level for each in found.marked} >= {LEVELS[0]}
    assert after < 1.5 * before < np.mean([len(text.split()) for text in made.texts[:MANAGERS]])


def test_without_manner_everything_stays_as_it_was() -> None:
    """The same people writing alike: not a letter is changed, and nothing is said of it."""
    made = MADE["none"]
    found = find_manner(made.texts, PEOPLE, made.levels)

    assert not found.found
    assert found.texts == made.texts
    assert notes(found, LEVELS) == ()


@pytest.mark.parametrize("kind", ["stock all", "varied all"])
@pytest.mark.slow
def test_manner_alone_is_no_gap(kind: str) -> None:
    """With it, themes are called gaps in each of three rooms; without it, in one at most."""
    rooms = [room("made", kind, seed) for seed in range(20, 23)]

    with_it = [judged(each, Lens.WORDS, before=True, permutations=99).called for each in rooms]
    without = [judged(each, Lens.WORDS, permutations=99).called for each in rooms]
    assert sum("gap" in each for each in with_it) >= 2
    assert sum("gap" in each for each in without) <= 1


def test_what_was_left_out_is_said_of_levels_that_are_shown() -> None:
    """The words are named for a level by itself, and for no level that is shown with another."""
    made = MADE["stock all"]
    found = find_manner(made.texts, PEOPLE, made.levels)

    said = notes(found, LEVELS)
    assert [str(each.what) for each in said][:2] == ["How levels write", LEVELS[0]]
    assert all(word in str(said[1].why) for word in found.marked[0].words)
    assert [str(each.what) for each in notes(found, ["Manager + Staff"])] == ["How levels write"]


def test_no_word_of_too_few_or_of_unquotable_statements_is_named() -> None:
    """Words that mark a level are named only if enough of its people used them openly."""
    made = MADE["stock all"]
    kept = find_manner(made.texts, PEOPLE, made.levels, quotable=[False] * len(PEOPLE))
    strict = find_manner(made.texts, PEOPLE, made.levels, smallest_group=20)

    assert kept.found
    assert kept.marked == ()
    for each in strict.marked:
        rows = [k for k, level in enumerate(made.levels) if level == each.level]
        for word in each.words:
            assert sum(word in made.texts[k].casefold() for k in rows) >= 20


def test_themes_are_found_in_what_is_left() -> None:
    """Without an encoder there is nothing to centre: the texts alone go to the finder."""
    found = find_manner(MADE["stock all"].texts, PEOPLE, MADE["stock all"].levels)
    asked = []

    def find(texts: object, encoder: object) -> Themes:
        asked.append((texts, encoder))
        return find_themes(list(found.texts), lens=Lens.WORDS)

    assert plainly(find, found, None).themes
    assert asked == [(found.texts, None)]


@pytest.mark.parametrize(
    ("texts", "levels"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["Fair pay", "Better food"] * 5, [None] * 10, id="no-levels"),
        pytest.param(["Fair pay", ""] * 5, ["A"] * 10, id="one-level"),
        pytest.param(["", "?!"] * 10, ["A", "B"] * 10, id="no-words"),
    ],
)
def test_rooms_without_levels_or_words_are_left_alone(
    texts: list[str], levels: list[str | None]
) -> None:
    """Never an error, never a change."""
    found = find_manner(texts, [f"p{k}" for k in range(len(texts))], levels)

    assert not found.found
    assert list(found.texts) == texts
