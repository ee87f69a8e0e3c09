"""Statements: kept once, verbatim, and only as long and as openly as their writers want."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vision.errors import ClosedError, InvalidTextError, NotFoundError
from vision.limits import MOST_STATEMENTS
from vision.models import Moderation, Status
from vision.phases import Phase
from vision.store import Arrival, Setup
from vision.text.typed_text import entered

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Statement, Workshop
    from vision.store import Store

    Join = Callable[..., Participant]


def shown(store: Store, statement: Statement) -> str | None:
    """Return the words that a page would show now, checking that they come without a writer."""
    found = store.statements.visible([statement.id]).get(statement.id)
    assert found is None or found.participant_id is None
    return found and found.text


TYPED = [
    pytest.param("'); DROP TABLE statement; --", id="sql"),
    pytest.param("100% of us, :name, ?, %s, {x}", id="placeholders"),
    pytest.param("<b>bold</b> [link](http://x) $x$ =1+1", id="markup"),
    pytest.param("أريد وقتا أكثر للمرضى", id="arabic"),
    pytest.param("\u202eright to left\u202c mark", id="direction-override"),
    pytest.param("\U0001f469\u200d\u2695\ufe0f time \U0001f44d\U0001f3fd", id="emoji"),
    pytest.param("e\u0301quite\u0301, Stra\u00dfe, \u00c5ngstro\u0308m", id="combining"),
    pytest.param("first line\nsecond\tline", id="lines"),
    pytest.param("x" * 600, id="longest"),
]


@pytest.mark.parametrize("text", TYPED)
def test_what_went_in_comes_out(store: Store, join: Join, asked: str, text: str) -> None:
    """Words come back as they were typed, on both engines, through every way of reading them."""
    person = join()

    kept = store.statements.add(person.id, asked, text, "t1", quotable=True)

    assert kept.text == entered(text)
    assert store.statements.of(person.id, asked) == (kept,)
    assert [g.text for g in store.statements.gathered(asked)] == [kept.text]
    assert shown(store, kept) == kept.text


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=80))
def test_any_text_at_all_is_kept_or_refused(
    store: Store, join: Join, asked: str, text: str
) -> None:
    """NUL, lone surrogates, control and unassigned characters never break either engine."""
    person = join()
    try:
        expected = entered(text)
    except InvalidTextError:
        with pytest.raises(InvalidTextError):
            store.statements.add(person.id, asked, text, "any")
        return
    kept = store.statements.add(person.id, asked, text, f"token {text}")

    assert kept.text == expected
    store.statements.withdraw(person.id, kept.id)


def test_an_unquotable_statement_counts_and_says_so(store: Store, join: Join, asked: str) -> None:
    """Whoever asks for words to show is told not to quote it; the analysis has it as well."""
    person = join()
    kept = store.statements.add(person.id, asked, "Less fear", "t1", quotable=False)

    assert [g.quotable for g in store.statements.gathered(asked)] == [False]
    assert store.statements.visible([kept.id])[kept.id].quotable is False


def test_same_words_at_once_are_kept_once(store: Store, join: Join, asked: str) -> None:
    """Twenty tokens with the same words, all at once: a room's impatience counts once."""
    person = join()
    start = threading.Barrier(20)

    def send(number: int) -> str:
        start.wait()
        return store.statements.add(person.id, asked, "More time", f"token {number}").id

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(send, range(20)))) == 1


def test_twenty_people_at_once_are_all_kept(store: Store, join: Join, asked: str) -> None:
    """Different people who write the same words at the same moment all count."""
    people = [join(f"phone {n}") for n in range(20)]
    start = threading.Barrier(20)

    def send(person: Participant) -> str:
        start.wait()
        return store.statements.add(person.id, asked, "More time", "the same token").id

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(send, people))) == 20
    assert store.statements.counts(store.workshops.all()[0].id) == (20, 20)


def test_the_same_words_count_again_in_the_next_round(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Rounds are compared, so what is still true may be said again."""
    person = join()
    first = store.statements.add(person.id, asked, "More time", "t1")
    store.workshops.open_round(workshop.id)

    second = store.statements.add(person.id, asked, "More time", "t2")

    assert (first.round, second.round) == (1, 2)


def test_sending_again_after_the_reveal_finds_what_was_kept(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """A phone whose confirmation was lost asks again, and hears that its words are kept."""
    person = join()
    kept = store.statements.add(person.id, asked, "More time", "t1")
    store.workshops.move(workshop.id, Phase.THEMES)

    assert store.statements.add(person.id, asked, "More time", "t1") == kept


def test_a_token_of_someone_else_means_nothing(store: Store, join: Join, asked: str) -> None:
    """A forged token neither finds nor blocks another person's words."""
    one, other = join("a"), join("b")
    kept = store.statements.add(one.id, asked, "Mine", "token")

    assert store.statements.add(other.id, asked, "Yours", "token").id != kept.id


@pytest.mark.parametrize("token", ["", "x" * 5_000, "\x00", "\ud800", "'; --"])
def test_any_token_will_do(store: Store, join: Join, asked: str, token: str) -> None:
    """Whatever a page sends as its token, the words are kept once, and other words as well.

    A page that is stopped after it kept a statement, and before it took a new token, sends the
    next one under the old token.
    """
    person = join()
    first = store.statements.add(person.id, asked, "More time", token)

    assert store.statements.add(person.id, asked, "More time", token).id == first.id
    assert store.statements.add(person.id, asked, "Fair rosters", token).id != first.id
    assert len(store.statements.of(person.id, asked)) == 2


def test_a_late_second_tap_after_a_change_finds_the_statement(
    store: Store, join: Join, asked: str
) -> None:
    """Sent, changed, and only then the second tap arrives: there is still one statement."""
    person = join()
    first = store.statements.add(person.id, asked, "More time", "token")
    changed = store.statements.change(person.id, first.id, "More time for patients")

    again = store.statements.add(person.id, asked, "More time", "token")

    assert (again.id, again.text) == (changed.id, "More time for patients")
    assert len(store.statements.of(person.id, asked)) == 1


def test_one_person_cannot_flood_a_room(store: Store, join: Join, asked: str) -> None:
    """Past the most per person a sentence says what to do, and nothing more is kept."""
    flooder, other = join("flooder"), join("other")
    for number in range(MOST_STATEMENTS):
        store.statements.add(flooder.id, asked, f"Idea {number}", f"t{number}")

    with pytest.raises(InvalidTextError, match="withdraw one to make room"):
        store.statements.add(flooder.id, asked, "One more", "t-more")
    assert store.statements.add(other.id, asked, "Mine", "t")
    assert len(store.statements.of(flooder.id, asked)) == MOST_STATEMENTS


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00", "\u200b\u200d", "\ud800", "x" * 601])
def test_nothing_and_too_much_are_refused(store: Store, join: Join, asked: str, text: str) -> None:
    """Blank (also to the eye only) and over-long texts get a sentence, and nothing is kept."""
    person = join()

    with pytest.raises(InvalidTextError):
        store.statements.add(person.id, asked, text, "t")
    assert store.statements.of(person.id, asked) == ()


def test_own_statements_come_newest_first(store: Store, join: Join, asked: str) -> None:
    """One's own list keeps its order, also after one in the middle is gone."""
    person = join()
    a, b, c = (store.statements.add(person.id, asked, text, text) for text in "abc")
    store.statements.withdraw(person.id, b.id)
    d = store.statements.add(person.id, asked, "d", "d")

    assert store.statements.of(person.id, asked) == (d, c, a)


def test_only_the_writer_changes_and_withdraws(store: Store, join: Join, asked: str) -> None:
    """Somebody else's statement is not there, for whoever guesses its id."""
    writer, other = join("writer"), join("other")
    kept = store.statements.add(writer.id, asked, "Mine", "t")

    with pytest.raises(NotFoundError):
        store.statements.change(other.id, kept.id, "Yours now")
    with pytest.raises(NotFoundError):
        store.statements.withdraw(other.id, kept.id)
    assert store.statements.of(writer.id, asked) == (kept,)


def test_a_change_keeps_its_place(store: Store, join: Join, asked: str) -> None:
    """Changed words stand where the old ones stood; the wish not to be quoted can change too.

    They have an id of their own, so that they wait for company as new words do; capitals have not.
    """
    person = join()
    kept = store.statements.add(person.id, asked, "More tiem", "t")

    changed = store.statements.change(person.id, kept.id, "More time", quotable=False)

    assert (changed.text, changed.quotable) == ("More time", False)
    assert changed.id != kept.id
    assert store.statements.of(person.id, asked) == (changed,)
    assert store.statements.change(person.id, changed.id, "more  TIME").id == changed.id


@pytest.mark.parametrize("phase", [Phase.THEMES, Phase.RESPOND, Phase.SHAPE, Phase.CLOSED])
def test_only_gathering_takes_words(
    store: Store, workshop: Workshop, join: Join, asked: str, phase: Phase
) -> None:
    """In every other phase nothing is added or changed, but one's own words can be withdrawn."""
    person = join()
    kept = store.statements.add(person.id, asked, "Before", "t1")
    store.workshops.move(workshop.id, phase)

    with pytest.raises(ClosedError, match="moved on"):
        store.statements.add(person.id, asked, "After", "t2")
    with pytest.raises(ClosedError, match="moved on"):
        store.statements.change(person.id, kept.id, "Changed")
    store.statements.withdraw(person.id, kept.id)
    assert store.statements.of(person.id, asked) == ()


@pytest.mark.parametrize("phase", [Phase.THEMES, Phase.RESPOND])
def test_a_room_that_may_write_on_does_so_until_it_responds(
    store: Store, workshop: Workshop, join: Join, asked: str, phase: Phase
) -> None:
    """While themes are shown words are taken and changed as before; later they are not."""
    person = join()
    kept = store.statements.add(person.id, asked, "Before", "t1")
    store.workshops.let_write_on(workshop.id, on=True)
    store.workshops.move(workshop.id, phase)
    moved = store.workshops.get(workshop.id)

    assert moved.gathers is (phase is Phase.THEMES)
    if moved.gathers:
        store.statements.add(person.id, asked, "After", "t2")
        store.statements.change(person.id, kept.id, "Changed")
        told = [each.text for each in store.statements.of(person.id, asked)]
        assert told == ["After", "Changed"]
    else:
        with pytest.raises(ClosedError, match="moved on"):
            store.statements.add(person.id, asked, "After", "t2")


def test_an_earlier_round_stays_as_it_was(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """What round one was measured on is not rewritten in round two."""
    person = join()
    kept = store.statements.add(person.id, asked, "Before", "t1")
    store.workshops.open_round(workshop.id)

    with pytest.raises(ClosedError, match="earlier round"):
        store.statements.change(person.id, kept.id, "Changed")


def test_a_question_of_another_workshop_is_refused(store: Store, setup: Setup, join: Join) -> None:
    """A forged question id does not carry words into another workshop."""
    other = store.workshops.add(setup)
    person = join()

    with pytest.raises(NotFoundError):
        store.statements.add(person.id, other.questions[0].id, "Hello", "t")
    assert store.statements.counts(other.id) == (0, 0)


@pytest.mark.parametrize("forged", ["nobody", "", "x" * 500, "a\x00b", "\ud800"])
def test_unknown_people_and_questions_are_refused(
    store: Store, join: Join, asked: str, forged: str
) -> None:
    """A forged id of any shape gets a sentence, never a traceback of the driver."""
    person = join()

    for writer, question in ((forged, asked), (person.id, forged)):
        with pytest.raises((NotFoundError, InvalidTextError)):
            store.statements.add(writer, question, "Hello", "t")


def test_approve_first_waits_and_waits_again(store: Store, setup: Setup) -> None:
    """A switch that is on is really on: nothing unapproved is shown, nor a changed approval."""
    room = store.workshops.add(setup)
    store.workshops.choose_protection(room.id, Moderation.APPROVE_FIRST, 5)
    person = store.participants.join(
        room.id, "phone", level_id=room.levels[0].id, unit_id=room.units[0].id
    )
    asked = room.questions[0].id
    kept = store.statements.add(person.id, asked, "Waiting", "t")

    assert kept.status is Status.WAITING
    assert shown(store, kept) is None
    assert store.statements.gathered(asked) == ()

    store.moderation.move(room.id, [kept.id], Status.VISIBLE)
    assert shown(store, kept) == "Waiting"

    changed = store.statements.change(person.id, kept.id, "Something else")
    assert changed.status is Status.WAITING
    assert shown(store, changed) is None


def test_hidden_words_are_gone_at_once_and_can_come_back(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Hiding takes effect on the next look; a change by the writer does not bring them back."""
    person = join()
    kept = store.statements.add(person.id, asked, "Rude", "t")

    assert store.moderation.move(workshop.id, [kept.id], Status.HIDDEN) == 1
    assert shown(store, kept) is None
    assert store.statements.gathered(asked) == ()
    changed = store.statements.change(person.id, kept.id, "Ruder")
    assert shown(store, changed) is None
    store.moderation.move(workshop.id, [changed.id], Status.VISIBLE)
    assert shown(store, changed) == "Ruder"


def test_every_change_tells_the_worker(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Adding, changing, hiding and withdrawing each make the newest snapshot out of date."""
    person = join()

    def revision() -> int:
        return store.workshops.get(workshop.id).revision

    seen = [revision()]
    kept = store.statements.add(person.id, asked, "One", "t")
    seen.append(revision())
    kept = store.statements.change(person.id, kept.id, "Two")
    seen.append(revision())
    store.moderation.move(workshop.id, [kept.id], Status.HIDDEN)
    seen.append(revision())
    store.statements.withdraw(person.id, kept.id)
    seen.append(revision())

    assert seen == sorted(set(seen))


@pytest.mark.stage2
def test_a_file_of_fifty_thousand_rows(store: Store, workshop: Workshop, asked: str) -> None:
    """All rows arrive, people are told apart, and progress is told on the way."""
    told: list[int] = []
    arrivals = [
        Arrival(f"Statement {n}", f"person {n % 9_000}", workshop.levels[n % 3].id, None)
        for n in range(50_000)
    ]

    written = store.statements.add_many(workshop.id, asked, arrivals, told.append)

    assert written == 50_000
    assert store.statements.counts(workshop.id) == (9_000, 50_000)
    assert told[-1] == 50_000
    assert told == sorted(told)
    assert len(told) > 5


def test_people_and_statements_are_counted_without_reading_them(sqlite_store: Store) -> None:
    """Every open screen asks each second: the index alone answers (SQLite tells how it does)."""
    asked = (
        "EXPLAIN QUERY PLAN SELECT count(DISTINCT participant_id), count(*) FROM statement "
        "WHERE workshop_id = :w AND NOT seed"
    )
    with sqlite_store.database.read() as connection:
        told = connection.execute(sa.text(asked), {"w": "a room"}).all()

    assert "COVERING INDEX" in " ".join(str(row) for row in told)
