"""Who agrees: responses to statements, by level and by opinion group.

``votes``           people's answers, as a matrix
``support``         counts by group, and Polis' consensus of each statement
``bridges``         what joins groups, what parts them: the one rule
``pca``, ``groups``   people who vote alike
``representative``  the statements that mark a group
``levels``          what may be shown of all this by level
``statement_order`` which statement to show next
``polis``           conversations exported by Polis
"""

from vision.consensus.bridges import bridges
from vision.consensus.groups import OpinionGroups, opinion_groups
from vision.consensus.highlights import Highlights, highlights
from vision.consensus.levels import Answered, Consensus, Slice, consensus
from vision.consensus.opinion_space import Dot, opinion_map
from vision.consensus.polis import PolisExport, polis_files, read_polis_export
from vision.consensus.representative import Mark, marks
from vision.consensus.statement_order import Tally, next_statement
from vision.consensus.support import (
    Support,
    consensus_mean,
    group_informed_consensus,
    lower_bound,
    support,
)
from vision.consensus.votes import Vote, Votes

__all__ = [
    "Answered",
    "Consensus",
    "Dot",
    "Highlights",
    "Mark",
    "OpinionGroups",
    "PolisExport",
    "Slice",
    "Support",
    "Tally",
    "Vote",
    "Votes",
    "bridges",
    "consensus",
    "consensus_mean",
    "group_informed_consensus",
    "highlights",
    "lower_bound",
    "marks",
    "next_statement",
    "opinion_groups",
    "opinion_map",
    "polis_files",
    "read_polis_export",
    "support",
]
