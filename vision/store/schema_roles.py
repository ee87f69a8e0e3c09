"""The tables of roles, and of what several servers must count or hold together.

A part of ``schema``, which says what is kept and what is not.
"""

from __future__ import annotations

import sqlalchemy as sa

from vision.store.table_base import belongs_to, metadata, random_id

pass_ = sa.Table(
    "pass",
    metadata,
    sa.Column("visitor_hash", sa.String(64), primary_key=True),
    sa.Column("scope", sa.String(32), primary_key=True),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("ends", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("subject", sa.String(64)),
    sqlite_with_rowid=False,
)

leader_link = sa.Table(
    "leader_link",
    metadata,
    sa.Column("key_hash", sa.String(64), primary_key=True),
    belongs_to("workshop"),
    sa.Column("ends", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

account = sa.Table(
    "account",
    metadata,
    sa.Column("scope", sa.String(32), primary_key=True),
    sa.Column("address", sa.String(254), primary_key=True),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("subject", sa.String(64), index=True),
    sqlite_with_rowid=False,
)

spent = sa.Table(
    "spent",
    metadata,
    sa.Column("state", sa.String(64), primary_key=True),
    sa.Column("at", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

attempt = sa.Table(
    "attempt",
    metadata,
    random_id(),
    sa.Column("door", sa.String(64), nullable=False, index=True),
    sa.Column("who", sa.String(64), nullable=False, index=True),
    sa.Column("at", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

lease = sa.Table(
    "lease",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("holder", sa.String(32), nullable=False),
    sa.Column("until", sa.Integer, nullable=False),
)
