"""What people speak of: themes in short statements.

``finding``      from statements to themes in one call
``reading``      what can be grouped
``features``     statements as points: wording, meaning
``encoders``     sentence vectors
``clusters``     which points belong together, and how many clusters there are
``identity``     themes that stay the same when statements arrive
``curation``     a facilitator's lasting edits
``phrases``, ``names``, ``describing``, ``layout``   what is said and drawn of each theme
``models``       the result
"""

from vision.themes.curation import Action, Edit
from vision.themes.encoders import CachedEncoder, Encoder, default_encoder, text_hash
from vision.themes.finding import find_themes
from vision.themes.models import UNASSIGNED, Theme, Themes

__all__ = [
    "UNASSIGNED",
    "Action",
    "CachedEncoder",
    "Edit",
    "Encoder",
    "Theme",
    "Themes",
    "default_encoder",
    "find_themes",
    "text_hash",
]
