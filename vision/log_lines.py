"""Lines of a log that name no person and repeat no words: one JSON object each where asked for."""

from __future__ import annotations

import json
import logging
import traceback


class JsonLines(logging.Formatter):
    """One JSON object a line: how bad, who speaks, what, and of an exception its outline.

    There is no time in it, as in the plain console: whoever keeps logs adds when a line came, and
    decides how exactly. What is said names no person and repeats no words:
    ``keep_people_out`` of ``server/logs.py`` sees to that, and where it was not called, as in the
    process that works in the background, exceptions leave no trace here.
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
