"""Where in nested values of a JSON file its table is."""

from __future__ import annotations

from typing import Final

from vision.exchange.header_words import header_match

_DEEPEST: Final = 4
_FEWEST: Final = 2
_HALF: Final = 0.5
_LONGEST_ID: Final = 60
_FEWER: Final = 0.5
"""What a sentence deeper in an object counts beside one that stands in it plainly."""

_LOOKED_AT: Final = 2_000
_ASKED: Final = frozenset(("field", "item", "key", "q"))
_COLUMNS: Final = ("columns", "headers", "header", "fields")


def longest_list(value: object) -> list[object]:
    """Return the list of objects, rows or texts that people wrote most in; empty if there is none.

    The longest one counts where no list holds sentences: a board keeps far more about every
    movement of its cards than cards. Where a list of themes refers to what people said, which
    stands in a longer one, that one counts.

    Args:
        value: As parsed: nested lists and dictionaries.
    """
    return _longest(value, 0)


def untagged(value: object) -> object:
    """Return nested values where pairs of a kind and its value are the value.

    Talk to the City says what follows: ``["v0.2", {...}]``, ``["text", {"text": "..."}]``.
    """
    if isinstance(value, dict):
        return {key: untagged(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if len(value) == _FEWEST and isinstance(value[0], str) and isinstance(value[1], (dict, list)):
        tag, inner = value[0], untagged(value[1])
        plain = isinstance(inner, dict) and list(inner) == [tag]
        return inner[tag] if plain and isinstance(inner, dict) else inner
    return [untagged(each) for each in value]


def answers_apart(items: list[object]) -> list[object]:
    """Return objects that hold a list of answers each as one object an answer.

    Each keeps what stands beside the list, and, where answers name their questions,
    ``respondent``, the number of the object: a list of notes below a title is nobody's alone.
    Objects that have words of their own stay as they are.

    Args:
        items: Objects of a list.
    """
    objects = [item for item in items if isinstance(item, dict)]
    inner = [key for item in objects for key, value in item.items() if _is_objects(value)]
    key = max(set(inner), key=inner.count, default=None)
    worded = sum(any(map(_is_sentence, item.values())) for item in objects)
    if key is None or inner.count(key) < _HALF * len(items) or worded >= _HALF * len(items):
        return items
    found: list[object] = []
    for number, item in enumerate(objects, start=1):
        beside = {name: value for name, value in item.items() if not _is_objects(value)}
        answers = item.get(key)
        found += [
            ({"respondent": number} if _names_question(answer) else {}) | beside | answer
            for answer in (answers if isinstance(answers, list) else [])
            if isinstance(answer, dict)
        ]
    return found


def _names_question(answer: dict[str, object]) -> bool:
    return any(header_match("question", name) or name in _ASKED for name in answer)


def _is_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and len(value.split()) > 2  # noqa: PLR2004 - more than a name


def _longest(value: object, depth: int) -> list[object]:
    if isinstance(value, list):
        rows = all(isinstance(item, list) for item in value)
        return value if rows or all(isinstance(item, (dict, str)) for item in value) else []
    if not isinstance(value, dict) or depth >= _DEEPEST:
        return []
    for found in (_with_header(value), _by_column(value), _by_key(value)):
        if found:
            return found
    lists = [_longest(each, depth + 1) for each in value.values()]
    return _referred(max(lists, key=_written, default=[]), lists)


def _referred(best: list[object], lists: list[list[object]]) -> list[object]:
    """Return the longer list of sentences to whose objects the best list refers, or the best."""
    ids = _texts(best)
    for each in lists:
        objects = [item for item in each if isinstance(item, dict) and item.get("id")]
        told = sum(str(item["id"]) in ids for item in objects)
        said = sum(any(map(_is_sentence, item.values())) for item in objects)
        if each is not best and len(each) > len(best) and min(told, said) > _HALF * len(each):
            return each
    return best


def _texts(value: object) -> set[str]:
    """Return every short text in nested values: names, and ids of what is meant."""
    if isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        return set().union(*map(_texts, parts))
    return {str(value)} if len(str(value)) <= _LONGEST_ID else set()


def _written(items: list[object]) -> tuple[float, int]:
    """Return how many different sentences stand in a list, and how long it is."""
    plain: set[str] = set()
    deeper: set[str] = set()
    for item in items[:_LOOKED_AT]:
        if not isinstance(item, dict):
            plain |= _sentences(item)
            continue
        for value in item.values():
            (deeper if isinstance(value, (dict, list)) else plain).update(_sentences(value))
    return len(plain) + _FEWER * len(deeper - plain), len(items)


def _sentences(value: object, depth: int = 0) -> set[str]:
    if isinstance(value, str):
        return {value} if _is_sentence(value) else set()
    if depth >= _DEEPEST or not isinstance(value, (dict, list)):
        return set()
    parts = value.values() if isinstance(value, dict) else value
    return set().union(*(_sentences(each, depth + 1) for each in parts))


def _refers(key: str) -> bool:
    """Tell whether a key says the id of something else: ``idList``, ``list_id``, ``listId``."""
    return key != "id" and (key.startswith("id") or key.endswith(("_id", "Id", "ID")))


def names_for_ids(whole: object, items: list[object]) -> list[object]:
    """Return objects with names where they hold the ids of named objects in another list.

    Cards of a board say the id of the list in which they stand; what it is called stands
    elsewhere in the file.

    Args:
        whole: The file as parsed.
        items: The objects of one list in it.
    """
    others = (
        [each for each in whole.values() if each is not items] if isinstance(whole, dict) else []
    )
    named = {
        str(each["id"]): str(each["name"])
        for other in others
        if isinstance(other, list)
        for each in other
        if isinstance(each, dict) and each.get("id") and isinstance(each.get("name"), str)
    }
    if not named:
        return items
    return [
        {
            key: named.get(value, value) if isinstance(value, str) and _refers(key) else value
            for key, value in item.items()
        }
        if isinstance(item, dict)
        else item
        for item in items
    ]


def _with_header(value: dict[str, object]) -> list[object]:
    """Return rows that stand in one key with their header in another."""
    header = next((value[key] for key in _COLUMNS if isinstance(value.get(key), list)), None)
    for each in value.values():
        if not isinstance(header, list) or each is header or not isinstance(each, list) or not each:
            continue
        if all(isinstance(row, list) and len(row) == len(header) for row in each):
            return [header, *each]
    return []


def _by_column(value: dict[str, object]) -> list[object]:
    """Return rows of columns: lists of the same length, or values by the number of their row."""
    columns = list(value.values())
    if len(columns) < _FEWEST:
        return []
    if all(isinstance(each, dict) for each in columns):
        keys = list(columns[0])  # type: ignore[call-overload] # a dictionary
        if not all(key.isdecimal() for key in keys) or any(list(each) != keys for each in columns):  # type: ignore[call-overload] # dictionaries
            return []
        columns = [list(each.values()) for each in columns]  # type: ignore[attr-defined] # a dictionary
    lists = [each for each in columns if isinstance(each, list) and len(each) >= _FEWEST]
    if len(lists) < len(columns) or len({len(each) for each in lists}) > 1:
        return []
    if any(isinstance(cell, (dict, list)) for each in lists for cell in each):
        return []
    return [list(value), *(list(row) for row in zip(*lists, strict=True))]


def _by_key(value: dict[str, object]) -> list[object]:
    """Return the objects that are told apart by a key each and have the same fields."""
    objects = [each for each in value.values() if isinstance(each, dict)]
    if len(objects) < _FEWEST or len(objects) < len(value):
        return []
    fields = set(objects[0])
    alike = sum(len(fields & set(each)) > _HALF * len(fields) for each in objects)
    simple = any(isinstance(cell, str) for each in objects for cell in each.values())
    return list(objects) if alike == len(objects) and simple else []
