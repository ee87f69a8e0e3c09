"""What came in with a file goes again as a whole, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import NotFoundError
from vision.store import Arrival, Response, new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store


def test_an_import_is_taken_back_whole(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Its statements and people go; what was written on phones and came with others stays."""
    store.statements.add(join("writer").id, asked, "Written here", "t")
    first, second = new_id(), new_id()
    for number, name in ((first, "a"), (second, "b")):
        store.statements.add_many(
            workshop.id,
            asked,
            [Arrival(f"{name}{n}", "one", None, None, import_id=number) for n in range(3)],
        )

    assert {(each.id, each.statements, each.people) for each in store.imports.of(workshop.id)} == {
        (first, 3, 1),
        (second, 3, 1),
    }
    assert store.imports.here(asked, ["a0", "b2", "c"]) == {"a0", "b2"}
    assert store.imports.take_back(workshop.id, first) == 3
    assert store.statements.counts(workshop.id) == (2, 4)
    assert {each.text for each in store.statements.gathered(asked)} == {
        "Written here", "b0", "b1", "b2",
    }  # fmt: skip
    with pytest.raises(NotFoundError, match="This import is no longer here"):
        store.imports.take_back(workshop.id, first)


def test_another_workshops_import_stays(store: Store, workshop: Workshop, asked: str) -> None:
    """A number alone takes nothing back: it must be this workshop's."""
    number = new_id()
    store.statements.add_many(
        workshop.id, asked, [Arrival("a", None, None, None, import_id=number)]
    )
    with pytest.raises(NotFoundError):
        store.imports.take_back("another", number)
    assert store.statements.counts(workshop.id) == (1, 1)


def test_a_question_that_was_filled_is_open_again(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Once its only file is taken back, a question takes answers as before."""
    for _ in range(2):
        number = new_id()
        arrival = Arrival("a", None, None, None, import_id=number)
        store.statements.add_many(workshop.id, asked, [arrival], only="rows")
        assert store.imports.take_back(workshop.id, number) == 1


def test_the_same_letters_spelt_in_another_way_are_here_already(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Texts are compared as they are kept: composed, with plain line ends."""
    text = "Cafe\u0301 for all\vand tea"
    store.statements.add_many(workshop.id, asked, [Arrival(text, None, None, None)])
    assert store.imports.here(asked, [text, "other"]) == {text}


def test_answers_to_what_came_with_a_file_are_known(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Of this import only: one that nobody answered is not touched by answers to others."""
    answered, plain = new_id(), new_id()
    for number, text in ((answered, "a"), (plain, "b")):
        arrival = Arrival(text, None, None, None, id=f"{text}1", import_id=number)
        store.statements.add_many(workshop.id, asked, [arrival])
    assert store.imports.statements(workshop.id, answered) == {"a1"}
    assert not store.imports.answered(workshop.id, answered)
    store.responses.add_many(workshop.id, [Response(join("x").id, "a1", 1, matters=False)])
    assert store.imports.answered(workshop.id, answered)
    assert not store.imports.answered(workshop.id, plain)
