"""Pulses: people of their own, no way back to earlier answers, only counts once they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import (
    ClosedError,
    ConflictError,
    InvalidChoiceError,
    InvalidTextError,
    NotFoundError,
)
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store.schema import participant
from vision.store.schema_follow_up import pulse_answer, pulse_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Draft, Store

    Join = Callable[..., Participant]


@pytest.fixture
def draft(store: Store, workshop: Workshop, join: Join) -> Draft:
    """The vision of a workshop that is closed, in which somebody took part."""
    join("phone")
    made = store.drafts.save(workshop.id, "We have time. We listen.", seen=0)
    store.drafts.share(workshop.id, made.number)
    store.workshops.switch_part(workshop.id, Part.STEPS, on=True)
    store.workshops.move(workshop.id, Phase.CLOSED)
    return made


def test_a_pulse_takes_answers_until_it_is_over(
    store: Store, workshop: Workshop, draft: Draft
) -> None:
    """Answers are changed while it is open; afterwards only what was counted is left."""
    pulse, level = store.pulses.open(workshop.id, draft.id), workshop.levels[-1].id
    assert store.pulses.now(workshop.id) == pulse
    one = store.pulses.answer(pulse.id, "phone", {0: 3, 1: 10}, level_id=level)
    assert store.pulses.answer(pulse.id, "phone", {0: 4}, level_id=level) == one
    store.pulses.answer(pulse.id, "other", {}, level_id=level)

    assert store.pulses.find(pulse.id, "phone") == one
    assert store.pulses.mine(one) == {0: 4}
    assert store.pulses.people(pulse.id) == 2
    levels, given = store.pulses.given(pulse.id)
    assert set(levels.values()) == {level}
    assert given == ((one, 0, 4),)

    store.pulses.keep(pulse.id, {"too": "early"})
    assert store.pulses.all(workshop.id)[0].counted is None
    store.pulses.close(workshop.id, pulse.id)
    with pytest.raises(ClosedError):
        store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level)
    store.pulses.keep(pulse.id, {"people": 5})
    store.pulses.keep(pulse.id, {"people": "again"})
    assert store.pulses.all(workshop.id)[0].counted == {"people": 5}
    assert store.pulses.now(workshop.id) is None
    with store.database.read() as connection:
        for table in (pulse_person, pulse_answer):
            assert connection.execute(sa.select(table)).all() == []


def test_nobody_is_known_from_before(store: Store, workshop: Workshop, draft: Draft) -> None:
    """The same phone has another hash as a participant, and yet another in the next pulse."""
    level, seen = workshop.levels[0].id, set()
    for _ in range(2):
        pulse = store.pulses.open(workshop.id, draft.id)
        person = store.pulses.answer(pulse.id, "phone", {0: 1}, level_id=level)
        with store.database.read() as connection:
            before = set(connection.execute(sa.select(participant.c.visitor_hash)).scalars())
            here = sa.select(pulse_person.c.visitor_hash).where(pulse_person.c.id == person)
            seen.add(connection.execute(here).scalar_one())
        assert not seen & before
        store.pulses.close(workshop.id, pulse.id)
        store.pulses.keep(pulse.id, {})
    assert len(seen) == 2


def test_one_pulse_at_a_time_and_only_once_closed(
    store: Store, workshop: Workshop, draft: Draft
) -> None:
    """Each step hangs on the table of phases: back in Shape nothing is asked, and nothing lost."""
    pulse = store.pulses.open(workshop.id, draft.id, smallest_group=3)
    assert pulse.smallest_group == workshop.smallest_group
    with pytest.raises(ConflictError):
        store.pulses.open(workshop.id, draft.id)
    store.workshops.move(workshop.id, Phase.SHAPE)
    level = workshop.levels[0].id
    assert store.pulses.now(workshop.id) is None
    with pytest.raises(ClosedError):
        store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level)
    with pytest.raises(ClosedError):
        store.pulses.open(workshop.id, draft.id)
    store.workshops.move(workshop.id, Phase.CLOSED)
    assert store.pulses.now(workshop.id) == pulse
    store.pulses.close(workshop.id, pulse.id)
    assert store.pulses.open(workshop.id, draft.id, smallest_group=9).smallest_group == 9


def test_where_the_part_is_off_nothing_is_asked(
    store: Store, workshop: Workshop, draft: Draft
) -> None:
    """Turned off, an open pulse takes no answer and no other is opened; turned on it goes on."""
    pulse, level = store.pulses.open(workshop.id, draft.id), workshop.levels[0].id
    store.workshops.switch_part(workshop.id, Part.STEPS, on=False)
    assert store.pulses.now(workshop.id) is None
    with pytest.raises(ClosedError):
        store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level)
    with pytest.raises(ClosedError):
        store.pulses.open(workshop.id, draft.id)
    store.workshops.switch_part(workshop.id, Part.STEPS, on=True)
    assert store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level)


def test_a_level_that_is_merged_takes_its_people_along(
    store: Store, workshop: Workshop, draft: Draft
) -> None:
    """Whoever answered at a level counts at the one that it became part of."""
    pulse, (top, heads, _base) = store.pulses.open(workshop.id, draft.id), workshop.levels
    person = store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=heads.id)
    store.workshops.merge(workshop.id, heads.id, top.id)
    assert store.pulses.given(pulse.id)[0] == {person: top.id}


def test_what_is_not_on_offer_is_not_taken(store: Store, workshop: Workshop, draft: Draft) -> None:
    """Numbers out of range, levels of nowhere, versions not for everyone, wrong codes."""
    pulse, level = store.pulses.open(workshop.id, draft.id), workshop.levels[0].id
    for wrong in ({0: 11}, {0: -1}, {-1: 5}):
        with pytest.raises(InvalidChoiceError):
            store.pulses.answer(pulse.id, "phone", wrong, level_id=level)
    with pytest.raises(InvalidChoiceError):
        store.pulses.answer(pulse.id, "phone", {0: 5}, level_id="elsewhere")
    store.participants.set_level_code(level, "the code")
    with pytest.raises(InvalidTextError):
        store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level, level_code="a guess")
    assert store.pulses.answer(pulse.id, "phone", {0: 5}, level_id=level, level_code="the code")
    assert store.pulses.answer(pulse.id, "phone", {0: 6}, level_id=level)
    store.pulses.close(workshop.id, pulse.id)
    unshared = store.drafts.save(workshop.id, "We do not.", seen=draft.number)
    with pytest.raises(NotFoundError):
        store.pulses.open(workshop.id, unshared.id)
    with pytest.raises(NotFoundError):
        store.pulses.answer("gone", "phone", {0: 5}, level_id=workshop.levels[1].id)
