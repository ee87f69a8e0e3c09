"""A console that names no person and repeats no words."""

from __future__ import annotations

import json
import logging
import threading
import traceback
from typing import Any, Final

from cachetools import TTLCache

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


class JsonLines(logging.Formatter):
    """One JSON object a line: how bad, who speaks, what, and of an exception its outline.

    There is no time in it, as in the plain console: whoever keeps logs adds when a line came, and
    decides how exactly. What is said names no person and repeats no words, see above.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        return json_line(record.levelno, record.name, record.getMessage(), record.exc_text)


def json_line(level: int, logger: str, message: str, error: str | None = None) -> str:
    """Return what is said as one JSON object in one line.

    Args:
        level: As ``logging`` counts it.
        logger: Who speaks.
        message: What is said.
        error: The outline of an exception, where there is one.
    """
    said = {"level": logging.getLevelName(level).lower(), "logger": logger, "message": message}
    if error:
        said["error"] = error
    return json.dumps(said, ensure_ascii=False)


def speak_json() -> None:
    """Make everything that is logged one JSON line."""
    formatter = JsonLines()
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    for logger in loggers:
        for handler in logger.handlers:
            handler.setFormatter(formatter)
    if not logging.getLogger().handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(formatter)
        logging.getLogger().addHandler(handler)


def outline(error: BaseException) -> str:
    """Return where an exception went through the code and of which kind it is, no message.

    Args:
        error: The exception; what caused it comes first, as in a traceback.
    """
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [outline(cause), "which led to"] if cause is not None else []
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return "\n".join([*before, *([frames] if frames else []), type(error).__qualname__])
