"""Rows of a table of messages that the program wrote: who came, what was pinned or renamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_NOTE: Final = re.compile(
    r"(?:pinned a message(?: to this channel)?|joined the server|started a (?:call|thread).{0,60}|"
    r"changed the (?:channel|group|chat) (?:name|icon|topic|description)(?:: .{0,100})?|"
    r"created (?:the|a) (?:group|channel|thread|poll).{0,60}|left the (?:group|server)|"
    r"(?:added|removed) .{1,60} (?:to|from) the (?:group|chat|channel)|"
    r"(?:<@\w+>|.{1,60}) (?:has |have )?(?:joined|left) the (?:channel|server|group|meeting|chat)|"
    r"set the (?:channel|group|chat)(?:'s)? (?:topic|purpose|description).{0,100})\.?",
    re.IGNORECASE,
)
_WORDS: Final = r"message|joined|started|changed|created|left|added|removed|\bset"
"""One of these stands in each such note: few texts are looked at closely."""

_LONGEST: Final = 160
_LOOKED_AT: Final = 200
_MOSTLY: Final = 0.8


def notes_of_the_program(table: Table, mapping: Mapping) -> list[int]:
    """Return the rows of a table of messages that nobody wrote.

    Messages have somebody who sent them and a time; elsewhere the same words may be a wish.

    Args:
        table: As opened.
        mapping: Which column holds what.
    """
    if mapping.person is None or mapping.text is None or not _has_times(table):
        return []
    texts = table.rows[mapping.text]
    short = texts[texts.str.len() <= _LONGEST]
    some = short[short.str.contains(_WORDS, case=False, regex=True)]
    return [index for index, text in some.items() if _NOTE.fullmatch(text.strip())]


def _has_times(table: Table) -> bool:
    """Tell whether a column holds times nearly everywhere."""
    some = table.rows.head(_LOOKED_AT)
    return any(
        sum(kind_of(cell) is Kind.TIME for cell in some[name]) >= _MOSTLY * len(some)
        for name in table.columns
    )
