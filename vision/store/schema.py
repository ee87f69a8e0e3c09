"""The tables. A change here needs a new migration beside it.

Ids are random and tell nothing about order; of what people write time is kept to the day. To the
second are kept: when tries and sendings were made, for a minute; when somebody signed in with an
account, for twenty; since when new words wait for a moderator, until they come in; when a role, a
lease or a room's timer ends; and when a phone last arrived.
Of participants no name, address or device is kept; of those who run and lead, the addresses that
were invited to sign in with an account, where that is set up. On SQLite the tables that hold people
and their words have no hidden row numbers either, so that the order of writing is not in them; the
log that SQLite writes first is emptied by the worker, twice a minute.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from vision.store import table_base as every_table
from vision.store.schema_roles import account, attempt, lease, pass_, spent

metadata: Final = every_table.metadata
_id, _of = every_table.random_id, every_table.belongs_to

ROLES: Final = (pass_, account, spent, attempt, lease)
"""Tables that no workshop owns: they stand in a file of their own."""

installation = sa.Table(
    "installation",
    metadata,
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

workshop = sa.Table(
    "workshop",
    metadata,
    _id(),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("code", sa.String(20), nullable=False, unique=True),
    sa.Column("phase", sa.String(10), nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("moderation", sa.String(20), nullable=False),
    sa.Column("smallest_group", sa.Integer, nullable=False),
    sa.Column("lens", sa.String(10), nullable=False),
    sa.Column("theme_count", sa.Integer),
    sa.Column("is_sample", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("archived", sa.Boolean, nullable=False),
    sa.Column("timer_ends", sa.Integer),
    sa.Column("arrived", sa.Integer),
    sa.Column("facilitator_hash", sa.Text),
    sa.Column("leader_hash", sa.Text),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("suggestions", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("writes_on", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("joins", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("strict", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("ends", sa.Date),
    sa.Column("parts", sa.Text, nullable=False, server_default=""),
    sa.Column("template", sa.String(20), nullable=False, server_default=""),
    sa.Column("agenda", sa.Text, nullable=False, server_default="[]"),
    sa.Column("step", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("language", sa.String(8), nullable=False, server_default=""),
    sa.Column("opens", sa.Integer),
    sa.Column("closes", sa.Integer),
    sa.Column("noted", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("organisation", sa.Text, nullable=False, server_default=""),
    sa.Column("accent", sa.String(7), nullable=False, server_default=""),
    sa.Column("logo", sa.String(20), nullable=False, server_default=""),
    sa.Column("endpoint", sa.Text),
    sa.Column("on_wall", sa.Text),
)

logo = sa.Table(
    "logo",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("picture", sa.LargeBinary, nullable=False),
)

question = sa.Table(
    "question",
    metadata,
    _id(),
    _of("workshop"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("filled", sa.String(10), nullable=False, server_default=""),
)

level = sa.Table(
    "level",
    metadata,
    _id(),
    _of("workshop"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("expected", sa.Integer, nullable=False),
    sa.Column("code_hash", sa.Text),
)

unit = sa.Table(
    "unit",
    metadata,
    _id(),
    _of("workshop"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
)

slip = sa.Table(
    "slip",
    metadata,
    sa.Column("code_hash", sa.String(64), primary_key=True),
    _of("workshop"),
    _of("level"),
    sa.Column("taken", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

correction = sa.Table(
    "correction",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    _of("level"),
    sa.Column("before", sa.Integer, nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
)

round_ = sa.Table(
    "round",
    metadata,
    _of("workshop", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("opened", sa.Date, nullable=False),
)

participant = sa.Table(
    "participant",
    metadata,
    _id(),
    _of("workshop"),
    sa.Column("visitor_hash", sa.String(64)),
    _of("level", optional=True, ondelete="SET NULL"),
    _of("unit", optional=True, ondelete="SET NULL"),
    sa.Column("speaks_for", sa.Integer, nullable=False),
    sa.Column("said", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("seated", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("workshop_id", "visitor_hash"),
    sqlite_with_rowid=False,
)

statement = sa.Table(
    "statement",
    metadata,
    _id(),
    _of("workshop", index=False),
    _of("question", index=False),
    _of("participant", optional=True, index=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("status", sa.String(10), nullable=False),
    sa.Column("quotable", sa.Boolean, nullable=False),
    sa.Column("token", sa.String(64), nullable=False, unique=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("seed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("import_id", sa.String(32), index=True),
    sa.Column("let_in", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("ix_statement_shown", "question_id", "status"),
    sa.Index("ix_statement_own", "participant_id", "question_id"),
    sa.Index("ix_statement_counted", "workshop_id", "seed", "status", "let_in", "participant_id"),
    sqlite_with_rowid=False,
)

writing = sa.Table(
    "writing",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("question", primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

snapshot = sa.Table(
    "snapshot",
    metadata,
    _id(),
    _of("workshop"),
    _of("question", index=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("previous_id", sa.String(32)),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("question_id", "number"),
)

edit = sa.Table(
    "edit",
    metadata,
    _id(),
    _of("workshop"),
    _of("question", index=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("question_id", "position"),
)

guess = sa.Table(
    "guess",
    metadata,
    _of("workshop", primary_key=True),
    _of("question", primary_key=True),
    sa.Column("leader", sa.String(64), primary_key=True),
    sa.Column("theme", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("of_100", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

moderation = sa.Table(
    "moderation",
    metadata,
    _of("workshop", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("statements", sa.Integer, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
)

batch = sa.Table(
    "batch",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("phase", sa.String(10), nullable=False),
    sa.Column("since", sa.Integer),
    sa.Column("looked", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

vector = sa.Table(
    "vector",
    metadata,
    sa.Column("text_hash", sa.String(64), primary_key=True),
    sa.Column("encoder", sa.String(40), primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

response = sa.Table(
    "response",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("statement", primary_key=True),
    _of("workshop"),
    sa.Column("answer", sa.SmallInteger, nullable=False),
    sa.Column("matters", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

truth = sa.Table(
    "truth",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("question", primary_key=True),
    sa.Column("theme", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("of_10", sa.SmallInteger, nullable=False),
    _of("workshop"),
    sqlite_with_rowid=False,
)

influence = sa.Table(
    "influence",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("question", primary_key=True),
    sa.Column("cause", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("effect", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("said", sa.SmallInteger, nullable=False),
    _of("workshop"),
    sqlite_with_rowid=False,
)

draft = sa.Table(
    "draft",
    metadata,
    _id(),
    _of("workshop"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("base_number", sa.Integer),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("wrote", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("acts", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("voices", sa.Integer),
    sa.UniqueConstraint("workshop_id", "number"),
)

reading = sa.Table(
    "reading",
    metadata,
    _of("workshop"),
    _of("question", primary_key=True, index=False),
    sa.Column("sentence", sa.String(64), primary_key=True),
    sa.Column("theme", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("meant", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

unsaved = sa.Table(
    "unsaved",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("leader", sa.String(64), primary_key=True),
    sa.Column("began", sa.Integer, nullable=False),
    sa.Column("base_number", sa.Integer),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("taking", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

stance = sa.Table(
    "stance",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("draft", primary_key=True),
    _of("workshop"),
    sa.Column("rung", sa.String(20), nullable=False),
    sqlite_with_rowid=False,
)

remark = sa.Table(
    "remark",
    metadata,
    _id(),
    _of("workshop"),
    _of("draft"),
    _of("participant"),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("clause", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("status", sa.String(10), nullable=False),
    sa.Column("taken", sa.Boolean, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("token", sa.String(64), nullable=False, unique=True),
    sa.Column("quotable", sa.Boolean, nullable=False, server_default=sa.true()),
    sqlite_with_rowid=False,
)

given = sa.Table(
    "given",
    metadata,
    _of("participant", primary_key=True, index=False),
    _of("draft", primary_key=True),
    _of("workshop"),
    sa.Column("clause", sa.Integer, nullable=False),
    sa.Column("wanted", sa.Boolean),
    sqlite_with_rowid=False,
)

kept_back = sa.Table(
    "kept_back",
    metadata,
    _of("workshop", primary_key=True, index=False),
    sa.Column("passage", sa.String(12), primary_key=True),
)
