"""The sample workshop: an invented organisation that a new installation opens with."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from vision.drafts.stances import RUNGS, Stance
from vision.library import SAMPLE
from vision.models import Moderation, Status
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import Arrival, Kind, Response, Setup, new_id
from vision.text.typed_text import entered
from vision.workshop.sample_end import load_end
from vision.workshop.templates import templates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vision.models import Workshop
    from vision.store import Store
    from vision.themes import Themes

UNASSIGNED: Final = -1
FOLDER: Final = SAMPLE

LOADED: Final = "sample"
"""Kept in the installation once the sample is in it, so that a removed one does not come back."""

GUESSED: Final = "sample guesses"
LEASE_S: Final = 120
ANSWERS: Final = {"agree": 1, "pass": 0, "disagree": -1}
SAID: Final = {"easier": 1, "neither": 0, "harder": -1}


def load_sample(store: Store, folder: Path = FOLDER) -> Workshop | None:
    """Put the sample into a new installation, once.

    Args:
        store: Where to.
        folder: Holds ``workshop.json``, ``statements.csv``, ``responses.csv`` and
            ``drafts.json``.

    Returns:
        The workshop; None if the sample was loaded before, or another process is loading it.
    """
    holder = new_id()
    if store.installation.get(LOADED) or not store.leases.take(LOADED, holder, LEASE_S):
        return None
    try:
        if store.installation.get(LOADED):
            return None
        for half in store.workshops.all():
            if half.is_sample:  # a process was ended while it loaded this one
                store.workshops.delete(half.id)
        workshop = _add(store, folder)
        store.installation.set(LOADED, workshop.id)
    finally:
        store.leases.release(LOADED, holder)
    return workshop


def load_guesses(store: Store, workshop: Workshop, themes: Themes, folder: Path = FOLDER) -> int:
    """Add what the sample's people say of themes, once there are any: guesses, truths, pairs.

    The files name a theme as the authors of the statements meant it. That is the theme which was
    found for most of those statements, if most statements of that theme were meant so.

    Args:
        store: Where to.
        workshop: The sample; nothing is done for any other.
        themes: What was found in it.
        folder: Holds ``guesses.csv``, ``today.csv``, ``influence.csv``, ``intended_themes.csv``
            and ``statements.csv``.

    Returns:
        How many leaders guessed; 0 if they had before.
    """
    if not workshop.is_sample or not store.installation.claim(GUESSED):
        return 0
    question = workshop.questions[0].id
    gathered = store.statements.gathered(question)
    texts = {each.id: each.text for each in gathered}
    meant = _meant(folder)
    hints = [meant.get(texts.get(key, "")) for key in themes.keys]
    theme_of = _theme_of(hints, themes.labels.tolist())
    leaders: dict[str, dict[int, int]] = {}
    for row in _rows(folder / "guesses.csv"):
        if row["theme_hint"] in theme_of:
            guesses = leaders.setdefault(row["leader"], {})
            guesses[theme_of[row["theme_hint"]]] = int(row["of_100"])
    for leader, guesses in leaders.items():
        store.guesses.keep(workshop.id, question, leader, guesses)
    people = _people(folder, {each.text: each.participant_id for each in gathered})
    truths = [
        (people[row["person"]], theme_of[row["theme_hint"]], int(row["of_10"]))
        for row in _rows(folder / "today.csv")
        if row["person"] in people and row["theme_hint"] in theme_of
    ]
    store.today_ratings.add_many(workshop.id, question, truths)
    pairs = [
        (people[row["person"]], theme_of[row["cause_hint"]], theme_of[row["effect_hint"]],
         SAID[row["said"]])
        for row in _rows(folder / "influence.csv")
        if row["person"] in people
        and row["cause_hint"] in theme_of
        and row["effect_hint"] in theme_of
    ]  # fmt: skip
    store.influences.add_many(workshop.id, question, pairs)
    return len(leaders)


def _add(store: Store, folder: Path) -> Workshop:
    told: dict[str, Any] = json.loads((folder / "workshop.json").read_text(encoding="utf-8"))
    workshop = store.workshops.add(
        Setup(
            told["title"],
            told["questions"],
            [(level["name"], level["expected"]) for level in told["levels"]],
            told["units"],
            Moderation(told["moderation"]),
            told["smallest_group"],
            told["code"],
            is_sample=True,
            parts=frozenset(Part),
            agenda=templates()[0].for_levels([each["name"] for each in told["levels"]]).agenda,
        )
    )
    arrivals = _arrivals(folder, workshop)
    people = {each.person: new_id() for each in arrivals if each.person is not None}
    store.statements.add_many(workshop.id, workshop.questions[0].id, arrivals, people=people)
    for _ in range(1, told["round"]):
        store.workshops.open_round(workshop.id)
    store.responses.add_many(workshop.id, _responses(folder, people, arrivals))
    store.workshops.move(workshop.id, Phase.SHAPE)
    _add_drafts(store, workshop, people, folder)
    store.workshops.move(workshop.id, Phase.CLOSED)
    load_end(store, workshop, folder)
    store.workshops.move(workshop.id, Phase(told["phase"]))
    store.workshops.let_join(workshop.id, on=False)  # its code is in this project for all to read
    return store.workshops.get(workshop.id)


def _add_drafts(store: Store, workshop: Workshop, people: dict[str, str], folder: Path) -> None:
    """Add the versions in the order in which they were written, with what people said to each."""
    told: dict[str, Any] = json.loads((folder / "drafts.json").read_text(encoding="utf-8"))
    store.drafts.take_suggestions(workshop.id, taken=True)
    for seen, version in enumerate(told["drafts"]):
        text = "\n".join(version["sentences"])
        draft = store.drafts.save(workshop.id, text, seen=seen, base=seen or None)
        store.drafts.share(workshop.id, draft.number)
        rungs = {people[each["person"]]: _stance(each["stance"]) for each in version["stances"]}
        store.stances.add_many(workshop.id, draft.id, rungs)
        said = [(Kind.COMMENT, each) for each in version["comments"]]
        said += [(Kind.AMENDMENT, each) for each in version.get("suggestions", [])]
        for kind, each in said:
            person, at = people[each["person"]], each["sentence"] - 1
            store.remarks.add(person, draft.id, at, each["text"], new_id(), kind=kind)
        pictures = [
            (people[each["person"]], each["sentence"] - 1, each["text"], each["wanted"])
            for each in version.get("pictures", [])
        ]
        store.say_back.add_many(workshop.id, draft.id, pictures)


def _stance(told: int | str) -> Stance:
    return Stance.APATHY if told == "unconcerned" else RUNGS[int(told) - 1]


def _responses(folder: Path, people: dict[str, str], arrivals: Sequence[Arrival]) -> list[Response]:
    return [
        Response(
            people[row["person"]],
            arrivals[int(row["row"])].id,
            ANSWERS[row["answer"]],
            matters=row["matters"] == "yes",
        )
        for row in _rows(folder / "responses.csv")
    ]


def _arrivals(folder: Path, workshop: Workshop) -> list[Arrival]:
    levels = {level.name: level.id for level in workshop.levels}
    units = {unit.name: unit.id for unit in workshop.units}
    return [
        Arrival(
            row["text"],
            row["person"],
            levels[row["level"]],
            units[row["unit"]],
            int(row["round"]),
            Status(row["status"]),
            quotable=row["quotable"] == "yes",
            id=new_id(),
        )
        for row in _rows(folder / "statements.csv")
    ]


def _people(folder: Path, writers: dict[str, str]) -> dict[str, str]:
    """Return who each person of the files is, known by words that nobody else wrote."""
    rows = _rows(folder / "statements.csv")
    texts = [entered(row["text"]) for row in rows]
    once = {text for text, count in Counter(texts).items() if count == 1}
    return {
        row["person"]: writers[text]
        for row, text in zip(rows, texts, strict=True)
        if text in once and text in writers
    }


def _meant(folder: Path) -> dict[str, str]:
    """Return what the author of each text had in mind."""
    texts = [entered(row["text"]) for row in _rows(folder / "statements.csv")]
    intended = _rows(folder / "intended_themes.csv")
    return {texts[int(row["row"])]: row["theme"] for row in intended if row["theme"]}


def _theme_of(hints: list[str | None], labels: list[int]) -> dict[str, int]:
    """Return the found theme for each hint; a theme belongs to the hint of most of its statements.

    Example:
        >>> _theme_of(["time", "time", "pay", "time", "pay", None], [1, 1, 1, 2, -1, 3])
        {'time': 1}
    """
    sizes: dict[int, Counter[str]] = {}
    for hint, label in zip(hints, labels, strict=True):
        if hint is not None and label != UNASSIGNED:
            sizes.setdefault(label, Counter())[hint] += 1
    found: dict[str, tuple[int, int]] = {}
    for label, counted in sorted(sizes.items()):
        hint, size = max(counted.items(), key=lambda item: (item[1], item[0]))
        if size > found.get(hint, (0, 0))[0]:
            found[hint] = (size, label)
    return {hint: label for hint, (_, label) in found.items()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
