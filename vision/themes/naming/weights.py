"""Weights: how much each signal counts, learned from names that readers judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANING: Final[Mapping[str, float]] = {
    "cen": 4.72, "cenw": 2.6, "mar": 2.14, "alike": 1.72, "number": -1.71, "cov": 1.42,
    "added": 1.26, "inside": -1.02, "lone_verb": -0.99, "ap": 0.97, "adjective": -0.96,
    "once": -0.88, "marw": -0.67, "weaker_ap": -0.6, "negated": -0.56, "exact": 0.51,
    "both": 0.49, "one": -0.47, "quantity": -0.46, "participle": -0.44, "empty": -0.41,
    "subject": -0.39, "cut": -0.36, "auc": 0.34, "gerund": -0.34, "predicate": 0.3,
    "capital": -0.28, "pair": -0.27, "pair_words": 0.27, "proper": -0.27, "short": 0.24,
    "weaker_cen": 0.15, "two_content": 0.13, "apw": 0.11, "verb": 0.11, "edge": 0.1, "kl": 0.09,
    "clause": -0.06,
}  # fmt: skip
"""Under the lens *meaning*; how they were learned is in docs/methods/themes.md."""
WORDS: Final[Mapping[str, float]] = {
    "cenw": 5.15, "lone_verb": -1.41, "adjective": -1.29, "empty": -0.97, "inside": -0.95,
    "apw": 0.88, "number": -0.82, "one": -0.81, "added": 0.76, "once": -0.74, "marw": 0.71,
    "negated": -0.62, "participle": -0.58, "exact": 0.55, "cov": 0.47, "gerund": -0.46,
    "quantity": -0.44, "cut": -0.32, "pair_words": 0.28, "clause": -0.25, "pair": -0.25,
    "proper": -0.21, "both": 0.2, "capital": -0.14, "bare_not": 0.1, "kl": -0.09, "short": 0.06,
}  # fmt: skip
"""Under the lens *words*; how they were learned is in docs/methods/themes.md."""


def score(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum of signals; those without a weight do not count.

    Example:
        >>> score({"cov": 0.5, "cut": 1.0}, {"cov": 2.0, "cut": -0.5})
        0.5
    """
    return sum(weights.get(name, 0.0) * value for name, value in signals.items())
