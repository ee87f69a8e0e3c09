"""Emptying a trial: nobody and nothing of theirs is left, and the set-up is what it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from vision.errors import NotFoundError
from vision.models import Moderation, Status
from vision.phases import Phase
from vision.store import Arrival, Kind, Setup
from vision.store.schema import metadata
from vision.store.trial_run import SET_UP

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

WORDS = "Unmistakable otters in the canal"


@pytest.fixture
def tried(store: Store) -> Workshop:
    """A workshop in which something of everything was tried."""
    setup = Setup(
        "Try", ["What?", "Why?"], [("Top", 5), ("Front", 9)], moderation=Moderation.APPROVE_FIRST
    )
    made = store.workshops.add(setup)
    asked, level = made.questions[0].id, made.levels[0].id
    store.seeds.add(made.id, asked, ["We stop two projects."])
    (slip,) = store.attendance.make_slips(level, 1)
    join = store.participants.join
    me = join(made.id, "me", level_id=level, unit_id=None, slip=slip)
    you = join(made.id, "you", level_id=made.levels[1].id, unit_id=None)
    said = store.statements.add(me.id, asked, WORDS, "t")
    store.statements.add_many(made.id, made.questions[1].id, [Arrival("A", "p", None, None)])
    store.participants.keep_writing(you.id, asked, WORDS)
    store.moderation.move(made.id, [said.id], Status.VISIBLE)
    store.snapshots.add(made.id, asked, round_=1, revision=1, body={"words": WORDS})
    store.theme_edits.add(made.id, asked, {"action": "rename"})
    store.guesses.keep(made.id, asked, "leader", {0: 30})
    store.workshops.open_round(made.id)
    store.workshops.move(made.id, Phase.RESPOND)
    store.responses.answer(you.id, said.id, 1)
    store.today_ratings.keep(you.id, asked, 0, 4)
    store.workshops.move(made.id, Phase.SHAPE)
    for seen, text in enumerate(("We listen.", WORDS)):
        store.drafts.save(made.id, text, seen=seen)
    draft = store.drafts.all(made.id)[0]
    store.drafts.share(made.id, 1)
    store.stances.take(me.id, draft.id, "commitment")
    store.remarks.add(me.id, draft.id, 0, WORDS, "r", kind=Kind.COMMENT)
    store.workshops.set_timer(made.id, 99)
    return store.workshops.get(made.id)


def test_people_and_words_go_and_the_set_up_stays(store: Store, tried: Workshop) -> None:
    """The next person joins a workshop like a new one, with the same code, seeds and slips."""
    store.trials.empty(tried.id)

    left = {name for name, rows in store.transfers.pack(tried.id).items() if rows}
    assert left == {"workshop", "question", "level", "round", "statement"}
    now = store.workshops.get(tried.id)
    assert (now.phase, now.round, now.code, now.title) == (Phase.GATHER, 1, tried.code, "Try")
    assert (now.levels, now.moderation) == (tried.levels, tried.moderation)
    assert now.revision > tried.revision
    assert [seed.text for seed in store.seeds.all(now.questions[0].id)] == ["We stop two projects."]
    assert store.attendance.slips(now.id) == {now.levels[0].id: (1, 0)}
    assert store.workshops.timer(now.id) is None
    assert store.participants.find(now.id, "me") is None
    store.workshops.choose_protection(now.id, Moderation.SHOW_AND_HIDE, 6)  # nobody has written


def test_a_draft_from_before_stays_and_is_shared_with_nobody(store: Store, tried: Workshop) -> None:
    """What leaders brought along is set-up; what was written in the trial is not."""
    store.trials.empty(tried.id, keep_draft=True)

    (draft,) = store.drafts.all(tried.id)
    assert (draft.number, draft.text, draft.shared) == (1, "We listen.", False)


def test_only_this_one_is_emptied(store: Store, tried: Workshop) -> None:
    """Another workshop keeps everybody; one that is gone is said to be."""
    other = store.workshops.add(Setup("Other", ["What?"], [("All", 0)]))
    join = store.participants.join
    person = join(other.id, "me", level_id=other.levels[0].id, unit_id=None)
    store.statements.add(person.id, other.questions[0].id, "Here", "t")
    store.trials.empty(tried.id)

    assert store.statements.counts(other.id) == (1, 1)
    store.workshops.delete(tried.id)
    with pytest.raises(NotFoundError):
        store.trials.empty(tried.id)


def test_no_trace_is_left_on_the_disk(sqlite_store: Store) -> None:
    """Really deleted: also from the file and its log."""
    made = sqlite_store.workshops.add(Setup("Try", ["What?"], [("All", 0)]))
    join = sqlite_store.participants.join
    person = join(made.id, "me", level_id=made.levels[0].id, unit_id=None)
    sqlite_store.statements.add(person.id, made.questions[0].id, WORDS, "t")
    path = sqlite_store.database.file
    assert path is not None
    sqlite_store.trials.empty(made.id)

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for file in path.parent.glob(f"{path.name}*"):
        assert WORDS.encode() not in file.read_bytes()


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_what_is_set_up_names_nobody(table: object) -> None:
    """A table that stays has no row of a participant: whatever is added later is emptied."""
    found = metadata.tables[str(table)]
    assert found.name not in SET_UP or "participant_id" not in found.c
