"""One table says what each phase means; the pages, the store and the wall follow it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pages import menu
from vision.phases import RULES, STEPS, Phase, Rules


def test_every_phase_has_its_row_in_the_order_of_the_room() -> None:
    """No phase without rules, none twice, and each leads on to the one after it."""
    assert list(RULES) == list(Phase)
    assert [phase.next for phase in Phase] == [*list(Phase)[1:], None]


@pytest.mark.parametrize("phase", Phase)
def test_a_row_says_all_that_screens_ask_of_it(phase: Phase) -> None:
    """Every sentence is there, and the participant's page is one of the menu's."""
    rules = phase.rules
    wordless = {"step": phase not in STEPS, "meanwhile": not rules.meanwhile}
    texts = [each.name for each in fields(Rules) if isinstance(getattr(rules, each.name), str)]

    assert all(getattr(rules, each) or wordless.get(each) for each in texts)
    assert menu.file(rules.page)


def test_people_write_first_and_nothing_is_taken_at_the_end() -> None:
    """What the store enforces: writing, answering and standing each in their phase only."""
    taken = {
        phase: [
            name
            for name, may in (
                ("write", phase.gathers(writes_on=False)),
                ("go on writing", phase.gathers(writes_on=True)),
                ("respond", phase.rules.responds),
                ("stand", phase.rules.stands),
                ("join", phase.rules.joins),
            )
            if may
        ]
        for phase in Phase
    }

    assert taken == {
        Phase.GATHER: ["write", "go on writing", "join"],
        Phase.THEMES: ["go on writing", "join"],
        Phase.RESPOND: ["respond", "join"],
        Phase.SHAPE: ["stand", "join"],
        Phase.CLOSED: [],
    }
