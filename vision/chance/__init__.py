"""What may be called beyond chance, and on what budget: every verdict of a question is here."""

from vision.chance.proportions import adjusted, detectable, score_test
from vision.chance.ratings import likely_change, permutation_test
from vision.chance.registry import BUDGET, VERDICTS, Share, Verdict, called_in, registered

__all__ = [
    "BUDGET",
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
