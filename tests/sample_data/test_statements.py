"""The sample organisation's statements: whole, human, and with the structure README describes."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from vision.limits import LONGEST_STATEMENT, SMALLEST_GROUP
from vision.models import Moderation, Status
from vision.phases import Phase

FOLDER = Path(__file__).parents[2] / "sample_data"
GERMAN = re.compile(
    r"\b(und|der|die|nicht|mit|wir|ein|eine|für|zeit|alle|immer|kein\w*)\b", re.IGNORECASE
)


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def workshop() -> dict[str, Any]:
    """The workshop's set-up."""
    return dict(json.loads((FOLDER / "workshop.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def statements() -> list[dict[str, str]]:
    """Every statement, in the file's order."""
    return _read("statements.csv")


@pytest.fixture(scope="module")
def themes() -> list[str]:
    """What each statement's author had in mind, in the file's order."""
    return [row["theme"] for row in _read("intended_themes.csv")]


def _reach(
    statements: list[dict[str, str]], themes: list[str], theme: str, level: str, turn: str
) -> float:
    """Return the share of a level's people who speak of a theme in one round, 0 to 1."""
    everyone, speaking = set(), set()
    for row, own in zip(statements, themes, strict=True):
        if row["level"] != level or row["round"] != turn or own == "no answer":
            continue
        everyone.add(row["person"])
        if own == theme:
            speaking.add(row["person"])
    return len(speaking) / len(everyone)


def test_columns_and_values(statements: list[dict[str, str]], workshop: dict[str, Any]) -> None:
    """Every row names a known level, unit, round and status, and fits the form people write in."""
    levels = {level["name"] for level in workshop["levels"]}
    assert list(statements[0]) == ["person", "level", "unit", "round", "text", "status", "quotable"]
    for row in statements:
        assert re.fullmatch(r"p\d{3}", row["person"])
        assert row["level"] in levels
        assert row["unit"] in workshop["units"]
        assert row["round"] in {"1", "2"}
        assert row["status"] in set(Status)
        assert row["quotable"] in {"yes", "no"}
        assert row["text"].strip()
        assert len(row["text"]) <= LONGEST_STATEMENT


def test_workshop_is_one_the_program_knows(workshop: dict[str, Any]) -> None:
    """The workshop's phase, moderation, and smallest group are the program's own words."""
    assert workshop["phase"] in set(Phase)
    assert workshop["moderation"] in set(Moderation)
    assert workshop["smallest_group"] == SMALLEST_GROUP
    assert len(workshop["levels"]) == 5
    assert len(workshop["units"]) == 8


def test_size(statements: list[dict[str, str]]) -> None:
    """There are statements enough for every chart, in two rounds, the second a third as large."""
    rounds = Counter(row["round"] for row in statements)
    assert len(statements) >= 480
    assert 0.25 <= rounds["2"] / rounds["1"] <= 0.4
    said = Counter((row["person"], row["round"]) for row in statements)
    assert max(said.values()) <= 4


def test_a_person_has_one_place(statements: list[dict[str, str]]) -> None:
    """Nobody is in two levels or two units, and no level has more people than were expected."""
    places = defaultdict(set)
    for row in statements:
        places[row["person"]].add((row["level"], row["unit"]))
    assert all(len(place) == 1 for place in places.values())


def test_levels_are_no_larger_than_expected(
    statements: list[dict[str, str]], workshop: dict[str, Any]
) -> None:
    """No level has more people than the workshop expected there."""
    people = defaultdict(set)
    for row in statements:
        people[row["level"]].add(row["person"])
    for level in workshop["levels"]:
        assert SMALLEST_GROUP <= len(people[level["name"]]) <= level["expected"]


def test_small_cells_exist(statements: list[dict[str, str]]) -> None:
    """One unit is too small to show, and so is at least one level within a large unit."""
    units, cells = defaultdict(set), defaultdict(set)
    for row in statements:
        units[row["unit"]].add(row["person"])
        cells[row["level"], row["unit"]].add(row["person"])
    assert 0 < len(units["Hospice"]) < SMALLEST_GROUP
    assert sum(len(people) < SMALLEST_GROUP for people in units.values()) == 1
    assert 0 < len(cells["Executive board", "Riverside Hospital"]) < SMALLEST_GROUP


def test_not_written_from_a_template(statements: list[dict[str, str]]) -> None:
    """No phrase of four words is in more than one statement of a hundred."""
    phrases: Counter[tuple[str, ...]] = Counter()
    for row in statements:
        words = re.findall(r"\w+", row["text"].lower())
        phrases.update(set(zip(words, words[1:], words[2:], words[3:], strict=False)))
    assert phrases.most_common(1)[0][1] <= len(statements) / 100


def test_openings_vary(statements: list[dict[str, str]]) -> None:
    """No first two words open more than three statements of a hundred."""
    openings = Counter(" ".join(row["text"].lower().split()[:2]) for row in statements)
    assert openings.most_common(1)[0][1] <= 0.03 * len(statements)


@pytest.mark.slow
def test_few_statements_are_nearly_the_same(statements: list[dict[str, str]]) -> None:
    """A handful of near-duplicates, as in every real room, and no more."""
    texts = sorted((row["text"].lower() for row in statements if len(row["text"]) >= 12), key=len)
    alike = 0
    for place, short in enumerate(texts):
        for long in texts[place + 1 :]:
            if len(long) > 1.35 * len(short):
                break
            match = SequenceMatcher(None, short, long, autojunk=False)
            alike += match.quick_ratio() > 0.85 and match.ratio() > 0.85
    assert 3 <= alike <= 15


def test_uneven_like_people(statements: list[dict[str, str]]) -> None:
    """Short and long, lower case, a second language, text that looks like code, and contacts."""
    texts = [row["text"] for row in statements]
    words = [len(text.split()) for text in texts]
    assert sum(count <= 3 for count in words) >= 20
    assert max(words) >= 55
    assert sum(text == text.lower() for text in texts) >= 100
    assert sum(bool(GERMAN.search(text)) for text in texts) >= 30
    assert any(text.startswith("=") for text in texts)
    assert any("<b>" in text for text in texts)
    assert any("**" in text for text in texts)
    assert any("\n" in text for text in texts)
    assert sum("example.org" in text or "555" in text for text in texts) >= 4


def test_contacts_are_fictional(statements: list[dict[str, str]]) -> None:
    """Every e-mail address is at example.org, and every telephone number has 555 in it."""
    for row in statements:
        for domain in re.findall(r"@([\w.]+\w)", row["text"]):
            assert domain == "example.org"
        for number in re.findall(r"\d[\d -]{6,}\d", row["text"]):
            assert "555" in number


def test_status_and_quotes(statements: list[dict[str, str]]) -> None:
    """Some are hidden or wait, and about one in twenty may be counted but not quoted."""
    status = Counter(row["status"] for row in statements)
    assert 2 <= status["hidden"] <= 4
    assert 1 <= status["waiting"] <= 2
    assert 0.03 <= sum(row["quotable"] == "no" for row in statements) / len(statements) <= 0.08


def test_time_for_patients_fades_on_its_way_up(
    statements: list[dict[str, str]], themes: list[str], workshop: dict[str, Any]
) -> None:
    """In the first round fewer people at every higher level speak of time for patients."""
    reach = [
        _reach(statements, themes, "time for patients", level["name"], "1")
        for level in workshop["levels"]
    ]
    assert reach == sorted(reach)
    assert reach[-1] - reach[0] > 0.25


def test_the_top_hears_it_in_the_second_round(
    statements: list[dict[str, str]], themes: list[str]
) -> None:
    """After the results were shown, the board speaks of time for patients, less of research."""
    board = "Executive board"
    time, research = "time for patients", "known for research"
    before, after = (
        (
            _reach(statements, themes, time, board, turn),
            _reach(statements, themes, research, board, turn),
        )
        for turn in "12"
    )
    assert after[0] > before[0] + 0.2
    assert after[1] < before[1] - 0.2


def test_research_belongs_to_the_top(statements: list[dict[str, str]], themes: list[str]) -> None:
    """At least half of the board, and hardly anyone at the front line, speak of research."""
    assert _reach(statements, themes, "known for research", "Executive board", "1") >= 0.5
    assert _reach(statements, themes, "known for research", "Frontline", "1") <= 0.05


@pytest.mark.parametrize("theme", ["speaking up", "learning", "one record, one login"])
def test_shared_by_all_levels(
    statements: list[dict[str, str]], themes: list[str], workshop: dict[str, Any], theme: str
) -> None:
    """Three themes reach every level of the first round to much the same extent."""
    reach = [_reach(statements, themes, theme, level["name"], "1") for level in workshop["levels"]]
    assert min(reach) >= 0.1
    assert max(reach) - min(reach) <= 0.15


def test_home_care_is_a_silo(statements: list[dict[str, str]], themes: list[str]) -> None:
    """Nearly everyone who speaks of the road works in Home Care, and most of Home Care does."""
    road = [row for row, theme in zip(statements, themes, strict=True) if theme == "on the road"]
    home_care = {row["person"] for row in statements if row["unit"] == "Home Care"}
    assert all(row["unit"] == "Home Care" for row in road)
    assert len({row["person"] for row in road}) >= 0.7 * len(home_care)
