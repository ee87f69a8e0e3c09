"""The one door for files: what is in it, what would be taken, and what not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vision.errors import InvalidFileError
from vision.exchange.cell_texts import CellRules, cell_rules_of
from vision.exchange.choices import EVERY, NONE, Choices
from vision.exchange.column_shapes import MOST_GROUPS, shape_of, tells_apart
from vision.exchange.columns import ROLES, Mapping, suggest_columns
from vision.exchange.containers import with_containers
from vision.exchange.fill_down import filled_down
from vision.exchange.formats import read_source
from vision.exchange.header_words import is_nobody
from vision.exchange.intake import Reason, Refused, Rules, Taken, take_statements
from vision.exchange.level_sections import with_sections, with_ticked_level
from vision.exchange.name_matching import folded, nearest
from vision.exchange.notes_and_totals import asides_of
from vision.exchange.one_answer_a_row import filled_across, with_answers_beside, worded_question
from vision.exchange.one_level_per_person import steady
from vision.exchange.own_files import own_roles
from vision.exchange.sheets import SHEET, statements_table
from vision.exchange.statements_by_row import statements_by_row
from vision.exchange.tagged_answers import with_tagged_answers
from vision.exchange.text_columns import left_unread
from vision.exchange.what_counts import SAME_EVERYWHERE, people_told, votes_told
from vision.exchange.whiteboard_frames import with_frames
from vision.limits import LONGEST_STATEMENT
from vision.translation import Message, marked, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vision.exchange.table import Table

_MOST_LEVELS: Final = 60
_TOO_MANY: Final = {
    "level": marked(
        "The column “{column}” has {count} different values, too many for levels. Choose the"
        " column that names the level."
    ),
    "unit": marked(
        "The column “{column}” has {count} different values, too many for units. Choose the column"
        " that names the unit."
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A file, read and understood.

    Attributes:
        table: What stands in it.
        mapping: Which column holds what.
        cell_rules: How cells are read.
        questions: The questions in it with their rows, where a column names them.
        answered: The one whose answers are taken; None takes all.
        taken: The statements and what was left out.
        level_map: What values that are not on the list of levels were taken for.
        unit_map: The same for units.
        notices: Plain sentences on what to check.
    """

    table: Table
    mapping: Mapping
    cell_rules: CellRules
    questions: dict[str, int]
    answered: str | None
    taken: Taken
    level_map: dict[str, str | None]
    unit_map: dict[str, str | None]
    notices: tuple[Message, ...]

    @property
    def people(self) -> int:
        """People whose statements are taken; a row without a person is one."""
        named = {row.person for row in self.taken.rows if row.person is not None}
        return len(named) + sum(row.person is None for row in self.taken.rows)

    def left_out(self) -> dict[str, list[int]]:
        """Return the numbers of rows that are not taken, by reason."""
        found: dict[str, list[int]] = {}
        for row in self.taken.refused:
            found.setdefault(row.reason.value, []).append(row.number)
        return found

    def statements(self) -> Iterator[dict[str, Any]]:
        """Yield each statement as plain values, its person as a number from 1."""
        people: dict[str, int] = {}
        count = 0
        for row in self.taken.rows:
            number = people.get(row.person) if row.person is not None else None
            if number is None:
                count = number = count + 1
                if row.person is not None:
                    people[row.person] = number
            yield {
                "text": row.text,
                "person": number,
                "level": row.level,
                "unit": row.unit,
                "question": row.question,
            }


def read_statements(
    data: bytes,
    name: str,
    choices: Choices | None = None,
    *,
    levels: Sequence[str] | None = None,
    units: Sequence[str] | None = None,
    round_number: int = 1,
    progress: Callable[[str, float], None] | None = None,
) -> Reading:
    """Return what is in a file and what of it would be taken.

    Args:
        data: The whole file.
        name: Its name.
        choices: What a person chose; all else is proposed.
        levels: Names of the workshop's levels; None takes every value as it is. Near spellings
            are taken for the name they are near; others are taken without a level.
        units: Names of units likewise.
        round_number: The round of rows that name none.
        progress: Called with what happens and the share done, 0 to 1.

    Raises:
        InvalidFileError: Nothing that can be read, or no column of statements in it.
    """
    choices = choices or Choices()
    table = opened_table(data, name, choices, levels=levels or ())
    del data  # a large file would stay in memory while its rows are understood
    return understood(
        table, choices, levels=levels, units=units, round_number=round_number, progress=progress
    )


def opened_table(data: bytes, name: str, choices: Choices, *, levels: Sequence[str] = ()) -> Table:
    """Return the table of a file that holds the statements, as chosen or else as found.

    Raises:
        InvalidFileError: Nothing that can be read, or no such sheet.
    """
    source = read_source(data, name, encoding=choices.encoding)
    table = statements_table(source, choices.sheet, choices.header, levels)
    del source  # all of its cells once more
    if table.own:
        return table
    framed = with_sections(with_frames(with_containers(with_tagged_answers(table))))
    return with_answers_beside(with_ticked_level(framed))


def answer_rows(table: Table, choices: Choices) -> tuple[pd.DataFrame, list[str]]:
    """Return a table's answers with their columns as they stand, blank ones too.

    Args:
        table: As opened.
        choices: What a person chose; columns that are ``NONE`` are blank.

    Returns:
        Columns ``text``, ``level``, ``unit``, ``person``, ``round``, all text; indexed by the
        place in the table, or, where a row holds several statements, by the place among them. And
        plain sentences on how the file was read.

    Raises:
        InvalidFileError: No column of statements, or one that is not there.
    """
    if choices.where is not None:
        table = table.where(*choices.where)
    mapping, notices = _mapping(table, choices, (), ())
    table = filled_across(table, mapping)
    asides = asides_of(table, mapping)
    table, _ = filled_down(table, (mapping.level, mapping.unit), asides)
    aside = [index for index, reason in asides.items() if reason is not Reason.REJECTED]
    rows = table.rows.drop(index=aside) if aside else table.rows
    questions = _questions(table, mapping)
    answered = _answered(choices, questions, table, mapping)
    if answered is not None:
        rows = rows[rows[mapping.question].str.strip().map(folded) == folded(answered)]
    frame = statements_by_row(table, mapping, rows, _cell_rules(table, mapping, choices))
    for role in ("level", "unit", "person", "round"):
        column = getattr(mapping, role)
        if column is not None and not (role == "level" and mapping.by_level):
            frame[role] = rows[column].loc[frame["place"]].to_numpy()
    nobody = (frame["person"].str.strip() == "") | frame["person"].map(is_nobody)
    frame["person"] = frame["person"].mask(nobody, frame["row"])
    if frame["place"].is_unique:
        frame.index = pd.Index(frame["place"])
    told = frame[["text", "level", "unit", "person", "round"]].astype("str")
    return told, [str(each) for each in (*table.notices, *notices)]


def _cell_rules(table: Table, mapping: Mapping, choices: Choices) -> CellRules:
    text = table.format == "csv"
    if table.own:
        return CellRules(verbatim=True, guarded=text)
    texts = [cell for column in mapping.texts for cell in table.rows[column].head(2_000)]
    cell_rules = replace(cell_rules_of(texts), guarded=text)
    return replace(cell_rules, split=choices.split) if choices.split is not None else cell_rules


def understood(
    table: Table,
    choices: Choices,
    *,
    levels: Sequence[str] | None = None,
    units: Sequence[str] | None = None,
    round_number: int = 1,
    progress: Callable[[str, float], None] | None = None,
) -> Reading:
    """Return what of a table would be taken; arguments as in ``read_statements``."""
    if choices.where is not None:
        table = table.where(*choices.where)
    mapping, notices = _mapping(table, choices, levels or (), units or ())
    table = filled_across(table, mapping)
    aside = asides_of(table, mapping)
    table, grouped = filled_down(table, (mapping.level, mapping.unit), aside)
    if not choices.text:
        notices += left_unread(table, (*mapping.texts, *(getattr(mapping, role) for role in ROLES)))
    cell_rules = _cell_rules(table, mapping, choices)
    questions = _questions(table, mapping)
    answered = _answered(choices, questions, table, mapping)
    level_map = _meant(table, mapping.level, levels, choices.level_map, by=mapping.by_level,
                       headers=mapping.texts)  # fmt: skip
    unit_map = _meant(table, mapping.unit, units, choices.unit_map)
    rules = Rules(LONGEST_STATEMENT, choices.long, cell_rules, answered, round_number, aside)
    taken = take_statements(
        table, mapping, levels=levels, units=units, level_map=level_map, unit_map=unit_map,
        rules=rules, progress=progress,
    )  # fmt: skip
    above = tuple(Refused(number, Reason.HEADING, text[:80]) for number, text in table.asides)
    if table.cut and taken.rows and table.rows.index[-1] not in rules.aside:
        taken = _without_cut(taken, table)
    taken = replace(taken, refused=tuple(sorted((*taken.refused, *above), key=lambda r: r.number)))
    counted = (*people_told(mapping, taken, notices), *votes_told(table, mapping))
    return Reading(
        table, mapping, cell_rules, questions, answered, taken, level_map, unit_map,
        (*table.notices, *notices, *grouped, *counted, *taken.notices),
    )  # fmt: skip


def _without_cut(taken: Taken, table: Table) -> Taken:
    """Leave out the last statement of a file that breaks off in the middle of a letter."""
    last = table.numbers[-1]
    row = taken.rows[-1]
    if row.number != last:
        return taken
    refused = Refused(last, Reason.CUT, row.text[:80])
    return replace(taken, rows=taken.rows[:-1], refused=(*taken.refused, refused))


def _mapping(
    table: Table, choices: Choices, levels: Sequence[str], units: Sequence[str]
) -> tuple[Mapping, list[Message]]:
    found = suggest_columns(table, levels=levels, units=units)
    if table.own:
        proposed = {role: getattr(found, role) for role in ROLES}
        plain = replace(found, also=(), by_level=False, apart=False)
        found = replace(plain, **own_roles(table.columns, proposed))  # type: ignore[arg-type] # roles are fields
    found, unsteady = steady(table, found, levels, units)
    if choices.text:
        texts = [table.column(each) for each in choices.text]
        if set(texts) == set(found.texts):
            found = replace(found, text=texts[0], also=tuple(texts[1:]))
        else:
            found = _freed(found, texts)
    if SHEET in table.columns:
        found = _sheet_level(table, found, levels)
    for role in ROLES:
        chosen = getattr(choices, role)
        if chosen is not None:
            column = None if chosen in {NONE, ""} else table.column(chosen)
            found = replace(found, **{role: column})  # type: ignore[arg-type] # a role is a field
    if found.text is None:
        raise InvalidFileError(_no_text(table))
    found, notices = _checked(table, found)
    told_of = unsteady.keys() - {found.level, found.unit}
    return found, [*notices, *(unsteady[column] for column in sorted(told_of))]


def _freed(found: Mapping, texts: list[str]) -> Mapping:
    """Return the mapping with other text columns, which then hold nothing else."""
    kept = {role: None if getattr(found, role) in texts else getattr(found, role) for role in ROLES}
    return replace(Mapping(text=texts[0], also=tuple(texts[1:])), **kept)  # type: ignore[arg-type] # roles are fields


def _sheet_level(table: Table, found: Mapping, levels: Sequence[str]) -> Mapping:
    """Take the names of sheets for levels where they sound like them, else for units."""
    names = table.rows[SHEET].unique().tolist()
    level = suggest_columns(
        replace(table, columns=(SHEET,), rows=table.rows[[SHEET]], questions=(SHEET,)),
        levels=levels,
    ).level
    if found.level == SHEET:
        return found
    if level is not None and found.level is None:
        return replace(found, level=SHEET)
    if found.question is not None and _is_one_each(table, found.question):
        return found  # a sheet a question
    numbered = all(re.fullmatch(r"\D*\d+|.*\d{4}.*", name) for name in names)
    return found if numbered or found.unit is not None else replace(found, unit=SHEET)


def _is_one_each(table: Table, question: str) -> bool:
    """Tell whether each sheet has one question of its own."""
    pairs = table.rows[[SHEET, question]].drop_duplicates()
    return not pairs[SHEET].duplicated().any() and not pairs[question].duplicated().any()


def _no_text(table: Table) -> Message:
    listed = ", ".join(table.columns[:12]) + (" ..." if len(table.columns) > 12 else "")  # noqa: PLR2004 - one can read
    return told(
        "There are no statements in this file: no column holds words of people's own (it has:"
        " {columns}). Choose the file with their answers; of a Polis export that is comments.csv.",
        columns=listed,
    )


def _checked(table: Table, found: Mapping) -> tuple[Mapping, list[Message]]:
    """Return a mapping without what can't be: a person who is everyone, levels by the hundred."""
    notices: list[Message] = []
    if found.person is not None:
        shape = shape_of(table.rows[found.person].tolist())
        if not tells_apart(shape) and not _is_one_sender(table, found.person, shape.values):
            notices.append(told(SAME_EVERYWHERE, column=found.person))
            found = replace(found, person=None)
    for what in ("level", "unit"):
        column = getattr(found, what)
        if column is None:
            continue
        count = int(table.rows[column].str.strip().str.casefold().nunique())
        if count > _MOST_LEVELS * (1 if what == "level" else 10):
            raise InvalidFileError(told(_TOO_MANY[what], column=column, count=count))
    return found, notices


def _is_one_sender(table: Table, column: str, values: tuple[str, ...]) -> bool:
    """Tell whether all that a mail or a chat holds is of one person, whose name is known."""
    known = ("person", column) in table.roles and len(values) == 1
    return known and not is_nobody(values[0]) and not any(map(str.isdecimal, values[0]))


def _questions(table: Table, mapping: Mapping) -> dict[str, int]:
    """Return the questions that a column names, in the order of the file, with their rows."""
    if mapping.question is None:
        return {}
    counts = Counter(value for cell in table.rows[mapping.question] if (value := cell.strip()))
    return dict(counts) if len(counts) <= MOST_GROUPS else {}


def _answered(
    choices: Choices, questions: dict[str, int], table: Table, mapping: Mapping
) -> str | None:
    """Return the question whose answers are taken; None for all."""
    if choices.answered == EVERY:
        return None
    return choices.answered or worded_question(table, mapping, questions)


def _meant(
    table: Table,
    column: str | None,
    names: Sequence[str] | None,
    chosen: tuple[tuple[str, str | None], ...],
    *,
    by: bool = False,
    headers: tuple[str, ...] = (),
) -> dict[str, str | None]:
    """Return what values stand for: as chosen, else the name they are near, else nothing."""
    if names is None or (column is None and not by):
        return {}
    values = headers if by or column is None else table.rows[column].unique().tolist()
    answered = {folded(value): name for value, name in chosen}
    known = set(map(folded, names))
    meant: dict[str, str | None] = {}
    for value in values:
        key = folded(value)
        if key and key not in known:
            meant[" ".join(value.split())] = (
                answered[key] if key in answered else nearest(value, names)
            )
    return meant
