"""What one phone asks of the store costs the same in a room of thousands as in one of ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
import sqlalchemy as sa

from vision.phases import Phase
from vision.store import Arrival, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

FEW: Final = 30
MANY: Final = 600
LEEWAY: Final = 1.5
"""Trees of indexes grow a level deeper; whatever reads other people's rows grows by twenty."""


class Room:
    """A room on SQLite, and somebody in it who wrote one statement and answered another."""

    def __init__(self, store: Store, workshop: Workshop, me: Participant) -> None:
        self.store, self.workshop, self.me = store, workshop, me
        self.asked = workshop.questions[0].id
        self.mine = store.statements.add(me.id, self.asked, "More time for patients", "mine").id

    def fill(self, people: int) -> None:
        """Let others write."""
        level, unit = self.workshop.levels[0].id, self.workshop.units[0].id
        arrivals = [Arrival(f"Wish {k} of ours", f"other {k}", level, unit) for k in range(people)]
        self.store.statements.add_many(self.workshop.id, self.asked, arrivals)

    def respond(self) -> str:
        """Move on to answering, let all others answer mine; return a statement of another's."""
        self.store.workshops.move(self.workshop.id, Phase.RESPOND)
        gathered = self.store.statements.gathered(self.asked)
        others = {each.participant_id: each.id for each in gathered} | {self.me.id: ""}
        said = [Response(who, self.mine, 1, matters=False) for who, told in others.items() if told]
        self.store.responses.add_many(self.workshop.id, said)
        return next(filter(None, others.values()))

    def steps(self, act: Callable[[], object]) -> int:
        """Return how many steps SQLite's own machine takes while something is done."""
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 1

        def watch(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own type
            connection.set_progress_handler(step, 1)

        engine = self.store.database.engine
        sa.event.listen(engine, "checkout", watch)
        act()
        sa.event.remove(engine, "checkout", watch)
        engine.dispose()
        return taken


def gathering(room: Room) -> dict[str, Callable[[], object]]:
    """What a phone asks while the room gathers."""
    store, me, asked = room.store, room.me, room.asked
    level, unit = room.workshop.levels[0].id, room.workshop.units[0].id
    return {
        "find": lambda: store.participants.find(room.workshop.id, "phone"),
        "join": lambda: store.participants.join(
            room.workshop.id, "another phone", level_id=level, unit_id=unit
        ),
        "own words": lambda: store.statements.of(me.id, asked),
        "unfinished words": lambda: store.participants.keep_writing(me.id, asked, "More ti"),
        "share": lambda: store.statements.add(me.id, asked, "A quiet room", "new", a_minute=10),
        "change": lambda: store.statements.change(me.id, room.mine, "More time for PATIENTS"),
        "withdraw": lambda: store.statements.withdraw(me.id, room.mine),
    }


def responding(room: Room) -> dict[str, Callable[[], object]]:
    """What a phone asks while the room answers."""
    store, me, other = room.store, room.me, room.respond()
    return {
        "own answers": lambda: store.responses.of(me.id),
        "one to answer": lambda: store.responses.choice(other),
        "answer": lambda: store.responses.answer(me.id, other, 1),
        "undo": lambda: store.responses.undo(me.id, other),
    }


@pytest.mark.parametrize("asks", [gathering, responding])
def test_each_ask_of_a_phone_costs_the_same_however_many_are_there(
    asks: Callable[[Room], dict[str, Callable[[], object]]],
    sqlite_store: Store,
    setup: Any,  # noqa: ANN401 - a fixture of this folder
) -> None:
    """No query of theirs reads what other people wrote or answered."""
    costs = []
    for people in (FEW, MANY):
        workshop = sqlite_store.workshops.add(setup)
        me = sqlite_store.participants.join(
            workshop.id, "phone", level_id=workshop.levels[0].id, unit_id=workshop.units[0].id
        )
        room = Room(sqlite_store, workshop, me)
        room.fill(people)
        costs.append({what: room.steps(act) for what, act in asks(room).items()})

    few, many = costs
    assert {what: cost for what, cost in many.items() if cost > LEEWAY * few[what]} == {}
