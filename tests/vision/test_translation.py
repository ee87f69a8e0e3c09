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
from vision.translation import Message, leading, of_100, told

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


def test_arrows_point_to_where_the_language_reads() -> None:
    """In Arabic to the left, and each step is set apart: names in Latin letters keep the order."""
    with reading("ar"):
        assert leading("Time", "وقت") == "\u2068Time\u2069 ← \u2068وقت\u2069"
    with reading("ja"):
        assert leading("5%", "7%") == "5% → 7%"
