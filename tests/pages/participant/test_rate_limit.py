"""A flood is slowed, a person never is, and a room behind one address does not exist here."""

from __future__ import annotations

import secrets

from pages.participant.parts.rate_limit import MOST, WINDOW_S, give_back, may_send


def test_a_person_may_send_twenty_in_a_minute() -> None:
    """The twenty-first has to wait until the first is a minute old."""
    person = secrets.token_hex(8)

    assert all(may_send(person, now=number) for number in range(MOST))
    assert not may_send(person, now=WINDOW_S - 1)
    assert may_send(person, now=WINDOW_S)
    assert not may_send(person, now=WINDOW_S + 0.5)


def test_one_persons_flood_slows_nobody_else() -> None:
    """Three hundred people behind one address are three hundred people."""
    flood = secrets.token_hex(8)
    for _ in range(500):
        may_send(flood, now=1_000.0)

    assert all(may_send(secrets.token_hex(8), now=1_000.0) for _ in range(300))
    assert not may_send(flood, now=1_000.0)


def test_what_could_not_be_kept_does_not_count() -> None:
    """Whoever taps again and again while the database is away has not flooded it."""
    person = secrets.token_hex(8)
    for _ in range(3 * MOST):
        assert may_send(person, now=1_000.0)
        give_back(person)
    give_back(person)

    assert all(may_send(person, now=1_000.0) for _ in range(MOST))
    assert not may_send(person, now=1_000.0)
