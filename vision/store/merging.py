"""Two levels, or two units, of a workshop made into one, whoever is at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidChoiceError, InvalidSetupError
from vision.store.change_counters import grow
from vision.store.database import today
from vision.store.schema import correction, level, participant, slip, unit
from vision.store.schema_follow_up import pulse_person
from vision.translation import told

if TYPE_CHECKING:
    from vision.store.database import Database


def merge(database: Database, workshop_id: str, gone: str, into: str) -> None:
    """Move everyone of one level or unit to another one, which stays, and drop the first.

    What people wrote and answered goes with them. People expected at both are added up, which
    everyone can see among the corrections; join slips are good for the one that stays.

    Args:
        database: Where they are kept.
        workshop_id: The workshop.
        gone: Id of a level or a unit.
        into: Id of another one of the same kind.

    Raises:
        InvalidChoiceError: One of them is not, or no longer, of this workshop.
        InvalidSetupError: They are the same.
    """
    if gone == into:
        raise InvalidSetupError(told("Choose two that are not the same."))
    with database.write(alone=workshop_id) as connection:
        levels = _known(connection, level, workshop_id)
        units = _known(connection, unit, workshop_id)
        if {gone, into} <= levels:
            _move(connection, participant.c.level_id, gone, into)
            _move(connection, slip.c.level_id, gone, into)
            _move(connection, pulse_person.c.level_id, gone, into)
            _add_up(connection, workshop_id, gone, into)
            _drop(connection, level.c.rank, workshop_id, gone)
        elif {gone, into} <= units:
            _move(connection, participant.c.unit_id, gone, into)
            _drop(connection, unit.c.position, workshop_id, gone)
        else:
            raise InvalidChoiceError("level", gone)
        grow(connection, workshop_id)


def _known(connection: sa.Connection, table: sa.Table, workshop_id: str) -> set[str]:
    query = sa.select(table.c.id).where(table.c.workshop_id == workshop_id)
    return set(connection.execute(query).scalars())


def _move(connection: sa.Connection, column: sa.Column[str], gone: str, into: str) -> None:
    connection.execute(sa.update(column.table).where(column == gone).values({column: into}))


def _add_up(connection: sa.Connection, workshop_id: str, gone: str, into: str) -> None:
    """Expect at the level that stays who was expected at both, and log it for everyone."""
    query = sa.select(level.c.id, level.c.expected).where(level.c.id.in_([gone, into]))
    expected = {row.id: row.expected for row in connection.execute(query)}
    both = expected[gone] + expected[into]
    if both == expected[into]:
        return
    connection.execute(sa.update(level).where(level.c.id == into).values(expected=both))
    latest = sa.select(sa.func.max(correction.c.position)).where(
        correction.c.workshop_id == workshop_id
    )
    connection.execute(
        sa.insert(correction).values(
            workshop_id=workshop_id,
            position=(connection.execute(latest).scalar_one_or_none() or 0) + 1,
            level_id=into,
            before=expected[into],
            after=both,
            day=today(),
        )
    )


def _drop(connection: sa.Connection, order: sa.Column[int], workshop_id: str, gone: str) -> None:
    """Drop a part that nobody is at any more, and close the gap it leaves."""
    table = order.table
    place = connection.execute(sa.select(order).where(table.c.id == gone)).scalar_one()
    connection.execute(sa.delete(table).where(table.c.id == gone))
    later = sa.select(table.c.id).where(table.c.workshop_id == workshop_id, order > place)
    for id_ in connection.execute(later.order_by(order)).scalars().all():
        connection.execute(sa.update(table).where(table.c.id == id_).values({order: order - 1}))
