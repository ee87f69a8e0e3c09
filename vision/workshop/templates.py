"""Templates: ready-made workshops to begin with, and workshops made from them or used again.

The ready-made ones are data, in ``templates.toml`` beside this module.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision.drafts import clauses
from vision.errors import InvalidSetupError
from vision.limits import LONGEST_DRAFT, MOST_SEEDS, SMALLEST_GROUP
from vision.models import Moderation, Step
from vision.optional_parts import Part
from vision.phases import Phase
from vision.text.typed_text import entered
from vision.translation import _, everywhere, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Workshop
    from vision.store import Setup, Store

DATA: Final = Path(__file__).with_suffix(".toml")
DRAFT: Final = "draft"
GOALS: Final = "goals"
LEVELS_IN: Final = ("{top}", "{bottom}")
"""Places in a text for the highest and the lowest level."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a new workshop begins with; every part of it can be changed.

    Attributes:
        name: Of a ready-made one; empty for one that was made from a workshop.
        title: Where one chooses it; of the workshop, where it was made from one.
        lead: What it is for.
        questions: In order, at least one.
        agenda: Steps in the order of their phases.
        seeds: Statements that are put to everyone, by question.
        parts: What it has beside its phases.
        brings: What leaders bring along: ``draft``, ``goals``, or empty for nothing.
        levels: Names and people expected; empty for those of the house.
        units: Names; may be empty.
        moderation: How statements reach a screen.
        smallest_group: People a group needs before anything is said about it.
        language: Code of the language for browsers whose own is not spoken; may be empty.
        brand_of: Id of the workshop whose name, colour and logo it takes; empty for none.
    """

    name: str
    title: str
    lead: str
    questions: tuple[str, ...]
    agenda: tuple[Step, ...]
    seeds: tuple[tuple[str, ...], ...] = ()
    parts: frozenset[Part] = frozenset()
    brings: str = ""
    levels: tuple[tuple[str, int], ...] = ()
    units: tuple[str, ...] = ()
    moderation: Moderation = Moderation.SHOW_AND_HIDE
    smallest_group: int = SMALLEST_GROUP
    language: str = ""
    brand_of: str = ""

    def for_levels(self, names: Sequence[str]) -> Template:
        """Return it with its sentences said of these levels.

        Sentences that compare levels are left out where there is only one. Where it was made from
        a workshop, only sentences that came from a ready-made template and were left as they were
        change; what people typed and its seeds stay as they are.

        Args:
            names: Of the levels, from the top down.
        """
        ready = {} if self.name else _ready_sentences([name for name, _people in self.levels])

        def fitting(texts: Sequence[str]) -> tuple[str, ...]:
            if self.name:
                return _fitting(texts, names)
            kept = (
                _fitting([ready[_spaced(each)]], names)
                if names and _spaced(each) in ready
                else (each,)
                for each in texts
            )
            return tuple(each for some in kept for each in some)

        steps = tuple(
            replace(step, says=fitting(step.says), does="".join(fitting([step.does])))
            for step in self.agenda
        )
        return replace(self, agenda=steps)


def _ready_sentences(names: Sequence[str]) -> dict[str, str]:
    """Return each ready-made sentence that compares levels, as it is said of these, with places.

    In every language of the interface: a workshop keeps those of whoever created it. One level is
    compared with none.
    """
    if len(names) < 2:  # noqa: PLR2004 - nobody was set against anybody
        return {}
    steps = [step for template in _ready().values() for step in template.agenda]
    places = {
        said
        for text in dict.fromkeys(text for step in steps for text in (*step.says, step.does))
        if any(place in text for place in LEVELS_IN)
        for said in everywhere(text)
    }
    return {_spaced(_fitting([each], names)[0]): each for each in sorted(places)}


def _spaced(text: str) -> str:
    """Return a text with plain spaces, as a workshop's steps are kept."""
    return " ".join(text.split())


@cache
def _ready() -> dict[str, Template]:
    """Return the ready-made templates by name, in English.

    Raises:
        InvalidSetupError: The file names a step, a phase or a part that is not there.
    """
    told_in = tomllib.loads(DATA.read_text(encoding="utf-8"))
    try:
        steps = {name: _step(row) for name, row in told_in["steps"].items()}
        return {name: _template(name, row, steps) for name, row in told_in["templates"].items()}
    except (KeyError, ValueError) as error:
        raise InvalidSetupError(
            told("The templates can’t be read: {error} is not known.", error=str(error))
        ) from error


def _step(row: dict[str, Any]) -> Step:
    return Step(
        Phase(row["phase"]),
        row["title"],
        tuple(row["says"]),
        row.get("does", ""),
        row.get("minutes", 0),
    )


def _template(name: str, row: dict[str, Any], steps: dict[str, Step]) -> Template:
    return Template(
        name=name,
        title=row["title"],
        lead=row["lead"],
        questions=tuple(row["questions"]),
        agenda=tuple(steps[each] for each in row["steps"]),
        seeds=(tuple(row.get("seeds", ())),),
        parts=frozenset(Part(each) for each in row.get("parts", ())),
        brings=row.get("brings", ""),
    )


def templates() -> tuple[Template, ...]:
    """Return the ready-made templates in the language that is read, the usual one first.

    Places for levels still stand in their sentences, see :meth:`Template.for_levels`.
    """
    return tuple(_said(each) for each in _ready().values())


def brings_draft(name: str) -> bool:
    """Return whether workshops of a template of this name begin with a draft."""
    found = _ready().get(name)
    return found is not None and found.brings == DRAFT


def _said(template: Template) -> Template:
    """Return a template in the language that is read."""
    return replace(
        template,
        title=_(template.title),
        lead=_(template.lead),
        questions=tuple(_(each) for each in template.questions),
        agenda=tuple(
            replace(
                step,
                title=_(step.title),
                says=tuple(_(each) for each in step.says),
                does=_(step.does),
            )
            for step in template.agenda
        ),
        seeds=tuple(tuple(_(each) for each in some) for some in template.seeds),
    )


def _fitting(texts: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return texts with levels in their places; what a workshop of one level can't say goes."""
    if not names:
        return tuple(texts)
    kept = [
        each for each in texts if len(names) > 1 or not any(place in each for place in LEVELS_IN)
    ]
    return tuple(each.replace("{top}", names[0]).replace("{bottom}", names[-1]) for each in kept)


def again(store: Store, workshop: Workshop) -> Template:
    """Return a template made from a workshop: all that was set up in it, and nobody of its people.

    Seeds that were withdrawn are left out.
    """
    return Template(
        name="",
        title=workshop.title,
        lead="",
        questions=tuple(each.text for each in workshop.questions),
        agenda=workshop.agenda,
        seeds=tuple(
            tuple(seed.text for seed in store.seeds.all(each.id) if seed.asked)
            for each in workshop.questions
        ),
        parts=workshop.parts,
        levels=tuple((each.name, each.expected) for each in workshop.levels),
        units=tuple(each.name for each in workshop.units),
        moderation=workshop.moderation,
        smallest_group=workshop.smallest_group,
        language=workshop.language,
        brand_of=workshop.id,
    )


def create(store: Store, setup: Setup, template: Template, brought: str = "") -> Workshop:
    """Create a workshop with the agenda, the parts and the seeds of a template.

    Args:
        store: Where to.
        setup: Title, questions, levels and rules, as somebody chose them.
        template: Says what it begins with.
        brought: The draft, or the goals, that leaders have already, a sentence or a line each;
            everyone is asked about each in *Respond*.

    Raises:
        InvalidSetupError: Something is missing, or there is too much of it.
        InvalidTextError: One of the texts is too long.
    """
    fitting = template.for_levels(setup.names)
    asked = _brought(template, brought)
    setup = replace(setup, agenda=fitting.agenda, parts=fitting.parts, template=template.name)
    made = store.workshops.add(setup)
    try:
        if template.brand_of:
            store.brands.copy(template.brand_of, made.id)
        for at, question in enumerate(made.questions):
            seeds = [
                *(asked if at == 0 else ()),
                *(fitting.seeds[at] if at < len(fitting.seeds) else ()),
            ]
            if seeds:
                store.seeds.add(made.id, question.id, list(dict.fromkeys(seeds)))
        if asked and template.brings == DRAFT:
            store.drafts.save(made.id, brought, seen=0)
    except BaseException:
        store.workshops.delete(made.id)
        raise
    return store.workshops.get(made.id) if template.brand_of else made


def _brought(template: Template, text: str) -> list[str]:
    """Return what leaders bring as statements to put to everyone.

    Raises:
        InvalidSetupError: There are too many.
        InvalidTextError: One is too long, or all of it is.
    """
    if not template.brings or not text.strip():
        return []
    entered(text, longest=LONGEST_DRAFT, what="draft")
    parts = [each.text for each in clauses(text)] if template.brings == DRAFT else text.splitlines()
    kept = [entered(each) for each in parts if each.strip()]
    most = MOST_SEEDS - sum(len(some) for some in template.seeds)
    if len(kept) > most:
        raise InvalidSetupError(
            told("There is room for {most} sentences. Leave some out.", most=most)
        )
    return kept
