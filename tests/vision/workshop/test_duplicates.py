"""What several wrote is answered once by everyone else, and counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vision.consensus import Consensus
from vision.consensus.duplicate_groups import Duplicates
from vision.models import Lens
from vision.phases import Phase
from vision.store import Arrival, Response, Setup
from vision.workshop.worker import make

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

SAME = ("Flexible working hours", "flexible working hours!", "Flexible  working-hours.")
TURNED = "No flexible working hours"


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """Twenty-four people at two levels; six of each write the same, and one turns it round."""
    made = store.workshops.add(Setup("T", ["What?"], [("Top", 12), ("Front", 12)]))
    arrivals = [
        Arrival(
            SAME[n % 3] if n < 6 else f"The roster is known {n} weeks ahead for {level.name}",
            f"{level.name}{n}",
            level.id,
            None,
        )
        for level in made.levels
        for n in range(11)
    ]
    arrivals += [Arrival(TURNED, f"{each.name}11", each.id, None) for each in made.levels[:1]]
    store.statements.add_many(made.id, made.questions[0].id, arrivals, only="people")
    store.workshops.choose_themes(made.id, Lens.WORDS, 2)
    store.workshops.move(made.id, Phase.RESPOND)
    return store.workshops.get(made.id)


def body(store: Store, workshop: Workshop) -> dict[str, Any]:
    """Make a snapshot and return it."""
    stored = store.snapshots.get(make(store, workshop, workshop.questions[0]))
    assert stored is not None
    return stored.body


def test_twelve_statements_are_one_with_everybody_s_answer(
    store: Store, workshop: Workshop
) -> None:
    """Answers to any of them add up; writers who take part want it, and lack no answer."""
    twice = Duplicates.from_json(body(store, workshop)["duplicates"])
    ((one, people),) = twice.said_by().items()
    choices = store.responses.choices(workshop.questions[0].id)
    others = {each.participant_id or "" for each in choices if each.text not in SAME}
    anything = next(each.id for each in choices if "5 weeks" not in each.text and "9" in each.text)
    levels = store.participants.levels(workshop.id)
    members = twice.members(one)
    store.responses.add_many(
        workshop.id,
        [
            *(
                Response(person, members[at % len(members)], -1, matters=False)
                for at, person in enumerate(sorted(others))
            ),
            *(
                Response(person, anything, 1, matters=False)
                for person in sorted(levels.keys() - others)
            ),
        ],
    )
    found = Consensus.from_json(body(store, workshop)["agreement"]["consensus"])
    asked = {each.statement: each for each in found.statements}

    assert people == 12
    assert len(asked) == len(choices) - 11
    assert TURNED in {each.text for each in choices if each.id in asked}
    slices = [each for each in asked[one].levels if each]
    assert len(slices) == 2
    assert sorted(each.answered for each in slices) == [10, 11]
    assert all(each.agree > 0.4 for each in slices)
