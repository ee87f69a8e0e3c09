"""What people agree with: what every level wants, and what parts the levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.participant.results.meaning import meaning
from pages.parts import quotes
from pages.parts.bars import bar, groups
from pages.parts.blocks import esc
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.parts.results import Results
    from vision.consensus import Answered

WANTED: Final = 4
PARTED: Final = 3
"""Statements of either kind that are shown; the clearest."""


def answers(found: Results, smallest_group: int) -> str:
    """Return bridges and divides with equal care; one sentence where nobody was asked."""
    if found.agreement is None:
        return f'<p class="v-words">{esc(_("Nobody was asked what they agree with."))}</p>'
    told = Consensus.from_json(found.agreement["consensus"])
    keys = [each.statement for each in (*told.bridges, *told.divides)]
    texts = quotes.attributed(keys, found.twice.said_by())
    several = len(told.levels) > 1
    wanted = _("What every level wants") if several else _("What most people want")
    parts = [f'<p class="v-words">{esc(agreement_finding(told))}</p>']
    parts += _part(wanted, _shown(told.bridges, texts, WANTED), texts, told.levels)
    if several:
        parts += _part(
            _("What parts the levels"), _shown(told.divides, texts, PARTED), texts, told.levels
        )
    return "".join([*parts, meaning("answers", smallest_group)])


def _shown(found: Sequence[Answered], texts: Mapping[str, str], most: int) -> list[Answered]:
    return [each for each in found if each.statement in texts][:most]


def _part(
    says: str, shown: Sequence[Answered], texts: Mapping[str, str], levels: Sequence[str]
) -> list[str]:
    if not shown:
        return []
    items = "".join(
        f'<li><p class="v-said">{esc(texts[each.statement])}</p>{_numbers(each, levels)}</li>'
        for each in shown
    )
    return [f'<h3 class="v-kicker">{esc(says)}</h3><ul class="v-found">{items}</ul>']


def _numbers(each: Answered, levels: Sequence[str]) -> str:
    """Return how many agree: of everyone, and of each level where they are parted."""
    known = [
        (name, cell.agreement)
        for name, cell in zip(levels, each.levels, strict=True)
        if cell and cell.agreement is not None
    ]
    if each.divide and len(known) > 1:
        return groups(known)
    share = (each.everyone.agreement if each.everyone else None) or 0.0
    agree = _("{number} of 100 agree", number=round(100 * share))
    return f'<div class="v-row"><span>{esc(agree)}</span></div>{bar(share)}'
