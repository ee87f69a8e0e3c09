"""What pulses came to: sentence by sentence how true it is today, and whether the gap closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import follow_up
from pages.parts.bars import bar
from pages.parts.blocks import esc
from server.store import open_store
from vision.drafts.pulse_findings import pulse_finding
from vision.drafts.pulses import STAYED, compared, latest
from vision.privacy import group_title
from vision.translation import _, day, decimal, signed
from vision.workshop.pulses import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.drafts.pulses import Counted, Moved, Rated, RatedSentence
    from vision.models import Workshop
    from vision.store import Pulse

Told = tuple[tuple["Pulse", "Counted"], ...]


def over(workshop: Workshop, *, to_leaders: bool = False) -> Told:
    """Return the pulses that are over with what they came to; none where this is not shown."""
    if not follow_up.shows(workshop, to_leaders=to_leaders):
        return ()
    return counted(open_store(), workshop)


def finding(told: Told) -> str:
    """Return whether the gap closes, as one sentence."""
    return str(pulse_finding([each for _pulse, each in told]))


def asked_on(told: Told) -> str:
    """Return when people were asked, in the last pulse and in the one it is compared with."""
    before, now = compared([each for _pulse, each in told]) or (-1, -1)
    first, last = told[before][0], told[now][0]
    if first.number == last.number:
        return _("Asked on {day}.", day=day(first.opened))
    return _(
        "Pulse {number} of {day}, against the first one of {first}.",
        number=last.number,
        day=day(last.opened),
        first=day(first.opened),
    )


def sentences(told: Told, *, by_level: bool) -> str:
    """Return each sentence with how true it is today, and how that has changed.

    Args:
        told: The pulses that are over; at least one.
        by_level: Whether levels are one tap away, where they may be told apart: with all of them
            in sight a page would be as long as a roll.
    """
    shown = latest([each for _pulse, each in told])
    if shown is None:
        return ""
    last, moves = shown
    moved = {(each.text, each.level): each for each in moves}
    items = "".join(
        f'<li><p class="v-said">{esc(each.text)}</p>'
        f"{_group(each.text, each.everyone, moved)}"
        f"{_levels(each, moved) if by_level else ''}</li>"
        for each in last.sentences
    )
    return f'<ul class="v-found">{items}</ul>'


def _levels(rated: RatedSentence, moved: Mapping[tuple[str, str], Moved]) -> str:
    """Return the levels below everyone, folded; nothing where none may be told apart."""
    levels = "".join(_group(rated.text, group, moved) for group in rated.levels)
    if not levels:
        return ""
    return (
        f'<details class="v-help v-means"><summary>{esc(_("Level by level"))}</summary>'
        f"{levels}</details>"
    )


def _group(text: str, group: Rated, moved: Mapping[tuple[str, str], Moved]) -> str:
    level = f"<span>{esc(group_title(group.level))}</span>"
    if group.mean is None:
        few = esc(_("Too few answered to show it."))
        return f'<div class="v-row">{level}<small>{few}</small></div>'
    number = _("{mean} of 10", mean=decimal(group.mean))
    head = f'<div class="v-row">{level}<b>{esc(number)}</b></div>'
    move = moved.get((text, group.level))
    changed = f'<p class="v-words">{esc(change(move))}</p>' if move else ""
    return f"{head}{bar(group.mean / 10)}{changed}"


def change(move: Moved) -> str:
    """Return what became of a mean, with its likely range and a verdict, in one sentence."""
    values = {
        "before": decimal(move.before),
        "low": signed(move.low),
        "high": signed(move.high),
    }
    if move.verdict == STAYED:
        return _(
            "It was {before}; no change beyond chance, likely range {low} to {high}.", **values
        )
    if move.now > move.before:
        return _("It was {before}; truer beyond chance, likely by {low} to {high}.", **values)
    return _("It was {before}; less true beyond chance, likely by {low} to {high}.", **values)
