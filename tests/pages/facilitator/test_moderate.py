"""The moderator's page: text and flags only, one decision a key, everything can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.facilitator.conftest import Desk, looks_by_itself, press_of_before, seen
from vision.models import Moderation, Role, Status
from vision.phases import Phase
from vision.store import Kind
from vision.text.flags import OWN_FILE, Flag

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from vision.models import Workshop


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_a_statement_is_shown_by_one_press_and_taken_back_by_another(desk: Desk) -> None:
    """Under "approve first" nothing is visible before; undo makes it so again."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    kept = desk.says(workshop, "Fair pay", "Fair rotas")
    app = desk.visit("moderate", workshop)
    assert desk.store.statements.visible(kept) == {}
    assert "Fair" in seen(app)
    assert "Frontline" not in seen(app)

    press(app, "Show")
    assert len(desk.store.statements.visible(kept)) == 1
    press(app, "Undo")

    assert not app.exception
    assert desk.store.statements.visible(kept) == {}
    assert desk.store.moderation.standing(workshop.id)[Status.WAITING] == 2


def test_nobodys_words_arrive_alone(desk: Desk) -> None:
    """A lone writer's words wait for a second one's; what comes after that, for a minute."""

    def queue(workshop: Workshop) -> set[str]:
        tables = desk.visit("moderate", workshop).dataframe
        return set(tables[0].value["words"]) if tables else set()

    lone, other = desk.workshop(), desk.workshop(title="Another")
    desk.says(lone, "Fair pay")
    assert queue(lone) == set()

    desk.says(other, "Fair pay", "More trees")
    assert queue(other) == {"Fair pay", "More trees"}
    desk.says(other, "Kites for all", "Warm food")
    assert queue(other) == {"Fair pay", "More trees"}
    desk.store.workshops.move(other.id, Phase.THEMES)
    assert queue(other) == {"Fair pay", "More trees", "Kites for all", "Warm food"}


def test_an_own_list_of_words_raises_flags(desk: Desk, tmp_path: Path) -> None:
    """A text file in the data folder adds to what is looked at twice."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "A kite for everyone")
    (tmp_path / OWN_FILE).write_text("kite\n", encoding="utf-8")

    app = desk.visit("moderate", workshop)

    assert "rude words" in seen(app)
    assert "A kite for everyone" in seen(app)


def test_a_decision_that_comes_too_late_changes_nothing(desk: Desk) -> None:
    """Another moderator was quicker: the page goes on, and what they decided stays."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    kept = desk.says(workshop, "Fair pay", "Fair rotas")
    app = desk.visit("moderate", workshop)
    desk.store.moderation.move(workshop.id, kept, Status.HIDDEN)

    press(app, "Show")

    assert not app.exception
    assert desk.store.statements.visible(kept) == {}


@pytest.mark.parametrize("page", ["moderate", "naming", "cards", "run", "live", "files", "seeds"])
@pytest.mark.parametrize("role", [None, Role.LEADER])
def test_only_facilitators_get_in(desk: Desk, page: str, role: Role | None) -> None:
    """A deep link, and a leader's pass, grant nothing here: no words, no code."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay")

    app = desk.visit(page, workshop, role)

    assert "This page needs a passphrase" in seen(app)
    assert "Fair pay" not in seen(app)
    assert workshop.code not in seen(app)


def remarks(desk: Desk, workshop: Workshop) -> tuple[str, str]:
    """Let one person comment on a draft, and suggest another wording; return both ids."""
    store = desk.store
    draft = store.drafts.save(workshop.id, "We pay. We listen.", seen=0)
    store.drafts.share(workshop.id, 1)
    store.drafts.take_suggestions(workshop.id, taken=True)
    store.workshops.move(workshop.id, Phase.SHAPE)
    level = workshop.levels[-1].id
    person = store.participants.join(workshop.id, "phone", level_id=level, unit_id=None)
    comment = store.remarks.add(person.id, draft.id, 0, "Ask jo@example.org <b>first</b>", "t1")
    wording = store.remarks.add(person.id, draft.id, 0, "We pay fairly.", "t2", kind=Kind.AMENDMENT)
    return comment.id, wording.id


def test_comments_and_suggestions_wait_in_the_same_queue(desk: Desk) -> None:
    """Approve first is on: nobody reads a remark before a moderator has shown it, one by one."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    remarks(desk, workshop)
    draft = desk.store.drafts.all(workshop.id)[0]
    app = desk.visit("moderate", workshop)
    assert desk.store.remarks.visible(draft.id) == ()
    assert "Waiting 2" in app.segmented_control[0].proto.options[0].content

    first = seen(app)
    press(app, "Show")
    second = seen(app)
    press(app, "Show")

    assert {"Comment" in first, "Comment" in second} == {True, False}
    assert {"Suggestion" in first, "Suggestion" in second} == {True, False}
    assert "jo@example.org" not in first + second
    assert "[e-mail address] &lt;b&gt;first" in first + second
    assert "Frontline" not in first + second
    assert len(desk.store.remarks.visible(draft.id)) == 2


def test_a_hidden_remark_is_gone_at_once_and_undo_brings_it_back(desk: Desk) -> None:
    """Hiding and undoing work on a remark by the same presses as on a statement."""
    workshop = desk.workshop()
    remarks(desk, workshop)
    draft = desk.store.drafts.all(workshop.id)[0]
    app = desk.visit("moderate", workshop)

    press(app, "Hide")
    assert len(desk.store.remarks.visible(draft.id)) == 1
    press(app, "Undo")

    assert not app.exception
    assert len(desk.store.remarks.visible(draft.id)) == 2


def test_while_a_room_writes_kinds_are_not_told(desk: Desk) -> None:
    """Where there are only statements, nothing says so again and again."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay")

    app = desk.visit("moderate", workshop)

    assert '<p class="v-kicker">Statement</p>' not in seen(app)


def test_many_are_hidden_by_one_press_and_come_back_by_another(desk: Desk) -> None:
    """Ticked rows of all kinds are hidden together, logged as one, and undone as one."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "More time")
    remarks(desk, workshop)
    draft = desk.store.drafts.all(workshop.id)[0]
    app = desk.visit("moderate", workshop)
    app.session_state["many-1"] = {"selection": {"rows": [0, 1, 2, 3], "columns": []}}
    press(app.run(), "Hide the 4 ticked")

    assert not app.exception
    assert desk.store.moderation.standing(workshop.id)[Status.HIDDEN] == 4
    assert desk.store.remarks.visible(draft.id) == ()
    assert desk.store.moderation.log(workshop.id) == ((Status.HIDDEN, 4),)
    press(app, "Undo: 4 hidden")
    assert desk.store.moderation.standing(workshop.id)[Status.VISIBLE] == 4


def test_what_is_ticked_at_the_press_is_hidden(desk: Desk) -> None:
    """Also where it was ticked a moment ago, and the page has not heard of it; once."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "More time", "Warm food", "Kites")
    app = desk.visit("moderate", workshop)
    words = list(app.dataframe[0].value["words"])
    app.session_state["many-1"] = {"selection": {"rows": [0, 1], "columns": []}}
    app.run()
    hides = next(each.proto.id for each in app.button if each.label == "Hide the 2 ticked")
    app.session_state["many-1"] = {"selection": {"rows": [2, 3], "columns": []}}
    press_of_before(press_of_before(app, hides), hides)

    assert not app.exception
    hidden = desk.store.moderation.queue(workshop.id, Status.HIDDEN)
    assert {each.text for each in hidden} == {*words[2:]}


def test_what_many_wrote_word_for_word_is_no_burst(desk: Desk) -> None:
    """Twelve people want flexible hours: nothing offers to hide them all."""
    workshop = desk.workshop()
    desk.says(workshop, *["Flexible working hours"] * 12)
    app = desk.visit("moderate", workshop)

    assert "many times the same" not in seen(app)
    assert not [each for each in app.button if each.label.startswith("Hide all")]


def test_a_burst_is_hidden_in_one_go_and_taken_back(desk: Desk) -> None:
    """What repeats itself goes with one press; what people wrote beside it stays."""
    workshop = desk.workshop()
    desk.says(
        workshop, "Fair pay for night shifts", *[f"Vote for Pedro now {n}" for n in range(12)]
    )
    app = desk.visit("moderate", workshop)
    press(app, "Hide all 12 that repeat")

    standing = desk.store.moderation.standing(workshop.id)
    assert (standing[Status.VISIBLE], standing[Status.HIDDEN]) == (1, 12)
    press(app, "Undo")
    assert desk.store.moderation.standing(workshop.id)[Status.VISIBLE] == 13


def look_for(app: AppTest, word: str) -> AppTest:
    """Type a word into the search above the queue."""
    return app.text_input(key="search-queue").set_value(word).run()


def test_a_word_or_a_flag_narrows_the_queue(desk: Desk, tmp_path: Path) -> None:
    """Table, card and what can be hidden follow; what is behind a mask is found by nobody."""
    (tmp_path / OWN_FILE).write_text("kite\n", encoding="utf-8")
    workshop = desk.workshop()
    desk.says(workshop, "Fair PAY", "A kite for all", "Write to jo@example.org", "Warm food")
    app = look_for(desk.visit("moderate", workshop), "pay ")
    assert list(app.dataframe[0].value["words"]) == ["Fair PAY"]
    assert '<div class="v-statement">Fair PAY' in seen(app)

    look_for(app, "jo@example")
    assert not app.dataframe
    assert "No statement that may be shown has this in it." in seen(app)
    look_for(app, "")
    assert len(app.dataframe[0].value) == 4
    next(each for each in app.button_group if each.label == "Only with").set_value(Flag.RUDE).run()

    assert not app.exception
    assert list(app.dataframe[0].value["words"]) == ["A kite for all"]
    assert len(desk.store.moderation.queue(workshop.id, Status.VISIBLE)) == 4


def test_a_long_statement_can_be_read_whole(desk: Desk) -> None:
    """Rows show three lines, and the page says how to read more; short ones need no word of it."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "Warm food")
    says = "Tick a row to read it whole."
    assert says not in seen(desk.visit("moderate", workshop))
    desk.says(workshop, "We wish that " + "nobody waits " * 20, "Calm")
    desk.store.workshops.move(workshop.id, Phase.THEMES)

    app = desk.visit("moderate", workshop)

    assert says in seen(app)
    assert app.dataframe[0].proto.row_height == 70
    words = list(app.dataframe[0].value["words"])
    long = max(words, key=len)
    app.session_state["many-1"] = {"selection": {"rows": [words.index(long)], "columns": []}}
    app.run()
    assert f'<div class="v-statement">{long}</div>' in seen(app)


def test_no_flag_tells_what_came_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that wait for company are compared with nothing that a moderator sees already."""
    monkeypatch.setattr("pages.facilitator.moderate.entries.FRESH_S", 0.0)
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay for every nurse", "More trees in the yard")
    before = desk.visit("moderate", workshop).dataframe[0].value
    assert not before["flags"].any()

    desk.says(workshop, "Fair pay for every nurse.")
    assert not desk.visit("moderate", workshop).dataframe[0].value["flags"].any()

    desk.store.workshops.move(workshop.id, Phase.THEMES)
    after = desk.visit("moderate", workshop).dataframe[0].value
    assert sorted(after["flags"]) == ["", "close to another", "close to another"]


def test_nobodys_words_arrive_alone_in_the_next_round(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that stands there from before it was opened lets nobody in as if at a reveal."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "More trees")
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    app = desk.visit("moderate", workshop)
    desk.store.workshops.open_round(workshop.id)
    desk.says(workshop, "Kites for all")

    looks_by_itself(app, monkeypatch)
    assert not app.exception
    assert not app.button
    assert desk.store.moderation.standing(workshop.id, let_in=True)[Status.VISIBLE] == 2
    press(app.run(), "Hide")
    assert desk.store.moderation.standing(workshop.id, let_in=True)[Status.VISIBLE] == 1

    desk.store.workshops.move(workshop.id, Phase.THEMES)
    looks_by_itself(app, monkeypatch)
    assert [each.label for each in app.button] == ["Look at what is new"]


def test_a_second_press_decides_on_the_words_that_were_read(desk: Desk) -> None:
    """The card that came in their place stays as it is, whichever key was pressed twice."""
    workshop = desk.workshop(moderation=Moderation.APPROVE_FIRST)
    desk.says(workshop, "Fair pay", "More trees", "Warm food", "Kites for all")
    app = desk.visit("moderate", workshop)
    for label in ("Later", "Show", "Hide"):
        pressed = next(each.proto.id for each in app.button if each.label == label)
        press_of_before(press_of_before(app, pressed), pressed)
        assert not app.exception

    standing = desk.store.moderation.standing(workshop.id)
    assert (standing[Status.VISIBLE], standing[Status.HIDDEN]) == (1, 1)
    assert "2 to look at" in seen(app) or "One to look at" in seen(app)
