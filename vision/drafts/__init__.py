"""The vision text: its sentences, whose voice they carry, its versions, and where people stand.

``clauses``               a draft in sentences
``segments``              a sentence in segments
``likeness``, ``prominence``, ``platitudes``   how far it stands out for themes, and how empty it is
``opposition``            whether it may say the opposite
``matching``              which themes it carries, and which perhaps
``speakers``, ``coverage``    whose voice the draft carries
``versions``              what changed, for whom, and who may save
``amendments``            other wordings of a sentence, taken up and given back
``stances``, ``not_on_board``   where people stand, and whose words those not on board are
``my_voice``              where one participant's words went
"""

from vision.drafts.clauses import Clause, clauses
from vision.drafts.coverage import CarriedTheme, ClauseCoverage, Coverage, Orphan, coverage
from vision.drafts.matching import CARRIES, Matcher
from vision.drafts.my_voice import MyStatement, my_voice
from vision.drafts.stances import (
    ON_BOARD,
    RUNGS,
    SENTENCES,
    LevelStances,
    Stance,
    Stances,
    stances,
)
from vision.drafts.versions import Change, Comparison, changes, compare

__all__ = [
    "CARRIES",
    "ON_BOARD",
    "RUNGS",
    "SENTENCES",
    "CarriedTheme",
    "Change",
    "Clause",
    "ClauseCoverage",
    "Comparison",
    "Coverage",
    "LevelStances",
    "Matcher",
    "MyStatement",
    "Orphan",
    "Stance",
    "Stances",
    "changes",
    "clauses",
    "compare",
    "coverage",
    "my_voice",
    "stances",
]
