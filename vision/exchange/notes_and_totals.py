"""Rows of a table that are no answers: totals and notes below it, its header again, put away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.exchange.header_words import words_in, words_of
from vision.exchange.intake import Reason
from vision.exchange.legends import is_entry
from vision.exchange.page_furniture import page_numbers
from vision.exchange.program_notes import notes_of_the_program
from vision.exchange.records_again import said_again
from vision.exchange.whiteboard_kinds import no_cards

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_TOTAL: Final = re.compile(
    r"\s*(?:grand )?(?:total|totals|sum|summe|gesamt|insgesamt|somme|suma|totale|count|anzahl|"
    r"average|mean|mittelwert|subtotal|(?:gesamt|teil)?ergebnis|razem|łącznie|celkem|toplam|итого|"
    r"всего|合计|合計|小计|小計|総計|총합계|합계)\b(?P<rest>.{0,20})",
    re.IGNORECASE,
)
_SUBTOTAL: Final = re.compile(
    r"(?:.{1,60}\s(?:total|subtotal|summe|ergebnis|suma|totale|итог|count|anzahl)"
    r"|(?:grand )?(?:total|subtotal|(?:gesamt|zwischen)?summe|(?:gesamt|teil)ergebnis|insgesamt|"
    r"sous-total|somme|suma|totale|итого|всего)(?:\s.{1,60})?"
    r"|.{0,60}(?:合计|合計|小计|小計|総計|합계|요약))\s*",
    re.IGNORECASE,
)
"""What stands in the first cells of a row that counts or adds up a group."""

_PART: Final = re.compile(
    r"\s*(?:sub-?\s?total|zwischensumme|teilsumme|sous-total|suma parcial|subtotale|"
    r"totale parziale|tussentotaal|subtotaal|del-?summa|delsum|välisumma|suma częściowa|"
    r"mezisoučet|medzisúčet|"
    r"részösszeg|промежуточный итог|подытог|проміжний підсумок|ara toplam|מכום ביניים|"
    r"المجموع الفرعي|小计|小計|소계)(?!\w)(?P<rest>.{0,60})",
    re.IGNORECASE,
)
"""What stands in the column of texts of a row that adds up a group."""

_COUNTED: Final = re.compile(
    r"\s*\d[\d.,]*\s+(?:answers?|responses?|rows?|statements?|antworten|zeilen|réponses|respuestas"
    r"|participants?)\W*",
    re.IGNORECASE,
)
_NUMBER: Final = r"\s*(?:[\d.,\s]*%?|\d[\d.,]*\s[^\W\d]+)\s*"
"""Nothing, a number, or so many of something: "9 cards"."""

_PUT_AWAY: Final = words_in(
    "archived closed deleted hidden trashed removed archiviert gelöscht ausgeblendet archivé"
    " supprimé masqué archivado eliminado oculto archiviato eliminato nascosto arquivado excluído"
    " gearchiveerd verwijderd zarchiwizowany usunięty arkiverad arkiveret arkivert"
)
"""Words of a column that says whether somebody put a card away."""

_YES: Final = words_in("true yes 1 ja oui sí si sim tak wahr vrai verdadero vero x")
_NO: Final = words_in("false no 0 nein non não nie falsch faux falso nee nej nei") | {""}
_LAST: Final = 6
_LONGEST_BELOW: Final = 40
_FEWEST_COUNTS: Final = 2
_FEW_WORDS: Final = 3
_RATE: Final = re.compile(r"\s*\d[\d.,]*\s*%\s*")
"""What stands below answers where a program tells how many took part."""

_COUNT: Final = r"\d[\d.,\s]*%?"


def asides_of(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """Return the rows that are no answers: totals, notes, the header again, rejected, archived.

    Args:
        table: As opened.
        mapping: Which column holds what; ``text`` is needed.

    Returns:
        Index of a row to the reason why it is left out.
    """
    found: dict[int, Reason] = {}
    if table.roles or table.own:
        return found
    indices = table.rows.index.tolist()
    filled = (table.rows.head(200) != "").sum(axis=1)
    usual = float(filled.median()) if len(filled) else 0.0
    tail = indices[-_LAST:]
    gap = False
    for index in tail:
        cells = table.rows.loc[index].tolist()
        written = [cell for cell in cells if cell.strip()]
        gap = gap or (index > 0 and table.numbers[index] > table.numbers[index - 1] + 1)
        text = str(table.rows.loc[index, mapping.text])
        named = len(cells) > 1 and any(_names_a_total(cell, text) for cell in written[:2])
        if (
            _COUNTED.fullmatch(text)
            or (_RATE.fullmatch(text) and len(written) < usual)
            or (named and (len(written) < max(usual, 2) or _adds_up(table, index, text)))
            or (gap and len(written) < usual)
        ):
            found[index] = Reason.TOTAL
    found |= _subtotals(table, mapping, usual) | _table_below(table, mapping)
    found |= dict.fromkeys(_part_totals(table, mapping, usual), Reason.TOTAL)
    found |= _of_programs(table, mapping)
    if table.header_row is not None:
        found |= _headings(table, mapping)
    if "moderated" in table.columns:
        for index in table.rows.index[table.rows["moderated"].str.strip() == "-1"]:
            found[index] = Reason.REJECTED
    return (
        found
        | _archived(table)
        | dict.fromkeys(no_cards(table, str(mapping.text), mapping.person), Reason.HEADING)
    )


def _of_programs(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """Return the rows that a program wrote, or wrote once more."""
    written = (*page_numbers(table), *notes_of_the_program(table, mapping))
    again = dict.fromkeys(said_again(table, mapping), Reason.DUPLICATE)
    return again | dict.fromkeys(written, Reason.HEADING)


def _names_a_total(cell: str, text: str) -> bool:
    """Tell whether a cell is named a total; one that is the statement has a number behind it."""
    found = _TOTAL.fullmatch(cell)
    if not found or cell != text:
        return found is not None
    return not re.search(r"[^\W\d_]", found["rest"]) or re.search(r"\d", found["rest"]) is not None


def _adds_up(table: Table, index: int, text: str) -> bool:
    """Tell whether a row holds a sum of what is above it, or as its text a number or their count.

    Words behind a number are a wish: "4 new ovens", "All in all 30 days of leave".
    """
    above = table.rows.loc[: index - 1]
    if re.fullmatch(_NUMBER, text):
        return not re.search(r"[^\W\d_]", text) or text.split(maxsplit=1)[0] == str(len(above))
    found = _TOTAL.fullmatch(text)
    if len(words_of(found["rest"] if found else text)) > 1:
        return False
    for column, cell in table.rows.loc[index].items():
        if cell.strip().isdecimal():
            numbers = [int(each) for each in above[column].str.strip() if each.isdecimal()]
            counts_on = bool(numbers) and int(cell) == numbers[-1] + 1
            if len(numbers) > 1 and not counts_on and int(cell) in {sum(numbers), len(numbers)}:
                return True
    return False


def _archived(table: Table) -> dict[int, Reason]:
    """Return the rows that a column of yes and no says were put away, unless all were."""
    found: dict[int, Reason] = {}
    for column in table.columns:
        if not set(words_of(column)) & _PUT_AWAY or len(words_of(column)) > _FEWEST_COUNTS:
            continue
        cells = table.rows[column].str.strip().str.casefold()
        put_away = cells.isin(_YES)
        if cells.isin(_YES | _NO).all() and not put_away.all():
            found |= dict.fromkeys(table.rows.index[put_away], Reason.ARCHIVED)
    return found


def _headings(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """Return the rows in which the header stands again, and the name of a group above each.

    A name is a few words in the first column, or stands beside the columns of texts.
    """
    found: dict[int, Reason] = {}
    again = table.rows[mapping.text].str.strip() == " ".join(str(mapping.text).split())
    for index in table.rows.index[again] if len(table.columns) > 1 else ():
        if table.rows.loc[index].str.strip().tolist() != list(table.columns):
            continue
        found[index] = Reason.HEADING
        above = table.rows.loc[index - 1] if index - 1 in table.rows.index else None
        if above is None or (above != "").sum() != 1:
            continue
        column, text = next((name, cell) for name, cell in above.items() if cell != "")
        short = column == table.columns[0] and len(text.split()) <= _FEW_WORDS
        if short or column not in mapping.texts:
            found[index - 1] = Reason.HEADING
    return found


def _table_below(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """Return the rows of a table of counts or a legend below the answers."""
    last = table.rows.index[-1]
    indices = [index for index in table.rows.index if last - index < _LONGEST_BELOW]
    gaps = [index for index in indices
            if index and table.numbers[index] > table.numbers[index - 1] + 1]  # fmt: skip
    if not gaps or 2 * (last - gaps[-1] + 1) > len(table.rows):
        return {}
    below = [index for index in indices if index >= gaps[-1]]
    texts = table.rows.loc[below, mapping.text].str.strip()
    counts = texts.str.fullmatch(_COUNT)
    entries = [is_entry(row) for row in table.rows.loc[below].to_numpy().tolist()]
    if len(table.columns) > _FEWEST_COUNTS and len(entries) - 1 <= sum(entries) > 1:
        return dict.fromkeys(below, Reason.TOTAL)
    if counts.sum() < _FEWEST_COUNTS or counts.sum() < len(texts[texts != ""]) - 1:
        return {}
    return dict.fromkeys(below, Reason.TOTAL)


def _subtotals(table: Table, mapping: Mapping, usual: float) -> dict[int, Reason]:
    """Return the rows anywhere that are named a total and hold a number instead of a text."""
    counted = table.rows[table.rows[mapping.text].str.fullmatch(_NUMBER)]
    named = [
        any(map(_SUBTOTAL.fullmatch, filter(None, cells)))
        for cells in counted[list(table.columns[:2])].to_numpy().tolist()
    ]
    filled = (counted != "").sum(axis=1)
    kept = counted.index[pd.Series(named, index=counted.index, dtype=bool) & (filled > 1)
                         & (filled < max(usual, 3))]  # fmt: skip
    return dict.fromkeys(kept, Reason.TOTAL)


def _part_totals(table: Table, mapping: Mapping, usual: float) -> list[int]:
    """Return the rows whose text is named a subtotal and that hold a number, in it or beside it.

    Where more words stand behind the name, fewer cells than usual are filled: "Subtotal on every
    bill" in a whole row is a wish.
    """
    texts = table.rows[mapping.text]
    filled = (table.rows != "").sum(axis=1)
    named = [
        index
        for index, text in texts.items()
        if (found := _PART.fullmatch(text))
        if filled[index] < usual or not re.search(r"[^\W\d_]", found["rest"])
    ]
    others = [name for name in table.columns if name != mapping.text]
    return [
        index
        for index in named
        if re.search(r"\d", texts[index])
        or any(re.fullmatch(_COUNT, cell.strip()) for cell in table.rows.loc[index, others])
    ]
