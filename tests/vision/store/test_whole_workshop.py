"""A whole workshop goes into another database and is there what it was here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidFileError
from vision.exchange.workshop_file import read_workshop_file, write_workshop_file
from vision.phases import Phase
from vision.store import Arrival
from vision.store.schema_versions import newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

WORDS = "quiet otter by the canal"


@pytest.mark.slow
def test_a_workshop_comes_back_as_it_was(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Deleted here and opened from its file: the same words, people, answers and drafts."""
    writer, reader = join("writer"), join("reader")
    said = store.statements.add(writer.id, asked, "More time, =1+1; ü 漢字", "t")
    store.statements.add_many(workshop.id, asked, [Arrival("From a file", "p", None, None)])
    store.workshops.move(workshop.id, Phase.RESPOND)
    store.responses.answer(reader.id, said.id, 1)
    store.drafts.save(workshop.id, "We listen.", seen=0)

    packed = store.transfers.pack(workshop.id)
    sealed = write_workshop_file(packed, WORDS, schema="0014")
    store.workshops.delete(workshop.id)
    opened = read_workshop_file(sealed, WORDS, schema="0016")
    assert opened == packed
    assert store.transfers.unpack(opened) == workshop.id

    assert store.transfers.pack(workshop.id) == packed
    assert {each.text for each in store.statements.gathered(asked)} == {
        "More time, =1+1; ü 漢字", "From a file",
    }  # fmt: skip
    assert [each.answer for each in store.responses.all(asked)] == [1]
    with pytest.raises(InvalidFileError, match="here already"):
        store.transfers.unpack(opened)


def test_a_file_of_2026_opens_in_another_installation(store: Store) -> None:
    """A file that was sealed elsewhere, by the version of that day, opens in every later one."""
    sealed = Path(__file__).with_name("spring-2026.workshop").read_bytes()
    opened = store.transfers.unpack(read_workshop_file(sealed, WORDS, schema=newest() or ""))
    found = store.workshops.get(opened)
    assert (found.title, found.phase) == ("Spring of 2026", Phase.RESPOND)
    asked = found.questions[0].id
    said = {each.id: each.text for each in store.statements.gathered(asked)}
    assert set(said.values()) == {"Time for patients; ü 漢字", "=1+1, a quiet room"}
    answers = [(said[each.statement_id], each.answer) for each in store.responses.all(asked)]
    assert answers == [("Time for patients; ü 漢字", 1)]
    assert [each.text for each in store.drafts.all(opened)] == ["We have time."]


def test_no_way_in_leaves_with_it(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """Browsers and passphrases of this installation are not in the file."""
    join("writer")
    packed = store.transfers.pack(workshop.id)
    assert packed["participant"]
    assert all(row["visitor_hash"] is None for row in packed["participant"])
    assert packed["workshop"][0]["facilitator_hash"] is None
    assert not {"pass", "slip", "writing", "unsaved"} & packed.keys()


def test_the_order_of_writing_does_not_leave_with_it(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Whoever opens the file does not see who joined, wrote or answered first."""
    people = [join(f"writer {number}") for number in range(12)]
    said = [
        store.statements.add(each.id, asked, f"Time {at}", f"t{at}")
        for at, each in enumerate(people)
    ]
    store.workshops.move(workshop.id, Phase.RESPOND)
    for each in people[1:]:
        store.responses.answer(each.id, said[0].id, 1)

    packed = store.transfers.pack(workshop.id)
    for table, key in (("participant", "id"), ("statement", "id"), ("response", "participant_id")):
        keys = [row[key] for row in packed[table]]
        assert (table, keys) == (table, sorted(keys))
        assert len(keys) > 10


def test_rows_of_another_workshop_are_refused(store: Store, workshop: Workshop) -> None:
    """A file can't reach into a workshop that is not its own."""
    packed = store.transfers.pack(workshop.id)
    store.workshops.delete(workshop.id)
    level = dict(packed["level"][0], workshop_id="another")
    with pytest.raises(InvalidFileError, match="do not belong together"):
        store.transfers.unpack({**packed, "level": [level]})
    with pytest.raises(InvalidFileError, match="holds no workshop"):
        store.transfers.unpack({})
