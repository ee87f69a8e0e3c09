"""Links with which a leader signs in once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """None is there yet; only their hashes are kept."""
    op.create_table(
        "leader_link",
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_leader_link_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_leader_link")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_leader_link_workshop_id"), "leader_link", ["workshop_id"])
