"""People that exist: join slips, questions filled from one file, and a day on which all goes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Workshops from before count whoever joined, as they promised; none has an end."""
    op.add_column(
        "workshop", sa.Column("strict", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("workshop", sa.Column("ends", sa.Date()))
    op.add_column("question", sa.Column("filled", sa.String(10), nullable=False, server_default=""))
    op.add_column(
        "participant", sa.Column("seated", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _slips()
    _corrections()


def _slips() -> None:
    op.create_table(
        "slip",
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("level_id", sa.String(32), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_slip_workshop_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["level_id"], ["level.id"], name=op.f("fk_slip_level_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_slip")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_slip_workshop_id"), "slip", ["workshop_id"])
    op.create_index(op.f("ix_slip_level_id"), "slip", ["level_id"])


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level_id", sa.String(32), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_correction_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["level_id"], ["level.id"], name=op.f("fk_correction_level_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "position", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_level_id"), "correction", ["level_id"])
