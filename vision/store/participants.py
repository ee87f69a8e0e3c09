"""Participants: anonymous people, found again by a keyed hash of a random token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.limits import LONGEST_WRITING
from vision.models import Participant
from vision.phases import Phase
from vision.store import codes
from vision.store import prepared_queries as prepared
from vision.store.attendance import slip_hash
from vision.store.change_counters import grow
from vision.store.database import new_id
from vision.store.query_chunks import query_chunks
from vision.store.schema import level, participant, statement
from vision.store.schema import slip as slips
from vision.store.try_and_send_throttle import Tries
from vision.text.typed_text import legible
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.store.database import Database

CLOSED: Final = marked("This workshop is closed. Thank you for your interest.")
WRONG_CODE: Final = marked(
    "That is not the code for this level. Check it with whoever gave it to you, or choose another "
    "level."
)
NOBODY_ELSE: Final = marked(
    "Nobody else can join now. Ask whoever runs this workshop to let you in."
)
WRONG_SLIP: Final = marked(
    "That is not the code of a slip, or it is used already. Check it, or ask whoever runs this "
    "workshop for another one."
)
NEEDS_SLIP: Final = marked(
    "This level has join slips. Type the code of yours, or ask whoever runs this workshop for one."
)
FIXED: Final = marked("Level and unit stay as they were since the themes are out.")


class Participants:
    """The people of all workshops; a token of one workshop says nothing in another."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tries = Tries(database)

    def find(self, workshop_id: str, token: str) -> Participant | None:
        """Return who a browser's token stands for in a workshop; None if it never joined."""
        visitor = {"room": workshop_id, "visitor": self._hash(workshop_id, token)}
        with self._database.read() as connection:
            row = connection.execute(prepared.VISITOR, visitor).one_or_none()
        return None if row is None else Participant(*row)

    def join(
        self,
        workshop_id: str,
        token: str,
        *,
        level_id: str,
        unit_id: str | None,
        level_code: str = "",
        slip: str = "",
    ) -> Participant:
        """Join a workshop, or change level and unit until the reveal.

        Args:
            workshop_id: The workshop.
            token: The browser's random token; kept only as a keyed hash.
            level_id: One of the workshop's levels.
            unit_id: One of its units; None where it has none.
            level_code: What was typed, where the level asks for a code.
            slip: The code of a join slip; it decides on the level. Levels with slips need one.

        Raises:
            InvalidChoiceError: The level or unit is not one of this workshop's.
            InvalidTextError: The level asks for a code or a slip, and this is not it, or too many
                wrong ones were tried just now.
            ClosedError: The workshop is closed, nobody else may join, or level and unit are fixed
                since the reveal.
            NotFoundError: The workshop is gone.
        """
        visitor = {"room": workshop_id, "visitor": self._hash(workshop_id, token)}
        # Codes are slow to check on purpose, so nobody else may have to wait for it.
        if slip.strip():
            self._check_slip(workshop_id, slip, token)
        else:
            self._check_code(visitor, level_id, level_code, token)
        with self._database.write(alone=workshop_id) as connection:
            head = _head(connection, workshop_id)
            seat = self._seat(connection, workshop_id, slip)
            if slip.strip() and seat is None:  # used by somebody else a moment ago
                raise InvalidTextError(_(WRONG_SLIP))
            level_id = seat or level_id
            if not Phase(head.phase).rules.joins:
                raise ClosedError(CLOSED)
            _check_choice(connection, workshop_id, level_id, unit_id)
            known = connection.execute(prepared.SEATED, visitor).one_or_none()
            if known is None and not head.joins:
                raise ClosedError(_(NOBODY_ELSE))
            if seat is None and (known is None or known.level_id != level_id):
                _check_slips(connection, level_id)
            if known is None:
                joined = Participant(new_id(), level_id, unit_id)
                connection.execute(
                    prepared.KEEP_PARTICIPANT,
                    {
                        "id": joined.id,
                        "workshop_id": workshop_id,
                        "visitor_hash": visitor["visitor"],
                        "level_id": level_id,
                        "unit_id": unit_id,
                        "speaks_for": 1,
                        "seated": seat is not None,
                    },
                )
                _take(connection, self._database, workshop_id, slip if seat else "")
                return joined
            if (known.level_id, known.unit_id) != (level_id, unit_id):
                if not Phase(head.phase).rules.writes or _wrote_before(connection, known.id, head):
                    raise ClosedError(FIXED)
                connection.execute(
                    sa.update(participant)
                    .where(participant.c.id == known.id)
                    .values(
                        level_id=level_id,
                        unit_id=unit_id,
                        seated=seat is not None or (known.seated and known.level_id == level_id),
                    )
                )
                _take(connection, self._database, workshop_id, slip if seat else "")
                grow(connection, workshop_id)
            return Participant(known.id, level_id, unit_id)

    def add_nameless(self, workshop_id: str, ids: list[str], level_id: str | None) -> None:
        """Add people who come with a file and have no browser; those who are here already stay.

        Args:
            workshop_id: The workshop.
            ids: Random, one a person.
            level_id: Of its levels; None where not known.
        """
        with self._database.write(alone=workshop_id) as connection:
            here: set[str] = set()
            for some in query_chunks(ids):
                query = sa.select(participant.c.id).where(participant.c.id.in_(some))
                here.update(connection.execute(query).scalars())
            rows = [
                {
                    "id": each,
                    "workshop_id": workshop_id,
                    "visitor_hash": None,
                    "level_id": level_id,
                    "unit_id": None,
                    "speaks_for": 1,
                }
                for each in ids
                if each not in here
            ]
            if rows:
                connection.execute(sa.insert(participant), rows)
            grow(connection, workshop_id)

    def all(self, workshop_id: str) -> dict[str, Participant]:
        """Return everyone by id, for counting by level and unit; never to be shown."""
        query = sa.select(participant.c.id, participant.c.level_id, participant.c.unit_id).where(
            participant.c.workshop_id == workshop_id
        )
        with self._database.read() as connection:
            return {row.id: Participant(*row) for row in connection.execute(query)}

    def joined(self, workshop_id: str) -> tuple[int, int]:
        """Return how many people joined by phone, and how many came with cards and files."""
        phones = sa.func.count(participant.c.visitor_hash)
        query = sa.select(phones, sa.func.count() - phones).where(
            participant.c.workshop_id == workshop_id
        )
        with self._database.read() as connection:
            here, others = connection.execute(query).one()
        return here, others

    def acting(self, workshop_id: str) -> int:
        """Return how many people act: by phone, or, where all came with cards and files, those.

        Cards and files make no room large in which phones are few.
        """
        phones, others = self.joined(workshop_id)
        return phones or others

    def count(self, workshop_id: str) -> int:
        """Return how many people take part: by phone, and with cards and files."""
        query = sa.select(sa.func.count()).where(participant.c.workshop_id == workshop_id)
        with self._database.read() as connection:
            people: int = connection.execute(query).scalar_one()
        return people

    def levels(self, workshop_id: str) -> dict[str, str | None]:
        """Return everyone's level id, None where not known; for counting, never shown."""
        query = sa.select(participant.c.id, participant.c.level_id).where(
            participant.c.workshop_id == workshop_id
        )
        with self._database.read() as connection:
            return {row.id: row.level_id for row in connection.execute(query)}

    def said(self, workshop_id: str) -> int:
        """Return a number that grows with every answer and stance, and every change of one."""
        query = sa.select(sa.func.coalesce(sa.func.sum(participant.c.said), 0)).where(
            participant.c.workshop_id == workshop_id
        )
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def spoken_for(self, workshop_id: str) -> int:
        """Return how many people the entries of tables speak for; shown, never weighted."""
        query = sa.select(sa.func.coalesce(sa.func.sum(participant.c.speaks_for), 0)).where(
            participant.c.workshop_id == workshop_id, participant.c.speaks_for > 1
        )
        with self._database.read() as connection:
            people: int = connection.execute(query).scalar_one()
        return people

    def set_level_code(self, level_id: str, code: str) -> None:
        """Ask for a code at one level, so that not everyone can claim it; empty asks for none.

        Raises:
            NotFoundError: The level is gone.
        """
        kept = codes.hashed(code) if code.strip() else None
        query = sa.update(level).where(level.c.id == level_id).values(code_hash=kept)
        with self._database.write() as connection:
            if not connection.execute(query).rowcount:
                raise NotFoundError("level")

    def codes_asked(self, workshop_id: str) -> tuple[frozenset[str], bool]:
        """Return the ids of the levels that ask for a code, and whether there are join slips."""
        with self._database.read() as connection:
            found = connection.execute(prepared.LEVEL_CODES, {"room": workshop_id}).all()
        return frozenset(row[0] for row in found if row[1]), any(row[2] for row in found)

    def keep_writing(self, participant_id: str, question_id: str, text: str) -> None:
        """Keep the text that someone is writing, so that a reload brings it back.

        Of a very long text the beginning is kept.
        """
        here = {"person": participant_id, "asked": question_id}
        kept = legible(text[:LONGEST_WRITING])
        with self._database.write(alone=participant_id) as connection:
            if not kept.strip():
                connection.execute(prepared.DROP_UNFINISHED, here)
                return
            words = here | {"words": kept}
            if not connection.execute(prepared.CHANGE_UNFINISHED, words).rowcount:
                row = {"participant_id": participant_id, "question_id": question_id, "text": kept}
                connection.execute(prepared.KEEP_UNFINISHED, row)

    def writing(self, participant_id: str, question_id: str) -> str:
        """Return the text that someone was writing; empty if none."""
        here = {"person": participant_id, "asked": question_id}
        with self._database.read() as connection:
            return connection.execute(prepared.UNFINISHED, here).scalar_one_or_none() or ""

    def _check_code(self, visitor: dict[str, str], level_id: str, code: str, token: str) -> None:
        """Check a level's code; whoever is at that level already has given it."""
        chosen = {"room": visitor["room"], "chosen": level_id}
        with self._database.read() as connection:
            kept = connection.execute(prepared.CODE_OF, chosen).scalar_one_or_none()
            if not kept:
                return
            held = connection.execute(prepared.VISITOR, visitor).one_or_none()
        if held is not None and held.level_id == level_id:
            return
        trying = self._tries.begin(level_id, token)
        if not codes.matches(kept, code):
            raise InvalidTextError(WRONG_CODE)
        self._tries.right(trying)

    def _check_slip(self, workshop_id: str, code: str, token: str) -> None:
        """Check a slip's code, with a limit on guesses."""
        trying = self._tries.begin(workshop_id, token)
        with self._database.read() as connection:
            found = self._seat(connection, workshop_id, code)
        if found is None:
            raise InvalidTextError(_(WRONG_SLIP))
        self._tries.right(trying)

    def _seat(self, connection: sa.Connection, workshop_id: str, code: str) -> str | None:
        """Return the level of a slip that nobody has used; None where none was given."""
        if not code.strip():
            return None
        found: str | None = connection.execute(
            sa.select(slips.c.level_id).where(
                slips.c.code_hash == slip_hash(self._database, workshop_id, code), ~slips.c.taken
            )
        ).scalar_one_or_none()
        return found

    def _hash(self, workshop_id: str, token: str) -> str:
        return self._database.keyed_hash("participant", workshop_id, token)


def _take(connection: sa.Connection, database: Database, workshop_id: str, code: str) -> None:
    """Mark a slip as used; who used it is not kept."""
    if code:
        here = slips.c.code_hash == slip_hash(database, workshop_id, code)
        connection.execute(sa.update(slips).where(here).values(taken=True))


def _check_slips(connection: sa.Connection, level_id: str) -> None:
    """Refuse a level that has slips to whoever comes without one."""
    if connection.execute(prepared.HAS_SLIPS, {"chosen": level_id}).scalar_one():
        raise InvalidTextError(_(NEEDS_SLIP))


def _head(connection: sa.Connection, workshop_id: str) -> sa.Row[Any, Any, Any]:
    found = connection.execute(prepared.JOINING, {"room": workshop_id}).one_or_none()
    if found is None:
        raise NotFoundError("workshop")
    return found


def _wrote_before(
    connection: sa.Connection, participant_id: str, head: sa.Row[Any, Any, Any]
) -> bool:
    """Return whether numbers of an earlier round hold this person."""
    query = sa.select(statement.c.id).where(
        statement.c.participant_id == participant_id, statement.c.round < head.round
    )
    return connection.execute(query.limit(1)).one_or_none() is not None


def _check_choice(
    connection: sa.Connection, workshop_id: str, level_id: str, unit_id: str | None
) -> None:
    """Check level and unit against the workshop: a select box can be forged."""
    room = {"room": workshop_id}
    if level_id not in set(connection.execute(prepared.LEVELS, room).scalars()):
        raise InvalidChoiceError("level", level_id)
    known = set(connection.execute(prepared.UNITS, room).scalars())
    if (unit_id is None and known) or (unit_id is not None and unit_id not in known):
        raise InvalidChoiceError("unit", unit_id)
