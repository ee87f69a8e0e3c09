"""What may be called beyond chance, and on what budget: every verdict of a question is here."""

from vision.significance.multiple_testing import adjusted
from vision.significance.proportions import detectable, score_test
from vision.significance.rating_changes import likely_change, permutation_test
from vision.significance.registry import (
    BUDGET,
    DESCRIPTIONS,
    VERDICTS,
    Share,
    Verdict,
    called_in,
    registered,
)

__all__ = [
    "BUDGET",
    "DESCRIPTIONS",
    "VERDICTS",
    "Share",
    "Verdict",
    "adjusted",
    "called_in",
    "detectable",
    "likely_change",
    "permutation_test",
    "registered",
    "score_test",
]
