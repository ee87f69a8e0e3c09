"""JSON and JSON lines: a list of objects is a table."""

from __future__ import annotations

import json
from typing import Final

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Grid, Source, grid_of

_NO_LIST: Final = (
    "This JSON file holds no list of statements. Save the answers as CSV and choose that file."
)
_DEEPEST: Final = 4


def read_objects(text: str, encoding: str) -> Source:
    """Return the longest list of objects (or of texts) in a JSON file as a table.

    A list may be the whole file, the value of a key, or one object a line. Objects inside objects
    become columns such as ``about/level``.

    Raises:
        InvalidFileError: Not JSON, or no list in it.
    """
    kind = "json"
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise InvalidFileError(_NO_LIST) from error
    except ValueError:
        kind, whole = "jsonl", _lines(text)
    items = _longest_list(whole, 0)
    if not items:
        raise InvalidFileError(_NO_LIST)
    return Source(kind, (_grid(items),), encoding)


def _lines(text: str) -> list[object]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InvalidFileError(
            "This file begins as JSON and then breaks off or changes. Save the answers as CSV and"
            " choose that file."
        ) from error


def _longest_list(value: object, depth: int) -> list[object]:
    if isinstance(value, list):
        return value if all(isinstance(item, (dict, str)) for item in value) else []
    if isinstance(value, dict) and depth < _DEEPEST:
        found = [_longest_list(each, depth + 1) for each in value.values()]
        return max(found, key=len, default=[])
    return []


def _grid(items: list[object]) -> Grid:
    if all(isinstance(item, str) for item in items):
        rows = [["Statement"], *([str(item)] for item in items)]
        return Grid("", rows, list(range(len(rows))), roles=(("text", 0),))
    flat = [_flat(item) if isinstance(item, dict) else {"text": str(item)} for item in items]
    columns = list(dict.fromkeys(name for item in flat for name in item))
    rows = [columns, *([item.get(name, "") for name in columns] for item in flat)]
    return grid_of("", rows, numbers=list(range(len(rows))))


def _flat(item: dict[str, object], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            found |= _flat(value, f"{name}/")
        elif isinstance(value, list):
            found[name] = "\n".join(str(each) for each in value if not isinstance(each, dict))
        elif value is None:
            found[name] = ""
        elif isinstance(value, bool):
            found[name] = "TRUE" if value else "FALSE"
        else:
            found[name] = str(value)
    return found
