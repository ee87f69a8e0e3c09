"""Tidy tables hold every number that may be shown, and say what each column means."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pandas as pd

from vision.consensus.importance import Importance, Mattering
from vision.consensus.levels import Answered, Consensus, Slice
from vision.drafts.coverage import CarriedTheme, ClauseCoverage, Coverage
from vision.drafts.pulses import Counted, Rated, RatedSentence
from vision.drafts.stances import LevelStances, Stances
from vision.reports.tidy import MEANING, WHY_NO_ANSWERS, tidy_tables, write_tidy_tables
from vision.reports.tidy_answers import opinion_groups_table, tension_table
from vision.reports.tidy_drafts import pulse_table, stance_table, voice_tables

if TYPE_CHECKING:
    from vision.reports import Report


def test_every_column_is_explained(room: Report) -> None:
    """The dictionary names each column of each table in the packed file, and no other."""
    tables = tidy_tables(room.alignment)
    with zipfile.ZipFile(io.BytesIO(write_tidy_tables(tables))) as package:
        read = {name: pd.read_csv(package.open(name)) for name in package.namelist()}
    told = read.pop("dictionary.csv")
    columns = {
        (name.removesuffix(".csv"), column) for name, table in read.items() for column in table
    }
    assert set(zip(told["table"], told["column"], strict=True)) == columns
    assert {f"{table}.{column}" for table, column in columns} <= MEANING.keys()
    assert not told["meaning"].isna().any()


def test_packed_files_are_compressed_and_tell_no_day(room: Report) -> None:
    """Each part is made small; the same tables give the same bytes whenever they are packed."""
    tables = tidy_tables(room.alignment)
    data = write_tidy_tables(tables)
    assert data == write_tidy_tables(tables)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kinds = {(part.compress_type, part.date_time[0]) for part in package.infolist()}
    assert kinds == {(zipfile.ZIP_DEFLATED, 1980)}


def test_reach_is_what_the_alignment_says(room: Report) -> None:
    """One row a theme and group, with the very number of the result; withheld ones are missing."""
    alignment = room.alignment
    reach = tidy_tables(alignment)["reach"]
    by_level = reach[reach["of"] == "level"]
    assert len(by_level) == len(alignment.themes) * len(alignment.levels)
    wanted = [share for shares in alignment.reach for share in shares]
    found = [None if pd.isna(share) else share for share in by_level["reach"]]
    assert found == wanted


def test_what_is_withheld_of_answers_is_said(room: Report) -> None:
    """A blank group has its reason among what is not shown; where none is blank, there is none."""
    cell = Slice(12, 0.5, 0.25, 0.25, "open")
    for below, wanted in ((cell, False), (None, True)):
        told = Consensus(
            ("Top", "Base"), 5, (Answered("s1", cell, (cell, below), None, False, False),)
        )
        tables = tidy_tables(room.alignment, told, {"s1": "More time"})
        assert (WHY_NO_ANSWERS in set(tables["not_shown"]["why"])) is wanted
        matters = Importance(
            ("Top", "Base"), (Mattering("s1", 0.5, (0.5, 0.5 if below else None)),), (), ()
        )
        tables = tidy_tables(room.alignment, None, {"s1": "More time"}, importance=matters)
        assert (WHY_NO_ANSWERS in set(tables["not_shown"]["why"])) is wanted


def test_what_follows_answers_is_one_value_a_row() -> None:
    """Tension by level and the groups that answer alike, with blanks where numbers are withheld."""
    rows = [
        {"theme": 1, "level": "Top", "wanted": 0.8, "today": None},
        {"theme": 9, "level": "Top", "wanted": 0.1, "today": 0.2},
    ]
    table = tension_table(rows, {1: "Time"})
    assert table.fillna(-1).to_numpy().tolist() == [["Time", "Top", 0.8, -1.0]]
    groups = {
        "sizes": {"A": 12, "B": 7},
        "marks": {
            "A": [{"statement": "s1", "side": "agree"}, {"statement": "s2", "side": "disagree"}],
            "B": [{"statement": "s1", "side": "disagree"}],
        },
    }
    assert opinion_groups_table(groups, {"s1": "More time"}).to_numpy().tolist() == [
        ["A", 12, "More time", "agree"],
        ["B", 7, "More time", "disagree"],
    ]


def test_drafts_and_pulses_are_tables() -> None:
    """What a sentence carries, where people stand and how true it is, group by group."""
    carried = CarriedTheme(1, "Time", 0.9, {"Top": 10})
    told = Coverage(
        ("Top", "Base"),
        (
            ClauseCoverage("We give time.", 0, (carried,), {"Top": 10, "Base": None}, "some"),
            ClauseCoverage("We rest.", 0, (), {"Top": 0, "Base": 0}, "no one"),
        ),
        (), {"Top": 0.5, "Base": None}, 0.4, {1: 0},
    )  # fmt: skip
    tables = voice_tables(3, told)
    assert tables["voice"].fillna(-1).to_numpy().tolist() == [
        [3, "everyone", 0.4], [3, "Top", 0.5], [3, "Base", -1.0],
    ]  # fmt: skip
    assert tables["sentences"]["theme"].fillna("").tolist() == ["Time", ""]
    assert tables["sentence_people"]["people"].fillna(-1).tolist() == [10, -1, 0, 0]

    shares = (0.5, 0.25, 0.25, 0.0, 0.0, 0.0, 0.0)
    stands = Stances(
        LevelStances("Everyone", 20, shares, 0.75), (LevelStances("Top", None, None, None),)
    )
    table = stance_table([(3, stands)])
    assert len(table) == 14
    assert table[table["group"] == "everyone"]["share"].tolist() == list(shares)
    assert table[table["group"] == "Top"]["share"].isna().all()

    rated = RatedSentence(
        "We give time.",
        Rated("Everyone", (0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0)),
        (Rated("Top", None),),
    )
    table = pulse_table([(1, "2026-11-30", Counted(6, (rated,)))])
    assert table.fillna(-1).to_numpy().tolist() == [
        [1, "2026-11-30", "We give time.", "everyone", 6, 8.0],
        [1, "2026-11-30", "We give time.", "Top", -1, -1.0],
    ]
    for name, each in {**tables, "stances": stance_table([]), "pulses": table}.items():
        assert {f"{name}.{column}" for column in each} <= MEANING.keys()
