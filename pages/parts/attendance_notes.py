"""What everybody sees of who counts: corrected numbers of expected people, and older promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import blocks
from server.store import open_store
from vision.store.attendance import telling
from vision.translation import _, day

if TYPE_CHECKING:
    from vision.models import Workshop


def attendance_notes(workshop: Workshop) -> None:
    """Say to everyone which numbers of expected people were corrected, and which rule holds."""
    names = {level.id: level.name for level in workshop.levels}
    for each in telling(open_store().attendance.corrections(workshop.id)):
        values = {"level": names.get(each.level_id, ""), "before": each.before}
        said = (
            _(
                "People expected at {level}: {after}, {before} before ({day}).",
                after=each.after,
                day=day(each.day),
                **values,
            )
            if each.after
            else _(
                "People expected at {level}: the number was taken back, {before} before ({day}).",
                day=day(each.day),
                **values,
            )
        )
        blocks.line(said, "v-sub")
    if not workshop.strict and not workshop.is_sample:
        blocks.line(
            _(
                "This workshop began before people were told from phones: whoever joined counts as "
                "one person."
            ),
            "v-sub",
        )
