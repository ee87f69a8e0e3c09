"""E-mails saved below each other in a text: the new words of each, by whoever sent it."""

from __future__ import annotations

import itertools
import re
from typing import Final

from vision.exchange.formats.grid import Grid
from vision.exchange.formats.markdown_lists import has_bullet, without_bullet

_FROM: Final = re.compile(
    r"(?:From|Von|De|Da|Od|Van|Från|Fra|От|Lähettäjä):\s+(?P<name>\S.{0,120})"
)
_SUBJECT: Final = re.compile(
    r"(?:Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Temat|Тема|Aihe):"
)
_FIELD: Final = re.compile(r"[^\W\d_][\w -]{1,20}:(?:\s|$)")
_QUOTED: Final = re.compile(r"\s*>")
_WROTE: Final = re.compile(
    r"(?:On|Am|Le|El|Il|Em|Op|Den)\b.{5,150}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|"
    r"escreveu|schreef.{0,80}|skrev.{0,80})\s*:\s*$|-{3,}\s?[^-]{5,40}\s?-{3,}$",
    re.IGNORECASE,
)
"""What a program writes above words that are answered."""

_SIGNATURE: Final = re.compile(r"--\s*$")
_DEVICE: Final = re.compile(
    r"(?:Sent from|Get Outlook|Von meinem .{1,30} gesendet|Gesendet von|Envoyé de|Enviado desde|"
    r"Inviato da|Verzonden vanaf)\b.{0,60}$",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte[rs]?|moin|"
    r"guten (?:tag|morgen)|bonjour|salut|chère?s?|hola|estimad[oa]s?|querid[oa]s?|ciao|"
    r"buongiorno|gentile|car[oai]|olá|beste|hej|kära|cześć|dzień dobry)\b[^.?:;]{0,40}[,!:]?$",
    re.IGNORECASE,
)
_FAREWELL: Final = re.compile(
    r"(?:(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|cheers|(?:many )?thanks|"
    r"thank you|yours|sincerely|(?:viele|liebe|beste|herzliche|schöne|mit \w+) grüße?n?|"
    r"(?:viele |liebe )?gr[uü](?:ß|ss)e?|vg|lg|mfg|(?:vielen )?dank(?:e)?|cordialement|"
    r"bien (?:à vous|cordialement)|merci|(?:un )?saludos?(?: cordiales)?|(?:muchas )?gracias|"
    r"(?:cordiali |distinti )?saluti|grazie|abraços?|obrigad[oa]|(?:met )?(?:vriendelijke )?"
    r"groet(?:en)?|mvh|(?:med )?vänliga hälsningar|hälsningar|pozdrawiam)"
    r"(?:[,.!]*$|[,.!]+\s+\S+(?:\s\S+)?$|\s+[A-ZÄÖÜÉ]\S*(?:\s[A-ZÄÖÜÉ]\S*)?$)",
    re.IGNORECASE,
)
_MOST_FIELDS: Final = 8
_NARROWEST: Final = 50


def mails_grid(text: str) -> Grid | None:
    """Return e-mails as a grid of senders and what each wrote anew, a line or a bullet a row.

    Senders become persons, never to be shown. Heads, greetings, farewells and all that stands
    below them, quotations and notes of programs are set aside.

    Args:
        text: The whole file, which begins with the head of a mail: "From: ..." and "Subject: ...".

    Returns:
        None where the text is no e-mail.
    """
    lines = text.lstrip("\ufeff").splitlines()
    heads = _heads(lines)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if not heads or first != heads[0][0]:
        return None
    cells, numbers = [["Name", "Message"]], [0]
    asides: list[tuple[int, str]] = []
    seen: set[tuple[str, str]] = set()
    ends = [start for start, _, _ in heads[1:]] + [len(lines)]
    for (start, below, name), end in zip(heads, ends, strict=True):
        kept = _new_words(lines, below, end, name)
        said = [each for each in _whole(lines, kept) if (name, each[1]) not in seen]
        seen.update((name, each) for _, each in said)
        cells += [[name, each] for _, each in said]
        numbers += [number for number, _ in said]
        taken = set(kept) if said else set()
        asides += [(at + 1, lines[at].strip()) for at in range(start, end)
                   if lines[at].strip() and at not in taken]  # fmt: skip
    return Grid("", cells, numbers, roles=(("person", 0), ("text", 1)), asides=tuple(asides))


def _heads(lines: list[str]) -> list[tuple[int, int, str]]:
    """Return where the head of each mail begins and ends, and who sent it."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        fields = list(itertools.takewhile(_FIELD.match, lines[at : at + _MOST_FIELDS]))
        sender = next((match for line in fields if (match := _FROM.match(line))), None)
        if sender and any(map(_SUBJECT.match, fields)):
            found.append((at, at + len(fields), sender["name"].strip()))
        at += max(len(fields), 1)
    return found


def _new_words(lines: list[str], start: int, end: int, name: str) -> list[int]:
    """Return the positions of the lines that the sender of a mail wrote anew."""
    kept: list[int] = []
    for at in range(start, end):
        line = lines[at].strip()
        if _WROTE.match(line) or _SIGNATURE.match(line) or (kept and _FAREWELL.match(line)):
            break
        if not line or _QUOTED.match(line) or _DEVICE.match(line):
            continue
        if kept or not _GREETING.match(line):
            kept.append(at)
    while kept and _is_signed(lines[kept[-1]], name):
        kept.pop()
    return kept


def _is_signed(line: str, name: str) -> bool:
    """Tell whether a line is the name of the sender, a part or the first letter of it."""
    parts = re.findall(r"[^\W\d_]+", name.casefold())
    words = re.findall(r"[^\W\d_]+", line.casefold())
    bare = not re.search(r"\d", line) and bool(words)
    return bare and all(word in parts or word in {each[0] for each in parts} for word in words)


def _whole(lines: list[str], kept: list[int]) -> list[tuple[int, str]]:
    """Return number and text of each statement: lines that were broken at one width are one."""
    found: list[tuple[int, str]] = []
    for at in kept:
        line = lines[at].strip()
        broken = found and at - 1 in kept and len(lines[at - 1].rstrip()) >= _NARROWEST
        if broken and line[0].islower() and not has_bullet(line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            found.append((at + 1, without_bullet(line)))
    return found
