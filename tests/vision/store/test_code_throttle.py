"""The pace of looking codes up: one for all servers, and only while somebody guesses."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from vision.limits import CODE_PACE_S, LONGEST_CODE_WAIT_S, MOST_UNKNOWN_CODES, RATE_WINDOW_S
from vision.store import Store
from vision.store.code_throttle import CALM_S

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = 1_000_000.0


@pytest.fixture
def servers(database_url: str, secret: bytes) -> Iterator[tuple[Store, Store]]:
    """Two servers of one installation."""
    with closing(Store(database_url, secret)) as one, closing(Store(database_url, secret)) as two:
        yield one, two


def test_two_servers_are_not_two_chances(servers: tuple[Store, Store]) -> None:
    """Codes tried at either count at both, and both take their turns from one row of turns."""
    for number in range(MOST_UNKNOWN_CODES):
        assert servers[number % 2].code_throttle.wait(NOW) == 0
        servers[number % 2].code_throttle.unknown(NOW)

    turns = [servers[number % 2].code_throttle.wait(NOW) for number in range(20)]

    assert turns[0] == 0
    assert all(after - before == CODE_PACE_S for before, after in pairwise(turns))


def test_nobody_waits_for_ever(servers: tuple[Store, Store]) -> None:
    """However many guess; and a minute after they have stopped all is as before."""
    one, _two = servers
    for _ in range(MOST_UNKNOWN_CODES):
        one.code_throttle.unknown(NOW)
    waits = [one.code_throttle.wait(NOW) for _ in range(130)]

    assert max(waits) == LONGEST_CODE_WAIT_S
    assert one.code_throttle.wait(NOW + RATE_WINDOW_S + 1) == 0


def test_what_was_tried_is_not_kept(servers: tuple[Store, Store]) -> None:
    """Neither the code nor who tried it, and what counts no more is dropped."""
    one, two = servers
    one.code_throttle.unknown(NOW - 2 * RATE_WINDOW_S)
    two.passes.forget_tries()
    with one.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar_one() == 0


def test_a_calm_minute_is_asked_of_once_a_second(servers: tuple[Store, Store]) -> None:
    """A room that comes in looks at no row each; who guesses elsewhere counts a second later."""
    one, two = servers
    assert one.code_throttle.wait(NOW) == 0
    for _ in range(MOST_UNKNOWN_CODES):
        two.code_throttle.unknown(NOW)
    for turn in (0.3, 0.6, 0.9):
        assert one.code_throttle.wait(NOW + turn) == 0
    waits = [one.code_throttle.wait(NOW + CALM_S + k / 100) for k in range(9)]

    assert max(waits) > 0
