"""XML that is no spreadsheet: an element that is repeated is a row of a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from vision.exchange.formats.grid import named_grid

if TYPE_CHECKING:
    from vision.exchange.formats.grid import Grid

_FEWEST: Final = 2
_LARGEST: Final = 50_000_000
_DECLARED: Final = ("<!DOCTYPE", "<!ENTITY", "<!doctype")


def element_grid(text: str) -> Grid | None:
    """Return the element that is repeated most often as a table, one row each.

    Its attributes and the elements in it become columns such as ``about/level``; so do attributes
    and simple elements of what it stands in, as they are the same for all rows below them.

    Args:
        text: The whole file. One that declares entities is never unfolded.

    Returns:
        None where the text is no XML, or nothing is repeated in it.
    """
    if len(text) > _LARGEST or any(each in text for each in _DECLARED):
        return None
    try:
        rows = _rows(ET.fromstring(text))  # noqa: S314  # nosec B314 - entities are turned away above
    except (ET.ParseError, ValueError, RecursionError):
        return None
    return named_grid(rows) if any(rows) else None


def _rows(root: ET.Element) -> list[dict[str, str]]:
    paths: Counter[tuple[str, ...]] = Counter()
    _count(root, (), paths)
    often = [(count, -len(path), path) for path, count in paths.items() if count >= _FEWEST]
    rows: list[dict[str, str]] = []
    if often:
        _gather(root, (), max(often)[2], {}, rows)
    return rows


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(element: ET.Element) -> str:
    return "\n".join(line.strip() for line in (element.text or "").strip().splitlines())


def _count(element: ET.Element, above: tuple[str, ...], paths: Counter[tuple[str, ...]]) -> None:
    path = (*above, _name(element))
    paths[path] += 1
    for child in element:
        _count(child, path, paths)


def _gather(
    element: ET.Element,
    above: tuple[str, ...],
    wanted: tuple[str, ...],
    known: dict[str, str],
    rows: list[dict[str, str]],
) -> None:
    """Add a row for each wanted element, with what is known from those it stands in."""
    path = (*above, _name(element))
    if path == wanted:
        rows.append(known | _flat(element, ""))
        return
    if path != wanted[: len(path)]:
        return
    inside = wanted[len(path)]
    here = {f"{_name(element)}/{name}": value for name, value in element.attrib.items()}
    for child in element:
        if not len(child) and _name(child) != inside:
            here[f"{_name(element)}/{_name(child)}"] = _said(child)
    for child in element:
        _gather(child, path, wanted, known | here, rows)


def _flat(element: ET.Element, before: str) -> dict[str, str]:
    found = {f"{before}{name.rpartition('}')[2]}": value for name, value in element.attrib.items()}
    said = _said(element)
    if said and not len(element):
        found[before.rstrip("/") or _name(element)] = said
    for child in element:
        for name, value in _flat(child, f"{before}{_name(child)}/").items():
            found[name] = f"{found[name]}\n{value}" if name in found else value
    return found
