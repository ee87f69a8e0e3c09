"""Rows of a table of messages that the program wrote: who came, what was pinned or renamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.header_words import HEADERS, NAMES, words_in, words_of

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_NOTE: Final = re.compile(
    r"(?:pinned a message(?: to this channel)?|(?:joined|left) the (?:server|group|channel)|"
    r"started a (?:thread|call(?: that lasted \d+ \w+)?)|"
    r"changed the (?:channel|group|chat) (?:icon|(?:name|topic|description)(?:: .{0,100})?))\.?",
    re.IGNORECASE,
)
"""A note that says nothing but what was done: who did it stands beside it."""

_NOTE_OF: Final = re.compile(
    r"\s(?:(?:has |have )?(?:joined|left) the (?:channel|server|group|meeting|chat)|"
    r"(?:added|removed) .{1,60} (?:to|from) the (?:group|chat|channel)|"
    r"created (?:the|a) (?:group|channel|thread|poll).{0,60}|started a (?:call|thread).{0,60}|"
    r"(?:set|changed) the (?:channel|group|chat)(?:'s)? (?:topic|purpose|description|name|icon)"
    r".{0,100}|pinned a message.{0,60})\.?",
    re.IGNORECASE,
)
"""What stands behind somebody's name in a note."""

_WORDS: Final = r"message|joined|started|changed|created|left|added|removed|\bset"
"""One of these stands in each such note: few texts are looked at closely."""

_MENTION: Final = re.compile(r"<@[\w|.-]+>")
_MESSAGES: Final = words_in(
    "content message messages text texts body nachricht nachrichten inhalt mensaje mensajes texto"
    " contenido contenu texte messaggio messaggi testo contenuto mensagem mensagens conteúdo"
    " bericht berichten inhoud wiadomość treść meddelande meddelelse besked сообщение текст"
)
"""Words for the column of messages; who asks for wishes does not call them so."""

_LONGEST: Final = 160
_LOOKED_AT: Final = 200
_MOSTLY: Final = 0.8


def notes_of_the_program(table: Table, mapping: Mapping) -> list[int]:
    """Return the rows of a table of messages that nobody wrote.

    Messages stand below a word for them, and have somebody who sent them and a time. A note says
    only what was done, or begins with who did it, who stands beside it or is called ``<@U1>``.

    Args:
        table: As opened.
        mapping: Which column holds what.
    """
    if mapping.person is None or mapping.text is None or not _are_messages(table, mapping.text):
        return []
    texts = table.rows[mapping.text].str.strip()
    short = texts[texts.str.len() <= _LONGEST]
    some = short[short.str.contains(_WORDS, case=False, regex=True)]
    people = [
        name
        for name in table.columns
        if name == mapping.person or set(words_of(name)) & (HEADERS["person"] | NAMES)
    ]
    names = table.rows.loc[some.index, people].to_numpy().tolist()
    return [index for (index, text), row in zip(some.items(), names, strict=True)
            if _is_note(text, row)]  # fmt: skip


def _is_note(text: str, names: list[str]) -> bool:
    """Tell whether a program wrote a text about one of these people, or whoever it mentions."""
    mention = _MENTION.match(text)
    begins = [mention[0]] if mention else [each.strip() for each in names]
    told = (text[len(name) :] for name in begins if name and text.startswith(name))
    return bool(_NOTE.fullmatch(text)) or any(map(_NOTE_OF.fullmatch, told))


def _are_messages(table: Table, text: str) -> bool:
    """Tell whether a column is called as messages are, beside one with times nearly everywhere."""
    some = table.rows.head(_LOOKED_AT)
    return bool(set(words_of(text)) <= _MESSAGES) and any(
        sum(kind_of(cell) is Kind.TIME for cell in some[name]) >= _MOSTLY * len(some)
        for name in table.columns
    )
