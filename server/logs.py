"""A console that names no person and repeats no words."""

from __future__ import annotations

import logging
import threading
from typing import Any, Final

from cachetools import TTLCache

from vision.log_lines import outline

AGAIN_S: Final = 60.0
"""Seconds after which something is said again that goes on happening."""

UNHEARD: Final = -1
"""A level below that of every handler: such a record goes nowhere."""


class Repeats:
    """Knows what was said within a minute, so that no visitor fills the console.

    Half a request, or a message that no page sends, costs a visitor a hundred bytes and the console
    thirty lines.
    """

    def __init__(self, seconds: float = AGAIN_S) -> None:
        self._said: TTLCache[tuple[object, ...], bool] = TTLCache(500, seconds)
        self._guard = threading.Lock()

    def has(self, record: logging.LogRecord) -> bool:
        """Return whether the same place in the code said so for the same reason; remember it.

        Others put into what they say what a browser sent, so that it is never the same twice: of
        theirs it counts where it is said, of ours also what.
        """
        ours = record.name.startswith(("vision", "streamlit.server.gate"))
        what = record.getMessage() if ours else ""
        key = (record.name, record.pathname, record.lineno, record.exc_text, what)
        with self._guard:
            known = key in self._said
            if not known:
                self._said[key] = True
        return known


def keep_people_out() -> None:
    """Make the process log neither network addresses nor values that were typed, nor repeat itself.

    The web server reports every connection with the visitor's address: its reports start at
    warnings from now on. An exception's message may repeat what someone wrote: only its kind
    and the lines of code that it passed are kept.
    """
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "websockets"):
        logging.getLogger(name).setLevel(logging.WARNING)
    make_record = logging.getLogRecordFactory()
    repeats = Repeats()

    def without_values(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - logging's own signature
        record = make_record(*args, **kwargs)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            # Formatters print exc_text, where it is set, instead of the exception itself.
            record.exc_text = outline(error)
        if repeats.has(record):
            record.levelno = UNHEARD
        return record

    logging.setLogRecordFactory(without_values)
