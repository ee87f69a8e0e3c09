"""Workshops: set up, found by their code, moved through their phases, deleted for good."""

from __future__ import annotations

import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
import sqlalchemy as sa

from vision.errors import ConflictError, InvalidSetupError, NotFoundError, UnknownCodeError
from vision.models import Lens, Moderation, Role
from vision.optional_parts import Part
from vision.phases import Phase
from vision.settings import Settings
from vision.store import Setup, Store, Unsaved, codes, open_store
from vision.store.migration import migrate
from vision.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vision.models import Participant, Workshop

    Join = Callable[..., Participant]


def test_an_arrival_at_one_server_is_known_at_the_other(
    database_url: str, secret: bytes, setup: Setup
) -> None:
    """Whoever tries the way in may meet another server than the phone did."""
    one, other = Store(database_url, secret), Store(database_url, secret)
    room = one.workshops.add(setup)
    assert other.workshops.arrived(room.id) is None
    one.workshops.note_arrival(room.id)
    assert (other.workshops.arrived(room.id) or 0) > 0
    one.close()
    other.close()


def test_a_workshop_comes_back_as_it_was_set_up(store: Store) -> None:
    """Title, questions, levels from the top down, units, and the defaults of a beginning."""
    made = store.workshops.add(
        Setup(
            "Gr\u00fc\u00dfe <b>",
            ["One?", "Two?"],
            [("Board", 4), ("Staff", 0)],
            ["North", "South"],
            Moderation.APPROVE_FIRST,
            smallest_group=7,
        )
    )

    found = store.workshops.get(made.id)
    assert found == made
    assert (found.title, found.phase, found.round) == ("Gr\u00fc\u00dfe <b>", Phase.GATHER, 1)
    assert [q.text for q in found.questions] == ["One?", "Two?"]
    assert [(lv.name, lv.rank, lv.expected) for lv in found.levels] == [
        ("Board", 0, 4),
        ("Staff", 1, 0),
    ]
    assert [u.name for u in found.units] == ["North", "South"]
    assert (found.moderation, found.smallest_group) == (Moderation.APPROVE_FIRST, 7)
    assert (found.lens, found.theme_count, found.revealed) == (Lens.MEANING, None, False)


def test_a_workshop_has_only_the_parts_that_somebody_turned_on(store: Store) -> None:
    """None by default, those of its setup otherwise; each is switched by itself."""
    plain = store.workshops.add(Setup("Plain", ["Why?"], [("All", 0)]))
    made = store.workshops.add(
        Setup("Rich", ["Why?"], [("All", 0)], parts=frozenset({Part.SLATE, Part.METER}))
    )

    assert (plain.parts, made.parts) == (frozenset(), {Part.SLATE, Part.METER})
    store.workshops.switch_part(made.id, Part.SAY_BACK, on=True)
    store.workshops.switch_part(made.id, Part.METER, on=False)
    store.workshops.switch_part(made.id, Part.METER, on=False)
    found = store.workshops.get(made.id)
    assert (found.parts, found.revision > made.revision) == ({Part.SLATE, Part.SAY_BACK}, True)
    with pytest.raises(NotFoundError):
        store.workshops.switch_part("gone", Part.SLATE, on=True)


def test_a_code_is_found_however_it_is_typed(store: Store, workshop: Workshop) -> None:
    """Case, spaces and hyphens do not matter; a wrong code gets a sentence."""
    word, digits = workshop.code.split()

    for typed in (workshop.code, f"{word.lower()}{digits}", f" {word}-{digits} "):
        assert store.workshops.by_code(typed).id == workshop.id
    for typed in ("", "NOPE 99", "\x00", "\ud800", "'; --", digits):
        with pytest.raises(UnknownCodeError, match="Check the wall"):
            store.workshops.by_code(typed)


@pytest.mark.parametrize("wish", ["--", "x" * 30, "   ", "\U0001f44d"])
def test_an_unusable_wish_gets_a_random_code(store: Store, wish: str) -> None:
    """A code that nobody could type, or that no column holds, is not given."""
    made = store.workshops.add(Setup("A", ["Q?"], [("All", 0)], code=wish))

    assert store.workshops.by_code(made.code) == made
    assert made.code.split()[1].isdigit()


def test_a_wished_code_is_given_once(store: Store) -> None:
    """Twelve workshops at once with the same wish: one gets it, all have codes of their own."""
    setup = Setup("A", ["Q?"], [("All", 0)], code="care 25")
    start = threading.Barrier(12)

    def add(_number: int) -> str:
        start.wait()
        return store.workshops.add(setup).code

    with ThreadPoolExecutor(12) as pool:
        made = list(pool.map(add, range(12)))
    assert made.count("CARE 25") == 1
    assert len(set(made)) == 12


def test_phases_move_both_ways(store: Store, workshop: Workshop) -> None:
    """The facilitator may go back; pages that only need the phase get it cheaply."""
    for phase in (Phase.THEMES, Phase.RESPOND, Phase.GATHER, Phase.CLOSED):
        store.workshops.move(workshop.id, phase)
        assert store.workshops.get(workshop.id).phase is phase
        assert store.workshops.phase(workshop.id) is phase
    assert store.workshops.phase("gone") is None


def test_two_facilitators_move_the_phase_at_once(store: Store, workshop: Workshop) -> None:
    """Who moves from what the screen no longer says is told so, and nothing moves."""
    store.workshops.move(workshop.id, Phase.THEMES, seen=Phase.GATHER)

    with pytest.raises(ConflictError, match="Someone else has just changed the phase"):
        store.workshops.move(workshop.id, Phase.CLOSED, seen=Phase.GATHER)
    assert store.workshops.phase(workshop.id) is Phase.THEMES


def test_rounds_count_up_and_gather(store: Store, workshop: Workshop) -> None:
    """A new round gathers again, with the same people and questions."""
    store.workshops.move(workshop.id, Phase.CLOSED)

    assert store.workshops.open_round(workshop.id) == 2
    found = store.workshops.get(workshop.id)
    assert (found.round, found.phase, found.questions) == (2, Phase.GATHER, workshop.questions)


def test_two_facilitators_open_one_round(store: Store, workshop: Workshop) -> None:
    """Whoever looked at the round before is told, and nothing of a further round remains."""
    store.workshops.open_round(workshop.id, seen=1)

    with pytest.raises(ConflictError, match="Someone else has just changed the round"):
        store.workshops.open_round(workshop.id, seen=1)

    assert store.workshops.get(workshop.id).round == 2
    assert store.workshops.open_round(workshop.id, seen=2) == 3


def test_the_smallest_group_is_fixed_by_the_first_statement(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Free until someone has trusted it, then never again; and never under three."""
    store.workshops.choose_protection(workshop.id, Moderation.APPROVE_FIRST, 8)
    with pytest.raises(InvalidSetupError, match="3 people"):
        store.workshops.choose_protection(workshop.id, Moderation.APPROVE_FIRST, 2)
    store.statements.add(join().id, asked, "I trust this", "t")

    with pytest.raises(InvalidSetupError, match="have begun to write"):
        store.workshops.choose_protection(workshop.id, Moderation.SHOW_AND_HIDE, 3)
    found = store.workshops.get(workshop.id)
    assert (found.moderation, found.smallest_group) == (Moderation.APPROVE_FIRST, 8)


def test_protection_and_first_statement_at_the_same_moment(store: Store, setup: Setup) -> None:
    """Either the rules change first and the statement waits, or the change comes too late."""
    for number in range(15):
        room = store.workshops.add(setup)
        person = store.participants.join(
            room.id, "p", level_id=room.levels[0].id, unit_id=room.units[0].id
        )
        start = threading.Barrier(2)

        def write(
            who: str = person.id, to: str = room.questions[0].id, gate: threading.Barrier = start
        ) -> str:
            gate.wait()
            return store.statements.add(who, to, "First", "t").status

        def tighten(what: str = room.id, gate: threading.Barrier = start) -> bool:
            gate.wait()
            try:
                store.workshops.choose_protection(what, Moderation.APPROVE_FIRST, 5)
            except InvalidSetupError:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            written, changed = pool.submit(write), pool.submit(tighten)
        assert (written.result() == "waiting") == changed.result(), number


def test_settings_of_themes_timer_and_archive(store: Store, workshop: Workshop) -> None:
    """What a facilitator sets comes back; an archived workshop does not open by its code."""
    store.workshops.choose_themes(workshop.id, Lens.WORDS, 9)
    store.workshops.set_timer(workshop.id, 1_900_000_000)
    found = store.workshops.get(workshop.id)
    assert (found.lens, found.theme_count) == (Lens.WORDS, 9)
    assert store.workshops.timer(workshop.id) == 1_900_000_000

    store.workshops.archive(workshop.id)
    assert store.workshops.all() == ()
    assert [each.id for each in store.workshops.all(archived=True)] == [workshop.id]
    with pytest.raises(UnknownCodeError):
        store.workshops.by_code(workshop.code)
    store.workshops.archive(workshop.id, archived=False)
    assert store.workshops.by_code(workshop.code).id == workshop.id


def test_what_is_gone_says_so(store: Store) -> None:
    """Every act on a deleted workshop is one sentence."""
    workshops = store.workshops
    for act in (
        lambda: workshops.get("gone"),
        lambda: workshops.move("gone", Phase.THEMES),
        lambda: workshops.open_round("gone"),
        lambda: workshops.choose_themes("gone", Lens.WORDS, None),
        lambda: workshops.archive("gone"),
    ):
        with pytest.raises(NotFoundError, match="no longer here"):
            act()


@pytest.mark.slow
def test_reading_while_another_thread_changes_the_shape(sqlite_store: Store, setup: Setup) -> None:
    """Whoever reads while a facilitator rewords or deletes gets the workshop, and no error."""
    room = sqlite_store.workshops.add(setup)
    done = threading.Event()

    def drop() -> None:
        while not done.is_set():
            sqlite_store.workshops._shapes.pop(room.id, None)

    pause = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    dropping = threading.Thread(target=drop)
    dropping.start()
    try:
        assert {sqlite_store.workshops.get(room.id).id for _ in range(1_500)} == {room.id}
    finally:
        done.set()
        dropping.join()
        sys.setswitchinterval(pause)


def test_the_sample_comes_last(store: Store) -> None:
    """A facilitator's own workshops stand before the invented one, by title."""
    for title, sample in (("b", False), ("A", True), ("a", False)):
        store.workshops.add(Setup(title, ["Q?"], [("All", 0)], is_sample=sample))

    assert [each.title for each in store.workshops.all()] == ["a", "b", "A"]


def test_deleting_takes_everything_of_one_workshop_only(
    store: Store, setup: Setup, workshop: Workshop, join: Join, asked: str
) -> None:
    """No row of the deleted workshop is left in any table; the other one is whole."""
    other = store.workshops.add(setup)
    someone = store.participants.join(
        other.id, "p", level_id=other.levels[0].id, unit_id=other.units[0].id
    )
    kept = store.statements.add(someone.id, other.questions[0].id, "Stays", "t")
    _fill(store, workshop, join, asked, "Goes")

    store.workshops.delete(workshop.id)

    assert store.statements.of(someone.id, other.questions[0].id) == (kept,)
    with store.database.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(sa.select(table)):
                assert workshop.id not in row
                assert asked not in row
        assert not connection.execute(sa.text("SELECT count(*) FROM vector")).scalar()


def test_deleted_words_are_on_no_disk(empty_folder: Path, secret: bytes, setup: Setup) -> None:
    """After deleting, no file of the installation holds a byte of what was written.

    Neither the database, nor its log, nor the backup copies that migrations made.
    """
    store = Store(f"sqlite:///{empty_folder / 'vision.db'}", secret)
    migrate(store.database)
    room = store.workshops.add(setup)

    def join() -> Participant:
        return store.participants.join(
            room.id, "p", level_id=room.levels[0].id, unit_id=room.units[0].id
        )

    _fill(store, room, join, room.questions[0].id, "quokkamarker")
    (empty_folder / "vision-before-0000-20250101-abcd.bak").write_bytes(b"quokkamarker")
    assert _found(empty_folder, b"quokkamarker")

    store.workshops.delete(room.id)

    assert not _found(empty_folder, b"quokkamarker")
    assert not _found(empty_folder, setup.title.encode())
    store.close()


def test_withdrawn_words_are_on_no_disk(empty_folder: Path, secret: bytes, setup: Setup) -> None:
    """Withdrawing a statement takes it from the file and from the log."""
    store = Store(f"sqlite:///{empty_folder / 'vision.db'}", secret)
    migrate(store.database)
    room = store.workshops.add(setup)
    person = store.participants.join(
        room.id, "p", level_id=room.levels[0].id, unit_id=room.units[0].id
    )
    kept = store.statements.add(person.id, room.questions[0].id, "quokkamarker", "t")
    assert _found(empty_folder, b"quokkamarker")

    store.statements.withdraw(person.id, kept.id)

    assert not _found(empty_folder, b"quokkamarker")
    store.close()


def test_deleting_is_finished_at_the_next_start(
    sqlite_url: str, secret: bytes, setup: Setup
) -> None:
    """Killed between deleting and scrubbing: the next start scrubs."""
    store = Store(sqlite_url, secret)
    room = store.workshops.add(setup)
    store.installation.set("scrub", "due")
    backup = store.database.file.with_name("vision-before-0000-20250101-abcd.bak")
    backup.write_bytes(b"old words")

    store.workshops.scrub()

    assert not backup.exists()
    assert store.installation.get("scrub") is None
    assert store.workshops.get(room.id) == room
    store.close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A folder of its own for one database."""
    folder = tmp_path / "alone"
    folder.mkdir()
    return folder


def _fill(
    store: Store, workshop: Workshop, join: Callable[[], Participant], asked: str, marker: str
) -> None:
    """Put something that holds ``marker`` into every table that can hold it."""
    person = join()
    store.statements.add(person.id, asked, f"{marker} " * 40, "t1")
    changed = store.statements.add(person.id, asked, f"{marker} twice", "t2")
    store.statements.change(person.id, changed.id, f"{marker} three times")
    store.participants.keep_writing(person.id, asked, f"{marker} half")
    store.theme_edits.add(workshop.id, asked, {"rename": marker})
    store.snapshots.add(workshop.id, asked, round_=1, revision=99, body={"name": marker})
    store.guesses.keep(workshop.id, asked, "leader", {1: 50})
    store.vectors("e").put({"h": np.ones(4, dtype=np.float32)})
    store.passes.grant("desk", workshop.id, Role.FACILITATOR)
    store.seeds.add(workshop.id, asked, [f"{marker} seed"])
    store.unsaved.keep(workshop.id, "leader", Unsaved(0, None, f"{marker} unsaved"))
    draft = store.drafts.save(workshop.id, f"{marker} draft", seen=0)
    store.drafts.share(workshop.id, 1)
    store.workshops.move(workshop.id, Phase.SHAPE)
    store.stances.take(person.id, draft.id, "commitment")
    store.remarks.add(person.id, draft.id, 0, f"{marker} remark", "t")


def _found(folder: Path, marker: bytes) -> bool:
    return any(marker in path.read_bytes() for path in folder.iterdir())


def test_codes_are_longer_where_the_app_is_public(tmp_path: Path) -> None:
    """With an address on the internet, 670,000 codes stand in the place of 10,000."""
    given = {"VISION_DATA": str(tmp_path), "PUBLIC_URL": "https://vision.example"}
    with closing(open_store(Settings.from_mapping(given))) as store:
        made = store.workshops.add(Setup("Room", ["Why?"], [("All", 0)]))
        wished = store.workshops.add(Setup("Room", ["Why?"], [("All", 0)], code="KITE 47"))

        assert re.fullmatch(r"[A-Z]+ [2-9]{4}", made.code)
        assert wished.code == "KITE 47"
        assert store.workshops.by_code(made.code.lower().replace(" ", "")).id == made.id
    assert len(codes.SHORT_WORDS) * 8**4 > 600_000
