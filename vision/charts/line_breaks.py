"""Words in a column of a chart: how wide they run, and where they break.

Charts are laid out before a browser sees them, so widths are estimated from measured letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from vision.charts.style import SERIF
from vision.text.scripts import clusters, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LETTERS: Final = (
    (" ", 0.2),
    ("ijlI|',.:;", 0.28),
    ("tfr!()-[]{}/\\", 0.36),
    ("csxzvyJL", 0.49),
    ("aegk0123456789", 0.52),
    ("CDGHKNOQRU", 0.65),
    ("mwMW%@", 0.82),
)
"""Widths measured on Source Sans 600; any other letter takes at most .56 em."""

WIDER: Final = {SERIF: 1.12}
"""How much wider than Source Sans other families run."""

ELLIPSIS: Final = "…"

_OPENS: Final = frozenset(("Ps", "Pi"))
_NOT_FIRST: Final = frozenset(("Pe", "Pf", "Po", "Mn", "Mc", "Me", "Zs", "Cc", "Pd", "Sm"))
_NEVER_FIRST: Final = frozenset("ーｰ々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""Kinds of signs, and letters, that no line ends with or begins with."""

_OWN_PART: Final = 10
"""Letters of the end of a name that are shown where it is the beginning of another."""

_HEAD: Final = 0.4
"""Part of a line in which a name begins that goes on with its own part."""

_NO_WIDTH: Final = frozenset(("Mn", "Me", "Cf"))
_MARKS: Final = _NO_WIDTH | {"Mc"}
"""Kinds of signs that belong to the letter before them."""


def text_width(text: str, size: float) -> float:
    """Return roughly how wide ``text`` is in Source Sans 600, in pixels."""
    return size * sum(_ems(letter) for letter in text)


def _ems(letter: str) -> float:
    """Return the width of one letter, as a part of the font size."""
    if unicodedata.category(letter) in _NO_WIDTH:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    plain = unicodedata.normalize("NFKD", letter)[0]
    return next((width for letters, width in LETTERS if plain in letters), 0.56)


def unbroken(text: str) -> list[str]:
    """Return a text in parts that stay in one line, each with the space behind it.

    Lines break at spaces, and beside letters of scripts that do without; there, never before a sign
    that closes or goes on, nor behind one that opens.

    Source:
        JIS X 4051 and Unicode Standard Annex 14, "Unicode Line Breaking Algorithm", in part.

    Example:
        >>> unbroken("IT 在宅、週3日"), unbroken("Fair pay")
        (['IT ', '在', '宅、', '週', '3', '日'], ['Fair ', 'pay'])
    """
    found: list[str] = []
    for word in re.findall(r"[^ \n]+[ \n]*|^[ \n]+", text):
        found.append("")
        for part in clusters(word) if any(map(is_unspaced, word)) else [word]:
            before = found[-1][-1:]
            if not before or _stay_together(before, part[0]):
                found[-1] += part
            else:
                found.append(part)
    return found


def _stay_together(before: str, after: str) -> bool:
    """Return whether no line breaks between two letters of a word."""
    return (
        not (is_unspaced(before) or is_unspaced(after))
        or after in _NEVER_FIRST
        or unicodedata.category(after) in _NOT_FIRST
        or unicodedata.category(before) in _OPENS
    )


def wrap(text: str, width: float, size: float, lines: int = 2) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``width`` pixels; shorten what is left.

    Words too long for a line are cut, so that nothing ever runs into its neighbour.

    Example:
        >>> wrap("Enough hands on every shift", 100, 14)
        ['Enough hands', 'on every shift']
    """
    broken: list[str] = [""]
    for part in unbroken(text):
        longer = broken[-1] + part
        if not broken[-1] or text_width(longer.rstrip(), size) <= width:
            broken[-1] = longer
        else:
            broken.append(part)
    broken = [line.strip() for line in broken]
    cut = len(broken) > lines
    broken = broken[:lines]
    if cut:
        broken[-1] += ELLIPSIS
    return [_shorten(line, width, size) for line in broken]


def apart(names: Sequence[str], width: float, size: float, lines: int = 2) -> list[list[str]]:
    """Break names as :func:`wrap` does, those that begin alike so that they stay apart when cut.

    Where some that are cut would read the same, what follows their common beginning is shown; where
    some of these still would, what follows theirs, until none do.

    Example:
        >>> apart(["Head of the northern region", "Head of the northern regions"], 90, 14, 1)
        [['Head…region'], ['Head…regions']]
    """
    broken = {name: wrap(name, width, size, lines) for name in names}
    alike = _alike(broken)
    while alike:
        group = alike.pop()
        shown = _told_apart({name: broken[name] for name in group}, width, size)
        broken |= shown
        alike += _alike(shown)
    for group in _alike(broken):  # two groups may have come to the same
        for number, name in enumerate(group[1:], start=2):
            last = _shorten(broken[name][-1], width - text_width(f" {number}", size), size)
            broken[name] = [*broken[name][:-1], f"{last} {number}"]
    return [broken[name] for name in names]


def _alike(broken: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the groups of names that read the same."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, lines in broken.items():
        found.setdefault(tuple(lines), []).append(name)
    return [group for group in found.values() if len(group) > 1]


def _told_apart(cut: Mapping[str, list[str]], width: float, size: float) -> dict[str, list[str]]:
    """Return names so that not all of them read the same: from a word's beginning, if that does.

    Empty where there is no room for a letter.
    """
    begins = _common(list(cut))
    for before in (_OWN_PART, 0):
        for head in (_HEAD, 0.0):
            shown = {
                name: _from_the_end(name, begins, lines, (width, size), (before, head))
                for name, lines in cut.items()
            }
            if len({tuple(lines) for lines in shown.values()}) > 1:
                return shown
    return {}


def _common(names: Sequence[str]) -> int:
    """Return how many letters names have in common at their beginning."""
    letters = zip(*names, strict=False)
    return next((at for at, each in enumerate(letters) if len(set(each)) > 1), min(map(len, names)))


def _from_the_end(
    name: str,
    begins: int,
    cut: list[str],
    room: tuple[float, float],
    shown: tuple[int, float],
) -> list[str]:
    """Return a name with what stands behind a beginning that others share, in as many lines.

    Args:
        name: Whole.
        begins: Letters that it shares.
        cut: Its lines.
        room: Width of a line, and size of the type.
        shown: Letters that may stand before its own, and the part of a single line for its head.
    """
    (width, size), (before, head) = room, shown
    single = len(cut) == 1
    first = _shorten(name, width * head, size).rstrip(ELLIPSIS).rstrip() if single and head else ""
    words = [at for at in range(1, min(begins, len(name) - 1) + 1) if name[at - 1] == " "]
    whole = [at for at in words if text_width(f"{first}{ELLIPSIS}{name[at:]}", size) <= width]
    near = [at for at in words if begins - at <= before]
    start = begins if begins < len(name) else max(0, len(name) - _OWN_PART)
    if before and (whole or near):
        start = (whole or near)[0]
    while start and unicodedata.category(name[start]) in _MARKS:
        start -= 1
    last = _shorten(f"{first}{ELLIPSIS}{name[start:]}", width, size)
    return [last] if single else [*cut[:-1], last]


def _shorten(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    kept = line.rstrip(ELLIPSIS)
    while kept and text_width(kept + ELLIPSIS, size) > width:
        gone, kept = kept[-1], kept[:-1]
        while kept and unicodedata.category(gone) in _MARKS:
            gone, kept = kept[-1], kept[:-1]
    return kept.rstrip() + ELLIPSIS


def balanced(text: str, width: float, size: float, lines: int = 3) -> list[str]:
    """Break ``text`` as :func:`wrap` does, into lines of about the same length.

    Example:
        >>> balanced("Time for patients is lost on its way up", 200, 14)
        ['Time for patients is', 'lost on its way up']
    """
    broken = wrap(text, width, size, lines)
    narrower = width
    while narrower > width / 2:
        narrower -= size
        again = wrap(text, narrower, size, lines)
        if len(again) > len(broken) or again[-1].endswith(ELLIPSIS):
            break
        broken = again
    return broken
