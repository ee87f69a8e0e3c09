"""A draft in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vision.limits import LONGEST_DRAFT
from vision.text.typed_text import too_long

_ABBREVIATIONS: Final = frozenset(
    "e.g i.e etc vs cf approx ca dept dr mr mrs ms prof st jr sr inc ltd "  # noqa: SIM905 - a list
    "z.b d.h u.a o.ä usw bzw ggf evtl inkl exkl mio mrd hr fr bsp sog vgl "
    "p.ex env p.e ud uds".split()
)
"""Words, without their last full stop, after which a sentence usually goes on."""

_NUMBERED: Final = frozenset(["no", "nr", "art", "vol", "fig", "abs", "tel", "max", "min", "pp"])
"""Those after which it goes on only with a number."""

_ENDS_LINE: Final = frozenset(["etc", "usw", "ud", "uds"])
"""Those that may just as well close a sentence: it ends if a capital letter follows."""

STOPS: Final = ".!?…‽。！？｡։؟۔।॥።᙮⸮"  # noqa: RUF001 - full stops of other scripts
_WIDE: Final = "。！？｡"  # noqa: RUF001 - scripts that leave no space after a sentence
CLOSERS: Final = "\"'”’»)]）」』›"  # noqa: RUF001 - marks that close what a sentence ends
_END = re.compile(
    rf"(?:[{re.escape(_WIDE)}]+[{re.escape(CLOSERS)}]*|"
    rf"[{re.escape(STOPS)}]+[{re.escape(CLOSERS)}]*(?=\s))\s*"
)
_BULLET = re.compile(r"^\s*(?:[-*•‣◦▪–—·]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")
_LAST_WORD = re.compile(r"(\S+?)[.]$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a draft.

    Attributes:
        text: As written, without bullet and outer spaces.
        paragraph: From 0: lines that a blank line or a bullet sets apart.
    """

    text: str
    paragraph: int


def clauses(draft: str) -> tuple[Clause, ...]:
    r"""Return the sentences of a draft in order.

    A line that goes on in the next one in small letters is one line. Each point of a list is at
    least one sentence. A full stop after an abbreviation, an initial, a numeral ("1. Januar") or
    within a number or address ends nothing. What holds no letter or digit is left out.

    Raises:
        InvalidTextError: The draft is longer than ``LONGEST_DRAFT``.

    Example:
        >>> [clause.text for clause in clauses("We listen, e.g. daily. We act!\n- Fair pay\n")]
        ['We listen, e.g. daily.', 'We act!', 'Fair pay']
    """
    if len(draft) > LONGEST_DRAFT:
        raise too_long("draft", len(draft), LONGEST_DRAFT)
    found: list[Clause] = []
    for number, paragraph in enumerate(_paragraphs(draft)):
        said = (text for text in _sentences(paragraph) if any(map(str.isalnum, text)))
        found.extend(Clause(text, number) for text in said)
    return tuple(found)


def _paragraphs(draft: str) -> list[str]:
    """Return lines, those joined that only the width of a window has broken."""
    joined: list[str] = []
    follows = False
    for line in draft.splitlines():
        bare = line.strip()
        if not bare:
            follows = False
            continue
        goes_on = follows and bare[:1].islower() and not _BULLET.match(line)
        if goes_on and joined[-1][-1] not in STOPS:
            joined[-1] += " " + bare
        else:
            joined.append(_BULLET.sub("", line).strip() or bare)
        follows = True
    return joined


def _sentences(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if _goes_on(line[start : end.start() + 1], line[end.end() :]):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def _goes_on(before: str, after: str) -> bool:
    """Tell whether the stop that ``before`` ends with stands within a sentence."""
    if not before.endswith((".", "…")):
        return False
    following = _LETTER.search(after)
    starts_small = bool(following and following.group().islower() and following.start() <= 1)
    if starts_small:
        return True
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group(1).lstrip("([\"'“„«").casefold()
    if word in _ENDS_LINE:
        return False
    initial = len(word) == 1 and word.isalpha() and before.rstrip(".")[-1:].isupper()
    if word in _NUMBERED:
        return after[:1].isdigit()
    return word in _ABBREVIATIONS or initial or (word.isdigit() and len(word) <= 2)  # noqa: PLR2004
