"""Who agrees, for leaders: bridges and divides with equal care, at a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.participant.parts import statements_to_answer
from tests.pages.leadership.conftest import shown, texts
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Response, Setup

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

VIEWS = ("bridges", "all", "groups", "today", "matters")
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
                Response(person, asked[text].id, vote, matters=text == ROSTERS and person < "8")
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
    assert "5+ people have given 20+ answers so far." in said
    assert "Rosters" not in said
    assert not app.get("vega_lite_chart")


def test_a_bridge_and_a_divide_stand_on_one_page(house: House) -> None:
    """Each with a chart, rails for a phone, and a table; words stay words."""
    app = house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO))

    said = shown(app)
    assert (
        "Every level wants one of the 3 statements that enough people at each level have answered."
        " One of them parts" in said
    )
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


def test_what_people_held_against_today_is_shown_in_their_words(house: House) -> None:
    """Beside the chart and above a phone's rails stand the wishes that they were asked about."""
    room = answered(house, "Nine answered", 9, levels=TWO)
    said = shown(house.visit("consensus", room, view="today"))

    listed = said[said.index("What people compared with today") :]
    wish = "More time for patients &lt;script&gt;alert(1)&lt;/script&gt;"
    assert said.count(f'<span class="v-said">{wish}</span>') == 2
    assert wish in listed


def test_what_matters_is_shown_beside_what_is_so(house: House) -> None:
    """The go-zone, themes and statements beside what is wanted, and what matters to each level."""
    said = shown(
        house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="matters")
    )

    assert "less true today" in said
    order = (
        "What people want, and what matters",
        "To whom each theme",
        "The statements that matter",
    )
    assert sorted(order, key=said.index) == list(order)
    themes = said.partition(order[0])[2].partition(order[1])[0]
    assert 'class="v-theme-name"' in themes
    assert "%" in themes
    assert said.rindex(ROSTERS) < said.rindex(RECORD)


def test_groups_are_told_in_words(house: House) -> None:
    """Two camps, or none: a sentence first, and how the number came about last."""
    said = shown(
        house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="groups")
    )

    assert "People fall into two groups" in said or "do not part people" in said


def test_a_long_list_that_is_narrowed_says_how_many_were_found(house: House) -> None:
    """Of 72 statements 66 are wanted by every level: what is shown of those is "of 66 found"."""
    words = [f"{text} {place}" for place in "ABCDEF" for text in texts(12)]
    room = house.room("Long list", 72, levels=TWO, words=words)
    house.store.workshops.move(room.id, Phase.RESPOND)
    asked = house.store.responses.choices(room.questions[0].id)
    people = house.store.participants.levels(room.id)
    parts = {each.id for each in asked[:6]}
    top = room.levels[0].id
    house.store.responses.add_many(
        room.id,
        [
            Response(person, each.id, -1 if each.id in parts and level == top else 1, matters=False)
            for person, level in sorted(people.items())[:40]
            for each in asked
            if person != each.participant_id
        ],
    )
    app = house.visit("consensus", house.refresh(room), view="all")
    assert "The first 60 of 72 statements that enough people have answered" in shown(app)

    app = app.button_group(key="answers-kind").set_value("wanted").run()
    assert "The first 60 of 66 found" in shown(app)
    assert "that enough people have answered" not in shown(app)


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

    assert "<b>1 of 3</b>" in said


def test_what_several_said_is_listed_once_with_how_many(house: House) -> None:
    """Six people wrote the same sentence: it is asked once, none of them is, and six is told.

    On a short list it takes one seat.
    """
    said = ["More time for patients", "more TIME for patients!", *texts(24)[2:]]
    words = [said[number % 2] if number < 6 else said[number] for number in range(24)]
    room = house.room("Said by six", 24, levels=TWO, words=words)
    store, question = house.store, room.questions[0]
    store.workshops.move(room.id, Phase.RESPOND)
    room = house.refresh(room)
    asked = statements_to_answer.table(room, question)
    (one,) = asked.twice.said_by()
    writers = asked.twice.found[one].writers
    where = store.participants.levels(room.id)
    store.responses.add_many(
        room.id, [Response(person, one, 1, matters=False) for person in where.keys() - writers]
    )
    house.refresh(room)

    assert len(asked.choices) == 24 - 5
    assert all(one in asked.twice.own(person) for person in writers)
    assert "(said by 6 people)" in shown(house.visit("consensus", room))

    store.workshops.switch_part(room.id, Part.SLATE, on=True)
    store.workshops.move(room.id, Phase.SHAPE)
    listed = shown(house.visit("consensus", house.refresh(room), view="slate"))
    assert listed.lower().count("more time for patients") == 1
    assert "(said by 6 people)" in listed


def test_one_person_who_floods_is_asked_about_once(house: House) -> None:
    """Thirty lines that differ by a number are one statement among those of the others."""
    store = house.store
    room = store.workshops.add(Setup("Loud", ["What next?"], [(level, 0) for level in TWO]))
    store.workshops.choose_themes(room.id, Lens.WORDS, None)
    question, places = room.questions[0], [level.id for level in room.levels]
    others = [Arrival(text, f"p{n}", places[n % 2], None, 1) for n, text in enumerate(texts(24))]
    loud = [
        Arrival(f"Director Brandt must resign now {n}", "loud", places[0], None, 1)
        for n in range(30)
    ]
    store.statements.add_many(room.id, question.id, [*others, *loud], only="people")
    for phase in (Phase.THEMES, Phase.RESPOND):
        store.workshops.move(room.id, phase)
    asked = statements_to_answer.table(house.refresh(room), question).choices
    words = store.statements.visible(list(asked)).values()

    assert len(asked) == 24 + 1
    assert sum("Brandt" in each.text for each in words) == 1


def test_a_short_list_begins_a_draft(house: House) -> None:
    """With the part on, the view says whom each statement brings in; a press fills the field."""
    room = answered(house, "Nine answered for a list", 9, levels=TWO)
    assert "Short list" not in house.visit("consensus", room).segmented_control[0].options
    house.store.workshops.switch_part(room.id, Part.SLATE, on=True)
    house.store.workshops.move(room.id, Phase.SHAPE)
    room = house.refresh(room)
    app = house.visit("consensus", room, view="slate")

    said = shown(app)
    assert "Every level and every opinion group has a voice in these 2 statements" in said
    assert "would agree with it" in said
    assert "Only 2 statements have enough answers." in said
    button = next(
        each for each in app.button if each.label == "Start the draft from the short list"
    )
    app = button.click().run()
    assert not app.exception
    begun = app.session_state[f"writing-{room.id}"].text
    assert HOSTILE in begun
    assert len(begun.splitlines()) == 2

    shape = house.visit("shape", room)
    source = next(each for each in shape.selectbox if each.label == "Begin from")
    assert {"what every level wants", "the short list"} <= set(source.options)
    source.set_value("the short list").run()
    next(each for each in shape.button if each.label == "Take it").click().run()
    assert not shape.exception
    assert shape.session_state[f"writing-{room.id}"].text == begun


def test_a_word_finds_its_statements_among_all_answers(house: House) -> None:
    """What is looked for is in all that is left; where nothing has it, the page says so."""
    app = house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="all")
    field = next(field for field in app.text_input if field.key == "search-statements")
    field.set_value("ROSTERS").run()
    said = shown(app)
    assert "One found" in said
    next(field for field in app.text_input if field.key == "search-statements").set_value(
        "kites"
    ).run()
    assert "No statement that may be shown has this in it" in shown(app)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("wanted", "More time for patients"), ("parted", ROSTERS), ("neither", RECORD)],
)
def test_one_kind_of_answers_is_found_among_all(house: House, kind: str, text: str) -> None:
    """What every level wants, what parts them, or neither: one of three, until it is let go."""
    app = house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="all")
    (pills,) = [each for each in app.button_group if each.key == "answers-kind"]
    assert pills.options == ["What every level wants", "What parts the levels", "Neither"]
    said = shown(pills.set_value(kind).run())
    assert "One found" in said
    assert said.count('<div class="v-cells">') == 1
    assert text in said

    field = next(field for field in app.text_input if field.key == "search-statements")
    assert "No statement that may be shown has this in it" in shown(field.set_value("kites").run())


def test_a_room_of_one_level_has_no_kind_that_parts(house: House) -> None:
    """There, too, what most people want is told from the rest."""
    room = answered(house, "One level answered", 9, levels=("All",))
    app = house.visit("consensus", room, view="all")
    found = [each for each in app.button_group if each.key == "answers-kind"]
    assert [each.options for each in found] == [["What most people want", "Neither"]]


def test_statements_cut_in_a_chart_can_be_read_whole(house: House) -> None:
    """Beside each chart of statements stands a table whose rows open; short ones need none."""
    app = house.visit("consensus", answered(house, "Nine answered", 9, levels=TWO), view="all")
    (table,) = [each for each in app.dataframe if "Statement" in each.value]
    long = max(len(text) for text in table.value["Statement"])

    assert (table.proto.row_height == 70) is (long > 50)
    assert ("Tick a row to read it whole." in shown(app)) is (long > 50)
