"""Responses: one answer a person and statement, changed and undone, never to one's own words."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.consensus import Votes
from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.models import Status
from vision.phases import Phase
from vision.store import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Statement, Workshop
    from vision.store import Setup, Store

    Join = Callable[..., Participant]


@pytest.fixture
def writer(join: Join) -> Participant:
    """Who wrote what the others answer."""
    return join("writer", level=0)


@pytest.fixture
def written(
    store: Store, workshop: Workshop, writer: Participant, asked: str
) -> tuple[Statement, ...]:
    """Three statements, in a room that responds by now."""
    made = tuple(
        store.statements.add(writer.id, asked, text, text)
        for text in ("More time", "Fair pay", "Less noise")
    )
    store.workshops.move(workshop.id, Phase.RESPOND)
    return made


def test_answers_come_back(
    store: Store, join: Join, written: tuple[Statement, ...], asked: str
) -> None:
    """Agree, disagree, pass, and what matters: one's own, and everyone's as votes."""
    person, other = join("a"), join("b")
    store.responses.answer(person.id, written[0].id, 1, matters=True)
    store.responses.answer(person.id, written[1].id, -1)
    store.responses.answer(other.id, written[0].id, 0)

    assert store.responses.of(person.id) == {
        written[0].id: Response(person.id, written[0].id, 1, matters=True),
        written[1].id: Response(person.id, written[1].id, -1, matters=False),
    }
    votes = Votes.from_answers(
        (r.participant_id, r.statement_id, r.answer) for r in store.responses.all(asked)
    )
    assert sorted(votes.people) == sorted([person.id, other.id])
    assert votes.values.size - int((votes.values != votes.values).sum()) == 3


def test_a_mind_may_change(store: Store, join: Join, written: tuple[Statement, ...]) -> None:
    """An answer takes the place of an earlier one, which comes back; so does one undone."""
    person = join("a")
    first = written[0].id

    assert store.responses.answer(person.id, first, 1, matters=True) is None
    assert store.responses.answer(person.id, first, -1) == 1
    assert store.responses.of(person.id)[first].matters is False
    assert store.responses.undo(person.id, first) == -1
    assert store.responses.undo(person.id, first) is None
    assert store.responses.of(person.id) == {}


@pytest.mark.parametrize("answer", [2, -2, 100, 0.5])
def test_only_three_answers_exist(
    store: Store, join: Join, written: tuple[Statement, ...], answer: float
) -> None:
    """A forged answer is not on the list."""
    with pytest.raises(InvalidChoiceError, match="answer"):
        store.responses.answer(join("a").id, written[0].id, answer)  # type: ignore[arg-type]


def test_nobody_answers_the_own_words(
    store: Store, writer: Participant, written: tuple[Statement, ...]
) -> None:
    """Agreeing with oneself is not on offer."""
    with pytest.raises(InvalidChoiceError):
        store.responses.answer(writer.id, written[0].id, 1)


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.THEMES, Phase.SHAPE, Phase.CLOSED])
def test_only_responding_takes_answers(
    store: Store, workshop: Workshop, join: Join, written: tuple[Statement, ...], phase: Phase
) -> None:
    """In every other phase nothing is answered or undone, and what was answered stays."""
    person, asked = join("a"), workshop.questions[0].id
    store.responses.answer(person.id, written[0].id, 1)
    store.workshops.move(workshop.id, phase)

    for act in (
        lambda: store.responses.answer(person.id, written[1].id, 1),
        lambda: store.responses.undo(person.id, written[0].id),
        lambda: store.today_ratings.keep(person.id, asked, 1, 5),
    ):
        with pytest.raises(ClosedError, match="moved on"):
            act()
    assert len(store.responses.of(person.id)) == 1


def test_what_is_hidden_counts_no_more(
    store: Store, workshop: Workshop, join: Join, written: tuple[Statement, ...], asked: str
) -> None:
    """Votes on a hidden statement are set aside, and are there again when it comes back."""
    person = join("a")
    store.responses.answer(person.id, written[0].id, 1)
    store.moderation.move(workshop.id, [written[0].id], Status.HIDDEN)

    assert store.responses.all(asked) == ()
    assert written[0].id not in {each.id for each in store.responses.choices(asked)}
    with pytest.raises(NotFoundError):
        store.responses.answer(person.id, written[0].id, -1)
    store.moderation.move(workshop.id, [written[0].id], Status.VISIBLE)
    assert len(store.responses.all(asked)) == 1


def test_what_may_not_be_quoted_is_not_asked(
    store: Store, workshop: Workshop, join: Join, writer: Participant, asked: str
) -> None:
    """What shall not be quoted is read by nobody, so that nobody answers it."""
    kept = store.statements.add(writer.id, asked, "Between us", "t", quotable=False)
    store.workshops.move(workshop.id, Phase.RESPOND)

    assert store.responses.choices(asked) == ()
    with pytest.raises(NotFoundError):
        store.responses.answer(join("a").id, kept.id, 1)


def test_withdrawn_words_take_their_answers_along(
    store: Store, join: Join, writer: Participant, written: tuple[Statement, ...], asked: str
) -> None:
    """No vote is left on what is no longer there."""
    store.responses.answer(join("a").id, written[0].id, 1)
    store.statements.withdraw(writer.id, written[0].id)

    assert store.responses.all(asked) == ()


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("forged", ["other", "nothing", "a\x00b", "\ud800"])
def test_statements_from_elsewhere_are_not_there(
    store: Store, setup: Setup, workshop: Workshop, join: Join, forged: str
) -> None:
    """A forged statement, also one of another workshop, takes no answer."""
    other = store.workshops.add(setup)
    stranger = store.participants.join(
        other.id, "x", level_id=other.levels[0].id, unit_id=other.units[0].id
    )
    elsewhere = store.statements.add(stranger.id, other.questions[0].id, "There", "t")
    target = elsewhere.id if forged == "other" else forged

    with pytest.raises((NotFoundError, InvalidTextError)):
        store.responses.answer(join("a").id, target, 1)
    assert store.responses.counts(workshop.id) == (0, 0)


def test_ten_taps_are_one_answer(store: Store, join: Join, written: tuple[Statement, ...]) -> None:
    """An impatient thumb on ten threads leaves one answer."""
    person = join("a")
    start = threading.Barrier(10)

    def tap(number: int) -> None:
        start.wait()
        store.responses.answer(person.id, written[0].id, (-1, 0, 1)[number % 3])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(tap, range(10)))
    assert len(store.responses.of(person.id)) == 1


def test_a_room_answers_at_once(
    store: Store, workshop: Workshop, join: Join, written: tuple[Statement, ...]
) -> None:
    """Fifteen people, three answers each, at the same moment: all are kept."""
    people = [join(f"p{n}") for n in range(15)]
    start = threading.Barrier(15)

    def respond(person: Participant) -> None:
        start.wait()
        for each in written:
            store.responses.answer(person.id, each.id, 1)

    with ThreadPoolExecutor(15) as pool:
        list(pool.map(respond, people))
    assert store.responses.counts(workshop.id) == (15, 45)


def test_answers_of_a_file(
    store: Store, workshop: Workshop, join: Join, written: tuple[Statement, ...], asked: str
) -> None:
    """All of them or none: one unknown statement keeps the others out."""
    one, other = join("a"), join("b")
    answers = [Response(p.id, w.id, 1, matters=False) for p in (one, other) for w in written]

    with pytest.raises(NotFoundError):
        store.responses.add_many(
            workshop.id, [*answers, Response(one.id, "nothing", 1, matters=False)]
        )
    assert store.responses.all(asked) == ()
    assert store.responses.add_many(workshop.id, answers) == len(answers)
    assert set(store.responses.all(asked)) == set(answers)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Never more time", False), ("  MORE   time ", True), ("More time, now and for good", False)],
)
def test_answers_belong_to_a_wording(
    store: Store,
    workshop: Workshop,
    join: Join,
    *,
    written: tuple[Statement, ...],
    writer: Participant,
    asked: str,
    text: str,
    kept: bool,
) -> None:
    """Who turns a statement round takes no agreement along; spaces and capitals lose none."""
    for name in "abc":
        store.responses.answer(join(name).id, written[0].id, 1)
    store.workshops.move(workshop.id, Phase.GATHER)

    store.statements.change(writer.id, written[0].id, text)

    assert len(store.responses.all(asked)) == (3 if kept else 0)
    assert store.responses.counts(workshop.id)[1] == (3 if kept else 0)


def test_an_answer_takes_the_place_of_one_to_the_same_words(
    store: Store, join: Join, written: tuple[Statement, ...]
) -> None:
    """Whoever answered another statement of the same words has one answer, the latest."""
    person = join("a")
    first, other, third = (each.id for each in written)
    store.responses.answer(person.id, other, -1)
    store.responses.answer(person.id, third, -1)

    assert store.responses.answer(person.id, first, 1, alike=(first, other)) == -1
    assert {key: each.answer for key, each in store.responses.of(person.id).items()} == {
        first: 1,
        third: -1,
    }
