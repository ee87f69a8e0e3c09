"""Readings: what people said of a sentence holds for it in every version, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import NotFoundError

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_a_yes_or_no_comes_back_for_its_sentence(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """The last word counts; taking it back leaves nothing."""
    store.meanings.keep(workshop.id, asked, "We listen.", 3, meant=True)
    store.meanings.keep(workshop.id, asked, "We listen.", 3, meant=False)
    store.meanings.keep(workshop.id, asked, "We listen.", 4, meant=True)
    store.meanings.keep(workshop.id, asked, "We pay.", 3, meant=True)

    assert store.meanings.of(asked, ["We listen.", "Other."]) == {
        ("We listen.", 3): False,
        ("We listen.", 4): True,
    }
    store.meanings.keep(workshop.id, asked, "We listen.", 3, meant=None)
    assert store.meanings.of(asked, ["We listen."]) == {("We listen.", 4): True}


def test_another_workshops_question_is_refused(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """A forged question is not there."""
    other = store.workshops.add(setup)

    with pytest.raises(NotFoundError):
        store.meanings.keep(workshop.id, other.questions[0].id, "We listen.", 1, meant=True)
