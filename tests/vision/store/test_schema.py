"""The tables hold what a workshop needs, and nothing that tells who or when."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from vision.store.schema import metadata

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
PEOPLE = sorted(
    {"unsaved", "account", "slip", "vector"}
    | {
        column.table.name
        for column in COLUMNS
        if re.search(r"participant|person|visitor", column.name)
    }
)
"""Tables in which a person leaves a row."""


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_no_column_knows_the_time_of_day(column: sa.Column[object]) -> None:
    """Time is kept to the day; the two clocks that exist are the room's and the worker's."""
    assert not isinstance(column.type, (sa.DateTime, sa.Time, sa.Interval, sa.TIMESTAMP))
    clocks = {"workshop.timer_ends", "lease.until"}
    telling = re.search(r"time|clock|until|_at$|created|seen|stamp", column.name)
    assert str(column) in clocks or not telling


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_no_column_knows_who(column: sa.Column[object]) -> None:
    """No name, address or device of a person; of leaders, the addresses that were invited."""
    named = {"level.name", "unit.name", "lease.name", "account.address"}
    who = re.search(r"name|mail|address|\bip\b|device|agent|phone|user|cookie", column.name)
    assert str(column) in named or not who


def test_no_column_knows_which_language_somebody_reads() -> None:
    """It would tell people apart: it stays with the browser, only a room has one."""
    spoken = [str(column) for column in COLUMNS if re.search(r"lang|locale", column.name)]
    assert spoken == ["workshop.language"]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_nothing_counts_up(table: sa.Table) -> None:
    """No key grows with every row: ids are random, so that they tell nothing about order."""
    counting = [c for c in table.primary_key.columns if isinstance(c.type, sa.Integer)]
    assert all(c.autoincrement is False for c in counting)


@pytest.mark.parametrize("name", PEOPLE)
def test_no_hidden_row_numbers(name: str) -> None:
    """SQLite's own row numbers would keep the order of writing on the disk."""
    assert metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is False


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_all_of_a_workshop_goes_with_it(table: sa.Table) -> None:
    """Every table that names a workshop is emptied of it when it is deleted."""
    for key in table.foreign_keys:
        if key.parent.name == "workshop_id":
            assert key.ondelete == "CASCADE"
    whole = {"workshop", "installation", "lease", "pass", "vector", "attempt", "account", "spent"}
    assert table.name in whole | {"writing"} or "workshop_id" in table.columns


@pytest.mark.parametrize("column", [c for c in COLUMNS if c.foreign_keys], ids=str)
def test_an_index_leads_to_the_rows_of_every_owner(column: sa.Column[object]) -> None:
    """Deleting an owner, or asking for what it owns, reads no other owner's rows."""
    table = column.table
    keys = [table.primary_key, *table.indexes]
    keys += [key for key in table.constraints if isinstance(key, sa.UniqueConstraint)]
    assert column in {next(iter(key.columns)) for key in keys}
