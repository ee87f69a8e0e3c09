"""Digests of mailing lists: the mails of a day in one, as Mailman sends them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.formats.mails import mails_grid

if TYPE_CHECKING:
    from vision.exchange.formats.grid import Grid

_NUMBERED: Final = re.compile(
    r"(?:Message|Nachricht|Mensaje|Messaggio|Mensagem|Bericht|Meddelande|Wiadomość): \d+\s*"
)
"""What stands above each mail of a digest, and nothing beside it."""

_RULE: Final = re.compile(r"-{20,}\s*")
_END: Final = re.compile(
    r"(?:Subject|Betreff|Objet|Asunto|Oggetto): .{0,30}Digest.{0,30}|End of .*"
)
_FEWEST: Final = 2


def digest_grid(text: str) -> Grid | None:
    """Return the mails of a digest as a grid of senders and what each wrote anew; None if none is.

    What stands above the first mail (whom to write to, today's topics) and the foot are set aside.

    Args:
        text: The whole file.
    """
    lines = text.lstrip("\ufeff").splitlines()
    begun = [at for at, line in enumerate(lines) if _NUMBERED.fullmatch(line)]
    if len(begun) < _FEWEST or not all(_RULE.fullmatch(_above(lines, at)) for at in begun):
        return None
    foot = next((at for at in range(begun[-1], len(lines)) if _END.fullmatch(lines[at])),
                len(lines))  # fmt: skip
    beside = {*range(begun[0]), *begun, *range(foot, len(lines))}
    kept = ["" if at in beside else line for at, line in enumerate(lines)]
    grid = mails_grid("\n".join(kept))
    if grid is None:
        return None
    told = [(at + 1, lines[at].strip()) for at in beside if lines[at].strip()]
    return replace(grid, asides=tuple(sorted((*grid.asides, *told))))


def _above(lines: list[str], at: int) -> str:
    """Return the line above a line, blank ones apart."""
    return next((line for line in reversed(lines[:at]) if line.strip()), "")
