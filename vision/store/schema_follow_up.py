"""The tables of what comes after a workshop is closed: first steps, pulses, reminders.

As in :mod:`vision.store.schema`. A pulse's people and answers are kept only until it is closed.
"""

from __future__ import annotations

import sqlalchemy as sa

from vision.store.schema import _id, _of, metadata

first_step = sa.Table(
    "first_step",
    metadata,
    _id(),
    _of("workshop"),
    _of("draft"),
    sa.Column("clause", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("due", sa.Date),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
)

pulse = sa.Table(
    "pulse",
    metadata,
    _id(),
    _of("workshop", index=False),
    _of("draft"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("smallest_group", sa.Integer, nullable=False),
    sa.Column("opened", sa.Date, nullable=False),
    sa.Column("closed", sa.Date),
    sa.Column("counted", sa.Text),
    sa.UniqueConstraint("workshop_id", "number"),
)

pulse_person = sa.Table(
    "pulse_person",
    metadata,
    _id(),
    _of("workshop"),
    _of("pulse", index=False),
    _of("level", optional=True, ondelete="SET NULL"),
    sa.Column("visitor_hash", sa.String(64)),
    sa.UniqueConstraint("pulse_id", "visitor_hash"),
    sqlite_with_rowid=False,
)

pulse_answer = sa.Table(
    "pulse_answer",
    metadata,
    _of("pulse_person", primary_key=True, index=False),
    sa.Column("clause", sa.Integer, primary_key=True, autoincrement=False),
    _of("workshop"),
    sa.Column("of_10", sa.SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

reminder = sa.Table(
    "reminder",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("day", sa.Date, primary_key=True),
)
