"""Who reads while something is tested, and what is read on paper."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from vision import translation
from vision.reports import report_pdf
from vision.reports.pdf_page import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from vision.reports import Report


@contextmanager
def reading(code: str) -> Iterator[None]:
    """Let somebody read a language; afterwards whoever read before reads again."""
    before = list(translation._reader)
    translation.ask_reader(lambda: code)
    try:
        yield
    finally:
        translation._reader[:] = before


def on_paper(report: Report, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return every text of the report for paper, in order."""
    texts: list[str] = []
    write = Sheet.write_block

    def kept(sheet: Sheet, text: str, **how: Any) -> None:  # noqa: ANN401 - handed on
        texts.append(text)
        write(sheet, text, **how)

    monkeypatch.setattr(Sheet, "write_block", kept)
    report_pdf(report)
    return texts
