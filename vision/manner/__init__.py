"""How levels write, apart from what they write of: found, and taken out before they are compared.

``wording``   words that one level uses much more often, and texts without them
``set_phrases``   parts with which one level opens or closes its statements, and texts without them
``detection``  whether levels can be told by their words also among people who speak of one theme
``centring``  vectors without what tells levels apart within themes
``pipeline``  all of it in one call
``sentences``     what pages and reports say of it, or of not having looked
"""

from vision.manner.pipeline import Manner, Marked, find_manner, plainly
from vision.manner.sentences import cautions, notes, with_notes

__all__ = ["Manner", "Marked", "cautions", "find_manner", "notes", "plainly", "with_notes"]
