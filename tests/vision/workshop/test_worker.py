"""The worker turns what is stored into snapshots, once each, and survives what goes wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from vision.alignment import Alignment
from vision.alignment.findings import gaps_finding
from vision.errors import NotFoundError
from vision.models import Lens, Status
from vision.phases import Phase
from vision.privacy import Published
from vision.store import Arrival, Setup
from vision.themes import UNASSIGNED, Edit, Themes
from vision.workshop.snapshots import FORMAT, is_current, readable, shown_mark
from vision.workshop.worker import LEASE_S, Worker, make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Question, Workshop
    from vision.store import Store

TEXTS = {
    "time": "We have {} time for every patient and nobody is rushed",
    "record": "One record and one login on {} computer in the house",
    "roster": "The roster is known {} weeks ahead and shifts are full",
}


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """Thirty people of two levels who speak of three things, by wording."""
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 10), ("Front", 20)]))
    question = made.questions[0].id
    store.statements.add_many(made.id, question, arrivals(made), only="people")
    store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    store.workshops.move(made.id, Phase.THEMES)
    return store.workshops.get(made.id)


def arrivals(workshop: Workshop) -> list[Arrival]:
    """Ten people for each of three subjects; only the top speaks of records."""
    top, front = workshop.levels
    return [
        Arrival(
            text.format(f"{subject}{n}"),
            f"{subject}{n}",
            (top if subject == "record" else front).id,
            None,
        )
        for subject, text in TEXTS.items()
        for n in range(10)
    ]


def newest(store: Store, question: Question) -> dict[str, object]:
    """Return the body of the newest snapshot."""
    snapshot_id = store.snapshots.newest_id(question.id)
    assert snapshot_id is not None
    stored = store.snapshots.get(snapshot_id)
    assert stored is not None
    return stored.body


@pytest.mark.usefixtures("workshop")
def test_a_change_makes_one_snapshot_and_no_change_makes_none(store: Store) -> None:
    """Three looks after one change: one snapshot."""
    worker = Worker(store)

    assert [worker.step(), worker.step(), worker.step()] == [1, 0, 0]


def test_a_snapshot_holds_themes_and_safe_numbers(store: Store, workshop: Workshop) -> None:
    """Three subjects become three themes of ten, and records are the top's alone."""
    make(store, workshop, workshop.questions[0])
    body = newest(store, workshop.questions[0])
    themes = Themes.from_json(body["themes"])

    assert sorted(theme.size for theme in themes.themes) == [10, 10, 10]
    assert body["shown"] == shown_mark(body)
    reach = body["alignment"]["reach"]  # type: ignore[index]
    assert sorted(map(tuple, reach)) == [(0.0, 0.5), (0.0, 0.5), (1.0, 0.0)]


@pytest.mark.parametrize(("only", "called"), [("people", True), ("rows", False)])
def test_rows_of_a_file_that_names_no_people_call_no_difference(
    store: Store,
    only: str,
    called: bool,  # noqa: FBT001 - a case
) -> None:
    """Only the top speaks of records: of people that is a difference, rows may be one person's."""
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 10), ("Front", 20)]))
    store.statements.add_many(made.id, made.questions[0].id, arrivals(made), only=only)
    store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    store.workshops.move(made.id, Phase.THEMES)
    workshop = store.workshops.get(made.id)
    make(store, workshop, workshop.questions[0])

    alignment = Alignment.from_json(newest(store, workshop.questions[0])["alignment"])
    assert any(gap.beyond_chance for gap in alignment.gaps) is called
    assert (gaps_finding(alignment).kind == "rows") is not called


def test_what_the_version_before_made_is_shown_until_it_is_made_anew() -> None:
    """A round's results stay open while the next round is written, also after an update."""
    assert [readable({"format": at}) for at in (11, 12, FORMAT, FORMAT + 1)] == [
        False,
        True,
        True,
        False,
    ]
    assert [is_current({"format": at}) for at in (12, FORMAT)] == [False, True]
    assert not readable(None)


def test_hidden_statements_count_in_no_later_snapshot(store: Store, workshop: Workshop) -> None:
    """What is hidden leaves themes with the next snapshot, and what is restored comes back."""
    question = workshop.questions[0]
    make(store, workshop, question)
    key = store.statements.gathered(question.id)[0].id

    store.moderation.move(workshop.id, [key], Status.HIDDEN)
    make(store, store.workshops.get(workshop.id), question)
    assert key not in Themes.from_json(newest(store, question)["themes"]).keys

    store.moderation.move(workshop.id, [key], Status.VISIBLE)
    make(store, store.workshops.get(workshop.id), question)
    assert key in Themes.from_json(newest(store, question)["themes"]).keys


def test_a_rename_survives_new_statements_and_can_be_undone(
    store: Store, workshop: Workshop
) -> None:
    """A facilitator's name stays while statements go; undone, the old one returns."""
    question = workshop.questions[0]
    make(store, workshop, question)
    first = Themes.from_json(newest(store, question)["themes"]).themes[0]

    edit = store.theme_edits.add(
        workshop.id, question.id, Edit.rename(first.id, "Room to breathe").to_json()
    )
    gone = [each.id for each in store.statements.gathered(question.id)[:2]]
    store.moderation.move(workshop.id, gone, Status.HIDDEN)
    make(store, store.workshops.get(workshop.id), question)
    named = Themes.from_json(newest(store, question)["themes"]).theme(first.id)
    assert named.name == "Room to breathe"

    store.theme_edits.undo(workshop.id, edit)
    make(store, store.workshops.get(workshop.id), question)
    assert Themes.from_json(newest(store, question)["themes"]).theme(first.id).name == first.name


def test_the_same_input_gives_the_same_snapshot(store: Store, workshop: Workshop) -> None:
    """Two runs on the same statements agree in everything but the seconds they took."""
    question = workshop.questions[0]
    bodies = []
    for _ in range(2):
        store.snapshots.forget(question.id)
        make(store, workshop, question)
        body = newest(store, question)
        body["themes"].pop("seconds")  # type: ignore[attr-defined]
        bodies.append(body)

    assert bodies[0] == bodies[1]


def test_too_little_text_makes_no_snapshot_and_is_not_tried_again(store: Store) -> None:
    """A room with one statement waits, without a log full of failures."""
    made = store.workshops.add(Setup("T", ["Q?"], [("Top", 1), ("Front", 2)]))
    store.statements.add_many(
        made.id, made.questions[0].id, [Arrival("?", "p", made.levels[0].id, None)]
    )
    worker = Worker(store)

    assert [worker.step(), worker.step()] in ([0, 0], [1, 0])


def test_one_workers_lease_keeps_another_out(store: Store, workshop: Workshop) -> None:
    """While one server makes a snapshot of a question, a second one leaves it alone."""
    assert store.leases.take(f"snapshot {workshop.questions[0].id}", "elsewhere", 60)

    assert Worker(store).step() == 0


def test_a_published_level_is_never_told_for_too_few(store: Store, workshop: Workshop) -> None:
    """Every atom that numbers are made from holds the words of five people or more."""
    make(store, workshop, workshop.questions[0])
    body = newest(store, workshop.questions[0])

    published = Published.from_json(body["published"])
    assert published.atoms
    assert all(atom.people >= workshop.smallest_group for atom in published.atoms)
    labels = Themes.from_json(body["themes"]).labels
    assert UNASSIGNED not in labels


def test_a_killed_workers_question_is_taken_over_soon(store: Store, workshop: Workshop) -> None:
    """A lease whose holder was killed ends within half a minute, and another worker goes on."""
    lease = f"snapshot {workshop.questions[0].id}"
    assert store.leases.take(lease, "killed", LEASE_S, now=time.time() - LEASE_S - 1)

    assert LEASE_S <= 30
    assert Worker(store).step() == 1


def test_latecomers_come_in_together(store: Store) -> None:
    """After the reveal four people's new words are nowhere; with the fifth's, all five are in."""
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 5), ("Front", 30)]))
    level, question = made.levels[1].id, made.questions[0]

    def write(name: str, text: str) -> str:
        who = store.participants.join(made.id, name, level_id=level, unit_id=None)
        return store.statements.add(who.id, question.id, text, name).id

    def told() -> tuple[set[str], set[str]]:
        make(store, store.workshops.get(made.id), question)
        body = newest(store, question)
        return set(body["themes"]["keys"]), set(body["late"])  # type: ignore[index, arg-type]

    first = {write(f"p{n}", each.text) for n, each in enumerate(arrivals(made)[:8])}
    store.workshops.let_write_on(made.id, on=True)
    assert told() == (first, set())
    store.workshops.move(made.id, Phase.THEMES)
    before = {write("last", "Parking for bicycles under a roof")}
    assert told() == (first | before, set())  # at the reveal all that is there comes in

    late = set()
    for n in range(4):
        late.add(write(f"late{n}", f"Bicycles and roofs number {n}"))
        assert told() == (first | before, late)
    hidden = first.pop()
    store.moderation.move(made.id, [hidden], Status.HIDDEN)
    assert told() == (first | before, late)
    store.moderation.move(made.id, [hidden], Status.VISIBLE)
    assert told() == (first | before | {hidden}, late)
    late.add(write("late4", "A roof over all bicycles"))
    assert told() == (first | before | {hidden} | late, set())


def test_going_back_and_revealing_again_lets_no_latecomer_in_alone(store: Store) -> None:
    """Whoever runs the room and moves it to and fro sees nobody's words come in by themselves.

    What is written in a new round comes in at its reveal; what waited from before goes on waiting.
    """
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 5), ("Front", 30)]))
    level, question = made.levels[1].id, made.questions[0]

    def write(name: str, text: str) -> str:
        who = store.participants.join(made.id, name, level_id=level, unit_id=None)
        return store.statements.add(who.id, question.id, text, name).id

    def told(phase: Phase) -> set[str]:
        store.workshops.move(made.id, phase)
        make(store, store.workshops.get(made.id), question)
        return set(newest(store, question)["themes"]["keys"])  # type: ignore[index]

    first = {write(f"p{n}", each.text) for n, each in enumerate(arrivals(made)[:8])}
    store.workshops.let_write_on(made.id, on=True)
    assert told(Phase.THEMES) == first
    late = write("late", "Bicycles under a roof")
    for _ in range(2):
        told(Phase.GATHER)
        assert told(Phase.THEMES) == first

    store.workshops.open_round(made.id)
    told(Phase.GATHER)
    assert told(Phase.THEMES) == first
    store.workshops.open_round(made.id)
    again = {write(f"p{n}", f"A new wish, number {n}") for n in range(2)}
    told(Phase.GATHER)
    assert told(Phase.THEMES) == first | again
    more = {write(f"p{n}", f"More of {n}") for n in range(3, 7)}
    assert told(Phase.THEMES) == first | again | more | {late}


def test_withdrawn_words_leave_numbers_by_level_together(store: Store, workshop: Workshop) -> None:
    """Totals follow with the next update, reach by level once five people's words are gone.

    That is what the page of the promise and whoever withdraws are told.
    """
    question = workshop.questions[0]

    def told() -> tuple[int, object]:
        make(store, store.workshops.get(workshop.id), question)
        body = newest(store, question)
        themes = Themes.from_json(body["themes"]).themes  # type: ignore[arg-type]
        shown = {name: body["alignment"][name] for name in ("people", "levels", "reach")}  # type: ignore[index]
        return sum(theme.size for theme in themes), shown

    total, before = told()
    records = [each for each in store.statements.gathered(question.id) if "login" in each.text]
    for gone, each in enumerate(records[:4], start=1):
        store.statements.withdraw(each.participant_id, each.id)
        assert told() == (total - gone, before)
    store.statements.withdraw(records[4].participant_id, records[4].id)
    assert told()[1] != before


def test_themes_are_named_once_more_at_the_reveal(store: Store) -> None:
    """While people write, a theme keeps its first name; at the reveal all are named from all."""
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 10), ("Front", 20)]))
    question = made.questions[0]
    store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    store.workshops.move(made.id, Phase.GATHER)

    def after(start: int, end: int) -> tuple[list[int], list[int]]:
        said = arrivals(made)[start:end]
        store.statements.add_many(made.id, question.id, said)
        make(store, store.workshops.get(made.id), question)
        themes = Themes.from_json(newest(store, question)["themes"])
        sizes = [int((themes.found_labels == each.id).sum()) for each in themes.found]
        return [each.named_at for each in themes.found], sizes

    after(0, 24)
    named_at, sizes = after(24, 30)
    assert named_at != sizes
    store.workshops.move(made.id, Phase.THEMES)
    named_at, sizes = after(0, 0)
    assert named_at == sizes
    assert after(0, 2)[0] == named_at


@pytest.mark.parametrize("another_round", [False, True])
def test_a_name_that_people_have_seen_stays_at_the_next_reveal(
    sqlite_store: Store, *, another_round: bool
) -> None:
    """Back in Gather, or in another round, more is written: only new themes are named at reveal."""
    store = sqlite_store
    made = store.workshops.add(Setup("T", ["What do you want?"], [("Top", 10), ("Front", 60)]))
    question, level = made.questions[0], made.levels[1].id
    store.workshops.choose_themes(made.id, Lens.WORDS, 3)

    def told(said: Sequence[str], phase: Phase) -> dict[int, tuple[str, int]]:
        for text in said:
            who = store.participants.join(made.id, text, level_id=level, unit_id=None)
            store.statements.add(who.id, question.id, text, text)
        store.workshops.move(made.id, phase)
        make(store, store.workshops.get(made.id), question)
        found = Themes.from_json(newest(store, question)["themes"]).found
        return {each.id: (each.name, each.named_at) for each in found}

    first = [f"{kind} {n}" for kind in ("Fair pay", "Quiet rooms", "Green roofs") for n in range(7)]
    store.workshops.move(made.id, Phase.GATHER)
    told(first[:9] + first[9::2], Phase.GATHER)
    told(first[10::2], Phase.GATHER)
    seen = told([], Phase.THEMES)
    if another_round:
        store.workshops.open_round(made.id)
    store.workshops.move(made.id, Phase.GATHER)
    more = [f"{kind} now {n}" for kind in ("Honest pay", "Calm rooms") for n in range(9)]
    more += [f"Bicycles for everybody {n}" for n in range(5)]
    store.workshops.choose_themes(made.id, Lens.WORDS, 4)
    told(more, Phase.GATHER)
    told([f"Bicycles and helmets {n}" for n in range(5)], Phase.GATHER)
    again = told([], Phase.THEMES)

    assert {theme: again[theme] for theme in seen} == seen
    themes = Themes.from_json(newest(store, question)["themes"])
    new = again.keys() - seen.keys()
    assert new
    assert all(again[each][1] == int((themes.found_labels == each).sum()) for each in new)


def test_a_workshop_deletes_itself_on_its_day(store: Store, workshop: Workshop) -> None:
    """When the day has come that was chosen, the worker deletes it, and no other one."""
    other = store.workshops.add(Setup("Other", ["What else?"], [("Front", 9)]))
    worker = Worker(store)
    worker.step()
    assert store.workshops.get(workshop.id)

    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE workshop SET ends = '2020-01-01' WHERE title = 'T'")
    worker.step()

    with pytest.raises(NotFoundError):
        store.workshops.get(workshop.id)
    assert store.workshops.get(other.id)


def test_the_order_of_writing_does_not_stay_in_the_log(sqlite_store: Store) -> None:
    """SQLite appends each statement to its log: a look of the worker leaves none of that."""
    room = sqlite_store.workshops.add(Setup("T", ["What do you want?"], [("All", 10)]))
    person = sqlite_store.participants.join(
        room.id, "phone", level_id=room.levels[0].id, unit_id=None
    )
    for number in range(3):
        asked = room.questions[0].id
        sqlite_store.statements.add(person.id, asked, f"Time for idea {number}", f"t{number}")
    file = sqlite_store.database.file
    assert file is not None
    log = file.with_name(f"{file.name}-wal")
    assert b"Time for idea 2" in log.read_bytes()

    Worker(sqlite_store).step()

    assert b"Time for idea" not in log.read_bytes()
    assert b"Time for idea 2" in file.read_bytes()
