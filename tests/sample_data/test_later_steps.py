"""Guesses, responses and drafts of the sample: they fit the statements and tell a story."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest

from vision.limits import SMALLEST_GROUP

FOLDER = Path(__file__).parents[2] / "sample_data"


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def statements() -> list[dict[str, str]]:
    """Every statement, in the file's order."""
    return _read("statements.csv")


@pytest.fixture(scope="module")
def drafts() -> list[dict[str, Any]]:
    """Both versions of the vision text."""
    content = json.loads((FOLDER / "drafts.json").read_text(encoding="utf-8"))
    return list(content["drafts"])


def _level_of(statements: list[dict[str, str]]) -> dict[str, str]:
    return {row["person"]: row["level"] for row in statements}


def test_guesses_are_complete() -> None:
    """Nine leaders guess a number of 100 for every theme that people had in mind."""
    hints = {row["theme"] for row in _read("intended_themes.csv")}
    hints -= {"no answer", "something else"}
    by_leader: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _read("guesses.csv"):
        by_leader[row["leader"]][row["theme_hint"]] = int(row["of_100"])
    assert len(by_leader) == 9
    for guesses in by_leader.values():
        assert set(guesses) == hints
        assert all(0 <= guess <= 100 for guess in guesses.values())


def test_leaders_guess_wrong(statements: list[dict[str, str]]) -> None:
    """They expect far too much talk of pay, and far too little of time for patients."""
    speaking, everyone = defaultdict(set), set()
    for row, theme in zip(statements, _read("intended_themes.csv"), strict=True):
        if theme["theme"] != "no answer":
            everyone.add(row["person"])
            speaking[theme["theme"]].add(row["person"])
    guesses = defaultdict(list)
    for row in _read("guesses.csv"):
        guesses[row["theme_hint"]].append(int(row["of_100"]))
    missed = {
        theme: median(values) - 100 * len(speaking[theme]) / len(everyone)
        for theme, values in guesses.items()
    }
    assert missed["pay and conditions"] > 30
    assert missed["time for patients"] < -20


def test_responses_are_possible(statements: list[dict[str, str]]) -> None:
    """Nobody answers twice, to the own words, or to what may not be shown or quoted."""
    responses = _read("responses.csv")
    people = _level_of(statements)
    assert 3500 <= len(responses) <= 5000
    assert len({(row["person"], row["row"]) for row in responses}) == len(responses)
    for row in responses:
        statement = statements[int(row["row"])]
        assert row["person"] in people
        assert row["answer"] in {"agree", "disagree", "pass"}
        assert row["matters"] in {"yes", "no"}
        assert statement["person"] != row["person"]
        assert statement["status"] == "visible"
        assert statement["quotable"] == "yes"


def test_mostly_agreement_and_some_divides(statements: list[dict[str, str]]) -> None:
    """Most statements find nearly everyone behind them; a dozen split the organisation."""
    level = _level_of(statements)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    levels: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _read("responses.csv"):
        votes[row["row"]][row["answer"]] += 1
        levels[row["row"]][level[row["person"]]] += 1
    support = {key: v["agree"] / (v["agree"] + v["disagree"]) for key, v in votes.items()}
    divided = [key for key, share in support.items() if 0.3 <= share <= 0.7]
    assert sum(share >= 0.85 for share in support.values()) >= 0.5 * len(support)
    assert len(divided) >= 10
    assert sum(min(levels[key].values()) >= SMALLEST_GROUP for key in support) >= 40


def test_today_is_brighter_from_above(statements: list[dict[str, str]]) -> None:
    """The board finds that speaking up is safe today; the front line does not."""
    level, answers = _level_of(statements), defaultdict(list)
    for row in _read("today.csv"):
        assert 0 <= int(row["of_10"]) <= 10
        if row["theme_hint"] == "speaking up":
            answers[level[row["person"]]].append(int(row["of_10"]))
    assert mean(answers["Executive board"]) > mean(answers["Frontline"]) + 2


def test_stances_are_possible(
    statements: list[dict[str, str]], drafts: list[dict[str, Any]]
) -> None:
    """Everyone stands on one known rung per draft, and every remark names a sentence."""
    people = _level_of(statements)
    for draft in drafts:
        who = [stance["person"] for stance in draft["stances"]]
        assert len(set(who)) == len(who)
        assert set(who) <= set(people)
        assert {stance["stance"] for stance in draft["stances"]} <= {*range(1, 7), "unconcerned"}
        assert 5 <= len(draft["sentences"]) <= 6
        for remark in draft["comments"] + draft.get("suggestions", []):
            assert remark["person"] in people
            assert 1 <= remark["sentence"] <= len(draft["sentences"])


def test_the_second_draft_wins_the_front_line(
    statements: list[dict[str, str]], drafts: list[dict[str, Any]]
) -> None:
    """Few at the front line are on the first three rungs for draft 1, most are for draft 2."""
    level, shares = _level_of(statements), []
    for draft in drafts:
        rungs = [
            stance["stance"]
            for stance in draft["stances"]
            if level[stance["person"]] == "Frontline"
        ]
        shares.append(sum(rung in (1, 2, 3) for rung in rungs) / len(rungs))
    assert shares[0] < 0.3
    assert shares[1] > 0.6


def test_everyone_says_one_sentence_back(
    statements: list[dict[str, str]], drafts: list[dict[str, Any]]
) -> None:
    """Each sentence of draft 2 has a dozen pictures, half of them from the front line."""
    pictures = drafts[1]["pictures"]
    level_of = _level_of(statements)
    assert "pictures" not in drafts[0]
    assert len({each["person"] for each in pictures}) == len(pictures)
    assert len({each["text"] for each in pictures}) == len(pictures)
    by_sentence: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in pictures:
        by_sentence[each["sentence"]].append(each)
    assert sorted(by_sentence) == list(range(1, len(drafts[1]["sentences"]) + 1))
    for some in by_sentence.values():
        base = sum(level_of[each["person"]] == "Frontline" for each in some)
        assert (len(some), base) == (12, 6)
    wanted = {at: mean(each["wanted"] for each in some) for at, some in by_sentence.items()}
    assert min(wanted, key=lambda at: wanted[at]) == 6


def test_pairs_of_themes_say_what_drives_what(statements: list[dict[str, str]]) -> None:
    """Each pair has answers of twenty people and more; enough hands makes time for patients."""
    rows = _read("influence.csv")
    people = set(_level_of(statements))
    assert {row["person"] for row in rows} <= people
    assert len({(row["person"], row["cause_hint"], row["effect_hint"]) for row in rows}) == len(
        rows
    )
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        said[row["cause_hint"], row["effect_hint"]][row["said"]] += 1
    assert min(counts.total() for counts in said.values()) >= 20
    assert said["enough hands", "time for patients"].most_common(1)[0][0] == "easier"
    assert said["time for patients", "enough hands"].most_common(1)[0][0] == "harder"
    assert said["speaking up", "calm buildings"].most_common(1)[0][0] == "neither"
