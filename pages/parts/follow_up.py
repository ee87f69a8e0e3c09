"""What became of the vision: first steps by sentence, as HTML whose typed parts are escaped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pages.parts.blocks import esc, icon
from server.store import open_store
from vision.drafts import clauses
from vision.drafts.sentence_tracking import following
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import State
from vision.translation import _, day, marked, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Draft, FirstStep

STATES: Final = {
    State.PLANNED: ("schedule", marked("planned")),
    State.BEGUN: ("play_arrow", marked("begun")),
    State.DONE: ("task_alt", marked("done")),
    State.DROPPED: ("block", marked("dropped")),
}
"""Symbol and name of each state; the name carries it, the symbol helps."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """First steps, by where their sentences stand now.

    Attributes:
        draft: The newest version that everyone may read.
        sentences: Its sentences.
        steps: Place of a sentence, from 0, to its first steps.
        gone: First steps of sentences that are no longer in it.
    """

    draft: Draft
    sentences: tuple[str, ...]
    steps: dict[int, list[FirstStep]]
    gone: tuple[FirstStep, ...]

    @property
    def noted(self) -> int:
        """How many first steps there are."""
        return sum(map(len, self.steps.values())) + len(self.gone)


def shows(workshop: Workshop, *, to_leaders: bool = False) -> bool:
    """Return whether what became of a vision is shown: once the workshop is closed.

    Args:
        workshop: As it stands.
        to_leaders: Whether it is to leaders: in the sample they see it before, as all the rest.
    """
    ahead = to_leaders and workshop.is_sample and workshop.phase is Phase.SHAPE
    return Part.STEPS in workshop.parts and (ahead or Part.STEPS.shows(workshop.phase))


def noted(workshop: Workshop, *, to_leaders: bool = False) -> FollowUp | None:
    """Return what became of the vision; None where this is not shown, or there is no vision."""
    if not shows(workshop, to_leaders=to_leaders):
        return None
    store = open_store()
    draft = store.drafts.newest(workshop.id, shared=True)
    if draft is None:
        return None
    kept = store.first_steps.all(workshop.id)
    wanted = {step.draft_id for step in kept}
    texts = {each.id: each.text for each in store.drafts.all(workshop.id) if each.id in wanted}
    there = following(texts, draft.text)
    steps: dict[int, list[FirstStep]] = defaultdict(list)
    for step in kept:
        if (step.draft_id, step.clause) in there:
            steps[there[step.draft_id, step.clause]].append(step)
    gone = tuple(step for step in kept if (step.draft_id, step.clause) not in there)
    return FollowUp(draft, tuple(each.text for each in clauses(draft.text)), dict(steps), gone)


def state(step: FirstStep) -> str:
    """Return the state of a first step as a badge."""
    symbol, name = STATES[step.state]
    return f'<span class="v-pill v-{step.state}">{icon(symbol)}{esc(_(name))}</span>'


def whose(step: FirstStep) -> str:
    """Return who has a first step and until when, as one sentence; a missing owner is said."""
    if step.state is State.DROPPED:
        return _("Dropped: {why}", why=step.why)
    if step.owner and step.due:
        return _("{owner}, by {day}.", owner=step.owner, day=day(step.due))
    if step.owner:
        return _("{owner}, no date yet.", owner=step.owner)
    if step.due:
        return _("By {day}. Nobody has taken it on yet.", day=day(step.due))
    return _("Nobody has taken it on yet, and it has no date.")


def line(step: FirstStep) -> str:
    """Return one first step: what, how far, whose, until when."""
    return f"<p>{esc(step.text)}</p>{state(step)}<small>{esc(whose(step))}</small>"


def listed(steps: list[FirstStep]) -> str:
    """Return first steps as a list."""
    return f'<ul class="v-did">{"".join(f"<li>{line(step)}</li>" for step in steps)}</ul>'


def behind(found: FollowUp | None, clause: int | None) -> str:
    """Return what stands behind a sentence on a phone: its first steps, one tap away.

    Args:
        found: What became of the vision; None shows nothing.
        clause: Place of the sentence, from 0; None shows nothing.
    """
    if found is None or clause is None:
        return ""
    steps = found.steps.get(clause, [])
    if not steps:
        return f'<p class="v-words">{esc(_("No first step has been noted for it yet."))}</p>'
    says = ngettext("One first step", "{number} first steps", len(steps))
    return (
        f'<details class="v-help v-means"><summary>{esc(says)}</summary>{listed(steps)}</details>'
    )
