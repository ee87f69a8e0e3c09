"""Which room a code opens: whoever tries codes until one does is slowed down, nobody locked out.

A code is short, to be typed from a wall. While many unknown ones are tried, codes that a visit
asks for the first time are looked up one after the other, at a pace that all servers share: a room
still comes in, and whoever goes through all codes takes hours. What opens a room is never told
faster than what does not.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from server.store import open_store
from vision.errors import StorageError, UnknownCodeError

if TYPE_CHECKING:
    from vision.models import Workshop


def workshop_of(code: str, *, is_new: bool = True) -> Workshop:
    """Return the workshop that a typed or linked code opens.

    Args:
        code: As it came.
        is_new: Whether this visit asks for it for the first time.

    Raises:
        UnknownCodeError: It opens none.
    """
    store = open_store()
    if is_new:
        with contextlib.suppress(StorageError):  # a full disk: whoever wants in comes in
            pause = store.code_throttle.wait()
            if pause:  # to sleep for no time is to let every other thread go first
                time.sleep(pause)
    try:
        return store.workshops.by_code(code)
    except UnknownCodeError:
        with contextlib.suppress(StorageError):
            store.code_throttle.unknown()
        raise
