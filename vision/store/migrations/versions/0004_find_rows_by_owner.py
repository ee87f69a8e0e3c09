"""An index for every column by which rows are looked for."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

OWNERS = (
    ("participant", "level_id"),
    ("participant", "unit_id"),
    ("writing", "question_id"),
    ("guess", "question_id"),
)


def upgrade() -> None:
    """Let the index of what is shown begin with the question, which every query names."""
    op.drop_index("ix_statement_shown", "statement")
    op.create_index("ix_statement_shown", "statement", ["question_id", "status"])
    for table, column in OWNERS:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
