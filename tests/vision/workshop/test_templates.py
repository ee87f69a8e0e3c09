"""Ready-made workshops: whole, in order, and made of whatever levels an organisation has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.readers import reading
from vision.errors import InvalidSetupError, InvalidTextError
from vision.limits import LONGEST_STATEMENT
from vision.models import Step
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Setup
from vision.translation import LANGUAGES
from vision.workshop.templates import Template, again, create, templates

if TYPE_CHECKING:
    from vision.store import Store

LEVELS = [("Board", 6), ("Wards", 40)]
NAMES = [each.name for each in templates()]


def template(name: str) -> Template:
    """Return a ready-made template."""
    return next(each for each in templates() if each.name == name)


def setup(chosen: Template, **changes: object) -> Setup:
    """Return what a facilitator chooses who changes nothing but the levels."""
    given = {"title": "Lindwater", "questions": chosen.questions, "levels": LEVELS}
    return Setup(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_workshop_that_can_begin(sqlite_store: Store, name: str) -> None:
    """Created without a word written: questions, a step with something to say in each phase."""
    chosen = template(name)
    made = create(sqlite_store, setup(chosen), chosen)

    assert made.questions
    assert made.phase is Phase.GATHER
    phases = [step.phase for step in made.agenda]
    assert phases == sorted(phases, key=list(Phase).index)
    assert {Phase.GATHER, Phase.THEMES, Phase.CLOSED} <= set(phases)
    assert all(step.title and step.says for step in made.agenda)
    assert all(step.minutes for step in made.agenda if step.phase is not Phase.CLOSED)
    said = " ".join(text for step in made.agenda for text in (*step.says, step.does))
    assert "{" not in said
    assert made.parts == chosen.parts


def test_the_usual_one_asks_nothing_more() -> None:
    """The first of the list is what a workshop was before there were templates."""
    first = templates()[0]

    assert first.questions == ("What should it feel like to work here in ten years?",)
    assert not first.parts
    assert not any(first.seeds)
    assert not first.brings


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_other_one_puts_something_to_the_room(sqlite_store: Store, name: str) -> None:
    """A seed that people answer among their own words, or what the leaders bring."""
    chosen = template(name)
    brought = "We listen. We learn." if chosen.brings else ""
    made = create(sqlite_store, setup(chosen), chosen, brought)

    assert sqlite_store.seeds.all(made.questions[0].id)


def test_sentences_speak_of_the_levels_that_are_there() -> None:
    """The highest and the lowest are named; where there is one level, nobody is set against it."""
    read = template("create").for_levels(["Board", "Nurses", "Porters"]).agenda[1]
    assert read.says[-1] == "First we hear Porters, last Board."

    alone = template("create").for_levels(["Everyone"]).agenda[1]
    assert alone.says == read.says[:-1]


def test_a_draft_is_brought_along(sqlite_store: Store) -> None:
    """It is the first version, shared with nobody yet, and each sentence is put to everyone."""
    chosen = template("draft")
    made = create(sqlite_store, setup(chosen), chosen, "We listen. We learn from mistakes.\n")

    draft = sqlite_store.drafts.newest(made.id)
    assert draft is not None
    assert (draft.number, draft.shared) == (1, False)
    asked = {seed.text for seed in sqlite_store.seeds.all(made.questions[0].id)}
    assert asked == {"We listen.", "We learn from mistakes."}
    assert made.parts == {Part.SAY_BACK, Part.METER}


def test_goals_are_put_to_everyone(sqlite_store: Store) -> None:
    """One a line, beside the template's own; nothing is written as a draft."""
    chosen = template("strategy")
    made = create(sqlite_store, setup(chosen), chosen, "Grow abroad\n\nHalve the forms")

    asked = {seed.text for seed in sqlite_store.seeds.all(made.questions[0].id)}
    assert {"Grow abroad", "Halve the forms"} < asked
    assert sqlite_store.drafts.newest(made.id) is None


@pytest.mark.parametrize("brought", ["x" * (LONGEST_STATEMENT + 1), "\n".join(map(str, range(60)))])
def test_what_does_not_fit_leaves_no_half_workshop(sqlite_store: Store, brought: str) -> None:
    """A goal that is too long, or too many goals: one sentence, and no workshop."""
    chosen = template("strategy")
    with pytest.raises((InvalidSetupError, InvalidTextError)):
        create(sqlite_store, setup(chosen), chosen, brought)

    assert sqlite_store.workshops.all() == ()


def test_a_workshop_is_used_again_without_its_people(store: Store) -> None:
    """Questions, levels, rules, parts, steps and seeds come along; words and people do not."""
    chosen = template("future")
    old = create(store, setup(chosen, units=["North"], language="de", smallest_group=7), chosen)
    level, unit = old.levels[0].id, old.units[0].id
    person = store.participants.join(old.id, "writer", level_id=level, unit_id=unit)
    store.statements.add(person.id, old.questions[0].id, "More time", "t")
    withdrawn = store.seeds.add(old.id, old.questions[0].id, ["No"])[0]
    store.seeds.ask(old.id, withdrawn, asked=False)

    store.brands.keep(old.id, "Lindwater", "#B4560A")
    store.brands.keep_logo(old.id, b"PNG")
    copied = again(store, old)
    new = create(store, setup(copied, units=copied.units, language="de", smallest_group=7), copied)

    assert new.id != old.id
    assert new.code != old.code
    assert (new.agenda, new.parts, new.language) == (old.agenda, old.parts, "de")
    assert [each.text for each in new.questions] == [each.text for each in old.questions]
    seeds = [each.text for each in store.seeds.all(new.questions[0].id)]
    assert seeds == ["We stop something old before we start something new."]
    assert new.brand == store.workshops.get(old.id).brand
    assert store.brands.logo(new.id) == b"PNG"
    assert store.participants.count(new.id) == 0
    assert store.statements.counts(new.id) == (0, 0)


def test_used_again_it_speaks_of_the_levels_that_are_there_now(sqlite_store: Store) -> None:
    """Other levels were chosen: what is said names none that is gone, and one level is no two."""
    old = create(sqlite_store, setup(template("future")), template("future"))
    copied = again(sqlite_store, old)
    assert any("Wards" in text for step in copied.agenda for text in step.says)

    for levels in ([("Owners", 3), ("Wards", 40)], [("Owners", 3), ("Shops", 40)], [("All", 9)]):
        new = create(sqlite_store, setup(copied, levels=levels), copied)
        said = " ".join(text for step in new.agenda for text in (*step.says, step.does))
        assert "Board" not in said
        assert ("Wards" in said) is (("Wards", 40) in levels)
        assert ("Where do" in said) is (len(levels) > 1)
        assert "{" not in said


def _step(*says: str, does: str = "") -> Step:
    return Step(Phase.CLOSED, "Our own", says, does)


@pytest.mark.parametrize(
    ("before", "after", "typed"),
    [
        (("Leitung", "Team"), ("Leitung", "Mitarbeitende"), "Wir halten als Team zusammen"),
        (("Vorstand", "Alle"), ("Vorstand", "Team"), "Alle reden mit, auch {bottom}."),
        (("Vorstand", "Alle"), ("Alle",), "Vorstand und Team: {top} zuerst"),
        (("部", "課"), ("役員", "課"), "部長も一人の社員として話します"),
    ],
)
def test_what_people_typed_stays_when_levels_change(
    sqlite_store: Store, before: tuple[str, ...], after: tuple[str, ...], typed: str
) -> None:
    """A level may be called by an everyday word: whoever typed that word did not mean the level."""
    old_levels, levels = [(name, 20) for name in before], [(name, 20) for name in after]
    chosen = template("create")
    chosen = replace(chosen, agenda=(*chosen.agenda, _step(typed, does=typed)), seeds=((typed,),))
    copied = replace(chosen, name="", levels=tuple(old_levels))
    new = create(sqlite_store, setup(copied, levels=levels), copied)

    assert new.agenda[-1].says == (typed,)
    assert new.agenda[-1].does == typed
    assert [each.text for each in sqlite_store.seeds.all(new.questions[0].id)] == [typed]


@pytest.mark.parametrize("code", LANGUAGES)
def test_ready_sentences_follow_the_levels_in_every_language(
    sqlite_store: Store, code: str
) -> None:
    """Made in one language, used again in another: what was ready-made names the new levels."""
    with reading(code):
        old = create(sqlite_store, setup(template("future")), template("future"))
    copied = again(sqlite_store, old)
    new = create(sqlite_store, setup(copied, levels=[("Owners", 3), ("Shops", 40)]), copied)
    said = [text for step in old.agenda for text in (*step.says, step.does)]
    now = [text for step in new.agenda for text in (*step.says, step.does)]

    assert any("Wards" in text for text in said)
    assert now == [text.replace("Board", "Owners").replace("Wards", "Shops") for text in said]
