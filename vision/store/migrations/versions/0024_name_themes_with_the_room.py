"""Who may suggest names of themes, and which theme the room is naming."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Nothing but this app has suggested any, and no wall shows one."""
    op.add_column("workshop", sa.Column("endpoint", sa.Text()))
    op.add_column("workshop", sa.Column("on_wall", sa.Text()))
