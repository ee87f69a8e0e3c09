"""Drafts: every version is kept, and two who write at once do not overwrite each other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.drafts.clauses import clauses
from vision.errors import ConflictError, InvalidTextError, NotFoundError
from vision.limits import LONGEST_DRAFT

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_versions_come_back(store: Store, workshop: Workshop) -> None:
    """Numbered from 1, with what each was written from, verbatim."""
    text = "We have time.\n\n<b>We</b> learn, \u0645\u0639\u0627 \U0001f44d."
    one = store.drafts.save(workshop.id, text, seen=0)
    two = store.drafts.save(workshop.id, "We have time for you.", seen=1, base=1)
    three = store.drafts.save(workshop.id, "From blank.", seen=2)

    assert store.drafts.all(workshop.id) == (one, two, three)
    assert [(d.number, d.base_number, d.text) for d in (one, two, three)] == [
        (1, None, text),
        (2, 1, "We have time for you."),
        (3, None, "From blank."),
    ]
    assert store.drafts.newest(workshop.id) == three


def test_nothing_yet(store: Store, workshop: Workshop) -> None:
    """Before the first version there is none."""
    assert store.drafts.all(workshop.id) == ()
    assert store.drafts.newest(workshop.id) is None


def test_a_stale_page_overwrites_nothing(store: Store, workshop: Workshop) -> None:
    """Who has not seen the newest version is told; a second look keeps both."""
    store.drafts.save(workshop.id, "First.", seen=0)
    theirs = store.drafts.save(workshop.id, "Theirs.", seen=1, base=1)

    with pytest.raises(ConflictError, match="the draft"):
        store.drafts.save(workshop.id, "Mine.", seen=1, base=1)
    mine = store.drafts.save(workshop.id, "Mine.", seen=2, base=1)

    assert (theirs.number, mine.number, mine.base_number) == (2, 3, 1)
    assert [d.text for d in store.drafts.all(workshop.id)] == ["First.", "Theirs.", "Mine."]


def test_many_save_at_once(store: Store, workshop: Workshop) -> None:
    """Of twelve at the same moment one is kept, eleven are told, and numbers stay unique."""
    start = threading.Barrier(12)

    def save(number: int) -> bool:
        start.wait()
        try:
            store.drafts.save(workshop.id, f"Text {number}.", seen=0)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(save, range(12))) == 1
    assert [d.number for d in store.drafts.all(workshop.id)] == [1]


def test_a_double_click_is_one_version(store: Store, workshop: Workshop) -> None:
    """The same text again is the version that is there."""
    one = store.drafts.save(workshop.id, "We have time.", seen=0)

    assert store.drafts.save(workshop.id, "We have time. ", seen=0) == one
    assert len(store.drafts.all(workshop.id)) == 1


def test_only_what_is_shared_is_for_everyone(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """A version is for everyone once it is shared, and stays so."""
    store.drafts.save(workshop.id, "One.", seen=0)
    store.drafts.save(workshop.id, "Two.", seen=1)
    assert store.drafts.newest(workshop.id, shared=True) is None

    store.drafts.share(workshop.id, 1)
    shared = store.drafts.newest(workshop.id, shared=True)
    assert shared is not None
    assert (shared.number, shared.shared) == (1, True)
    for where, number in ((workshop.id, 9), (store.workshops.add(setup).id, 1)):
        with pytest.raises(NotFoundError):
            store.drafts.share(where, number)


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST_DRAFT + 1)])
def test_empty_and_endless_drafts_are_refused(store: Store, workshop: Workshop, text: str) -> None:
    """One sentence, and no version."""
    with pytest.raises(InvalidTextError, match="draft"):
        store.drafts.save(workshop.id, text, seen=0)
    assert store.drafts.all(workshop.id) == ()


def test_what_can_be_kept_can_be_read(store: Store, workshop: Workshop) -> None:
    """The longest draft that is kept is one that can be split into sentences."""
    text = "We have time. " * (LONGEST_DRAFT // 14)

    assert len(clauses(store.drafts.save(workshop.id, text, seen=0).text)) == LONGEST_DRAFT // 14


def test_drafts_need_a_workshop_and_a_base(store: Store, workshop: Workshop) -> None:
    """A deleted workshop, or a version that never was: a sentence."""
    with pytest.raises(NotFoundError):
        store.drafts.save("gone", "Text.", seen=0)
    with pytest.raises(NotFoundError, match="version"):
        store.drafts.save(workshop.id, "Text.", seen=0, base=7)
    with pytest.raises(NotFoundError):
        store.drafts.take_suggestions("gone", taken=True)


def test_suggestions_are_open_when_opened(store: Store, workshop: Workshop) -> None:
    """Closed at first, open and closed again by the facilitator."""
    assert not store.drafts.takes_suggestions(workshop.id)
    store.drafts.take_suggestions(workshop.id, taken=True)
    assert store.drafts.takes_suggestions(workshop.id)
    store.drafts.take_suggestions(workshop.id, taken=False)
    assert not store.drafts.takes_suggestions(workshop.id)
    assert not store.drafts.takes_suggestions("gone")
