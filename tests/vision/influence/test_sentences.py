"""What a map comes to is said in whole sentences that claim no more than is called."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from vision.influence import Together, influence_map
from vision.influence.sentences import (
    SENTENCES,
    influence_finding,
    loop_names,
    together_finding,
)
from vision.significance import registered

NAMES = {1: "Time", 2: "Learning", 3: "Pay", 4: "{calm}"}
YES, NONE = Counter({1: 16, 0: 4}), Counter({0: 18, 1: 2})


def said(*drives: tuple[int, int]) -> str:
    """Return the sentence of a room in which some pairs are easier and all others neither."""
    counts = {pair: YES if pair in drives else NONE for pair in permutations(NAMES, 2)}
    return str(influence_finding(influence_map(counts, list(NAMES)), NAMES))


def test_levers_and_loops_are_named() -> None:
    """One lever, two, none; one loop, several, none."""
    assert said((1, 2), (1, 3)) == (
        "“Time” drives the others more than they drive it. No loop stands out."
    )
    assert said((1, 3), (2, 3), (4, 3)).startswith("“Time” and “Learning” drive the others")
    assert said((1, 2), (2, 1)) == (
        "No theme clearly drives the others more than they drive it. "
        "One loop comes back to where it began."
    )
    assert "2 loops come back" in said((1, 2), (2, 1), (3, 4), (4, 3))
    assert "“{calm}” drives" in said((4, 1), (4, 2))


def test_little_is_said_of_little() -> None:
    """Nobody was asked; all say the same."""
    assert str(influence_finding(None, {})) == str(influence_finding(influence_map({}, [1]), {}))
    same = influence_map({pair: Counter({1: 20}) for pair in permutations(NAMES, 2)}, list(NAMES))
    assert str(influence_finding(same, NAMES)).startswith("Nearly all gave the same answer")


def test_what_texts_say_is_said_with_its_number() -> None:
    """None, one, several."""
    pair = Together(1, 2, 14, 2, 8, beyond_chance=True)
    dull = Together(1, 3, 6, 2, 8, beyond_chance=False)
    assert str(together_finding((dull,))).startswith("No two themes")
    assert str(together_finding((pair, dull))).startswith("One pair of themes")
    assert str(together_finding((pair, pair))).startswith("2 pairs of themes")


def test_a_loop_reads_round() -> None:
    """The first theme stands once more at the end."""
    counts = {pair: YES if pair in {(1, 2), (2, 1)} else NONE for pair in permutations(NAMES, 2)}
    (loop,) = influence_map(counts, list(NAMES)).loops
    assert loop_names(loop, NAMES) == "Time → Learning → Time"


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_sentence_names_registered_verdicts(kind: str) -> None:
    """Whatever is said to stand out, or not to, is on the one list of verdicts."""
    sentence = SENTENCES[kind]
    for name in (*sentence.claims, *sentence.denies):
        assert registered(name).name == name
    texts = f"{sentence.text.text} {sentence.text.many}"
    if "than chance" in texts or "loop" in texts:
        assert sentence.claims or sentence.denies, texts
