"""Snapshots: stored results, each following the one before; the newest is what pages show."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.store.database import new_id, today
from vision.store.installation import keep, value
from vision.store.schema import snapshot

if TYPE_CHECKING:
    from vision.store.database import Database
MADE: Final = "snapshots made"
KEPT_PER_ROUND: Final = 2
"""The newest, and the one that it followed."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A stored result for one question.

    Attributes:
        id: Random.
        number: From 1, growing.
        round: The workshop's round when it was made.
        revision: The workshop's revision that it tells of.
        body: What was found, as plain JSON: themes, alignment, what was published.
    """

    id: str
    number: int
    round: int
    revision: int
    body: dict[str, Any]


class Snapshots:
    """The results of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest_id(self, question_id: str, *, before_round: int | None = None) -> str | None:
        """Return the id of the newest snapshot, cheap enough to ask on every run of a page.

        Args:
            question_id: The question.
            before_round: Only snapshots made before this round began to gather.
        """
        query = sa.select(snapshot.c.id).where(snapshot.c.question_id == question_id)
        if before_round is not None:
            query = query.where(snapshot.c.round < before_round)
        query = query.order_by(snapshot.c.number.desc()).limit(1)
        with self._database.read() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def get(self, snapshot_id: str) -> Snapshot | None:
        """Return one snapshot, unpacked."""
        query = sa.select(snapshot).where(snapshot.c.id == snapshot_id)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        body = json.loads(zlib.decompress(row.body))
        return Snapshot(row.id, row.number, row.round, row.revision, body)

    def forget(self, question_id: str) -> None:
        """Drop every snapshot of a question; the next one starts from nothing."""
        with self._database.write() as connection:
            connection.execute(sa.delete(snapshot).where(snapshot.c.question_id == question_id))

    def revision(self, question_id: str) -> int | None:
        """Return the revision of the workshop that the newest snapshot tells of."""
        query = (
            sa.select(snapshot.c.revision)
            .where(snapshot.c.question_id == question_id)
            .order_by(snapshot.c.number.desc())
            .limit(1)
        )
        with self._database.read() as connection:
            found: int | None = connection.execute(query).scalar_one_or_none()
        return found

    def note_made(self, seconds: float) -> None:
        """Count a snapshot and the seconds that it took, for whoever looks after the servers."""
        with self._database.write(alone=MADE) as connection:
            before, took = _told(value(connection, MADE))
            keep(connection, MADE, f"{before + 1} {took + seconds:.3f}")

    def made(self) -> tuple[int, float]:
        """Return how many snapshots all servers have made, and the seconds that they took."""
        with self._database.read() as connection:
            return _told(value(connection, MADE))

    def add(
        self,
        workshop_id: str,
        question_id: str,
        *,
        round_: int,
        revision: int,
        body: dict[str, Any],
    ) -> str:
        """Keep a result as the newest and return its id; forget all but each round's last two.

        A result that tells of less than the newest one does is late and is dropped: the id
        of the newest comes back instead.
        """
        packed = zlib.compress(
            json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(
                "utf-8", "surrogatepass"
            ),
            level=6,
        )
        with self._database.write(alone=workshop_id) as connection:
            before = connection.execute(
                sa.select(snapshot.c.id, snapshot.c.number, snapshot.c.round, snapshot.c.revision)
                .where(snapshot.c.question_id == question_id)
                .order_by(snapshot.c.number.desc())
            ).all()
            if before and before[0].revision > revision:
                late: str = before[0].id
                return late
            made = new_id()
            connection.execute(
                sa.insert(snapshot).values(
                    id=made,
                    workshop_id=workshop_id,
                    question_id=question_id,
                    number=before[0].number + 1 if before else 1,
                    round=round_,
                    revision=revision,
                    previous_id=before[0].id if before else None,
                    day=today(),
                    body=packed,
                )
            )
            spent = [row.id for row in before if row.round == round_][KEPT_PER_ROUND - 1 :]
            if spent:
                connection.execute(sa.delete(snapshot).where(snapshot.c.id.in_(spent)))
        return made


def _told(kept: str | None) -> tuple[int, float]:
    made, _, seconds = (kept or "0 0").partition(" ")
    return int(made), float(seconds)
