"""Say it back, from a phone to the leaders' sheet; nothing of it where it is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.leadership.shape.say_back import of_a_hundred
from tests.pages.leadership.conftest import shown
from tests.readers import reading
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop
    from vision.store.drafts import Draft

TIME, RESPECT = "We have time for every patient.", "We treat each other with respect."
RECORD = "One shared record for all computer systems."
OF_TIME = ("I sit with a patient and take time", "the patient has time to ask",
           "time to listen to one patient", "no patient waits for my time",
           "I take time for each patient", "a patient tells me all in time")  # fmt: skip
OF_RECORD = ("I open one record on the computer", "the shared record is there at once",
             "one login and the record opens", "the computer shows the record of all",
             "no fax, the record is shared", "records on any computer")  # fmt: skip
OF_RESPECT = ("my boss greets me", "doors open at lunch", "nobody shouts", "chairs for cleaners",
              "holidays are kept", "mails stop at nine", "stairs without ice", "soup at noon",
              "a van that starts", "two desks", "quiet nights", "fewer forms")  # fmt: skip


def shaping(house: House, title: str, text: str, *, on: bool = True) -> tuple[Workshop, Draft]:
    """Return a room that shapes a draft which everyone may read."""
    room = house.room(title, 60)
    house.store.workshops.switch_part(room.id, Part.SAY_BACK, on=on)
    house.store.workshops.move(room.id, Phase.SHAPE)
    draft = house.store.drafts.save(room.id, text, seen=0)
    house.store.drafts.share(room.id, draft.number)
    return house.refresh(room), draft


def say(
    house: House, room: Workshop, draft: Draft, *, time: int = 6, respect: int = 12, record: int = 0
) -> None:
    """Let so many people say each sentence back, of one level after the other."""
    levels = house.store.participants.levels(room.id)
    who = sorted(levels, key=lambda person: (levels[person] or "", person))
    told = (OF_TIME[:time], OF_RESPECT[:respect], OF_RECORD[:record])
    texts = [(at, text) for at, some in enumerate(told) for text in some]
    said = [(p, at, text, True) for p, (at, text) in zip(who, texts, strict=False)]
    house.store.say_back.add_many(room.id, draft.id, said)
    house.refresh(room)


def opened(house: House, room: Workshop, browser: str) -> AppTest:
    """Return the page of the draft as the browser of somebody who joined sees it."""
    app = house.visit("stand", code=room.code)
    app.session_state["visit_token"] = browser
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with a label."""
    return next(each for each in app.button if each.label == label).click().run()


def test_a_phone_gives_one_sentence_and_takes_it_back(house: House) -> None:
    """Sent, changed, withdrawn; a telephone number is pointed out before it is sent."""
    room, draft = shaping(house, "Back on a phone", f"{TIME} {RESPECT}")
    me = house.store.participants.join(room.id, "back", level_id=room.levels[-1].id, unit_id=None)
    app = opened(house, room, "back")
    assert "Say it back" in shown(app)
    assert len(house.store.say_back.given(me.id)) == 1

    field = next(each for each in app.text_area if each.label.startswith("What would this change"))
    field.input("I sit down. Call +49 171 5550123")
    press(app, "Say it back")
    assert "This looks like a personal detail" in shown(app)
    press(app, "Send as it is")
    kept = house.store.say_back.of(me.id)[draft.id]
    assert kept.text.startswith("I sit down.")
    press(app, "Change")
    field = next(each for each in app.text_area if each.label.startswith("What would this change"))
    assert field.value == kept.text
    field.input("I sit down")
    next(each for each in app.checkbox if each.label.startswith("I want this")).check()
    press(app, "Say it back")
    again = house.store.say_back.of(me.id)[draft.id]
    assert (again.text, again.wanted) == ("I sit down", True)
    assert "Sent. It counts together" in shown(app)


def test_the_sentence_stays_as_long_as_it_stands(house: House) -> None:
    """A new version with the same sentence asks nothing anew; one without it gives another."""
    room, draft = shaping(house, "Back and on", f"{TIME} {RESPECT}")
    me = house.store.participants.join(room.id, "on", level_id=room.levels[-1].id, unit_id=None)
    opened(house, room, "on")
    (first,) = house.store.say_back.given(me.id)
    house.store.say_back.write(me.id, draft.id, "I sit down", wanted=True)
    kept = (TIME, RESPECT)[first.clause]
    second = house.store.drafts.save(room.id, f"New. {kept}", seen=draft.number)
    house.store.drafts.share(room.id, second.number)
    assert "I sit down" in shown(opened(house, room, "on"))
    assert [each.clause for each in house.store.say_back.given(me.id)] == [first.clause]

    third = house.store.drafts.save(room.id, "All is new here.", seen=second.number)
    house.store.drafts.share(room.id, third.number)
    page = shown(opened(house, room, "on"))
    assert "Said of an earlier version." in page
    assert house.store.say_back.given(me.id)[0].draft_id == third.id


def test_leaders_see_what_nearly_all_want_and_everyone_reads_differently(house: House) -> None:
    """By sentence and level, two typical pictures, masked; nothing of four people."""
    room, draft = shaping(house, "Back for leaders", f"{TIME} {RESPECT}")
    say(house, room, draft, time=4, respect=0)
    assert "Nothing came back yet" in shown(house.visit("shape", room, view="back"))

    other, its = shaping(house, "Back with many", f"{TIME} {RESPECT} {RECORD}")
    say(house, other, its, record=6)
    page = shown(house.visit("shape", other, view="back"))
    assert "One sentence is wanted by nearly all, and everyone pictures something else." in page
    assert "Wanted by nearly all, pictured differently" in page
    assert "12 people said it back." in page
    assert page.count('<ul class="v-quotes">') == 3
    assert "of 100; pictures of any sentences by" in page


def test_leaders_see_what_each_level_pictures(house: House) -> None:
    """Below a sentence, level by level: numbers and two own pictures; nothing of four people."""
    room = house.room("Back by level", 80, levels=("Top", "Base"))
    store = house.store
    store.workshops.switch_part(room.id, Part.SAY_BACK, on=True)
    store.workshops.move(room.id, Phase.SHAPE)
    draft = store.drafts.save(room.id, f"{TIME} {RESPECT}", seen=0)
    store.drafts.share(room.id, draft.number)
    where = store.participants.levels(room.id)
    top, base = (sorted(p for p in where if where[p] == each.id) for each in room.levels)
    of = [(top[:6], 0, OF_TIME), (base[:6], 0, OF_RESPECT[:6]), (base[6:], 1, OF_RESPECT[6:])]
    of.append((top[6:], 1, OF_RECORD[:4]))
    said = [
        (who, at, text, True)
        for people, at, texts in of
        for who, text in zip(people, texts, strict=False)
    ]
    store.say_back.add_many(room.id, draft.id, said)
    house.refresh(room)
    page = shown(house.visit("shape", room, view="back"))
    first, second = page.split("Level by level")[1:]

    assert first.index("<b>Top</b>") < first.index("<b>Base</b>")
    of_top = first.partition("<b>Base</b>")[0]
    assert sum(f"<li>{text}</li>" in of_top for text in OF_TIME) == 2
    assert not any(f"<li>{text}</li>" in of_top for text in OF_RESPECT)
    assert "Their pictures are alike by" in of_top
    assert "<b>Base</b>" in second
    assert "<b>Top</b>" not in second


def test_how_alike_pictures_are_is_a_number_that_can_be_read() -> None:
    """Of a hundred, with a minus that is none of a hyphen, and nothing below nothing."""
    assert [of_a_hundred(each) for each in (0.104, -0.013, -0.001)] == ["10", "−1", "0"]
    with reading("ar"):
        assert of_a_hundred(-0.013) == "\u2068−1\u2069"


def test_what_was_said_of_a_sentence_that_is_gone_is_kept_with_it(house: House) -> None:
    """It is shown as it stood in the earlier version."""
    room, draft = shaping(house, "Back and gone", f"{TIME} {RESPECT}")
    say(house, room, draft)
    later = house.store.drafts.save(room.id, f"{TIME} We learn.", seen=draft.number)
    house.store.drafts.share(room.id, later.number)
    house.refresh(room)
    page = shown(house.visit("shape", room, view="back"))

    assert "As it stood in draft 1" in page
    assert RESPECT in page
    assert "No sentence is wanted by nearly all" in page


def test_a_draft_that_shows_nothing_is_pointed_out(house: House) -> None:
    """Five values and no image; never where the part is off."""
    values = "Excellence, integrity, respect, innovation and sustainability guide us all."
    room, _ = shaping(house, "Values", values)
    assert "5 values and no image" in shown(house.visit("shape", room))
    plain, _ = shaping(house, "Plain values", values, on=False)
    page = shown(house.visit("shape", plain, view="back"))
    assert "5 values and no image" not in page
    assert "Said back" not in page
    assert "Say it back" not in shown(_plain(house, plain))


def _plain(house: House, room: Workshop) -> AppTest:
    """Return the draft on the phone of somebody in a room without this part."""
    house.store.participants.join(room.id, "plain", level_id=room.levels[-1].id, unit_id=None)
    return opened(house, room, "plain")
