"""Phones: no dead end, no word lost, and every question asked of what people want."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import pytest

from pages.participant.parts import pairs, statements_to_answer
from pages.parts import results
from tests.pages.conftest import turned_to
from tests.pages.leadership.conftest import House, shown, texts
from vision.models import Lens, Moderation, Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Setup
from vision.themes import Edit, Themes

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop


def room(
    house: House,
    title: str,
    people: int = 6,
    moderation: Moderation = Moderation.SHOW_AND_HIDE,
) -> tuple[Workshop, list[str]]:
    """Return a room in which so many phones wrote one statement each, and their tokens."""
    setup = Setup(title, ["What for?"], [("Everyone", 40)], moderation=moderation)
    made = house.store.workshops.add(setup)
    house.store.workshops.choose_themes(made.id, Lens.WORDS, 2)
    tokens = []
    for text in texts(people):
        tokens.append(secrets.token_urlsafe(16))
        me = house.store.participants.join(
            made.id, tokens[-1], level_id=made.levels[0].id, unit_id=None
        )
        house.store.statements.add(me.id, made.questions[0].id, text, tokens[-1])
    return house.store.workshops.get(made.id), tokens


def phone(house: House, page: str, workshop: Workshop, token: str, **address: str) -> AppTest:
    """Open a page as somebody who joined."""
    app = house.visit("join")
    app.session_state["visit_token"] = token
    app.query_params["code"] = workshop.code.replace(" ", "")
    for name, value in address.items():
        app.query_params[name] = value
    return turned_to(app, page).run()


@pytest.mark.parametrize("page", ["share", "respond", "voice", "stand", "results", "pulse"])
def test_a_page_without_a_workshop_asks_for_the_code(house: House, page: str) -> None:
    """No code, a deleted workshop's and a wrong one: each page offers the field, and says why."""
    gone, _ = room(house, f"Gone {page}", 0)
    house.store.workshops.delete(gone.id)
    for code in ("", gone.code.replace(" ", ""), "NOPE 22"):
        app = house.visit(page, None, None, **({"code": code} if code else {}))
        said = shown(app)
        assert [field.label for field in app.text_input] == ["Code from the wall"], code
        assert ("does not open" in said) is bool(code), code


@pytest.mark.parametrize("code", ["", "NOPE 22"])
def test_the_promise_leads_to_the_front_door_too(house: House, code: str) -> None:
    """Whoever reads it without a workshop, or with one that has gone, finds a way on."""
    app = house.visit("promise", None, None, **({"code": code} if code else {}))
    assert "What you are promised" in shown(app)
    assert [each.proto.label for each in app.get("page_link")] == ["Join a workshop"]


def test_the_front_door_says_what_this_is(house: House) -> None:
    """In one sentence, before anything is asked."""
    assert "Everyone says what they wish for" in shown(house.visit("join", None, None))


def test_whoever_only_wants_to_write_meets_nothing_more(house: House) -> None:
    """With every part on: the same page, field and buttons as with none; one press, and thanks."""
    found = []
    for parts in ((), Part):
        workshop, tokens = room(house, f"Write with {len(parts)} parts", 1)
        for part in parts:
            house.store.workshops.switch_part(workshop.id, part, on=True)
        app = phone(house, "share", workshop, tokens[0])
        app.text_area[0].set_value("A garden for all").run()
        app.button(key="share").click().run()
        assert "Thank you, it is in." in shown(app)
        said = shown(app).replace(workshop.title, "").replace(workshop.code, "")
        labels = [each.label for each in (*app.text_area, *app.button, *app.checkbox)]
        found.append((re.sub(r"<[^>]+>", " ", said), labels, len(app.get("page_link"))))

    assert found[0] == found[1]


def test_words_cut_off_by_the_reveal_are_kept_and_said_to_be(house: House) -> None:
    """They stand on the page that the room goes on to, for their writer, until let go."""
    workshop, tokens = room(house, "Cut off")
    me = house.store.participants.find(workshop.id, tokens[0])
    assert me is not None
    house.store.participants.keep_writing(me.id, workshop.questions[0].id, "And a garden for")
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)

    app = phone(house, "voice", workshop, tokens[0])
    assert "And a garden for" in shown(app)
    assert "You were still writing" in shown(app)
    assert "And a garden for" not in shown(phone(house, "voice", workshop, tokens[1]))

    app.button(key="let-go").click().run()
    assert "And a garden for" not in shown(app)
    assert not house.store.participants.writing(me.id, workshop.questions[0].id)


def test_a_latecomer_is_told_that_the_words_wait(house: House) -> None:
    """After the reveal nothing joins the themes alone, and the thanks say so."""
    workshop, tokens = room(house, "Late")
    house.store.workshops.let_write_on(workshop.id, on=True)
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)
    app = phone(house, "share", workshop, tokens[0])
    app.text_area[0].set_value("A garden for all").run()
    app.button(key="share").click().run()
    said = shown(app)
    assert "Thank you, it is in." in said
    assert "It waits here until 5 people have written something new" in said

    house.store.attendance.expect(workshop.levels[-1].id, 0)
    house.refresh(workshop)
    said = shown(phone(house, "share", workshop, tokens[0]))
    assert "It waits until 10 people" in said  # phones count half where nobody says how many come


def test_words_that_came_since_the_results_are_put_to_nobody(house: House) -> None:
    """A statement that was let in just now is on no phone before it comes in with others."""
    workshop, _tokens = room(house, "Just came")
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    asked = workshop.questions[0].id
    house.store.statements.add_many(workshop.id, asked, [Arrival("A pond", None, None, None)])

    now = house.store.workshops.get(workshop.id)
    found = house.store.statements.visible(
        list(statements_to_answer.table(now, now.questions[0]).choices)
    )
    assert len(found) == 6
    assert "A pond" not in {each.text for each in found.values()}


def test_answers_can_be_taken_back_to_the_first_also_at_the_end(house: House) -> None:
    """Progress tells how many are left; undo works after the last one, and again."""
    workshop, tokens = room(house, "Undone", 4)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    me = house.store.participants.find(workshop.id, tokens[0])
    assert me is not None
    app = phone(house, "respond", workshop, tokens[0])
    for at in (1, 2, 3):
        assert f"{at} of 3" in shown(app)
        next(each for each in app.button if each.key and each.key.startswith("take-1-")).click()
        app.run()
    assert "That is all for now" in shown(app)
    for left in (2, 1, 0):
        app.button(key="undo").click().run()
        assert len(house.store.responses.of(me.id)) == left
    assert "1 of 3" in shown(app)


def test_today_is_asked_of_wishes_and_not_of_labels(house: House) -> None:
    """The most agreed typical statement, or what the facilitator words; both ends are named."""
    workshop, tokens = room(house, "Tension", 24)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    house.refresh(workshop)
    question = workshop.questions[0]
    stored = house.store.snapshots.get(house.store.snapshots.newest_id(question.id) or "")
    assert stored is not None
    found = Themes.from_json(stored.body["themes"]).themes
    said = {each.id: each.text for each in house.store.statements.gathered(question.id)}
    liked = {theme.id: theme.quotes[-1] for theme in found}
    for token in tokens:
        me = house.store.participants.find(workshop.id, token)
        assert me is not None
        for theme in found:
            for key in theme.quotes:
                agrees = 1 if key == liked[theme.id] else -1
                if said[key] not in {
                    each.text for each in house.store.statements.of(me.id, question.id)
                }:
                    house.store.responses.answer(me.id, key, agrees)
    house.store.theme_edits.add(
        workshop.id, question.id, Edit.wish(found[0].id, "We have time *here*").to_json()
    )
    house.refresh(workshop)

    shows = shown(phone(house, "respond", workshop, tokens[0], view="today"))
    assert "We have time *here*" in shows
    for theme in found[1:]:
        assert said[liked[theme.id]] in shows
        assert all(said[key] not in shows for key in theme.quotes[:-1])
    assert "not at all" in shows
    assert "fully" in shows


def test_today_is_not_asked_of_a_theme_whose_words_are_nobodys_to_read(house: House) -> None:
    """A label can't be true or not: without a statement to quote, a theme waits for a wish."""
    workshop, _tokens = room(house, "Never quoted", 0)
    question = workshop.questions[0].id
    house.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    for at, text in enumerate(texts(24)):
        token = f"never quoted {at}"
        me = house.store.participants.join(
            workshop.id, token, level_id=workshop.levels[0].id, unit_id=None
        )
        house.store.statements.add(me.id, question, text, token, quotable=at % 3 != 0)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    workshop = house.refresh(workshop)
    stored = house.store.snapshots.get(house.store.snapshots.newest_id(question) or "")
    assert stored is not None
    themes = Themes.from_json(stored.body["themes"]).themes
    silent = [theme for theme in themes if not theme.quotes]
    assert len(silent) == 1

    shows = shown(phone(house, "respond", workshop, "never quoted 0", view="today"))
    assert f"of {len(themes) - 1} answered" in shows
    house.store.theme_edits.add(
        workshop.id, question, Edit.wish(silent[0].id, "We have time for patients").to_json()
    )
    shows = shown(phone(house, "respond", workshop, "never quoted 0", view="today"))
    assert "We have time for patients" in shows
    assert f"of {len(themes)} answered" in shows


def test_what_several_said_is_asked_once(house: House) -> None:
    """Seven wrote one sentence: a phone is asked about it once, as said by seven people."""
    made = house.store.workshops.add(Setup("Same", ["What for?"], [("Everyone", 40)]))
    house.store.workshops.choose_themes(made.id, Lens.WORDS, 2)
    same = ("More time for patients", "more  TIME for patients!")
    for n, text in enumerate([*(same[n % 2] for n in range(7)), *texts(12)[5:]]):
        token = f"{secrets.token_urlsafe(16)}"
        me = house.store.participants.join(made.id, token, level_id=made.levels[0].id, unit_id=None)
        house.store.statements.add(me.id, made.questions[0].id, text, f"{n}")
    house.store.workshops.move(made.id, Phase.RESPOND)
    made = house.refresh(made)

    app, asked = phone(house, "respond", made, token), []
    while agree := [each for each in app.button if each.label == "Agree"]:
        asked.append(" ".join(shown(app).casefold().split()))
        agree[0].click()
        app.run()

    told = [each for each in asked if same[0].casefold() in each]
    assert len(told) == 1
    assert "said by 7 people" in told[0]
    assert 1 < len(asked) <= 7


@pytest.mark.parametrize("rows", [0, 30])
@pytest.mark.parametrize("view", ["others", "pairs"])
def test_no_phone_shows_what_others_have_just_answered(house: House, view: str, rows: int) -> None:
    """In a small room what is asked next follows from nobody's answers; no file makes it large."""
    workshop, tokens = room(house, f"Watched {view} {rows}", 12)
    store, asked = house.store, workshop.questions[0].id
    filed = [Arrival(f"{text} as well", None, None, None) for text in texts(rows)]
    store.statements.add_many(workshop.id, asked, filed)
    store.workshops.switch_part(workshop.id, Part.INFLUENCE, on=True)
    store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)
    store.workshops.move(workshop.id, Phase.RESPOND)
    found = [phone(house, "respond", workshop, token, view=view) for token in tokens[3:]]
    before = [shown(app) for app in found]

    for token in tokens[:3]:
        me = store.participants.find(workshop.id, token)
        assert me is not None
        others = [each for each in store.responses.choices(asked) if each.participant_id != me.id]
        store.responses.answer(me.id, others[0].id, 1)
        store.influences.say(me.id, asked, (1, 2), 1)
    statements_to_answer._tables.clear()
    pairs._counts.cache.clear()

    assert [shown(app.run()) for app in found] == before
    anew = [phone(house, "respond", workshop, token, view=view) for token in tokens[3:]]
    assert [shown(app) for app in anew] == before


def test_a_phone_that_opens_as_results_come_asks_for_pairs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results that come while the page is drawn are not missed by the part that looked first."""
    workshop, tokens = room(house, "Just in time", 12)
    house.store.workshops.switch_part(workshop.id, Part.INFLUENCE, on=True)
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)
    looks, newest = [0], results.newest

    def coming(*of: object) -> object:
        looks[0] += 1
        return newest(*of) if looks[0] > 1 else None  # type: ignore[arg-type]

    monkeypatch.setattr(results, "newest", coming)
    assert "Where there is more" in shown(phone(house, "voice", workshop, tokens[0]))


def test_own_words_that_nobody_approved_say_so_where_words_went(house: House) -> None:
    """Whoever waits for a moderator, or was hidden by one, is not told of being read for ever."""
    workshop, tokens = room(house, "Approved first", 12, moderation=Moderation.APPROVE_FIRST)
    me = house.store.participants.find(workshop.id, tokens[0])
    assert me is not None
    asked = workshop.questions[0].id
    written = house.store.moderation.queue(workshop.id, Status.WAITING)
    house.store.moderation.move(workshop.id, [each.id for each in written], Status.VISIBLE)
    made = [house.store.statements.add(me.id, asked, each, each) for each in ("Garden", "Pond")]
    house.store.moderation.move(workshop.id, [made[1].id], Status.HIDDEN)
    house.store.workshops.move(workshop.id, Phase.THEMES)
    house.refresh(workshop)

    said = shown(phone(house, "voice", workshop, tokens[0]))
    garden, pond = (said.partition(each)[2].partition("v-card")[0] for each in ("Garden", "Pond"))
    assert "Someone looks at it before others see it." in garden
    assert "Not shown to others." in pond
    assert "It is being read." not in said


def test_the_statement_under_a_thumb_stays_whatever_others_answer(house: House) -> None:
    """In a large room the next one to ask changes by the second; the one on the card does not."""
    workshop, tokens = room(house, "Steady", 24)
    house.store.workshops.move(workshop.id, Phase.RESPOND)
    app = phone(house, "respond", workshop, tokens[0])
    me = house.store.participants.find(workshop.id, tokens[0])
    asked = statements_to_answer.table(workshop, workshop.questions[0])
    assert me is not None
    assert not asked.small
    first = statements_to_answer.ask(asked, me.id, {})
    assert first is not None
    assert first.text in shown(app)
    others = [each for each in asked.choices if each != first.id]
    for some in (others, [first.id] * 9):  # it is asked for being answered most, or least
        if statements_to_answer.ask(asked, me.id, {}) == first:
            for at, each in enumerate(some * 6):
                statements_to_answer.record(asked, f"{at}", each, at // len(some) % 2 or -1, None)
    assert statements_to_answer.ask(asked, me.id, {}) != first
    assert first.text in shown(app.run())
    app.button(f"take-1-{first.id}").click().run()
    assert first.text not in shown(app)
    assert list(house.store.responses.of(me.id)) == [first.id]


def test_undo_takes_back_an_answer_of_the_question_in_view(house: House) -> None:
    """After turning to another question there is nothing to take back there, and nothing goes."""
    setup = Setup("Turned", ["What for?", "What else?"], [("Everyone", 40)])
    made = house.store.workshops.add(setup)
    tokens = [secrets.token_urlsafe(16) for _ in range(3)]
    people = [
        house.store.participants.join(made.id, each, level_id=made.levels[0].id, unit_id=None)
        for each in tokens
    ]
    for asked in made.questions:
        for at, (who, token) in enumerate(zip(people, tokens, strict=True)):
            text = f"{texts(9)[asked.position * 3 + at]}"
            house.store.statements.add(who.id, asked.id, text, f"{token}{asked.position}")
    house.store.workshops.move(made.id, Phase.RESPOND)
    app = phone(house, "respond", made, tokens[0])
    next(each for each in app.button if each.key and each.key.startswith("take-1-")).click()
    assert [each.label for each in app.run().button if each.key == "undo"]
    app.query_params["q"] = made.questions[1].id
    assert not [each.label for each in app.run().button if each.key == "undo"]
    assert len(house.store.responses.of(people[0].id)) == 1


def test_how_many_somebody_answered_is_of_the_question_in_view(house: House) -> None:
    """As many as it counted up to: answers to another question are none to this one."""
    room = house.room("Two to answer", 8, questions=["What for?", "What is in the way?"])
    first, second = (each.id for each in room.questions)
    rows = [Arrival(f"Too many forms {'here ' * at}", f"q{at}", None, None) for at in range(3)]
    house.store.statements.add_many(room.id, second, rows)
    house.store.workshops.move(room.id, Phase.RESPOND)
    room = house.store.workshops.get(room.id)
    me = house.store.participants.join(
        room.id, "answers both", level_id=room.levels[0].id, unit_id=None
    )
    asked = [house.store.responses.choices(each) for each in (first, second)]
    for each in [*asked[0], *asked[1]]:
        house.store.responses.answer(me.id, each.id, 1)
    said = shown(phone(house, "respond", room, "answers both", q=second))
    assert f"You answered {len(asked[1])}. Thank you." in said


def test_progress_counts_sentences_however_many_wrote_them(house: House) -> None:
    """Found alike only later, or one's own as well: each is one, and the end is reached."""
    made = house.store.workshops.add(Setup("Alike later", ["What for?"], [("Everyone", 40)]))
    house.store.workshops.choose_themes(made.id, Lens.WORDS, 2)
    said = ["More time for patients", "more  TIME for patients!", *texts(12)[6:11], "A quiet room"]
    tokens, people, keys = [], [], []
    for n, text in enumerate([*said, "A quiet  room!"]):
        tokens.append(secrets.token_urlsafe(16))
        people.append(
            house.store.participants.join(
                made.id, tokens[-1], level_id=made.levels[0].id, unit_id=None
            )
        )
        keys.append(
            house.store.statements.add(people[-1].id, made.questions[0].id, text, f"{n}").id
        )
    house.store.workshops.move(made.id, Phase.RESPOND)
    pairs = list(zip(people[-2:], tokens[-2:], keys[:2], strict=True))  # both wrote of a quiet room
    for person, _token, key in pairs:  # before anybody knows that the first two are one
        house.store.responses.answer(person.id, key, 1)
    made = house.refresh(made)
    for _person, token, _key in pairs:
        app = phone(house, "respond", made, token)
        for at in range(2, 7):
            assert f"{at} of 6" in shown(app)
            next(each for each in app.button if each.label == "Agree").click()
            app.run()
        assert "You answered 6. Thank you." in shown(app)
