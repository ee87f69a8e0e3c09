"""Workshops: set up, found by code, moved through their phases, deleted for good."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ConflictError, InvalidSetupError, NotFoundError, UnknownCodeError
from vision.limits import LONGEST_CODE, LOWEST_GROUP
from vision.models import Lens, Moderation, Workshop
from vision.optional_parts import Part, parts_from, parts_line
from vision.phases import Phase
from vision.store import codes
from vision.store import prepared_queries as prepared
from vision.store.agendas import agenda_from, agenda_line
from vision.store.brands import brand_of
from vision.store.database import new_id, today
from vision.store.installation import forget, keep, value
from vision.store.merging import merge
from vision.store.namings import on_wall_from
from vision.store.schema import round_, statement, vector, workshop
from vision.store.schema_roles import account, pass_
from vision.store.setup import Setup
from vision.store.workshop_shapes import Shape, insert_shape, reword, shapes
from vision.translation import LANGUAGES, marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

FRESH_S: Final = 5.0
"""Seconds after which a correction made on another server is read here."""

SCRUB: Final = "scrub"
"""Kept while something was deleted whose traces may still be on the disk."""


class Workshops:
    """The workshops of one installation."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.long_codes = False
        """Whether new codes have more digits: the app is open to the internet."""
        self._shapes: dict[str, tuple[float, Shape]] = {}

    def add(self, setup: Setup) -> Workshop:
        """Create a workshop in its gathering phase and return it."""
        workshop_id = new_id()
        with self._database.write(alone="codes") as connection:
            connection.execute(
                sa.insert(workshop).values(
                    id=workshop_id,
                    title=setup.title,
                    code=_free_code(connection, setup.code, long=self.long_codes),
                    phase=Phase.GATHER,
                    round=1,
                    moderation=setup.moderation,
                    smallest_group=setup.smallest_group,
                    lens=Lens.MEANING,
                    is_sample=setup.is_sample,
                    strict=not setup.is_sample,
                    revision=0,
                    archived=False,
                    day=today(),
                    parts=parts_line(setup.parts),
                    template=setup.template,
                    agenda=agenda_line(setup.agenda),
                    language=setup.language if setup.language in LANGUAGES else "",
                )
            )
            connection.execute(
                sa.insert(round_).values(workshop_id=workshop_id, number=1, opened=today())
            )
            insert_shape(connection, workshop_id, setup)
        return self.get(workshop_id)

    def get(self, workshop_id: str) -> Workshop:
        """Return one workshop.

        Raises:
            NotFoundError: It was deleted, or never was.
        """
        with self._database.read() as connection:
            heads = connection.execute(prepared.WORKSHOP_BY_ID, {"room": workshop_id}).all()
            found = self._loaded(connection, heads)
        if not found:
            raise NotFoundError("workshop")
        return found[0]

    def by_code(self, typed: str) -> Workshop:
        """Return the workshop that a typed join code opens.

        Raises:
            UnknownCodeError: None does.
        """
        code = codes.normal_code(typed)
        with self._database.read() as connection:
            heads = connection.execute(prepared.WORKSHOP_BY_CODE, {"code": code}).all()
            found = self._loaded(connection, heads)
        if not found:
            raise UnknownCodeError(typed)
        return found[0]

    def all(self, *, archived: bool = False) -> tuple[Workshop, ...]:
        """Return every workshop, the sample last."""
        query = sa.select(workshop).where(workshop.c.archived == archived)
        with self._database.read() as connection:
            found = self._loaded(connection, connection.execute(query).all(), anew=True)
        return tuple(sorted(found, key=lambda each: (each.is_sample, each.title.lower())))

    def merge(self, workshop_id: str, gone: str, into: str) -> None:
        """Make one of two levels, or of two units, whoever is at them; see ``merging.merge``."""
        merge(self._database, workshop_id, gone, into)
        self._shapes.pop(workshop_id, None)

    def correct(
        self,
        workshop_id: str,
        title: str,
        questions: Sequence[str],
        levels: Sequence[str],
        units: Sequence[str],
    ) -> None:
        """Correct the wording of title, questions, levels and units, at any time.

        What people wrote and chose stays with the part that bears the new name. Levels and units
        that nobody is at can be added, left out and moved.

        Args:
            workshop_id: The workshop.
            title: The title.
            questions: All of them, in their order.
            levels: From the top down.
            units: In their order.

        Raises:
            InvalidSetupError: A part that somebody is at is missing or not in its place, or one is
                given twice.
            InvalidTextError: A wording is blank or too long.
            NotFoundError: The workshop was deleted.
        """
        setup = Setup(title, questions, [(name, 0) for name in levels], units)
        with self._database.write(alone=workshop_id) as connection:
            changed = connection.execute(
                sa.update(workshop)
                .where(workshop.c.id == workshop_id)
                .values(title=setup.title, revision=workshop.c.revision + 1)
            ).rowcount
            if not changed:
                raise NotFoundError("workshop")
            reword(connection, workshop_id, setup.questions, setup.names, setup.units)
        self._shapes.pop(workshop_id, None)

    def look_again(self, workshop_id: str) -> None:
        """Read questions, levels and units of a workshop anew: another room has changed them."""
        self._shapes.pop(workshop_id, None)

    def move(self, workshop_id: str, phase: Phase, *, seen: Phase | None = None) -> None:
        """Move a workshop to a phase, forwards or backwards.

        Args:
            workshop_id: The workshop.
            phase: Where to.
            seen: The phase that whoever moves it was looking at; None does not ask.

        Raises:
            ConflictError: Another facilitator has moved it meanwhile.
            NotFoundError: It was deleted.
        """
        here = workshop.c.id == workshop_id
        with self._database.write(alone=workshop_id) as connection:
            at = connection.execute(sa.select(workshop.c.phase).where(here)).scalar_one_or_none()
            if at is None:
                raise NotFoundError("workshop")
            if seen is not None and at != seen:
                raise ConflictError("the phase")
            to = Phase(phase)
            values = {"phase": to, "revision": workshop.c.revision + 1}
            values |= {"opens": None, "closes": None, "on_wall": None}
            if Phase(at).rules.writes and not to.rules.writes:
                values["timer_ends"] = None  # it ran for writing
            connection.execute(sa.update(workshop).where(here).values(values))

    def phase(self, workshop_id: str) -> Phase | None:
        """Return where a workshop stands, as cheaply as can be; None if it was deleted."""
        query = sa.select(workshop.c.phase).where(workshop.c.id == workshop_id)
        with self._database.read() as connection:
            found = connection.execute(query).scalar_one_or_none()
        return None if found is None else Phase(found)

    def open_round(self, workshop_id: str, *, seen: int | None = None) -> int:
        """Open a new wave of gathering and return its number.

        Args:
            workshop_id: The workshop.
            seen: The round that whoever opens the next was looking at; None does not ask.

        Raises:
            ConflictError: Another facilitator has opened one meanwhile.
            NotFoundError: It was deleted.
        """
        with self._database.write(alone=workshop_id) as connection:
            number: int | None = connection.execute(
                sa.update(workshop)
                .where(workshop.c.id == workshop_id)
                .values(
                    round=workshop.c.round + 1,
                    phase=Phase.GATHER,
                    revision=workshop.c.revision + 1,
                    opens=None,
                    closes=None,
                    on_wall=None,
                )
                .returning(workshop.c.round)
            ).scalar_one_or_none()
            if number is None:
                raise NotFoundError("workshop")
            if seen is not None and number != seen + 1:
                raise ConflictError("the round")
            connection.execute(
                sa.insert(round_).values(workshop_id=workshop_id, number=number, opened=today())
            )
        return number

    def let_write_on(self, workshop_id: str, *, on: bool) -> None:
        """Let people go on writing while themes are shown, or no longer."""
        self._set(workshop_id, writes_on=on)

    def let_join(self, workshop_id: str, *, on: bool) -> None:
        """Let people join who have not yet, or nobody else; whoever joined stays."""
        self._set(workshop_id, joins=on)

    def speak(self, workshop_id: str, code: str) -> None:
        """Keep the language for browsers whose own is not spoken; any other code is none."""
        self._set(workshop_id, language=code if code in LANGUAGES else "")

    def switch_part(self, workshop_id: str, part: Part, *, on: bool) -> None:
        """Turn one part of a workshop on or off; what was said in it stays either way.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        here = workshop.c.id == workshop_id
        with self._database.write(alone=workshop_id) as connection:
            kept = connection.execute(sa.select(workshop.c.parts).where(here)).scalar_one_or_none()
            if kept is None:
                raise NotFoundError("workshop")
            parts = parts_from(kept) | {part} if on else parts_from(kept) - {part}
            values = {"parts": parts_line(parts), "revision": workshop.c.revision + 1}
            connection.execute(sa.update(workshop).where(here).values(values))

    def choose_themes(self, workshop_id: str, lens: Lens, count: int | None) -> None:
        """Keep how themes are to be found: by which lens, and how many (None: from the data)."""
        self._set(workshop_id, lens=Lens(lens), theme_count=count, revision=workshop.c.revision + 1)

    def choose_protection(
        self, workshop_id: str, moderation: Moderation, smallest_group: int
    ) -> None:
        """Change moderation and the smallest group, as long as nobody has written.

        Raises:
            InvalidSetupError: Someone has written, or the group is too small to protect anyone.
        """
        if smallest_group < LOWEST_GROUP:
            raise InvalidSetupError(
                told("The smallest group is {LOWEST_GROUP} people.", LOWEST_GROUP=LOWEST_GROUP)
            )
        with self._database.write(alone=workshop_id) as connection:
            written = sa.exists().where(statement.c.workshop_id == workshop_id, ~statement.c.seed)
            changed = connection.execute(
                sa.update(workshop)
                .where(workshop.c.id == workshop_id, ~written)
                .values(moderation=Moderation(moderation), smallest_group=smallest_group)
            ).rowcount
        if not changed:
            raise InvalidSetupError(
                marked(
                    "People have begun to write under the present rules, so these stay as they are."
                )
            )

    def set_timer(self, workshop_id: str, ends: int | None) -> None:
        """Keep when the room's timer ends, in seconds since 1970; None stops it."""
        self._set(workshop_id, timer_ends=ends)

    def timer(self, workshop_id: str) -> int | None:
        """Return when the room's timer ends, in seconds since 1970."""
        with self._database.read() as connection:
            ends: int | None = connection.execute(
                prepared.TIMER, {"room": workshop_id}
            ).scalar_one_or_none()
        return ends

    def note_arrival(self, workshop_id: str) -> None:
        """Keep when somebody's browser last opened the way in; only that, and not who."""
        self._set(workshop_id, arrived=int(time.time()))

    def arrived(self, workshop_id: str) -> int | None:
        """Return when a browser last opened the way in, in seconds since 1970; None if never."""
        query = sa.select(workshop.c.arrived).where(workshop.c.id == workshop_id)
        with self._database.read() as connection:
            at: int | None = connection.execute(query).scalar_one_or_none()
        return at

    def archive(self, workshop_id: str, *, archived: bool = True) -> None:
        """Put a workshop aside, or take it back."""
        self._set(workshop_id, archived=archived)

    def delete(self, workshop_id: str) -> None:
        """Delete a workshop and all that people wrote in it, also from our own backups.

        Raises:
            StorageError: It is deleted, but traces may be on the disk until the next start.
        """
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(sa.delete(pass_).where(pass_.c.scope == workshop_id))
            connection.execute(sa.delete(account).where(account.c.scope == workshop_id))
            connection.execute(sa.delete(workshop).where(workshop.c.id == workshop_id))
            self._shapes.pop(workshop_id, None)
            # A vector says much about its text, and nothing says whose text it was.
            connection.execute(sa.delete(vector))
            keep(connection, SCRUB, "due")
        self.scrub()

    def scrub(self) -> None:
        """Finish deleting: leave no trace on the disk of what was deleted before."""
        with self._database.read() as connection:
            due = value(connection, SCRUB)
        if due is not None:
            self._database.scrub()
            with self._database.write() as connection:
                forget(connection, SCRUB)

    def _loaded(
        self, connection: sa.Connection, heads: Sequence[sa.Row[Any]], *, anew: bool = False
    ) -> list[Workshop]:
        now = time.monotonic()
        kept = {} if anew else dict(self._shapes)  # a copy: another thread may drop one meanwhile
        known = {
            head.id: kept[head.id][1]
            for head in heads
            if head.id in kept and now - kept[head.id][0] <= FRESH_S
        }
        unknown = [head.id for head in heads if head.id not in known]
        if unknown:
            read = shapes(connection, unknown)
            self._shapes |= {key: (now, shape) for key, shape in read.items()}
            known |= read
        return [_workshop(head, known[head.id]) for head in heads]

    def _set(self, workshop_id: str, **values: object) -> None:
        query = sa.update(workshop).where(workshop.c.id == workshop_id).values(**values)
        self._database.change(workshop_id, query)


def _free_code(connection: sa.Connection, wished: str, *, long: bool) -> str:
    taken = set(connection.execute(sa.select(workshop.c.code)).scalars())
    code = codes.normal_code(wished)
    while not 0 < len(code) <= LONGEST_CODE or code in taken:
        code = codes.new_code(long=long)
    return code


def _workshop(head: sa.Row[Any], shape: Shape) -> Workshop:
    return Workshop(
        id=head.id,
        title=head.title,
        code=head.code,
        phase=Phase(head.phase),
        writes_on=head.writes_on,
        round=head.round,
        moderation=Moderation(head.moderation),
        smallest_group=head.smallest_group,
        lens=Lens(head.lens),
        theme_count=head.theme_count,
        is_sample=head.is_sample,
        revision=head.revision,
        questions=shape.questions,
        levels=shape.levels,
        units=shape.units,
        joins=head.joins,
        strict=head.strict,
        ends=head.ends,
        parts=parts_from(head.parts),
        agenda=agenda_from(head.agenda),
        step=head.step,
        language=head.language,
        opens=head.opens,
        closes=head.closes,
        brand=brand_of(head),
        endpoint=head.endpoint or "",
        on_wall=on_wall_from(head.on_wall),
    )
