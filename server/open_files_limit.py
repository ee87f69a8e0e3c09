"""The limit of open files, raised: room for enough connections."""

from __future__ import annotations

import sys
from typing import Final

WANTED: Final = 65_536
"""Open files to ask for: a visitor's session holds four, and rooms hold thousands."""


def raise_open_files(wanted: int = WANTED) -> int | None:
    """Raise this process's limit of open files and return the new limit.

    Args:
        wanted: Open files to have room for.

    Returns:
        Open files this process may have; None where the system has no such limit (Windows).
    """
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - the module exists on Unix only

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        except (OSError, ValueError):  # macOS may refuse what its hard limit promises
            return soft
        return allowed
    return soft
