"""What is said beside a file: whom its people are counted by, and that its votes stay there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.column_shapes import shapes_of
from vision.exchange.header_meanings import VOTES
from vision.exchange.header_words import words_in, words_of
from vision.translation import marked, told, told_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.exchange.columns import Mapping
    from vision.exchange.intake import Taken
    from vision.exchange.table import Table
    from vision.translation import Message

SAME_EVERYWHERE: Final = marked(
    "The column “{column}” is the same everywhere, so it can't tell people apart; each row counts"
    " as a person."
)

_VOTES: Final = marked(
    "Votes that stand beside statements are not taken; only the statements come in."
)
_FOR_OR_AGAINST: Final = VOTES | words_in(
    "agree agrees disagree disagrees pass passes dislikes downvotes supports endorsements"
    " zustimmung ablehnung unterstützungen apoyos adhesiones soutiens accord désaccord sostegni"
)


def people_told(mapping: Mapping, taken: Taken, before: Iterable[Message]) -> tuple[Message, ...]:
    """Return a sentence on whom people are counted by, where not every row names somebody.

    Args:
        mapping: Which column holds what.
        taken: What was taken; a statement whose person is None counts as one of its own.
        before: What is said already; that a column is the same everywhere says it, too.
    """
    unnamed = sum(row.person is None for row in taken.rows)
    if mapping.person is not None:
        if not unnamed:
            return ()
        return (
            told_many(
                "One statement names nobody, so it counts as a person of its own.",
                "{number} statements name nobody, so each counts as a person of its own.",
                unnamed,
            ),
        )
    if not taken.rows or any(each.text == SAME_EVERYWHERE for each in before):
        return ()
    if unnamed == len(taken.rows):
        return (told("Nothing tells people apart here, so each statement counts as a person."),)
    return (told("No column tells people apart, so each row counts as a person."),)


def votes_told(table: Table, mapping: Mapping) -> tuple[Message, ...]:
    """Return a sentence where columns hold votes for the statements, which are not taken.

    Args:
        table: As opened.
        mapping: Which column holds what.
    """
    if table.roles or table.own:
        return ()
    used = {*mapping.texts, mapping.level, mapping.unit, mapping.person, mapping.round}
    voted = any(
        name not in used
        and set(words_of(name)) & _FOR_OR_AGAINST
        and shape.kinds.get(Kind.NUMBER, 0.0) == 1.0
        for name, shape in shapes_of(table).items()
    )
    return (told(_VOTES),) if voted else ()
