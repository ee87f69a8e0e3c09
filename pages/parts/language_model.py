"""Who may suggest names of themes, as it is said to whoever writes and to whoever runs it."""

from __future__ import annotations

from vision.settings import THIS_MACHINE
from vision.translation import _


def says(host: str) -> str:
    """Return what a language model reads, and where; empty where there is none.

    Args:
        host: As the workshop keeps it.
    """
    if not host:
        return ""
    if host == THIS_MACHINE:
        return _(
            "A language model on this server may suggest names of themes. It reads some statements "
            "that may be quoted, with personal details masked."
        )
    return _(
        "A language model at {host} may suggest names of themes. Some statements that may be "
        "quoted are sent there, with personal details masked.",
        host=host,
    )
