"""Parts that a workshop may have beside its phases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """None is on, as there was none until now."""
    op.add_column("workshop", sa.Column("parts", sa.Text(), nullable=False, server_default=""))
