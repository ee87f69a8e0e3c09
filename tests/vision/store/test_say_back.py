"""Everyone is given one sentence of the draft; what they say back is kept, theirs to take back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidTextError, NotFoundError
from vision.models import Moderation, Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Given, Setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store
    from vision.store.drafts import Draft

TEXT = "We listen. We pay fairly. We learn."


@pytest.fixture
def draft(store: Store, workshop: Workshop) -> Draft:
    """Return a version that everyone may read, in a room that says it back."""
    store.workshops.switch_part(workshop.id, Part.SAY_BACK, on=True)
    store.workshops.move(workshop.id, Phase.SHAPE)
    made = store.drafts.save(workshop.id, TEXT, seen=0)
    store.drafts.share(workshop.id, made.number)
    return made


def test_sentences_are_dealt_evenly_at_every_level(
    store: Store, draft: Draft, join: Callable[..., Participant]
) -> None:
    """Each sentence reaches as many people of each level, give or take one, and stays theirs."""
    for level in (0, -1):
        people = [join(f"{level} {k}", level) for k in range(8)]
        dealt = {each.id: store.say_back.give(each.id, draft.id, range(3)) for each in people}

        sizes = Counter(given.clause for given in dealt.values())
        assert max(sizes.values()) - min(sizes.values()) <= 1
        assert len(sizes) == 3
        again = {each.id: store.say_back.give(each.id, draft.id, [1]) for each in people}
        assert again == dealt


def test_a_picture_is_changed_and_taken_back_by_its_writer_alone(
    store: Store, workshop: Workshop, draft: Draft, join: Callable[..., Participant]
) -> None:
    """The same words verbatim, one a person; it stands apart from remarks on the draft."""
    one, other = join("a"), join("b")
    store.say_back.give(one.id, draft.id, [1])
    store.say_back.write(one.id, draft.id, " I sit <b>down</b> ", wanted=True)
    store.say_back.write(one.id, draft.id, "I call back", wanted=False, quotable=False)

    (kept,) = store.say_back.all(workshop.id)
    assert (kept.text, kept.clause, kept.wanted, kept.quotable) == ("I call back", 1, False, False)
    assert store.say_back.of(one.id) == {draft.id: kept}
    assert store.say_back.texts([kept.id]) == {}
    assert store.remarks.visible(draft.id) == store.remarks.of(one.id, draft.id) == ()
    assert store.remarks.writers(draft.id) == {}
    with pytest.raises(NotFoundError):
        store.say_back.withdraw(other.id, kept.id)
    store.say_back.withdraw(one.id, kept.id)
    assert store.say_back.all(workshop.id) == ()
    assert store.say_back.given(one.id) == (Given(draft.id, 1, None),)


def test_moderators_see_what_is_said_back(
    store: Store, workshop: Workshop, draft: Draft, join: Callable[..., Participant]
) -> None:
    """It is in the queue with all else; hidden it counts no more, and new words wait for a look."""
    one = join("a")
    store.say_back.give(one.id, draft.id, [0])
    store.say_back.write(one.id, draft.id, "I sit down", wanted=True)
    (entry,) = store.moderation.queue(workshop.id, Status.VISIBLE)
    before = store.workshops.get(workshop.id).revision

    assert (entry.kind, entry.text) == ("picture", "I sit down")
    store.moderation.move(workshop.id, [entry.id], Status.HIDDEN)
    assert store.say_back.all(workshop.id) == ()
    assert store.workshops.get(workshop.id).revision > before
    store.say_back.write(one.id, draft.id, "I call back", wanted=True)
    assert store.say_back.all(workshop.id) == ()
    assert [each.text for each in store.moderation.queue(workshop.id, Status.WAITING)] == [
        "I call back"
    ]


def test_where_words_are_approved_first_these_are_too(store: Store) -> None:
    """A picture waits like a statement."""
    room = store.workshops.add(
        Setup("Room", ["Why?"], [("All", 0)], moderation=Moderation.APPROVE_FIRST,
              parts=frozenset({Part.SAY_BACK}))
    )  # fmt: skip
    store.workshops.move(room.id, Phase.SHAPE)
    made = store.drafts.save(room.id, TEXT, seen=0)
    store.drafts.share(room.id, made.number)
    who = store.participants.join(room.id, "a", level_id=room.levels[0].id, unit_id=None)
    store.say_back.give(who.id, made.id, [0])
    store.say_back.write(who.id, made.id, "I sit down", wanted=True)

    assert store.say_back.of(who.id)[made.id].status is Status.WAITING
    assert store.say_back.all(room.id) == ()


def test_nothing_is_said_back_where_it_is_not_asked(
    store: Store, workshop: Workshop, draft: Draft, join: Callable[..., Participant]
) -> None:
    """Blank, too long, before a sentence was given, with the part off or the room elsewhere."""
    one = join("a")
    with pytest.raises(NotFoundError):
        store.say_back.write(one.id, draft.id, "I sit down", wanted=True)
    store.say_back.give(one.id, draft.id, [0])
    for text in (" \u200b", "x" * 601):
        with pytest.raises(InvalidTextError):
            store.say_back.write(one.id, draft.id, text, wanted=True)
    store.workshops.switch_part(workshop.id, Part.SAY_BACK, on=False)
    with pytest.raises(ClosedError):
        store.say_back.write(one.id, draft.id, "I sit down", wanted=True)
    store.workshops.switch_part(workshop.id, Part.SAY_BACK, on=True)
    store.workshops.move(workshop.id, Phase.CLOSED)
    with pytest.raises(ClosedError):
        store.say_back.give(one.id, draft.id, [0])
