"""A crowd behind one address, with somebody who floods it, and a network that drops all at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import Visitor, app, environment, free_port, kept, opened, quiet, told
from vision.limits import MOST_SENDINGS as MOST
from vision.limits import MOST_STATEMENTS
from vision.store.try_and_send_throttle import TOO_FAST

if TYPE_CHECKING:
    from pathlib import Path

PHONES = 300
"""More than twice as many as the 128 lost sessions that the web server would keep."""

FLOOD = 500


async def flood(visitor: Visitor) -> Counter[str]:
    """Send a new statement again and again without a pause; return what was said how often."""
    said: Counter[str] = Counter()
    for number in range(FLOOD):
        text = f"Idea {number} of a flood"
        visitor.fill(text)
        against = await visitor.tap()
        said[against] += 1
        assert not against or visitor.field == text
    return said


@pytest.mark.stage2
def test_a_crowd_behind_one_address_is_served_and_comes_back(tmp_path: Path) -> None:
    """All join and write while one floods, all are cut off at once, and all go on."""
    environ, port, console = environment(tmp_path), free_port(), tmp_path / "console.log"
    store, workshop = opened(environ)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]
    flooder = Visitor(port, workshop.code, 0)

    async def room() -> None:
        await flooder.arrive()
        flooding = asyncio.create_task(flood(flooder))
        await asyncio.gather(*(each.arrive() for each in visitors))
        await asyncio.gather(*(each.tell() for each in visitors))
        said = await flooding
        assert MOST <= said[""] <= MOST_STATEMENTS
        assert said[TOO_FAST] > FLOOD / 2
        await flooder.leave()

        drafts = [f"Idea 2 of {each.token[:8]}" for each in visitors]
        kept_so_far = [each.type(text) for each, text in zip(visitors, drafts, strict=True)]
        assert all(await asyncio.gather(*kept_so_far))
        for each in visitors:
            each.vanish()
        await asyncio.gather(*(e.back(reload=n % 2 == 0) for n, e in enumerate(visitors)))
        assert [each.field for each in visitors] == drafts
        assert set(await asyncio.gather(*(each.tap() for each in visitors))) == {""}
        for each in visitors:
            await each.leave()

    with app(environ, port, console):
        asyncio.run(room())

    assert told(visitors).total() == 2 * PHONES
    assert kept(store, workshop) == Counter(told([*visitors, flooder]))
    assert store.participants.count(workshop.id) == PHONES + 1
    assert quiet(console)
    store.close()
