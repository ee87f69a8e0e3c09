"""What moderators have been let see is kept, for all servers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """What is there already has been seen."""
    shown: sa.Column[bool] = sa.Column(
        "let_in", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("statement", shown)
    statements = sa.table("statement", sa.column("let_in"))
    op.execute(sa.update(statements).values(let_in=True))
    op.create_table(
        "batch",
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("phase", sa.String(10), nullable=False),
        sa.Column("since", sa.Integer()),
        sa.Column("looked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_batch_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_batch")),
        sqlite_with_rowid=False,
    )
