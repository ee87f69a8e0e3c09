"""E-mails saved below each other in a text: the new words of each, by whoever sent it."""

from __future__ import annotations

import itertools
import re
from typing import Final

from vision.exchange.formats.grid import Grid
from vision.exchange.formats.mail_manners import (
    greeted_by,
    is_greeting,
    is_signed,
    signs_off,
    takes_leave,
)
from vision.exchange.formats.markdown_lists import has_bullet, without_bullet

_FROM: Final = re.compile(
    r"(?:From|Von|De|Da|Od|Van|Från|Fra|От|Lähettäjä):\s+(?P<name>\S.{0,120})"
)
_SUBJECT: Final = re.compile(
    r"(?:Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Temat|Тема|Aihe):"
)
_FIELD: Final = re.compile(r"[^\W\d_][\w -]{1,20}:(?:\s|$)")
_KNOWN: Final = re.compile(
    r"(?:Date|Sent|Sent by|To|Cc|Bcc|Reply-To|Attachments?|Importance|Priority|Datum|Gesendet|An|"
    r"Kopie|Antwort an|Anlagen?|Wichtigkeit|Priorität|Envoyé|À|Répondre à|Pièces jointes|Enviado|"
    r"Enviada(?: em)?|Fecha|Para|Data|Inviato|A|Verzonden|Aan|Skickat|Till|Dato|Sendt|Til|Wysłano|"
    r"Do|Odesláno|Komu|Datum odeslání|Дата|Отправлено|Кому|Копия|Lähetetty|Vastaanottaja|"
    r"(?:X|List|Content|Thread|Delivered|Return|User|In-Reply)-[\w-]+|Message-ID|MIME-Version|"
    r"References|Received):(?:\s|$)",
    re.IGNORECASE,
)
"""Fields that programs write besides sender and subject; any other may be words of somebody."""

_QUOTED: Final = re.compile(r"\s*>")
_WROTE: Final = re.compile(
    r"(?:On|Am|Le|El|Il|Em|Op|Den)\b.{5,150}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|"
    r"escreveu|schreef.{0,80}|skrev.{0,80})\s*:\s*$",
    re.IGNORECASE,
)
"""What a program writes above words that are answered."""

_ORIGINAL: Final = re.compile(
    r"-{3,}\s*(?:(?:original|forwarded) (?:message|appointment)|ursprüngliche nachricht|"
    r"original-?nachricht|weitergeleitete nachricht|message (?:d['’]origine|original|transféré)|"
    r"mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|mensagem original|"
    r"(?:oorspronkelijk|doorgestuurd) bericht|ursprungligt meddelande|oprindelig meddelelse|"
    r"opprinnelig melding|(?:oryginalna )?wiadomość(?: oryginalna)?)\s*-{3,}$",
    re.IGNORECASE,
)
_RULED: Final = re.compile(r"-{3,}\s?[^-]{5,40}\s?-{3,}$")
"""A title between rules."""

_SIGNATURE: Final = re.compile(r"--\s*$")
_DEVICE: Final = re.compile(
    r"(?:Sent from|Get Outlook|Von meinem .{1,30} gesendet|Gesendet von|Envoyé de|Enviado desde|"
    r"Inviato da|Verzonden vanaf)\b.{0,60}$",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"(?:Date|Sent|Datum|Gesendet|Envoyé(?: le)?|Enviado|Enviada(?: em)?|Fecha|Data|Inviato|"
    r"Verzonden|Skickat|Dato|Sendt|Wysłano|Odesláno|Дата|Отправлено|Lähetetty):.*\d{1,2}[:.h]\d{2}\b",
    re.IGNORECASE,
)
"""When a mail was sent, to the minute."""

_CONTACT: Final = re.compile(r"\d{3}|\S@\S|www\.|https?:|\|")
_NOTICE: Final = re.compile(
    r"(?:this|diese|ce|cet|este|esta|questa|questo|deze|dit) (?:e-?mail|message|nachricht|courriel|"
    r"mensaje|correo|messaggio|mensagem|bericht)\b",
    re.IGNORECASE,
)
"""How a program begins what it writes below each mail, on confidence."""

_MOST_ABOVE: Final = 2
"""Lines that may stand above several mails: a title, a day."""

_MOST_WORDS_OF_LEAVE: Final = 3
_MOST_WORDS_AHEAD: Final = 8
"""Of a line above the items of a list that may say nothing by itself."""

_MOST_FIELDS: Final = 8
_LOOKED_AT: Final = 400
_NARROWEST: Final = 50
_WIDEST: Final = 100
"""Characters of a line at which programs break mails, at least and at most."""

_FEWEST_BROKEN: Final = 2
_FEW_WORDS: Final = 4
_SIGNATURE_LINES: Final = 4
_SHORT: Final = 6
_FAR_BELOW: Final = 40
_ENDS: Final = (".", "!", "?", "…")


def mails_grid(text: str, *, bare: bool = False, several: bool = False) -> Grid | None:
    """Return e-mails as a grid of senders and what each wrote anew, a line or a bullet a row.

    Senders become persons, never to be shown. Heads, greetings, farewells and all that stands
    below them, quotations and notes of programs are set aside.

    Args:
        text: The whole file, which begins with the head of a mail: "From: ..." and "Subject: ...";
            above several, a title of one or two lines may stand.
        bare: Whether heads may name a day instead of a subject, where there are several.
        several: Whether one head makes no mail: below it stand headings, as in a memorandum.

    Returns:
        None where the text is no e-mail, or nobody wrote anything anew.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if not _heads(lines[:_LOOKED_AT], bare=bare):
        return None  # a mail begins at once, or below a title; a large table has no such line
    heads = _heads(lines, bare=bare)
    if len(heads) < 1 + (bare or several) or not _opens(lines, heads):
        return None
    cells, numbers = [["Name", "Message"]], [0]
    asides = [(at + 1, lines[at].strip()) for at in range(heads[0][0]) if lines[at].strip()]
    seen: set[tuple[str, str]] = set()
    ends = [start for start, _, _ in heads[1:]] + [len(lines)]
    greeted = _greeted(lines, heads)
    for (start, below, name), end in zip(heads, ends, strict=True):
        kept = _new_words(lines, (below, end), name, greeted)
        said = [each for each in _whole(lines, kept) if (name, each[1]) not in seen]
        seen.update((name, each) for _, each in said)
        cells += [[name, each] for _, each in said]
        numbers += [number for number, _ in said]
        taken = set(kept) if said else set()
        asides += [(at + 1, lines[at].strip()) for at in range(start, end)
                   if lines[at].strip() and at not in taken]  # fmt: skip
    if len(cells) == 1:
        return None
    return Grid("", cells, numbers, roles=(("person", 0), ("text", 1)), asides=tuple(asides))


def _opens(lines: list[str], heads: list[tuple[int, int, str]]) -> bool:
    """Tell whether a head stands first, or below one or two lines that are no items of a list."""
    above = [line for line in lines[: heads[0][0]] if line.strip()]
    most = _MOST_ABOVE if len(heads) > 1 else 0
    return len(above) <= most and not any(map(has_bullet, above))


def _greeted(lines: list[str], heads: list[tuple[int, int, str]]) -> frozenset[str]:
    """Return who is greeted where mails begin, in small letters: whoever collects what is sent."""
    first = [next((line.strip() for line in lines[below:] if line.strip()), "")
             for _, below, _ in heads]  # fmt: skip
    greetings = [line for line in first if is_greeting(line, frozenset())]
    return frozenset(filter(None, map(greeted_by, greetings)))


def _heads(lines: list[str], *, bare: bool) -> list[tuple[int, int, str]]:
    """Return where the head of each mail begins and ends, and who sent it."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        fields = _fields(lines[at : at + _MOST_FIELDS], bare=bare)
        sender = next((match for line in fields if (match := _FROM.match(line))), None)
        apart = at == 0 or not lines[at - 1].strip()
        dated = bare and apart and any(map(_SENT.match, fields)) and _is_somebody(sender)
        if sender and (dated or any(map(_SUBJECT.match, fields))):
            found.append((at, at + len(fields), sender["name"].strip()))
        at += max(len(fields), 1)
    return found


def _is_somebody(sender: re.Match[str] | None) -> bool:
    """Tell whether a sender is no time of day: "From: 9 to 12"."""
    return sender is not None and not sender["name"][0].isdecimal()


def _fields(lines: list[str], *, bare: bool) -> list[str]:
    """Return the fields with which some lines begin: "Wish: ..." is none of a head.

    Before the subject it may be one that a program wrote; in a head without any it is not.
    """
    fields: list[str] = []
    for line in lines:
        whole = any(map(_FROM.match, fields)) and any(map(_SUBJECT.match, fields))
        known = any(each.match(line) for each in (_FROM, _SUBJECT, _KNOWN))
        if not known and (bare or whole or not fields or not _FIELD.match(line)):
            break
        fields.append(line)
    return fields


def _new_words(
    lines: list[str], span: tuple[int, int], name: str, greeted: frozenset[str]
) -> list[int]:
    """Return the positions of the lines that the sender of a mail wrote anew.

    Args:
        lines: Of all mails.
        span: Where the words of this one begin, and where it ends.
        name: Of its sender.
        greeted: Names of those who are greeted in any mail.
    """
    kept: list[int] = []
    (at, end), begun = span, False
    while at < end:
        line = lines[at].strip()
        at += 1
        wrote = _WROTE.match(line)
        if _ORIGINAL.match(line) or _SIGNATURE.match(line) or (kept and wrote):
            break
        if (
            not re.search(r"[^\W_]", line)
            or wrote
            or any(each.match(line) for each in (_QUOTED, _DEVICE, _RULED))
        ):
            continue
        if kept and takes_leave(line):
            at = _below_farewell(lines, at, end, name)
        elif begun or not is_greeting(line, greeted):
            kept.append(at - 1)
        begun = True
    return [at for at in _unsigned(lines, kept, name) if not _leads_in(lines, at)]


def _unsigned(lines: list[str], kept: list[int], name: str) -> list[int]:
    """Return the positions of the lines of a mail without its signature and the words above it."""
    end = len(kept)
    while end and is_signed(lines[kept[end - 1]], name):
        end -= 1
    last = lines[kept[end - 1]].strip() if end > 1 else ""
    short = len(last.split()) <= _MOST_WORDS_OF_LEAVE and not has_bullet(last)
    listed = end > 1 and lines[kept[end - 2]].rstrip().endswith(",")
    above = end < len(kept) and last.endswith(",") and short and not listed
    return kept[: end - (above or signs_off(last, name))]


def _leads_in(lines: list[str], at: int) -> bool:
    """Tell whether a few words end with a colon and items of a list stand below them."""
    after = next((line for line in lines[at + 1 :] if line.strip()), "")
    line = lines[at].rstrip()
    short = line.endswith(":") and len(line.split()) <= _MOST_WORDS_AHEAD
    return short and has_bullet(after) and not has_bullet(line)


def _below_farewell(lines: list[str], start: int, end: int, name: str) -> int:
    """Return where somebody goes on below a farewell, or takes leave again; else the end.

    A signature is a few short lines, or more with an address or a number among them.
    """
    tail: list[int] = []
    stop = end
    for at in range(start, min(end, start + _FAR_BELOW)):
        line = lines[at].strip()
        if any(each.match(line) for each in (_WROTE, _ORIGINAL, _SIGNATURE, _NOTICE)):
            break
        if takes_leave(line):
            stop = at
            break
        if line and not _QUOTED.match(line) and not _DEVICE.match(line):
            tail.append(at)
    said = next((at for at in tail if _is_said(lines[at].strip())), None)
    if said is not None:
        on = said
        while on > start and _may_be_said(lines[on - 1].strip(), name):
            on -= 1
        return on if on > start else said
    signed = len(tail) <= _SIGNATURE_LINES or any(_CONTACT.search(lines[at]) for at in tail)
    return stop if signed else start


def _may_be_said(line: str, name: str) -> bool:
    """Tell whether a line right above one that is said is no name and no address."""
    return bool(line) and not is_signed(line, name) and not _CONTACT.search(line)


def _is_said(line: str) -> bool:
    """Tell whether a line below a farewell is more than a part of a signature.

    Such are a bullet, a title of what follows, a sentence, and a long line of small words.
    """
    if has_bullet(line) or _RULED.match(line) or line.endswith(":"):
        return True
    words = line.split()
    if _CONTACT.search(line) or len(words) < _FEW_WORDS:
        return False
    small = sum(not word[0].isupper() for word in words)
    return line.endswith(_ENDS) or (len(words) > _SHORT and small > len(words) / 3)


def _whole(lines: list[str], kept: list[int]) -> list[tuple[int, str]]:
    """Return number and text of each statement: lines that were broken at one width are one."""
    joined = _joined(lines, kept)
    found: list[tuple[int, list[str]]] = []
    for at in kept:
        if at in joined:
            found[-1][1].append(lines[at].strip())
        else:
            found.append((at + 1, [without_bullet(lines[at].strip())]))
    return [(number, " ".join(parts)) for number, parts in found]


def _joined(lines: list[str], kept: list[int]) -> set[int]:
    """Return the positions of lines that go on with the line above them.

    A line goes on with a small letter below a long one. It does with a capital as well (German has
    many) where it had no room above, in a mail that was broken so more than once, and where the
    lines are a sentence in the end.
    """
    pairs = [(above, at) for above, at in itertools.pairwise(kept)
             if above == at - 1 and not has_bullet(lines[at])]  # fmt: skip
    small = {at for above, at in pairs if len(lines[above].rstrip()) >= _NARROWEST
             and lines[at].lstrip()[0].islower()}  # fmt: skip
    width = max((len(lines[at].rstrip()) for at in kept), default=0)
    full = {at for above, at in pairs if _had_no_room(lines[above], lines[at], width)}
    if not _NARROWEST <= width <= _WIDEST or len(full) < _FEWEST_BROKEN:
        return small
    wrapped: set[int] = set()
    run: list[int] = []
    for at in [*sorted(full), len(lines) + 1]:
        if run and at != run[-1] + 1:
            prose = lines[run[-1]].rstrip().endswith(_ENDS)
            wrapped.update(run if prose or small.intersection(run) else ())
            run = []
        run.append(at)
    return small | wrapped


def _had_no_room(above: str, line: str, width: int) -> bool:
    """Tell whether the next word had no room in a line, which is no whole sentence."""
    above, word = above.rstrip(), line.split(maxsplit=1)[0]
    return not above.endswith((*_ENDS, ":", ";")) and len(above) + 1 + len(word) > width
