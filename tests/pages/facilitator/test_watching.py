"""Whoever keeps a page open is sent the same before and after one person has acted."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.facilitator.conftest import Desk, say_first_back, seen
from vision.drafts.stances import Stance
from vision.models import Lens
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Response
from vision.workshop import worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Workshop

TEXTS = (
    "More time for patients, less time for forms",
    "One login that works on every computer",
    "Rosters that are known a month ahead",
)


@pytest.fixture
def room(desk: Desk) -> Workshop:
    """Twenty-four people have written, themes are out, and people may go on writing."""
    workshop = desk.workshop()
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    desk.says(workshop, *(f"{TEXTS[n % 3]} {'again ' * (n // 3)}" for n in range(24)))
    desk.store.workshops.let_write_on(workshop.id, on=True)
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    return refreshed(desk, workshop)


def refreshed(desk: Desk, workshop: Workshop) -> Workshop:
    """Make the next snapshot, as the worker does two seconds after each act."""
    workshop = desk.store.workshops.get(workshop.id)
    worker.make(desk.store, workshop, workshop.questions[0])
    return workshop


def answers(desk: Desk, workshop: Workshop) -> None:
    """Let one person answer one statement."""
    question = workshop.questions[0].id
    level = workshop.levels[0].id
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    token = secrets.token_urlsafe(8)
    person = desk.store.participants.join(workshop.id, token, level_id=level, unit_id=None)
    desk.store.responses.answer(person.id, desk.store.responses.choices(question)[0].id, 1)


def writes(desk: Desk, workshop: Workshop) -> None:
    """Let one person write one statement."""
    desk.says(workshop, "Warm food at night")


def sent(app: AppTest) -> str:
    """Return all that a page sends of files: their addresses are hashes of what is in them."""
    files = app.get("download_button")
    assert files
    return "".join(str(each.proto) for each in files)


def all_files(desk: Desk, workshop: Workshop) -> dict[str, str]:
    """Return every file that the page of files offers, as it stands there."""
    app = desk.visit("files", workshop)
    shapes = app.selectbox(key="leaving").options
    found = {}
    for at, shape in enumerate(shapes):
        app.selectbox(key="leaving").select_index(at).run()
        found[shape] = "".join(str(each.proto) for each in app.get("download_button"))
    return found


def test_no_file_of_any_kind_holds_a_latecomers_words_alone(desk: Desk, room: Workshop) -> None:
    """Once answers are counted, files list statements: none that waits for company."""
    question = room.questions[0].id
    desk.store.workshops.move(room.id, Phase.RESPOND)
    asked = desk.store.responses.choices(question)
    for number in range(12):
        level = room.levels[number % 2].id
        token = f"answers {number}"
        who = desk.store.participants.join(room.id, token, level_id=level, unit_id=None).id
        said = [Response(who, each.id, 1 - number % 3, matters=False) for each in asked]
        desk.store.responses.add_many(room.id, said)
    before = all_files(desk, refreshed(desk, room))

    desk.store.workshops.move(room.id, Phase.THEMES)
    writes(desk, room)
    assert all_files(desk, refreshed(desk, room)) == before
    assert sum(map(bool, before.values())) > 7


def told() -> None:
    """Draw what a leader's page looks at every ten seconds."""
    import streamlit as st  # noqa: PLC0415 - a page of its own

    from pages.leadership.parts import no_results  # noqa: PLC0415 - likewise

    no_results.watch(*st.session_state["looked"])


@pytest.mark.parametrize("act", [answers, writes], ids=["answers", "writes"])
def test_no_file_changes_when_one_person_acts(
    desk: Desk, room: Workshop, act: Callable[[Desk, Workshop], None]
) -> None:
    """A file in another order would tell that somebody has just written."""
    before = sent(desk.visit("files", room))

    act(desk, room)
    assert sent(desk.visit("files", room)) == before

    refreshed(desk, room)
    assert sent(desk.visit("files", room)) == before


@pytest.mark.parametrize("act", [answers, writes], ids=["answers", "writes"])
def test_nobody_is_offered_newer_results_that_show_nothing_new(
    desk: Desk, room: Workshop, act: Callable[[Desk, Workshop], None]
) -> None:
    """Each act makes a snapshot; leaders hear of it once it shows what enough people said."""
    from pages.parts import results  # noqa: PLC0415 - after the environment is set

    act(desk, room)  # from nobody to somebody is seen
    refreshed(desk, room)
    question = room.questions[0]
    found = results.newest(room, question)
    assert found is not None
    app = AppTest.from_function(told, default_timeout=60)
    app.session_state["looked"] = (room.id, question.id, found.shown, True)
    assert not app.run().button

    act(desk, room)
    refreshed(desk, room)
    newest = results.newest(room, question)
    assert newest is not None
    assert newest.id != found.id
    assert not app.run().button

    desk.store.workshops.move(room.id, Phase.THEMES)
    desk.says(room, *(f"Warm food at night {'please ' * n}" for n in range(10)))
    refreshed(desk, room)
    assert [each.label for each in app.run().button] == ["Show newer results"]


def test_answers_to_a_facilitators_own_statement_go_in_steps(desk: Desk, room: Workshop) -> None:
    """From the smallest group on, one more answer is not seen at the time at which it comes."""
    question, level = room.questions[0].id, room.levels[-1].id
    desk.store.workshops.move(room.id, Phase.RESPOND)
    (seed,) = desk.store.seeds.add(room.id, question, ["We work four days a week."])
    said = []
    for number in range(7):
        person = desk.store.participants.join(room.id, f"s{number}", level_id=level, unit_id=None)
        desk.store.responses.answer(person.id, seed, 1)
        said.append(seen(desk.visit("seeds", room)).partition("Answered by ")[2].partition(",")[0])
    assert said[4:] == ["5+ people"] * 3


def test_no_themes_size_grows_by_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names themes while people write does not see what the last of them spoke of."""
    monkeypatch.setattr("server.room_state.FRESH_S", 0.0)
    workshop = desk.workshop()
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    desk.says(workshop, *(f"{TEXTS[n % 3]} {'again ' * (n // 3)}" for n in range(24)))
    refreshed(desk, workshop)
    before = seen(desk.visit("naming", workshop))
    assert "8 statements" in before

    desk.says(workshop, *(f"{text} again and again" for text in TEXTS))
    refreshed(desk, workshop)

    assert seen(desk.visit("naming", workshop)) == before


VISION = "We have time for every patient. All systems talk to each other."


def someone(desk: Desk, workshop: Workshop, at: int) -> str:
    """Return somebody of the level of which there are ten; the same for the same number."""
    level = workshop.levels[0].id
    token = f"someone {at}"
    return desk.store.participants.join(workshop.id, token, level_id=level, unit_id=None).id


def stands(desk: Desk, workshop: Workshop, at: int) -> None:
    """Let one person say where they stand, each a little differently."""
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    desk.store.stances.take(someone(desk, workshop, at), draft.id, list(Stance)[at].value)


def says_back(desk: Desk, workshop: Workshop, at: int) -> None:
    """Let one person say the first sentence back."""
    say_first_back(desk, workshop, someone(desk, workshop, at), at)


def pulses(desk: Desk, workshop: Workshop, at: int) -> None:
    """Let one person, whoever it is, answer the pulse that is open."""
    desk.store.workshops.move(workshop.id, Phase.CLOSED)
    draft = desk.store.drafts.newest(workshop.id, shared=True)
    assert draft is not None
    now = desk.store.pulses.now(workshop.id) or desk.store.pulses.open(workshop.id, draft.id)
    level = workshop.levels[0].id
    desk.store.pulses.answer(now.id, f"pulse {at}", {0: at}, level_id=level)


LOOKED_AT = (
    ("overview", {}),
    ("shape", {"view": "stand"}),
    ("shape", {"view": "back"}),
    ("shape", {"view": "became"}),
    ("run", {}),
)


def all_shown(desk: Desk, workshop: Workshop, phones: list[AppTest]) -> list[str]:
    """Return what leaders, facilitators, another's phone and whoever has the link are shown."""
    code = workshop.code.replace(" ", "")
    apps = [desk.visit(page, workshop, **address) for page, address in LOOKED_AT]
    apps += [app.run() for app in phones]
    apps += [desk.visit(page, None, None, code=code) for page in ("results", "pulse")]
    charts = [str(each.proto.spec) for app in apps for each in app.get("vega_lite_chart")]
    return [*map(seen, apps), *charts, sent(desk.visit("files", workshop))]


@pytest.mark.parametrize("act", [stands, says_back, pulses])
@pytest.mark.stage2
def test_nothing_shows_that_one_person_acted_while_a_vision_is_shaped_and_after(
    desk: Desk, act: Callable[[Desk, Workshop, int], None]
) -> None:
    """The second, third and fourth of a level of ten change nothing anywhere; then five count."""
    workshop = desk.workshop(parts=frozenset(Part))
    desk.store.workshops.choose_themes(workshop.id, Lens.WORDS, 3)
    desk.says(workshop, *(f"{TEXTS[n % 3]} {'again ' * (n // 3)}" for n in range(12)))
    for at in range(5):
        someone(desk, workshop, at)
    desk.store.drafts.save(workshop.id, VISION, seen=0)
    desk.store.drafts.share(workshop.id, 1)
    desk.store.workshops.move(workshop.id, Phase.SHAPE)
    phones = [desk.phone(page, workshop, "watcher") for page in ("stand", "voice", "results")]
    act(desk, workshop, 0)  # from nobody to somebody is seen
    before = all_shown(desk, refreshed(desk, workshop), phones)
    for at in (1, 2, 3):
        act(desk, workshop, at)
        assert all_shown(desk, refreshed(desk, workshop), phones) == before

    act(desk, workshop, 4)
    assert all_shown(desk, refreshed(desk, workshop), phones) != before
