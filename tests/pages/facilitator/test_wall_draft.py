"""The vision on the wall: once it is shared, verbatim, and never more than can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pages.facilitator.wall.draft import vision
from pages.facilitator.wall.lettering import Sheet
from tests.pages.facilitator.conftest import Desk, press, seen
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from vision.models import Workshop

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


def test_an_open_pulse_is_answered_from_the_wall(desk: Desk) -> None:
    """The vision makes room for the way in to the pulse, and takes the wall again afterwards."""
    workshop = desk.workshop(parts=frozenset({Part.STEPS}))
    desk.store.drafts.save(workshop.id, DRAFT, seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, Phase.CLOSED)
    app = desk.visit("live", workshop)
    assert "v-whole" in seen(app)
    assert "QR code" not in seen(app)
    now = desk.store.pulses.open(workshop.id, desk.store.drafts.newest(workshop.id).id)
    app.run()

    assert "v-whole" not in seen(app)
    assert "<li>We have time for &lt;b&gt;every&lt;/b&gt; patient.</li>" in seen(app)
    assert "/pulse</div>" in seen(app)
    assert f'<div class="v-code">{workshop.code}</div>' in seen(app)
    desk.store.workshops.switch_part(workshop.id, Part.STEPS, on=False)
    app.run()
    assert "v-whole" in seen(app)
    desk.store.workshops.switch_part(workshop.id, Part.STEPS, on=True)
    desk.store.pulses.close(workshop.id, now.id)
    app.run()
    assert "v-whole" in seen(app)
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


def shared(desk: Desk, text: str, **changes: object) -> Workshop:
    """Return a closed workshop whose vision is this text."""
    workshop = desk.workshop(**changes)
    desk.store.drafts.save(workshop.id, text, seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, Phase.CLOSED)
    return desk.store.workshops.get(workshop.id)


def size(shown: str) -> int:
    """Return how large the sentences stand, in the wall's own pixels."""
    return int(re.findall(r"--size:(\d+)", shown)[0])


def test_the_fewer_words_the_larger_they_stand(desk: Desk) -> None:
    """Each sentence less lets the others grow, from what phones count to a title's size."""
    said = [f"This is what number {number} of us all would want." for number in range(40)]
    sizes = [size(vision(shared(desk, "\n".join(said[:many])))) for many in (1, 3, 5, 8, 12, 40)]

    assert sizes == sorted(set(sizes), reverse=True)
    assert sizes[0] > 100


def test_a_long_title_and_question_take_their_room_from_the_vision(desk: Desk) -> None:
    """What stands above is measured as well, so that nothing leaves the wall at its foot."""
    text = "\n".join(f"This is what number {number} of us all would want." for number in range(8))
    long = {"title": "All of Lindwater " * 4, "questions": ["What would you like to see? " * 9]}

    assert size(vision(shared(desk, text, **long))) < size(vision(shared(desk, text)))


def test_a_sentence_longer_than_the_wall_is_whole_all_the_same(desk: Desk) -> None:
    """It gets smaller than any other, since nobody can read on where it is cut."""
    workshop = shared(desk, "word " * 390)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)
    shown = vision(desk.store.workshops.get(workshop.id))

    assert shown.count("word") == 390
    assert size(shown) < 28


def test_what_fits_is_filled() -> None:
    """The next larger size would not have fitted."""
    sheet = Sheet(1792, 640, (148, 28))
    said = ["We have time for the people who come to us."] * 6
    fits = sheet.size(said)

    assert sheet.fitting(said, fits) == 6 > sheet.fitting(said, fits + 2)
