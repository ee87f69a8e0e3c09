"""Passes: which browser holds which role, for one workshop or the whole installation.

A browser is known by a keyed hash of its random token. The owner's pass has the scope
``installation``; every other pass is for one workshop.
"""

from __future__ import annotations

import secrets
import threading
import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.access import higher
from vision.errors import InvalidTextError, NotFoundError
from vision.models import Role
from vision.store import codes
from vision.store.schema import installation, pass_, workshop

if TYPE_CHECKING:
    from vision.store.database import Database

INSTALLATION: Final = "installation"
MOST_TRIES: Final = 20
"""Wrong passphrases per workshop within ``TRY_WINDOW`` seconds before it asks to wait."""
TRY_WINDOW: Final = 60.0
WRONG: Final = "That passphrase does not open this workshop. Check each word, then try again."


class Passes:
    """Who holds which role."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tries: dict[str, list[float]] = {}
        self._guard = threading.Lock()

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
        visitor_hash = self._hash(token)
        here = sa.and_(pass_.c.visitor_hash == visitor_hash, pass_.c.scope == scope)
        with self._database.write() as connection:
            held = connection.execute(sa.select(pass_.c.role).where(here)).scalar_one_or_none()
            best = higher(Role(held) if held else None, role)
            connection.execute(sa.delete(pass_).where(here))
            connection.execute(
                sa.insert(pass_).values(visitor_hash=visitor_hash, scope=scope, role=best)
            )

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
        column = workshop.c.leader_hash if role is Role.LEADER else workshop.c.facilitator_hash
        with self._database.write() as connection:
            changed = connection.execute(
                sa.update(workshop)
                .where(workshop.c.id == workshop_id)
                .values({column: codes.hashed(passphrase)})
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
        self._slow_down(workshop_id)
        query = sa.select(workshop.c.facilitator_hash, workshop.c.leader_hash).where(
            workshop.c.id == workshop_id
        )
        with self._database.read() as connection:
            kept = connection.execute(query).one_or_none()
        for role, hashed in (
            (Role.FACILITATOR, kept.facilitator_hash if kept else None),
            (Role.LEADER, kept.leader_hash if kept else None),
        ):
            if codes.matches(hashed, passphrase):
                self.grant(token, workshop_id, role)
                return role
        self._note_try(workshop_id)
        raise InvalidTextError(WRONG)

    def setup_key(self) -> str | None:
        """Return a new one-time key for setting up the owner; None once there is an owner."""
        if self._value("owner_hash"):
            return None
        key = secrets.token_urlsafe(18)
        self._keep("setup_hash", self._database.keyed_hash("setup", key))
        return key

    def set_up_owner(self, token: str, key: str) -> str:
        """Use the one-time key: this browser becomes the owner's.

        Returns:
            The owner's passphrase, which can't be shown again.

        Raises:
            InvalidTextError: The key is not, or no longer, the one that was printed.
        """
        kept = self._value("setup_hash")
        right = kept is not None and secrets.compare_digest(
            kept, self._database.keyed_hash("setup", key)
        )
        if not right:
            raise InvalidTextError(
                "This set-up link has been used, or a newer one was printed. Look at the window "
                "in which the app was started."
            )
        passphrase = self.new_owner_passphrase()
        self.grant(token, INSTALLATION, Role.OWNER)
        return passphrase

    def new_owner_passphrase(self) -> str:
        """Make a new passphrase for the owner; earlier owners' passes and set-up links end."""
        passphrase = codes.new_passphrase()
        with self._database.write() as connection:
            connection.execute(sa.delete(pass_).where(pass_.c.scope == INSTALLATION))
            connection.execute(sa.delete(installation).where(installation.c.key == "setup_hash"))
        self._keep("owner_hash", codes.hashed(passphrase))
        return passphrase

    def sign_in_owner(self, token: str, passphrase: str) -> None:
        """Turn the owner's passphrase into a pass for this browser.

        Raises:
            InvalidTextError: It is wrong, or too many wrong ones were tried just now.
        """
        self._slow_down(INSTALLATION)
        if not codes.matches(self._value("owner_hash"), passphrase):
            self._note_try(INSTALLATION)
            raise InvalidTextError(
                "That is not the owner’s passphrase. Check each word, then try again."
            )
        self.grant(token, INSTALLATION, Role.OWNER)

    def _slow_down(self, scope: str) -> None:
        with self._guard:
            recent = [t for t in self._tries.get(scope, []) if time.monotonic() - t < TRY_WINDOW]
            self._tries[scope] = recent
            if len(recent) >= MOST_TRIES:
                raise InvalidTextError(
                    "Too many wrong passphrases just now. Wait a minute, then try again."
                )

    def _note_try(self, scope: str) -> None:
        with self._guard:
            self._tries.setdefault(scope, []).append(time.monotonic())

    def _value(self, key: str) -> str | None:
        query = sa.select(installation.c.value).where(installation.c.key == key)
        with self._database.read() as connection:
            value: str | None = connection.execute(query).scalar_one_or_none()
        return value

    def _keep(self, key: str, value: str) -> None:
        with self._database.write() as connection:
            connection.execute(sa.delete(installation).where(installation.c.key == key))
            connection.execute(sa.insert(installation).values(key=key, value=value))

    def _hash(self, token: str) -> str:
        return self._database.keyed_hash("visitor", token)
