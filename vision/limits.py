"""Every limit that people can meet, in one place: how long, how many, how often, how few.

Fields of pages and sentences that name a limit take it from here. Limits that only protect a
computation (cells of a workbook, points of a map) stand where it does.
"""

from __future__ import annotations

from typing import Final

# How few people may be shown.
SMALLEST_GROUP: Final = 5
"""People a group needs before anything is said about it, unless a facilitator asks for more."""
LOWEST_GROUP: Final = 3
HIGHEST_GROUP: Final = 50
"""The least and the most that a facilitator may set the smallest group to."""

# What people write.
LONGEST_STATEMENT: Final = 600
"""Characters a participant's statement may have."""
MOST_STATEMENTS: Final = 50
"""Statements one person may have in one round: generous for people, narrow for a flood."""
MOST_REMARKS: Final = 50
"""Remarks that one person may make on one version of the draft."""
LONGEST_WRITING: Final = 10_000
"""Characters of a text in the field that are kept for its writer while it is not sent."""
LONGEST_SEARCH: Final = 60
"""Characters of a word that statements are searched for."""
HIGHEST_RATING: Final = 10
"""How true something can be said to be, from 0: a theme today, a sentence of the vision."""

# The vision.
LONGEST_DRAFT: Final = 20_000
"""Characters a draft may have."""
LONGEST_UNSAVED: Final = 200_000
"""Characters that are kept of a leader's text before it is saved as a version."""
MOST_SENTENCES: Final = 5_000
"""Sentences of a draft that anything may be said of."""

# What comes after.
MOST_FIRST_STEPS: Final = 200
"""First steps that a workshop may have."""
MOST_REMINDERS: Final = 24
"""Dates to be reminded of."""

# What a facilitator sets up.
LONGEST_NAME: Final = 80
"""Characters of a title, of a level's and of a unit's name."""
LONGEST_THEME_NAME: Final = 60
"""Characters of a theme's name: it stands beside a bar."""
LONGEST_WISH: Final = 140
"""Characters of a theme as a wish that people hold against today."""
LONGEST_QUESTION: Final = 300
MOST_QUESTIONS: Final = 10
MOST_LEVELS: Final = 12
MOST_UNITS: Final = 200
FEWEST_THEMES_ASKED: Final = 2
MOST_THEMES_ASKED: Final = 20
"""Themes that a facilitator may ask for, instead of as many as are found."""
MOST_EXPECTED: Final = 1_000_000
"""People that can be expected at a level."""
MOST_SLIPS: Final = 2_000
"""Join slips that are made at once: a ream of paper."""
MOST_PEOPLE_OF_CARD: Final = 500
"""People that a paper card may speak for."""
MOST_LINES_OF_CARD: Final = 20
"""Lines of a paper card, each a statement of its own."""
MOST_SEEDS: Final = 50
"""Seeds a question may have: more would drown what people themselves have said."""
MOST_STEPS: Final = 30
"""Steps that an agenda may have."""
LONGEST_SAYING: Final = 1_000
"""Characters of all that a facilitator says, or does, in one step."""
MOST_PAIRS_ASKED: Final = 6
"""Pairs of themes that one person is asked about before being thanked; more only on request."""
MOST_MINUTES: Final = 120
"""Minutes that a timer may run."""
LONGEST_ORGANISATION: Final = 60
"""Characters of an organisation's name: it stands in one line of a phone."""
LARGEST_LOGO_MB: Final = 5
"""Megabytes that the file of a logo may have."""

# How people come in.
LONGEST_CODE: Final = 20
"""Characters of a workshop's code, and of one that is typed from a join slip."""
LONGEST_LEVEL_CODE: Final = 40
"""Characters of a code that a facilitator gives a level."""
LONGEST_PASSPHRASE: Final = 100
"""Characters of a passphrase that is typed."""
SIGN_IN_S: Final = 600
"""Seconds that somebody has to sign in at the organisation's identity provider."""
LONGEST_ADDRESS: Final = 254
"""Characters of the address of an account (RFC 5321)."""
MOST_ACCOUNTS: Final = 200
"""People who may be invited to one workshop by their account."""

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
SIGNED_IN_HOURS: Final = 8
"""Hours after their last use in which the roles of owners and facilitators end: a day at work."""
LEADER_SIGNED_IN_DAYS: Final = 30
"""Days after its last use in which a leader's role ends: a month of reading."""
LEADER_LINK_DAYS: Final = 7
"""Days after which a link with which a leader signs in once ends by itself."""
MOST_UNKNOWN_CODES: Final = 30
"""Codes of all visitors that open nothing, within that time: slips of a large room's fingers."""
CODE_PACE_S: Final = 0.25
"""Seconds between two look-ups of codes from then on, on all servers together."""
LONGEST_CODE_WAIT_S: Final = 30.0
"""Seconds that anybody waits for such a look-up at most."""

# Files that come in.
LARGEST_FILE_MB: Final = 30
"""Megabytes (of 1,024 times 1,024 bytes) a file may have that is brought in through a page."""
MOST_FILES_MB: Final = 300
"""The same of all files that a server holds at once."""
SHORTEST_PASSPHRASE: Final = 12
"""Characters of the passphrase of a sealed file: whoever has it may try as often as they like."""
LAST_HEADER_ROW: Final = 10_000
"""Row of a file that may be said to be its header."""

# What is kept for the way back.
BACKUPS_KEPT: Final = 3
"""Copies of the database, each made before the schema changed."""
