"""How themes hang together: what people say drives what, and what the same people speak of."""

from vision.influence.arrows import Arrow, Counts
from vision.influence.cooccurrence import Together, together
from vision.influence.loops import Loop
from vision.influence.maps import InfluenceMap, ThemeRole, influence_map
from vision.influence.next_pair import next_pair
from vision.influence.theme_pairs import Pair, pair_asked, themes_asked

__all__ = [
    "Arrow",
    "Counts",
    "InfluenceMap",
    "Loop",
    "Pair",
    "ThemeRole",
    "Together",
    "influence_map",
    "next_pair",
    "pair_asked",
    "themes_asked",
    "together",
]
