"""A cut that is looked at is the cut that is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.models import Lens
from vision.store import Arrival, Setup
from vision.themes import Edit, Themes, next_theme_id
from vision.workshop.theme_splits import cut, uncut
from vision.workshop.worker import make

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

SAID = (
    *("More time for patients", "Time for our patients", "Time to sit with patients"),
    *("Fair rosters for nurses", "Rosters a month ahead", "Rosters that stay as they are"),
    *("One record for all", "One electronic record", "A record that everyone reads"),
)


def filled(store: Store, lens: Lens, texts: tuple[str, ...] = SAID) -> Workshop:
    """Return a workshop in which thirty-six people said some things, with its first result."""
    made = store.workshops.add(Setup("Spring", ["What do you hope for?"], [("All", 40)], []))
    arrivals = [
        Arrival(f"{text}, {n}", f"{n} {text}", made.levels[0].id, None)
        for n in range(4)
        for text in texts
    ]
    store.statements.add_many(made.id, made.questions[0].id, arrivals, only="people")
    store.workshops.choose_themes(made.id, lens, 2)
    return refreshed(store, made)


def refreshed(store: Store, workshop: Workshop) -> Workshop:
    """Make the next result, as the worker would."""
    workshop = store.workshops.get(workshop.id)
    make(store, workshop, workshop.questions[0])
    return workshop


def themes(store: Store, workshop: Workshop) -> tuple[dict, Themes]:  # type: ignore[type-arg]
    """Return the newest result, as it is kept and unpacked."""
    newest = store.snapshots.newest_id(workshop.questions[0].id)
    stored = store.snapshots.get(str(newest))
    assert stored is not None
    return stored.body, Themes.from_json(stored.body["themes"])


def test_what_is_shown_is_what_is_made(store: Store) -> None:
    """The same names, sizes and typical statements; to look changes nothing."""
    workshop = filled(store, Lens.MEANING)
    body, before = themes(store, workshop)
    largest = max(before.themes, key=lambda theme: theme.size)
    edit = Edit.split(largest.id, (next_theme_id(before),))

    question = workshop.questions[0]
    shown = cut(uncut(store, workshop, question, body), edit)
    assert len(shown) == 2
    assert sum(part.size for part in shown) == largest.size
    assert store.theme_edits.log(question.id) == ()
    assert store.workshops.get(workshop.id).revision == workshop.revision

    store.theme_edits.add(workshop.id, question.id, edit.to_json())
    _body, after = themes(store, refreshed(store, workshop))
    assert [after.theme(part.id) for part in shown] == list(shown)


def test_statements_that_came_meanwhile_stay_out_of_it(store: Store) -> None:
    """Nobody's words are seen in a cut before they are seen in a theme."""
    workshop = filled(store, Lens.WORDS)
    body, before = themes(store, workshop)
    late = Arrival("Rosters for the night", "late", workshop.levels[0].id, None)
    store.statements.open_question(workshop.questions[0].id)
    store.statements.add_many(workshop.id, workshop.questions[0].id, [late])
    given = uncut(store, workshop, workshop.questions[0], body)
    assert {each.id for each in given.gathered} == set(before.keys)


def test_what_is_all_alike_does_not_fall_in_two(store: Store) -> None:
    """One part comes back, with everything in it."""
    workshop = filled(store, Lens.WORDS, ("More time for patients",))
    body, before = themes(store, workshop)
    theme = before.themes[0]
    edit = Edit.split(theme.id, (next_theme_id(before),))
    parts = cut(uncut(store, workshop, workshop.questions[0], body), edit)
    assert sum(part.size for part in parts) == theme.size
