"""What each step of a snapshot costs, from the store and back, and the pages that read it."""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.opening import open_pages
from benchmarks.processes import alone
from benchmarks.scale import LEVELS, UNITS, said
from benchmarks.speed import statements
from vision.alignment import align, spoken
from vision.manner import find_manner
from vision.models import Lens
from vision.phases import Phase
from vision.privacy import Published, publish
from vision.store import Arrival, Response, Setup
from vision.themes import Themes, find_themes
from vision.workshop import snapshots, worker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from vision.models import Workshop
    from vision.store import Store

    Step = Callable[[str], AbstractContextManager[None]]

SIZES: Final = (10_000, 100_000)
DIMENSIONS: Final = 512
ANSWERERS: Final = 1_000
ANSWERED: Final = 200
ANSWERED_SHARE: Final = 0.1
DRAFT: Final = (
    "Everybody has time for what matters. We decide where the work is done, and we are paid fairly."
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("snapshot", help="each step of a snapshot at two sizes")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of statements")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print processor seconds of each step by size, and how much the last grew on the first."""
    found = []
    for size in args.sizes:
        steps, cost = alone(_measure, size)
        found.append(steps)
        print(f"{size:,} statements: peak {cost.peak:,.0f} MB", flush=True)
    print(f"{'':34}" + "".join(f"{size:>12,}" for size in args.sizes) + f"{'growth':>9}")
    for step, last in found[-1].items():
        row = "".join(f"{steps[step]:12.2f}" for steps in found)
        print(f"{step:34}{row}{last / max(found[0][step], 0.001):8.1f} x")


def _measure(size: int) -> dict[str, float]:
    steps: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        steps[name] = time.process_time() - start

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VISION_DATA": folder, "VISION_SAMPLE": "no", "DATABASE_URL": ""}
        from server.store import open_store  # noqa: PLC0415 - reads the environment

        store = open_store()
        workshop = _workshop(store)
        arrivals = _arrivals(size, workshop)
        with step("statements into the store"):
            store.statements.add_many(
                workshop.id, workshop.questions[0].id, arrivals, only="people"
            )
        with step("statements out of the store"):
            gathered = store.statements.gathered(workshop.questions[0].id)
        with step("manner"):
            manner = find_manner(
                [each.text for each in gathered],
                [each.participant_id for each in gathered],
                [each.level_id for each in gathered],
            )
        with step("themes by wording, with the map"):
            themes = find_themes(
                [each.text for each in gathered],
                keys=[each.id for each in gathered],
                lens=Lens.WORDS,
            )
        rows = snapshots._rows(gathered, themes, manner)  # noqa: SLF001 - one step of a snapshot
        levels = [level.id for level in workshop.levels]
        names = [(theme.id, theme.name) for theme in themes.themes]
        with step("publication"):
            published = publish(None, spoken(rows), levels=levels, smallest_group=5)
        with step("alignment"):
            align(rows, themes=names, levels=levels, published=published)
        with step("cloud"):
            snapshots._cloud(gathered, themes, None, 5)  # noqa: SLF001
        with step("batch for the wall"):
            snapshots.new_on_the_wall(gathered, None, lambda people: len(people) >= 5)
        with step("themes to JSON and back"):
            Themes.from_json(themes.to_json())
        with step("published to JSON and back"):
            Published.from_json(published.to_json())
        _measure_vectors(store, size, step)
        with step("the whole snapshot, stored"):
            worker.make(store, workshop, workshop.questions[0])
        _measure_answers(store, workshop, step)
        steps |= dict(open_pages(store, workshop))
        store.close()
    return steps


def _measure_vectors(store: Store, size: int, step: Step) -> None:
    draw = np.random.default_rng(0).standard_normal((size, DIMENSIONS), dtype=np.float32)
    vectors = {f"{row:064x}": draw[row] for row in range(size)}
    kept = store.vectors("benchmark")
    with step("vectors into the store"):
        kept.put(vectors)
    with step("vectors out of the store"):
        kept.get(list(vectors))


def _measure_answers(store: Store, workshop: Workshop, step: Step) -> None:
    """Let some people answer some statements, and save a draft for the pages that shape it."""
    draw, question = np.random.default_rng(0), workshop.questions[0]
    store.workshops.move(workshop.id, Phase.RESPOND)
    gathered = store.statements.gathered(question.id)
    asked = [gathered[k] for k in range(0, len(gathered), max(1, len(gathered) // ANSWERED))]
    people = {each.participant_id for each in gathered}
    given = [
        Response(person, each.id, int(answer), matters=False)
        for person in sorted(people)[:ANSWERERS]
        for each, answer in zip(asked, draw.integers(-1, 2, len(asked)), strict=True)
        if each.participant_id != person and draw.random() < ANSWERED_SHARE
    ]
    with step("answers into the store"):
        store.responses.add_many(workshop.id, given)
    store.drafts.save(workshop.id, DRAFT, seen=0)
    store.drafts.share(workshop.id, 1)
    now = store.workshops.get(workshop.id)
    with step("the snapshot with answers, stored"):
        made = worker.make(store, now, question)
    with step("snapshot out of the store"):
        kept = store.snapshots.get(made)
    if kept is None:
        raise RuntimeError
    body = {part: len(json.dumps(value)) / 1e6 for part, value in kept.body.items()}
    largest = sorted(body.items(), key=lambda pair: -pair[1])[:6]
    print("MB of JSON: " + ", ".join(f"{part} {size:.1f}" for part, size in largest), flush=True)


def _workshop(store: Store) -> Workshop:
    levels = [(name, 0) for name in (*LEVELS, "Front line")]
    units = [f"U{number:03}" for number in range(UNITS)]
    workshop = store.workshops.add(Setup("Scale", ["What should we become?"], levels, units))
    store.workshops.choose_themes(workshop.id, Lens.WORDS, None)
    store.workshops.move(workshop.id, Phase.THEMES)
    return store.workshops.get(workshop.id)


def _arrivals(size: int, workshop: Workshop) -> list[Arrival]:
    table = said(size)
    level = {each.name: each.id for each in workshop.levels}
    unit = {each.name: each.id for each in workshop.units}
    texts = statements(size)
    places = zip(table["person"], table["level"], table["unit"], texts, strict=True)
    return [Arrival(text[:600], who, level[le], unit[un]) for who, le, un, text in places]
