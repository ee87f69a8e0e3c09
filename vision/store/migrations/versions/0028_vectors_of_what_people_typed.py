"""Sentence vectors are kept of what people typed and of nothing else: they are made anew."""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Some were of statements without how levels write, and would outlive what was withdrawn."""
    op.execute("DELETE FROM vector")
