"""A workshop whose levels write differently is compared by what they say, and the pages say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from benchmarks.manner import LEVELS, room
from tests.pages.leadership.conftest import texts
from vision.models import Lens
from vision.phases import Phase
from vision.privacy import ExistingPeople
from vision.store import Arrival, Setup
from vision.store.statement_rows import Gathered
from vision.text import clean
from vision.themes import Themes, default_encoder, text_hash
from vision.workshop.snapshots import found_in, snapshot
from vision.workshop.worker import make

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.models import Workshop
    from vision.store import Store

OPENINGS = (
    "From a strategic perspective, going forward,",
    "Aligned with governance, going forward,",
    "In terms of stakeholder value, strategic as it is,",
    "From a governance perspective, aligned with stakeholder value,",
)
"""How cards are written that pretend to a level."""


def told(store: Store, kind: str) -> tuple[list[str], list[str]]:
    """Return what is said not to be shown, and names and keywords of themes, of a made room."""
    made = room("made", kind, 3)
    workshop = store.workshops.add(Setup("T", ["What?"], [(level, 0) for level in LEVELS]))
    place = {level.name: level.id for level in workshop.levels}
    arrivals = [
        Arrival(text, f"p{n}", place[level], None)
        for n, (text, level) in enumerate(zip(made.texts, made.levels, strict=True))
    ]
    store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, only="people")
    store.workshops.choose_themes(workshop.id, Lens.WORDS, 6)
    store.workshops.move(workshop.id, Phase.THEMES)
    workshop = store.workshops.get(workshop.id)
    stored = store.snapshots.get(make(store, workshop, workshop.questions[0]))
    assert stored is not None
    withheld = [str(each) for each in stored.body["alignment"]["withheld"]]
    themes = Themes.from_json(stored.body["themes"]).themes
    return withheld, [word for each in themes for word in (each.name, *each.keywords)]


def test_a_manner_is_left_out_of_themes_and_it_is_said(sqlite_store: Store) -> None:
    """Stock phrases of one level: named as left out, and in no name and no keyword."""
    withheld, words = told(sqlite_store, "stock all")

    assert "How levels write" in withheld[0]  # where there is room for a few, it is among them
    assert any("Left out, as words that mark this level" in each for each in withheld)
    assert not {"stratégie", "stratégique", "gouvernance", "prenantes", "pilotage"} & {
        part for word in words for part in word.casefold().split()
    }


@pytest.mark.slow
def test_no_vector_is_kept_of_what_nobody_typed(sqlite_store: Store) -> None:
    """Statements without their manner, and phrases: their vectors would outlive the statements."""
    if default_encoder() is None:
        pytest.skip("the package that compares meaning is not installed")
    made = room("made", "stock all", 3)
    workshop = sqlite_store.workshops.add(Setup("T", ["What?"], [(level, 0) for level in LEVELS]))
    place = {level.name: level.id for level in workshop.levels}
    gathered = [
        Gathered(f"s{n}", text, f"p{n}", place[level], None, 1, True)
        for n, (text, level) in enumerate(zip(made.texts, made.levels, strict=True))
    ]

    class Kept:
        vectors: ClassVar[dict[str, object]] = {}

        def get(self, _hashes: Sequence[str]) -> dict[str, object]:
            return {}

        def put(self, vectors: Mapping[str, object]) -> None:
            self.vectors.update(vectors)

    body = snapshot(
        gathered,
        workshop,
        previous=None,
        edits=[],
        vectors=lambda _name: Kept(),  # type: ignore[arg-type, return-value]
    )
    assert any("How levels write" in str(each) for each in body["alignment"]["withheld"])
    assert Kept.vectors
    assert Kept.vectors.keys() <= {text_hash(clean(text)[:600]) for text in made.texts}


def test_where_levels_write_alike_nothing_is_said(sqlite_store: Store) -> None:
    """The same people without a manner."""
    withheld, _ = told(sqlite_store, "none")

    assert not any("How levels write" in each for each in withheld)


def kept(workshop: Workshop, *, executive: bool, probing: int, careless: bool = False) -> bool:
    """Return whether the word "kites" of somebody's statement is left in what themes are made of.

    Args:
        workshop: A room of fifteen with one executive.
        executive: Whether it is the executive's statement, and no nurse's.
        probing: Cards at the executives' level that hold the word as well.
        careless: Whether cards tell how a level writes.
    """
    top, front = (level.id for level in workshop.levels)
    said = [("Kites over the roof for every patient", "writer", top if executive else front)]
    said += [(text, f"p{n}", front) for n, text in enumerate(texts(14))]
    said.append((texts(15)[14], "other", front if executive else top))
    for n, text in enumerate(texts(20)):
        own = f"{OPENINGS[n % 4]} {text.lower()}{' and kites' if n < probing else ''}"
        said += [(own, f"card{n}", top), (text, f"plain{n}", front)]
    rows = frozenset(who for _, who, _ in said if who.startswith(("card", "plain")))
    found, _themes = found_in(
        [Gathered(f"s{n}", text, who, level, None, 1, True)
         for n, (text, who, level) in enumerate(said)],
        workshop,
        previous=None, edits=[], encoder=None,
        existing=ExistingPeople({top: 1, front: 15}, {top: 1, front: 30},
                              frozenset() if careless else rows),
    )  # fmt: skip
    return "ites" in found.texts[0]


def test_no_card_tells_by_the_manner_of_a_level_who_wrote_a_word(sqlite_store: Store) -> None:
    """However many cards repeat a rare word at a level, it stays or goes whoever wrote it."""
    made = sqlite_store.workshops.add(Setup("T", ["What?"], [("Executive", 1), ("Front", 30)]))
    sqlite_store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    room_of_15 = sqlite_store.workshops.get(made.id)

    def told(*, careless: bool) -> list[int]:
        return [
            probing
            for probing in range(3, 9)
            if len({kept(room_of_15, executive=who, probing=probing, careless=careless)
                    for who in (True, False)}) > 1
        ]  # fmt: skip

    assert told(careless=False) == []
    assert told(careless=True) != []
