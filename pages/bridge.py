"""The bridge to the library: the only place that reads the environment or opens the store."""

from __future__ import annotations

import os
import threading
from typing import Final

from vision.settings import Settings
from vision.store import Store
from vision.store import open_store as opened

_guard: Final = threading.Lock()
_open: dict[str, Store] = {}


def settings() -> Settings:
    """Return the configuration of this installation."""
    return Settings.from_mapping(os.environ)


def open_store() -> Store:
    """Return the store, opened once per server process.

    Not ``st.cache_resource``: any visitor can clear Streamlit's caches.
    """
    wanted = settings()
    with _guard:
        if wanted.database_url not in _open:
            _open[wanted.database_url] = opened(wanted)
        return _open[wanted.database_url]
