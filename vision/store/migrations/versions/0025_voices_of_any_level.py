"""How many people had given something by a version, whatever level they are of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Of versions from before nothing is known: they keep what was counted then, by level."""
    op.add_column("draft", sa.Column("voices", sa.Integer()))
