"""What each step of a snapshot costs, from the store and back, and the pages that read it."""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.processes import alone
from benchmarks.scale import LEVELS, UNITS, said
from benchmarks.speed import statements
from vision.alignment import align, spoken
from vision.manner import find_manner
from vision.models import Lens, Role
from vision.phases import Phase
from vision.privacy import Published, publish
from vision.store import Arrival, Setup
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
PAGES: Final = ("overview", "themes", "alignment", "live")
ROUTER: Final = Path(__file__).parents[1] / "pages" / "navigation.py"
LONGEST_S: Final = 600


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
            snapshots._batch(gathered, None, 5)  # noqa: SLF001
        with step("themes to JSON and back"):
            Themes.from_json(themes.to_json())
        with step("published to JSON and back"):
            Published.from_json(published.to_json())
        _measure_vectors(store, size, step)
        with step("the whole snapshot, stored"):
            made = worker.make(store, workshop, workshop.questions[0])
        with step("snapshot out of the store"):
            store.snapshots.get(made)
        _measure_pages(store, workshop, step)
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


def _measure_pages(store: Store, workshop: Workshop, step: Step) -> None:
    """Open pages in a process that has shown none yet, then again as somebody new."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - heavy, and only pages need it
    from streamlit.util import calc_hash  # noqa: PLC0415

    for page in PAGES:
        for visit in ("first", "again"):
            token = secrets.token_urlsafe(16)
            store.passes.grant(token, workshop.id, Role.FACILITATOR)
            app = AppTest.from_file(str(ROUTER), default_timeout=LONGEST_S)
            app.session_state["visit_token"] = token
            app.query_params["w"] = workshop.id
            app._page_hash = calc_hash(page)  # noqa: SLF001 - as a deep link
            with step(f"page {page}, {visit}"):
                app.run()
            if app.exception:
                raise RuntimeError([error.message for error in app.exception])


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
