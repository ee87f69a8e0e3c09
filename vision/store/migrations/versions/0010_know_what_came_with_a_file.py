"""Statements that came with a file carry its number, so that all of them can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Of earlier files nothing is known: their statements stay."""
    op.add_column("statement", sa.Column("import_id", sa.String(32)))
    op.create_index(op.f("ix_statement_import_id"), "statement", ["import_id"])
