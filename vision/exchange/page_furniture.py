"""What a program puts on every page of a printed table: its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.header_words import words_in, words_of

if TYPE_CHECKING:
    from vision.exchange.table import Table

_DIGITS: Final = re.compile(r"\d{1,4}")
_FEWEST: Final = 2
_MOST_WORDS: Final = 3
_PAGE: Final = words_in(
    "page pages seite blatt página pagina foglio blad bladzijde strona sida side sivu oldal lap"
    " strana страница стр сторінка sayfa σελίδα עמוד صفحة ページ 页 頁 쪽 페이지"
)


def page_numbers(table: Table) -> list[int]:
    """Return the rows that number pages: "Page 1 of 3", "Page 2 of 3", each by itself in its row.

    All read alike but for one number, which grows; a word for a page is among theirs, or the
    second number is that of all pages: the same everywhere, and no less than the first, which
    counts from one. "3 of 5 days" is a wish.

    Args:
        table: As opened, of several columns; what stands alone in a list may be a wish.
    """
    if len(table.columns) < _FEWEST:
        return []
    first, second = (table.rows[name] for name in table.columns[:2])
    some = table.rows[(first == "") | (second == "")]
    alone = some[(some != "").sum(axis=1) == 1]
    rows = zip(alone.index, alone.to_numpy().tolist(), strict=True)
    cells = {index: "".join(row).strip() for index, row in rows}
    alike: dict[str, list[int]] = {}
    for index, cell in cells.items():
        if _DIGITS.search(cell) and len(words_of(cell)) <= _MOST_WORDS:
            alike.setdefault(_DIGITS.sub("#", cell).casefold(), []).append(index)
    return [
        index
        for shape, indices in alike.items()
        if _counts_pages(shape, [[*map(int, _DIGITS.findall(cells[at]))] for at in indices])
        for index in indices
    ]


def _counts_pages(shape: str, numbers: list[list[int]]) -> bool:
    """Tell whether numbers in lines of one shape are those of pages."""
    first = [each[0] for each in numbers]
    grow = len(first) >= _FEWEST and first == sorted(set(first))
    if not grow or len(numbers[0]) > _FEWEST:
        return False
    last = {each[-1] for each in numbers}
    if len(numbers[0]) == 1:
        return bool(set(words_of(shape)) & _PAGE)
    named = bool(set(words_of(shape)) & _PAGE) or first == [*range(1, len(first) + 1)]
    return named and len(last) == 1 and first[-1] <= last.pop()
