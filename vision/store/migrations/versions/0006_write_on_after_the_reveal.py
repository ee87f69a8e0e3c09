"""A switch that lets people go on writing while themes are shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Off, as it was for every workshop until now."""
    op.add_column(
        "workshop",
        sa.Column("writes_on", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
