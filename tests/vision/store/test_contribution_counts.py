"""How much people had given by a version: counted without asking for anybody's level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.store.schema import draft

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def test_how_much_people_had_given_is_kept_and_asks_for_no_level(
    store: Store, workshop: Workshop
) -> None:
    """As many as the top level may have are taken off what people gave, at whatever level."""
    top, unit = workshop.levels[0], workshop.units[0].id
    assert store.drafts.top_level(workshop.id) == top.expected
    question, people = workshop.questions[0].id, top.expected + 2 * workshop.smallest_group
    for at in range(people):
        level = workshop.levels[at % 2].id
        who = store.participants.join(workshop.id, f"v{at}", level_id=level, unit_id=unit).id
        store.statements.add(who, question, f"Time {at}", f"time {at}")
    one = store.drafts.save(workshop.id, "One.", seen=0)

    assert (one.wrote, one.acts) == (people, one.voices)
    assert store.drafts.save(workshop.id, "Two.", seen=1).acts == one.acts
    store.attendance.expect(top.id, 1)
    assert store.drafts.top_level(workshop.id) == top.expected  # the most that were ever told


def test_versions_from_before_keep_what_was_counted(store: Store, workshop: Workshop) -> None:
    """Nothing is added to what was counted by level until people give something anew."""
    store.drafts.save(workshop.id, "One.", seen=0)
    with store.database.write() as connection:
        connection.execute(sa.update(draft).values(wrote=9, acts=30, voices=None))
    before = store.drafts.newest(workshop.id)
    after = store.drafts.save(workshop.id, "Two.", seen=1)

    assert before is not None
    assert (before.wrote, before.acts, before.voices) == (9, 30, None)
    assert (after.acts, after.voices) == (30, 0)
