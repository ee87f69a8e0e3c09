"""How true a theme is today: one number a person and theme, from 0 to 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidChoiceError, NotFoundError
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Setup, Store

    Join = Callable[..., Participant]


def test_how_true_it_is_today(
    store: Store, workshop: Workshop, setup: Setup, join: Join, asked: str
) -> None:
    """From 0 to 10 per theme and person; a later number takes the place of an earlier one."""
    one, other = join("a"), join("b")
    store.workshops.move(workshop.id, Phase.RESPOND)
    store.today_ratings.keep(one.id, asked, 1, 3)
    store.today_ratings.keep(one.id, asked, 1, 4)
    store.today_ratings.keep(one.id, asked, 2, 0)
    store.today_ratings.keep(other.id, asked, 1, 10)

    assert store.today_ratings.of(one.id, asked) == {1: 4, 2: 0}
    assert set(store.today_ratings.all(asked)) == {
        (one.id, 1, 4),
        (one.id, 2, 0),
        (other.id, 1, 10),
    }
    for wrong in (-1, 11):
        with pytest.raises(InvalidChoiceError):
            store.today_ratings.keep(one.id, asked, 1, wrong)
    elsewhere = store.workshops.add(setup).questions[0].id
    with pytest.raises(NotFoundError):
        store.today_ratings.keep(one.id, elsewhere, 1, 5)


def test_truths_of_a_file(store: Store, workshop: Workshop, join: Join, asked: str) -> None:
    """All of them or none: one unknown person keeps the others out."""
    one = join("a")

    with pytest.raises(NotFoundError):
        store.today_ratings.add_many(workshop.id, asked, [(one.id, 1, 7), ("nobody", 1, 7)])
    assert store.today_ratings.all(asked) == ()
    assert store.today_ratings.add_many(workshop.id, asked, [(one.id, 1, 7)]) == 1
    assert store.today_ratings.all(asked) == ((one.id, 1, 7),)
