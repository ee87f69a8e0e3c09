"""Which results phones may read: nothing unless results are on, and nothing before its time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vision.models import Lens, Level, Moderation, Question, Workshop
from vision.optional_parts import Part
from vision.phases import Phase
from vision.phone_results import RULES, Passage, open_passages

ROOM = Workshop(
    *("w", "Lindwater", "KITE 47", Phase.GATHER, False, 1, Moderation.SHOW_AND_HIDE, 5),
    *(Lens.MEANING, None, False, 0, (Question("q", "What?", 0),), (Level("l", "All", 0),), ()),
)


def test_every_passage_has_its_row_and_its_words() -> None:
    """No passage without rules, and each says what stands in it in a whole sentence."""
    assert list(RULES) == list(Passage)
    assert all(each.rules.title and each.rules.says.endswith(".") for each in Passage)


def test_what_may_be_read_grows_with_the_room() -> None:
    """Nothing before the reveal; answers once answering is over; the vision while it is shaped."""
    on = replace(ROOM, parts=frozenset({Part.RESULTS, Part.STEPS}))
    read = {phase: open_passages(replace(on, phase=phase)) for phase in Phase}

    assert read == {
        Phase.GATHER: (),
        Phase.THEMES: (Passage.THEMES, Passage.LEVELS),
        Phase.RESPOND: (Passage.THEMES, Passage.LEVELS),
        Phase.SHAPE: (Passage.THEMES, Passage.LEVELS, Passage.ANSWERS, Passage.VISION),
        Phase.CLOSED: tuple(Passage),
    }


@given(
    phase=st.sampled_from(Phase),
    parts=st.frozensets(st.sampled_from(Part)),
    back=st.frozensets(st.sampled_from(Passage)),
)
def test_a_facilitator_has_the_last_word(
    phase: Phase, parts: frozenset[Part], back: frozenset[Passage]
) -> None:
    """What is kept back is never open, and nothing is where results are not on."""
    now = open_passages(replace(ROOM, phase=phase, parts=parts), back)
    assert not back & set(now)
    assert not now or Part.RESULTS in parts
    assert Passage.BECAME not in now or Part.STEPS in parts
