"""Signals: what speaks for and against a candidate as a name, as numbers of about -1 to 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.stems import stem
from vision.themes.naming.candidates import FEW, cover, divergence
from vision.themes.naming.retrieval import OTHER_PILES, found_again, nearness
from vision.themes.naming.word_forms import oblique

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from vision.themes.naming.candidates import Candidate
    from vision.themes.naming.collection import Collection, Pile

_TOGETHER: Final = ("en", "de")
"""Languages whose vague words are read as one list, and stand in for languages without one."""
_WANTING: Final = frozenset({
    "think", "believe", "want", "need", "expect", "hope", "wish", "try", "trying", "seem", "go",
    "going", "wanting", "needing", "expecting", "hoping", "love", "prefer",
})  # fmt: skip
"""Verbs that say what they are about in another verb."""
_HELPING: Final = frozenset({"be", "has", "have", "had"})
_FOR_DOING: Final = frozenset({
    "time", "right", "rights", "chance", "chances", "freedom", "ability", "power", "incentive",
    "incentives", "duty", "opportunity", "opportunities", "reason", "room", "space", "money",
    "courage", "permission", "place", "places",
})  # fmt: skip
"""Nouns that a verb with "to" completes: "time to talk"."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Statements by meaning, to compare candidates with.

    Attributes:
        rows: Shape (n, d): some of every theme's statements, centred, unit length.
        labels: Shape (n,): their themes.
        middles: Shape (k, d): of all themes, in their order.
        encoded: Gives the centred unit vectors of texts.
    """

    rows: NDArray[np.float32]
    labels: NDArray[np.int32]
    middles: NDArray[np.float32]
    encoded: Callable[[Sequence[str]], NDArray[np.float32]]


def add_signals(
    found: Sequence[Candidate], collection: Collection, pile: Pile, compared: Compared | None
) -> None:
    """Set the signals of a theme's candidates.

    Args:
        found: Phrases as people wrote them, already counted.
        collection: All statements.
        pile: Those of the theme.
        compared: Under *meaning*, what candidates are compared with.
    """
    for each in found:
        each.signals = _counts(each, pile) | _form(each, collection, pile)
    _by_voices(found, collection, pile)
    _by_words(found, collection, pile)
    if compared is not None and found:
        directions = compared.encoded([each.text for each in found])
        cosines = directions @ compared.rows.T
        for each, direction, cosine in zip(found, directions, cosines, strict=True):
            each.direction, each.cosines = direction, cosine
        _by_meaning(found, collection, pile, compared)


def add_signals_of_pairs(
    found: Sequence[tuple[Candidate, Candidate, Candidate]],
    collection: Collection,
    pile: Pile,
    compared: Compared | None,
) -> None:
    """Set the signals of pairs from their sides, which have theirs.

    Args:
        found: Each pair with its two sides.
        collection: All statements.
        pile: Those of the theme.
        compared: Under *meaning*, what candidates are compared with.
    """
    both = [pair for pair, _, _ in found]
    for pair, one, other in found:
        pair.signals = _counts(pair, pile)
        shared = len(one.voices & other.voices)
        fewer = max(1, min(len(one.voices), len(other.voices)))
        pair.signals |= {
            "pair": 1.0,
            "triple": float(pair.kind == "triple"),
            "added": (len(pair.voices) - max(len(one.voices), len(other.voices)))
            / max(1, pile.voices),
            "both": shared / fewer,
            "pair_words": len(pair.letters.replace("C", "")) - 2.0,
            "cut": pair.cut,
            "exact": (one.signals["exact"] + other.signals["exact"]) / 2,
            "once": max(one.signals["once"], other.signals["once"]),
            "number": max(one.signals["number"], other.signals["number"]),
            "proper": max(one.signals["proper"], other.signals["proper"]),
            "oblique": max(one.signals["oblique"], other.signals["oblique"]),
            "capital": max(one.signals["capital"], other.signals["capital"]),
            "edge": max(one.signals["edge"], other.signals["edge"]),
            "led": max(one.signals["led"], other.signals["led"]),
            "few": float(_sides_of_one(one, other)) if pile.voices <= FEW else 0.0,
            "weaker_own": min(side.signals.get("weaker_own", side.own) for side in (one, other)),
            **_weaker(one, other, "centrality_words", "margin_words", "f1_words"),
        }
        if one.direction is not None and other.direction is not None:
            pair.signals["alike"] = float(one.direction @ other.direction)
            pair.signals |= _weaker(one, other, "f1", "centrality")
            middle = one.direction + other.direction
            pair.direction = middle / max(float(np.linalg.norm(middle)), 1e-9)
    _by_words(both, collection, pile)
    if compared is not None and both:
        _by_meaning(both, collection, pile, compared)


def _weaker(one: Candidate, other: Candidate, *names: str) -> dict[str, float]:
    """Return some signals of the side that has least of each, of three sides as well."""
    return {
        f"weaker_{name}": min(
            side.signals.get(f"weaker_{name}", side.signals[name]) for side in (one, other)
        )
        for name in names
    }


def _sides_of_one(one: Candidate, other: Candidate) -> int:
    """Return how many sides of a pair one person alone spoke of, 0 to 2."""
    return sum(len(side.voices) <= 1 for side in (one, other))


def _by_meaning(
    found: Sequence[Candidate], collection: Collection, pile: Pile, compared: Compared
) -> None:
    """Add how well candidates find the theme's statements, and how near its middle they are."""
    cosines = np.stack([each.cosines for each in found if each.cosines is not None])
    directions = np.stack([each.direction for each in found if each.direction is not None])
    f1, auc = found_again(cosines, compared.labels == pile.theme)
    column = collection.themes.index(pile.theme)
    to_middles = directions @ compared.middles.T
    margin = nearness(to_middles, column)
    for i, each in enumerate(found):
        each.signals |= {
            "f1": float(f1[i]),
            "auc": float(auc[i]),
            "centrality": float(to_middles[i, column]),
            "margin": float(margin[i]),
        }


def _by_words(found: Sequence[Candidate], collection: Collection, pile: Pile) -> None:
    """Add how near the middle of the theme the words of candidates are, by TF-IDF."""
    column, middles, rarity = (
        collection.themes.index(pile.theme),
        collection.middles,
        collection.rarity,
    )
    for each in found:
        weights = rarity[list(each.stems)]
        weights = (weights / np.linalg.norm(weights)).astype(np.float32)
        cosines = np.asarray(middles[:, list(each.stems)] @ weights, np.float32).reshape(1, -1)
        each.signals["centrality_words"] = float(cosines[0, column])
        each.signals["margin_words"] = float(nearness(cosines, column)[0])


def _by_voices(found: Sequence[Candidate], collection: Collection, pile: Pile) -> None:
    """Add whether a phrase is one person's: alone with all its words, or one voice of few."""
    stems = {number for each in found if each.found == 1 for number in each.stems}
    shared = {
        number
        for number in stems
        if len(collection.voices_in(collection.holding([number], pile.language), pile)) > 1
    }
    for each in found:
        single = each.found == 1
        weak = single or bool(each.signals["empty"])
        each.signals["alone"] = float(single and not shared & set(each.stems))
        each.signals["few"] = float(weak and pile.voices <= FEW)


def _counts(each: Candidate, pile: Pile) -> dict[str, float]:
    """Return what counting people and statements says."""
    return {
        "f1_words": 2 * each.own / (each.own + OTHER_PILES * each.other + 1),
        "coverage": cover(each, pile),
        "divergence": divergence(each, pile),
    }


def _form(each: Candidate, collection: Collection, pile: Pile) -> dict[str, float]:
    """Return what the words say about how the phrase reads by itself."""
    words, letters = each.text.split(), each.letters
    many = len(words)
    vague = [
        number in collection.subjects or _vague(collection, number, pile.language)
        for number in each.stems
    ]
    capitals = pile.language not in {"de", "lb"}
    raised = [word[:1].isupper() and word != "I" for word in words]
    return {
        "exact": math.log2(1 + each.found) / math.log2(1 + max(1, pile.voices)),
        "once": float(each.found == 1),
        "led": each.led if many == 1 and each.kind == "noun" and pile.language == "en" else 0.0,
        "cut": each.cut,
        "one": float(many == 1),
        "short": float(many in (2, 3)),
        "two_content": float(len(each.stems) == 2),  # noqa: PLR2004
        "empty": float(all(vague)),
        "edge": float(many > 1 and not all(vague) and (vague[0] or vague[-1])),
        "verb": float(each.kind == "verb"),
        "predicate": float(each.kind == "predicate" and many > 1),
        "clause": float(each.kind == "clause"),
        "inside": float(each.kind != "question" and any(letter in "IMB" for letter in letters)),
        "question": float(each.kind == "question"),
        "unfinished": float(pile.language == "en" and _is_unfinished(each, words, collection)),
        "adjective": float(set(letters) <= set("JRKC") or letters in ("L", "E")),
        "lone_verb": float(letters in ("V", "Z", "G")),
        "participle": float(many > 1 and letters[0] in "LRE"),
        "gerund": float(many > 1 and letters[0] == "G"),
        "quantity": float(letters[0] in "qK"),
        "number": float("U" in letters),
        "negated": float(each.negated),
        "subject": float(any(number in collection.subjects for number in each.stems)),
        "oblique": float(
            pile.language == "de" and oblique([word.lower() for word in words], letters, collection)
        ),
        "named": each.name,
        "proper": float(capitals and letters[0] == "N" and all(raised)),
        "capital": float(capitals and any(raised)),
    }


def _is_unfinished(each: Candidate, words: Sequence[str], collection: Collection) -> bool:
    """Tell whether an English phrase lacks what would say what it is about.

    It ends in "to" and a verb that its noun does not ask for ("risks to reduce"), begins with a
    verb that only leads to another ("want to confirm"), does something to nothing in particular
    ("find people"), or its helping verb has lost another one or an object ("card be mailed",
    "points have earned").
    """
    letters, lower = each.letters, [word.lower() for word in words]
    if each.kind == "predicate":
        return "X" not in letters and any(
            letter == "B" and word in _HELPING for word, letter in zip(lower, letters, strict=False)
        )
    if letters.endswith("TV") and not (len(lower) > 2 and lower[-3] in _FOR_DOING):  # noqa: PLR2004 - a noun, "to" and a verb
        return True
    if each.kind not in {"verb", "clause"} or len(words) == 1 or letters[0] not in "VG":
        return False
    objects = each.stems[1:]
    return lower[0] in _WANTING or (
        bool(objects) and all(_vague(collection, number, "en") for number in objects)
    )


def _vague(collection: Collection, number: int, language: str) -> bool:
    return collection.corpus.stem_names[number] in _vague_stems(language)


@cache
def _vague_stems(language: str) -> frozenset[str]:
    known = _vague_words()
    codes = (language,) if language in known and language not in _TOGETHER else _TOGETHER
    words = [word for code in codes for word in known[code]]
    return frozenset(stem(word, code) for word in words for code in codes) - {""}


@cache
def _vague_words() -> dict[str, list[str]]:
    """Return language -> words that would fit half of all themes."""
    text = (files("vision.themes.naming") / "vague_words.txt").read_text(encoding="utf-8")
    parts = [part.split() for part in text.split("\n\n")[1:]]
    return {code: words for code, *words in parts}
