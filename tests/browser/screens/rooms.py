"""Rooms to look at: empty, of six whose every field is hostile, of twelve, sample, thousands."""

from __future__ import annotations

import csv
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vision.errors import VisionError
from vision.library import SAMPLE
from vision.models import Lens, Role
from vision.phases import Phase
from vision.settings import Settings
from vision.store import INSTALLATION, Arrival, Response, Setup, open_store

if TYPE_CHECKING:
    from tests.browser.conftest import Server
    from vision.models import Workshop
    from vision.store import Store

UNBROKEN: Final = "Vorstandsvergütungsveröffentlichungsverordnungsbeauftragtenausschussmitglieder"
FAMILY: Final = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HOSTILE: Final = (
    "نريد وقتاً كافياً للمرضى، وأن يُسمع كلامنا",
    f"{FAMILY} time for our own families {FAMILY}{FAMILY}",
    "W" * 200,
    "<b>More</b> *time* for [patients](http://evil.example) & `less` $forms$",
    "患者さんとゆっくり話す時間がほしい。毎日急がされずに働きたい。",
    "I wish for\na list\n\nof short\nlines " + "that goes on " * 30,
)
PLAIN: Final = (
    "We have time to sit down with a frightened patient",
    "Time for patients, and nobody asks why I was slow",
    "One record for every patient, and one login",
    "One login for all systems would save an hour a day",
    "Rosters that are known a month ahead",
    "Fair rosters, and weekends off now and then",
    "Enough hands on the night shift, also in summer",
    "Shifts that are fully staffed, also at night",
    "A new colleague can ask anything on the first day",
    "Nobody is afraid to say that something went wrong",
    "We listen to patients because we have the time",
    "Less time with forms, more time with patients",
)
DRAFT: Final = (
    "We have time for the people who come to us.\nEvery patient has one record, and we have one "
    "login.\nRosters are fair, known a month ahead, and leave room for our own families.\n"
    "Whoever says that something went wrong is thanked for it."
)
ENDINGS: Final = (
    "",
    ", and soon",
    ", every day of the year",
    ", as the hospice does",
    ". Nothing matters more to me",
    ", for new colleagues as well",
    ". We have said so for years",
    ", here and at every other site",
)
THOUSANDS: Final = 5_000
ANSWERING: Final = 180
RUNGS: Final = ("Board", "Directors", "Heads", "Team leads", "Specialists", "Frontline")
LARGE: Final = ("sample", "thousands")
"""Rooms that are made once, and go from phase to phase."""


@dataclass
class Room:
    """A workshop as somebody finds it, and the browsers that know it.

    Attributes:
        workshop: Id.
        phone: Token of somebody who joined, wrote and answered.
    """

    workshop: str
    phone: str


@dataclass
class Stage:
    """A running server with all rooms, in each phase.

    Attributes:
        owner: Token of the owner of the installation, who may see every page.
        rooms: By how many people are in them and, except for the sample, by phase.
    """

    server: Server
    store: Store
    owner: str
    rooms: dict[tuple[str, Phase | None], Room] = field(default_factory=dict)

    def room(self, state: str, phase: Phase) -> tuple[Workshop, Room]:
        """Return a room that stands in a phase, once its themes are there."""
        key = (state, None if state in LARGE else phase)
        if key not in self.rooms:
            self.rooms[key] = self._made(state, phase)
        room = self.rooms[key]
        if self.store.workshops.get(room.workshop).phase is not phase:
            self.store.workshops.move(room.workshop, phase)
            time.sleep(1.5)  # where a room stands is kept in memory for a second
        if state == "sample" and phase is Phase.CLOSED:
            self._pulse(room.workshop)
        workshop = self.store.workshops.get(room.workshop)
        if state != "empty" and workshop.revealed:
            self._wait_for_themes(workshop, large=state in LARGE)
        return workshop, room

    def _made(self, state: str, phase: Phase) -> Room:
        if state in LARGE:
            return self._sample() if state == "sample" else self._thousands()
        store, token = self.store, secrets.token_urlsafe(32)
        workshop = store.workshops.add(_setup(state))
        texts = {"empty": (), "six": HOSTILE, "twelve": PLAIN}[state]
        level, unit = workshop.levels[-1].id, workshop.units[-1].id
        people = [token, *(secrets.token_urlsafe(32) for _ in texts[1:])]
        said = []
        for person, text in zip(people, texts or ("",), strict=True):
            joined = store.participants.join(workshop.id, person, level_id=level, unit_id=unit)
            for question in workshop.questions if text else ():
                kept = store.statements.add(joined.id, question.id, text, secrets.token_urlsafe(8))
                said.append(kept.id)
        if phase in (Phase.SHAPE, Phase.CLOSED) and texts:
            self._answer(workshop, people, said)
            text = DRAFT if state == "twelve" else "\n".join(HOSTILE[:4])
            store.workshops.move(workshop.id, Phase.SHAPE)
            draft = store.drafts.save(workshop.id, text, seen=0, base=None)
            store.drafts.share(workshop.id, draft.number)
        store.workshops.move(workshop.id, phase)
        return Room(workshop.id, token)

    def _answer(self, workshop: Workshop, people: list[str], said: list[str]) -> None:
        """Let everyone agree with what others said."""
        self.store.workshops.move(workshop.id, Phase.RESPOND)
        for token in people:
            person = self.store.participants.find(workshop.id, token)
            assert person is not None
            for statement in said:
                with suppress(VisionError):  # nobody answers the own words
                    self.store.responses.answer(person.id, statement, 1, matters=False)

    def _sample(self) -> Room:
        workshop = next(each for each in self.store.workshops.all() if each.is_sample)
        self.store.workshops.let_join(workshop.id, on=True)
        self.store.workshops.move(workshop.id, Phase.GATHER)
        token = secrets.token_urlsafe(32)
        person = self.store.participants.join(
            workshop.id, token, level_id=workshop.levels[-1].id, unit_id=workshop.units[0].id
        )
        for text in PLAIN[:2]:
            self.store.statements.add(person.id, workshop.questions[0].id, text, text)
        return Room(workshop.id, token)

    def _pulse(self, workshop_id: str) -> None:
        """Let a pulse be open, so that its page asks."""
        draft = self.store.drafts.newest(workshop_id, shared=True)
        assert draft is not None
        if self.store.pulses.now(workshop_id) is None:
            self.store.pulses.open(workshop_id, draft.id)

    def _thousands(self) -> Room:
        """Import what 2,500 people said, and what 180 answer; compared by words, which is quick."""
        store, token = self.store, secrets.token_urlsafe(32)
        workshop = store.workshops.add(
            Setup(
                "All of Lindwater",
                ["What should it feel like to work here in ten years?"],
                [(name, 500) for name in RUNGS],
                [f"Site {at}" for at in range(1, 41)],
            )
        )
        store.workshops.choose_themes(workshop.id, Lens.WORDS, None)
        with (SAMPLE / "statements.csv").open(encoding="utf-8", newline="") as file:
            said = [row["text"] for row in csv.DictReader(file)]
        question, levels = workshop.questions[0].id, [each.id for each in workshop.levels]
        units = [each.id for each in workshop.units]
        store.statements.add_many(
            workshop.id,
            question,
            [
                Arrival(
                    f"{said[at % len(said)]}{ENDINGS[at // len(said)]}",
                    str(at // 2),
                    # the further down, the more people
                    levels[min(len(levels) - 1, (at // 2 % 64).bit_length())],
                    units[at // 2 % len(units)],
                )
                for at in range(THOUSANDS)
            ],
            only="people",
        )
        store.participants.join(workshop.id, token, level_id=levels[-1], unit_id=units[0])
        store.workshops.move(workshop.id, Phase.THEMES)
        self._wait_for_themes(store.workshops.get(workshop.id), large=True)
        store.workshops.move(workshop.id, Phase.RESPOND)
        asked = [each.id for each in store.responses.choices(question)][:24]
        answers = []
        for number in range(ANSWERING):
            person = store.participants.join(
                workshop.id,
                secrets.token_urlsafe(32),
                level_id=levels[number % len(levels)],
                unit_id=units[0],
            )
            answers += [
                Response(person.id, statement, 1 - at % 3, matters=at % 5 == 0)
                for at, statement in enumerate(asked)
            ]
        store.responses.add_many(workshop.id, answers)
        store.workshops.move(workshop.id, Phase.SHAPE)
        draft = store.drafts.save(workshop.id, DRAFT, seen=0, base=None)
        store.drafts.share(workshop.id, draft.number)
        return Room(workshop.id, token)

    def _wait_for_themes(self, workshop: Workshop, *, large: bool) -> None:
        """Wait for the newest themes; in a small room there may be none, which is a state too."""
        give_up = time.monotonic() + (240 if large else 20)
        for question in workshop.questions:
            while self.store.snapshots.revision(question.id) != workshop.revision:
                if time.monotonic() > give_up:
                    assert not large, "There are no themes after four minutes."
                    return
                time.sleep(0.3)


def _setup(state: str) -> Setup:
    if state == "six":
        return Setup(
            UNBROKEN[:80],
            [f"{FAMILY} {UNBROKEN} ما الذي نريده معاً؟ " + "What would you be proud of? " * 6],
            [(f"{UNBROKEN[:70]} {at}", 10) for at in range(1, 13)],
            [f"وحدة {at} {FAMILY} {'Unit of a long name ' * 3}" for at in range(1, 41)],
        )
    return Setup(
        "Lindwater 2035",
        ["What should it feel like to work here in ten years?", "What stands in the way?"][
            : 2 if state == "twelve" else 1
        ],
        [("Executives", 5), ("Heads", 8), ("Frontline", 40)],
        ["Harbour Clinic", "Home Care"],
    )


def opened(server: Server) -> Stage:
    """Return the stage on a server that runs; its owner is nobody's browser yet."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
    owner = secrets.token_urlsafe(32)
    store.passes.grant(owner, INSTALLATION, Role.OWNER)
    return Stage(server, store, owner)
