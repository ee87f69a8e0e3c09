"""What became of the vision, on the wall: each sentence, and how many first steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.parts.blocks import esc
from pages.parts.follow_up import noted, whose
from vision.store import State
from vision.translation import _, in_row

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import FirstStep

ROWS: Final = 5
"""Sentences that can be read from the back row; the rest are on the phone."""


def steps(workshop: Workshop) -> str:
    """Return the sentences that something is done about; nothing where nothing is."""
    found = noted(workshop)
    if found is None or not found.steps:
        return ""
    rows = [_row(found.sentences[at], taken) for at, taken in sorted(found.steps.items())[:ROWS]]
    return (
        f'<div class="v-part"><p class="v-kicker">{esc(_("What became of our vision"))}</p>'
        f"<p>{esc(_('First steps that are done'))}</p></div>"
        f'<ul class="v-agreed">{"".join(rows)}</ul>'
    )


def _row(sentence: str, noted: list[FirstStep]) -> str:
    done = sum(step.state is State.DONE for step in noted)
    going = [step for step in noted if step.state in (State.BEGUN, State.PLANNED)]
    first = next(iter(going or noted))
    of = _("{done} of {all}", done=done, all=len(noted))
    return (
        f'<li><div><p class="v-said v-long">{esc(sentence)}</p>'
        f'<p class="v-next">{esc(in_row((first.text, whose(first)), " · "))}</p></div>'
        f'<div class="v-told">'
        f'<div class="v-bar" aria-hidden="true"><i style="width:{100 * done / len(noted):.0f}%">'
        f"</i></div><b>{esc(of)}</b></div></li>"
    )
