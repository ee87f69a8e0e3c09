"""Every limit that people can meet, in one place: how long, how many, how often, how few.

Limits that only protect a computation (cells of a workbook, points of a map) stand where it does.
"""

from __future__ import annotations

from typing import Final

# How few people may be shown.
SMALLEST_GROUP: Final = 5
"""People a group needs before anything is said about it, unless a facilitator asks for more."""
LOWEST_GROUP: Final = 3
"""The least that a facilitator may lower the smallest group to."""

# What people write.
LONGEST_STATEMENT: Final = 600
"""Characters a participant's statement may have."""
MOST_STATEMENTS: Final = 50
"""Statements one person may have in one round: generous for people, narrow for a flood."""
MOST_REMARKS: Final = 50
"""Remarks that one person may make on one version of the draft."""
LONGEST_WRITING: Final = 10_000
"""Characters of a text in the field that are kept for its writer while it is not sent."""

# The vision.
LONGEST_DRAFT: Final = 20_000
"""Characters a draft may have."""
LONGEST_UNSAVED: Final = 200_000
"""Characters that are kept of a leader's text before it is saved as a version."""

# What a facilitator sets up.
LONGEST_NAME: Final = 80
"""Characters of a title, of a level's and of a unit's name."""
LONGEST_QUESTION: Final = 300
MOST_QUESTIONS: Final = 10
MOST_LEVELS: Final = 12
MOST_UNITS: Final = 200
MOST_SEEDS: Final = 50
"""Seeds a question may have: more would drown what people themselves have said."""

# How often.
RATE_WINDOW_S: Final = 60
"""Seconds over which sendings and wrong tries are counted."""
MOST_SENDINGS: Final = 20
"""Statements that one person may send within that time: room for every honest hand."""
MOST_TRIES: Final = 20
"""Wrong passphrases or codes of one browser within that time before it has to wait."""
MOST_TRIES_OF_ALL: Final = 300
"""The same of all browsers at one door: far above a room's slips, so that nobody can lock others
out by guessing, and far below what finding four random words takes."""
TRY_DELAY_S: Final = 2.0
"""Seconds that each further try at that door waits, whoever tries: nobody is locked out."""
