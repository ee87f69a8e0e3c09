"""What may be shown: one door that every chart, quote, cloud, table and export goes through.

``next_publication``   published before, and true now, in; what may be published, out
``publication_state``    what has been counted in public so far
``atoms``        queues fill, atoms are born of them, and atoms split
``statement_arrays``, ``publication_arrays``, ``numbering``   what statements tell now, and all that
                 is or was counted, as arrays of whole numbers
``authors``, ``columnar_mapping``   who wrote what, and who is where, as two lists
``existing_people``   how many of those who take part exist
``bands``, ``grouping``, ``merging``   levels and units, joined until each may be shown
``share_rounding``       how a share of people may be shown
``totals_in_steps`` totals in steps, while a room is small
``answer_publication``   answers as they are counted in public
``exported_answers``   the same person by person, for another tool
``quotes``       which words may be shown, and what may be said about who wrote them
"""

from vision.privacy.answer_publication import Released, release
from vision.privacy.bands import EVERYONE, Band, bands, group_title, unit_groups
from vision.privacy.existing_people import ExistingPeople
from vision.privacy.next_publication import answer_bands, of_round, publish
from vision.privacy.publication_state import GONE, OTHER, Atom, Published, Spoken
from vision.privacy.quotes import cloud_words, export_rows, quotes, search, shown_levels
from vision.privacy.share_rounding import round_share

__all__ = [
    "EVERYONE",
    "GONE",
    "OTHER",
    "Atom",
    "Band",
    "ExistingPeople",
    "Published",
    "Released",
    "Spoken",
    "answer_bands",
    "bands",
    "cloud_words",
    "export_rows",
    "group_title",
    "of_round",
    "publish",
    "quotes",
    "release",
    "round_share",
    "search",
    "shown_levels",
    "unit_groups",
]
