"""What may be called beyond chance, and on what budget: every verdict of a question is here."""

from vision.chance.proportions import adjusted, detectable, score_test
from vision.chance.registry import BUDGET, VERDICTS, Share, Verdict, called_in, registered

__all__ = [
    "BUDGET",
    "VERDICTS",
    "Share",
    "Verdict",
    "adjusted",
    "called_in",
    "detectable",
    "registered",
    "score_test",
]
