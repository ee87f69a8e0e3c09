"""Vectors are kept under keyed hashes: those under plain ones go, and are made again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Nothing is lost but a little time."""
    op.execute(sa.text("DELETE FROM vector"))
