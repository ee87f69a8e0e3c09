"""The worker: turns what is stored into the next snapshot, one at a time per workshop.

Writing computes nothing; pages show the newest snapshot. In between stands this thread. A lease in
the database keeps the workers of several servers out of each other's way.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from vision.errors import StorageError, VisionError
from vision.store import new_id
from vision.themes import Themes
from vision.workshop.answers import answers, said_twice
from vision.workshop.counted_people import writers
from vision.workshop.optional_parts import optional_parts
from vision.workshop.sample import load_guesses
from vision.workshop.snapshots import is_current, shown_mark, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.models import Question, Workshop
    from vision.store import Store

PAUSE_S: Final = 2.0
"""Seconds between two looks at what has changed."""

LOG_S: Final = 30.0
"""Seconds for which SQLite's log may keep the order in which words were written."""

LEASE_S: Final = 30
"""Seconds after which another worker takes over from one that was killed."""

log = logging.getLogger("vision.worker")


class Worker:
    """A thread that keeps the snapshots of all workshops up to date.

    Args:
        store: Where statements come from and snapshots go.
        pause: Seconds between two looks.
    """

    def __init__(self, store: Store, pause: float = PAUSE_S) -> None:
        self._store, self._pause = store, pause
        self._name = new_id()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="vision-worker", daemon=True)
        self._tried: dict[str, int] = {}
        self._said: dict[str, int] = {}
        self._warned = self._warned_before = ""
        self._emptied = -LOG_S

    def start(self) -> None:
        """Begin to look for changes."""
        self._thread.start()

    def stop(self) -> None:
        """End after the snapshot that is being made, if any."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def step(self) -> int:
        """Look once at every workshop and return how many snapshots were made."""
        made = 0
        for ended in self._store.retention.ended():
            self._store.workshops.delete(ended)
        self._store.passes.forget_tries()
        self._store.leader_links.forget()
        self._empty_log()
        for workshop in self._store.workshops.all():
            for question in workshop.questions:
                if self._stop.is_set():
                    return made
                made += self._look(workshop, question)
        return made

    def _empty_log(self) -> None:
        """Let the log go into the file: in the log words stand in the order in which they came."""
        now = time.monotonic()
        if now - self._emptied >= LOG_S and self._store.database.empty_log():
            self._emptied = now

    def _run(self) -> None:
        while not self._stop.is_set():
            self._warned_before, self._warned = self._warned, ""
            try:
                self.step()
            except StorageError as error:
                self._warn(str(error))
            except Exception as error:  # noqa: BLE001 - one bad workshop must not stop the others
                log.error("The worker could not look: %s", type(error).__name__)  # noqa: TRY400 - a traceback might hold typed words
            self._stop.wait(self._pause)

    def _look(self, workshop: Workshop, question: Question) -> int:
        """Make a snapshot if one is due and no other worker is at it; return how many were."""
        if self._tried.get(question.id) == workshop.revision:
            return 0
        said = self._store.participants.said(workshop.id)
        told = self._store.snapshots.revision(question.id)
        if told == workshop.revision and self._told(question) == said:
            return 0
        lease = snapshot_lease(question)
        if not self._store.leases.take(lease, self._name, LEASE_S):
            return 0
        try:
            began = time.monotonic()
            with self._renewed(lease):
                make(self._store, workshop, question)
            self._store.snapshots.note_made(time.monotonic() - began)
        except StorageError as error:
            self._warn(str(error))
        except VisionError:
            self._tried[question.id] = workshop.revision
        except Exception as error:  # noqa: BLE001 - see above
            self._tried[question.id] = workshop.revision
            log.error("No snapshot: %s", type(error).__name__)  # noqa: TRY400 - see above
        else:
            return 1
        finally:
            self._store.leases.release(lease, self._name)
        return 0

    def _warn(self, trouble: str) -> None:
        """Say once, and not at every look, that the database is in the way."""
        if trouble != self._warned_before:
            log.warning("Snapshots wait: %s", trouble)
        self._warned = trouble

    @contextmanager
    def _renewed(self, lease: str) -> Iterator[None]:
        """Keep a lease alive for as long as the snapshot takes, and this process lives."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(LEASE_S / 3):
                with suppress(StorageError):
                    self._store.leases.take(lease, self._name, LEASE_S)

        renewing = threading.Thread(target=renew, name="vision-lease", daemon=True)
        renewing.start()
        try:
            yield
        finally:
            done.set()
            renewing.join()

    def _told(self, question: Question) -> int | None:
        """Return how often people had spoken by the newest snapshot; None if unreadable."""
        newest = self._store.snapshots.newest_id(question.id)
        if newest is None:
            return None
        if newest not in self._said:
            stored = self._store.snapshots.get(newest)
            if stored is None or not is_current(stored.body):
                return None
            self._said[newest] = int(stored.body["said"])
        return self._said[newest]


def snapshot_lease(question: Question) -> str:
    """Return the name of the lease that whoever makes a question's snapshot holds."""
    return f"snapshot {question.id}"


def make(store: Store, workshop: Workshop, question: Question) -> str:
    """Make the next snapshot of a question, store it, and return its id.

    Where only answers have changed, themes and levels stay as they are. The first snapshot of the
    sample brings its leaders' guesses along, which need themes to be about.

    Raises:
        NotEnoughTextError: There is too little to find themes in.
    """
    newest = store.snapshots.newest_id(question.id)
    previous = store.snapshots.get(newest) if newest else None
    body = previous.body if previous else None
    stale = previous is None or previous.revision != workshop.revision
    if body is None or stale or not is_current(body):
        gathered = store.statements.gathered(question.id)
        existing = writers(workshop, question, store.attendance.present(workshop.id))
        made = snapshot(
            gathered,
            workshop,
            previous=body,
            edits=[entry.body | {"id": entry.id} for entry in store.theme_edits.log(question.id)],
            vectors=store.vectors,
            existing=existing,
            has_person=question.filled != "rows",
        )
        made["duplicates"] = said_twice(
            store.responses.choices(question.id),
            gathered,
            late=made["late"],
            previous=body or {},
            enough=existing.enough(workshop.smallest_group),
        )
        load_guesses(store, workshop, Themes.from_json(made["themes"]))
    else:
        made = dict(body)
    made |= answers(store, workshop, question, made, body or {})
    made |= optional_parts(store, workshop, question, made, body or {})
    made["shown"] = shown_mark(made)  # here, since no page waits for it
    return store.snapshots.add(
        workshop.id, question.id, round_=workshop.round, revision=workshop.revision, body=made
    )
