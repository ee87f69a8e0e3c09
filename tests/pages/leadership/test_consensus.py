"""Who agrees, for leaders: bridges and divides with equal care, at a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.leadership.conftest import shown, texts
from vision.phases import Phase
from vision.store import Response

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

VIEWS = ("bridges", "all", "groups", "today")
HOSTILE = "More time for patients <script>alert(1)</script>"
ROSTERS = "Rosters are known a month ahead"
RECORD = "One shared record for all computer systems"


def answered(house: House, title: str, people: int, *, levels: tuple[str, ...]) -> Workshop:
    """Return a room in which so many of each level have answered three statements.

    All want the first, the second parts the uppermost level from the rest, and every theme is said
    to be 2 of 10 true today.
    """
    if title in house.built:
        return house.built[title]
    words = [HOSTILE, *texts(24)[1:]]
    room = house.room(title, 24, levels=levels, words=words)
    store, question = house.store, room.questions[0].id
    store.workshops.move(room.id, Phase.RESPOND)
    choices = store.responses.choices(question)
    asked = {each.text: each for each in choices if each.text in (HOSTILE, ROSTERS, RECORD)}
    writers = {each.participant_id for each in asked.values()}
    where = store.participants.levels(room.id)
    for place, level in enumerate(room.levels):
        here = sorted(p for p, at in where.items() if at == level.id and p not in writers)[:people]
        votes = {HOSTILE: 1, ROSTERS: 1 if place == 0 else -1, RECORD: 0}
        store.responses.add_many(
            room.id,
            [
                Response(person, asked[text].id, vote, matters=False)
                for person in here
                for text, vote in votes.items()
            ],
        )
        truths = [(person, theme, 2) for person in here for theme in range(1, 13)]
        store.today_ratings.add_many(room.id, question, truths)
    house.built[title] = house.refresh(room)
    return house.built[title]


TWO = ("Top", "Base")


@pytest.mark.parametrize("view", VIEWS)
def test_nobody_has_been_asked(house: House, view: str) -> None:
    """Before the first answer the page says what will be here, and when."""
    app = house.visit("consensus", house.room("Room of 12", 12), view=view)

    assert "Nobody has been asked yet" in shown(app)


@pytest.mark.parametrize("view", ["bridges", "all"])
def test_too_few_answers_are_counted_and_not_shown(house: House, view: str) -> None:
    """Four of each level: how many have answered, and none of what they answered."""
    app = house.visit("consensus", answered(house, "Four answered", 4, levels=TWO), view=view)

    said = shown(app)
    assert "8 people have given 24 answers so far." in said
    assert "Rosters" not in said
    assert not app.get("vega_lite_chart")


def test_a_bridge_and_a_divide_stand_on_one_page(house: House) -> None:
    """Each with a chart, rails for a phone, and a table; words stay words."""
    app = house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO))

    said = shown(app)
    assert "Every level wants one of the 3 statements that all have answered. One parts" in said
    assert said.index("What every level wants") < said.index("What parts the levels")
    assert len(app.get("vega_lite_chart")) == 2
    assert "More time for patients &lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert "<small>all 100%</small>" in said
    assert "<small>Base 0%, Top 100%</small>" in said


def test_all_answers_are_a_grid(house: House) -> None:
    """Three statements by two levels: cells with numbers, also where nobody took a side."""
    said = shown(
        house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="all")
    )

    assert "The 3 statements that enough people have answered" in said
    assert said.count('<div class="v-cells">') == 3


def test_tension_is_drawn_for_a_phone_as_well(house: House) -> None:
    """Theme by theme and level by level: from how true it is today to how much it is wanted."""
    said = shown(
        house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="today")
    )

    assert 'class="v-strips v-tight"' in said
    assert "<small>20 →" in said


def test_groups_are_told_in_words(house: House) -> None:
    """Two camps, or none: a sentence first, and how the number came about last."""
    said = shown(
        house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="groups")
    )

    assert "People fall into two groups" in said or "do not part people" in said


def test_a_room_of_one_level_has_bridges_and_no_divide(house: House) -> None:
    """Where levels may not be told apart, nothing is said about what parts them."""
    said = shown(
        house.visit("consensus", answered(house, "One level answered", 9, levels=("All",)))
    )

    assert "What most people want" in said
    assert "parts the levels" not in said


def test_the_overview_counts_bridges(house: House) -> None:
    """Agreement is a figure of its own beside shared focus."""
    said = shown(house.visit("overview", answered(house, "Nine answered", 9, levels=TWO)))

    assert '<div class="v-number">1 of 3</div>' in said
