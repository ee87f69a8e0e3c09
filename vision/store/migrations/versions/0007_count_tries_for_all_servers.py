"""Wrong passphrases and sendings of the last minute, and arrivals, known to every server."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nobody has tried anything yet, and no phone has arrived."""
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("door", sa.String(64), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_attempt_door"), "attempt", ["door"])
    op.create_index(op.f("ix_attempt_who"), "attempt", ["who"])
    op.add_column("workshop", sa.Column("arrived", sa.Integer()))
