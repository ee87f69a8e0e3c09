"""Rooms of all sizes, and rooms that lack something: what leaders see, and what they are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pages.leadership.parts import word_cloud
from pages.leadership.parts.selection import Selection
from pages.leadership.themes.charts import CLOSENESS, usual_closeness
from pages.parts import results
from pages.parts.results import newest
from tests.pages.leadership.conftest import FIVE, shown, texts
from vision.phases import Phase
from vision.store import Arrival
from vision.themes import Edit

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House

PAGES = ("overview", "themes", "alignment", "guess", "consensus", "shape", "report", "methods")
VIEWS = ("level", "up", "matrix", "units", "rounds")
LOCKED = "This page needs a passphrase"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("people", [0, 12])
def test_every_page_opens_empty_and_filled(house: House, people: int, page: str) -> None:
    """A first visitor sees a heading and a sentence, never a traceback."""
    said = shown(house.visit(page, house.room(f"Room of {people}", people)))
    assert "<h1" in said
    assert LOCKED not in said


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sees_a_page_without_a_passphrase(house: House, page: str) -> None:
    """A link to a leader's page grants nothing, and no word of anybody is on it."""
    said = shown(house.visit(page, house.room("Room of 12", 12), role=None))
    assert LOCKED in said
    assert "v-quotes" not in said


def test_a_room_of_twelve_has_themes_quotes_and_a_sentence(house: House) -> None:
    """Twelve people on five levels: themes and quotes, two bands or none, and the page says so."""
    room = house.room("Room of 12", 12)
    themes = shown(house.visit("themes", room))
    assert themes.count('class="v-quotes"') >= 2
    assert not any(f"<small>{level}</small>" in themes for level in FIVE)
    said = shown(house.visit("alignment", room))
    none, two = "Too few people wrote to tell levels apart", "Shown together, because fewer than"
    assert none in said or two in said
    assert not any(f"of 100 at {level}" in said for level in FIVE)


def test_a_room_of_five_has_themes_and_no_numbers_by_level(house: House) -> None:
    """Five people: nothing about fewer than five of them."""
    said = shown(house.visit("overview", house.room("Room of 5", 5)))
    assert not any(f" at {level}" in said for level in FIVE)


def test_a_room_of_thirty_is_shown_by_level(house: House) -> None:
    """Six people on each of five levels are enough to be told apart."""
    room = house.room("Room of 30", 30)
    said = shown(house.visit("alignment", room))
    assert all(level in said for level in FIVE)
    assert "beyond chance" in said


def test_how_close_statements_are_is_said_once_for_most_themes(house: House) -> None:
    """A theme tells it only where it is not as with most; what is usual stands above them."""
    room = house.room("Room of 30", 30)
    found = newest(room, room.questions[0])
    assert found is not None
    usual = usual_closeness(found.themes.themes)
    alike = [each for each in found.themes.themes if each.closeness == usual]
    assert len(alike) > 1
    said = shown(house.visit("themes", room))
    assert said.count(CLOSENESS[usual]) == 1


@pytest.mark.parametrize(
    ("view", "says", "once"),
    [
        (
            "level",
            "On no theme do two levels differ beyond chance",
            r"no (two levels|difference|theme do two)",
        ),
        ("up", "No theme fades or grows on its way up beyond chance", "no theme (fades|grows)"),
    ],
)
def test_that_nothing_is_beyond_chance_is_said_once(
    house: House, view: str, says: str, once: str
) -> None:
    """The finding above the picture says it; nothing beside it says the same in other words."""
    room = house.room("Levels alike", 36, levels=["Top", "Base"])
    said = shown(house.visit("alignment", room, view=view))
    assert says in said
    assert len(re.findall(once, said, re.IGNORECASE)) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_something_in_a_room_without_levels_to_compare(
    house: House, view: str
) -> None:
    """One level, no units, one round: each view has a sentence, none a traceback."""
    room = house.room("One level", 20, levels=["Everyone here"])
    said = shown(house.visit("alignment", room, view=view))
    assert 'class="v-title"' in said


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_where_levels_units_and_rounds_are_known(house: House, view: str) -> None:
    """Two levels, three units, two rounds: each view shows its picture and how it was made."""
    room = house.room(
        "Full", 60, levels=["Top", "Base"], units=["North", "South", "West"], rounds=2
    )
    app = house.visit("alignment", room, view=view)
    shown(app)
    assert len(app.get("vega_lite_chart")) >= 1


def test_people_without_a_level_count_in_the_whole_room_only(house: House) -> None:
    """A file without levels: themes for everyone, and no view by level pretends otherwise."""
    room = house.room("No levels told", 20, told=False)
    said = shown(house.visit("alignment", room))
    assert not any(f" at {level}" in said for level in FIVE)


def test_one_theme_is_shown_as_one(house: House) -> None:
    """Twenty people who say the same thing: one theme or two, and no page falls over."""
    same = ["More time for patients"] * 20
    room = house.room("One theme", 20, words=same)
    for page in PAGES:
        shown(house.visit(page, room))


def test_before_the_reveal_nothing_of_anyone_is_shown(house: House) -> None:
    """No theme, no quote, no number before the facilitator reveals."""
    room = house.room("Not revealed", 30, reveal=False)
    for page in ("overview", "themes", "alignment", "guess", "report"):
        said = shown(house.visit(page, room))
        assert "people have written so far" in said
        assert "v-quotes" not in said


def test_before_anyone_has_written_the_page_does_not_say_that_people_write(house: House) -> None:
    """A new workshop says that nobody has written yet, and what will be here."""
    said = shown(house.visit("overview", house.room("New", 0, reveal=False)))
    assert "Nobody has written yet" in said
    assert "still writing" not in said


def test_a_single_theme_is_more_than_no_other(house: House) -> None:
    """With one theme the page does not say that more people speak of it than of others."""
    room = house.room("One theme of three", 3, words=["More time for patients"] * 3)
    assert "than of anything else" not in shown(house.visit("themes", room))


def test_nobody_is_seen_to_withdraw_what_has_no_common_thread(house: House) -> None:
    """In a room of eight one statement less changes nothing on the page; it is told in steps."""
    room = house.room("One theme of eight", 8, words=["More time for patients"] * 8)
    found = results.newest(room, room.questions[0])
    assert found is not None
    (theme,) = found.themes.themes
    question = room.questions[0].id
    house.store.theme_edits.add(room.id, question, Edit.other(theme.id).to_json())
    assert "5+ statements without a common thread" in shown(
        house.visit("themes", house.refresh(room))
    )


def test_two_people_get_no_numbers(house: House) -> None:
    """Two statements: the page opens, and says that too few have answered."""
    said = shown(house.visit("overview", house.room("Room of 2", 2)))
    assert "Too few people have written" in said or "Themes appear once" in said
    assert "of 100 at" not in said


def test_each_question_has_its_own_results(house: House) -> None:
    """The second question of a workshop has no answers yet, and the address says which is shown."""
    room = house.room("Two questions", 12, questions=["What for?", "What is in the way?"])
    assert "<h1" in shown(house.visit("overview", room, q=room.questions[0].id))
    second = house.visit("overview", room, q=room.questions[1].id)
    assert "v-figure" not in shown(second)


def test_a_deleted_workshop_is_a_sentence(house: House) -> None:
    """A link to a workshop that is gone says so."""
    room = house.room("To be deleted", 5)
    house.store.workshops.delete(room.id)
    said = shown(house.visit("overview", room))
    assert "v-note" in said or LOCKED in said


@pytest.mark.parametrize("typed", ["../../etc", "<script>alert(1)</script>", "\u202e", "%00"])
def test_a_forged_address_falls_back_or_says_so(house: House, typed: str) -> None:
    """Whatever stands in the address, a page opens on its first choice or in one sentence."""
    room = house.room("Room of 12", 12)
    assert "<h1" in shown(house.visit("alignment", room, view=typed, q=typed))
    assert "<h1" in shown(house.visit("themes", room, view=typed, who=typed))
    forged = house.visit("overview", None, w=typed)
    assert "<script>" not in shown(forged)


def test_a_level_and_a_unit_of_the_same_name_are_two(house: House) -> None:
    """Both can be chosen under *Who*, and each shows its own people."""
    words = ["Fair pay for all of us", "More trees in our yard", "Trees and pay"]
    room = house.room("Same name", 36, levels=("Lab", "Ward"), units=("Desk", "Lab"), words=words)
    app = house.visit("themes", room)
    box = next(each for each in app.selectbox if each.label == "Who")

    assert {"Lab", "Lab (unit)"} <= set(box.options)
    for name in ("Lab", "Lab (unit)"):
        app = house.visit("themes", room, who=name)
        assert not app.exception
        assert f": {name}" in shown(app)


def test_rows_that_may_be_one_persons_are_never_called_different(house: House) -> None:
    """A file without people gives numbers; no page says that levels or units differ."""
    said = texts(60)
    words = [said[3 * (n // 2) + (0 if n % 2 else 1)] for n in range(40)]
    built = {"levels": ["Top", "Base"], "units": ["North", "South"], "words": words}
    called = shown(house.visit("alignment", house.room("Told apart", 40, **built)))
    assert "Levels speak of different things" in called
    room = house.room("Rows", 40, only="rows", **built)
    for view in VIEWS:
        found = shown(house.visit("alignment", room, view=view))
        assert ("Each row counts as a person" in found) is (view not in {"matrix", "rounds"}), view
        assert "speak of different things" not in found
    for page in ("overview", "themes", "report", "guess", "consensus"):
        assert not house.visit(page, room).exception


def test_the_word_cloud_can_be_taken_like_any_chart(house: House) -> None:
    """As a picture and as numbers, of which none is of fewer people than the smallest group."""
    room = house.room("Words to take", 60, levels=("Top", "Base"))
    app = house.visit("themes", room, view="words")
    labels = {each.label for each in app.get("download_button")}
    assert {"Picture (PNG)", "Numbers (CSV)"} <= labels
    results = newest(room, room.questions[0])
    assert results is not None
    chosen = Selection(room, room.questions[0], results)
    assert word_cloud.png(word_cloud.words(chosen), "light").startswith(b"\x89PNG")
    told = word_cloud.numbers(chosen)
    assert len(told) == len(results.cloud["words"]) > 0
    few = [word["people"] for word in results.cloud["words"] if word["people"] < 10]
    assert told["People"].isna().sum() == len(few)
    assert told["People"].min() >= 2 * room.smallest_group


def test_three_people_break_no_view(house: House) -> None:
    """Revealed with themes and too few people for any number: each view says so, and stands."""
    room = house.room("Three", 3)
    house.store.statements.open_question(room.questions[0].id)
    for at in range(9):
        words = [Arrival(texts(12)[3 + at], f"p{at % 3}", None, None)]
        house.store.statements.add_many(room.id, room.questions[0].id, words)
    house.refresh(room)
    assert newest(room, room.questions[0]) is not None
    for page, views in (("alignment", VIEWS), ("overview", ("",)), ("consensus", ("",))):
        for view in views:
            app = house.visit(page, room, **({"view": view} if view else {}))
            assert not app.exception
            assert "Something went wrong" not in shown(app), (page, view)


@pytest.mark.parametrize("page", ["overview", "themes"])
def test_a_page_waits_in_peace_for_results_made_after_the_reveal(
    house: House, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Those from before it are unpacked once and shown to nobody; the page is drawn once."""
    room = house.room(f"Just revealed for {page}", 30, reveal=False)
    house.store.workshops.move(room.id, Phase.THEMES)
    looks, readable = [0], results.readable

    def counted(body: dict[str, Any]) -> bool:
        looks[0] += 1
        assert looks[0] < 9, "drawn anew, over and over"
        return readable(body)

    monkeypatch.setattr(results, "readable", counted)
    app = house.visit(page, room)
    assert "Themes are being found" in shown(app)
    assert "Themes are being found" in shown(app.run())
    assert looks == [1]
    house.refresh(room)
    assert "Themes are being found" not in shown(app.run())
