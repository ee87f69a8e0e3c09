"""Naming themes: what is fixed once somebody has written, and what stands on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidSetupError, NotFoundError
from vision.models import OnWall, Status
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store


def test_who_suggests_names_is_chosen_before_the_first_word(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Nobody at first; as often as one likes until somebody writes, and never after."""
    assert store.workshops.get(workshop.id).endpoint == ""
    for host in ("models.example.org", "", "localhost"):
        store.namings.choose(workshop.id, host)
        assert store.workshops.get(workshop.id).endpoint == host
    store.statements.add(join("writer").id, asked, "More time", "t")
    for host in ("", "models.example.org"):
        with pytest.raises(InvalidSetupError, match="begun to write"):
            store.namings.choose(workshop.id, host)
    assert store.workshops.get(workshop.id).endpoint == "localhost"


def test_the_theme_on_the_wall_is_kept_until_the_room_moves_on(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Every server shows the same one; the next phase, or another round, takes it off."""
    now = OnWall(asked, 3, ("Time for “patients”", "漢字"))
    before = store.workshops.get(workshop.id).revision
    store.namings.show(workshop.id, now)
    found = store.workshops.get(workshop.id)
    assert (found.on_wall, found.revision) == (now, before)
    store.namings.show(workshop.id, None)
    assert store.workshops.get(workshop.id).on_wall is None

    store.namings.show(workshop.id, now)
    store.workshops.move(workshop.id, Phase.THEMES)
    assert store.workshops.get(workshop.id).on_wall is None
    store.namings.show(workshop.id, now)
    store.workshops.open_round(workshop.id)
    assert store.workshops.get(workshop.id).on_wall is None

    store.workshops.delete(workshop.id)
    with pytest.raises(NotFoundError):
        store.namings.show(workshop.id, now)


def test_neither_goes_to_another_installation(store: Store, workshop: Workshop, asked: str) -> None:
    """There it would name another machine, and a wall that is not there."""
    store.namings.choose(workshop.id, "localhost")
    store.namings.show(workshop.id, OnWall(asked, 1))
    packed = store.transfers.pack(workshop.id)
    store.workshops.delete(workshop.id)
    store.transfers.unpack(packed)
    found = store.workshops.get(workshop.id)
    assert (found.endpoint, found.on_wall) == ("", None)


def test_only_what_may_be_quoted_now_is_read(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Neither what is hidden, nor what is not to be quoted, nor a seed."""
    one, other = join("one"), join("other")
    add = store.statements.add
    open_ = add(one.id, asked, "Open words", "t1").id
    hidden = add(one.id, asked, "Hidden words", "t2").id
    quiet = add(other.id, asked, "Quiet words", "t3", quotable=False).id
    store.moderation.move(workshop.id, [hidden], Status.HIDDEN)
    assert store.namings.quotable([open_, hidden, quiet, "gone"]) == [(one.id, "Open words")]
