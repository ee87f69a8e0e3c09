"""Which of a file's sheets holds the statements, and what several sheets are together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError
from vision.exchange.column_shapes import MOST_GROUPS
from vision.exchange.columns import suggest_columns
from vision.exchange.formats import Grid
from vision.exchange.formats.markdown_lists import listed_blocks
from vision.exchange.formats.workbooks import EMPTY
from vision.exchange.header_words import is_rank
from vision.exchange.headers import Header, find_header
from vision.exchange.legends import labelled
from vision.exchange.name_matching import fits
from vision.exchange.one_answer_a_row import with_answers_beside, worded_question
from vision.exchange.own_files import own_header
from vision.exchange.scattered_cards import scattered
from vision.exchange.side_by_side_tables import stacked
from vision.exchange.similar_sheets import alike_among, asked_above, without_copies
from vision.exchange.summaries import without_summary
from vision.exchange.table import Table, grid_named, table_of
from vision.exchange.transposition import upright
from vision.translation import everywhere, marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.formats import Source

SHEET: Final = "Sheet"
"""Name of the column that says from which sheet a row is."""

QUESTION: Final = "Question"
"""Name of the column of what was asked above the table of each sheet."""

REPORT: Final = marked("Report")
"""Name of the first sheet of a report of numbers."""

OWN: Final = (marked("What"), marked("Says"))
"""Headings of that sheet."""

_PARENTS: Final = (("_parent_index", "_index"), ("PARENT_KEY", "KEY"))
"""Columns by which KoboToolbox and ODK name the row above in another sheet, and that row's own."""

_BY_NAME: Final = frozenset(("json", "jsonl"))
"""Kinds of files in which a row leaves out columns that it has nothing in."""

_FEWEST: Final = 2
_LONG: Final = 40
"""Characters from which on an answer is surely no name or label."""

_BLOCKS: Final = frozenset(("responses", "antworten", "réponses", "respuestas"))
_ASKED: Final = frozenset(("question", "frage", "pregunta"))


def statements_table(
    source: Source, sheet: str | None, header: int | None, levels: Sequence[str] = ()
) -> Table:
    """Return the table that holds the statements.

    Without a choice that is the sheet with most words of people's own; sheets with the same
    header are read together, with their names in a column of their own. Questions that stand
    below each other (Mentimeter) become one table; rows of a repeated group (Kobo) get what the
    sheet above them says about the person. Codes with a legend are the names it gives them.

    Args:
        source: The file.
        sheet: A sheet that was chosen; None to find out.
        header: The row that is the header, 0 for none; None to find out.
        levels: Names of the workshop's levels.

    Raises:
        InvalidFileError: No such sheet, or none with a table in it.
    """
    if any(_is_report(grid) for grid in source.grids):
        raise InvalidFileError(
            marked(
                "This is a report of numbers from here; there are no statements in it. Choose the"
                " file of statements."
            )
        )
    table = _opened(source, sheet, header, levels)
    return table if table.own else labelled(table, source)


def _opened(source: Source, sheet: str | None, header: int | None, levels: Sequence[str]) -> Table:
    own = _own(source, sheet) if header is None else None
    if own is not None:
        return table_of(source, own)
    if sheet is not None:
        return _table(source, _blocks(grid_named(source, sheet)), header)
    visible = [grid for grid in source.grids if not grid.hidden] or list(source.grids)
    if header is not None:
        return _fullest(source, visible, header, levels)
    visible = without_copies(visible)
    together = _together(visible, levels)
    if together is not None:
        return _said_together(table_of(source, together), len(visible))
    return _among_others(source, visible, levels)


def _own(source: Source, sheet: str | None) -> Grid | None:
    """Return the one sheet of statements that we wrote, if there is one; else None."""
    grids = (grid for grid in source.grids if grid.name == sheet or not (sheet or grid.hidden))
    own = [grid for grid in grids if not grid.roles and own_header(grid.cells) is not None]
    return own[0] if len(own) == 1 else None


def _is_report(grid: Grid) -> bool:
    """Return whether a sheet is the first of a report of numbers, in whatever language."""
    if not grid.name or len(grid.cells[0]) != len(OWN):
        return False
    said = zip((grid.name, *grid.cells[0]), (REPORT, *OWN), strict=True)
    return all(
        own.casefold() in {each.casefold() for each in everywhere(text)} for own, text in said
    )


def _fullest(source: Source, grids: list[Grid], header: int | None, levels: Sequence[str]) -> Table:
    tables: list[Table] = []
    refused: InvalidFileError | None = None
    for grid in grids:
        try:
            tables.append(_table(source, _blocks(grid), header))
        except InvalidFileError as error:
            refused = error
    if not tables:
        raise refused or InvalidFileError(EMPTY)
    if len(tables) == 1:
        return tables[0]
    best = max(tables, key=lambda table: _words(with_answers_beside(table), levels))
    if not best.sheet:
        return best  # several sheets, which another sentence tells
    notice = told(
        "This file has {count} sheets; “{sheet}” was read.",
        count=len(source.grids), sheet=best.sheet,
    )  # fmt: skip
    return replace(best, notices=(*best.notices, notice))


def _among_others(source: Source, grids: list[Grid], levels: Sequence[str]) -> Table:
    """Return the fullest table, where sheets that are alike among others count as one."""
    alike = alike_among(grids, loosely=source.format in _BY_NAME)
    joined = _together(alike, levels, loosely=True) if alike else None
    if joined is None:
        return _fullest(source, grids, None, levels)
    rest = [grid for grid in grids if grid not in alike]
    best = _fullest(source, [joined, *rest], None, levels)
    return _said_together(best, len(alike)) if SHEET in best.columns else best


def _words(table: Table, levels: Sequence[str]) -> float:
    """Return how many statements a table probably holds; known people make them count more."""
    mapping = suggest_columns(table, levels=levels)
    if mapping.text is None:
        return 0.0
    rows = table.rows
    if mapping.question is not None:
        asked = rows[mapping.question].str.strip()
        few = asked.nunique() <= MOST_GROUPS
        questions = dict.fromkeys(asked.unique(), 0) if few else {}
        rows = rows[asked == (worded_question(table, mapping, questions) or asked.iloc[0])]
    lengths = [rows[name].str.strip().str.len().clip(upper=_LONG) for name in mapping.texts]
    written = sum(float((each > 0).sum() + each.sum() / _LONG) / 2 for each in lengths)
    known = sum(each is not None for each in (mapping.level, mapping.unit, mapping.person))
    return written * (1.0 + 0.3 * known)


def _table(source: Source, grid: Grid, header: int | None) -> Table:
    grid = scattered(without_summary(grid)) if header is None else grid
    turned = upright(grid) if header is None else None
    grid = listed_blocks(stacked(grid)) if header is None else grid
    if turned is None:
        return table_of(source, _with_parents(source, grid), header)
    table = table_of(source, turned)
    notice = told("People stand in columns here and questions in rows; each column was read as a"
                  " row.")  # fmt: skip
    return replace(table, notices=(*table.notices, notice))


def _together(grids: list[Grid], levels: Sequence[str], *, loosely: bool = False) -> Grid | None:
    """Return sheets with the same header as one grid with a column of sheet names.

    Sheets that are named by levels, or that are known to be alike, need one column in common only.
    """
    if len(grids) < _FEWEST or any(grid.roles or len(grid.cells) < _FEWEST for grid in grids):
        return None
    headers = [find_header(grid) for grid in grids]
    names = [[name.casefold() for name in header.names if name] for header in headers]
    if any(each != names[0] for each in names):
        named = loosely or all(is_rank(grid.name) or fits(grid.name, levels) for grid in grids)
        return _joined(grids, headers) if named else None
    if not names[0] and any(len(row) > 1 for grid in grids for row in grid.cells):
        return None
    if any(name.startswith("_") for name in names[0]):
        return None
    width = max(max(map(len, grid.cells)) for grid in grids)
    above = headers[0].names if names[0] else ["Statement"]
    asked = asked_above(grids, headers) if QUESTION.casefold() not in names[0] else []
    cells = [[*_padded(above, width), SHEET, *([QUESTION] if asked else [])]]
    numbers = [headers[0].number or 0]
    for at, (grid, header) in enumerate(zip(grids, headers, strict=True)):
        beside = [grid.name, *asked[at : at + 1]]
        cells += [[*_padded(row, width), *beside] for row in grid.cells[header.first :]]
        numbers += grid.numbers[header.first :]
    return Grid("", cells, numbers)


def _joined(grids: list[Grid], headers: list[Header]) -> Grid | None:
    """Return sheets with different headers as one grid, each column under its own name."""
    names = [[name.casefold() for name in header.names] for header in headers]
    if not set.intersection(*map(set, names)) - {""} or any("" in each for each in names):
        return None
    columns = list(dict.fromkeys(name for header in headers for name in header.names))
    places = {name.casefold(): place for place, name in reversed(list(enumerate(columns)))}
    cells, numbers = [[*columns, SHEET]], [headers[0].number or 0]
    for grid, header, own in zip(grids, headers, names, strict=True):
        for row, number in zip(
            grid.cells[header.first :], grid.numbers[header.first :], strict=True
        ):
            spread = [""] * len(columns)
            for name, cell in zip(own, row, strict=False):
                spread[places[name]] = cell
            cells.append([*spread, grid.name])
            numbers.append(number)
    return Grid("", cells, numbers)


def _padded(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))


def _said_together(table: Table, count: int) -> Table:
    notice = told("{count} sheets with the same columns were read together.", count=count)
    return replace(table, notices=(*table.notices, notice))


def _blocks(grid: Grid) -> Grid:
    """Return questions with their answers below each other as one table of two columns."""
    starts = [
        at
        for at, row in enumerate(grid.cells)
        if row[0].strip().casefold() in _BLOCKS and len([cell for cell in row if cell.strip()]) == 1
    ]
    names = any(_asks(row[0]) for row in grid.cells)
    if not starts or (not names and max(map(len, grid.cells)) > 1):
        return grid
    cells, numbers = [["Question", "Answer"]], [0]
    for start in starts:
        asked = _question_above(grid, start)
        for at in range(start + 1, len(grid.cells)):
            row = grid.cells[at]
            if grid.numbers[at] != grid.numbers[at - 1] + 1 or len(row) > 1:
                break
            cells.append([asked, row[0]])
            numbers.append(grid.numbers[at])
    return replace(grid, cells=cells, numbers=numbers, roles=(("question", 0), ("text", 1)))


def _asks(cell: str) -> bool:
    """Tell whether a cell says that a question follows: "Question", "Question 2"."""
    return cell.strip().casefold().rstrip(" 0123456789.:") in _ASKED


def _question_above(grid: Grid, start: int) -> str:
    for row in reversed(grid.cells[:start]):
        if _asks(row[0]) and len(row) > 1:
            return row[1].strip()
    return grid.cells[0][0].strip()


def _with_parents(source: Source, grid: Grid) -> Grid:
    """Return the rows of a repeated group with the cells of the row above them in another sheet."""
    header = grid.cells[0]
    above, own = next((pair for pair in _PARENTS if pair[0] in header), ("", ""))
    if grid.roles or not above:
        return grid
    at = header.index(above)
    named = header.index("_parent_table_name") if "_parent_table_name" in header else None
    wanted = grid.cells[1][named] if named is not None and len(grid.cells) > 1 else None
    for other in source.grids:
        if other is grid or own not in other.cells[0] or wanted not in (None, other.name):
            continue
        index = other.cells[0].index(own)
        kept = [i for i, name in enumerate(other.cells[0])
                if name not in header and not name.startswith("_")]  # fmt: skip
        parents = {row[index]: row for row in other.cells[1:] if index < len(row)}
        cells = [[*header, *(other.cells[0][i] for i in kept)]]
        for row in grid.cells[1:]:
            parent = parents.get(row[at], []) if at < len(row) else []
            cells.append(
                [*_padded(row, len(header)), *(parent[i] if i < len(parent) else "" for i in kept)]
            )
        return replace(grid, cells=cells)
    return grid
