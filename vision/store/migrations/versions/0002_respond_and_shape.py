"""Responding and shaping: answers, how true a theme is today, drafts, stances and remarks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what the later phases keep; nothing that is there changes."""
    _drafts()
    _remarks()
    _stances()
    _truths()
    _responses()
    op.add_column(
        "statement", sa.Column("seed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "workshop",
        sa.Column("suggestions", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_draft_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_draft_workshop_id")),
    )
    op.create_index(op.f("ix_draft_workshop_id"), "draft", ["workshop_id"], unique=False)


def _remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("clause", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_remark_draft_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_remark_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_remark_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sa.UniqueConstraint("token", name=op.f("uq_remark_token")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_remark_draft_id"), "remark", ["draft_id"], unique=False)
    op.create_index(op.f("ix_remark_participant_id"), "remark", ["participant_id"], unique=False)
    op.create_index(op.f("ix_remark_workshop_id"), "remark", ["workshop_id"], unique=False)


def _stances() -> None:
    op.create_table(
        "stance",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("rung", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_stance_draft_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_stance_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_stance_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", "draft_id", name=op.f("pk_stance")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_stance_draft_id"), "stance", ["draft_id"], unique=False)
    op.create_index(op.f("ix_stance_workshop_id"), "stance", ["workshop_id"], unique=False)


def _truths() -> None:
    op.create_table(
        "truth",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("theme", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of_10", sa.SmallInteger(), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_truth_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_truth_question_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_truth_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", "question_id", "theme", name=op.f("pk_truth")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_truth_question_id"), "truth", ["question_id"], unique=False)
    op.create_index(op.f("ix_truth_workshop_id"), "truth", ["workshop_id"], unique=False)


def _responses() -> None:
    op.create_table(
        "response",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("statement_id", sa.String(length=32), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.SmallInteger(), nullable=False),
        sa.Column("matters", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_response_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_response_statement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_response_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant_id", "statement_id", name=op.f("pk_response")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_response_statement_id"), "response", ["statement_id"], unique=False)
    op.create_index(op.f("ix_response_workshop_id"), "response", ["workshop_id"], unique=False)
