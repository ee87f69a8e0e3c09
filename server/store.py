"""The bridge to the library: the only place that reads the environment or opens the store."""

from __future__ import annotations

import functools
import os
import threading
from typing import Final

from vision.settings import NAMES, Settings
from vision.store import Store
from vision.store import open_store as opened

_guard: Final = threading.Lock()
_open: dict[tuple[str | None, str | None], Store] = {}
"""By the two variables that say which database it is: pages ask some ten times a run."""


def settings() -> Settings:
    """Return the configuration of this installation, read once for the same environment."""
    return _settings(tuple((name, os.environ[name]) for name in NAMES if name in os.environ))


@functools.lru_cache(maxsize=8)
def _settings(environ: tuple[tuple[str, str], ...]) -> Settings:
    return Settings.from_mapping(dict(environ))


def open_store() -> Store:
    """Return the store, opened once per server process.

    Not ``st.cache_resource``: any visitor can clear Streamlit's caches.
    """
    named = os.environ.get("DATABASE_URL"), os.environ.get("VISION_DATA")
    with _guard:
        if named not in _open:
            _open[named] = opened(settings())
        return _open[named]
