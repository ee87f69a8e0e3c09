"""What people speak of: themes in short statements.

``finding``      from statements to themes in one call
``reading``      what can be grouped
``features``     statements as points: wording and meaning
``encoders``     sentence vectors
``space``        the points of one run
``clusters``     which points belong together, and how many clusters there are
``grouping``     anew, again from the old themes, or settled
``identity``     themes that stay the same when statements arrive
``curation``     a facilitator's lasting edits
``phrases``, ``names``, ``describing``, ``portraits``, ``layout``   what is said and drawn of each
``explaining``   why a statement is where it is
``models``       the result
"""

from vision.themes.curation import Action, Edit, next_theme_id
from vision.themes.encoders import CachedEncoder, Encoder, default_encoder, text_hash
from vision.themes.explaining import Explanation, explain
from vision.themes.finding import find_themes
from vision.themes.models import UNASSIGNED, Theme, Themes

__all__ = [
    "UNASSIGNED",
    "Action",
    "CachedEncoder",
    "Edit",
    "Encoder",
    "Explanation",
    "Theme",
    "Themes",
    "default_encoder",
    "explain",
    "find_themes",
    "next_theme_id",
    "text_hash",
]
