"""Chats copied out of a window: names above times, times alone, reactions below what was said."""

from __future__ import annotations

import re
from typing import Final

TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]*[APap]\.?[Mm]\.?)?"
"""How a time of day begins a line or stands alone in it."""

DAY: Final = (
    r"(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4}|\.)?|yesterday|today|gestern|heute|hier|"
    r"[A-Za-zä]{2,9}day)"
)
"""A day before it, in numbers or in a word."""

_ALONE: Final = re.compile(rf"[ \t]*(?:{DAY},?\s+)?{TIME}[ \t]*")
_NAME: Final = re.compile(r"[^\d\W][^:\n\d]{1,50}")
_SIGN: Final = r"(?::[a-z0-9][\w+'-]*:|:[+-]1:|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*)"
_SIGNS: Final = re.compile(rf"(?:{_SIGN}\s*)+(?:\d{{1,4}}(?:\s+{_SIGN}+\s*\d{{1,4}})*)?")
_COUNT: Final = re.compile(r"\d{1,4}")
_BELOW: Final = re.compile(
    r"\d+\s+(?:repl(?:y|ies)|antwort(?:en)?|réponses?|respuestas?|risposte?|respostas?|svar|"
    r"reacties?|件の返信)|(?:last reply|letzte antwort|dernière réponse|última respuesta|"
    r"ultima risposta)\b.{0,60}|view thread|thread anzeigen|afficher le fil|ver hilo",
    re.IGNORECASE,
)
"""What the program says below a message about those that reply to it."""

_EDITED: Final = re.compile(
    r"\s*(?:\((?:edited|bearbeitet|modifié|editado|modificato|bewerkt|redigerad|redigeret|edytowano|"
    r"изменено|編集済み)\)"
    r"|\u200e?<[^<>]*(?:edited|bearbeitet|modifié|editad[oa]|modificato|bewerkt|redigera[dt]|"
    r"redigeret|redigert|muokattu|edytowan[ao]|upravena?|szerkesztett|изменено|змінено|düzenlendi|"
    r"تعديل|編集|编辑)[^<>]*>)$",
    re.IGNORECASE,
)
_NEW: Final = re.compile(
    r"(?:new|neu|nouveau|nuevo|novo|nuovo|nieuw|nowe|nytt?|uusi|новые|新着)"
    r"|(?:new|unread|neue|ungelesene) (?:messages|nachrichten)|nouveaux messages|nuevos mensajes|"
    r"novas mensagens|nuovi messaggi|nieuwe berichten|nya meddelanden|nye (?:beskeder|meldinger)",
    re.IGNORECASE,
)
"""What the program writes above the first message that somebody has not read."""

_OPTION: Final = re.compile(r"\u200e?([^\W\d_]+): .*\(\d+ [^\W\d_]+\)")
_ASKED: Final = re.compile(r"\u200e?([^\W\d_]+):")
"""The first line of a poll that the program keeps, and each answer with its votes."""
_FEWEST: Final = 3
_MOST_OF_A_NAME: Final = 4


def with_names_beside(lines: list[str]) -> list[str]:
    """Return lines with a name and the time of its message, which stands below it, in one line.

    Programs leave out the name where the same person goes on and write the time alone: the line
    above such a time is a message, and so is one right below a time. A name stands after
    a blank line, or comes again where one does; where no blank lines part messages, it is short
    and does not end a sentence.

    Args:
        lines: All lines, also blank ones; their count stays.
    """
    above: dict[int, int] = {}
    before = None
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if is_time(line) and before is not None and _NAME.fullmatch(lines[before]):
            goes_on = before > 0 and is_time(lines[before - 1])
            above |= {} if goes_on else {before: at}
        before = at
    apart = {at for at in above if at == 0 or not lines[at - 1].strip()}
    names = {lines[at].strip() for at in apart}
    if len(apart) < _FEWEST:
        kept = [at for at in above if _may_be_a_name(lines[at])]
    else:
        kept = [at for at in above if at in apart or lines[at].strip() in names]
    if len(kept) < _FEWEST:
        return lines
    beside = list(lines)
    for at in kept:
        beside[at] = f"{lines[at].strip()}  {lines[above[at]].strip()}"
        beside[above[at]] = ""
    return beside


def _may_be_a_name(line: str) -> bool:
    """Tell whether a line has few words and ends no sentence."""
    words = line.split()
    return len(words) <= _MOST_OF_A_NAME and line.strip()[-1] not in "!?;,"


def is_time(line: str) -> bool:
    """Return whether nothing but a time stands in a line: the same person goes on."""
    return _ALONE.fullmatch(line) is not None


def is_reaction(lines: list[str], at: int) -> bool:
    """Return whether a line tells how others reacted: a sign, its count below, so many replies.

    A number alone is a count only where a sign stands above it; signs and replies are reactions
    only below words, replies at their end.

    Args:
        lines: Of one message.
        at: Position of the line.
    """
    line = lines[at].strip()
    if _BELOW.fullmatch(line):
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        ends = any(each.fullmatch(after) for each in (_BELOW, _SIGNS, _COUNT))
        return at > 0 and (ends or not after)
    if _COUNT.fullmatch(line):
        return at > 0 and _SIGNS.fullmatch(lines[at - 1].strip()) is not None
    return at > 0 and _SIGNS.fullmatch(line) is not None


def without_edited(line: str) -> str:
    """Return a line without the note that it was changed later.

    Example:
        >>> without_edited("More time (edited)")
        'More time'
    """
    return _EDITED.sub("", line)


def is_unread_mark(line: str) -> bool:
    """Return whether a line says nothing but that what follows is new: "New"."""
    return _NEW.fullmatch(line.strip()) is not None


def is_poll(lines: list[str]) -> bool:
    """Return whether the lines of a message are a poll: a word for it, what it asks, votes.

    Words of the program are in capitals, and one of them stands before every answer.

    Example:
        >>> is_poll(["POLL:", "Which day?", "OPTION: May 3 (3 votes)", "OPTION: May 4 (1 vote)"])
        True
        >>> is_poll(["Wishes:", "For us", "Trees: many (20 lindens)", "Beds: some (2 rows)"])
        False
    """
    asked = _ASKED.fullmatch(lines[0].strip()) if lines else None
    answers = [_OPTION.fullmatch(line) for line in lines[2:]]
    words = {match[1] if match else "" for match in answers} | ({asked[1]} if asked else {""})
    return len(answers) > 1 and len(words) <= 2 and "" not in words and all(map(_is_loud, words))  # noqa: PLR2004 - of the poll, of its answers


def _is_loud(word: str) -> bool:
    """Tell whether a word is in capitals, where its letters have some."""
    return word == word.upper()
