"""What is due in a closed workshop, in one line: reminders and first steps. Nothing is mailed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import blocks, first_steps
from server.store import open_store
from vision.store import State, today
from vision.translation import _, day, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop


def due(workshop: Workshop) -> list[str]:
    """Return what is due: reminders whose day has come, first steps past theirs; else the next."""
    if not first_steps.shows(workshop):
        return []
    now, store = today(), open_store()
    days = store.reminders.all(workshop.id)
    past = [each for each in days if each <= now]
    said = [_("Reminder of {day}: open a pulse.", day=day(each)) for each in past]
    late = sum(
        step.due is not None and step.due < now and step.state in (State.PLANNED, State.BEGUN)
        for step in store.first_steps.all(workshop.id)
    )
    if late:
        said.append(
            ngettext("One first step is past its date.", "{number} first steps are past it.", late)
        )
    coming = [each for each in days if each > now]
    if coming and not past:
        said.append(_("Next reminder: {day}.", day=day(coming[0])))
    return said


def show(workshop: Workshop) -> None:
    """Show what is due, where anything is."""
    said = due(workshop)
    if said:
        blocks.note(" ".join(said), symbol="event")
