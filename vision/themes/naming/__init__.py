"""Suggestions of names: phrases people wrote, found and ranked; ``offered_names`` chooses them.

``collection``   all statements, for counting phrases in one theme and elsewhere
``tagger``       word classes
``spans``        phrases and short clauses in one statement
``candidates``   the same phrase in any form, counted
``two_sided_names``        two sides joined
``retrieval``    whether a phrase finds the statements of its theme
``signals``      what speaks for and against a candidate
``weights``      how much each signal counts
``subject_headings``  general words for small themes
``person_names`` names of people, which name nothing
``suggestions``  the best few for each theme
"""

from vision.themes.naming.suggestions import Suggestion, Suggestions

__all__ = ["Suggestion", "Suggestions"]
