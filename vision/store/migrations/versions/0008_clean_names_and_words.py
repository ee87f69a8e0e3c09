"""Texts without characters that end what draws them: what is typed is cleaned when it is kept."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

UNFIT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)
LOST: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where nothing else was."""

PARTS: Final = (
    ("workshop", "title"),
    ("question", "text"),
    ("level", "name"),
    ("unit", "name"),
    ("statement", "text"),
    ("draft", "text"),
    ("remark", "text"),
    ("writing", "text"),
    ("unsaved", "text"),
)


def upgrade() -> None:
    """Clean what was kept before; results are made anew where it was shown."""
    connection = op.get_bind()
    touched: set[str] = set()
    for name, column in PARTS:
        table = sa.table(name, sa.column(column))
        found = connection.execute(sa.select(table.c[column]).distinct()).scalars().all()
        for text in found:
            plain = UNFIT.sub(" ", text)
            if plain != text:
                same = table.c[column] == text
                kept = plain if plain.strip() else LOST
                connection.execute(sa.update(table).where(same).values({column: kept}))
                touched.add(name)
    edit = sa.table("edit", sa.column("id"), sa.column("body"))
    for row in connection.execute(sa.select(edit.c.id, edit.c.body)).all():
        body = json.loads(row.body)
        told = {key: _plain(value) for key, value in body.items()}
        if told != body:
            here = edit.c.id == row.id
            connection.execute(sa.update(edit).where(here).values(body=json.dumps(told)))
            touched.add("edit")
    if touched:
        workshop = sa.table("workshop", sa.column("revision"))
        connection.execute(sa.update(workshop).values(revision=workshop.c.revision + 1))


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of an edit
    if not isinstance(value, str):
        return value
    return UNFIT.sub(" ", value) if UNFIT.sub("", value).strip() or not value else LOST
