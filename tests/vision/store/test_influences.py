"""What people say of pairs of themes is kept once a pair, where and when they are asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidChoiceError, NotFoundError
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store


def test_the_last_answer_to_a_pair_counts(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """A change of mind takes the place of what was said; taken back is gone; others stay."""
    store.workshops.switch_part(workshop.id, Part.INFLUENCE, on=True)
    store.workshops.move(workshop.id, Phase.THEMES)
    one, other = join("a"), join("b")
    before = store.participants.said(workshop.id)
    for person, pair, said in ((one, (1, 2), 1), (one, (1, 2), -1), (one, (2, 1), 0),
                               (other, (1, 2), -1)):  # fmt: skip
        store.influences.say(person.id, asked, pair, said)

    assert store.influences.of(one.id, asked) == {(1, 2): -1, (2, 1): 0}
    assert store.influences.counts(asked) == {(1, 2): Counter({-1: 2}), (2, 1): Counter({0: 1})}
    assert store.participants.said(workshop.id) > before
    store.influences.undo(one.id, asked, (1, 2))
    assert store.influences.all(asked) == tuple(sorted([(one.id, 2, 1, 0), (other.id, 1, 2, -1)]))


def test_nobody_is_asked_where_the_part_is_off(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Off, in another phase, about one theme, of an answer that is none: each is refused."""
    person = join("a")
    store.workshops.move(workshop.id, Phase.THEMES)
    with pytest.raises(ClosedError):
        store.influences.say(person.id, asked, (1, 2), 1)
    store.workshops.switch_part(workshop.id, Part.INFLUENCE, on=True)
    store.workshops.move(workshop.id, Phase.CLOSED)
    with pytest.raises(ClosedError):
        store.influences.say(person.id, asked, (1, 2), 1)
    for pair, said in (((1, 1), 1), ((1, 2), 2)):
        with pytest.raises(InvalidChoiceError):
            store.influences.say(person.id, asked, pair, said)
    store.workshops.move(workshop.id, Phase.THEMES)
    other = store.workshops.add(Setup("Other", ["Why?"], [("All", 0)]))
    with pytest.raises(NotFoundError):
        store.influences.say(person.id, other.questions[0].id, (1, 2), 1)
    assert store.influences.all(asked) == ()
