"""Drafts: numbered versions of the vision text, of which none is ever overwritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from vision.errors import ConflictError, NotFoundError
from vision.limits import LONGEST_DRAFT
from vision.store.contribution_counts import top_level, voices, wrote
from vision.store.database import new_id, today
from vision.store.schema import draft, workshop
from vision.text.typed_text import entered

if TYPE_CHECKING:
    from vision.store.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of the vision text.

    Attributes:
        id: Random.
        number: From 1, in the order of saving.
        base_number: The version that it was written from; None for a blank page.
        text: As it was written.
        shared: Whether everyone may read it, and say where they stand.
        wrote: How many people had written when it was saved.
        acts: How often people below the top level had given something by then, at least: running
            on from the version before.
        voices: The same by itself; None for a version of which only the two above are known, as
            they were counted then: of people below the top level.
    """

    id: str
    number: int
    base_number: int | None
    text: str
    shared: bool
    wrote: int = 0
    acts: int = 0
    voices: int | None = None


class Drafts:
    """The drafts of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def wrote(self, workshop_id: str) -> int:
        """Return how many people have written by now."""
        with self._database.read() as connection:
            return wrote(connection, workshop_id)

    def top_level(self, workshop_id: str) -> int | None:
        """Return how many people the top level may have: 0 of one level, None if not told."""
        with self._database.read() as connection:
            return top_level(connection, workshop_id)

    def save(self, workshop_id: str, text: str, *, seen: int, base: int | None = None) -> Draft:
        """Keep a text as the next version.

        Args:
            workshop_id: The workshop.
            text: The whole draft.
            seen: Number of the newest version that the writer knew of; 0 where there was none.
            base: Number of the version that it was written from; None for a blank page.

        Returns:
            The new version; the newest one if it says the same already.

        Raises:
            InvalidTextError: Nothing in it, or too long.
            ConflictError: Somebody else has saved meanwhile. Nothing is lost: their version
                is kept, and this text is still the writer's to save once more.
            NotFoundError: The workshop is gone, or has no version of the number ``base``.
        """
        kept = entered(text, longest=LONGEST_DRAFT, what="draft")
        with self._database.write(alone=workshop_id) as connection:
            rows = connection.execute(_of(workshop_id)).all()
            newest = rows[-1] if rows else None
            number = newest.number if newest else 0
            if newest and newest.text == kept:
                return _draft(newest)
            if seen != number:
                raise ConflictError("the draft")
            if base is not None and base not in {row.number for row in rows}:
                raise NotFoundError("version")
            before = _draft(newest) if newest else None
            made = _next(connection, workshop_id, before, kept, base)
            row = asdict(made) | {"workshop_id": workshop_id, "day": today()}
            connection.execute(sa.insert(draft).values(row))
        return made

    def share(self, workshop_id: str, number: int) -> None:
        """Let everyone read a version; what was shared once stays so, since people answered it.

        Raises:
            NotFoundError: There is no version of this number.
        """
        here = sa.and_(draft.c.workshop_id == workshop_id, draft.c.number == number)
        query = sa.update(draft).where(here).values(shared=True)
        self._database.change(workshop_id, query, "version")

    def all(self, workshop_id: str) -> tuple[Draft, ...]:
        """Return every version, the first one first."""
        with self._database.read() as connection:
            return tuple(_draft(row) for row in connection.execute(_of(workshop_id)))

    def newest(self, workshop_id: str, *, shared: bool = False) -> Draft | None:
        """Return the newest version, or the newest that everyone may read; None if none."""
        query = _of(workshop_id).order_by(None).order_by(draft.c.number.desc()).limit(1)
        if shared:
            query = query.where(draft.c.shared)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _draft(row)

    def take_suggestions(self, workshop_id: str, *, taken: bool) -> None:
        """Open drafts to everyone's amendments, or close them again."""
        here = workshop.c.id == workshop_id
        query = sa.update(workshop).where(here).values(suggestions=taken)
        self._database.change(workshop_id, query)

    def takes_suggestions(self, workshop_id: str) -> bool:
        """Return whether everyone may suggest amendments."""
        query = sa.select(workshop.c.suggestions).where(workshop.c.id == workshop_id)
        with self._database.read() as connection:
            return bool(connection.execute(query).scalar_one_or_none())


def _next(
    connection: sa.Connection, workshop_id: str, before: Draft | None, text: str, base: int | None
) -> Draft:
    """Return the version after one, with how many people had given something by now."""
    now = voices(connection, workshop_id)
    known = 0 if before is None else before.voices
    fresh = 0 if known is None else max(0, now - known)
    return Draft(
        new_id(),
        before.number + 1 if before else 1,
        base,
        text,
        shared=False,
        wrote=wrote(connection, workshop_id),
        acts=(before.acts if before else 0) + fresh,
        voices=now,
    )


def _of(workshop_id: str) -> sa.Select[Any]:
    return sa.select(draft).where(draft.c.workshop_id == workshop_id).order_by(draft.c.number)


def _draft(row: sa.Row[Any]) -> Draft:
    given = (row.wrote, row.acts, row.voices)
    return Draft(row.id, row.number, row.base_number, row.text, row.shared, *given)
