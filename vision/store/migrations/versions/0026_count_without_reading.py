"""How many people wrote and how many words stand how is counted without reading a word."""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0025"

COLUMNS = ["workshop_id", "seed", "status", "let_in", "participant_id"]


def upgrade() -> None:
    """What was found by its workshop alone is found by the new index, too."""
    op.create_index("ix_statement_counted", "statement", COLUMNS)
    op.drop_index("ix_statement_workshop_id", "statement")
