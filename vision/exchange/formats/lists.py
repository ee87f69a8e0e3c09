"""Lines and bullets: a list that was copied, typed or kept as minutes."""

from __future__ import annotations

import re
from typing import Final

from vision.exchange.formats.grid import Grid

BULLET: Final = re.compile(
    r"^\s*(?:[•●○◦▪▫■□‣⁃∙·➢➤►▶✓✔☐☑※❖◆◇–—―*+-]|\uf0b7|\uf0a7|o(?=\t)|"  # noqa: RUF001 - these signs are meant
    r"\(?\d{1,3}[.)](?!\d)|\(?[a-zA-Z][.)](?=\s)|\[[ xX]?\])\s+(?=\S)"
)
"""What stands before an item of a list: a sign, a number or a letter, and a space."""

_NO_SPACE: Final = re.compile(r"^\s*[•●○◦▪■‣⁃➢➤►✓✔]\s*(?=\S)")  # noqa: RUF001 - these signs are meant
_MOSTLY: Final = 0.6
_NEARLY_ALL: Final = 0.8
_HEADING_WORDS: Final = 8


def without_bullet(line: str) -> str:
    """Return a line without the bullet before it.

    Example:
        >>> without_bullet("2) More time"), without_bullet("- more"), without_bullet("-2 meetings")
        ('More time', 'more', '-2 meetings')
    """
    found = BULLET.match(line) or _NO_SPACE.match(line)
    return line[found.end() :].strip() if found else line.strip()


def has_bullet(line: str) -> bool:
    """Return whether a line begins with a bullet."""
    return bool(BULLET.match(line) or _NO_SPACE.match(line))


def bulleted(lines: list[str]) -> bool:
    """Return whether most lines begin with a bullet, so that bullets are no words."""
    return len(lines) > 1 and sum(map(has_bullet, lines)) >= _MOSTLY * len(lines)


def list_grid(lines: list[str], name: str = "") -> Grid:
    """Return a list as a grid of one column: statements without bullets, headings aside.

    A title is a line above the first bullet, or a short line that ends with a colon. In a list
    without bullets the first line is one where a blank line follows it and none further on.

    Args:
        lines: All lines, also blank ones.
        name: Of the grid.
    """
    written = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    bullets = bulleted([line for _, line in written])
    nearly_all = sum(has_bullet(line) for _, line in written) >= _NEARLY_ALL * len(written)
    cells, numbers = [["Statement"]], [0]
    asides: list[tuple[int, str]] = []
    begun = False
    for number, line in written:
        marked = has_bullet(line)
        plain = without_bullet(line) if bullets else line.strip()
        if bullets and begun and not marked and line[0] in " \t" and len(cells) > 1:
            cells[-1][0] += f" {plain}"
        elif _is_heading(plain, lines, number, bullets=bullets and not begun, marked=marked) or (
            nearly_all and not marked and _stands_above(plain, lines, number)
        ):
            asides.append((number, plain))
        else:
            cells.append([plain])
            numbers.append(number)
        begun = begun or marked
    return Grid(name, cells, numbers, roles=(("text", 0),), asides=tuple(asides))


def _is_heading(plain: str, lines: list[str], number: int, *, bullets: bool, marked: bool) -> bool:
    if marked:
        return False
    if bullets or (plain.endswith(":") and len(plain.split()) <= _HEADING_WORDS):
        return True
    first = not any(line.strip() for line in lines[: number - 1])
    if not first or number >= len(lines) or lines[number].strip():
        return False
    rest = "\n".join(line.strip() for line in lines[number:]).strip()
    return "\n\n" not in rest and "\n" in rest and len(plain.split()) <= _HEADING_WORDS


def _stands_above(plain: str, lines: list[str], number: int) -> bool:
    """Tell whether a short line without a full stop stands right above a bullet."""
    short = len(plain.split()) <= _HEADING_WORDS / 2 and not plain.endswith((".", "!", "?"))
    return short and number < len(lines) and has_bullet(lines[number])
