"""Who may sign in with an account of the organisation, and as what: said here, by people.

An identity provider proves who somebody is. What they may do is what somebody invited them to: an
owner to this installation, a facilitator to a workshop. Nobody comes in by a group of the provider.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.access import ORDER
from vision.errors import InvalidTextError, NotFoundError
from vision.limits import LONGEST_ADDRESS, MOST_ACCOUNTS, SIGN_IN_S
from vision.models import Role
from vision.store.schema import workshop
from vision.store.schema_roles import account, pass_, spent
from vision.translation import marked

if TYPE_CHECKING:
    from vision.store.database import Database
    from vision.store.role_sessions import Passes

INSTALLATION: Final = "installation"

ADDRESS: Final = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+")
CODE: Final = re.compile(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}")

NO_ADDRESS: Final = marked(
    "Type a mail address such as name@example.org, or the code that somebody saw when signing in."
)
TOO_MANY: Final = marked("No more people can be invited here. Remove those who no longer come.")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who was invited.

    Attributes:
        address: Mail address, or the code of somebody whose provider vouches for none.
        role: As what.
        known: Whether they have signed in; the invitation is theirs alone since then.
    """

    address: str
    role: Role
    known: bool


class Accounts:
    """The invited people of all workshops and of the installation."""

    def __init__(self, database: Database, passes: Passes) -> None:
        self._database = database
        self._passes = passes

    def invite(self, scope: str, address: str, role: Role) -> None:
        """Invite somebody to a workshop, or to this installation; again changes the role.

        Args:
            scope: Workshop id, or ``installation`` for owners.
            address: Mail address, or the code that somebody was shown.
            role: Leader, facilitator or owner.

        Raises:
            InvalidTextError: That is neither an address nor a code, or there are too many.
            NotFoundError: The workshop is gone.
        """
        kept = _tidy(address)
        if not (ADDRESS.fullmatch(kept) or CODE.fullmatch(kept)) or len(kept) > LONGEST_ADDRESS:
            raise InvalidTextError(NO_ADDRESS)
        here = sa.and_(account.c.scope == scope, account.c.address == kept)
        with self._database.write(alone=scope) as connection:
            known = sa.select(workshop.c.id).where(workshop.c.id == scope)
            if scope != INSTALLATION and connection.execute(known).one_or_none() is None:
                raise NotFoundError("workshop")
            held = connection.execute(sa.select(account).where(here)).one_or_none()
            if held is not None and held.role == role:
                return
            many = sa.select(sa.func.count()).where(account.c.scope == scope)
            if held is None and connection.execute(many).scalar_one() >= MOST_ACCOUNTS:
                raise InvalidTextError(TOO_MANY)
            self._end(connection, scope, held.subject if held else None)
            connection.execute(sa.delete(account).where(here))
            connection.execute(
                sa.insert(account).values(
                    scope=scope, address=kept, role=role, subject=held.subject if held else None
                )
            )

    def remove(self, scope: str, address: str) -> None:
        """Take an invitation back; a role that came with it ends at once."""
        here = sa.and_(account.c.scope == scope, account.c.address == address)
        with self._database.write(alone=scope) as connection:
            subject = connection.execute(sa.select(account.c.subject).where(here)).scalar()
            self._end(connection, scope, subject)
            connection.execute(sa.delete(account).where(here))

    def all(self, scope: str) -> tuple[Account, ...]:
        """Return who is invited, the highest role first."""
        query = sa.select(account).where(account.c.scope == scope).order_by(account.c.address)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        found = [Account(row.address, Role(row.role), row.subject is not None) for row in rows]
        return tuple(sorted(found, key=lambda each: -ORDER.index(each.role)))

    def code(self, issuer: str, subject: str) -> str:
        """Return the code by which somebody can be invited whose provider vouches for no address.

        It tells nothing about them, and nobody can choose an account that has the same one.
        """
        digits = self._database.keyed_hash("account code", issuer, subject)[:12].upper()
        return "-".join(digits[at : at + 4] for at in (0, 4, 8))

    def sign_in(self, token: str, issuer: str, subject: str, address: str) -> dict[str, Role]:
        """Give a token the roles that somebody was invited to; scope to role, empty for none.

        An invitation belongs to the account that used it first: an address that is given to
        somebody else later opens nothing.

        Args:
            token: Who gets them: the ticket of a browser.
            issuer: Of the provider.
            subject: By which the provider knows them.
            address: Of theirs, as the provider has checked it; empty for none.
        """
        who = self._database.keyed_hash("account", issuer, subject)
        called = {self.code(issuer, subject)}
        if ADDRESS.fullmatch(_tidy(address)):  # a provider may call anything an address
            called.add(_tidy(address))
        mine = sa.or_(
            account.c.subject == who,
            sa.and_(account.c.subject.is_(None), account.c.address.in_(sorted(called))),
        )
        with self._database.write(alone=INSTALLATION) as connection:
            rows = connection.execute(sa.select(account).where(mine)).all()
            for row in rows:
                here = sa.and_(account.c.scope == row.scope, account.c.address == row.address)
                connection.execute(sa.update(account).where(here).values(subject=who))
                self._passes.grant_in(connection, token, row.scope, Role(row.role), subject=who)
        return {row.scope: Role(row.role) for row in rows}

    def spend(self, state: str, now: float | None = None) -> bool:
        """Return True for the first who comes back with a state, and False from then on."""
        at = int(time.time() if now is None else now)
        kept = self._database.keyed_hash("sign-in", state)
        with self._database.write(alone="sign-in") as connection:
            connection.execute(sa.delete(spent).where(spent.c.at < at - 2 * SIGN_IN_S))
            if connection.execute(sa.select(spent).where(spent.c.state == kept)).one_or_none():
                return False
            connection.execute(sa.insert(spent).values(state=kept, at=at))
        return True

    def seal(self, what: str, text: str) -> str:
        """Return what only servers with our key can make of a text: 64 hexadecimal digits."""
        return self._database.keyed_hash("sign-in", what, text)

    def _end(self, connection: sa.Connection, scope: str, subject: str | None) -> None:
        """End the roles that an account has by its invitation."""
        if subject is not None:
            mine = sa.and_(pass_.c.scope == scope, pass_.c.subject == subject)
            connection.execute(sa.delete(pass_).where(mine))
            self._passes.changes += 1


def _tidy(address: str) -> str:
    text = address.strip()
    return text.upper() if CODE.fullmatch(text.upper()) else text.lower()
