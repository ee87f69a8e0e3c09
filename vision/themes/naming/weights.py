"""Weights: how much each signal counts, learned from names that readers judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANING: Final[Mapping[str, float]] = {
    "centrality": 4.76, "centrality_words": 2.49, "margin": 2.2, "alike": 1.75, "number": -1.72,
    "coverage": 1.53, "lone_verb": -1.01, "f1": 0.98, "adjective": -0.96, "inside": -0.96,
    "added": 0.94, "once": -0.88, "oblique": -0.8, "margin_words": -0.61, "negated": -0.57,
    "weaker_f1": -0.54, "exact": 0.49, "both": 0.44, "one": -0.44, "subject": -0.43,
    "empty": -0.42, "participle": -0.42, "weaker_centrality": 0.4, "cut": -0.38,
    "quantity": -0.34, "auc": 0.33, "gerund": -0.3, "pair": -0.29, "capital": -0.25,
    "pair_words": 0.25, "short": 0.25, "proper": -0.23, "predicate": 0.18, "two_content": 0.16,
    "verb": 0.15, "f1_words": 0.14, "edge": 0.1, "divergence": 0.09, "clause": -0.05,
    "led": -0.4, "named": -0.4, "unfinished": -0.8, "alone": -1.0, "few": -1.2,
    "triple": -0.5, "question": -1.0,
}  # fmt: skip
"""Under the lens *meaning*, learned as docs/methods/themes.md says; `oblique` is set by hand."""
WORDS: Final[Mapping[str, float]] = {
    "centrality_words": 3.79, "f1_words": 1.46, "margin_words": 1.29, "lone_verb": -1.15,
    "weaker_centrality_words": 1.11, "adjective": -0.95, "coverage": 0.88, "inside": -0.83,
    "one": -0.82, "oblique": -0.8, "number": -0.76, "quantity": -0.64, "empty": -0.58,
    "weaker_own": -0.57, "negated": -0.55, "cut": -0.53, "once": -0.44, "pair": -0.36,
    "clause": -0.35, "led": -0.26, "edge": -0.23, "exact": 0.21, "participle": -0.16,
    "gerund": -0.13, "unfinished": -0.8, "alone": -1.0, "few": -1.2, "question": -1.0,
}  # fmt: skip
"""Under the lens *words*, learned as docs/methods/themes.md says; `oblique` is set by hand."""


def score(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum of signals; those without a weight do not count.

    Example:
        >>> score({"coverage": 0.5, "cut": 1.0}, {"coverage": 2.0, "cut": -0.5})
        0.5
    """
    return sum(weights.get(name, 0.0) * value for name, value in signals.items())
