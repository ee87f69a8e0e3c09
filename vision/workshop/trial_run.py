"""Emptying a workshop that was only tried, while nobody works out its results."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from vision.errors import StorageError
from vision.store import new_id
from vision.translation import marked
from vision.workshop.templates import brings_draft
from vision.workshop.worker import LEASE_S, snapshot_lease

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

WAIT_S: Final = 20.0
"""Seconds that a snapshot which is being made may take."""
BUSY: Final = marked("Results are being worked out just now. Try again in a minute.")


def empty(store: Store, workshop: Workshop, wait: float = WAIT_S) -> None:
    """Take people and their words out of a workshop; a draft that it began with stays.

    A snapshot that is being made would bring words back, so it is waited for.

    Args:
        store: Where the workshop is.
        workshop: The workshop.
        wait: Seconds to wait for each question's snapshot.

    Raises:
        StorageError: Results are still being worked out; or it is empty, but traces may be on the
            disk until the next start.
        NotFoundError: It was deleted.
    """
    me = new_id()
    with ExitStack() as held:
        for question in workshop.questions:
            lease = snapshot_lease(question)
            give_up = time.monotonic() + wait
            while not store.leases.take(lease, me, LEASE_S):
                if time.monotonic() > give_up:
                    raise StorageError(BUSY)
                time.sleep(0.1)
            held.callback(store.leases.release, lease, me)
        name = store.trials.template(workshop.id)
        store.trials.empty(workshop.id, keep_draft=brings_draft(name))
