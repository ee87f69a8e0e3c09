"""What people speak of: themes in short statements.

A statement's way, each stage taking the value that the one before it gave:

``reading``      statements -> words; what can be grouped
``points``       words -> points: what two statements have in common (``encoders``, ``features``)
``grouping``     points -> themes: anew, again from the old themes, or placed (``theme_count``,
                 ``kmeans``, ``membership_evidence``, ``theme_ids``)
``curation``     themes -> themes with a facilitator's lasting edits
``description``  themes -> names, keywords, quotes (``kept_names``, ``names_and_keywords`` and what
                 it asks)
``theme_map``    themes -> a map

``pipeline``     the way in one call
``assignment``   one more statement into themes that were found: ``fit`` and ``assign``
``reasons``  why a statement is where it is
``models``       the result

Each name is loaded when it is first asked for: a server that waits for phones needs none of
scikit-learn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.lazy_names import loader

if TYPE_CHECKING:
    from vision.themes.assignment import Model, assign, fit
    from vision.themes.curation import Action, Edit, next_theme_id
    from vision.themes.encoders import CachedEncoder, Encoder, default_encoder, text_hash
    from vision.themes.models import UNASSIGNED, Theme, Themes
    from vision.themes.pipeline import find_labels, find_themes
    from vision.themes.reasons import Reasons, explain

__all__ = [
    "UNASSIGNED",
    "Action",
    "CachedEncoder",
    "Edit",
    "Encoder",
    "Model",
    "Reasons",
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

_HOME: Final = {
    "UNASSIGNED": "vision.themes.models",
    "Action": "vision.themes.curation",
    "CachedEncoder": "vision.themes.encoders",
    "Edit": "vision.themes.curation",
    "Encoder": "vision.themes.encoders",
    "Reasons": "vision.themes.reasons",
    "Model": "vision.themes.assignment",
    "Theme": "vision.themes.models",
    "Themes": "vision.themes.models",
    "assign": "vision.themes.assignment",
    "default_encoder": "vision.themes.encoders",
    "explain": "vision.themes.reasons",
    "find_labels": "vision.themes.pipeline",
    "find_themes": "vision.themes.pipeline",
    "fit": "vision.themes.assignment",
    "next_theme_id": "vision.themes.curation",
    "text_hash": "vision.themes.encoders",
}

__getattr__ = loader(__name__, _HOME)
