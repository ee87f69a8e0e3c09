"""Build a shared vision: the library behind the pages, usable without them.

The rooms, from the inside out (imports point inward only):

``errors``, ``models``, ``settings``   the words of the house
``text``                               cleaning, languages, tokens, junk
``themes``                             what people speak of
``alignment``, ``privacy``             who speaks of it, and what may be shown
``consensus``, ``drafts``              who agrees, and whose voice the vision carries
``store``                              the only door to the database
``charts``, ``wordclouds``             pictures of results
``exchange``, ``reports``              other tools' files, slides and reports
``library``                            the front door: one call from a table to an answer
``workshop``                           turns what is stored into the next snapshot
``batch``                              the same for millions, in one loop or on Spark
``commands``                           ``python -m vision``

Nothing here imports Streamlit. What most people need stands at the front door, ``library``, and
can be imported from here; it is loaded when it is first used:

    >>> from vision import Lens, compare_levels, sample_statements
    >>> rows = sample_statements().head(200)
    >>> themes, found = compare_levels(rows, lens=Lens.WORDS, count=6)
    >>> len(themes.themes), len(found.reach)
    (6, 6)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.lazy_names import loader

if TYPE_CHECKING:
    from vision.errors import VisionError
    from vision.library import (
        align,
        compare_levels,
        cover_draft,
        find_consensus,
        sample_answers,
        sample_statements,
    )
    from vision.models import Lens
    from vision.themes import find_themes

__version__ = "0.2.0"

__all__ = [
    "Lens",
    "VisionError",
    "__version__",
    "align",
    "compare_levels",
    "cover_draft",
    "find_consensus",
    "find_themes",
    "sample_answers",
    "sample_statements",
]

_HOME: Final = {
    "Lens": "vision.models",
    "VisionError": "vision.errors",
    "align": "vision.library",
    "compare_levels": "vision.library",
    "cover_draft": "vision.library",
    "find_consensus": "vision.library",
    "find_themes": "vision.themes",
    "sample_answers": "vision.library",
    "sample_statements": "vision.library",
}
"""Where each public name lives. None of them is the name of a room, so none hides one."""


__getattr__ = loader(__name__, _HOME)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
