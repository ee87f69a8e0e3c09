"""What people say of pairs of themes, and the sentence of the draft that each was given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Nobody has been asked yet; what was said of drafts until now may be quoted as it was."""
    op.add_column(
        "remark", sa.Column("quotable", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    _influences()
    _given()


def _influences() -> None:
    op.create_table(
        "influence",
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.Column("question_id", sa.String(32), nullable=False),
        sa.Column("cause", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("effect", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("said", sa.SmallInteger(), nullable=False),
        sa.Column("workshop_id", sa.String(32), nullable=False),
        _key("influence", "participant"),
        _key("influence", "question"),
        _key("influence", "workshop"),
        sa.PrimaryKeyConstraint(
            "participant_id", "question_id", "cause", "effect", name=op.f("pk_influence")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_influence_question_id"), "influence", ["question_id"])
    op.create_index(op.f("ix_influence_workshop_id"), "influence", ["workshop_id"])


def _given() -> None:
    op.create_table(
        "given",
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.Column("draft_id", sa.String(32), nullable=False),
        sa.Column("workshop_id", sa.String(32), nullable=False),
        sa.Column("clause", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Boolean()),
        _key("given", "participant"),
        _key("given", "draft"),
        _key("given", "workshop"),
        sa.PrimaryKeyConstraint("participant_id", "draft_id", name=op.f("pk_given")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_given_draft_id"), "given", ["draft_id"])
    op.create_index(op.f("ix_given_workshop_id"), "given", ["workshop_id"])


def _key(table: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_id"],
        [f"{owner}.id"],
        name=op.f(f"fk_{table}_{owner}_id"),
        ondelete="CASCADE",
    )
