"""How many people gave something to a vision by the time at which a version of it was saved.

Nothing here asks which level somebody is of: leaders save a version whenever they like, and would
see whose act has just come. As many people as the top level may have are taken off instead, once
for each thing that people did: what is left came from others, whoever they are.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from vision.privacy.totals_in_steps import others
from vision.store.schema import (
    correction,
    draft,
    level,
    participant,
    remark,
    response,
    stance,
    statement,
    workshop,
)


def wrote(connection: sa.Connection, workshop_id: str) -> int:
    """Return how many people have written, of whatever level."""
    people = sa.func.count(statement.c.participant_id.distinct())
    query = sa.select(people).where(statement.c.workshop_id == workshop_id, ~statement.c.seed)
    return int(connection.execute(query).scalar_one())


def given(
    connection: sa.Connection,
    who: sa.ColumnElement[Any],
    *where: sa.ColumnElement[bool],
) -> tuple[int, int, int, int]:
    """Return how many people gave something and how much, and how many of either are phones'.

    The others came with cards and files.

    Args:
        connection: To read.
        who: The column of who gave it.
        where: Which of the column's table count.
    """
    phone = participant.c.visitor_hash
    query = (
        sa.select(
            sa.func.count(sa.distinct(who)),
            sa.func.count(),
            sa.func.count(sa.distinct(sa.case((phone.is_not(None), who)))),
            sa.func.count(phone),
        )
        .outerjoin(participant, participant.c.id == who)
        .where(*where)
    )
    people, number, phones, by_phone = connection.execute(query).one()
    return people, number, phones, by_phone


def top_level(connection: sa.Connection, workshop_id: str) -> int | None:
    """Return how many people the top level may have, 0 where there is but one level.

    None where nobody has said. The most that were ever expected there: correcting the number
    makes nobody's words others'.
    """
    order = sa.select(level.c.id, level.c.expected).where(level.c.workshop_id == workshop_id)
    levels = connection.execute(order.order_by(level.c.rank)).all()
    if len(levels) < 2:  # noqa: PLR2004 - one level has no top
        return 0
    before, after = correction.c.before, correction.c.after
    here = correction.c.level_id == levels[0].id
    told = connection.execute(sa.select(before, after).where(here)).all()
    return max([levels[0].expected, *(number for row in told for number in row)]) or None


def voices(connection: sa.Connection, workshop_id: str) -> int:
    """Return how often somebody below the top level gave something, at least.

    People count once for writing to a question in a round, once for answering what stands there,
    and once for what they said to a version; while they are few, in steps, as everywhere.
    """
    top, least = top_level(connection, workshop_id), _smallest_group(connection, workshop_id)
    numbers = [
        number
        for query in (_writing(workshop_id), _answering(workshop_id), _speaking(workshop_id))
        for (number,) in connection.execute(query)
    ]
    return sum(others(number, top, least) for number in numbers)


def _smallest_group(connection: sa.Connection, workshop_id: str) -> int:
    query = sa.select(workshop.c.smallest_group).where(workshop.c.id == workshop_id)
    return connection.execute(query).scalar_one_or_none() or 1


def _writing(workshop_id: str) -> sa.Select[Any]:
    """Select how many people wrote, for each question and round."""
    return (
        sa.select(sa.func.count(statement.c.participant_id.distinct()))
        .where(statement.c.workshop_id == workshop_id, ~statement.c.seed)
        .group_by(statement.c.question_id, statement.c.round)
    )


def _answering(workshop_id: str) -> sa.Select[Any]:
    """Select how many people answered what stands there, for each question and round."""
    return (
        sa.select(sa.func.count(response.c.participant_id.distinct()))
        .join(statement, statement.c.id == response.c.statement_id)
        .where(response.c.workshop_id == workshop_id)
        .group_by(statement.c.question_id, statement.c.round)
    )


def _speaking(workshop_id: str) -> sa.Select[Any]:
    """Select how many people said something to a version, or where they stand, for each."""
    said = sa.union(
        sa.select(stance.c.draft_id, stance.c.participant_id),
        sa.select(remark.c.draft_id, remark.c.participant_id),
    ).subquery()
    return (
        sa.select(sa.func.count(said.c.participant_id))
        .join(draft, draft.c.id == said.c.draft_id)
        .where(draft.c.workshop_id == workshop_id)
        .group_by(said.c.draft_id)
    )
