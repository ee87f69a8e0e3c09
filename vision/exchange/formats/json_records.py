"""JSON and JSON lines: a list of objects is a table."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Final

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Grid, Source, grid_of, named_grid
from vision.exchange.formats.nesting import answers_apart, longest_list, names_for_ids, untagged
from vision.translation import marked

_NO_LIST: Final = marked(
    "This JSON file holds no list of statements. Save the answers as CSV and choose that file."
)

_TAGGED: Final = re.compile(r"\[\s*\"[^\"\s]{1,20}\"\s*,\s*[\[{]")
"""How a pair of a kind and its value begins; without one a large file needs no second copy."""

_SERVICE: Final = frozenset(("service", "group-v2-change", "profile-change", "keychange"))
"""Kinds of messages that programs for chats write themselves."""


def read_objects(text: str, encoding: str) -> Source:
    """Return the longest list of objects, rows or texts in a JSON file as a table.

    A list may be the whole file, the value of a key, or one object a line. Objects by a key and
    lists by column, as programs for statistics write them, are tables as well. Objects inside
    objects become columns such as ``about/level``; a list of objects inside each (answers of a
    person) becomes their rows, with the number of the person beside them.

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
    whole = untagged(whole) if _TAGGED.search(text) else whole
    items = longest_list(whole)
    if not items:
        raise InvalidFileError(_NO_LIST)
    return Source(kind, (_grid(names_for_ids(whole, items)),), encoding)


def _lines(text: str) -> list[object]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InvalidFileError(
            marked(
                "This file begins as JSON and then breaks off or changes. Save the answers as CSV"
                " and choose that file."
            )
        ) from error


def _grid(items: list[object]) -> Grid:
    if all(isinstance(item, str) for item in items):
        rows = [["Statement"], *([str(item)] for item in items)]
        return Grid("", rows, list(range(len(rows))), roles=(("text", 0),))
    if all(isinstance(item, list) for item in items):
        return grid_of("", [[_plain(cell) for cell in item] for item in items
                            if isinstance(item, list)])  # fmt: skip
    items = answers_apart(items)
    flat = {
        number: _flat(item) if isinstance(item, dict) else {"text": str(item)}
        for number, item in enumerate(items, start=1)
    }
    said = {number: item for number, item in flat.items() if not _of_the_program(item)}
    asides = [(number, item.get("text", "")) for number, item in flat.items() if number not in said]
    grid = named_grid(list(said.values()), numbers=[0, *said])
    return replace(grid, asides=tuple(asides))


def _of_the_program(item: dict[str, str]) -> bool:
    """Tell whether a message of a chat was written by the program: Slack, Telegram mark these."""
    kind = item.get("type")
    return (kind == "message" and bool(item.get("subtype"))) or kind in _SERVICE


def _flat(item: dict[str, object], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            found |= _flat(value, f"{name}/")
        elif isinstance(value, list):
            found[name] = _listed(value)
        else:
            found[name] = _plain(value)
    return found


def _listed(value: list[object]) -> str:
    """Return single values one a line; pieces of one text, some of them bold, as that text."""
    pieces = [each.get("text") if isinstance(each, dict) else each for each in value]
    mixed = any(isinstance(each, dict) for each in value) and any(
        isinstance(each, str) for each in value
    )
    if mixed and all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    return "\n".join(_plain(each) for each in value if not isinstance(each, dict))


def _plain(value: object) -> str:
    """Return a single value as it is written in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)
