"""Roles that end after a time, and a switch that lets nobody else join."""

from __future__ import annotations

import time

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

HOUR = 60 * 60
LASTS = {"leader": 30 * 24 * HOUR, "facilitator": 8 * HOUR, "owner": 8 * HOUR}


def upgrade() -> None:
    """Whoever holds a role keeps it for the time that a new one has.

    Every workshop is open, the sample apart: everybody knows its code.
    """
    end = sa.Column("ends", sa.Integer(), nullable=False, server_default=sa.text("0"))
    op.add_column("pass", end)
    passes = sa.table("pass", sa.column("role"), sa.column("ends"))
    for role, seconds in LASTS.items():
        mine = passes.c.role == role
        op.execute(sa.update(passes).where(mine).values(ends=int(time.time()) + seconds))
    joins: sa.Column[bool] = sa.Column(
        "joins", sa.Boolean(), nullable=False, server_default=sa.true()
    )
    op.add_column("workshop", joins)
    rooms = sa.table("workshop", sa.column("joins"), sa.column("is_sample"))
    op.execute(sa.update(rooms).where(rooms.c.is_sample).values(joins=False))
