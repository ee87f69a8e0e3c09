"""How themes hang together, from a phone to leaders and the wall; nothing of it where it is off."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pages.parts import results
from tests.pages.leadership.conftest import shown
from vision.optional_parts import Part

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop


def answer(house: House, room: Workshop, people: int, said: int = 1) -> None:
    """Let people say of the first two themes that more of one makes the other easier."""
    asked = room.questions[0].id
    (first, second, *_) = _asked(room)
    who = sorted(house.store.participants.levels(room.id))[:people]
    house.store.influences.add_many(room.id, asked, [(each, first, second, said) for each in who])
    house.refresh(room)


def _asked(room: Workshop) -> list[int]:
    found = results.newest(room, room.questions[0])
    assert found is not None
    return list(found.parts[Part.INFLUENCE]["asked"])


def on(house: House, title: str, people: int = 60) -> Workshop:
    """Return a room in which themes are shown and pairs are asked about."""
    room = house.room(title, people)
    house.store.workshops.switch_part(room.id, Part.INFLUENCE, on=True)
    return house.refresh(room)


def opened(house: House, room: Workshop, browser: str) -> AppTest:
    """Return the own words' page as the browser of somebody who joined sees it."""
    app = house.visit("voice", code=room.code)
    app.session_state["visit_token"] = browser
    return app.run()


def buttons(app: AppTest) -> list[str]:
    """Return what stands on the buttons."""
    return [button.label for button in app.button]


def test_a_phone_asks_a_few_pairs_and_thanks(house: House) -> None:
    """One sentence and three equal answers; the next comes by itself, the last can be undone."""
    room = on(house, "Pairs on a phone")
    person = house.store.participants.join(
        room.id, "phone", level_id=room.levels[-1].id, unit_id=None
    )
    app = opened(house, room, "phone")
    page = shown(app)

    assert "Where there is more" in page
    assert {"Easier", "Harder", "Neither", "Not sure"} <= set(buttons(app))
    for _ in range(5):
        next(each for each in app.button if each.label == "Easier").click().run()
    assert len(house.store.influences.of(person.id, room.questions[0].id)) == 5
    next(each for each in app.button if each.label == "Undo").click().run()
    assert len(house.store.influences.of(person.id, room.questions[0].id)) == 4
    for _ in range(2):
        next(each for each in app.button if each.label == "Harder").click().run()
    assert "Thank you" in shown(app)
    assert "Easier" not in buttons(app)


def test_leaders_see_an_arrow_once_enough_have_answered(house: House) -> None:
    """Nothing of four people; of twenty the arrow, its people, and nothing that is not known."""
    room = on(house, "Pairs for leaders")
    assert "Too few have answered about pairs" in shown(
        house.visit("themes", room, view="influence")
    )
    answer(house, room, 4)
    assert "answered." not in shown(house.visit("themes", room, view="influence"))

    other = on(house, "Pairs of twenty")
    answer(house, other, 20)
    page = shown(house.visit("themes", other, view="influence"))
    assert "20 people answered." in page
    assert "easier." in page
    wall = house.visit("live", other)
    assert "v-influence" not in shown(wall)  # words come first; A turns to it
    wall = next(each for each in wall.button if each.label == "Answers or words").click().run()
    assert 'class="v-influence"' in shown(wall)


def test_where_everybody_says_the_same_that_is_said(house: House) -> None:
    """Bad input: one answer to every pair is told as such, and no loop is."""
    room = on(house, "Pairs all the same")
    asked, themes = room.questions[0].id, _asked(room)
    who = sorted(house.store.participants.levels(room.id))[:20]
    house.store.influences.add_many(
        room.id, asked, [(p, a, b, 1) for p in who for a in themes for b in themes if a != b]
    )
    house.refresh(room)
    page = shown(house.visit("themes", room, view="influence"))

    assert "Nearly all gave the same answer to every pair" in page
    assert "Reinforcing" not in page


def test_phones_tell_the_arrows_that_the_picture_draws(house: House) -> None:
    """Ten say easier and nine harder: in the table, and not told; what is less sure is said so."""
    room = on(house, "Pairs of two minds")
    asked, (first, second, third, *_) = room.questions[0].id, _asked(room)
    who = sorted(house.store.participants.levels(room.id))
    said = [(each, first, second, 1 if at < 10 else -1) for at, each in enumerate(who[:19])]
    said += [(each, second, third, 1) for each in who[:20]]
    said += [(each, third, first, int(at % 5 < 3)) for at, each in enumerate(who[:20])]
    house.store.influences.add_many(room.id, asked, said)
    house.refresh(room)
    page = shown(house.visit("themes", room, view="influence"))

    assert page.count("people answered.") == 2
    assert "19 people answered." not in page
    assert page.count("Less sure.") == 1


def test_the_map_is_in_the_tables(house: House) -> None:
    """The export holds arrows and themes with a dictionary; a room without the part has neither."""
    from pages.facilitator.files.exports import _tables  # noqa: PLC0415 - what its button hands out

    room = on(house, "Pairs in tables")
    answer(house, room, 20)
    found = results.newest(room, room.questions[0])
    assert found is not None
    body, *_ = _tables(room, room.questions[0], found)
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        assert {"influence.csv", "influence_themes.csv", "spoken_together.csv"} <= set(
            package.namelist()
        )
        assert package.read("influence.csv").decode("utf-8-sig").count("\n") == 2


def test_a_room_without_it_has_nothing_of_it(house: House) -> None:
    """Off: no view for leaders, no question on a phone, nothing in snapshots."""
    room = house.room("No pairs", 60)
    newest = house.store.snapshots.newest_id(room.questions[0].id)
    stored = house.store.snapshots.get(str(newest))
    assert stored is not None
    assert "parts" not in stored.body
    page = shown(house.visit("themes", room, view="influence"))
    assert "What drives what" not in str(house.visit("themes", room).segmented_control)
    assert "Too few have answered about pairs" not in page
    house.store.participants.join(room.id, "plain", level_id=room.levels[-1].id, unit_id=None)
    assert "Where there is more" not in shown(opened(house, room, "plain"))
