"""The shape of a workshop: its questions, levels and units, which keep their ids and order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import InvalidSetupError
from vision.models import Level, Question, Unit
from vision.store.database import new_id
from vision.store.schema import level, question, unit
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.setup import Setup


@dataclass(frozen=True, slots=True)
class Shape:
    """What seldom changes in a workshop, so that it is not read at every look.

    Attributes:
        questions: In order.
        levels: From the top down.
        units: In the facilitator's order.
    """

    questions: tuple[Question, ...]
    levels: tuple[Level, ...]
    units: tuple[Unit, ...]


def insert_shape(connection: sa.Connection, workshop_id: str, setup: Setup) -> None:
    """Keep the shape of a new workshop."""

    def rows(**columns: Sequence[object]) -> list[dict[str, object]]:
        keys = list(columns)
        return [
            {"id": new_id(), "workshop_id": workshop_id, **dict(zip(keys, values, strict=True))}
            for values in zip(*columns.values(), strict=True)
        ]

    asked = rows(text=setup.questions, position=range(len(setup.questions)))
    connection.execute(sa.insert(question), asked)
    connection.execute(
        sa.insert(level),
        rows(
            name=setup.names,
            rank=range(len(setup.names)),
            expected=[people for _, people in setup.levels],
        ),
    )
    if setup.units:
        connection.execute(
            sa.insert(unit), rows(name=setup.units, position=range(len(setup.units)))
        )


def shapes(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Shape]:
    """Return the shapes of workshops by their ids."""

    def children(table: sa.Table, order: sa.Column[int]) -> dict[str, list[sa.Row[Any]]]:
        found: dict[str, list[sa.Row[Any]]] = {each: [] for each in ids}
        query = sa.select(table).where(table.c.workshop_id.in_(ids)).order_by(order)
        for row in connection.execute(query):
            found[row.workshop_id].append(row)
        return found

    questions = children(question, question.c.position)
    levels = children(level, level.c.rank)
    units = children(unit, unit.c.position)
    return {
        each: Shape(
            questions=tuple(Question(r.id, r.text, r.position, r.filled) for r in questions[each]),
            levels=tuple(Level(r.id, r.name, r.rank, r.expected) for r in levels[each]),
            units=tuple(Unit(r.id, r.name) for r in units[each]),
        )
        for each in ids
    }


def reword(
    connection: sa.Connection,
    workshop_id: str,
    questions: Sequence[str],
    levels: Sequence[str],
    units: Sequence[str],
) -> None:
    """Correct the wording of a workshop's parts, in their order, and add units at the end.

    Raises:
        InvalidSetupError: A part is missing, or stands in another place than before.
    """
    found = shapes(connection, [workshop_id])[workshop_id]
    asked = [(each.id, each.text) for each in found.questions]
    _rename(connection, question.c.text, asked, questions, "question")
    ranks = [(each.id, each.name) for each in found.levels]
    _rename(connection, level.c.name, ranks, levels, "level")
    known = [(each.id, each.name) for each in found.units]
    _rename(connection, unit.c.name, known, units[: len(known)], "unit")
    for place in range(len(known), len(units)):
        connection.execute(
            sa.insert(unit).values(
                id=new_id(), workshop_id=workshop_id, name=units[place], position=place
            )
        )


EACH_NEEDED: Final = {
    "question": marked(
        "This workshop has {known} questions, and people may have used each. Keep a line for every "
        "one of them."
    ),
    "level": marked(
        "This workshop has {known} levels, and people may have used each. Keep a line for every "
        "one of them."
    ),
    "unit": marked(
        "This workshop has {known} units, and people may have used each. Keep a line for every "
        "one of them."
    ),
}
SLIPPED: Final = {
    "question": marked(
        "Keep the questions in their order: each line corrects the one that stood there."
    ),
    "level": marked("Keep the levels in their order: each line corrects the one that stood there."),
    "unit": marked("Keep the units in their order: each line corrects the one that stood there."),
}


def _rename(
    connection: sa.Connection,
    column: sa.Column[str],
    known: Sequence[tuple[str, str]],
    names: Sequence[str],
    what: str,
) -> None:
    """Give parts their new names; a name that another part had may be a line that slipped."""
    if len(names) != len(known):
        raise InvalidSetupError(told(EACH_NEEDED[what], known=len(known)))
    before = [name for _, name in known]
    for (id_, name), new in zip(known, names, strict=True):
        if new == name:
            continue
        if new in before:
            raise InvalidSetupError(SLIPPED[what])
        connection.execute(
            sa.update(column.table).where(column.table.c.id == id_).values({column: new})
        )
