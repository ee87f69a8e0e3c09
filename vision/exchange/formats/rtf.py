"""Rich text (RTF): its words, line by line; cells of a table with a bar between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from striprtf.striprtf import rtf_to_text

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Grid, grid_of
from vision.translation import marked

_FEWEST_ROWS: Final = 2
BEGINNING = b"{\\rtf"
"""How every such file begins."""


def plain_text(data: bytes) -> str:
    """Return the words of a rich text, without pictures, fonts and hidden parts.

    Raises:
        InvalidFileError: Damaged, or without a word.
    """
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call] # it has no types
    except Exception as error:  # a damaged document can break the reader anywhere
        raise InvalidFileError(
            marked(
                "This text document (RTF) is damaged. Open it in a word processor, save it as .docx"
                " and choose that file."
            )
        ) from error
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    if not whole.strip():
        raise InvalidFileError(marked("This text document holds no text. Choose another file."))
    return whole


def rows_in(text: str) -> Grid | None:
    """Return the rows of a table in the words of a rich text, each cell with a bar behind it.

    Lines above and below the table are aside; None where there are fewer than two rows.
    """
    cells: list[list[str]] = []
    numbers: list[int] = []
    asides: list[tuple[int, str]] = []
    begun = ""
    for number, line in enumerate(text.splitlines(), start=1):
        whole = f"{begun}\n{line}" if begun else line
        if whole.endswith("|"):
            cells.append([cell.strip() for cell in whole[:-1].split("|")])
            numbers.append(number)
            begun = ""
        elif "|" in whole:
            begun = whole
        elif line.strip():
            asides.append((number, line.strip()))
    if len(cells) < _FEWEST_ROWS:
        return None
    return replace(grid_of("", cells, numbers=numbers), asides=tuple(asides))
