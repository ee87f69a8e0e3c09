"""Expected people are corrected openly, and a join slip is one seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidSetupError, InvalidTextError
from vision.store import Arrival, today
from vision.store.attendance import telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store


def sit(store: Store, workshop: Workshop, browser: str, slip: str, level: int = -1) -> Participant:
    """Let a browser join with a slip."""
    return store.participants.join(
        workshop.id,
        browser,
        level_id=workshop.levels[level].id,
        unit_id=workshop.units[0].id,
        slip=slip,
    )


def test_a_corrected_number_is_logged_for_everyone(store: Store, workshop: Workshop) -> None:
    """From 3 executives to 9: the new number counts, the old one stays to be seen."""
    top = workshop.levels[0]
    store.attendance.expect(top.id, 9)
    store.attendance.expect(top.id, 9)

    (only,) = store.attendance.corrections(workshop.id)
    assert (only.level_id, only.before, only.after, only.day) == (top.id, 3, 9, today())
    assert store.workshops.all()[0].levels[0].expected == 9
    assert store.workshops.get(workshop.id).revision > workshop.revision
    with pytest.raises(InvalidSetupError):
        store.attendance.expect(top.id, -1)


def test_a_number_that_was_raised_stays_to_be_seen(store: Store, workshop: Workshop) -> None:
    """Raised for an hour and put back, with ten more corrections after it: everyone reads both."""
    level = workshop.levels[0]
    for people in (40, 12, *range(13, 22), 12):
        store.attendance.expect(level.id, people)

    told = telling(store.attendance.corrections(workshop.id))
    assert [(each.before, each.after) for each in told] == [(21, 12), (level.expected, 40)]


def test_a_number_that_was_taken_back_for_an_hour_stays_to_be_seen(
    store: Store, workshop: Workshop
) -> None:
    """Without a number many phones count as people: nobody hides that behind a later one."""
    level = workshop.levels[0]
    for people in (0, level.expected, level.expected + 1):
        store.attendance.expect(level.id, people)

    told = telling(store.attendance.corrections(workshop.id))
    assert [each.after for each in told] == [level.expected + 1, 0]
    for people in (50, 0, 12):
        store.attendance.expect(level.id, people)
    told = telling(store.attendance.corrections(workshop.id))
    assert [each.after for each in told] == [12, 0, 50]  # the one does not hide the other


def test_a_number_that_was_lowered_to_count_who_came_stays_to_be_seen(
    store: Store, workshop: Workshop
) -> None:
    """Whoever tries from which number on too many joined learns how many did, and is seen to."""
    level = workshop.levels[1]
    for people in (4, 2, 3, level.expected):
        store.attendance.expect(level.id, people)
    told = telling(store.attendance.corrections(workshop.id))
    assert [each.after for each in told] == [level.expected, 2]

    store.attendance.expect(level.id, level.expected + 3)
    told = telling(store.attendance.corrections(workshop.id))
    assert [each.after for each in told] == [level.expected + 3, 2]


def test_a_slip_is_one_seat(store: Store, workshop: Workshop) -> None:
    """The first phone with a slip sits at its level; the second is told that it is used."""
    top = workshop.levels[0]
    one, other = store.attendance.make_slips(top.id, 2)
    joined = sit(store, workshop, "phone", one.upper().replace("-", " "))

    assert joined.level_id == top.id
    assert store.attendance.slips(workshop.id) == {top.id: (2, 1)}
    assert store.participants.codes_asked(workshop.id) == (frozenset(), True)
    with pytest.raises(InvalidTextError, match="used already"):
        sit(store, workshop, "another", one)
    assert [each.seated for each in store.attendance.present(workshop.id)] == [True]
    assert sit(store, workshop, "another", other).level_id == top.id


def test_a_level_with_slips_needs_one(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """Nobody joins it, or changes to it, without; other levels are open as before."""
    store.attendance.make_slips(workshop.levels[0].id, 3)
    join("phone")

    with pytest.raises(InvalidTextError, match="join slips"):
        join("phone", level=0)
    with pytest.raises(InvalidTextError, match="join slips"):
        join("another", level=0)


def test_slips_can_be_taken_back(store: Store, workshop: Workshop) -> None:
    """Those that nobody has used are worth nothing then."""
    top = workshop.levels[0].id
    used, spare = store.attendance.make_slips(top, 2)
    sit(store, workshop, "phone", used)

    assert store.attendance.drop_slips(top) == 1
    with pytest.raises(InvalidTextError):
        sit(store, workshop, "another", spare)


@pytest.mark.parametrize("came", [1, 3, 5])
def test_dropping_slips_does_not_tell_how_many_came(
    store: Store, workshop: Workshop, came: int
) -> None:
    """Of five slips some are used; after each dropping only those made since count."""
    top = workshop.levels[0].id
    for number, slip in enumerate(store.attendance.make_slips(top, 5)[:came]):
        sit(store, workshop, f"phone {number}", slip)
    made = [store.attendance.slips(workshop.id)[top][0]]
    for _ in range(2):
        store.attendance.drop_slips(top)
        made.append(store.attendance.slips(workshop.id)[top][0])
    with pytest.raises(InvalidTextError, match="join slips"):
        store.participants.join(workshop.id, "late", level_id=top, unit_id=workshop.units[0].id)
    (slip, *_others) = store.attendance.make_slips(top, 10)
    made.append(store.attendance.slips(workshop.id)[top][0])
    sit(store, workshop, "late", slip)

    assert made == [5, 0, 0, 10]
    assert store.attendance.slips(workshop.id) == {top: (10, 1)}


def test_dropped_slips_are_gone_once_a_trial_is_emptied(store: Store, workshop: Workshop) -> None:
    """What works again counts, what was dropped does not, and nothing tells how many came."""
    top = workshop.levels[0].id
    first, *_others = store.attendance.make_slips(top, 5)
    sit(store, workshop, "phone", first)
    store.attendance.drop_slips(top)
    again = store.attendance.make_slips(top, 2)[0]
    sit(store, workshop, "another", again)
    store.trials.empty(workshop.id)

    assert store.attendance.slips(workshop.id) == {top: (2, 0)}
    assert sit(store, workshop, "phone", again).level_id == top


def test_slips_are_guessed_slowly(store: Store, workshop: Workshop) -> None:
    """After some wrong codes a browser waits, as it does with passphrases."""
    said = set()
    for n in range(30):
        with pytest.raises(InvalidTextError) as told:
            sit(store, workshop, "phone", f"aaaa-{n}")
        said.add(str(told.value))

    assert len(said) > 1


def test_nobody_sees_whose_slip_it_was(store: Store, workshop: Workshop) -> None:
    """What is kept of a slip is a keyed hash and whether it is used, and no person."""
    (code,) = store.attendance.make_slips(workshop.levels[0].id, 1)
    joined = sit(store, workshop, "phone", code)
    with store.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM slip").all()

    assert len(rows) == 1
    assert joined.id not in str(rows)
    assert code not in str(rows)
    assert code.replace("-", "") not in str(rows)


def test_a_filled_question_takes_nothing_more(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """After one file that is all: no phone writes, no card is added, no second file comes."""
    asked = workshop.questions[0].id
    row = Arrival("Fair pay", "ann", workshop.levels[0].id, None)
    me = join()
    store.statements.add_many(workshop.id, asked, [row], only="people")

    assert store.workshops.all()[0].questions[0].filled == "people"
    with pytest.raises(ClosedError, match="one file"):
        store.statements.add(me.id, asked, "More trees", "token")
    with pytest.raises(ClosedError, match="one file"):
        store.statements.add_many(workshop.id, asked, [row])
    with pytest.raises(ClosedError, match="one file"):
        store.statements.add_many(workshop.id, asked, [row], only="people")

    store.statements.open_question(asked)
    store.statements.add(me.id, asked, "More trees", "token")
    assert store.statements.counts(workshop.id) == (2, 2)


def test_a_question_with_answers_is_not_filled(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """Where somebody has written, a file can no longer be all answers."""
    asked = workshop.questions[0].id
    store.statements.add(join().id, asked, "More trees", "token")

    with pytest.raises(ClosedError, match="answers already"):
        store.statements.add_many(
            workshop.id, asked, [Arrival("Pay", None, None, None)], only="rows"
        )


def test_new_workshops_are_strict(store: Store, workshop: Workshop) -> None:
    """Only those from before count whoever joined."""
    assert workshop.strict
    assert store.workshops.get(workshop.id).strict
