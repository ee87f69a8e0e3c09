"""A number for each participant that grows with every answer, stance and change of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Start everyone at nought; the next snapshot follows from that, once."""
    op.add_column(
        "participant", sa.Column("said", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
