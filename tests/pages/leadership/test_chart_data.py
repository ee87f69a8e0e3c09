"""What a browser is sent for its charts tells no more than what is drawn in them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from tests.pages.leadership.conftest import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streamlit.testing.v1 import AppTest

    from tests.pages.leadership.conftest import House

LEVELS = ("Executive board", "Directors", "Frontline")
PLACES = ["Executive board"] + ["Directors"] * 11 + ["Frontline"] * 12
PAGES = (
    ("overview", ""),
    ("themes", ""),
    ("alignment", "level"),
    ("alignment", "up"),
    ("alignment", "matrix"),
    ("consensus", ""),
    ("report", ""),
)


def tables(app: AppTest) -> Iterator[list[str]]:
    """Yield the rows of every table that a page sends beside its charts and in its tables."""
    for kind in ("vega_lite_chart", "arrow_data_frame", "table"):
        for each in app.get(kind):
            proto = each.proto
            for data in getattr(proto, "datasets", ()):
                yield rows(data.data.data)
            if isinstance(alone := getattr(proto, "data", None), bytes):
                yield rows(alone)
            elif alone is not None and alone.data:
                yield rows(alone.data)
            if spec := getattr(proto, "spec", ""):
                yield inline(json.loads(spec))


def rows(data: bytes) -> list[str]:
    """Return the rows of an Arrow stream, each as text, in an order that tells nothing."""
    frame = pa.ipc.open_stream(io.BytesIO(data)).read_all().to_pandas()
    return sorted(json.dumps(row, default=str) for row in frame.to_dict("records"))


def inline(spec: object) -> list[str]:
    """Return all rows that stand within a chart's own text."""
    found: list[str] = []
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name == "values" and isinstance(value, list):
                found += [json.dumps(row, default=str) for row in value]
            else:
                found += inline(value)
    elif isinstance(spec, list):
        found = [row for each in spec for row in inline(each)]
    return sorted(found)


def sent(house: House, title: str, said: Sequence[str], page: str, view: str) -> list[list[str]]:
    """Return every table that a page sends of a room, which is made where there is none."""
    room = house.room(f"Chart data {title}", len(PLACES), levels=LEVELS, places=PLACES, words=said)
    return sorted(tables(house.visit(page, room, view=view)))


def swapped(said: Sequence[str], one: int, other: int) -> list[str]:
    """Return what is said where two people had said each other's words."""
    found = list(said)
    found[one], found[other] = found[other], found[one]
    return found


@pytest.mark.parametrize(("page", "view"), PAGES)
def test_a_lone_executives_words_are_any_directors(house: House, page: str, view: str) -> None:
    """Where one executive and one director had said each other's words, every row is the same."""
    said = texts(24)
    found = sent(house, "as it is", said, page, view)
    assert any(found) or page in {"consensus", "report"}
    assert found == sent(house, "swapped", swapped(said, 0, 1), page, view)


def test_what_may_be_told_is_told(house: House) -> None:
    """Where the executive and somebody of another shown group swap their words, rows differ."""
    said = texts(24)
    found = sent(house, "as it is", said, "alignment", "level")
    assert found != sent(house, "over bands", swapped(said, 0, 13), "alignment", "level")
