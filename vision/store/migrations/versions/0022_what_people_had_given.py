"""How much people had given when a version of the vision was saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Of earlier versions only the days are known: who had written by then is taken from them."""
    for name in ("wrote", "acts"):
        column = sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        op.add_column("draft", column)
    written = (
        "FROM statement WHERE statement.workshop_id = draft.workshop_id"
        " AND NOT statement.seed AND statement.day <= draft.day"
    )
    op.execute(f"UPDATE draft SET wrote = (SELECT count(DISTINCT participant_id) {written})")  # nosec B608 # noqa: S608 - our own words
    op.execute(f"UPDATE draft SET acts = (SELECT count(*) {written})")  # nosec B608 # noqa: S608 - our own words
