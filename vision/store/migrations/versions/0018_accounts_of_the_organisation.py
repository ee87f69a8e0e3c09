"""People who sign in with an account of their organisation, and what they were invited to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Nobody is invited yet, and no role came with an account."""
    op.create_table(
        "account",
        sa.Column("scope", sa.String(32), nullable=False),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("subject", sa.String(64)),
        sa.PrimaryKeyConstraint("scope", "address", name=op.f("pk_account")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_account_subject"), "account", ["subject"])
    op.create_table(
        "spent",
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_spent")),
        sqlite_with_rowid=False,
    )
    op.add_column("pass", sa.Column("subject", sa.String(64)))
