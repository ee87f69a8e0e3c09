"""The report for paper: the same chapters, our own typefaces, nothing interpreted, no time."""

from __future__ import annotations

import datetime as dt
import re
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.readers import on_paper, reading
from tests.vision.privacy.test_exports_in_hand import paper as paper_lines
from tests.vision.reports.hostile import made
from tests.vision.typefaces.fonts import fonts_are_missing, fonts_in, make_font
from vision.errors import InvalidTextError
from vision.reports import report_pdf
from vision.reports.pdf_page import MARGIN, WIDTH, Sheet
from vision.reports.pdf_text import lines, width_of
from vision.typefaces.pieces import lacking
from vision.typefaces.system_fonts import Wish

if TYPE_CHECKING:
    from pathlib import Path

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


def bare(room: Report, **parts: Any) -> Report:  # noqa: ANN401 - any part
    """Return a report without its charts, which take long to draw."""
    alone = replace(room.alignment, levels=(), gaps=(), units=None, rounds=())
    return replace(room, alignment=alone, guess=None, further=(), **parts)


def test_a_script_that_it_lacks_is_refused_with_the_way_out(
    small_room: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than boxes for letters it says of which script, how to get them, and what has them."""
    with fonts_in(monkeypatch, "/nowhere"), pytest.raises(InvalidTextError) as told:
        report_pdf(replace(small_room, question="患者のための時間がほしい" * 40))

    for said in ("Han", "Hiragana", "fonts-noto-cjk", "print it from the browser"):
        assert said in str(told.value)


@pytest.mark.parametrize(("word", "said"), [("", False), ("患者", True), ("ବିଶ୍ୱାସ", True)])
def test_a_few_letters_that_it_lacks_are_told_with_the_way_out(
    small_room: Report, monkeypatch: pytest.MonkeyPatch, word: str, *, said: bool
) -> None:
    """One word in another script is a box; the last page says so, and which file has it."""
    long = "Time for patients and for each other. " * 12
    with fonts_in(monkeypatch, "/nowhere"):
        texts = on_paper(bare(small_room, draft=(long, word)), monkeypatch)

    assert any("print it from the browser" in each for each in texts) == said
    assert any("fonts-noto-core" in each for each in texts) == said


@pytest.mark.parametrize("title", ["Phase Ⅱ", "Ɗaki", "ǝ", "\N{FULLWIDTH LATIN CAPITAL LETTER A}"])
def test_one_letter_that_is_rare_refuses_no_report(
    small_room: Report, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    """Its script is that of all the others, and these are there."""
    with fonts_in(monkeypatch, "/nowhere"):
        assert report_pdf(bare(small_room, title=title)).startswith(b"%PDF-")


def test_letters_of_a_typeface_that_is_broken_are_missing(
    small_room: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that only the PDF can't read stops nothing: its letters are boxes, which is said."""
    make_font(tmp_path / "Oriya.ttf", "ଓଡ")
    add = Sheet.add_font

    def picky(sheet: Sheet, family: str, style: str, path: Path, **how: Any) -> None:  # noqa: ANN401 - handed on
        if path.name == "Oriya.ttf":
            raise struct.error
        add(sheet, family, style, path, **how)

    monkeypatch.setattr(Sheet, "add_font", picky)
    long = "Time for patients and for each other. " * 12
    with fonts_in(monkeypatch, tmp_path):
        assert lacking(["ଓଡ"], Wish(embedded=True)) == ()
        texts = on_paper(bare(small_room, draft=(long, "ଓଡ")), monkeypatch)
        assert lacking(["ଓଡ"], Wish(embedded=True)) == ("Orya",)

    assert any("Odia" in each for each in texts)


def test_text_begins_where_its_column_does() -> None:
    """Its first letter stands one inner margin from the edge, as tables and notes do."""
    sheet = Sheet("T", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    sheet.set_compression(False)
    sheet.write_block("Words", size=12)
    found = re.search(rb"BT ([\d.]+) [\d.]+ Td", bytes(sheet.output()))

    assert found
    assert float(found[1]) == pytest.approx((MARGIN + sheet.c_margin) / 25.4 * 72, abs=0.02)


WORDS = {
    "ja": "患者さんと向き合う時間がもっとほしい。「記録」を減らし、IT を使って2026年までに。",
    "zh": "我们希望有更多时间与病人在一起。减少文书工作。",
    "ar": "نريد مزيدًا من الوقت للمرضى، ونستخدم IT (حتى عام 2026)؟",
    "hi": "हमें मरीज़ों के लिए और समय चाहिए।",
    "or": "ଆମେ ରୋଗୀଙ୍କ ପାଇଁ ଅଧିକ ସମୟ ଚାହୁଁ।",
    "th": "เราต้องการเวลาให้ผู้ป่วยมากขึ้น",
}


@pytest.mark.parametrize("code", WORDS)
def test_every_script_is_on_paper_by_typefaces_of_the_system(
    small_room: Report, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """The document carries what it is set in, each of its letters can be read, nothing is told."""
    if lacking(WORDS.values(), Wish(embedded=True)):
        fonts_are_missing()
    made_of = bare(small_room, question=WORDS[code], draft=(WORDS[code] * 3,))
    with reading(code if code in {"ja", "zh", "ar"} else "en"):
        document = report_pdf(made_of)
        texts = on_paper(made_of, monkeypatch)

    read = "".join(paper_lines(document))
    assert {each for each in WORDS[code] if each.isalpha()} <= set(read)
    assert document.count(b"/FontFile") > 3
    assert not any("fonts-noto" in each for each in texts)


def test_what_is_read_from_the_right_stands_at_the_right() -> None:
    """Lines of Arabic end at one edge, brackets face each other, numbers keep their order."""
    if lacking([WORDS["ar"]], Wish(embedded=True)):
        fonts_are_missing()
    with reading("ar"):
        sheet = Sheet("T", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        assert sheet.mirrored
        assert sheet.across(MARGIN, 10) == MARGIN + WIDTH - 10
        sheet.write_block(WORDS["ar"], size=12)
        out = bytes(sheet.output())
    read = "".join(paper_lines(out))

    assert "2026" in read
    assert read.index("2026") < read.index("IT")
    assert read.index(")") < read.index("2026") < read.index("(")  # as they turn


def test_lines_break_within_their_column() -> None:
    """Of words with and without spaces no line is wider than its column; nothing is lost."""
    if lacking(WORDS.values(), Wish(embedded=True)):
        fonts_are_missing()
    for text in (*WORDS.values(), "x" * 300, "one two three " * 9):
        broken = lines(text, 40, 11, Wish())
        assert all(width_of(each, 11, Wish()) <= 40 for each in broken)
        assert "".join("".join(broken).split()) == "".join(text.split())
        assert not any(each[0] in "。、」؟।" for each in broken)


def test_no_letter_that_somebody_typed_is_logged(
    small_room: Report, caplog: pytest.LogCaptureFixture
) -> None:
    """Signs that our typefaces lack are left out without a word on the console."""
    report_pdf(replace(small_room, title="Time \U0001f469 for all \U0001f3f3"))
    assert "glyphs" not in caplog.text
    assert "\U0001f469" not in caplog.text
