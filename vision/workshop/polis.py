"""A conversation held with Polis becomes a workshop: its statements, its people, their answers."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.consensus import polis_files, read_polis_export
from vision.errors import InvalidFileError
from vision.exchange.formats.workbooks import open_package
from vision.exchange.safe_spreadsheet import unguarded
from vision.phases import Phase
from vision.store import Arrival, Response, Setup, new_id
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.consensus import PolisExport
    from vision.models import Workshop
    from vision.store import Store

_NO_TIME: Final = "0"
"""Stands in our own files where Polis has a time; nobody's author stands beside it."""

_LONGEST_TOPIC: Final = 80
_LONGEST_QUESTION: Final = 300
EVERYONE: Final = marked("Everyone")
UNNAMED: Final = marked("A Polis conversation")


@dataclass(frozen=True, slots=True, eq=False)
class Conversation:
    """What a packed Polis export holds.

    Attributes:
        topic: What it is about; "" where the export does not say.
        export: Statements and votes.
        authors: Statement to the person who wrote it; those of nobody are missing.
    """

    topic: str
    export: PolisExport
    authors: dict[str, str]


def read_conversation(data: bytes) -> Conversation:
    """Return the conversation in a packed Polis export.

    Raises:
        InvalidFileError: No Polis export, or one that can't be read.
    """
    with open_package(data) as package, tempfile.TemporaryDirectory() as folder:
        found = polis_files(package.namelist())
        if not {"comments.csv", "participants-votes.csv"} <= found.keys():
            raise InvalidFileError(
                marked(
                    "This is no Polis export: comments.csv and participants-votes.csv are missing."
                )
            )
        contents = {file: package.read(name) for file, name in found.items()}
        for name, content in contents.items():
            (Path(folder) / name).write_bytes(content)
        export = read_polis_export(Path(folder))
    return Conversation(
        _topic(contents.get("summary.csv", b"")), export, _authors(contents["comments.csv"])
    )


def _topic(summary: bytes) -> str:
    text = summary.decode("utf-8-sig", errors="replace")
    rows = dict(row[:2] for row in csv.reader(io.StringIO(text)) if len(row) > 1)
    return " ".join(rows.get("topic", "").split())


def _authors(comments: bytes) -> dict[str, str]:
    text = comments.decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {
        row["comment-id"]: row["author-id"]
        for row in rows
        if row.get("author-id")
        and (row.get("is-seed") or "").casefold() != "true"
        and row.get("timestamp") != _NO_TIME
    }


def add_conversation(store: Store, found: Conversation) -> Workshop:
    """Make a workshop of a conversation: responding, with everyone at one level.

    Comments that its moderators rejected are left out, with the votes on them; so is a vote on
    one's own statement, which Polis adds by itself.
    """
    export = found.export
    topic = found.topic or str(_(UNNAMED))
    setup = Setup(topic[:_LONGEST_TOPIC], [topic[:_LONGEST_QUESTION]], [(str(_(EVERYONE)), 0)])
    workshop = store.workshops.add(setup)
    try:
        return _fill(store, workshop, found, export)
    except Exception:
        store.workshops.delete(workshop.id)
        raise


def _fill(store: Store, workshop: Workshop, found: Conversation, export: PolisExport) -> Workshop:
    level = workshop.levels[0].id
    people = {person: new_id() for person in export.votes.people}
    ids = {statement: new_id() for statement in export.votes.statements
           if statement not in export.rejected}  # fmt: skip
    arrivals = [
        Arrival(
            unguarded(text, own=not found.authors),
            found.authors.get(statement),
            level,
            None,
            id=ids[statement],
        )
        for statement, text in zip(export.votes.statements, export.texts, strict=True)
        if statement in ids and text.strip()
    ]
    kept = {arrival.id for arrival in arrivals}
    store.statements.add_many(
        workshop.id, workshop.questions[0].id, arrivals, people=people, only="people"
    )
    store.participants.add_nameless(workshop.id, list(people.values()), level)
    answers = [
        Response(people[person], ids[statement], int(value), matters=False)
        for person, row in zip(export.votes.people, export.votes.values, strict=True)
        for statement, value in zip(export.votes.statements, row, strict=True)
        if statement in ids
        and ids[statement] in kept
        and not np.isnan(value)
        and found.authors.get(statement) != person
    ]
    store.responses.add_many(workshop.id, answers)
    store.workshops.move(workshop.id, Phase.THEMES)
    store.workshops.move(workshop.id, Phase.RESPOND)
    return store.workshops.get(workshop.id)
