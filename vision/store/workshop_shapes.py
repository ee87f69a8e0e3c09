"""The shape of a workshop: its questions, levels and units, which keep their ids and order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import InvalidSetupError
from vision.models import Level, Question, Unit
from vision.store.database import new_id
from vision.store.schema import level, participant, question, slip, unit
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
    """Correct the wording of a workshop's parts; add, take away and move those that nobody is at.

    Raises:
        InvalidSetupError: A part that somebody is at is missing, or stands in another order.
    """
    found = shapes(connection, [workshop_id])[workshop_id]
    asked = [(each.id, each.text) for each in found.questions]
    _rename(connection, question.c.text, asked, questions, "question")
    at_level = _used(connection, workshop_id, participant.c.level_id, slip.c.level_id)
    ranks = [(each.id, each.name) for each in found.levels]
    kept = _rearranged(ranks, levels, at_level, "level")
    _keep(connection, workshop_id, level.c.rank, ranks, list(zip(kept, levels, strict=True)))
    at_unit = _used(connection, workshop_id, participant.c.unit_id)
    places = [(each.id, each.name) for each in found.units]
    kept = _rearranged(places, units, at_unit, "unit")
    _keep(connection, workshop_id, unit.c.position, places, list(zip(kept, units, strict=True)))


def _used(connection: sa.Connection, workshop_id: str, *columns: sa.Column[str]) -> frozenset[str]:
    """Return the parts that somebody is at, or holds a slip for."""
    found: set[str] = set()
    for column in columns:
        query = sa.select(column).where(column.table.c.workshop_id == workshop_id).distinct()
        found.update(each for each in connection.execute(query).scalars() if each)
    return frozenset(found)


def _rearranged(
    known: Sequence[tuple[str, str]], names: Sequence[str], used: frozenset[str], what: str
) -> list[str | None]:
    """Return for each line the id of the part that it stands for; None for a new part.

    A line with the name of a part is that part. Other lines correct the parts that are missing at
    the same place between these; where there are more or fewer of them, nobody may be at these.
    """
    ids = {name: id_ for id_, name in known}
    kept: list[str | None] = [ids.get(name) for name in names]
    for lines, missing in _gaps(known, names, kept):
        if len(lines) == len(missing) or (what == "unit" and len(lines) > len(missing)):
            for line, id_ in zip(lines, missing, strict=False):  # further units are new
                kept[line] = id_
        elif not used.isdisjoint(missing):
            raise InvalidSetupError(told(EACH_NEEDED[what], known=len(known)))
    held = [id_ for id_ in kept if id_ in used]
    if len(held) < len(used):
        raise InvalidSetupError(told(EACH_NEEDED[what], known=len(known)))
    if held != [id_ for id_, _ in known if id_ in used]:
        raise InvalidSetupError(SLIPPED[what])
    return kept


def _gaps(
    known: Sequence[tuple[str, str]], names: Sequence[str], kept: Sequence[str | None]
) -> list[tuple[list[int], list[str]]]:
    """Return new lines, and parts that no line names, by the named part that they stand behind."""
    lines: dict[str, list[int]] = {}
    behind = ""
    for at, id_ in enumerate(kept):
        behind = id_ or behind
        if id_ is None:
            lines.setdefault(behind, []).append(at)
    missing: dict[str, list[str]] = {}
    behind = ""
    for id_, name in known:
        behind = id_ if name in names else behind
        if name not in names:
            missing.setdefault(behind, []).append(id_)
    both = dict.fromkeys([*lines, *missing])
    return [(lines.get(each, []), missing.get(each, [])) for each in both]


def _keep(
    connection: sa.Connection,
    workshop_id: str,
    order: sa.Column[int],
    known: Sequence[tuple[str, str]],
    kept: Sequence[tuple[str | None, str]],
) -> None:
    """Keep parts with their names in their new order."""
    table = order.table
    gone = {id_ for id_, _ in known} - {id_ for id_, _ in kept}
    if gone:
        connection.execute(sa.delete(table).where(table.c.id.in_(gone)))
    for place, (id_, name) in enumerate(kept):
        values: dict[str, object] = {"name": name, order.name: place}
        if id_ is not None:
            connection.execute(sa.update(table).where(table.c.id == id_).values(**values))
            continue
        values |= {"id": new_id(), "workshop_id": workshop_id}
        if "expected" in table.c:
            values["expected"] = 0
        connection.execute(sa.insert(table).values(**values))


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
