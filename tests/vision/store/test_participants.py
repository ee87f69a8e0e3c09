"""Participants: found again by their browser, at a level and unit of their own workshop."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.limits import MOST_TRIES
from vision.phases import Phase
from vision.store import Setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

    Join = Callable[..., Participant]


def test_a_browser_is_found_again(store: Store, workshop: Workshop, join: Join) -> None:
    """A reload finds the same person; another browser is another person."""
    person = join("phone")

    assert store.participants.find(workshop.id, "phone") == person
    assert join("phone") == person
    assert store.participants.find(workshop.id, "other phone") is None
    assert store.participants.count(workshop.id) == 1


def test_one_browser_is_two_people_in_two_workshops(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """What is kept of a browser differs by workshop, so that no table links the two."""
    other = store.workshops.add(setup)
    for room in (workshop, other):
        store.participants.join(
            room.id, "phone", level_id=room.levels[0].id, unit_id=room.units[0].id
        )

    with store.database.read() as connection:
        kept = list(connection.execute(sa.text("SELECT visitor_hash FROM participant")).scalars())

    assert len(set(kept)) == 2
    assert not any("phone" in each for each in kept)


def test_one_person_joins_once(store: Store, workshop: Workshop, join: Join) -> None:
    """Twenty requests of one impatient browser make one person."""
    start = threading.Barrier(20)

    def tap(_number: int) -> str:
        start.wait()
        return join("phone").id

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(tap, range(20)))) == 1
    assert store.participants.count(workshop.id) == 1


@pytest.mark.parametrize("forged", ["other", "nothing", "x" * 300, "a\x00b", "\ud800", ""])
def test_a_level_past_the_select_box_is_refused(
    store: Store, setup: Setup, workshop: Workshop, forged: str
) -> None:
    """A forged level, also one of another workshop, is not on the list; nobody joins."""
    other = store.workshops.add(setup)
    level = other.levels[0].id if forged == "other" else forged

    with pytest.raises((InvalidChoiceError, InvalidTextError), match=r"on the list|characters"):
        store.participants.join(workshop.id, "phone", level_id=level, unit_id=workshop.units[0].id)
    assert store.participants.count(workshop.id) == 0


@pytest.mark.parametrize("forged", ["other", "nothing", None])
def test_a_unit_past_the_select_box_is_refused(
    store: Store, setup: Setup, workshop: Workshop, forged: str | None
) -> None:
    """A forged unit, or none where the workshop has units, is refused."""
    other = store.workshops.add(setup)
    unit = other.units[0].id if forged == "other" else forged

    with pytest.raises(InvalidChoiceError, match="unit is not on the list"):
        store.participants.join(workshop.id, "phone", level_id=workshop.levels[0].id, unit_id=unit)


def test_without_units_nobody_has_one(store: Store) -> None:
    """Where a workshop has no units, joining needs none and takes none."""
    room = store.workshops.add(Setup("Plain", ["Why?"], [("All", 0)]))
    level = room.levels[0].id

    assert store.participants.join(room.id, "a", level_id=level, unit_id=None).unit_id is None
    with pytest.raises(InvalidChoiceError):
        store.participants.join(room.id, "b", level_id=level, unit_id="made up")


def test_level_and_unit_change_until_the_reveal(
    store: Store, workshop: Workshop, join: Join
) -> None:
    """A slip of the thumb can be put right while the room gathers, and not after."""
    person = join("phone", level=0, unit=0)

    changed = join("phone", level=1, unit=1)
    assert (changed.id, changed.level_id) == (person.id, workshop.levels[1].id)

    store.workshops.move(workshop.id, Phase.THEMES)
    with pytest.raises(ClosedError, match="since the themes are out"):
        join("phone", level=2, unit=1)
    assert store.participants.find(workshop.id, "phone") == changed
    assert join("phone", level=1, unit=1) == changed
    assert join("late phone", level=2).level_id == workshop.levels[2].id


def test_whoever_is_in_round_one_stays_there_in_round_two(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """A level that published numbers rest on is fixed, though the room gathers again."""
    writer, reader = join("writer", level=0), join("reader", level=0)
    store.statements.add(writer.id, asked, "More time", "t")
    store.workshops.move(workshop.id, Phase.THEMES)
    store.workshops.open_round(workshop.id)

    with pytest.raises(ClosedError):
        join("writer", level=1)
    assert join("reader", level=1).id == reader.id


def test_a_closed_workshop_takes_nobody(store: Store, workshop: Workshop, join: Join) -> None:
    """Neither newcomers nor changes; the sentence is a friendly one."""
    store.workshops.move(workshop.id, Phase.CLOSED)

    with pytest.raises(ClosedError, match="closed"):
        join("phone")


def test_a_deleted_workshop_takes_nobody(store: Store, workshop: Workshop, join: Join) -> None:
    """Whoever still has its page open is told that it is gone."""
    store.workshops.delete(workshop.id)

    with pytest.raises(NotFoundError, match="no longer here"):
        join("phone")


def test_a_level_code_guards_its_level(store: Store, workshop: Workshop) -> None:
    """Only who knows the code joins that level; other levels stay open; an empty one asks none."""
    top, low = workshop.levels[0].id, workshop.levels[2].id
    unit = workshop.units[0].id
    store.participants.set_level_code(top, "kestrel")
    assert store.participants.codes_asked(workshop.id) == ({top}, False)

    for wrong in ("", "eagle", "\x00"):
        with pytest.raises(InvalidTextError, match="not the code for this level"):
            store.participants.join(
                workshop.id, "boss", level_id=top, unit_id=unit, level_code=wrong
            )
    store.participants.join(workshop.id, "staff", level_id=low, unit_id=unit)
    store.participants.join(workshop.id, "boss", level_id=top, unit_id=unit, level_code=" Kestrel ")
    again = store.participants.join(workshop.id, "boss", level_id=top, unit_id=workshop.units[1].id)
    assert again.unit_id == workshop.units[1].id

    with pytest.raises(NotFoundError):
        store.participants.set_level_code("gone", "kestrel")
    store.participants.set_level_code(top, " ")
    assert store.participants.join(workshop.id, "next", level_id=top, unit_id=unit)


def test_guessing_a_level_s_code_is_slowed_down(store: Store, workshop: Workshop) -> None:
    """After twenty wrong codes a browser has to wait, even with the right one; others do not."""
    top, unit = workshop.levels[0].id, workshop.units[0].id
    store.participants.set_level_code(top, "kestrel")

    def join(who: str, code: str) -> None:
        store.participants.join(workshop.id, who, level_id=top, unit_id=unit, level_code=code)

    for _ in range(MOST_TRIES):
        with pytest.raises(InvalidTextError, match="not the code"):
            join("guesser", "eagle")
    with pytest.raises(InvalidTextError, match="Wait a minute"):
        join("guesser", "kestrel")
    join("boss", "kestrel")


def test_unsent_words_survive_a_reload(store: Store, join: Join, asked: str) -> None:
    """What someone was writing comes back, whatever it is, and goes when it is sent or cleared."""
    person, other = join("a"), join("b")

    for text in ("half a thou", "half a thought\n\U0001f44d", "x\x00y\ud800z"):
        store.participants.keep_writing(person.id, asked, text)
    assert store.participants.writing(person.id, asked) == "xyz"
    assert store.participants.writing(other.id, asked) == ""

    store.statements.add(person.id, asked, "A thought", "t")
    assert store.participants.writing(person.id, asked) == ""
    store.participants.keep_writing(person.id, asked, "next")
    store.participants.keep_writing(person.id, asked, "  ")
    assert store.participants.writing(person.id, asked) == ""


def test_unsent_words_have_a_limit(store: Store, join: Join, asked: str) -> None:
    """A forged page can't fill the disk with what it never sends."""
    person = join()
    store.participants.keep_writing(person.id, asked, "x" * 5_000_000)

    assert len(store.participants.writing(person.id, asked)) == 10_000


def test_unsent_words_of_nobody_are_refused(store: Store, asked: str) -> None:
    """A forged participant gets a sentence."""
    with pytest.raises(NotFoundError):
        store.participants.keep_writing("nobody", asked, "hello")


def test_unsent_words_typed_in_two_tabs(store: Store, join: Join, asked: str) -> None:
    """Two tabs of one phone may save at once; one of them wins, none fails."""
    person = join()
    start = threading.Barrier(10)

    def save(number: int) -> None:
        start.wait()
        store.participants.keep_writing(person.id, asked, f"tab {number}")

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(save, range(10)))
    assert store.participants.writing(person.id, asked).startswith("tab ")


def test_nobody_else_joins_once_the_door_is_closed(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """Whoever is in stays in, and may still change level; the door can be opened again."""
    me = join("phone")
    store.workshops.let_join(workshop.id, on=False)

    assert not store.workshops.get(workshop.id).joins
    with pytest.raises(ClosedError, match="Nobody else can join"):
        join("stranger")
    assert join("phone", level=0).id == me.id
    store.workshops.let_join(workshop.id, on=True)
    join("stranger")
