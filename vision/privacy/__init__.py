"""What may be shown: one door that every chart, quote, cloud, table and export goes through."""

from vision.privacy.attendance import Attendance
from vision.privacy.bands import EVERYONE, Band, bands, group_title, unit_groups
from vision.privacy.published import GONE, OTHER, Atom, Published, Spoken
from vision.privacy.publishing import answer_bands, of_round, publish
from vision.privacy.quotes import cloud_words, export_rows, quotes, search, shown_levels
from vision.privacy.released import Released, release
from vision.privacy.shares import round_share

__all__ = [
    "EVERYONE",
    "GONE",
    "OTHER",
    "Atom",
    "Attendance",
    "Band",
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
