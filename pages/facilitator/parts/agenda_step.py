"""How a step of the agenda is told in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import blocks
from vision.translation import _, in_row, ngettext

if TYPE_CHECKING:
    from vision.models import Step


def told(step: Step) -> str:
    """Return a step's title, phase and minutes as HTML."""
    phase = _(step.phase.rules.title)
    minutes = ngettext("one minute", "{number} minutes", step.minutes) if step.minutes else ""
    beside = in_row(filter(None, (phase, minutes)))
    return f'<b>{blocks.esc(step.title)}</b> <span class="v-sub">{blocks.esc(beside)}</span>'
