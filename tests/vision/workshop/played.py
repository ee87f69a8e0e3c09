"""A workshop played from a script: only what people and leaders give to the store, in its order."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from vision.drafts import Coverage, Matcher, coverage
from vision.errors import NotEnoughTextError
from vision.phases import Phase
from vision.privacy import Published
from vision.store import Kind, Response, Setup
from vision.themes import Themes
from vision.workshop import worker
from vision.workshop.meter import measure
from vision.workshop.snapshots import cached_encoder

if TYPE_CHECKING:
    from pathlib import Path

    from vision.drafts.meter import Meter
    from vision.models import Workshop
    from vision.store import Draft, Store

ANSWERS = {"agree": 1, "disagree": -1, "pass": 0}


class Play:
    """A workshop, and what happens in it."""

    def __init__(self, store: Store, levels: list[tuple[str, int]]) -> None:
        self.store = store
        self.room: Workshop = store.workshops.add(Setup("Played", ["What for?"], levels))

    def people(self, event: dict[str, Any]) -> list[str]:
        """Return the first so many people of a level, who join when they first do something."""
        level = next(each for each in self.room.levels if each.name == event["level"])
        return [
            self.store.participants.join(
                self.room.id, f"{level.name} {at}", level_id=level.id, unit_id=None
            ).id
            for at in range(event["people"])
        ]

    def newest(self) -> Draft:
        """Return the newest version that everyone may read."""
        draft = self.store.drafts.newest(self.room.id, shared=True)
        assert draft is not None
        return draft

    def at(self, phase: Phase) -> None:
        """Move the room to where something may happen."""
        if self.store.workshops.phase(self.room.id) is not phase:
            self.store.workshops.move(self.room.id, phase)

    def do(self, event: dict[str, Any]) -> None:
        """Let one thing happen."""
        getattr(self, event["do"])(event)

    def write(self, event: dict[str, Any]) -> None:
        """People write statements."""
        self.at(Phase.GATHER)
        for at, person in enumerate(self.people(event)):
            text = event["texts"][at % len(event["texts"])]
            self.store.statements.add(person, self.room.questions[0].id, text, text)

    def reveal(self, _event: dict[str, Any]) -> None:
        """Themes are shown."""
        self.at(Phase.THEMES)
        self.look()

    def answer(self, event: dict[str, Any]) -> None:
        """People answer all statements of others."""
        self.at(Phase.RESPOND)
        asked = self.store.responses.choices(self.room.questions[0].id)
        for person in self.people(event):
            said = [
                Response(person, each.id, ANSWERS[event["answer"]], matters=False)
                for each in asked
                if each.participant_id != person
            ]
            self.store.responses.add_many(self.room.id, said)

    def save(self, event: dict[str, Any]) -> None:
        """Leaders save a version."""
        before = self.store.drafts.all(self.room.id)
        seen = before[-1].number if before else 0
        text = "\n".join(event["sentences"])
        draft = self.store.drafts.save(self.room.id, text, seen=seen, base=seen or None)
        if event.get("shared"):
            self.store.drafts.share(self.room.id, draft.number)

    def stand(self, event: dict[str, Any]) -> None:
        """People say where they stand."""
        people = self._shaping(event)
        for person in people:
            self.store.stances.take(person, self.newest().id, event["stance"])

    def comment(self, event: dict[str, Any], kind: Kind = Kind.COMMENT) -> None:
        """People say something to a sentence."""
        people = self._shaping(event)
        for person in people:
            place, text = event["sentence"] - 1, event["text"]
            self.store.remarks.add(person, self.newest().id, place, text, text, kind=kind)

    def suggest(self, event: dict[str, Any]) -> None:
        """People write a sentence their way."""
        self.store.drafts.take_suggestions(self.room.id, taken=True)
        self.comment(event, Kind.AMENDMENT)

    def _shaping(self, event: dict[str, Any]) -> list[str]:
        """Return people once the room shapes its vision; who is new may join then, too."""
        self.at(Phase.SHAPE)
        return self.people(event)

    def look(self) -> dict[str, Any] | None:
        """Return the newest snapshot, made now; None where there is too little to find themes."""
        self.room = self.store.workshops.get(self.room.id)
        try:
            made = worker.make(self.store, self.room, self.room.questions[0])
        except NotEnoughTextError:
            return None
        stored = self.store.snapshots.get(made)
        return stored.body if stored else None

    def measured(self) -> Meter | None:
        """Return how the vision came about, as pages would show it now."""
        if not self.room.revealed and self.store.workshops.phase(self.room.id) is Phase.GATHER:
            self.at(Phase.SHAPE)
        body = self.look()
        if body is None:
            return measure(
                self.store, self.room, carries=None, published=None, agreement=None, standings={}
            )
        return measured(self.store, self.room, body)


def measured(store: Store, room: Workshop, body: dict[str, Any]) -> Meter | None:
    """Return how a vision came about, as pages would show it beside a snapshot of the question."""
    themes, published = Themes.from_json(body["themes"]), Published.from_json(body["published"])
    texts = {each.id: each.text for each in store.statements.gathered(room.questions[0].id)}
    encoder = cached_encoder(store.vectors, texts.values())
    matcher = Matcher(themes, [texts.get(key) for key in themes.keys], encoder=encoder)

    def carries(text: str) -> Coverage:
        return coverage(text, matcher, published)

    return measure(
        store,
        room,
        carries=carries,
        published=published,
        agreement=body["agreement"],
        standings=body["standings"],
    )


def play(store: Store, path: Path) -> Play:
    """Play a script to its end."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    played = Play(store, [(name, people) for name, people in told["levels"]])
    for event in told.get("event", []):
        played.do(event)
    return played
