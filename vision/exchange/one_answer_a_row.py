"""Tables with a row for each answer of a person, the question of it beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS, Kind
from vision.exchange.column_shapes import shape_of
from vision.exchange.columns import asks_where, fits_role, ranks, suggest_columns
from vision.exchange.header_meanings import VOTES
from vision.exchange.header_words import header_match, is_nobody, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from vision.exchange.column_shapes import Shape
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_FEWEST: Final = 2
_TWICE: Final = 2
_TITLE_WORDS: Final = 3
_MOST_QUESTIONS: Final = 40
_CLOSING: Final = words_in(
    "comment comments remark remarks feedback else other anything workshop meeting session event"
    " today survey questionnaire kommentar kommentare anmerkung anmerkungen bemerkung bemerkungen"
    " sonstiges sonst rückmeldung veranstaltung treffen heute umfrage fragebogen commentaire"
    " commentaires remarque remarques autre autres atelier réunion enquête aujourd comentario"
    " comentarios observaciones algo más taller reunión encuesta hoy commenti osservazioni altro"
    " incontro oggi comentários observações oficina opmerking opmerkingen bijeenkomst uwagi"
    " warsztaty övrigt kommentarer"
)
"""Words of a question at the end of a form, which asks about what was forgotten, or the form."""

_WORDS_LEAST: Final = 0.6
_FEW: Final = 4
"""Times that each answer comes again on average where people choose one."""


def with_answers_beside(table: Table) -> Table:
    """Return a table with a column for each question about the level or the unit of a person.

    Where each answer has its row, so has the one about the level; it holds for all rows of the
    person who gave it.

    Args:
        table: As opened.
    """
    if table.roles or not any(header_match("question", name) for name in table.columns):
        return table
    found = suggest_columns(table)
    if None in (found.text, found.question, found.person) or found.level is not None or found.also:
        return table
    asked = table.rows[found.question].str.strip()
    people = table.rows[found.person].str.strip()
    added: dict[str, pd.Series[str]] = {}
    for question in asked.unique()[:_MOST_QUESTIONS]:
        answers = table.rows.loc[asked == question, found.text].str.strip()
        if not question or question in table.columns or not _places(question, shape_of([*answers])):
            continue
        told = dict(zip(people[answers.index][::-1], answers[::-1], strict=True))
        added[question] = people.map(told).fillna("").astype("str")
    return table.with_columns(added) if added else table


def filled_across(table: Table, mapping: Mapping) -> Table:
    """Return a table with a person's level and unit in those of their rows that leave them blank.

    Args:
        table: As opened.
        mapping: Which column holds what.
    """
    if mapping.person is None or not table.rows[mapping.person].duplicated().any():
        return table
    people = table.rows[mapping.person].str.strip()
    people = people.mask(people.map(is_nobody) | (people == ""))
    rows = table.rows
    for column in (mapping.level, mapping.unit):
        if column is None:
            continue
        cells = rows[column].mask(rows[column].str.strip() == "")
        if cells.isna().any():
            known = cells.groupby(people).transform("first")
            rows = rows.assign(**{column: cells.fillna(known).fillna("").astype("str")})
    return replace(table, rows=rows)


def worded_question(table: Table, mapping: Mapping, questions: dict[str, int]) -> str | None:
    """Return the first question that people answered in words of their own, else the first.

    A later one is returned where it has twice as many such answers: the columns of a board are as
    long as people made them. It is not where it asks for remarks on the gathering, or where the
    first asks for wishes and it does not. None is where they are sections of a board of cards with
    votes, which ask nothing: "Start", "Stop".

    Args:
        table: As opened.
        mapping: Which column holds what.
        questions: Those in the column of questions.
    """
    if len(questions) < _FEWEST or mapping.question is None or mapping.text is None:
        return next(iter(questions), None)
    if _are_sections(table, questions):
        return None
    asked = table.rows[mapping.question].str.strip()
    worded: dict[str, int] = {}
    for question in questions:
        if question in {mapping.level, mapping.unit}:
            continue  # its answers say who wrote the others
        shape = shape_of([*table.rows.loc[asked == question, mapping.text]])
        few = shape.filled > _FEW * shape.distinct
        if shape.kinds.get(Kind.WORDS, 0.0) >= _WORDS_LEAST and not few and not ranks(shape):
            worded[question] = shape.filled
    first = next(iter(worded), next(iter(questions)))
    wishes = header_match("text", first) > 0
    more = [
        question
        for question, answers in worded.items()
        if answers >= _TWICE * worded[first]
        and not set(words_of(question)) & _CLOSING
        and (header_match("text", question) > 0 or not wishes)
    ]
    return max(more, key=lambda question: worded[question], default=first)


def _are_sections(table: Table, questions: Iterable[str]) -> bool:
    """Tell whether what seem to be questions are titles of a few words, beside votes for cards."""
    short = all(
        0 < len(words_of(each)) <= _TITLE_WORDS and not each.endswith((*ASKS, ":"))
        for each in questions
    )
    return short and any(set(words_of(name)) & VOTES for name in table.columns)


def _places(question: str, shape: Shape) -> bool:
    """Tell whether answers to a question say the level or the unit of a person."""
    if ranks(shape):
        return True
    repeated = shape.filled >= _FEWEST * shape.distinct
    told = max(header_match(role, question) for role in ("level", "unit")) or asks_where(question)
    return bool(told) and repeated and fits_role("unit", shape)
