"""Name, colour and logo of an organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """None has any, as there was none until now."""
    for name, kind in (
        ("organisation", sa.Text()),
        ("accent", sa.String(7)),
        ("logo", sa.String(20)),
    ):
        op.add_column("workshop", sa.Column(name, kind, nullable=False, server_default=""))
    op.create_table(
        "logo",
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_logo_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_logo")),
    )
