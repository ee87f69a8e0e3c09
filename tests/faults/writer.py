"""A real process that writes statements as fast as it can, and says what was acknowledged.

Each line of its output is the sending token of a statement that the store has confirmed.
"""

from __future__ import annotations

import itertools
import sys
import threading

from vision.store import Store

WRITERS = 6
PER_PERSON = 40


def text(token: str) -> str:
    """Return the words that belong to a token."""
    return f"Statement {token}"


def browser(token: str) -> str:
    """Return the browser that sends a token: one for every few statements of a writer."""
    run, writer, number = token.split("-")
    return f"{run}-{writer}-{int(number) // PER_PERSON}"


def send(store: Store, workshop_id: str, token: str) -> None:
    """Send one statement as a phone does, joining first where needed."""
    room = store.workshops.get(workshop_id)
    who = store.participants.find(workshop_id, browser(token)) or store.participants.join(
        workshop_id, browser(token), level_id=room.levels[0].id, unit_id=None
    )
    store.statements.add(who.id, room.questions[0].id, text(token), token)


def main(url: str, workshop_id: str, run: str) -> None:
    """Write until killed."""
    store = Store(url, b"key")
    say = threading.Lock()

    def write(writer: int) -> None:
        for number in itertools.count():
            token = f"{run}-{writer}-{number}"
            send(store, workshop_id, token)
            with say:
                sys.stdout.write(f"{token}\n")
                sys.stdout.flush()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
