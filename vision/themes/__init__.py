"""What people speak of: themes in short statements.

A statement's way, each stage taking the value that the one before it gave:

``reading``      statements -> words; what can be grouped
``points``       words -> points: what two statements have in common (``encoders``, ``features``)
``grouping``     points -> themes: anew, again from the old themes, or placed (``count``,
                 ``clusters``, ``evidence``, ``identity``)
``curation``     themes -> themes with a facilitator's lasting edits
``description``  themes -> names, keywords, quotes (``kept_names``, ``labels`` and what it asks)
``layout``       themes -> a map

``finding``      the way in one call
``assignment``   one more statement into themes that were found: ``fit`` and ``assign``
``explanation``  why a statement is where it is
``models``       the result
"""

from vision.themes.assignment import Model, assign, fit
from vision.themes.curation import Action, Edit, next_theme_id
from vision.themes.encoders import CachedEncoder, Encoder, default_encoder, text_hash
from vision.themes.explanation import Explanation, explain
from vision.themes.finding import find_labels, find_themes
from vision.themes.models import UNASSIGNED, Theme, Themes

__all__ = [
    "UNASSIGNED",
    "Action",
    "CachedEncoder",
    "Edit",
    "Encoder",
    "Explanation",
    "Model",
    "Theme",
    "Themes",
    "assign",
    "default_encoder",
    "explain",
    "find_labels",
    "find_themes",
    "fit",
    "next_theme_id",
    "text_hash",
]
