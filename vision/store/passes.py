"""Passes: which browser holds which role, for one workshop or the whole installation.

A browser is known by a keyed hash of its random token. The owner's pass has the scope
``installation``; every other pass is for one workshop.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.access import higher
from vision.errors import InvalidTextError, NotFoundError
from vision.models import Role
from vision.store import codes
from vision.store.attempts import Tries
from vision.store.installation import forget, keep, value
from vision.store.schema import installation, pass_, workshop

if TYPE_CHECKING:
    from vision.store.database import Database

INSTALLATION: Final = "installation"
OWNER: Final = "owner_hash"
SETUP: Final = "setup_hash"
HASHES: Final = {
    Role.FACILITATOR: workshop.c.facilitator_hash,
    Role.LEADER: workshop.c.leader_hash,
}
"""Where a workshop keeps the passphrase of each role."""
WRONG: Final = "That passphrase does not open this workshop. Check each word, then try again."
USED_LINK: Final = (
    "This set-up link has been used, or a newer one was printed. Look at the window "
    "in which the app was started."
)


class Passes:
    """Who holds which role."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tries = Tries(database)

    def role(self, token: str, workshop_id: str) -> Role | None:
        """Return the highest role that a browser holds for a workshop; None if none."""
        roles = self.roles(token)
        return higher(roles.get(workshop_id), roles.get(INSTALLATION))

    def roles(self, token: str) -> dict[str, Role]:
        """Return all roles of a browser: workshop id (or ``installation``) to role."""
        if not token:
            return {}
        query = sa.select(pass_.c.scope, pass_.c.role).where(
            pass_.c.visitor_hash == self._hash(token)
        )
        with self._database.read() as connection:
            return {row.scope: Role(row.role) for row in connection.execute(query)}

    def grant(self, token: str, scope: str, role: Role) -> None:
        """Give a browser a role; a lower one than it holds changes nothing."""
        with self._database.write(alone=scope) as connection:
            self._grant(connection, token, scope, role)

    def forget_tries(self) -> None:
        """Drop wrong tries and sendings that no longer count."""
        self._tries.forget()

    def sign_out(self, token: str) -> None:
        """Take every role from a browser."""
        with self._database.write() as connection:
            connection.execute(sa.delete(pass_).where(pass_.c.visitor_hash == self._hash(token)))

    def new_passphrase(self, workshop_id: str, role: Role) -> str:
        """Make a new passphrase for leaders or facilitators; the old one and its passes end.

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
                sa.delete(pass_).where(pass_.c.scope == workshop_id, pass_.c.role == role)
            )
        return passphrase

    def sign_in(self, token: str, workshop_id: str, passphrase: str) -> Role:
        """Turn a workshop's passphrase into a pass for this browser.

        Raises:
            InvalidTextError: It is wrong, or too many wrong ones were tried just now.
        """
        self._tries.check(workshop_id, token)
        for role, column in HASHES.items():
            kept = sa.select(column).where(workshop.c.id == workshop_id)
            if self._opened(token, workshop_id, role, passphrase, kept):
                return role
        self._tries.note(workshop_id, token)
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
            self._grant(connection, token, INSTALLATION, Role.OWNER)
        return passphrase

    def new_owner_passphrase(self) -> str:
        """Make a new passphrase for the owner; earlier owners' passes and set-up links end."""
        passphrase = codes.new_passphrase()
        kept = codes.hashed(passphrase)
        with self._database.write(alone=INSTALLATION) as connection:
            _new_owner(connection, kept)
        return passphrase

    def sign_in_owner(self, token: str, passphrase: str) -> None:
        """Turn the owner's passphrase into a pass for this browser.

        Raises:
            InvalidTextError: It is wrong, or too many wrong ones were tried just now.
        """
        self._tries.check(INSTALLATION, token)
        kept = sa.select(installation.c.value).where(installation.c.key == OWNER)
        if not self._opened(token, INSTALLATION, Role.OWNER, passphrase, kept):
            self._tries.note(INSTALLATION, token)
            raise InvalidTextError(
                "That is not the owner’s passphrase. Check each word, then try again."
            )

    def _opened(
        self, token: str, scope: str, role: Role, passphrase: str, kept: sa.Select[str]
    ) -> bool:
        """Grant a role for the passphrase whose hash ``kept`` selects, and return whether it was.

        Checking is slow on purpose, so nobody waits for it; the hash has to be the same after it.
        """
        with self._database.read() as connection:
            checked = connection.execute(kept).scalar_one_or_none()
        if not codes.matches(checked, passphrase):
            return False
        with self._database.write(alone=scope) as connection:
            if connection.execute(kept).scalar_one_or_none() != checked:
                return False
            self._grant(connection, token, scope, role)
        return True

    def _grant(self, connection: sa.Connection, token: str, scope: str, role: Role) -> None:
        visitor_hash = self._hash(token)
        here = sa.and_(pass_.c.visitor_hash == visitor_hash, pass_.c.scope == scope)
        held = connection.execute(sa.select(pass_.c.role).where(here)).scalar_one_or_none()
        best = higher(Role(held) if held else None, role)
        connection.execute(sa.delete(pass_).where(here))
        connection.execute(
            sa.insert(pass_).values(visitor_hash=visitor_hash, scope=scope, role=best)
        )

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
