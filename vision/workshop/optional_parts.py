"""What follows from the parts that a workshop has beside its phases, for the next snapshot.

A workshop that never had one of them has nothing of this in its snapshots. What was counted once
stays in them when a part is turned off, so that turning it on again counts on from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vision.drafts import clauses
from vision.drafts.say_back import given_out
from vision.models import Lens
from vision.optional_parts import Part
from vision.privacy import Published
from vision.privacy.totals_in_steps import at_least
from vision.workshop.counted_people import answerers
from vision.workshop.influence import influence
from vision.workshop.say_back import said_back, said_of
from vision.workshop.snapshots import cached_encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Question, Workshop
    from vision.store import Draft, Store

PARTS: Final = "parts"
"""Where in a snapshot it stands."""


def optional_parts(
    store: Store,
    workshop: Workshop,
    question: Question,
    body: dict[str, Any],
    previous: dict[str, Any],
) -> dict[str, Any]:
    """Return what follows from the parts that are on, made from as much as may be counted.

    What is said back belongs to the whole workshop, as the draft does: only the first question's
    snapshots count it.

    Args:
        store: Where answers come from.
        workshop: Its parts, and its smallest group.
        question: What the snapshot is of.
        body: The snapshot in the making.
        previous: The body before; empty for the first.

    Returns:
        ``parts``: part to its numbers; nothing where no part was ever on.
    """
    found: dict[str, Any] = dict(previous.get(PARTS, {}))
    published = Published.from_json(body["published"])
    present = answerers(workshop, question, store.attendance.present(workshop.id))
    least = workshop.smallest_group + present.doubt(workshop.smallest_group)
    if Part.INFLUENCE in workshop.parts and body["revealed"]:
        found[Part.INFLUENCE] = influence(
            store.influences.all(question.id),
            {theme["id"]: theme["people"] for theme in body["alignment"]["themes"]},
            published,
            room=at_least(store.participants.acting(workshop.id), workshop.smallest_group),
            least=least,
            before=found.get(Part.INFLUENCE, {}),
        )
    if Part.SAY_BACK in workshop.parts and workshop.questions[0].id == question.id:
        levels = store.participants.levels(workshop.id)
        versions = store.drafts.all(workshop.id)
        found[Part.SAY_BACK] = said_back(
            said_of(store.say_back.all(workshop.id), versions),
            levels={who: level for who, level in levels.items() if who not in present.rows},
            published=published,
            sentences=_given_out(store, workshop, versions),
            least=least,
            encoder=cached_encoder(store.vectors, ()) if workshop.lens is Lens.MEANING else None,
            before=found.get(Part.SAY_BACK, {}),
        )
    return {PARTS: {str(part): told for part, told in found.items()}} if found else {}


def _given_out(store: Store, workshop: Workshop, versions: Sequence[Draft]) -> int:
    """Return how many sentences of the newest version that all may read are given out."""
    shared = [clauses(draft.text) for draft in versions if draft.shared]
    count = len(shared[-1]) if shared else 1
    return len(
        given_out(max(count, 1), store.participants.acting(workshop.id), workshop.smallest_group)
    )
