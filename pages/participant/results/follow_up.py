"""What became of it, for whoever reads the results: what was done, and how true it is by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.participant.results.meaning import meaning
from pages.parts import pulse_results
from pages.parts.blocks import esc
from pages.parts.follow_up import listed, noted
from vision.store import State
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from pages.parts.follow_up import FollowUp
    from vision.models import Workshop


def story(workshop: Workshop) -> str:
    """Return first steps in total, those of sentences that are gone, and the last pulse."""
    found = noted(workshop)
    parts = [_steps(found)] if found else [_said(_("There is no vision that anything hangs on."))]
    told = pulse_results.over(workshop)
    if told:
        parts.append(_said(pulse_results.finding(told)))
        parts.append(_said(pulse_results.asked_on(told)))
        parts.append(pulse_results.sentences(told, by_level=False))
        parts.append(meaning("pulse", told[-1][0].smallest_group))
    return "".join(parts)


def _steps(found: FollowUp) -> str:
    every = [step for steps in found.steps.values() for step in steps] + list(found.gone)
    if not every:
        return _said(_("No first step has been noted yet."))
    done = sum(step.state is State.DONE for step in every)
    said = _said(
        ngettext(
            "One first step was noted; {done} of it is done. It stands behind its sentence above.",
            "{number} first steps were noted; {done} of them are done. They stand behind their "
            "sentences above.",
            len(every),
            done=done,
        )
    )
    if not found.gone:
        return said
    gone = _said(_("For sentences that are no longer in the vision:"))
    return f"{said}{gone}{listed(list(found.gone))}"


def _said(text: str) -> str:
    return f'<p class="v-words">{esc(text)}</p>'
