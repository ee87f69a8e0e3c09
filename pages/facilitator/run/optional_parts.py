"""What a workshop may have beside its phases: a switch for each part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pages.facilitator.run.explained_switch import switch
from pages.parts import blocks
from server.store import open_store
from vision.optional_parts import Part
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def switches(workshop: Workshop) -> None:
    """Let a facilitator turn each part on or off; what was said in it stays."""
    blocks.line(_("Nobody is asked more than now unless you turn something on here."))
    for part in Part:
        switch(part, workshop.id, partial(_switch, workshop.id, part), on=part in workshop.parts)


def _switch(workshop_id: str, part: Part, *, on: bool) -> None:
    open_store().workshops.switch_part(workshop_id, part, on=on)
