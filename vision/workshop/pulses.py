"""A pulse that is over: counted once, through the same door as all else; only counts stay."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vision.drafts import clauses
from vision.drafts.pulses import Counted, count
from vision.optional_parts import Part
from vision.privacy import ExistingPeople

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.models import Workshop
    from vision.store import Pulse, Store


def counted(store: Store, workshop: Workshop) -> tuple[tuple[Pulse, Counted], ...]:
    """Return every pulse that is over with what it came to, the first one first.

    One that was closed and not counted, since a process ended between, is counted now.
    """
    over = []
    for pulse in store.pulses.all(workshop.id):
        if pulse.closed is None:
            continue
        if pulse.counted is None:
            told = _count(store, workshop, pulse)
            store.pulses.keep(pulse.id, told.to_json())
        else:
            told = Counted.from_json(pulse.counted)
        over.append((pulse, told))
    return tuple(over)


def close(store: Store, workshop: Workshop, pulse: Pulse) -> None:
    """Take no more answers, count those that were given, and keep nobody's."""
    store.pulses.close(workshop.id, pulse.id)
    counted(store, workshop)


def turn_off(store: Store, workshop: Workshop) -> None:
    """Turn pulses off, with all else that belongs to the part; one that is open is over with it."""
    for pulse in store.pulses.all(workshop.id):
        if pulse.closed is None:
            store.pulses.close(workshop.id, pulse.id)
    counted(store, workshop)
    store.workshops.switch_part(workshop.id, Part.STEPS, on=False)


def _count(store: Store, workshop: Workshop, pulse: Pulse) -> Counted:
    levels, answers = store.pulses.given(pulse.id)
    texts = {draft.id: draft.text for draft in store.drafts.all(workshop.id)}
    slips = store.pulses.with_slips(workshop.id)
    return count(
        answers,
        [each.text for each in clauses(texts[pulse.draft_id])],
        levels=levels,
        order=[(level.id, level.name) for level in workshop.levels],
        smallest_group=pulse.smallest_group,
        existing=existing(workshop, levels, slips) if workshop.strict else None,
    )


def existing(
    workshop: Workshop, levels: Mapping[str, str | None], with_slips: frozenset[str]
) -> ExistingPeople:
    """Return how many of those who answered exist: phones, up to the number expected at a level.

    A level that had join slips is taken as one of which nobody has said how many there are: there
    are no slips in a pulse, and anybody may say to be of it.
    """
    joined = Counter(level or "" for level in levels.values())
    expected = {
        level.id: level.expected if level.expected and level.id not in with_slips else None
        for level in workshop.levels
    }
    return ExistingPeople(dict(joined), expected)
