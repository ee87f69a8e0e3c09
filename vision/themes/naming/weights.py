"""Weights: how much each signal counts, learned from names that readers judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANING: Final[Mapping[str, float]] = {
    "cen": 4.76, "cenw": 2.49, "mar": 2.2, "alike": 1.75, "number": -1.72, "cov": 1.53,
    "lone_verb": -1.01, "ap": 0.98, "adjective": -0.96, "inside": -0.96, "added": 0.94,
    "once": -0.88, "oblique": -0.8, "marw": -0.61, "negated": -0.57, "weaker_ap": -0.54,
    "exact": 0.49, "both": 0.44, "one": -0.44, "subject": -0.43, "empty": -0.42,
    "participle": -0.42, "weaker_cen": 0.4, "cut": -0.38, "quantity": -0.34, "auc": 0.33,
    "gerund": -0.3, "pair": -0.29, "capital": -0.25, "pair_words": 0.25, "short": 0.25,
    "proper": -0.23, "predicate": 0.18, "two_content": 0.16, "verb": 0.15, "apw": 0.14,
    "edge": 0.1, "kl": 0.09, "clause": -0.05,
}  # fmt: skip
"""Under the lens *meaning*, learned as docs/methods/themes.md says; `oblique` is set by hand."""
WORDS: Final[Mapping[str, float]] = {
    "cenw": 5.14, "lone_verb": -1.44, "adjective": -1.3, "empty": -0.98, "apw": 0.91,
    "inside": -0.88, "number": -0.81, "oblique": -0.8, "marw": 0.79, "one": -0.78, "once": -0.71,
    "negated": -0.64, "added": 0.62, "cov": 0.6, "participle": -0.56, "exact": 0.53,
    "gerund": -0.45, "cut": -0.33, "quantity": -0.32, "pair_words": 0.27, "clause": -0.25,
    "pair": -0.22, "both": 0.2, "proper": -0.2, "predicate": -0.17, "capital": -0.12, "kl": -0.1,
    "short": 0.07, "subject": -0.07, "two_content": 0.07,
}  # fmt: skip
"""Under the lens *words*, learned as docs/methods/themes.md says; `oblique` is set by hand."""


def score(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum of signals; those without a weight do not count.

    Example:
        >>> score({"cov": 0.5, "cut": 1.0}, {"cov": 2.0, "cut": -0.5})
        0.5
    """
    return sum(weights.get(name, 0.0) * value for name, value in signals.items())
