"""What a workshop begins with: an agenda, a language, and hours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Workshops from before have no agenda, and their passphrases were noted long ago."""
    for column in (
        sa.Column("template", sa.String(20), nullable=False, server_default=""),
        sa.Column("agenda", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("step", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("language", sa.String(8), nullable=False, server_default=""),
        sa.Column("opens", sa.Integer()),
        sa.Column("closes", sa.Integer()),
        sa.Column("noted", sa.Boolean(), nullable=False, server_default=sa.true()),
    ):
        op.add_column("workshop", column)
