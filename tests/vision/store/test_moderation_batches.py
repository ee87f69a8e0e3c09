"""Moderators see new words in company, whichever server they ask and however often it starts."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from vision.models import Status
from vision.phases import Phase
from vision.store import Arrival, Store
from vision.store.moderation_batches import WAIT_S
from vision.text.flooding import FLOOD_COPIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop

    Join = Callable[..., Participant]

NOW = 1_000_000.0


@pytest.fixture
def servers(
    store: Store, database_url: str, secret: bytes, workshop: Workshop
) -> Callable[..., int]:
    """How many statements a moderator sees who asks two servers in turn, each just started."""

    def seen(now: float, status: Status = Status.VISIBLE) -> int:
        with closing(Store(database_url, secret)) as fresh:
            ids = {each.id for each in fresh.moderation.queue(workshop.id, status)}
            found = {
                frozenset(each.moderation_batches.let_in(workshop.id, status, ids, now))
                for each in (fresh, store)
            }
        assert len(found) == 1
        return len(found.pop())

    return seen


@pytest.fixture
def writes(store: Store, join: Join, asked: str) -> Callable[[str], None]:
    """Let somebody write one more statement."""

    def said(who: str) -> None:
        number = len(store.moderation.queue(join(who).id, Status.VISIBLE))
        text = f"Words {number} of {who}, {store.workshops.all()[0].revision}"
        store.statements.add(join(who).id, asked, text, f"{who}{text}")

    return said


def test_nobody_is_seen_to_arrive_alone(
    servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """One person's words wait, also past a restart, until another's have waited with them."""
    writes("a")
    assert servers(NOW) == 0
    assert servers(NOW + 10 * WAIT_S) == 0
    writes("b")
    assert servers(NOW + 10 * WAIT_S + 1) == 2
    writes("c")
    assert servers(NOW + 10 * WAIT_S + 2) == 2
    writes("d")
    assert servers(NOW + 10 * WAIT_S + 3) == 2
    assert servers(NOW + 11 * WAIT_S + 1) == 2
    assert servers(NOW + 11 * WAIT_S + 2) == 4


def test_one_persons_many_words_are_no_company(
    servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """Three statements of one person wait like one."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    for _ in range(3):
        writes("c")
    assert servers(NOW + 1) == 2
    assert servers(NOW + 5 * WAIT_S) == 2


def test_all_that_waits_comes_in_when_the_room_moves(
    store: Store, workshop: Workshop, servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """At the reveal everybody has written."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    writes("c")
    assert servers(NOW + 1) == 2
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 2) == 3


def test_what_waits_for_approval_comes_in_as_well(
    store: Store, workshop: Workshop, servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """Whichever list a moderator opens first after the room has moved, none waits for a minute."""
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE workshop SET moderation = 'approve first'")
    for who in "ab":
        writes(who)
    assert servers(NOW, Status.WAITING) == 2
    store.workshops.move(workshop.id, Phase.THEMES)
    store.workshops.let_write_on(workshop.id, on=True)
    assert servers(NOW + 1, Status.WAITING) == 2
    for who in "cd":
        writes(who)
    assert servers(NOW + 2, Status.WAITING) == 2
    store.workshops.move(workshop.id, Phase.RESPOND)
    assert servers(NOW + 3, Status.VISIBLE) == 0
    assert servers(NOW + 3, Status.WAITING) == 4


def test_a_round_at_which_nobody_looked_comes_in_at_its_reveal(
    store: Store, workshop: Workshop, servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """Its words are in the results then, and nobody could hide what no moderator sees."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 1) == 2
    store.workshops.open_round(workshop.id)
    writes("c")
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 2) == 3


def test_going_back_and_revealing_again_lets_nobody_in_alone(
    store: Store, workshop: Workshop, servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """Whoever runs the room and moves it to and fro does not see a latecomer's words alone."""
    store.workshops.let_write_on(workshop.id, on=True)
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    writes("c")
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 1) == 3

    writes("d")
    for step, phase in enumerate((Phase.GATHER, Phase.THEMES, Phase.GATHER, Phase.THEMES)):
        store.workshops.move(workshop.id, phase)
        assert servers(NOW + 100 * (step + 1)) == 3
    store.workshops.open_round(workshop.id)
    assert servers(NOW + 600) == 3
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 700) == 3

    writes("e")
    assert servers(NOW + 700 + WAIT_S) == 5


def test_nobody_is_alone_in_the_next_round(
    store: Store, workshop: Workshop, servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """Its first words wait for company, and come in at its own reveal, not by that of the last."""
    for who in "ab":
        writes(who)
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW) == 2
    store.workshops.open_round(workshop.id)
    writes("c")
    for later in (1, WAIT_S, 10 * WAIT_S):
        assert servers(NOW + later) == 2
        assert store.moderation_batches.standing(workshop.id)[Status.VISIBLE] == 2
    store.workshops.move(workshop.id, Phase.THEMES)
    assert servers(NOW + 11 * WAIT_S) == 3


def test_a_clock_that_was_set_back_keeps_nothing_out(
    servers: Callable[..., int], writes: Callable[[str], None]
) -> None:
    """What waits comes in, rather than for as long as the clock was set back."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    for who in "cd":
        writes(who)
    assert servers(NOW + 1) == 2
    assert servers(NOW - 10_000) == 4


def test_cards_are_no_company(
    store: Store, servers: Callable[..., int], writes: Callable[[str], None], workshop: Workshop
) -> None:
    """Whoever types a card a minute to see phones' words arrive alone sees the cards."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    writes("c")
    asked = workshop.questions[0].id
    for number in range(3):
        store.statements.add_many(workshop.id, asked, [Arrival(f"Card {number}", None, None, None)])
        assert servers(NOW + (2 * number + 1) * WAIT_S) == 3 + number


def test_changed_words_wait_like_new_ones(
    store: Store, join: Join, servers: Callable[..., int], writes: Callable[[str], None], asked: str
) -> None:
    """A moderator does not see who presses Change."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    mine = store.statements.of(join("a").id, asked)[0]
    store.statements.change(join("a").id, mine.id, "Something else")
    assert servers(NOW + 10 * WAIT_S) == 1
    writes("c")
    assert servers(NOW + 20 * WAIT_S) == 3


def test_hidden_words_that_are_changed_wait_as_well(
    store: Store,
    join: Join,
    servers: Callable[..., int],
    writes: Callable[[str], None],
    workshop: Workshop,
) -> None:
    """Whoever hides a statement, and looks at what is hidden, does not see its writer at work."""
    for who in "ab":
        writes(who)
    assert servers(NOW) == 2
    asked = workshop.questions[0].id
    mine = store.statements.of(join("a").id, asked)[0]
    store.moderation.move(workshop.id, [mine.id], Status.HIDDEN)
    assert servers(NOW + WAIT_S, Status.HIDDEN) == 1

    store.statements.change(join("a").id, mine.id, "Something else")

    assert servers(NOW + 10 * WAIT_S, Status.HIDDEN) == 0
    assert store.moderation.standing(workshop.id, let_in=True)[Status.HIDDEN] == 0


def test_no_flood_is_told_of_words_that_wait(
    store: Store, join: Join, servers: Callable[..., int], workshop: Workshop
) -> None:
    """One person's tenth copy is flagged when it comes in with others, and not at once."""
    asked = workshop.questions[0].id
    for number in range(FLOOD_COPIES - 1):
        store.statements.add(join("a").id, asked, f"Vote for Pedro {'!' * number}", f"{number}")
    store.statements.add(join("b").id, asked, "More trees", "b")
    assert servers(NOW) == FLOOD_COPIES
    assert store.moderation.floods(workshop.id) == frozenset()

    store.statements.add(join("a").id, asked, "Vote for Pedro?", "last")
    assert store.moderation.floods(workshop.id) == frozenset()

    store.workshops.move(workshop.id, Phase.THEMES)
    servers(NOW + 1)
    assert len(store.moderation.floods(workshop.id)) == FLOOD_COPIES


def test_nobody_learns_by_asking_that_a_sentence_was_just_written(
    store: Store, servers: Callable[..., int], join: Join, workshop: Workshop
) -> None:
    """A file, and a statement of one's own, are compared with what moderators may see by now."""
    asked = workshop.questions[0].id
    store.statements.add(join("a").id, asked, "Fair pay", "t")
    assert servers(NOW) == 0

    assert store.imports.here(asked, ["Fair pay"]) == frozenset()
    assert len(store.seeds.add(workshop.id, asked, ["Fair pay"])) == 1

    store.statements.add(join("b").id, asked, "Warm food", "t")
    assert servers(NOW + WAIT_S) == 2
    assert store.imports.here(asked, ["Warm food"]) == {"Warm food"}
    assert store.seeds.add(workshop.id, asked, ["Warm food"]) == ()


def test_words_of_a_file_are_there_at_once(store: Store, workshop: Workshop, asked: str) -> None:
    """However many they are: nobody of the room has typed them on a phone."""
    rows = [Arrival(f"Words {number}", None, None, None) for number in range(3)]
    store.statements.add_many(workshop.id, asked, rows)

    assert store.moderation.standing(workshop.id, let_in=True)[Status.VISIBLE] == 3


def test_a_file_for_people_of_the_room_is_no_way_around_company(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Words that come under somebody who is here already wait as that person's own do."""
    rows = [Arrival("Words", "a", None, None)]
    store.statements.add_many(workshop.id, asked, rows, people={"a": join("a").id})

    assert store.moderation.standing(workshop.id, let_in=True)[Status.VISIBLE] == 0


def test_a_look_asks_for_words_that_are_not_in_yet(
    store: Store, workshop: Workshop, writes: Callable[[str], None]
) -> None:
    """So that thousands that came in before never stand in the way of a new one."""
    for who in "ab":
        writes(who)
    assert store.moderation_batches.standing(workshop.id)[Status.VISIBLE] == 2
    known = {each.id for each in store.moderation.queue(workshop.id, Status.VISIBLE)}
    writes("c")
    new = store.moderation.not_let_in(workshop.id, Status.VISIBLE, most=2)

    assert len(new) == 1
    assert known.isdisjoint(new)
