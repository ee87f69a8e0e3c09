"""What is kept to be said later: in the reader's language, also where an older version kept it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from tests.readers import reading
from vision.alignment import Alignment, align
from vision.charts.style import percent
from vision.consensus import OpinionGroups, Votes, opinion_groups
from vision.models import Lens
from vision.themes import Themes, find_themes
from vision.translation import (
    Message,
    in_row,
    isolated,
    leading,
    listed,
    of_100,
    quoted,
    signed,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
THEMES = find_themes(["Fair pay", "Better pay", "More trees"], lens=Lens.WORDS, count=3)
SAID = [
    (f"{level}{k}", 1, level) for level, many in (("Top", 2), ("Floor", 8)) for k in range(many)
]
ALIGNMENT = align(
    pd.DataFrame(SAID, columns=["person", "theme", "level"]),
    themes=[(1, "Pay"), (2, "Trees")],
    levels=["Top", "Floor"],
    permutations=9,
)
GROUPS = opinion_groups(Votes.from_answers([("p", "s", 1)], statements=["s"]))
KEPT: dict[str, tuple[Any, Any]] = {
    "themes": (Themes, THEMES),
    "alignment": (Alignment, ALIGNMENT),
    "groups": (OpinionGroups, GROUPS),
}


@pytest.fixture
def german() -> Iterator[None]:
    """Somebody reads German."""
    with reading("de"):
        yield


def messages(value: Any) -> list[Message]:  # noqa: ANN401 - any JSON
    """Return the messages in a result's JSON."""
    if isinstance(value, dict) and set(value) == {"text", "values", "many", "number"}:
        return [Message.from_json(value)]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for part in parts for each in messages(part)]


def as_before(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON as a version before kept it: sentences as plain texts."""
    if isinstance(value, dict):
        said = messages(value) if "many" in value else []
        return str(said[0]) if said else {name: as_before(part) for name, part in value.items()}
    return [as_before(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", KEPT)
def test_what_an_older_version_kept_is_said_as_it_was(kind: str) -> None:
    """A snapshot with plain sentences in it opens and says them."""
    made, result = KEPT[kind]
    body = result.to_json()
    old = as_before(body)

    assert messages(body)
    assert messages(old) == []
    assert as_before(made.from_json(old).to_json()) == old


@pytest.mark.parametrize("kind", KEPT)
@pytest.mark.slow
def test_what_is_kept_can_be_translated(kind: str) -> None:
    """Every sentence of a result is a text of the catalogues, with places for numbers and names."""
    path = ROOT / ".ci" / "catalogues.py"
    spec = importlib.util.spec_from_file_location("catalogues", path)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    known = {text if isinstance(text, str) else text[0] for _, text in tool.texts()}

    found = {each.text for each in messages(KEPT[kind][1].to_json())}
    assert found - {"{names}"} <= known


def test_names_and_shares_are_written_as_the_reader_writes_them(german: None) -> None:  # noqa: ARG001
    """Lists are joined, shares and percentages said in the language that is read."""
    assert str(Message("{names}", {"names": ["Stab", "IT"]})) == "Stab und IT"
    assert (of_100(0.268), percent(0.268)) == ("27 von 100", "27\u00a0%")


def test_a_text_of_people_is_never_filled_in() -> None:
    """Braces that somebody typed stay, as a value and as a text of before."""
    assert str(told("“{theme}”", theme="{x} {0}")) == "“{x} {0}”"
    assert str(Message.from_json("Grouped {0} by {x}.")) == "Grouped {0} by {x}."


APART = {
    "a name": (told("{name} is here.", name="Ward B"), "Ward B"),
    "a name of two scripts": (told("{name} is here.", name="قسم B (2)"), "قسم B (2)"),
    "a total in steps": (Message("One person", {"number": "<5"}, "{number} people", 5), "<5"),
    "a difference": (told("{low} to {high}", low="−0.2", high="+0.7"), "+0.7"),
    "a list": (told("{names}", names=["Ward A", "Ward B"]), "Ward B"),
    "a quotation": (told("{theme}", theme={"quoted": "Time"}), "Time"),
    "a sentence in a sentence": (told("{name}", name=told("{name} left.", name="Ann")), "Ann"),
}


@pytest.mark.parametrize("kind", APART)
def test_what_fills_a_place_keeps_its_own_order(kind: str) -> None:
    """From right to left every text in a sentence is set apart; elsewhere nothing is added."""
    message, inside = APART[kind]
    with reading("ar"):
        assert f"\u2068{inside}\u2069" in str(message)
    for code in ("en", "ja"):
        with reading(code):
            assert "\u2068" not in str(message)


def test_whole_numbers_need_no_setting_apart() -> None:
    """A number among words runs as it should by itself; what is set apart is so once."""
    with reading("ar"):
        assert "\u2068" not in str(told("{of_100} of 100", of_100=27))
        assert isolated(isolated("<5")) == "\u2068<5\u2069"
        two = "\u2068A\u2069 \u2068B\u2069"
        assert isolated(two) == two
        assert str(told("{counted}.", counted=in_row(["280 a", "5 b"]))).count("\u2068") == 2
        assert (isolated(""), isolated("12")) == ("", "12")


def test_rows_lists_and_signs_are_set_apart_as_well() -> None:
    """Also what is put in a row, or shown alone with a sign before it."""
    with reading("ar"):
        assert in_row(["Ward A", "Ward B"], " · ") == "\u2068Ward A\u2069 · \u2068Ward B\u2069"
        assert "\u2068Ward A\u2069" in listed(["Ward A", "Ward B"])
        assert "\u2068Ward A\u2069" in quoted("Ward A")
        assert signed(-0.5) == "\u2068−0.5\u2069"


def test_arrows_point_to_where_the_language_reads() -> None:
    """In Arabic to the left, and each step is set apart: names in Latin letters keep the order."""
    with reading("ar"):
        assert leading("Time", "وقت") == "\u2068Time\u2069 ← \u2068وقت\u2069"
    with reading("ja"):
        assert leading("5%", "7%") == "5% → 7%"
