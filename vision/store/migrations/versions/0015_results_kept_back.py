"""A table for passages of the results that phones do not show."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing is kept back yet; nothing is shown either, unless somebody turns results on."""
    op.create_table(
        "kept_back",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("passage", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop_id", "passage"),
    )
