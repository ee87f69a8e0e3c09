"""Outlines of a debate, as Kialo saves one: "1.2. Con: Shops fear that customers stay away"."""

from __future__ import annotations

import re
from typing import Final

_OUTLINE: Final = re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)\.\s+(?P<said>\S.*)")
_SIDE: Final = re.compile(
    r"(?:pro|con|contra|kontra|pour|contre|a favor|en contra|voor|tegen|za|przeciw):\s+(?=\S)",
    re.IGNORECASE,
)
"""On which side somebody stands, before what they say."""

_MOSTLY: Final = 0.6
_FEWEST: Final = 3


def outlined(lines: list[str]) -> list[str]:
    """Return the lines of an outline as items of a list, without the side that each takes.

    It is one where most lines are numbered in steps ("1.", "1.1.", "1.1.1."), and what is numbered
    in several steps stands below something that is numbered in one less; dates do not. Any other
    lines are returned as they are.

    Args:
        lines: All lines, also blank ones.

    Example:
        >>> outlined(["1. Quiet", "1.1. Pro: Sleep", "1.2. Con: Dear"])
        ['- Quiet', '- Sleep', '- Dear']
    """
    found = [_OUTLINE.fullmatch(line) for line in lines]
    numbers = [match["number"] for match in found if match]
    deeper = [number for number in numbers if "." in number]
    above = all(number.rpartition(".")[0] in numbers for number in deeper)
    most = len(numbers) >= _MOSTLY * sum(bool(line.strip()) for line in lines)
    if len(numbers) < _FEWEST or not (deeper and above and most):
        return lines
    sides = [bool(match and _SIDE.match(match["said"])) for match in found]
    both = sum(sides) >= len(deeper) / 2
    return [
        f"- {_SIDE.sub('', match['said'], count=1) if both else match['said']}" if match else line
        for match, line in zip(found, lines, strict=True)
    ]
