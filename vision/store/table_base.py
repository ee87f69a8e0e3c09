"""What all tables have in common: how keys are named, random ids, and how rows name their owner."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def random_id() -> sa.Column[str]:
    """Return the column of a row's id."""
    return sa.Column("id", sa.String(32), primary_key=True)


def belongs_to(
    owner: str,
    *,
    primary_key: bool = False,
    optional: bool = False,
    index: bool = True,
    ondelete: str = "CASCADE",
) -> sa.Column[str]:
    """Return the column that names a row's owner.

    Its rows are looked for whenever an owner is deleted, so an index leads to them: its own, or
    that of a key of the table which begins with it (``index=False``).
    """
    return sa.Column(
        f"{owner}_id",
        sa.String(32),
        sa.ForeignKey(f"{owner}.id", ondelete=ondelete),
        nullable=optional,
        primary_key=primary_key,
        index=index,
    )
