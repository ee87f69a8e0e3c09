"""Who takes part against who was expected: numbers of people by level, corrections, join slips."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import InvalidSetupError, NotFoundError
from vision.limits import MOST_EXPECTED, MOST_SLIPS
from vision.store import prepared_queries as prepared
from vision.store.change_counters import grow
from vision.store.database import new_id, today
from vision.store.schema import correction, level, participant, slip
from vision.translation import told

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from vision.store.database import Database

SLIP_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without i, l, o, 0 and 1, which are mistaken for each other on paper."""
SLIP_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class Present:
    """One person as far as it matters for whom to count; never to be shown.

    Attributes:
        id: Opaque.
        level_id: None where not known.
        row: True for somebody who was typed from a card or came with a file.
        seated: True for somebody who joined with a slip.
    """

    id: str
    level_id: str | None
    row: bool
    seated: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of how many people are expected at a level, to be seen by everyone.

    Attributes:
        level_id: Where.
        before: People expected until then; 0 for not known.
        after: People expected since.
        day: When.
    """

    level_id: str
    before: int
    after: int
    day: dt.date


class Attendances:
    """Expected people, corrections of them, and join slips, in all workshops.

    Args:
        database: Where they are kept.
        changed: Is told of a workshop whose numbers were corrected.
    """

    def __init__(self, database: Database, changed: Callable[[str], object]) -> None:
        self._database, self._changed = database, changed

    def present(self, workshop_id: str) -> tuple[Present, ...]:
        """Return everyone in a workshop, in the order of random ids."""
        query = (
            sa.select(
                participant.c.id,
                participant.c.level_id,
                participant.c.visitor_hash.is_(None),
                participant.c.seated,
            )
            .where(participant.c.workshop_id == workshop_id)
            .order_by(participant.c.id)
        )
        with self._database.read() as connection:
            return tuple(Present(*row) for row in connection.execute(query))

    def expect(self, level_id: str, people: int) -> None:
        """Correct how many people are expected at a level, and log it for everyone to see.

        Raises:
            InvalidSetupError: The number is below none, or of no organisation.
            NotFoundError: The level is gone.
        """
        if not 0 <= people <= MOST_EXPECTED:
            raise InvalidSetupError("Write how many people there are at this level, as a number.")
        with self._database.write(alone=level_id) as connection:
            found = connection.execute(
                sa.select(level.c.workshop_id, level.c.expected).where(level.c.id == level_id)
            ).one_or_none()
            if found is None:
                raise NotFoundError("level")
            if found.expected == people:
                return
            connection.execute(
                sa.update(level).where(level.c.id == level_id).values(expected=people)
            )
            here = correction.c.workshop_id == found.workshop_id
            latest = sa.select(sa.func.max(correction.c.position)).where(here)
            at = (connection.execute(latest).scalar_one_or_none() or 0) + 1
            connection.execute(
                sa.insert(correction).values(
                    workshop_id=found.workshop_id,
                    position=at,
                    level_id=level_id,
                    before=found.expected,
                    after=people,
                    day=today(),
                )
            )
            grow(connection, found.workshop_id)
        self._changed(found.workshop_id)

    def corrections(self, workshop_id: str) -> tuple[Correction, ...]:
        """Return how expected numbers were corrected, the latest first."""
        query = (
            sa.select(
                correction.c.level_id, correction.c.before, correction.c.after, correction.c.day
            )
            .where(correction.c.workshop_id == workshop_id)
            .order_by(correction.c.position.desc())
        )
        with self._database.read() as connection:
            return tuple(Correction(*row) for row in connection.execute(query))

    def make_slips(self, level_id: str, count: int) -> tuple[str, ...]:
        """Return new one-time codes for a level; they are kept as hashes and shown this once.

        Raises:
            InvalidSetupError: Too few or too many are asked for.
            NotFoundError: The level is gone.
        """
        if not 0 < count <= MOST_SLIPS:
            raise InvalidSetupError(told("Make 1 to {most} slips at a time.", most=MOST_SLIPS))
        codes = tuple(_new_slip() for _ in range(count))
        with self._database.write(alone=level_id) as connection:
            query = sa.select(level.c.workshop_id).where(level.c.id == level_id)
            owner = connection.execute(query).scalar_one_or_none()
            if owner is None:
                raise NotFoundError("level")
            rows = [
                {
                    "code_hash": slip_hash(self._database, owner, code),
                    "workshop_id": owner,
                    "level_id": level_id,
                    "taken": False,
                }
                for code in codes
            ]
            connection.execute(sa.insert(slip), rows)
        return codes

    def drop_slips(self, level_id: str) -> int:
        """Make all slips of a level that nobody has used yet worthless; return how many.

        Where some are used, all that were made until now stay as slips whose codes nobody knows,
        and are counted no more: else the number of those left would be that of the people who
        came. A level of which none is used is open.
        """
        mine = slip.c.level_id == level_id
        here = sa.and_(mine, prepared.KNOWN_SLIP)
        with self._database.write(alone=level_id) as connection:
            used = sa.select(slip.c.code_hash).where(mine, slip.c.taken).limit(1)
            if connection.execute(used).first() is None:
                return connection.execute(sa.delete(slip).where(mine)).rowcount
            known = connection.execute(sa.select(slip.c.code_hash, slip.c.taken).where(here)).all()
            for row in known:
                past = sa.update(slip).where(slip.c.code_hash == row.code_hash)
                connection.execute(past.values(code_hash=new_id() + new_id()))
        return sum(not row.taken for row in known)

    def slips(self, workshop_id: str) -> dict[str, tuple[int, int]]:
        """Return level id to how many slips were made, and how many of them are used.

        Only those made since some were dropped last count; 0 where none was made since.
        """
        with self._database.read() as connection:
            found = connection.execute(prepared.SLIPS, {"room": workshop_id})
            return {row[0]: (int(row[1]), int(row[2])) for row in found}


def telling(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that tell what was done: of each level the latest and the extremes.

    However often a number is changed again, that it was raised, or taken back (0), stays to be
    seen, one not behind the other: where nobody says how many there are, more phones count. So does
    that it was lowered below what it was at first and is now: when too many have joined, whoever
    corrects it is told so, and would learn how many did.

    Args:
        corrections: Of one workshop, the latest first.
    """
    all_ = list(corrections)
    found: list[Correction] = []
    for level_id in dict.fromkeys(each.level_id for each in all_):
        mine = [each for each in all_ if each.level_id == level_id]
        told = [mine[0], max(mine, key=lambda each: _people(each.after))]
        told.append(max(mine, key=lambda each: each.after))
        lowest = min(mine, key=lambda each: _people(each.after))
        if _people(lowest.after) < min(_people(mine[0].after), _people(mine[-1].before)):
            told.append(lowest)
        found += dict.fromkeys(told)
    return tuple(found)


def _people(expected: int) -> int:
    """Return how many people a number lets in; where nobody says it, more than any."""
    return expected or MOST_EXPECTED + 1


def slip_hash(database: Database, workshop_id: str, code: str) -> str:
    """Return the hash under which a slip is kept; capitals, spaces and hyphens don't matter."""
    plain = "".join(letter for letter in code.casefold() if letter in SLIP_LETTERS)
    return database.keyed_hash("slip", workshop_id, plain)


def _new_slip() -> str:
    """Return a random code as it is printed, e.g. ``k7pm-x3wd``: about 40 bits."""
    letters = "".join(secrets.choice(SLIP_LETTERS) for _ in range(SLIP_LENGTH))
    return f"{letters[: SLIP_LENGTH // 2]}-{letters[SLIP_LENGTH // 2 :]}"
