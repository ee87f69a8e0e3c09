"""Seeds: asked like other statements, marked as the facilitator's, and nobody's voice."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import MOST_SEEDS
from vision.models import Status
from vision.phases import Phase
from vision.store import Choice, Seed

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Setup, Store

    Join = Callable[..., Participant]


def test_seeds_are_answered_and_are_nobodys_voice(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """A seed can be answered; it is in no theme, no count of voices and no moderator's queue."""
    said = store.statements.add(join("writer").id, asked, "More time", "t")
    (seed,) = store.seeds.add(workshop.id, asked, [" A bolder idea "])
    store.workshops.move(workshop.id, Phase.RESPOND)
    store.responses.answer(join("a").id, seed, 1)

    choice = Choice(seed, "A bolder idea", None)
    assert choice in store.responses.choices(asked)
    assert choice.seed
    assert [each.seed for each in store.responses.choices(asked)].count(False) == 1
    assert store.seeds.all(asked) == (Seed(seed, "A bolder idea", asked=True, answered=1),)
    assert store.statements.counts(workshop.id) == (1, 1)
    assert [each.id for each in store.statements.gathered(asked)] == [said.id]
    assert [each.id for each in store.moderation.queue(workshop.id, Status.VISIBLE)] == [said.id]
    assert store.moderation.standing(workshop.id)[Status.VISIBLE] == 1
    assert store.moderation.move(workshop.id, [seed], Status.HIDDEN) == 0


def test_a_withdrawn_seed_is_asked_no_more_and_can_come_back(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Nobody is asked, its answers count no more, and all of it is there again when undone."""
    (seed,) = store.seeds.add(workshop.id, asked, ["A bolder idea"])
    store.workshops.move(workshop.id, Phase.RESPOND)
    person = join("a")
    store.responses.answer(person.id, seed, -1)
    before = store.workshops.get(workshop.id).revision

    store.seeds.ask(workshop.id, seed, asked=False)
    assert store.responses.choices(asked) == ()
    assert store.responses.all(asked) == ()
    assert store.statements.visible([seed]) == {}
    assert store.seeds.all(asked) == (Seed(seed, "A bolder idea", asked=False, answered=1),)
    with pytest.raises(NotFoundError):
        store.responses.answer(person.id, seed, 1)
    assert store.workshops.get(workshop.id).revision > before

    store.seeds.ask(workshop.id, seed)
    assert [each.answer for each in store.responses.all(asked)] == [-1]


def test_the_same_words_are_one_seed(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Words that are asked already stay one; a withdrawn seed typed again comes back."""
    first = store.seeds.add(workshop.id, asked, ["Fair pay", "FAIR PAY", "Quiet rooms"])
    assert len(first) == 2
    assert [each.text for each in store.seeds.all(asked)] == ["Fair pay", "Quiet rooms"]
    assert store.seeds.add(workshop.id, asked, ["fair pay"]) == ()

    store.statements.add(join().id, asked, "More time", "t")
    store.statements.add(join("other").id, asked, "More trees", "t")
    store.moderation_batches.standing(workshop.id)  # a moderator has seen them
    assert store.seeds.add(workshop.id, asked, ["More time"]) == ()

    quiet = store.seeds.all(asked)[1].id
    store.seeds.ask(workshop.id, quiet, asked=False)
    assert store.seeds.add(workshop.id, asked, ["Quiet rooms"]) == (quiet,)
    assert all(each.asked for each in store.seeds.all(asked))


def test_two_facilitators_add_the_same_at_once(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Ten presses at the same moment put one seed to the room."""
    start = threading.Barrier(10)

    def press(_: int) -> int:
        start.wait()
        return len(store.seeds.add(workshop.id, asked, ["A bolder idea"]))

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(press, range(10))) == 1
    assert len(store.seeds.all(asked)) == 1


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["  "], "There is nothing in this statement"),
        (["Fair pay", "x" * 601], "Number 2: This statement is too long"),
        (["x" * 20_000], "600 characters fit, and it has 20,000"),
        ([f"Idea {n}" for n in range(MOST_SEEDS + 1)], "Withdraw some, or add fewer"),
        ([f"Idea {n}" for n in range(70_000)], "Withdraw some, or add fewer"),
    ],
)
def test_what_does_not_fit_is_refused_as_a_whole(
    store: Store, workshop: Workshop, asked: str, texts: list[str], said: str
) -> None:
    """One sentence says what is wrong, and nothing of the rest is kept either."""
    with pytest.raises(InvalidTextError, match=said):
        store.seeds.add(workshop.id, asked, texts)
    assert store.seeds.all(asked) == ()


def test_a_withdrawn_seed_makes_room(store: Store, workshop: Workshop, asked: str) -> None:
    """The most counts what is asked; bringing one back through the field counts as well."""
    store.seeds.add(workshop.id, asked, [f"Idea {n}" for n in range(MOST_SEEDS)])
    gone = store.seeds.all(asked)[0]
    store.seeds.ask(workshop.id, gone.id, asked=False)

    assert len(store.seeds.add(workshop.id, asked, ["One more"])) == 1
    with pytest.raises(InvalidTextError):
        store.seeds.add(workshop.id, asked, [gone.text])


def test_a_seed_before_the_first_statement_fixes_nothing(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Protection may still be chosen, since nobody has trusted it yet."""
    store.seeds.add(workshop.id, asked, ["A first idea"])

    store.workshops.choose_protection(workshop.id, workshop.moderation, 9)
    assert store.workshops.get(workshop.id).smallest_group == 9


def test_seeds_reach_only_their_own_workshop(
    store: Store, setup: Setup, workshop: Workshop, join: Join, asked: str
) -> None:
    """No question of another workshop, no seed of one, and no statement that people wrote."""
    other = store.workshops.add(setup)
    (seed,) = store.seeds.add(workshop.id, asked, ["Here"])
    said = store.statements.add(join().id, asked, "Mine", "t")

    for question in (other.questions[0].id, "no question"):
        with pytest.raises(NotFoundError):
            store.seeds.add(workshop.id, question, ["x"])
    for where, what in ((other.id, seed), (workshop.id, said.id), (workshop.id, "nothing")):
        with pytest.raises(NotFoundError):
            store.seeds.ask(where, what, asked=False)
    assert len(store.responses.choices(asked)) == 2


def test_a_seed_is_corrected_until_somebody_answers(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Its words change, asked or withdrawn; whoever still reads the old ones can't answer."""
    first, second = store.seeds.add(workshop.id, asked, ["A bolder idae", "Another idea"])
    store.seeds.ask(workshop.id, second, asked=False)
    store.workshops.move(workshop.id, Phase.RESPOND)
    before = store.workshops.get(workshop.id).revision

    new = store.seeds.correct(workshop.id, first, " A bolder idea ")
    withdrawn = store.seeds.correct(workshop.id, second, "A further idea")

    assert store.seeds.all(asked) == (
        Seed(new, "A bolder idea", asked=True, answered=0),
        Seed(withdrawn, "A further idea", asked=False, answered=0),
    )
    assert store.workshops.get(workshop.id).revision > before
    person = join("a").id
    with pytest.raises(NotFoundError):
        store.responses.answer(person, first, 1)
    store.responses.answer(person, new, 1)
    with pytest.raises(InvalidTextError, match="Somebody has answered these words"):
        store.seeds.correct(workshop.id, new, "The opposite")
    assert store.seeds.correct(workshop.id, new, "A bolder idea") == new
    assert [each.text for each in store.seeds.all(asked)] == ["A bolder idea", "A further idea"]


@pytest.mark.parametrize(
    ("text", "said"),
    [(" ", "nothing in this statement"), ("x" * 601, "too long"), ("another IDEA", "already")],
)
def test_a_correction_that_does_not_fit_changes_nothing(
    store: Store, workshop: Workshop, asked: str, text: str, said: str
) -> None:
    """Blank, too long, or another seed's words: the reason is told, and all stays as it was."""
    first, _ = store.seeds.add(workshop.id, asked, ["A bolder idea", "Another idea"])
    before = store.seeds.all(asked)

    with pytest.raises(InvalidTextError, match=said):
        store.seeds.correct(workshop.id, first, text)

    assert store.seeds.all(asked) == before


def test_only_a_seed_of_this_workshop_is_corrected(
    store: Store, workshop: Workshop, join: Join, asked: str, setup: Setup
) -> None:
    """Neither what people wrote nor another workshop's seeds can be given other words."""
    said = store.statements.add(join("writer").id, asked, "More time", "t")
    (seed,) = store.seeds.add(workshop.id, asked, ["A bolder idea"])
    other = store.workshops.add(setup)

    for here, key in ((workshop.id, said.id), (other.id, seed)):
        with pytest.raises(NotFoundError):
            store.seeds.correct(here, key, "Less time")
    assert [each.text for each in store.statements.gathered(asked)] == ["More time"]
