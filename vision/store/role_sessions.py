"""Passes: which browser holds which role, for one workshop or the whole installation.

A browser is known by a keyed hash of its random token. The owner's pass has the scope
``installation``; every other pass is for one workshop.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.access import higher
from vision.errors import InvalidTextError, NotFoundError, StorageError
from vision.limits import LEADER_SIGNED_IN_DAYS, SIGNED_IN_HOURS
from vision.models import Role
from vision.store import codes
from vision.store.installation import forget, keep, value
from vision.store.schema import installation, workshop
from vision.store.schema_roles import leader_link, pass_
from vision.store.token_rotation import carry
from vision.store.try_and_send_throttle import Tries
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

INSTALLATION: Final = "installation"
OWNER: Final = "owner_hash"
SETUP: Final = "setup_hash"
HASHES: Final = {
    Role.FACILITATOR: workshop.c.facilitator_hash,
    Role.LEADER: workshop.c.leader_hash,
}
"""Where a workshop keeps the passphrase of each role."""
LASTS: Final = {
    Role.PARTICIPANT: 0,
    Role.LEADER: LEADER_SIGNED_IN_DAYS * 24 * 60 * 60,
    Role.FACILITATOR: SIGNED_IN_HOURS * 60 * 60,
    Role.OWNER: SIGNED_IN_HOURS * 60 * 60,
}
"""Seconds after its last use in which a role ends."""
TICKET_S: Final = 120
"""Seconds in which a browser can turn a ticket into a token of its own."""
RENEWED_AFTER: Final = 1 / 16
"""Share of that time after which a use is written down."""
WRONG: Final = marked(
    "That passphrase does not open this workshop. Check each word, then try again."
)
USED_LINK: Final = marked(
    "This set-up link has been used, or a newer one was printed. Look at the window "
    "in which the app was started."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the hash of a passphrase is kept: how to read it, and how to put another in its place.

    Attributes:
        query: Selects it.
        update: Of its row.
        column: That holds it.
    """

    query: sa.Select[str]
    update: sa.Update
    column: str


class Passes:
    """Who holds which role."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tries = Tries(database)
        self.changes = 0
        """Grows whenever roles were given or taken by this process."""

    def role(self, token: str, workshop_id: str) -> Role | None:
        """Return the highest role that a browser holds for a workshop; None if none."""
        roles = self.roles(token)
        return higher(roles.get(workshop_id), roles.get(INSTALLATION))

    def roles(self, token: str, now: float | None = None) -> dict[str, Role]:
        """Return all roles of a browser: workshop id (or ``installation``) to role.

        A role ends some time after it was last used; to ask for it is to use it.

        Args:
            token: The browser's.
            now: Seconds since 1970; the clock's by default.
        """
        if not token:
            return {}
        at = time.time() if now is None else now
        mine = pass_.c.visitor_hash == self._hash(token)
        query = sa.select(pass_.c.scope, pass_.c.role, pass_.c.ends).where(mine)
        with self._database.read() as connection:
            rows = [row for row in connection.execute(query) if row.ends > at]
        self._renew(mine, rows, at)
        return {row.scope: Role(row.role) for row in rows}

    def grant(self, token: str, scope: str, role: Role) -> None:
        """Give a browser a role; a lower one than it holds changes nothing."""
        with self._database.write(alone=scope) as connection:
            self.grant_in(connection, token, scope, role)

    def enter(self, ticket: str, token: str, earlier: Sequence[str] = (), now: float = 0) -> bool:
        """Give a new token what a ticket holds, and what the browser's earlier ones did.

        These hold nothing afterwards; a ticket is good once, for ``TICKET_S`` seconds.

        Args:
            ticket: A token to which roles were granted while somebody signed in.
            token: The new one.
            earlier: Those that the browser had; empty ones are passed over.
            now: Seconds since 1970; the clock's by default.

        Returns:
            False where the ticket gives nothing: nothing has changed then.
        """
        at = now or time.time()
        with self._database.write(alone=INSTALLATION) as connection:
            query = sa.select(pass_.c.role, pass_.c.ends)
            given = connection.execute(query.where(pass_.c.visitor_hash == self._hash(ticket)))
            # A role that is granted ends after its time: so much is left of a fresh one.
            if not any(row.ends + TICKET_S >= at + LASTS[Role(row.role)] for row in given):
                return False
            for old in filter(None, (ticket, *earlier)):
                carry(connection, self._database, old, token)
        self.changes += 1
        return True

    def forget_tries(self) -> None:
        """Drop wrong tries and sendings that no longer count, and roles that have ended."""
        self._tries.forget()
        spent = pass_.c.ends < int(time.time())
        with self._database.read() as connection:
            if connection.execute(sa.select(pass_.c.scope).where(spent).limit(1)).first() is None:
                return
        with self._database.write() as connection:
            connection.execute(sa.delete(pass_).where(spent))

    def sign_out(self, token: str) -> None:
        """Take every role from a browser."""
        with self._database.write() as connection:
            connection.execute(sa.delete(pass_).where(pass_.c.visitor_hash == self._hash(token)))
        self.changes += 1

    def new_passphrase(self, workshop_id: str, role: Role, *, keeps: str = "") -> str:
        """Make a new passphrase for leaders or facilitators; the old one and its passes end.

        Args:
            workshop_id: The workshop.
            role: Whose passphrase it is.
            keeps: Token of the browser that makes it, and stays let in if it was.

        Returns:
            The passphrase, which is kept only as a hash and can't be shown again.
        """
        passphrase = codes.new_passphrase()
        kept = codes.hashed(passphrase)
        with self._database.write(alone=workshop_id) as connection:
            changed = connection.execute(
                sa.update(workshop).where(workshop.c.id == workshop_id).values({HASHES[role]: kept})
            ).rowcount
            if not changed:
                raise NotFoundError("workshop")
            connection.execute(
                sa.delete(pass_).where(
                    pass_.c.scope == workshop_id,
                    pass_.c.role == role,
                    pass_.c.visitor_hash != self._hash(keeps),
                )
            )
            if role is Role.LEADER:
                mine = leader_link.c.workshop_id == workshop_id
                connection.execute(sa.delete(leader_link).where(mine))
        self.changes += 1
        return passphrase

    def sign_in(self, token: str, workshop_id: str, passphrase: str, *, by: str = "") -> Role:
        """Turn a workshop's passphrase into a pass.

        Args:
            token: Who gets it: a browser, or the ticket of one.
            workshop_id: The workshop.
            passphrase: What was typed.
            by: The browser whose tries are counted; ``token`` by default.

        Raises:
            InvalidTextError: It is wrong, or too many wrong ones were tried just now.
        """
        trying = self._tries.begin(workshop_id, by or token)
        for role, column in HASHES.items():
            kept = sa.select(column).where(workshop.c.id == workshop_id)
            anew = sa.update(workshop).where(workshop.c.id == workshop_id)
            if self._opened(token, workshop_id, role, passphrase, Kept(kept, anew, column.name)):
                self._tries.right(trying)
                return role
        raise InvalidTextError(WRONG)

    def setup_key(self) -> str | None:
        """Return the one-time key for setting up the owner; None once there is an owner.

        Every server of an installation says the same one, so that each of the links works that
        their windows show.
        """
        with self._database.write(alone=INSTALLATION) as connection:
            if value(connection, OWNER) is not None:
                return None
            seed = value(connection, SETUP)
            if seed is None:
                seed = secrets.token_urlsafe(18)
                keep(connection, SETUP, seed)
        return self._setup_key(seed)

    def set_up_owner(self, token: str, key: str) -> str:
        """Use the one-time key: this browser becomes the owner's.

        Returns:
            The owner's passphrase, which can't be shown again.

        Raises:
            InvalidTextError: The key is not, or no longer, the one that was printed.
        """
        passphrase = codes.new_passphrase()
        kept = codes.hashed(passphrase)
        with self._database.write(alone=INSTALLATION) as connection:
            seed = value(connection, SETUP)
            given, printed = (
                self._database.keyed_hash("setup", each)
                for each in (key, self._setup_key(seed or ""))
            )
            if seed is None or not secrets.compare_digest(printed, given):
                raise InvalidTextError(USED_LINK)
            _new_owner(connection, kept)
            self.grant_in(connection, token, INSTALLATION, Role.OWNER)
        return passphrase

    def new_owner_passphrase(self) -> str:
        """Make a new passphrase for the owner; earlier owners' passes and set-up links end."""
        passphrase = codes.new_passphrase()
        kept = codes.hashed(passphrase)
        with self._database.write(alone=INSTALLATION) as connection:
            _new_owner(connection, kept)
        return passphrase

    def sign_in_owner(self, token: str, passphrase: str, *, by: str = "") -> None:
        """Turn the owner's passphrase into a pass; as ``sign_in``.

        Raises:
            InvalidTextError: It is wrong, or too many wrong ones were tried just now.
        """
        trying = self._tries.begin(INSTALLATION, by or token)
        kept = sa.select(installation.c.value).where(installation.c.key == OWNER)
        anew = sa.update(installation).where(installation.c.key == OWNER)
        lock = Kept(kept, anew, "value")
        if not self._opened(token, INSTALLATION, Role.OWNER, passphrase, lock):
            raise InvalidTextError(
                marked("That is not the owner’s passphrase. Check each word, then try again.")
            )
        self._tries.right(trying)

    def _opened(self, token: str, scope: str, role: Role, passphrase: str, kept: Kept) -> bool:
        """Grant a role for the passphrase whose hash is kept, and return whether it was.

        Checking is slow on purpose, so nobody waits for it; the hash has to be the same after it.
        One of older parameters gives way to one of today's.
        """
        with self._database.read() as connection:
            checked = connection.execute(kept.query).scalar_one_or_none()
        if checked is None or not codes.matches(checked, passphrase):
            return False
        fresh = codes.hashed(passphrase) if codes.is_dated(checked) else None
        with self._database.write(alone=scope) as connection:
            if connection.execute(kept.query).scalar_one_or_none() != checked:
                return False
            if fresh is not None:
                connection.execute(kept.update.values({kept.column: fresh}))
            self.grant_in(connection, token, scope, role)
        return True

    def _renew(
        self, mine: sa.ColumnElement[bool], rows: Sequence[sa.Row[Any, Any, Any]], now: float
    ) -> None:
        """Let roles that are used go on; written down now and then, not with every look."""
        for row in rows:
            ends = int(now) + LASTS[Role(row.role)]
            if ends - row.ends < LASTS[Role(row.role)] * RENEWED_AFTER:
                continue
            here = sa.and_(mine, pass_.c.scope == row.scope)
            with contextlib.suppress(StorageError), self._database.write() as connection:
                connection.execute(sa.update(pass_).where(here).values(ends=ends))

    def grant_in(
        self,
        connection: sa.Connection,
        token: str,
        scope: str,
        role: Role,
        *,
        subject: str | None = None,
    ) -> None:
        """Give a browser a role inside a transaction; as ``grant``.

        Args:
            connection: Of that transaction.
            token: The browser's, or a ticket.
            scope: Workshop id or ``installation``.
            role: What it gets.
            subject: The account that it comes with: it ends when that is no longer invited.
        """
        visitor_hash = self._hash(token)
        here = sa.and_(pass_.c.visitor_hash == visitor_hash, pass_.c.scope == scope)
        now = int(time.time())
        lasting = sa.and_(here, pass_.c.ends > now)
        held = connection.execute(sa.select(pass_.c.role).where(lasting)).scalar_one_or_none()
        best = higher(Role(held) if held else None, role)
        connection.execute(sa.delete(pass_).where(here))
        connection.execute(
            sa.insert(pass_).values(
                visitor_hash=visitor_hash,
                scope=scope,
                role=best,
                ends=now + LASTS[best or role],
                subject=subject,
            )
        )
        self.changes += 1

    def _setup_key(self, seed: str) -> str:
        """Return the key that a seed stands for; the database alone does not tell it."""
        return self._database.keyed_hash("set-up link", seed)[:32]

    def _hash(self, token: str) -> str:
        return self._database.keyed_hash("visitor", token)


def _new_owner(connection: sa.Connection, kept: str) -> None:
    """Put one owner's passphrase in the place of everything that made someone an owner."""
    connection.execute(sa.delete(pass_).where(pass_.c.scope == INSTALLATION))
    forget(connection, SETUP)
    keep(connection, OWNER, kept)
