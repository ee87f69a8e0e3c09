"""What happens before the first visitor and after the last."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import shlex
import time
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn
from anyio import create_task_group, to_thread

from server import (
    logs,
    media,
    metrics,
    open_files_limit,
    organisation_signin,
    silent_connections,
    static,
)
from server.addresses import addresses
from server.button_presses import finish_what_was_pressed
from server.html_shell import OWN
from server.role_revocation import ask_before_acting
from server.store import open_store, settings
from server.streamlit_theme import read_theme_once
from server.widget_values import take_only_what_fits
from server.worker_process import Background
from vision.errors import StorageError, VisionError
from vision.log_lines import json_line, speak_json
from vision.settings import wants_json
from vision.store.failures import REFUSED, is_refusal
from vision.store.folder import open_to_others
from vision.workshop.sample import load_sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import streamlit as st

    from server.static import Asset
    from vision.store import Store

shelf: Final[dict[str, Asset]] = {}
"""Streamlit's own files and ours, filled before the first visitor."""

HEAVY: Final = (
    "pandas",
    "altair",
    "sklearn.feature_extraction.text",
    "sklearn.cluster",
)
"""Slow to import; nobody's first page should wait for them."""

SETUP: Final = "/setup?key="
"""Where the one-time key of the owner is used."""

PATIENCE_S: Final = 30.0
"""Seconds a database server that starts together with the app has until it must answer."""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Prepare everything, tell the console where to go, and tidy up at the end."""
    silent_connections.be_patient_with_none(open_files_limit.raise_open_files())
    logs.keep_people_out()
    media.hide_names()
    take_only_what_fits()
    ask_before_acting()
    finish_what_was_pressed()
    if wants_json(os.environ):
        speak_json()
    with _refusals_told():
        organisation_signin.provider()
    read_theme_once()
    store = await to_thread.run_sync(_opened)
    async with create_task_group() as tasks:
        tasks.start_soon(to_thread.run_sync, _fill_shelf)
        tasks.start_soon(to_thread.run_sync, _import_heavy)
    _hide_banner()
    _settle_memory()
    worker = Background()
    async with AsyncExitStack() as numbers:
        with _refusals_told():
            await numbers.enter_async_context(metrics.served(settings().metrics))
        worker.start()
        _announce(store)
        try:
            yield
        finally:
            await to_thread.run_sync(worker.stop)


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Say in one sentence what is wrong with a setting, and go no further."""
    try:
        yield
    except VisionError as error:
        _give_up(error)
        raise


def _give_up(error: VisionError) -> None:
    # The sentence says it all; the web server would add a page of code to it.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)
    _say(["", f"  {error}", ""], logging.CRITICAL)


def _opened() -> Store:
    is_server = os.environ.get("DATABASE_URL", "").startswith("postgres")
    give_up = time.monotonic() + (PATIENCE_S if is_server else 0)
    while True:
        try:
            return _with_sample(open_store(), wanted=settings().sample)
        except StorageError as error:
            is_ours = error.__cause__ is None  # another key, a newer version: waiting mends nothing
            if is_ours or time.monotonic() > give_up:
                _give_up(StorageError(REFUSED) if is_refusal(error) else error)
                raise
            time.sleep(1)


def _with_sample(store: Store, *, wanted: bool) -> Store:
    if wanted:
        load_sample(store)
    return store


def _fill_shelf() -> None:
    shelf.update(static.pack(static.streamlit_folder()) | OWN)


def _import_heavy() -> None:
    for name in HEAVY:
        importlib.import_module(name)


def _hide_banner() -> None:
    """Leave the web server's name out of its answers; Streamlit offers no setting for it."""
    for thing in gc.get_objects():
        if type(thing) is uvicorn.Config:
            thing.encoded_headers = [h for h in thing.encoded_headers if h[0] != b"server"]


def _settle_memory() -> None:
    """Set aside what stays for good, so that collections only look at what visitors leave."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _announce(store: Store) -> None:
    here = addresses()
    lines = ["", "  Shared Vision is ready. Open", *(f"    {address}" for address in here)]
    readable = open_to_others(settings().data_folder)
    if readable:
        lines += ["", "  Others on this machine may look into the folder where data is kept. Run"]
        lines += [f"    chmod -R go-rwx {shlex.quote(str(readable[0]))}"]
    try:
        key = store.passes.setup_key()
    except StorageError as error:  # a full disk: what is kept can be read all the same
        lines += ["", f"  {error}"]
    else:
        if key is not None:
            lines += ["", "  Nobody owns this installation yet. To become its owner, open once"]
            lines += [f"    {here[0]}{SETUP}{key}"]
    _say([*lines, ""])


def _say(lines: list[str], level: int = logging.INFO) -> None:
    """Write on the console, whatever is logged: as it stands, or in one JSON line."""
    text = "\n".join(lines)
    if wants_json(os.environ):
        text = json_line(level, "vision", " ".join(text.split()))
    print(text, flush=True)  # noqa: T201 - the console is where we are
