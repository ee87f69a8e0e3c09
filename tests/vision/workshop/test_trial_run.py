"""Emptying a trial waits for results that are being worked out, and keeps what leaders brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import StorageError
from vision.store import Setup
from vision.workshop.templates import create, templates
from vision.workshop.trial_run import empty
from vision.workshop.worker import snapshot_lease

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def begun(store: Store, name: str) -> Workshop:
    """Return a workshop made from a template, with a draft and one person in it."""
    chosen = next(each for each in templates() if each.name == name)
    setup = Setup("Try", chosen.questions, [("Everyone", 0)])
    made = create(store, setup, chosen, "We listen." if chosen.brings else "")
    level = made.levels[0].id
    store.participants.join(made.id, "me", level_id=level, unit_id=None)
    if not chosen.brings:
        store.drafts.save(made.id, "Written in the trial.", seen=0)
    return made


@pytest.mark.parametrize(("name", "kept"), [("draft", ["We listen."]), ("create", [])])
def test_only_a_draft_that_was_brought_stays(
    sqlite_store: Store, name: str, kept: list[str]
) -> None:
    """It was there before anybody wrote; what was written in the trial goes."""
    made = begun(sqlite_store, name)
    empty(sqlite_store, made)

    assert [each.text for each in sqlite_store.drafts.all(made.id)] == kept
    assert sqlite_store.participants.count(made.id) == 0
    assert sqlite_store.leases.take(snapshot_lease(made.questions[0]), "worker", 1)


def test_results_that_are_being_worked_out_bring_nothing_back(sqlite_store: Store) -> None:
    """Nothing is emptied while a worker still has the words; one sentence says when to try."""
    made = begun(sqlite_store, "create")
    sqlite_store.leases.take(snapshot_lease(made.questions[0]), "worker", 30)
    with pytest.raises(StorageError, match="Try again"):
        empty(sqlite_store, made, wait=0)

    assert sqlite_store.participants.count(made.id) == 1
