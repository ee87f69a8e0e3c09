"""Leaders' guesses: one set a leader, without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import NotFoundError

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_guesses_come_back(store: Store, workshop: Workshop, asked: str) -> None:
    """A leader sees the own guesses; a later set takes the place of an earlier one."""
    store.guesses.keep(workshop.id, asked, "a", {1: 40, 2: 5})
    store.guesses.keep(workshop.id, asked, "b", {1: 10})
    store.guesses.keep(workshop.id, asked, "a", {1: 45, 3: 0})

    assert store.guesses.of(workshop.id, asked, "a") == {1: 45, 3: 0}
    assert store.guesses.of(workshop.id, asked, "c") == {}
    assert sorted(store.guesses.all(asked), key=str) == [{1: 10}, {1: 45, 3: 0}]
    store.guesses.keep(workshop.id, asked, "b", {})
    assert store.guesses.all(asked) == ({1: 45, 3: 0},)


def test_guesses_stay_between_0_and_100(store: Store, workshop: Workshop, asked: str) -> None:
    """A forged number is brought back into the range."""
    store.guesses.keep(workshop.id, asked, "a", {1: -5, 2: 10**12})

    assert store.guesses.of(workshop.id, asked, "a") == {1: 0, 2: 100}


def test_guesses_name_nobody(store: Store, workshop: Workshop, asked: str) -> None:
    """What tells leaders apart is a keyed hash."""
    store.guesses.keep(workshop.id, asked, "the boss's laptop", {1: 1})
    with store.database.read() as connection:
        kept = connection.execute(sa.text("SELECT leader FROM guess")).scalar_one()

    assert "boss" not in kept
    assert len(kept) == 64


def test_guesses_for_another_workshops_question_are_refused(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """A forged question is not there."""
    other = store.workshops.add(setup)

    with pytest.raises(NotFoundError):
        store.guesses.keep(workshop.id, other.questions[0].id, "a", {1: 1})
