"""Long lists reach the database in pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vision.store.query_chunks import SIZE, query_chunks


@given(st.integers(0, 3 * SIZE + 1))
def test_nothing_is_lost_doubled_or_left_too_long(count: int) -> None:
    """Pieces put together are the list, in its order, and none is empty or longer than SIZE."""
    pieces = list(query_chunks(list(range(count))))

    assert [item for piece in pieces for item in piece] == list(range(count))
    assert all(1 <= len(piece) <= SIZE for piece in pieces)
