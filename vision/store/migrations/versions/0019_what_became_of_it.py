"""Tables for what comes after a workshop is closed: first steps, pulses, reminders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Nothing has come of anything yet."""
    op.create_table(
        "first_step",
        sa.Column("id", sa.String(length=32), primary_key=True),
        _of("workshop"),
        _of("draft"),
        sa.Column("clause", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(
        "pulse",
        sa.Column("id", sa.String(length=32), primary_key=True),
        _of("workshop"),
        _of("draft"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("smallest_group", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.UniqueConstraint("workshop_id", "number", name="uq_pulse_workshop_id"),
    )
    op.create_table(
        "pulse_person",
        sa.Column("id", sa.String(length=32), primary_key=True),
        _of("workshop"),
        _of("pulse"),
        sa.Column(
            "level_id",
            sa.String(length=32),
            sa.ForeignKey("level.id", ondelete="SET NULL"),
            nullable=True,
        ),
        sa.Column("visitor_hash", sa.String(length=64), nullable=True),
        sa.UniqueConstraint("pulse_id", "visitor_hash", name="uq_pulse_person_pulse_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pulse_answer",
        _of("pulse_person", primary_key=True),
        sa.Column("clause", sa.Integer(), primary_key=True, autoincrement=False),
        _of("workshop"),
        sa.Column("of_10", sa.SmallInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reminder",
        _of("workshop", primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
    )
    for table, owner in (
        ("first_step", "workshop"),
        ("first_step", "draft"),
        ("pulse", "draft"),
        ("pulse_person", "workshop"),
        ("pulse_person", "level"),
        ("pulse_answer", "workshop"),
    ):
        op.create_index(f"ix_{table}_{owner}_id", table, [f"{owner}_id"])


def _of(owner: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        f"{owner}_id",
        sa.String(length=32),
        sa.ForeignKey(f"{owner}.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )
