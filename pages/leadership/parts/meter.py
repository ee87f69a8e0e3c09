"""How the vision came about: a small part of the overview, with its evidence one tap away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import blocks, draft_coverage
from pages.parts.blocks import esc
from server.store import open_store
from vision.drafts.meter import Stage
from vision.drafts.meter_sentences import NAMES, SAYS, evidence
from vision.optional_parts import Part
from vision.translation import _
from vision.workshop.meter import measure

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.drafts.meter import Meter


def measured(selection: Selection) -> Meter | None:
    """Return how the vision came about; None where this is not shown, or nothing is shared yet."""
    workshop, found = selection.workshop, selection.results
    if Part.METER not in workshop.parts or not Part.METER.shows(workshop.phase):
        return None
    return measure(
        open_store(),
        workshop,
        carries=lambda text: draft_coverage.carries_by_itself(found, text),
        published=found.published,
        agreement=found.agreement,
        standings=found.standings,
    )


def section(selection: Selection) -> None:
    """Show the meter, where the workshop has one and a version is shared with everyone."""
    found = measured(selection)
    if found is not None:
        blocks.title(_("How it came about"), _(SAYS[found.stage]))
        blocks.block(drawn(found))


def drawn(found: Meter) -> str:
    """Return the five stages with the one that it came to, and the evidence below."""
    steps = "".join(
        f"<li{' aria-current=true' if stage is found.stage else ''}>{esc(_(NAMES[stage]))}</li>"
        for stage in Stage
    )
    rows = "".join(
        f"<dt>{esc(_(title))}<small>{esc(_('{points} of {most}', points=points, most=most))}"
        f"</small></dt><dd>{esc(says)}</dd>"
        for title, says, points, most in evidence(found)
    )
    total = _("{score} of 100 points. It judges the way, not the people.", score=found.score)
    return (
        f'<ol class="v-meter">{steps}</ol><details class="v-help"><summary>'
        f'{esc(_("The evidence"))}</summary><p>{esc(total)}</p><dl class="v-explain">{rows}</dl>'
        "</details>"
    )
