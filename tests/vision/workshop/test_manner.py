"""A workshop whose levels write differently is compared by what they say, and the pages say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.manner import LEVELS, room
from vision.models import Lens
from vision.phases import Phase
from vision.store import Arrival, Setup
from vision.themes import Themes
from vision.workshop.worker import make

if TYPE_CHECKING:
    from vision.store import Store


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

    assert any("How levels write" in each for each in withheld)
    assert any("Left out, as words that mark this level" in each for each in withheld)
    assert not {"stratégie", "stratégique", "gouvernance", "prenantes", "pilotage"} & {
        part for word in words for part in word.casefold().split()
    }


def test_where_levels_write_alike_nothing_is_said(sqlite_store: Store) -> None:
    """The same people without a manner."""
    withheld, _ = told(sqlite_store, "none")

    assert not any("How levels write" in each for each in withheld)
