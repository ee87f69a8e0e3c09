"""What a workshop may have beside its phases: a switch for each part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pages.facilitator.run.explained_switch import switch
from pages.parts import blocks
from server.store import open_store
from vision.optional_parts import Part
from vision.translation import _
from vision.workshop import pulses

if TYPE_CHECKING:
    from vision.models import Workshop


def switches(workshop: Workshop) -> None:
    """Let a facilitator turn each part on or off; what was said stays, of pulses only counts."""
    blocks.line(_("Nobody is asked more than now unless you turn something on here."))
    for part in Part:
        switch(part, workshop.id, partial(_switch, workshop, part), on=part in workshop.parts)
        if part is Part.STEPS and open_store().pulses.now(workshop.id):
            blocks.line(
                _("A pulse is open. Turning this off closes it, and single answers are deleted."),
                "v-sub",
            )


def _switch(workshop: Workshop, part: Part, *, on: bool) -> None:
    if part is Part.STEPS and not on:
        pulses.turn_off(open_store(), workshop)
    else:
        open_store().workshops.switch_part(workshop.id, part, on=on)
