"""Several wishes within one line of a cell: between bullets, behind numbers, letters or dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.formats.markdown_lists import has_bullet

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER: Final = re.compile(
    r"(?:^|(?<=[\s,;]))\(?(\d{1,2}|(?<!\b[a-z]\.\s)(?![a-z]\.\s?[a-z]\.)[a-j])[.)]"
    r"(?:\s+(?=\S)|(?=[^\W\d_]))"
)
"""A number or a letter before an item of a list, but for "e.g." and its like."""

_CIRCLED: Final = re.compile(r"[\u2460-\u2473\u2776-\u277f]\s*(?=\S)")
_ONLY_BULLETS: Final = re.compile(r"(?:^|(?<=[\s,;]))[•●○◦▪▫■□‣\u2043➢➤►▶\uf0b7\uf0a7]\s*(?=\S)")
"""Signs that stand nowhere else than before an item of a list, or between two."""

_OTHER_SIGNS: Final = re.compile(r"([✓✔☐☑*·∙+])\s+(?=\S)")
_DASHES: Final = re.compile(r"([-\u2013\u2014])\s+(?=\S)")
_SEVERAL: Final = 2
_HALF: Final = 0.5


def parts_of(line: str, *, dashes: bool = False) -> list[str]:
    """Return what stands in a line between bullets or behind numbers from 1 on; else the line.

    Args:
        line: Without a line end.
        dashes: Whether dashes part statements in a line that begins with one.

    Example:
        >>> parts_of("• more time • less noise"), parts_of("1) more time 2) less noise")
        (['more time', 'less noise'], ['more time', 'less noise'])
        >>> parts_of("- more time - also at night"), parts_of("- a - b", dashes=True)
        (['- more time - also at night'], ['a', 'b'])
    """
    for parts in (
        _numbered(line),
        _between(_ONLY_BULLETS, line),
        _between(_CIRCLED, line) if _CIRCLED.match(line) else [],
        _repeated(_OTHER_SIGNS, line),
        _repeated(_DASHES, line) if dashes else [],
    ):
        if len(parts) >= _SEVERAL:
            return parts
    return [line]


def dashes_part(lines: Sequence[str]) -> bool:
    """Return whether most lines that begin with a dash hold another one between spaces.

    Of such lines there are two at least; where few hold another, it is a dash within a sentence.

    Args:
        lines: Of all cells of a column.
    """
    begun = [line for line in lines if _DASHES.match(line)]
    several = [line for line in begun if len(_repeated(_DASHES, line)) >= _SEVERAL]
    return len(several) >= _SEVERAL and len(several) > _HALF * len(begun)


def is_listed(cell: str, *, dashes: bool) -> bool:
    """Return whether a cell is a list: most of its lines have bullets, or a line has several."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    within = any(len(parts_of(line, dashes=dashes)) > 1 for line in lines)
    return within or sum(map(has_bullet, lines)) > _HALF * len(lines)


def _numbered(line: str) -> list[str]:
    """Return what stands behind numbers or letters that count on from the beginning of a line."""
    found = [*_NUMBER.finditer(line)]
    found = [each for each in found if each[1].isdecimal() == found[0][1].isdecimal()]
    told = [each[1] for each in found]
    counted = [str(at) for at in range(1, len(told) + 1)], [*"abcdefghij"[: len(told)]]
    if not found or found[0].start() or told not in counted:
        return []
    ends = [each.start() for each in found[1:]] + [len(line)]
    return [line[each.end() : end].strip(" ,;") for each, end in zip(found, ends, strict=True)]


def _between(sign: re.Pattern[str], line: str) -> list[str]:
    """Return the parts of a line between signs; words before the first one are one too.

    Where they end in a colon, they say what stands behind them ("We need: • light • air").
    """
    found = [*sign.finditer(line)]
    at = [0, *(each.end() for each in found)]
    ends = [*(each.start() for each in found), len(line)]
    parts = [line[one:other].strip(" ,;") for one, other in zip(at, ends, strict=True)]
    if found and parts[0].endswith(":"):
        del parts[0]
    return [part for part in parts if part]


def _repeated(sign: re.Pattern[str], line: str) -> list[str]:
    """Return the parts of a line that begins with a sign and holds it again between spaces."""
    first = sign.match(line)
    if first is None:
        return []
    again = re.compile(rf"(?:^|(?<=\s)){re.escape(first[1])}\s+(?=\S)")
    return _between(again, line)
