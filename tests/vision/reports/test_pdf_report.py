"""The report for paper: the same chapters, our own typefaces, nothing interpreted, no time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.vision.reports.hostile import made
from vision.errors import InvalidTextError
from vision.reports import report_pdf
from vision.reports.pdf_page import Sheet

if TYPE_CHECKING:
    from vision.reports import Report


@pytest.fixture(scope="module")
def paper(small_room: Report) -> bytes:
    """The small room's report for paper."""
    return report_pdf(small_room)


def outline(paper: bytes) -> bytes:
    """Return what a PDF says of itself, without the letters and pictures that it packs."""
    return re.sub(rb"stream\r?\n.*?endstream", b"", paper, flags=re.DOTALL)


@pytest.mark.slow
def test_it_is_a_pdf_in_our_typefaces(paper: bytes) -> None:
    """A reader finds a PDF of several pages whose letters it carries itself."""
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", paper)) >= 2
    assert paper.count(b"/FontFile2") == 3


def test_nothing_in_it_links_runs_or_tells_the_time(paper: bytes) -> None:
    """Hostile words are words: no link, no script, no action; the same input, the same file."""
    assert not re.search(
        rb"/(?:URI|JavaScript|JS|Launch|SubmitForm|EmbeddedFile)\b", outline(paper)
    )
    assert b"2000" in paper
    assert report_pdf(made(12)) == paper


def test_a_script_that_it_lacks_is_refused_with_the_way_out(small_room: Report) -> None:
    """Rather than boxes for letters it says which file has them."""
    with pytest.raises(InvalidTextError, match="print it from"):
        report_pdf(replace(small_room, question="患者のための時間がほしい" * 40))


@pytest.mark.parametrize(("word", "said"), [("", False), ("患者", True)])
def test_a_few_letters_that_it_lacks_are_told_with_the_way_out(
    small_room: Report, monkeypatch: pytest.MonkeyPatch, word: str, *, said: bool
) -> None:
    """One word in another script is a box; the last page says so, and which file has it."""
    blocks: list[str] = []
    write = Sheet.write_block

    def kept(sheet: Sheet, text: str, **how: Any) -> None:  # noqa: ANN401 - handed on
        blocks.append(text)
        write(sheet, text, **how)

    monkeypatch.setattr(Sheet, "write_block", kept)
    long = "Time for patients and for each other. " * 12
    report_pdf(replace(small_room, draft=(long, word)))

    assert any("print it from the browser" in each for each in blocks) == said


def test_no_letter_that_somebody_typed_is_logged(
    small_room: Report, caplog: pytest.LogCaptureFixture
) -> None:
    """Signs that our typefaces lack are left out without a word on the console."""
    report_pdf(replace(small_room, title="Time \U0001f469 for all \U0001f3f3"))
    assert "glyphs" not in caplog.text
    assert "\U0001f469" not in caplog.text
