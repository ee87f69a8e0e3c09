"""The sample opens a new installation once, whole, and stays away once removed."""

from __future__ import annotations

import csv
import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.vision.workshop.played import measured
from vision.consensus.importance import Importance
from vision.consensus.slate import USUAL, Slate
from vision.drafts.clauses import clauses
from vision.drafts.meter import Stage
from vision.drafts.pulse_findings import pulse_finding
from vision.drafts.pulses import Counted
from vision.errors import ClosedError
from vision.influence import InfluenceMap
from vision.models import Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.phone_results import Passage, open_passages
from vision.store import Kind, Setup, State, Store
from vision.themes import Theme, Themes
from vision.workshop import worker
from vision.workshop.sample import FOLDER, load_guesses, load_sample

if TYPE_CHECKING:
    from pathlib import Path

    from vision.models import Workshop


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the sample's files."""
    return list(
        csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines(keepends=True))
    )


ROWS = rows("statements.csv")
MEANT = [row["theme"] for row in rows("intended_themes.csv")]


def load(url: str, secret: bytes) -> bool:
    """Load the sample in a process of its own; return whether it did."""
    store = Store(url, secret)
    loaded = load_sample(store) is not None
    store.close()
    return loaded


def test_strangers_look_at_the_sample_and_write_nothing(store: Store) -> None:
    """Its code is in this project for all to read; who runs it may open its door."""
    workshop = load_sample(store)
    assert workshop is not None
    level, unit = workshop.levels[0].id, workshop.units[0].id
    with pytest.raises(ClosedError, match="Nobody else can join"):
        store.participants.join(workshop.id, "stranger", level_id=level, unit_id=unit)

    store.workshops.let_join(workshop.id, on=True)
    assert store.participants.join(workshop.id, "guest", level_id=level, unit_id=unit)


def test_the_sample_is_all_there(store: Store) -> None:
    """Every row of the file, every person once, two rounds, and marked as the sample."""
    loaded = load_sample(store)
    assert loaded is not None
    workshop = store.workshops.get(loaded.id)
    asked = workshop.questions[0].id

    assert workshop == loaded
    assert workshop.is_sample
    assert (workshop.round, workshop.phase) == (2, Phase.SHAPE)
    assert store.statements.counts(workshop.id) == (
        len({row["person"] for row in ROWS}),
        len(ROWS),
    )
    visible = [row for row in ROWS if row["status"] == "visible"]
    gathered = store.statements.gathered(asked)
    assert len(gathered) == len(visible)
    assert {each.round for each in gathered} == {1, 2}
    assert sum(not each.quotable for each in gathered) == sum(
        row["quotable"] == "no" for row in visible
    )
    hidden = store.moderation.queue(workshop.id, Status.HIDDEN)
    assert len(hidden) == sum(row["status"] == "hidden" for row in ROWS)


def test_the_sample_shows_the_later_phases(store: Store) -> None:
    """Answers, drafts, stances and comments, as many as the files hold."""
    workshop = load_sample(store)
    assert workshop is not None
    told = json.loads((FOLDER / "drafts.json").read_text(encoding="utf-8"))["drafts"]

    answers = rows("responses.csv")
    kept = store.responses.all(workshop.questions[0].id)
    assert len(kept) == len(answers)
    assert sum(each.matters for each in kept) == sum(row["matters"] == "yes" for row in answers)
    drafts = store.drafts.all(workshop.id)
    assert [draft.text.splitlines() for draft in drafts] == [each["sentences"] for each in told]
    for draft, each in zip(drafts, told, strict=True):
        assert len(clauses(draft.text)) == len(each["sentences"])
        apart = sum(one["stance"] == "unconcerned" for one in each["stances"])
        stances = list(store.stances.all(draft.id).values())
        assert (len(stances), stances.count("apathy")) == (len(each["stances"]), apart)
        remarks = store.remarks.visible(draft.id)
        kinds = [remark.kind for remark in remarks]
        assert kinds.count(Kind.COMMENT) == len(each["comments"])
        assert kinds.count(Kind.AMENDMENT) == len(each.get("suggestions", []))
    assert store.drafts.takes_suggestions(workshop.id)
    pictures = store.say_back.all(workshop.id)
    assert sorted(each.text for each in pictures) == sorted(
        each["text"] for each in told[1]["pictures"]
    )
    assert workshop.parts == set(Part)


def test_a_removed_sample_stays_away(store: Store) -> None:
    """One click removes it, and no later start brings it back."""
    loaded = load_sample(store)
    assert loaded is not None
    assert load_sample(store) is None

    store.workshops.delete(loaded.id)

    assert load_sample(store) is None
    assert store.workshops.all() == ()


@pytest.mark.stage2
def test_two_servers_start_at_once(database_url: str, secret: bytes) -> None:
    """Two processes on one new database: one sample."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(load, [database_url] * 2, [secret] * 2))

    store = Store(database_url, secret)
    assert sorted(done) == [False, True]
    assert len(store.workshops.all()) == 1
    store.close()


def test_an_interrupted_loading_is_done_again(store: Store) -> None:
    """A process ended half-way leaves no half sample, and touches no workshop of anyone's."""
    mine = store.workshops.add(Setup("Mine", ["Q?"], [("All", 0)]))
    store.workshops.add(Setup("Half", ["Q?"], [("All", 0)], is_sample=True))

    loaded = load_sample(store)

    assert loaded is not None
    assert store.workshops.all() == (mine, store.workshops.get(loaded.id))


@pytest.mark.slow
def test_a_damaged_sample_holds_nobody_up(store: Store, tmp_path: Path) -> None:
    """Without its files nothing is loaded, and the next start may try again."""
    with pytest.raises(FileNotFoundError):
        load_sample(store, tmp_path)
    assert load_sample(store) is not None


def test_guesses_follow_the_themes_they_are_about(sqlite_store: Store) -> None:
    """With the intended themes as the found ones, each guess is about its own theme, once."""
    workshop = load_sample(sqlite_store)
    assert workshop is not None
    asked = workshop.questions[0].id
    hints = sorted(set(MEANT) - {"no answer", "something else"})

    made = load_guesses(sqlite_store, workshop, themes_as_meant(sqlite_store, workshop, hints))

    told = rows("guesses.csv")
    leaders = {row["leader"] for row in told}
    assert made == len(leaders) == len(sqlite_store.guesses.all(asked))
    for leader in leaders:
        expected = {
            hints.index(row["theme_hint"]) + 1: int(row["of_100"])
            for row in told
            if row["leader"] == leader
        }
        assert sqlite_store.guesses.of(workshop.id, asked, leader) == expected
    today = rows("today.csv")
    truths = sqlite_store.today_ratings.all(asked)
    assert len(truths) > 0.95 * len(today)
    assert {theme for _, theme, _ in truths} == {
        hints.index(row["theme_hint"]) + 1 for row in today
    }
    pairs = rows("influence.csv")
    assert len(sqlite_store.influences.all(asked)) > 0.95 * len(pairs)
    assert load_guesses(sqlite_store, workshop, themes_as_meant(sqlite_store, workshop, hints)) == 0


def test_guesses_are_for_the_sample_only(sqlite_store: Store) -> None:
    """No other workshop is ever given invented guesses."""
    mine = sqlite_store.workshops.add(Setup("Mine", ["Q?"], [("All", 0)]))

    assert load_guesses(sqlite_store, mine, themes_as_meant(sqlite_store, mine, [])) == 0


def themes_as_meant(store: Store, workshop: Workshop, hints: list[str]) -> Themes:
    """Return themes exactly as the authors meant them, numbered in the order of ``hints``."""
    meant = {row["text"].strip(): hint for row, hint in zip(ROWS, MEANT, strict=True)}
    gathered = store.statements.gathered(workshop.questions[0].id)
    of = [meant.get(each.text, "") for each in gathered]
    labels = np.array([hints.index(hint) + 1 if hint in hints else -1 for hint in of], dtype=int)
    return Themes(
        keys=tuple(each.id for each in gathered),
        labels=labels,
        similarity=np.ones(len(labels)),
        themes=tuple(
            Theme(n, hint, (hint,), int((labels == n).sum()), (), 1.0, "tight", pinned=False)
            for n, hint in enumerate(hints, 1)
        ),
        unassigned={},
        positions=np.zeros((len(labels), 2)),
        lens=workshop.lens,
        language="auto",
        languages={"en": len(labels)},
        seed=0,
        reason="",
        seconds={},
        notices=(),
    )


@pytest.mark.slow
def test_every_part_has_something_to_show_in_the_sample(sqlite_store: Store) -> None:
    """What matters, a short list, what drives what, what is said back, and how it came about."""
    room = load_sample(sqlite_store)
    assert room is not None
    stored = sqlite_store.snapshots.get(worker.make(sqlite_store, room, room.questions[0]))
    assert stored is not None
    body = stored.body

    matters = Importance.from_json(body["agreement"]["importance"])
    assert len(matters.levels) > 1
    assert any(share for each in matters.themes for share in each.levels)
    assert matters.corner("matters")
    assert matters.corner("wanted")
    slate = Slate.from_json(body["slates"][str(USUAL)])
    assert len(slate.seats) == USUAL
    assert len(slate.levels) > 1
    assert not slate.silent_levels
    influence = body["parts"][Part.INFLUENCE]
    drawn = InfluenceMap.from_json(influence["map"])
    assert any(each.steady for each in drawn.arrows)
    assert drawn.levers or drawn.loops
    assert influence["together"]
    back = body["parts"][Part.SAY_BACK]
    assert len(back["sentences"]) == len(clauses(sqlite_store.drafts.all(room.id)[-1].text))
    assert back["by_level"]
    found = measured(sqlite_store, room, body)
    assert found is not None
    assert found.stage is not Stage.TELLING
    open_now = open_passages(room)
    assert set(open_now) == set(Passage) - {Passage.BECAME}


def test_the_sample_shows_what_became_of_it(sqlite_store: Store) -> None:
    """First steps in every state, one without an owner, two pulses; some gaps close."""
    room = load_sample(sqlite_store)
    assert room is not None
    steps = sqlite_store.first_steps.all(room.id)
    assert {step.state for step in steps} == set(State)
    assert any(not step.owner for step in steps)
    counts = [Counted.from_json(pulse.counted or {}) for pulse in sqlite_store.pulses.all(room.id)]
    assert str(pulse_finding(counts)).startswith("2 sentences have become truer")
    assert room.phase is not Phase.CLOSED
