"""Who may see what: pure rules, checked in every page and again here."""

from __future__ import annotations

from typing import Final

from vision.errors import NotAllowedError
from vision.models import Role

ORDER: Final = (Role.PARTICIPANT, Role.LEADER, Role.FACILITATOR, Role.OWNER)


def higher(one: Role | None, other: Role | None) -> Role | None:
    """Return the role that covers more.

    Example:
        >>> higher(Role.LEADER, None)
        <Role.LEADER: 'leader'>
    """
    held = [role for role in (one, other) if role is not None]
    return max(held, key=ORDER.index, default=None)


def covers(held: Role | None, needed: Role) -> bool:
    """Return whether a role covers what another one may do."""
    return held is not None and ORDER.index(held) >= ORDER.index(needed)


def require(held: Role | None, needed: Role) -> None:
    """Let a visitor with a high enough role through.

    Raises:
        NotAllowedError: The visitor holds no such role.
    """
    if not covers(held, needed):
        raise NotAllowedError(needed)
