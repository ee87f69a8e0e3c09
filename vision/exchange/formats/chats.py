"""Saved chats of meetings: who wrote what, without greetings of the program itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vision.exchange.formats.copied_chats import (
    DAY,
    TIME,
    is_poll,
    is_reaction,
    is_time,
    is_unread_mark,
    with_names_beside,
    without_edited,
)
from vision.exchange.formats.grid import Grid

_FROM: Final = r"(?:From|Von|De|Da|Od|От|Van|Fra|Från)"
_TO: Final = r"(?:to|To|an|An|à|À|a|A|do|для|aan|til|till)"

_STARTS: Final = (
    # Zoom: 10:01:23 From Name to Everyone: text, in older ones without "to Everyone"
    re.compile(
        rf"^\s*(?:{DAY}[ T])?{TIME}\s+{_FROM}\s+(?P<name>.+?)"
        rf"\s+{_TO}\s+(?P<to>[^:]{{1,60}}?)\s*:(?:\s+(?P<text>.*)|\s*)$"
    ),
    re.compile(rf"^\s*(?:{DAY}[ T])?{TIME}\s+{_FROM}\s+(?P<name>.+?)\s*:(?:\s+(?P<text>.*)|\s*)$"),
    # Teams, copied: [02.03.2026 09:10] Name  or  [09:10] Name: text; WhatsApp with brackets
    re.compile(
        rf"^\u200e?\[\s*(?:{DAY},?\s+)?{TIME}\s*\]\s*(?P<name>[^:\n]{{1,60}}?)"
        rf"(?:\s*:\s+(?P<text>.*)|\s*:?\s*)$"
    ),
    # WhatsApp: 02.03.26, 09:10 - Name: text
    re.compile(
        rf"^\u200e?{DAY},?\s+{TIME}\s+[-\u2013]\s+(?P<name>[^:\n]{{1,60}}?):\s+(?P<text>.*)$"
    ),
    # Webex: from Name to everyone:  9:10 AM, the message below
    re.compile(
        rf"^{_FROM}\s+(?P<name>.{{1,60}}?)\s+{_TO}\s+[^:\n]{{1,40}}:\s+{TIME}\s*(?P<text>)$",
        re.IGNORECASE,
    ),
    # Meet and others: 09:10 Name: text
    re.compile(rf"^{TIME}\s+(?P<name>[^:\n\d][^:\n]{{0,59}}?)\s*:\s+(?P<text>.*)$"),
    # Teams, copied from the window: Name  02/03 09:10
    re.compile(
        rf"^(?P<name>[^\d\W][^:\n\d]{{1,50}}?)(?P<gap>\s+)(?P<day>{DAY},?\s+)?(?P<time>{TIME})\s*"
        r"(?P<text>)$"
    ),
)
_TABBED: Final = re.compile(rf"^{TIME}\t(?P<name>[^\t]{{1,60}})\t(?P<text>.*)$")
_TABBED_DAY: Final = re.compile(r"^\d{4}[/.]\d{1,2}[/.]\d{1,2}\s?\(\w{1,3}\)$", re.MULTILINE)
"""LINE parts by tabs, below a line for each day; without such a line it may be any table."""

_SPAN_ABOVE: Final = re.compile(
    r"^(\d{1,2}:\d{2}:\d{2})\.\d+,\d{1,2}:\d{2}:\d{2}\.\d+\n", re.MULTILINE
)
"""From when to when a message stood, above it, as Meet keeps them."""

_LETTERHEAD: Final = re.compile(
    rf"^From: (?P<name>[^\n]{{1,80}}?)(?: \(\+?[\d ]{{5,}}\))?\n(?:[A-Z][\w -]{{1,20}}: [^\n]*\n)*?"
    rf"(?:Sent|Date): [^\n]*?(?P<time>{TIME})[^\n]*\n(?:[A-Z][\w -]{{1,20}}: [^\n]*\n)*\n",
    re.MULTILINE,
)
"""Lines about who wrote a message and when, above it, as tools for Signal keep them."""

_OF_THE_PROGRAM: Final = re.compile(
    rf"^\u200e?(?:{DAY},?\s+{TIME}\s+[-\u2013]\s|\[\s*{DAY},?\s+{TIME}\s*\]\s)"
)
"""A time in front of a line that nobody wrote: somebody came, somebody left."""

_NO_STATEMENT: Final = re.compile(
    r"^\s*(?:Reacted to (?=[\"“„«'\u200e]|.+ with \W+$)|Removed an? .{1,40} reaction|"
    r"Hat auf .+ reagiert|Reagierte auf|A réagi à|\u200e|"
    r"\u200e?<[^<>]{3,40}>$|.{1,60} (?:joined|left) the (?:meeting|chat|group)|"
    r".{1,60}\((?:file attached|Datei angehängt|fichier joint|archivo adjunto)\)$|"
    r"> |\(-\s.{1,200}\s-\)$|!?\[[^\]]*\]\([^)]*\)$|"
    r"(?i:image|photo|video|audio|sticker|GIF|document|bild|foto|dokument|imagen|imagem|vidéo|"
    r"immagine)\s(?:omitted|weggelassen|omitid[ao]|absente|omise|ocult[ao]|omess[ao])$)"
)
_DELETED: Final = re.compile(
    r"\W*(?:(?:this )?message (?:was )?deleted(?: by .{1,40})?|you deleted this message|"
    r"(?:diese |die )?nachricht (?:wurde )?gelöscht|du hast diese nachricht gelöscht|"
    r"(?:ce )?message (?:a été )?supprimé|vous avez supprimé ce message|"
    r"se eliminó este mensaje|(?:este )?mensaje (?:fue |ha sido )?eliminado|"
    r"eliminaste este mensaje|(?:questo )?messaggio (?:è stato )?eliminato|"
    r"hai eliminato questo messaggio|(?:(?:esta|essa) )?mensagem (?:foi )?(?:apagada|eliminada)|"
    r"você apagou esta mensagem|(?:dit )?bericht (?:is )?verwijderd|"
    r"(?:ta )?wiadomość (?:została )?usunięta|usunięto tę wiadomość|"
    r"(?:данное |это )?сообщение (?:было )?удалено|це повідомлення видалено|"
    r"bu mesaj silindi|(?:det här )?meddelandet (?:har )?raderat?s?|"
    r"denne (?:besked|meldingen?) (?:blev|ble) slettet)\W*",
    re.IGNORECASE,
)
"""What a program writes, and nothing behind it, where somebody took a message back."""

_QUOTED: Final = re.compile(r"\s*(?:Replying to|Antwort auf)\b")
"""How the line begins that a reply quotes, above what it says."""

_LOOKED_AT: Final = 100_000
_FEWEST: Final = 3
_MOST_OF_A_NAME: Final = 4
_MOSTLY: Final = 0.25


@dataclass(slots=True)
class _Message:
    number: int
    name: str
    lines: list[tuple[int, str]]


def chat_grid(text: str) -> Grid | None:
    """Return a saved chat of Zoom, Teams, Meet or WhatsApp as a grid of names and messages.

    Names become persons; they are there to tell people apart, never to be shown. Reactions and
    the first line of a reply (the quoted one) are set aside.

    Args:
        text: The whole file.

    Returns:
        None where the text is no chat.
    """
    text = _SPAN_ABOVE.sub(r"\1 ", text.replace("\r\n", "\n"))
    if len(_LETTERHEAD.findall(text)) >= _FEWEST:
        text = _LETTERHEAD.sub(_as_one_line, text)
    if not _may_begin(text[:_LOOKED_AT]):
        return None
    lines = with_names_beside(text.splitlines())
    written = sum(
        bool(line.strip()) and not is_time(line) and not is_reaction(lines, at)
        for at, line in enumerate(lines)
    )
    for start in (_TABBED, *_STARTS) if _TABBED_DAY.search(text) else _STARTS:
        matches = [_begun(start, line) for line in lines]
        found = sum(match is not None for match in matches)
        if found >= _FEWEST and found >= _MOSTLY * written:
            return _grid(lines, matches)
    return None


def _may_begin(head: str) -> bool:
    """Tell whether a message may begin in the first lines of a text: a large table has none."""
    lines = with_names_beside(head.splitlines())
    return any(start.match(line) for start in (_TABBED, *_STARTS) for line in lines)


def _begun(start: re.Pattern[str], line: str) -> re.Match[str] | None:
    """Return how a line begins a message; words before a lone time or price may be a wish.

    "Meetings not before 9:30" and "A wage of 15.00" are none: after one space a name has at most
    four words, the first and the last with no small letter first, and a day or a colon follows.
    """
    found = start.match(line)
    if not found or "gap" not in start.groupindex or len(found["gap"]) > 1 or "\t" in found["gap"]:
        return found
    words = found["name"].split()
    small = words[0][0].islower() or words[-1][0].islower()
    timed = found["day"] is not None or ":" in found["time"]
    return found if timed and not small and len(words) <= _MOST_OF_A_NAME else None


def _as_one_line(match: re.Match[str]) -> str:
    """Return a letterhead as one line, with as many line ends as it had."""
    name = match["name"].replace(":", " ")
    return f"[{match['time']}] {name}:" + "\n" * match[0].count("\n")


def _grid(lines: list[str], matches: list[re.Match[str] | None]) -> Grid:
    messages: list[_Message] = []
    asides: list[tuple[int, str]] = []
    for number, (line, match) in enumerate(zip(lines, matches, strict=True), start=1):
        if match:
            said = (match.group("text") or "").strip()
            name = match.group("name").strip()
            above = messages[-1].lines if messages and "gap" in match.re.groupindex else []
            if len(above) > 1 and is_unread_mark(above[-1][1]):
                asides.append(above.pop())
            messages.append(_Message(number, name, [(number, said)] if said else []))
        elif _OF_THE_PROGRAM.match(line) or _TABBED_DAY.match(line):
            asides.append((number, line.strip()))
        elif messages and is_time(line):
            messages.append(_Message(number, messages[-1].name, []))
        elif messages and line.strip():
            messages[-1].lines.append((number, line.strip()))
        elif line.strip():
            asides.append((number, line.strip()))
    cells, numbers = [["Name", "Message"]], [0]
    for message in messages:
        said, beside = _parted(message.lines)
        asides += beside if said else (beside or message.lines[:1])
        if said:
            cells.append([message.name, "\n".join(said)])
            numbers.append(message.number)
    asides.sort()
    return Grid("", cells, numbers, roles=(("person", 0), ("text", 1)), asides=tuple(asides))


def _parted(lines: list[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]]]:
    """Return what somebody said, and what others or the program put below it."""
    said: list[str] = []
    beside: list[tuple[int, str]] = []
    if is_poll([line for _, line in lines]):
        return said, lines
    for at, (number, line) in enumerate(lines):
        quoted = at + 1 < len(lines) and not said and _QUOTED.match(line)
        if quoted or is_reaction([each for _, each in lines], at):
            beside.append((number, line))
        elif _DELETED.fullmatch(line) or _NO_STATEMENT.match(line):
            continue
        elif without_edited(line):
            said.append(without_edited(line))
    return said, beside
