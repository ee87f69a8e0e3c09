"""The influence map as tidy tables: each column is explained, nothing in them is withheld."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from vision.influence import Together, influence_map
from vision.reports.influence_tables import influence_tables
from vision.reports.tidy import MEANING, write_tidy_tables

NAMES = {1: "Time", 2: "=Learning", 3: "Pay"}
YES, NONE = Counter({1: 16, 0: 4}), Counter({0: 18, 1: 2})


def test_one_value_a_row_and_every_column_explained() -> None:
    """Arrows, themes, loops place by place, and pairs that the same people speak of."""
    counts = {pair: YES if pair in {(1, 2), (2, 1)} else NONE for pair in permutations(NAMES, 2)}
    spoken = [Together(1, 3, 9, 2, 6, beyond_chance=True)]
    tables = influence_tables(influence_map(counts, list(NAMES)), spoken, NAMES)

    assert {f"{name}.{column}" for name, table in tables.items() for column in table} <= set(
        MEANING
    )
    assert len(tables["influence"]) == 6
    first = tables["influence"].iloc[0]
    assert (first["cause"], first["effect"], first["people"], first["most_say"]) == (
        "Time", "=Learning", 20, "easier",
    )  # fmt: skip
    assert tables["influence_loops"]["theme"].tolist() == ["Time", "=Learning"]
    assert tables["influence_loops"]["kind"].unique().tolist() == ["reinforcing"]
    assert tables["spoken_together"]["people"].tolist() == [9]
    assert write_tidy_tables(tables).startswith(b"PK")


def test_a_room_that_nobody_asked_has_empty_tables() -> None:
    """The same tables with the same columns, and no row."""
    tables = influence_tables(None, (), {})
    assert [len(table) for table in tables.values()] == [0, 0, 0, 0]
    assert all(len(table.columns) for table in tables.values())
