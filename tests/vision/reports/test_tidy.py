"""Tidy tables hold every number that may be shown, and say what each column means."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pandas as pd

from vision.reports.tidy import MEANING, tidy_tables, write_tidy_tables

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
