"""Shaping on pages: versions, suggestions taken up and undone, and nothing lost on the way."""

from __future__ import annotations

import html
import secrets
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from pages.leadership.shape.compare_versions import abreast
from tests.pages.conftest import turned_to
from tests.pages.leadership.conftest import ROOT, shown
from vision.drafts import changes
from vision.errors import ClosedError
from vision.limits import LONGEST_DRAFT
from vision.models import Role, Status
from vision.phases import Phase
from vision.store import Kind

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import TextArea

    from tests.pages.leadership.conftest import House
    from vision.models import Participant, Workshop
    from vision.store import Draft, Remark

TEXT = "We have time for patients. Our systems talk to each other."


@pytest.fixture
def room(house: House, request: pytest.FixtureRequest) -> Workshop:
    """A room of thirty that shapes, by itself."""
    made = house.room(f"Room for {request.node.name}"[:80], 30)
    house.store.workshops.move(made.id, Phase.SHAPE)
    return house.store.workshops.get(made.id)


def share(house: House, room: Workshop, text: str = TEXT) -> Draft:
    """Save a version that everyone may read, and take suggestions."""
    seen = len(house.store.drafts.all(room.id))
    made = house.store.drafts.save(room.id, text, seen=seen, base=seen or None)
    house.store.drafts.share(room.id, made.number)
    house.store.drafts.take_suggestions(room.id, taken=True)
    return made


def person(house: House, room: Workshop, token: str = "") -> Participant:
    """Let somebody join."""
    token = token or secrets.token_urlsafe(8)
    return house.store.participants.join(room.id, token, level_id=room.levels[-1].id, unit_id=None)


def suggest(house: House, room: Workshop, text: str, clause: int = 0) -> Remark:
    """Let somebody suggest a wording for a sentence of the newest shared version."""
    draft = house.store.drafts.newest(room.id, shared=True)
    assert draft is not None
    who = person(house, room).id
    return house.store.remarks.add(who, draft.id, clause, text, "t", kind=Kind.AMENDMENT)


def lead(house: House, room: Workshop) -> AppTest:
    """Open the page as a leader who writes; facilitators need not guess first."""
    return house.visit("shape", room, Role.FACILITATOR)


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def written(app: AppTest) -> str:
    """Return what stands in the field."""
    return str(app.text_area[0].value)


def newest(house: House, room: Workshop) -> str:
    """Return the words of the newest version."""
    draft = house.store.drafts.newest(room.id)
    assert draft is not None
    return draft.text


def taken(house: House, room: Workshop, made: Remark) -> bool:
    """Return whether a suggestion is noted as taken up."""
    return {each.id: each.taken for each in house.store.remarks.suggestions(room.id)}[made.id]


def test_a_suggestion_is_used_saved_and_seen_as_taken_up(house: House, room: Workshop) -> None:
    """It stands beside its sentence without a level, and is in the next version once saved."""
    share(house, room)
    made = suggest(house, room, "We sit down with every patient <b>daily</b>")
    app = lead(house, room)
    assert "Suggested for draft 1" in shown(app)
    assert html.escape(made.text) in shown(app)

    press(app, "Use this wording")
    assert written(app).startswith("We sit down with every patient <b>daily</b>. Our systems")
    assert "Save it as the next version to keep it" in shown(app)
    assert not taken(house, room, made)
    press(app, "Save as the next version")

    assert "Taken up<" in shown(app)
    assert taken(house, room, made)
    assert newest(house, room).startswith("We sit down with every patient <b>daily</b>. Our")
    assert len(house.store.drafts.all(room.id)) == 2


def test_what_was_taken_up_is_undone_before_and_after_saving(house: House, room: Workshop) -> None:
    """Undo puts the sentence from before back; saving that makes another version, nothing less."""
    share(house, room)
    made = suggest(house, room, "We sit down with every patient.")
    app = lead(house, room)
    press(app, "Use this wording")
    press(app, "Undo")
    assert written(app) == TEXT

    press(app, "Use this wording")
    press(app, "Save as the next version")
    press(app, "Undo")
    assert written(app) == TEXT
    press(app, "Save as the next version")

    assert not taken(house, room, made)
    texts = [draft.text for draft in house.store.drafts.all(room.id)]
    assert (texts[0], len(texts), texts[2]) == (TEXT, 3, TEXT)


def test_a_version_saved_meanwhile_is_not_overwritten(house: House, room: Workshop) -> None:
    """Whoever takes a wording up while another saves is told, loses nothing, and saves after."""
    share(house, room)
    made = suggest(house, room, "We sit down with every patient.")
    app = lead(house, room)
    press(app, "Use this wording")
    theirs = house.store.drafts.save(room.id, "Theirs.", seen=1, base=1)

    press(app, "Save as the next version")
    assert "was saved meanwhile" in shown(app)
    assert written(app).startswith("We sit down")
    assert newest(house, room) == "Theirs."
    assert not taken(house, room, made)
    press(app, "Save as the next version")

    drafts = house.store.drafts.all(room.id)
    assert [draft.text for draft in drafts][1:] == [
        "Theirs.",
        f"We sit down with every patient. {TEXT[27:]}",
    ]
    assert (theirs.number, drafts[-1].base_number) == (2, 1)
    assert taken(house, room, made)


def test_an_untouched_field_follows_what_others_save(house: House, room: Workshop) -> None:
    """Nobody goes on writing from a version that is out of date without having touched it."""
    share(house, room)
    app = lead(house, room)
    house.store.drafts.save(room.id, "Theirs.", seen=1, base=1)

    assert written(app.run()) == "Theirs."
    assert "meanwhile" not in shown(app)


def test_what_was_typed_outlives_another_view(house: House, room: Workshop) -> None:
    """Looking at versions and coming back leaves the text in the field."""
    share(house, room)
    app = lead(house, room)
    app.text_area[0].input("Half a thought").run()
    app.segmented_control(key="choice-view").set_value("versions").run()
    app.segmented_control(key="choice-view").set_value("write").run()

    assert written(app) == "Half a thought"


def reloaded(room: Workshop, app: AppTest) -> AppTest:
    """Open the page anew in the same browser, as a reload or another server would."""
    again = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    again.session_state["visit_pass"] = app.session_state["visit_pass"]
    again.query_params["w"] = room.id
    return turned_to(again, "shape").run()


def test_what_was_typed_outlives_a_reload(house: House, room: Workshop) -> None:
    """An unsaved text is there again, with what it takes up; the one that was saved is not."""
    share(house, room)
    made = suggest(house, room, "We sit down with every patient.")
    app = lead(house, room)
    press(app, "Use this wording")
    app.text_area[0].input(f"{written(app)} Half a thought").run()

    app = reloaded(room, app)

    assert written(app).startswith("We sit down with every patient. ")
    assert written(app).endswith("Half a thought")
    press(app, "Save as the next version")
    assert newest(house, room) == written(app)
    assert taken(house, room, made)
    house.store.drafts.save(room.id, "Theirs.", seen=2, base=2)
    assert written(reloaded(room, app)) == "Theirs."


def test_what_was_typed_before_a_reload_overwrites_nothing(house: House, room: Workshop) -> None:
    """Whoever comes back to an unsaved text is told of the version that was saved meanwhile."""
    share(house, room)
    app = lead(house, room)
    app.text_area[0].input("Half a thought").run()
    house.store.drafts.save(room.id, "Theirs.", seen=1, base=1)

    app = reloaded(room, app)

    assert written(app) == "Half a thought"
    assert "Draft 2 was saved meanwhile" in shown(app)
    press(app, "Save as the next version")
    assert [draft.text for draft in house.store.drafts.all(room.id)][1:] == [
        "Theirs.",
        "Half a thought",
    ]


def test_what_was_typed_is_nobody_elses(house: House, room: Workshop) -> None:
    """Another leader finds the newest version in the field, not somebody's half a thought."""
    share(house, room)
    lead(house, room).text_area[0].input("Half a thought").run()

    assert written(lead(house, room)) == TEXT


def test_what_is_written_in_one_workshop_stays_there(house: House, room: Workshop) -> None:
    """Another workshop in the same browser begins with its own draft."""
    share(house, room)
    other = house.room(f"Other {room.title}"[:80], 30)
    app = lead(house, room)
    app.text_area[0].input("Half a thought").run()
    token = app.session_state["visit_pass"]
    house.store.passes.grant(token, other.id, Role.FACILITATOR)
    app.query_params["w"] = other.id
    app.run()

    assert written(app) == ""


def test_a_hidden_suggestion_is_gone_and_can_no_longer_be_used(
    house: House, room: Workshop
) -> None:
    """Moderation holds at once, also for a press that comes a moment too late."""
    share(house, room)
    made = suggest(house, room, "Rude words instead.")
    app = lead(house, room)
    assert "Rude words" in shown(app)
    house.store.moderation.move(room.id, [made.id], Status.HIDDEN)

    assert "Rude words" not in shown(app.run())
    assert not [button for button in app.button if button.label == "Use this wording"]


def test_suggestions_show_no_details_and_no_few_people(house: House, room: Workshop) -> None:
    """Personal details are masked, and not written into the draft; two people are not counted."""
    share(house, room)
    for _ in range(2):
        suggest(house, room, "Ask jo@example.org for time.")
    for _ in range(5):
        suggest(house, room, "One login for all.", 1)
    app = lead(house, room)
    page = shown(app)

    assert "jo@example.org" not in page
    assert page.count("[e-mail address]") == 1
    assert "2 people" not in page
    assert "Suggested by 5 people, for draft 1" in page
    assert not any(level.name in page.partition("v-suggest")[2][:300] for level in room.levels)
    press(app, "Use this wording")
    assert written(app).startswith("Ask [e-mail address] for time. Our")


def test_suggestions_follow_their_sentence_and_those_without_one_wait_below(
    house: House, room: Workshop
) -> None:
    """A sentence that moved takes its suggestions along; one that went leaves them in reach."""
    share(house, room)
    suggest(house, room, "We sit down with patients.")
    suggest(house, room, "One login everywhere.", 1)
    app = lead(house, room)
    app.text_area[0].input("New first sentence. We have time for all patients.").run()

    page = shown(app)
    assert page.index("We have time for all patients") < page.index("We sit down with patients.")
    assert "Suggested for sentences that are gone" in [each.label for each in app.expander]
    assert len([b for b in app.button if b.label == "Use this wording"]) == 1


def test_other_wordings_stay_beside_the_one_that_was_taken(house: House, room: Workshop) -> None:
    """Using one wording leaves the others for that sentence in reach, to be used instead."""
    share(house, room)
    both = {
        words: suggest(house, room, words) for words in ("Everyone is heard.", "Nurses lead wards.")
    }
    app = lead(house, room)
    seen = []
    for _ in both:
        press(app, "Use this wording")
        assert not [each for each in app.expander if "are gone" in each.label]
        assert shown(app).count("In your text") == 1
        press(app, "Save as the next version")
        seen.append(newest(house, room))
        up = {words for words, made in both.items() if taken(house, room, made)}
        assert {f"{words} {TEXT[27:]}" for words in up} == {seen[-1]}

    assert len(set(seen)) == 2


def test_a_suggestion_without_words_can_be_read_and_not_used(house: House, room: Workshop) -> None:
    """Marks alone would take a sentence away."""
    share(house, room)
    suggest(house, room, "???")
    app = lead(house, room)

    assert "???" in shown(app)
    assert not [button for button in app.button if button.label == "Use this wording"]


def test_a_draft_of_twenty_thousand_characters_is_written_and_compared(
    house: House, room: Workshop
) -> None:
    """It is kept whole; the sheet shows its beginning, and says how much more there is."""
    share(house, room)
    long = ("We have time. " * (LONGEST_DRAFT // 14)).strip()
    app = lead(house, room)
    app.text_area[0].input(long).run()
    press(app, "Save as the next version")

    assert newest(house, room) == long
    assert "sentences after these are counted as well" in shown(app)
    app.segmented_control(key="choice-view").set_value("versions").run()
    assert "Better for" in shown(app)


def test_a_longer_draft_stays_in_the_field(house: House, room: Workshop) -> None:
    """One sentence says how long a draft may be; nothing is cut or lost, and no press fails."""
    share(house, room)
    suggest(house, room, "We sit down with every patient.")
    long = "We have time. " * 2_000
    app = lead(house, room)
    use = next(button for button in app.button if button.label == "Use this wording")
    app.text_area[0].input(long)
    use.click().run()
    assert "20,000 characters fit, and it has 28," in shown(app)
    press(app, "Save as the next version")

    assert "20,000 characters fit, and it has 27,999" in shown(app)
    assert written(app) == long
    assert newest(house, room) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "...\n\n - \n!!!",
        "\u2026",
        "Wir haben Zeit.\n\u0645\u0639\u0627 \u0646\u062a\u0639\u0644\u0645\u061f",
        "Wir haben Zeit. \u6211\u4eec\u5b66\u4e60\u3002",
    ],
)
def test_strange_drafts_are_kept_and_read(house: House, room: Workshop, text: str) -> None:
    """Sentences without a word carry nothing, other languages are read; phones can open both."""
    share(house, room)
    app = lead(house, room)
    app.text_area[0].input(text).run()
    press(app, "Save as the next version")
    assert newest(house, room) == text
    shown(app)

    house.store.drafts.share(room.id, 2)
    page = shown(phone(house, room, "somebody"))
    assert "Where I stand" in page
    assert ("Wir haben Zeit." in page) is ("Wir" in text)


def test_who_suggested_sees_that_it_was_taken_up(house: House, room: Workshop) -> None:
    """First that the next draft will have it, then which sentence of the draft reads like it."""
    draft = share(house, room)
    me = person(house, room, "me")
    made = house.store.remarks.add(
        me.id, draft.id, 0, "We sit down with every patient", "t", kind=Kind.AMENDMENT
    )
    assert "taken up" not in shown(phone(house, room, "me"))
    app = lead(house, room)
    press(app, "Use this wording")
    press(app, "Save as the next version")
    assert "look for it in the next draft" in shown(phone(house, room, "me"))
    assert "taken up" not in shown(phone(house, room, "other"))

    house.store.drafts.share(room.id, 2)
    assert "it is sentence 1 now" in shown(phone(house, room, "me"))
    assert taken(house, room, made)


def test_a_wording_begins_with_the_sentence_and_nothing_typed_is_lost(
    house: House, room: Workshop
) -> None:
    """The sentence stands in the field to be changed; a comment typed before is there again."""
    share(house, room)
    app = phone(house, room, "me")
    app.text_area[0].input("Half a comment").run()
    app.radio[0].set_value(Kind.AMENDMENT).run()
    assert app.text_area[0].value == "We have time for patients."
    press(app, "Send")
    assert "This is how the sentence reads now" in shown(app)
    app.radio[0].set_value(Kind.COMMENT).run()
    assert app.text_area[0].value == "Half a comment"

    app.radio[0].set_value(Kind.AMENDMENT).run()
    app.text_area[0].input("x" * 601).run()
    press(app, "Send")
    assert "600 characters fit" in shown(app)
    assert app.text_area[0].value == "x" * 601
    app.text_area[0].input("We have time for each patient.").run()
    press(app, "Send")
    assert "Your wording for sentence 1." in shown(app)
    assert [each.text for each in house.store.remarks.suggestions(room.id)] == [
        "We have time for each patient."
    ]


def test_the_switch_for_suggestions_is_really_on_and_off(house: House, room: Workshop) -> None:
    """On, a phone offers to write a sentence anew; off, it does not, and a late one is refused."""
    share(house, room)
    house.store.drafts.take_suggestions(room.id, taken=False)
    assert len(phone(house, room, "me").radio) == 1
    app = lead(house, room)
    app.toggle[0].set_value(True).run()
    on = phone(house, room, "me")
    assert len(on.radio) == 2

    app.toggle[0].set_value(False).run()
    on.radio[0].set_value(Kind.AMENDMENT).run()
    assert len(on.radio) == 1
    assert len(phone(house, room, "me").radio) == 1
    with pytest.raises(ClosedError):
        suggest(house, room, "Too late.")


def phone(house: House, room: Workshop, token: str) -> AppTest:
    """Open the page on which people read the draft, as somebody who has joined."""
    app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    app.session_state["visit_token"] = token
    person(house, room, token)
    app.query_params["code"] = room.code.replace(" ", "")
    turned_to(app, "stand")
    return app.run()


def stand(house: House, room: Workshop, sides: dict[str, int]) -> None:
    """Let so many people each take a stance to the newest version, and comment in words like it."""
    draft = house.store.drafts.newest(room.id, shared=True)
    assert draft is not None
    for rung, number in sides.items():
        for place in range(number):
            who = person(house, room, f"{rung}{place}").id
            house.store.stances.take(who, draft.id, rung)
            words = f"My {rung} number {place} &lt;"
            house.store.remarks.add(who, draft.id, place % 2, words, f"t{draft.number}")
    house.refresh(room)


def test_what_those_not_on_board_ask_for_is_told_apart(house: House, room: Workshop) -> None:
    """By sentence, in their words; words of those on board are with all others in the table."""
    share(house, room)
    stand(house, room, {"commitment": 6, "noncompliance": 4, "apathy": 2})
    page = shown(house.visit("shape", room, view="stand"))

    assert "Draft 1: 50 of 100 want it, the others go along or don’t" in page
    assert "6 people go along, won’t, or are not concerned" in page
    assert page.count("My noncompliance number") == 4
    assert "My apathy number 1 &amp;lt;" in page
    assert "My commitment number" not in page
    assert page.index("1. We have time") < page.index("My noncompliance number 0")


@pytest.mark.parametrize("sides", [{"commitment": 8, "apathy": 4}, {"enrolment": 4, "apathy": 8}])
def test_few_on_one_side_are_not_told_apart(
    house: House, room: Workshop, sides: dict[str, int]
) -> None:
    """Four people's words could be four people's stance: the page says so and shows none apart."""
    share(house, room)
    stand(house, room, sides)
    page = shown(house.visit("shape", room, view="stand"))

    assert "Fewer than 5 people are counted on one of the sides" in page
    assert "My apathy" not in page


def test_each_version_is_told_beside_the_one_before(house: House, room: Workshop) -> None:
    """Whether more want it than before stands in the title, and each version has its chart."""
    share(house, room)
    stand(house, room, {"commitment": 5, "apathy": 5})
    share(house, room, "We have time for everyone.")
    stand(house, room, {"commitment": 10, "apathy": 0})
    page = shown(house.visit("shape", room, view="stand"))

    assert "Draft 2: 100 of 100 want it, up from 50 for draft 1" in page
    assert page.index("Draft 2: 100") < page.index("Draft 1: 50")
    assert "Draft 2: nobody" not in page


def test_a_sentence_that_is_perhaps_meant_is_asked_once(house: House, room: Workshop) -> None:
    """The nearest statements stand beside it; a yes is kept, and can be taken back."""
    house.store.drafts.save(room.id, "Talk is cheap on a ward.", seen=0)
    app = lead(house, room)
    assert "is it meant?" in shown(app)
    assert "No statement says this" not in shown(app)

    press(app, "Yes, it is meant")

    assert not app.exception
    assert "is it meant?" not in shown(app)
    assert "is it meant?" not in shown(lead(house, room))
    press(app, "Undo")
    assert "is it meant?" in shown(app)


def test_a_sentence_against_what_people_want_is_marked(house: House, room: Workshop) -> None:
    """It counts for nobody until somebody has said that it means the same."""
    house.store.drafts.save(room.id, "There will not be one login for all systems.", seen=0)
    app = lead(house, room)
    assert "your sentence may say the opposite" in shown(app)

    press(app, "It says the opposite")

    assert "is not meant" in shown(app)
    assert "your sentence may say the opposite" not in shown(app)


def test_a_sentence_is_reworded_where_it_stands(house: House, room: Workshop) -> None:
    """The sheet comes first; a press at a sentence opens its field, the others stay."""
    share(house, room)
    app = lead(house, room)
    order = [str(getattr(each.proto, "body", each.type)) for each in app.main]
    sheet = next(at for at, each in enumerate(order) if "v-clause-text" in each)
    assert sheet < order.index("text_area")
    press(app, "Reword")
    field = next(area for area in app.text_area if area.label == "This sentence")
    assert field.value == "We have time for patients."
    field.set_value("We sit down with patients")
    press(app, "Put it in the text")
    whole = next(area for area in app.text_area if area.label == "The vision, in sentences")
    assert whole.value == "We sit down with patients. Our systems talk to each other."
    assert newest(house, room) == TEXT
    press(app, "Save as the next version")
    assert newest(house, room).startswith("We sit down with patients. Our systems")


THREE = "We have time for patients. Our systems talk to each other. Rosters are fair."


def whole(app: AppTest) -> TextArea:
    """Return the field of the whole text."""
    return next(area for area in app.text_area if area.label == "The vision, in sentences")


def sentence(app: AppTest) -> TextArea:
    """Return the field in which a sentence is reworded."""
    return next(area for area in app.text_area if area.label == "This sentence")


def reword(app: AppTest, at: int, words: str) -> None:
    """Open the field of a sentence, and type in it."""
    [each for each in app.button if each.label == "Reword"][at].click().run()
    sentence(app).set_value(words).run()


def test_a_press_means_the_sentence_beside_it_whatever_was_just_typed(
    house: House, room: Workshop
) -> None:
    """A sentence typed above and the press come together: the wording goes where it belongs."""
    share(house, room, THREE)
    suggest(house, room, "Rosters are fair to all.", 2)
    suggest(house, room, "Each system talks to each other.", 1)
    app = lead(house, room)
    whole(app).set_value(f"New first one. {THREE}")
    press(app, "Use this wording")
    assert whole(app).value == f"New first one. {THREE}".replace(
        "Our systems talk", "Each system talks"
    )

    app = lead(house, room)
    reword(app, 2, "Rosters please us")
    whole(app).set_value(f"New first one. {THREE}")
    press(app, "Put it in the text")
    assert whole(app).value == f"New first one. {THREE}".replace("are fair", "please us")


def test_words_for_a_sentence_that_is_gone_are_there_to_be_copied(
    house: House, room: Workshop
) -> None:
    """Nothing else is overwritten, and a press fails with a sentence, not with an error."""
    share(house, room, THREE)
    suggest(house, room, "Rosters are fair to all.", 2)
    app = lead(house, room)
    whole(app).set_value("We have time for patients.")
    press(app, "Use this wording")
    assert whole(app).value == "We have time for patients."
    assert "no longer in your text" in shown(app)

    whole(app).set_value(THREE).run()
    reword(app, 2, "Every roster is known in time.")
    whole(app).set_value("We have time for patients.")
    press(app, "Put it in the text")
    assert whole(app).value == "We have time for patients."
    assert sentence(app).value == "Every roster is known in time."
    assert shown(app).count("no longer in your text") == 1
    whole(app).set_value(THREE).run()
    press(app, "Put it in the text")
    assert whole(app).value == THREE.replace("Rosters are fair.", "Every roster is known in time.")


def test_half_a_wording_outlives_what_others_save_and_suggest(house: House, room: Workshop) -> None:
    """It stays in its field, at its sentence, and takes no other one's place."""
    share(house, room, THREE)
    suggest(house, room, "We have all the time for patients.", 0)
    app = lead(house, room)
    [each for each in app.button if each.label == "Reword"][2].click().run()
    house.store.drafts.save(room.id, "Theirs. They are short.", seen=1, base=1)
    sentence(app).set_value("Rosters please us").run()

    assert sentence(app).value == "Rosters please us"
    assert "Draft 2 was saved meanwhile" in shown(app)
    press(app, "Use this wording")
    assert sentence(app).value == "Rosters please us"
    whole(app).set_value(f"New first one. {whole(app).value}").run()
    assert sentence(app).value == "Rosters please us"
    press(app, "Put it in the text")
    assert whole(app).value == (
        "New first one. We have all the time for patients. Our systems talk to each other. "
        "Rosters please us."
    )
    assert not [area for area in app.text_area if area.label == "This sentence"]


def test_a_field_in_which_nobody_typed_follows_what_others_save(
    house: House, room: Workshop
) -> None:
    """The sentence stands in it as it reads now, wherever it went; gone, it takes it along."""
    share(house, room, THREE)
    app = lead(house, room)
    [each for each in app.button if each.label == "Reword"][2].click().run()
    house.store.drafts.save(room.id, "New. Rosters are very fair. Old.", seen=1, base=1)
    app.run()
    assert sentence(app).value == "Rosters are very fair."
    house.store.drafts.save(room.id, "Theirs.", seen=2, base=2)
    app.run()
    assert whole(app).value == "Theirs."
    assert not [area for area in app.text_area if area.label == "This sentence"]


def test_two_versions_stand_abreast() -> None:
    """What went and what came in one place share a row, so that nothing steps down the page."""
    found = abreast(changes(["A wish.", "Blue sky.", "Same."], ["New one.", "Grey.", "Same."]))
    assert [(a and a.before, b and b.after) for a, b in found] == [
        ("A wish.", "New one."),
        ("Blue sky.", "Grey."),
        ("Same.", "Same."),
    ]


def test_remarks_are_found_by_a_word_and_by_kind(house: House, room: Workshop) -> None:
    """Details stay masked and are found by nobody; long remarks can be read whole."""
    draft = share(house, room)
    suggest(house, room, "We listen to each other on every ward, on every day and every night.")
    for at, words in enumerate(("Call me: jo@example.org", "Listen first")):
        house.store.remarks.add(person(house, room).id, draft.id, 0, words, f"c{at}")
    app = house.visit("shape", room, view="stand")

    def found() -> list[str]:
        tables = [each.value for each in app.dataframe if "Words" in each.value]
        return sorted(tables[0]["Words"]) if tables else []

    assert len(found()) == 3
    assert "Tick a row to read it whole." in shown(app)
    long = max(found(), key=len)
    (table,) = [each.value for each in app.dataframe if "Words" in each.value]
    ticked = {"selection": {"rows": [list(table["Words"]).index(long)], "columns": []}}
    app.session_state[f"listing-remarks-{draft.id}"] = ticked
    app.run()
    assert f'<p class="v-statement">{long}</p>' in shown(app)
    app.text_input(key=f"search-{draft.id}").set_value("LISTEN").run()
    assert len(found()) == 2
    app.button_group(key=f"kind-{draft.id}").set_value(Kind.COMMENT).run()
    assert found() == ["Listen first"]
    app.text_input(key=f"search-{draft.id}").set_value("jo@").run()
    assert found() == []
    assert "No statement that may be shown has this in it." in shown(app)


def test_a_long_draft_is_narrowed_to_some_sentences(house: House, room: Workshop) -> None:
    """By a word, or to those with suggestions; a draft of few sentences asks for nothing."""
    kept = ("one", "two", "three", "four", "five")
    sentences = [f"We keep promise number {word}." for word in kept]
    share(house, room, " ".join(sentences))
    assert not any(each.key == "search-sheet" for each in lead(house, room).text_input)
    sentences += [f"We plant tree number {word}." for word in ["six", "seven", "eight", "nine"]]
    share(house, room, " ".join(sentences))
    suggest(house, room, "We water the trees.", clause=6)
    app = lead(house, room)

    def standing() -> int:
        return shown(app).count('class="v-clause-text"')

    assert standing() == 9
    app.text_input(key="search-sheet").set_value("TREE").run()
    assert standing() == 4
    app.button_group(key="sheet-kind").set_value("suggested").run()
    assert standing() == 1
    assert "We plant tree number seven." in shown(app)
    assert written(app) == " ".join(sentences)
