"""What people say reaches the next snapshot, in batches, and may be watched for hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vision.consensus import Consensus
from vision.drafts import Stances
from vision.models import Lens
from vision.phases import Phase
from vision.privacy import Released
from vision.store import Arrival, Response, Setup
from vision.themes import Edit
from vision.workshop.answers import answers
from vision.workshop.worker import Worker, make

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.store import Store

TEXTS = (
    "We have {} time for every patient and nobody is rushed",
    "The roster is known {} weeks ahead and shifts are full",
)


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """Twenty-two people, eleven at each of two levels; the first snapshot is made."""
    made = store.workshops.add(
        Setup("T", ["What do you want?", "What else?"], [("Top", 11), ("Front", 11)])
    )
    top, front = made.levels
    arrivals = [
        Arrival(text.format(n), f"{text[:6]}{n}", level.id, None)
        for text, level in zip(TEXTS, (top, front), strict=True)
        for n in range(11)
    ]
    store.statements.add_many(made.id, made.questions[0].id, arrivals, only="people")
    store.workshops.choose_themes(made.id, Lens.WORDS, 2)
    store.workshops.move(made.id, Phase.RESPOND)
    ready = store.workshops.get(made.id)
    make(store, ready, ready.questions[0])
    return ready


def people(store: Store, workshop: Workshop, level: int) -> list[str]:
    """Return the ids of everyone at a level, in order."""
    mine = workshop.levels[level].id
    return sorted(p for p, where in store.participants.levels(workshop.id).items() if where == mine)


def newest(store: Store, question: Question) -> dict[str, Any]:
    """Return the body of the newest snapshot."""
    stored = store.snapshots.get(store.snapshots.newest_id(question.id) or "")
    assert stored is not None
    return stored.body


def shown_stances(body: dict[str, Any], draft: str) -> Stances:
    """Return where people stand to a draft, as a page shows it."""
    return Stances.from_json(body["standings"][draft])


def test_a_room_that_says_nothing_has_no_agreement(store: Store, workshop: Workshop) -> None:
    """Before anyone responds there is no number, and no stance."""
    body = newest(store, workshop.questions[0])

    assert (body["agreement"], body["standings"], body["said"]) == (None, {}, 0)


def test_answers_areshown_stances_when_a_batch_is_full_and_not_before(
    store: Store, workshop: Workshop
) -> None:
    """Four leaders who answer are told of nowhere; five bring all in, one of the level left out."""
    question = workshop.questions[0]
    worker = Worker(store)
    worker.step()
    front = people(store, workshop, 1)
    key = next(
        choice.id
        for choice in store.responses.choices(question.id)
        if choice.participant_id == front[0]
    )
    shown = []
    for person in people(store, workshop, 0)[:6]:
        store.responses.answer(person, key, 1)
        assert worker.step() > 0
        consensus = Consensus.from_json(newest(store, question)["agreement"]["consensus"])
        only = next(each for each in consensus.statements if each.statement == key)
        shown.append(tuple(level.answered if level else 0 for level in only.levels))

    assert shown[:4] == [(0, 0)] * 4
    assert shown[5] == (5, 0)


def test_what_has_no_thread_is_in_no_finding_about_themes(store: Store, workshop: Workshop) -> None:
    """Its statements are answered; go-zone, tension and what matters speak of the other theme."""
    question = workshop.questions[0]
    first, second = (theme["id"] for theme in newest(store, question)["themes"]["themes"])
    store.theme_edits.add(workshop.id, question.id, Edit.other(first).to_json())
    votes = [
        Response(person, choice.id, 1, matters=True)
        for choice in store.responses.choices(question.id)
        for person in people(store, workshop, 0) + people(store, workshop, 1)
        if person != choice.participant_id
    ]
    store.responses.add_many(workshop.id, votes)
    worker = Worker(store)
    while worker.step():
        pass
    told = newest(store, question)["agreement"]

    assert {row["theme"] for row in told["tension"]} == {second}
    assert {row["theme"] for row in told["importance"]["places"]} == {second}
    assert {row["key"] for row in told["importance"]["themes"]} == {str(second)}
    assert len(told["importance"]["statements"]) == len(TEXTS) * 11


def test_swapped_answers_make_a_new_snapshot(store: Store, workshop: Workshop) -> None:
    """Two people change their minds in opposite ways: sums stay, and the worker still sees it."""
    question = workshop.questions[0]
    key = store.responses.choices(question.id)[0].id
    one, other = [
        person
        for person in people(store, workshop, 0)
        if person != store.responses.choices(question.id)[0].participant_id
    ][:2]
    votes = [Response(one, key, 1, matters=False), Response(other, key, -1, matters=False)]
    store.responses.add_many(workshop.id, votes)
    worker = Worker(store)
    while worker.step():
        pass

    store.responses.answer(one, key, -1)
    store.responses.answer(other, key, 1)

    assert worker.step() > 0
    assert worker.step() == 0


def test_what_was_counted_is_kept_over_formats(store: Store, workshop: Workshop) -> None:
    """A new version of the app makes the body anew, from what was counted by the old one."""
    question = workshop.questions[0]
    top = people(store, workshop, 0)
    draft = store.drafts.save(workshop.id, "We take time.", seen=0)
    store.stances.add_many(workshop.id, draft.id, dict.fromkeys(top[:5], "commitment"))
    make(store, workshop, question)
    before = newest(store, question)
    store.stances.add_many(workshop.id, draft.id, {top[5]: "noncompliance"})

    after = answers(store, workshop, question, before, {**before, "format": 0})

    assert after["released"] == before["released"]
    assert shown_stances(after, draft.id) == shown_stances(before, draft.id)


def test_stances_are_counted_once_for_all_questions(store: Store, workshop: Workshop) -> None:
    """Both questions show the same counting; two of them could be compared."""
    first, second = workshop.questions
    top = people(store, workshop, 0)
    draft = store.drafts.save(workshop.id, "We take time.", seen=0)
    store.stances.add_many(workshop.id, draft.id, dict.fromkeys(top[:5], "commitment"))
    make(store, workshop, first)
    body = newest(store, first)
    store.stances.add_many(workshop.id, draft.id, dict.fromkeys(top[5:], "noncompliance"))

    other = answers(store, workshop, second, body, {})

    assert other["standings"] == body["standings"]
    assert shown_stances(other, draft.id).levels[0].on_board == 1.0
    assert draft.id not in Released.from_json(other["released"]).answers
