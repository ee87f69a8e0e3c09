"""What leaves for Polis' readers: the same answers, nobody's author, nobody's time."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reddwarf.implementations.polis import run_clustering as red_dwarf
from sklearn.metrics import adjusted_rand_score

from vision.consensus import opinion_groups, read_polis_export
from vision.exchange.exports_for_tools import (
    write_kouchou_csv,
    write_statements_json,
    write_talk_to_the_city_csv,
)
from vision.exchange.file_import import read_statements
from vision.exchange.polis_files import write_polis_files
from vision.exchange.safe_spreadsheet import WHY_NO_LEVEL, unguarded
from vision.privacy.answer_publication import Released
from vision.privacy.exported_answers import Ballot, ballot
from vision.privacy.quotes import ExportRow

ROWS = (
    ExportRow("More time for patients", "Time", 1, "Frontline"),
    ExportRow("=1+1 is two, a;=1+1;b", None, 1, None),
    ExportRow("A quiet room for breaks", "Breaks", 2, "Frontline"),
)


def of(votes: list[list[int | None]], smallest_group: int = 3) -> Ballot:
    """Return the ballot of people by statements, all of one label."""
    names = [f"s{place}" for place in range(len(votes[0]))]
    answers = {
        name: {
            "": {f"p{who}": row[place] for who, row in enumerate(votes) if row[place] is not None}
        }
        for place, name in enumerate(names)
    }
    return ballot(
        Released(answers), names, smallest_group=smallest_group, lot="x", near={}, draw=""
    )


def unpacked(data: bytes, folder: Path) -> Path:
    """Unpack the files into a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(folder)
    return folder


def test_the_polis_reader_finds_the_same_answers(tmp_path: Path) -> None:
    """The library's own reader of Polis exports gets back the matrix that was written."""
    votes = of([[1, -1, None], [0, 1, 1], [1, 1, -1], [-1, None, 1], [1, 1, 1]])
    texts = {name: f'Words of "{name}", =x' for name in votes.statements}
    export = read_polis_export(unpacked(write_polis_files("Topic", texts, votes), tmp_path))
    expected = np.array([[np.nan if v is None else v for v in row] for row in votes.votes], float)
    np.testing.assert_array_equal(export.votes.values, expected)
    assert export.texts == tuple(texts[name] for name in votes.statements)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.lists(st.sampled_from([-1, 0, 1, None]), min_size=4, max_size=4), min_size=3, max_size=9
    )
)
def test_the_files_agree_with_each_other(votes: list[list[int | None]]) -> None:
    """Counts of comments, single votes and the matrix tell the same; no file knows a time."""
    found = of(votes)
    texts = dict.fromkeys(found.statements, "Words")
    with zipfile.ZipFile(io.BytesIO(write_polis_files("t", texts, found))) as package:
        tables = {
            name: list(csv.DictReader(io.StringIO(package.read(name).decode())))
            for name in package.namelist()
        }
    assert len(tables) == 5
    for comment in tables["comments.csv"]:
        given_votes = [
            vote["vote"] for vote in tables["votes.csv"]
            if vote["comment-id"] == comment["comment-id"]
        ]  # fmt: skip
        assert int(comment["agrees"]) == given_votes.count("1")
        assert int(comment["disagrees"]) == given_votes.count("-1")
        assert (comment["timestamp"], comment["datetime"], comment["author-id"]) == ("0", "", "0")
    total = sum(int(row["n-votes"]) for row in tables["participants-votes.csv"])
    assert total == len(tables["votes.csv"])


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.lists(st.sampled_from([-1, 0, 1, None]), min_size=3, max_size=3), min_size=1, max_size=9
    ),
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1),
             min_size=3, max_size=3),
)  # fmt: skip
def test_any_answers_come_back(votes: list[list[int | None]], texts: list[str]) -> None:
    """Whatever was written and answered, the library's own reader gets it back equal."""
    names = ("a", "b", "c")
    ballot_of = Ballot(names, tuple(map(tuple, votes)))
    words = dict(zip(names, texts, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        export = read_polis_export(unpacked(write_polis_files("t", words, ballot_of), Path(folder)))
    expected = np.array([[np.nan if v is None else v for v in row] for row in votes], float)
    np.testing.assert_array_equal(export.votes.values, expected)
    assert [unguarded(text, own=True) for text in export.texts] == texts


def test_few_answers_are_withheld() -> None:
    """A statement that fewer than the smallest group answered is in none of the files."""
    found = of([[1, 1], [1, None], [1, None], [-1, None]])
    assert found.statements == ("s0",)
    assert of([[1, 1], [1, 1]]).statements == ()


def test_statements_for_other_tools_come_back() -> None:
    """Kouchou-AI's, Talk to the City's and JSON files are read again word for word."""
    for data, name in (
        (write_kouchou_csv(ROWS), "kouchou.csv"),
        (write_talk_to_the_city_csv(ROWS), "city.csv"),
        (write_statements_json("Title", "What for?", ROWS), "statements.json"),
    ):
        found = read_statements(data, name)
        assert len(found.taken.rows) == 3
        assert found.taken.rows[0].text == ROWS[0].text


def test_json_says_why_a_level_is_missing() -> None:
    """As the CSV file does, in the language of whoever takes it away; not where none is missing."""
    missing = json.loads(write_statements_json("Title", "What for?", ROWS))
    assert missing["why_no_level"] == WHY_NO_LEVEL
    assert "why_no_level" not in json.loads(write_statements_json("Title", "What for?", ROWS[:1]))


def test_files_for_other_tools_have_the_columns_that_these_ask_for() -> None:
    """As their documentation has them: Kouchou-AI's two, and Talk to the City's three."""
    kouchou, city = write_kouchou_csv(ROWS[1:2]), write_talk_to_the_city_csv(ROWS)
    assert kouchou.decode("utf-8-sig").splitlines()[0] == "comment-id,comment-body"
    assert city.decode("utf-8-sig").splitlines()[0] == "id,interview,comment"


def made(seed: int) -> list[list[int | None]]:
    """Return votes of 60 people in two camps on 24 statements, a third of them missing."""
    rng = np.random.default_rng(seed)
    camps = rng.choice([-1, 1], size=(2, 24))
    rows = camps[np.arange(60) % 2] * rng.choice([1, -1, 0], size=(60, 24), p=[0.8, 0.1, 0.1])
    missing = rng.random((60, 24)) < 1 / 3
    return [
        [None if missing[who, place] else int(rows[who, place]) for place in range(24)]
        for who in range(60)
    ]


@pytest.mark.filterwarnings("ignore:Passing a list to DataFrame.from_dict")
@pytest.mark.parametrize("seed", range(4))
def test_other_polis_tools_find_the_same_groups(seed: int, tmp_path: Path) -> None:
    """Red Dwarf, which follows Polis by itself, parts two camps in our files as we do.

    It looks at two axes always, we at as many as the answers have: more camps need more axes.
    """
    votes = of(made(seed))
    folder = unpacked(
        write_polis_files("Topic", dict.fromkeys(votes.statements, "w"), votes), tmp_path
    )
    ours = opinion_groups(read_polis_export(folder).votes)
    with (folder / "votes.csv").open(encoding="utf-8") as file:
        given_votes = [
            {
                "participant_id": int(row["voter-id"]),
                "statement_id": int(row["comment-id"]),
                "vote": int(row["vote"]),
                "modified": 0,
            }
            for row in csv.DictReader(file)
        ]
    theirs = red_dwarf(votes=given_votes, random_state=0).participants_df["cluster_id"]
    assert ours.count == theirs.nunique() == 2
    found = dict(zip(map(int, ours.people), ours.labels.tolist(), strict=True))
    assert adjusted_rand_score([found[who] for who in theirs.index], theirs.to_numpy(int)) == 1.0
