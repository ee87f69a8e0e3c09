"""One cell to the statements in it: several wishes, tags of a web editor, long answers."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vision.exchange.formats.markdown_lists import bulleted, without_bullet
from vision.exchange.formats.markup import has_tags, without_tags
from vision.exchange.header_words import words_in, words_of
from vision.exchange.lists_in_a_line import dashes_part, is_listed, parts_of
from vision.text.analysed_text import clean
from vision.text.junk import KEYBOARD, NO_ANSWER, junk_reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKED_AT: Final = 2_000
_HALF: Final = 0.5
_FEW: Final = 0.05
_MOST_PARTS: Final = 40
_FEWEST_LETTERS: Final = 3
_LONGEST_GREETING: Final = 5
"""Words."""

_GREETINGS: Final = words_in(
    "hello hi hey dear greetings regards sincerely thanks thank cheers hallo guten geehrte gruß"
    " grüße gruss grüsse grüßen grüssen danke dank bonjour salut cordialement salutations merci"
    " hola saludo saludos gracias estimados ciao buongiorno saluti grazie olá cumprimentos obrigado"
    " obrigada groet groeten bedankt witam pozdrawiam dziękuję hej hilsen hälsningar tack takk"
    " terveisin merhaba selamlar teşekkürler здравствуйте спасибо привет مرحبا شكرا تحياتي"
    " こんにちは 你好 谢谢 감사합니다"
)
"""Words with which letters begin and end."""

_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_SENTENCE: Final = re.compile(r"(?<=[.!?…。！？])[\"”»')\]]*\s+(?=\S)|(?<=[。！？])")  # noqa: RUF001 - full width
_ERROR: Final = re.compile(r"#(?:N/A|N/D|NV|[¿A-ZÄÉ/]{3,10}[0-9]?[!?]|DIV/0!)")
"""What a spreadsheet shows where a formula failed, such as an answer that begins with a dash."""

_TRIED: Final = re.compile(
    r"(?:test|тест|テスト|prueba|essai|prova|teste)[\W_]*\d{0,4}", re.IGNORECASE
)
"""What somebody writes who tries a form before it is sent out."""

_MISSING: Final = re.compile(r"[-\u2212]\d{1,4}|9{2,4}")
"""What a program writes where no answer was given: "-99", "999"."""

_TAKEN_BACK: Final = re.compile(
    r"\[(?:(?:comment |message |post )?(?:removed|deleted)(?: by \w+)?|gelöscht|entfernt|supprimé|"
    r"eliminado|borrado|eliminato|rimosso|removido|verwijderd|usunięto|удалено)\]",
    re.IGNORECASE,
)
"""What a forum leaves in brackets where somebody's words stood."""

_PARAGRAPHS: Final = re.compile(r"\n[^\S\n]*\n")
_WRAPPED: Final = re.compile(
    r"\s*<(p|div|ul|ol|span|li|strong|em|b|i)\b.*</\1>\s*", re.DOTALL | re.IGNORECASE
)


class Split(StrEnum):
    """How the statements in one cell are told apart."""

    NO = "no"
    LINES = "lines"
    SEMICOLONS = "semicolons"


class Long(StrEnum):
    """What happens with an answer over the limit."""

    WHOLE = "whole"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class CellRules:
    """How the cells of a text column are read.

    Attributes:
        split: How several statements in a cell are told apart.
        bullets: Whether bullets before a statement are dropped.
        dashes: Whether dashes part statements in a line that begins with one.
        tags: Whether tags and entities of a web editor are dropped.
        verbatim: True for our own files: cells are kept as they are.
        guarded: Whether cells may carry an apostrophe against formulas, as in CSV files.
    """

    split: Split = Split.NO
    bullets: bool = False
    dashes: bool = False
    tags: bool = False
    verbatim: bool = False
    guarded: bool = True


def cell_rules_of(cells: Sequence[str]) -> CellRules:
    """Return how a column's cells are to be read, from what most of them look like.

    Lines are statements of their own where they begin with bullets, or where most cells hold
    several; an answer of two lines among others of one stays whole, and so does one in paragraphs,
    such as a letter.

    Args:
        cells: Of one text column; the first 2,000 are looked at.
    """
    filled = [cell.strip() for cell in cells[:_LOOKED_AT] if cell.strip()]
    tagged = [cell for cell in filled if has_tags(cell)]
    tags = len(tagged) > max(1, _FEW * len(filled)) or (
        bool(tagged) and all(_WRAPPED.fullmatch(cell) for cell in tagged)
    )
    if tags:
        filled = [text for cell in filled if (text := without_tags(cell).strip())]
    lines = [line.strip() for cell in filled for line in cell.splitlines() if line.strip()]
    dashes = dashes_part(lines)
    return CellRules(
        _split(filled, dashes=dashes), bullets=bulleted(lines), dashes=dashes, tags=tags
    )


def _split(filled: list[str], *, dashes: bool) -> Split:
    if not filled:
        return Split.NO
    lined = [cell for cell in filled if len(_lines(cell, dashes=dashes)) > 1]
    marked = [cell for cell in lined if is_listed(cell, dashes=dashes)]
    if lined and len(marked) >= _HALF * len(lined) and len(marked) > max(1, _FEW * len(filled)):
        return Split.LINES
    listed = [_lines(cell, dashes=dashes) for cell in filled
              if "\n" in cell and not _PARAGRAPHS.search(cell)]  # fmt: skip
    if len(listed) > _HALF * len(filled) and _are_statements(listed) and not _are_letters(listed):
        return Split.LINES
    parted = [parts for cell in filled if len(parts := _parts(cell)) > 1]
    if len(parted) > _HALF * len(filled) and all(len(p) <= _MOST_PARTS for p in parted):
        several = sum(len(part.split()) > 1 for parts in parted for part in parts)
        if several > _HALF * sum(map(len, parted)):
            return Split.SEMICOLONS
    return Split.NO


def _are_statements(lined: list[list[str]]) -> bool:
    """Tell whether lines stand by themselves: of two words or more, beginning like a sentence."""
    lines = [line for each in lined for line in each]
    begins = sum(not line[0].islower() for line in lines)
    return begins > 0.8 * len(lines) and sum(" " in line for line in lines) > _HALF * len(lines)


def _are_letters(lined: list[list[str]]) -> bool:
    """Tell whether most cells begin or end with one greeting: "Dear all,", "Kind regards"."""
    if len(lined) < _FEWEST_LETTERS:
        return False
    same = [
        Counter(
            line.casefold().strip(",.!")
            for lines in lined
            if _greets(line := lines[place], signs=signs)
        ).most_common(1)
        for place, signs in ((0, (",", "!")), (-1, (",",)))
    ]
    return max(most[0][1] if most else 0 for most in same) > _HALF * len(lined)


def _greets(line: str, *, signs: tuple[str, ...]) -> bool:
    """Tell whether a line is short and ends with a sign as greetings do, or holds a word of one."""
    words = words_of(line)
    short = len(words) <= _LONGEST_GREETING
    return short and (line.endswith(signs) or bool(set(words) & _GREETINGS))


def _lines(cell: str, *, dashes: bool) -> list[str]:
    """Return the lines of a cell, and what is listed within one: "1) more time 2) less noise"."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    return [part for line in lines for part in parts_of(line, dashes=dashes)]


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def statements_in(cell: str, cell_rules: CellRules) -> list[str]:
    r"""Return the statements in one cell.

    Example:
        >>> statements_in("- more time\n- less noise", CellRules(Split.LINES, bullets=True))
        ['more time', 'less noise']
    """
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if cell_rules.verbatim or not text:
        return [text]
    if cell_rules.tags and has_tags(text):
        text = without_tags(text)
    elif "&" in text and not has_tags(text):
        text = _ENTITY.sub(lambda match: html.unescape(match.group(0)), text)
    if cell_rules.split is Split.LINES:
        found = _lines(text, dashes=cell_rules.dashes)
    elif cell_rules.split is Split.SEMICOLONS:
        found = _parts(text)
    else:
        found = [text]
    if cell_rules.bullets or cell_rules.split is Split.LINES:
        found = [without_bullet(each) for each in found]
    return found or [text]


def cut_at_sentences(text: str, longest: int) -> list[str]:
    """Return a long answer in parts of whole sentences, each as long as fits.

    Args:
        text: Of any length.
        longest: Characters a part may have; a sentence longer than that is cut at a space.
    """
    parts: list[str] = []
    for sentence in (each.strip() for each in _SENTENCE.split(text) if each.strip()):
        if parts and len(parts[-1]) + 1 + len(sentence) <= longest:
            parts[-1] += f" {sentence}"
            continue
        rest = sentence
        while len(rest) > longest:
            at = rest.rfind(" ", 0, longest + 1)
            at = at if at > longest / 2 else longest
            parts.append(rest[:at].rstrip())
            rest = rest[at:].lstrip()
        if rest:
            parts.append(rest)
    return parts or [text]


def says_nothing(texts: Sequence[str]) -> list[bool]:
    """Return which texts are no answer: "n/a", "-", "-99", keys pressed at random."""
    lines = [clean(text) for text in texts]
    reasons = junk_reasons(lines)
    return [
        reason in {NO_ANSWER, KEYBOARD}
        or is_error(line)
        or _TRIED.fullmatch(line) is not None
        or _MISSING.fullmatch(line) is not None
        or _TAKEN_BACK.fullmatch(line) is not None
        or (not any(map(str.isalnum, line)) and not _pictures(line))
        for line, reason in zip(lines, reasons, strict=True)
    ]


def is_error(cell: str) -> bool:
    """Return whether a cell holds a spreadsheet's word for a formula that failed.

    Example:
        >>> is_error("#NAME?"), is_error("#WERT!"), is_error("#MeToo")
        (True, True, False)
    """
    return cell.startswith("#") and _ERROR.fullmatch(cell.strip()) is not None


def _pictures(line: str) -> bool:
    """Tell whether a line holds signs beyond punctuation, such as an emoji."""
    return any(ord(sign) > 0x2190 for sign in line)  # noqa: PLR2004 - arrows, pictures and beyond
