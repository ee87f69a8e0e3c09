"""One's own words are found by who wrote them, however many others answer the same question."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """What was found by its writer alone is found by the new index, too."""
    op.create_index("ix_statement_own", "statement", ["participant_id", "question_id"])
    op.drop_index("ix_statement_participant_id", "statement")
