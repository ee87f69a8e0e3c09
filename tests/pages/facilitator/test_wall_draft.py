"""The vision on the wall: once it is shared, verbatim, and never more than can be read."""

from __future__ import annotations

import pytest

from pages.facilitator.wall.draft import vision
from tests.pages.facilitator.conftest import Desk, press, seen
from vision.phases import Phase

DRAFT = "We have time for <b>every</b> patient. Rosters are *known* a month ahead."


@pytest.mark.parametrize("phase", list(Phase))
def test_a_shared_draft_stands_there_from_shape_on(desk: Desk, phase: Phase) -> None:
    """Its sentences as they were written; a key leads on to what people said, and back."""
    workshop = desk.workshop()
    desk.store.drafts.save(workshop.id, DRAFT, seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, phase)
    app = desk.visit("live", workshop)
    first = "<li>We have time for &lt;b&gt;every&lt;/b&gt; patient.</li>"

    there = phase in {Phase.SHAPE, Phase.CLOSED}
    assert (first in seen(app)) is there
    if there:
        press(app, "Answers or words")
        assert first not in seen(app)
        press(app, "Answers or words")
        assert first in seen(app)
    assert not app.exception


def test_a_closed_workshop_leaves_everyone_the_vision(desk: Desk) -> None:
    """A phone shows it verbatim, to somebody who wrote nothing as well."""
    workshop = desk.workshop()
    desk.store.drafts.save(workshop.id, DRAFT, seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    app = desk.phone("voice", workshop)
    assert "We have time" not in seen(app)
    desk.store.workshops.move(workshop.id, Phase.CLOSED)
    app.run()

    assert not app.exception
    assert "<li>We have time for &lt;b&gt;every&lt;/b&gt; patient.</li>" in seen(app)


def test_what_nobody_shared_is_nobodys_to_see(desk: Desk) -> None:
    """A draft that its writers still work on stays off the wall."""
    workshop = desk.workshop()
    desk.store.drafts.save(workshop.id, DRAFT, seen=0)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)

    assert vision(desk.store.workshops.get(workshop.id)) == ""


@pytest.mark.parametrize(
    "sentence", ["This is what number {} of us all would want.", "我们都有时间{}。"]
)
def test_a_long_draft_ends_with_whole_sentences(desk: Desk, sentence: str) -> None:
    """What does not fit is counted, and no sentence of several is cut."""
    workshop = desk.workshop()
    sentences = [sentence.format(number) for number in range(60)]
    desk.store.drafts.save(workshop.id, "\n".join(sentences), seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)
    shown = vision(desk.store.workshops.get(workshop.id))
    number = shown.count("<li>")

    assert 0 < number < 60
    assert (
        f"<li>{sentences[number - 1]}</li></ol><p>And {60 - number} more, on your phone." in shown
    )
