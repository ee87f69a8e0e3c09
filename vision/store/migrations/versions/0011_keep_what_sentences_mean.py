"""A table for what people said of sentences of a draft: whether they mean a theme."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Nobody has been asked yet."""
    op.create_table(
        "reading",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("sentence", sa.String(length=64), nullable=False),
        sa.Column("theme", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meant", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("question_id", "sentence", "theme"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reading_workshop_id", "reading", ["workshop_id"])
