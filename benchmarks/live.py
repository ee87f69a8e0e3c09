"""A room of a thousand: the app against the same pages as Streamlit runs them by itself.

Each phone is a real websocket client, each cold join loads every file that a browser loads. Both
servers run one after the other on this machine, which the phones share with them.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import string
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from benchmarks import live_table
from benchmarks.phone import LostError, Phone, fetched
from benchmarks.servers import Server, serving
from server.open_files_limit import raise_open_files
from vision.phases import Phase
from vision.store import Setup

if TYPE_CHECKING:
    import argparse

NO_BROWSER: Final = (
    "This counts what a browser loads: install requirements-dev.txt and Chromium, or set CHROMIUM"
    " to where Chrome or Edge lies."
)
TOO_FEW: Final = (
    "{late} who write on after the reveal are never counted, since their words come in once {least}"
    " people have written: ask for --late {least} or more."
)
JOIN_S: Final = 30.0
WRITE_S: Final = 60.0
STATEMENTS: Final = 2
GATHERED: Final = 1_000
"""Statements that are there when others write on after the reveal."""
GIVE_UP_S: Final = 120.0
SOUNDS: Final = ("ander", "elmin", "ostic", "urban", "inter", "olver", "arsen", "emper", "isten")
EXPECTED: Final = 5_000
"""At each level, more than ever come: phones beyond those expected keep late words waiting."""
SETUP: Final = Setup(
    "Late", ["What should we become?"], [("Managers", EXPECTED), ("Frontline", EXPECTED)]
)


@dataclass(slots=True)
class Room:
    """What happened in one room.

    Attributes:
        people: Phones in it.
        joining: Seconds from opening the page until one can write, for each phone.
        sending: Seconds from the tap until the own statement stands there, for each statement.
        errors: Kinds of what went wrong, counted.
        lost: Statements that were acknowledged and are not in the database.
        doubled: Statements that are there more than once.
        kb_each: Memory the server took for each phone.
        tokens: Of the phones that joined.
    """

    people: int
    joining: list[float] = field(default_factory=list)
    sending: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    kb_each: float = 0.0
    tokens: list[str] = field(default_factory=list)


async def room(server: Server, people: int, scale: float, seed: int = 0) -> Room:
    """Let people join over half a minute and write two statements each over a minute.

    Args:
        server: Where.
        people: Phones.
        scale: Factor on both times, below 1 for a quick look.
        seed: Of the moments at which people act.
    """
    random_ = random.Random(seed)
    result, kept = Room(people), list[str]()
    before = server.memory_kb()
    start = time.perf_counter()

    async def person(number: int) -> None:
        phone = server.phone()
        await _sleep_until(start + random_.uniform(0, JOIN_S * scale))
        try:
            result.joining.append(await phone.open() + await phone.join(number))
            result.tokens.append(phone.token)
            moments = sorted(random_.uniform(0, WRITE_S * scale) for _ in range(STATEMENTS))
            for turn, moment in enumerate(moments):
                await _sleep_until(start + JOIN_S * scale + moment)
                text = f"Person {number} of {seed} wishes for {turn} good things"
                result.sending.append(await phone.write(text))
                kept.append(text)
        except (LostError, OSError, KeyError) as error:
            result.errors[type(error).__name__] += 1
        phones.append(phone)

    phones: list[Phone] = []
    await asyncio.gather(*(person(number) for number in range(people)))
    result.kb_each = (server.memory_kb() - before) / people
    await asyncio.gather(*(phone.close() for phone in phones), return_exceptions=True)
    question = server.workshop.questions[0].id
    stored = Counter(each.text for each in server.store.statements.gathered(question))
    result.lost = sum(1 for text in kept if not stored[text])
    result.doubled = sum(1 for text in kept if stored[text] > 1)
    return result


async def submissions_per_second(server: Server, people: int, seconds: float) -> float:
    """Return how many statements a second get through when a few people write without pause."""
    phones = [server.phone() for _ in range(people)]
    for number, phone in enumerate(phones):
        await phone.open()
        await phone.join(number)
    end = time.perf_counter() + seconds
    random_, sent = random.Random(people), 0

    async def writer(number: int, phone: Phone) -> None:
        nonlocal sent
        turn = 0
        while time.perf_counter() < end:
            # A fresh person now and then: nobody's own list grows longer than a real one.
            if turn and turn % 5 == 0:
                await phone.close()
                phone = server.phone()
                await phone.open()
                await phone.join(number)
            await phone.write(
                f"We want more {_word(random_)}, {_word(random_)} and {_word(random_)}"
            )
            turn += 1
            sent += time.perf_counter() < end
        await phone.close()

    await asyncio.gather(*(writer(*each) for each in enumerate(phones)))
    return sent / seconds


async def answers_per_second(
    server: Server, tokens: list[str], writers: int, seconds: float
) -> float:
    """Return how many answers a second get through when a few people respond without pause.

    Args:
        server: A room that has gathered; it is moved on to *respond*.
        tokens: Of people who joined; one after the other takes over a phone, ten answers each.
        writers: Phones at once.
        seconds: How long.
    """
    server.store.workshops.move(server.workshop.id, Phase.RESPOND)
    waiting, sent = iter(tokens), 0
    first = server.phone(next(waiting))
    await first.open("Agree")  # the first to come waits for the counts, as in a real room
    await first.close()
    end = time.perf_counter() + seconds

    async def person() -> None:
        nonlocal sent
        while time.perf_counter() < end and (token := next(waiting, None)):
            phone = server.phone(token)
            await phone.open("Agree")
            for _ in range(10):
                await phone.answer()
                sent += time.perf_counter() < end
            await phone.close()

    await asyncio.gather(*(person() for _ in range(writers)))
    return sent / seconds


async def lag(server: Server, people: int, seconds: float) -> tuple[float, float, int]:
    """Return how long statements take once themes are shown, while others write.

    A workshop of its own holds a thousand statements and lets people write on after the reveal.
    The wall shows a new snapshot within another two seconds.

    Args:
        server: Where.
        people: Phones in the room; each shares one statement.
        seconds: Over which they do so.

    Returns:
        Seconds from the thanks on the phone until a snapshot counts the statement, and from the
        tap until the thanks, both as 95th percentiles; and how many statements wait at the end
        until enough others have written, as late ones must.
    """
    store, random_ = server.store, random.Random(people)
    workshop = store.workshops.add(SETUP)
    question = workshop.questions[0].id
    for number in range(GATHERED):
        person = store.participants.join(
            workshop.id, f"before {number}", level_id=workshop.levels[-1].id, unit_id=None
        )
        store.statements.add(person.id, question, _wish(random_), f"before {number}")
    store.workshops.let_write_on(workshop.id, on=True)
    store.workshops.move(workshop.id, Phase.THEMES)
    while store.snapshots.newest_id(question) is None:  # noqa: ASYNC110 - made by another process
        await asyncio.sleep(0.2)
    phones = [Phone(server.port, workshop.code, script=True) for _ in range(people)]
    for number, phone in enumerate(phones):
        await phone.open()
        await phone.join(number)
    taps: list[float] = []
    thanked: dict[str, float] = {}
    start = time.perf_counter()

    async def write(number: int, phone: Phone) -> None:
        await _sleep_until(start + random_.uniform(0, seconds))
        text = f"{_wish(random_)} for room {number}"
        taps.append(await phone.write(text))
        thanked[text] = time.perf_counter()

    writing = asyncio.gather(*(write(*each) for each in enumerate(phones)))
    seen: dict[str, float] = {}
    newest = ""
    while time.perf_counter() < start + seconds + GIVE_UP_S:
        await asyncio.sleep(0.2)
        found = store.snapshots.newest_id(question) or ""
        if found != newest and (stored := store.snapshots.get(found)) is not None:
            newest, now = found, time.perf_counter()
            for key in stored.body["themes"]["keys"]:
                seen.setdefault(key, now)
            if writing.done() and len(seen) == GATHERED + people:
                break
    await writing
    ids = {each.text: each.id for each in store.statements.gathered(question)}
    waits = [max(0.0, seen[ids[text]] - at) for text, at in thanked.items() if ids[text] in seen]
    await asyncio.gather(*(phone.close() for phone in phones))
    return _percentile(waits, 95), _percentile(taps, 95), len(thanked) - len(waits)


async def joins_per_second(
    server: Server, files: list[str], at_once: int, seconds: float
) -> tuple[float, float]:
    """Return cold joins a second and MB a join: the page, all its files, the first run."""
    end = time.perf_counter() + seconds
    start, joined, received = time.perf_counter(), 0, 0

    async def newcomer() -> None:
        nonlocal joined, received
        while time.perf_counter() < end:
            size = await fetched(server.port, files)
            received += size
            phone = server.phone()
            await phone.open()
            await phone.close()
            joined += 1

    await asyncio.gather(*(newcomer() for _ in range(at_once)))
    return joined / (time.perf_counter() - start), received / 1e6 / max(joined, 1)


async def growth_kb(server: Server, sessions: int) -> float:
    """Return the KB of memory that each further session leaves behind, after the first tenth."""
    seen = []
    for batch in range(10):
        for _ in range(max(1, sessions // 100)):
            phones = [server.phone() for _ in range(10)]
            await asyncio.gather(*(phone.open() for phone in phones))
            await asyncio.gather(*(phone.close() for phone in phones))
        seen.append(((batch + 1) * sessions / 10, server.memory_kb()))
    (first, low), (last, high) = seen[2], seen[-1]
    return (high - low) / (last - first)


def first_load() -> list[str]:
    """Return the addresses that a phone loads for the first page, without the websocket."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing
    except ImportError:
        path = None
    if path is None:
        raise SystemExit(NO_BROWSER)
    asked: list[str] = []
    with tempfile.TemporaryDirectory() as folder, serving("app", Path(folder)) as server:
        base = f"http://127.0.0.1:{server.port}"
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{base}/?code={server.workshop.code}")
            page.get_by_role("button", name="Start").wait_for()
            browser.close()
    return [url.removeprefix(base) for url in asked if url.startswith(f"{base}/")]


async def measured(server: Server, people: int, files: list[str], options: Any) -> dict[str, Any]:  # noqa: ANN401 - argparse
    """Return all figures of one server."""
    _say(f"{server.name}: cold joins")
    joins, megabytes = await joins_per_second(server, files, 8, options.seconds)
    _say(f"{server.name}: {people} people")
    seen = await room(server, people, options.scale)
    _say(f"{server.name}: as many statements as it takes")
    rate = await submissions_per_second(server, options.writers, options.seconds)
    votes = await answers_per_second(server, seen.tokens, options.writers, options.seconds)
    figures = {
        "people": people,
        "submission p50 (s)": _percentile(seen.sending, 50),
        "submission p95 (s)": _percentile(seen.sending, 95),
        "join p95 (s)": _percentile(seen.joining, 95),
        "submissions/s": rate,
        "answers/s": votes,
        "cold joins/s": joins,
        "MB a cold join": megabytes,
        "memory a participant (KB)": seen.kb_each,
        "errors": sum(seen.errors.values()),
        "lost": seen.lost,
        "doubled": seen.doubled,
    }
    if server.name == "app":
        _say(f"{server.name}: {options.late} people write on after the reveal")
        waits, taps, held = await lag(server, options.late, WRITE_S * options.scale)
        figures["until in the numbers, p95 (s)"] = waits
        figures["submission meanwhile, p95 (s)"] = taps
        figures["wait for others"] = held
        _say(f"{server.name}: {options.sessions} sessions, one after the other")
        figures["growth (KB a session)"] = await growth_kb(server, options.sessions)
    return figures


def run(options: argparse.Namespace) -> None:
    """Measure both servers, print the table and write it down.

    Raises:
        SystemExit: So few would write on after the reveal that they are never counted.
    """
    if options.late < SETUP.smallest_group:
        raise SystemExit(TOO_FEW.format(late=options.late, least=SETUP.smallest_group))
    raise_open_files()
    files = first_load()
    results = {}
    sizes = {"plain": options.plain_people or max(1, options.people // 2), "app": options.people}
    for name, people in sizes.items():
        with tempfile.TemporaryDirectory() as folder, serving(name, Path(folder)) as server:
            results[name] = asyncio.run(measured(server, people, files, options))
    table = live_table.table(results, len(files))
    print(table)
    if options.write:
        live_table.write(table)


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the options of this benchmark."""
    parser = subparsers.add_parser("live", help="a room full of phones")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--plain-people", type=int, default=0, help="default: half as many")
    parser.add_argument("--scale", type=float, default=0.25, help="factor on joining and writing")
    parser.add_argument(
        "--late", type=int, default=100, help="people who write on after the reveal"
    )
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    parser.set_defaults(run=run)


def _percentile(values: list[float], percent: int) -> float:
    return float(np.percentile(values, percent)) if values else float("nan")


def _wish(random_: random.Random) -> str:
    """Return a statement of six words out of eighty, so that there are themes to find."""
    return " ".join(f"{random_.choice('abcdefgh')}{random_.choice(SOUNDS)}" for _ in range(6))


def _word(random_: random.Random) -> str:
    """Return a word of letters; long numbers would be taken for personal details."""
    return "".join(random_.choices(string.ascii_lowercase, k=8))


async def _sleep_until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))


def _say(text: str) -> None:
    print(f"... {text}", flush=True)
