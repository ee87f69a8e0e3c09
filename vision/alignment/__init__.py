"""Who speaks of what: reach, shared focus, gaps, trends and units, with what chance alone gives."""

from vision.alignment.guesses import Guess, GuessComparison, compare_guesses
from vision.alignment.models import (
    Alignment,
    Gap,
    RoundReach,
    ThemeReach,
    Trend,
    Units,
    Withheld,
)
from vision.alignment.pipeline import align, spoken
from vision.alignment.shared_focus import Focus

__all__ = [
    "Alignment",
    "Focus",
    "Gap",
    "Guess",
    "GuessComparison",
    "RoundReach",
    "ThemeReach",
    "Trend",
    "Units",
    "Withheld",
    "align",
    "compare_guesses",
    "spoken",
]
