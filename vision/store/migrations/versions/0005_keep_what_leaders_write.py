"""A table for the text that a leader is writing and has not saved as a version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nobody has anything unsaved yet."""
    op.create_table(
        "unsaved",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("began", sa.Integer(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("taking", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop_id", "leader"),
        sqlite_with_rowid=False,
    )
