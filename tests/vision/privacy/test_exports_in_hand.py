"""An attacker with every file that leaves the house: slides, paper, workbook, and what is packed.

He takes each file apart to its last word and number, also those behind pictures. What he could
learn of a statement's author would differ between worlds in which somebody else wrote it.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import openpyxl
import pandas as pd
from pptx import Presentation

from tests.vision.privacy.conftest import LEVELS, THEMES, Organisation, organisation
from vision.alignment import align
from vision.models import Lens, Statement, Status
from vision.privacy import quotes
from vision.reports import chapter as chapters
from vision.reports import report, report_pdf, slides_pptx, tables_xlsx
from vision.themes import Theme, Themes
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

    from vision.privacy import Published
    from vision.reports import Report

NOTHING: Final = pd.DataFrame({"person": [], "theme": [], "level": [], "unit": []})
NAMES: Final = tuple((number, f"Theme {number}") for number in range(1, THEMES + 3))
MAKERS: Final[dict[str, Callable[[Report], bytes]]] = {
    "workbook": tables_xlsx,
    "slides": slides_pptx,
    "paper": report_pdf,
}
PEOPLE: Final = re.compile(r"(?<![\w.])(\d+|[Oo]ne) (?:people|persons?)\b")
_DOT: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200817e9b2a8f0000000049454e44ae426082"
)


class Pictures:
    """Takes the place of the drawing of pictures, which is slow, and keeps all that is in them."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def __call__(self, spec: Mapping[str, Any], **_how: object) -> bytes:
        """Keep a picture's numbers and words; return one that shows nothing."""
        self.drawn.append(json.dumps(spec, sort_keys=True, default=str))
        return _DOT


def reported(room: Organisation, now: Mapping[str, int], published: Published) -> Report:
    """Return the report of one moment; a statement's words are its key."""
    words = {
        key: Statement(key, "q", room.authors[key], 1, key, Status.VISIBLE, quotable=True)
        for key in now
    }
    by_theme = {theme: [key for key in sorted(now) if now[key] == theme] for theme, _name in NAMES}
    themes = Themes(
        keys=tuple(sorted(now)),
        labels=np.array([now[key] for key in sorted(now)], dtype=np.int32),
        similarity=np.ones(len(now)),
        themes=tuple(
            Theme(theme, name, (f"word{theme}",), len(by_theme[theme]), (), 0.4, "loose")
            for theme, name in NAMES
        ),
        unassigned={},
        positions=np.zeros((len(now), 2)),
        lens=Lens.WORDS,
        language="auto",
        languages={"en": len(now)},
        seed=0,
        reason=told("So many were asked for."),
        seconds={},
    )  # fmt: skip
    return report(
        title="Room",
        question="What?",
        themes=themes,
        alignment=align(
            NOTHING, themes=NAMES, levels=LEVELS, permutations=9, published=published,
            smallest_group=published.smallest_group,
        ),
        quotes={theme: quotes(published, keys, words) for theme, keys in by_theme.items()},
        day=dt.date(2026, 3, 1),
        counted=f"{len(published.roster)} people",
    )  # fmt: skip


def file_of(kind: str, made: Report) -> tuple[bytes, list[str]]:
    """Return a file, and what its pictures were drawn from."""
    pictures = Pictures()
    kept, chapters.to_png = chapters.to_png, pictures  # type: ignore[attr-defined]
    try:
        return MAKERS[kind](made), pictures.drawn
    finally:
        chapters.to_png = kept  # type: ignore[attr-defined]


def taken_apart(kind: str, made: Report) -> list[str]:
    """Return every word and number of a file, in order, with what its pictures were drawn from."""
    data, drawn = file_of(kind, made)
    return [*OPENED[kind](data), *drawn]


def cells(workbook: bytes) -> list[str]:
    """Return what stands in every cell, also on sheets and in columns that are hidden."""
    opened = openpyxl.load_workbook(io.BytesIO(workbook))
    found = []
    for sheet in opened.worksheets:
        heads = [str(cell.value) for cell in next(sheet.iter_rows(), ())]
        for row in sheet.iter_rows():
            found += [
                f"{sheet.title}: {head}: {cell.value}"
                for head, cell in zip(heads, row, strict=True)
                if cell.value is not None
            ]
    return found


def slides(deck: bytes) -> list[str]:
    """Return all words of slides: shapes, notes, and what pictures are said to show."""
    found = []
    for slide in Presentation(io.BytesIO(deck)).slides:
        for shape in slide.shapes:
            about = shape._element.xpath(".//p:cNvPr")
            found += [str(each.get("descr", "")) for each in about]
            if shape.has_text_frame:
                found += [part.text for part in shape.text_frame.paragraphs]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            found.append(slide.notes_slide.notes_text_frame.text)
    return found


def paper(document: bytes) -> list[str]:
    """Return the lines of a PDF, read by way of its typefaces' tables of letters."""
    parts = {
        int(found[1]): found[2]
        for found in re.finditer(rb"(?s)(\d+) 0 obj\n(.*?)\nendobj", document)
    }
    letters = {}
    for body in parts.values():
        for name, font in re.findall(rb"/(F\d+) (\d+) 0 R", body):
            table = re.search(rb"/ToUnicode (\d+) 0 R", parts[int(font)])
            letters[name] = _letters(_stream(parts[int(table[1])])) if table else {}
    found = []
    for body in parts.values():
        if b"/Contents" in body:
            page = re.search(rb"/Contents (\d+) 0 R", body)
            found += _lines(_stream(parts[int(page[1])]) if page else b"", letters)
    said = re.findall(rb"/Alt \((.*?)\)", document)
    return [*found, *(words.decode("latin-1") for words in said)]


def _stream(part: bytes) -> bytes:
    data = part.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    return zlib.decompress(data) if b"/FlateDecode" in part.split(b"stream\n", 1)[0] else data


def _letters(table: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table)
    return {
        int(glyph, 16): bytes.fromhex(word.decode()).decode("utf-16-be") for glyph, word in pairs
    }


def _lines(page: bytes, letters: Mapping[bytes, Mapping[int, str]]) -> list[str]:
    found, table = [], dict[int, str]()
    for font, text in re.findall(rb"(?s)/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", page):
        if font:
            table = dict(letters.get(font, {}))
        elif text:
            plain = re.sub(
                rb"(?s)\\(.)", lambda mark: {b"r": b"\r", b"n": b"\n"}.get(mark[1], mark[1]), text
            )
            glyphs = [int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2)]
            found.append("".join(table.get(glyph, "\ufffd") for glyph in glyphs))
    return found


OPENED: Final[dict[str, Callable[[bytes], list[str]]]] = {
    "workbook": cells,
    "slides": slides,
    "paper": paper,
}


def differ(
    room: Organisation, kind: str, publish: Callable[[Organisation], list[Published]], seed: int
) -> int | None:
    """Return whether a file tells two worlds apart in which two people wrote each other's words.

    Files that are the same to the last byte tell nothing; others are taken apart. None where
    nothing is counted.
    """
    found = room.conspicuous()
    if found is None:
        return None
    statement, atom = found
    other = random.Random(seed).choice([key for key in sorted(atom.authors) if key != statement])
    mine, theirs = (
        reported(world, world.history[-1], publish(world)[-1])
        for world in (room, room.swapped(statement, other))
    )
    if file_of(kind, mine) == file_of(kind, theirs):
        return 0
    return int(taken_apart(kind, mine) != taken_apart(kind, theirs))


def few(room: Organisation, kind: str, published: Published) -> int:
    """Return how many numbers of people below the smallest group stand in a file."""
    said = taken_apart(kind, reported(room, room.history[-1], published))
    numbers = [found.casefold() for line in said for found in PEOPLE.findall(line)]
    return sum((1 if n == "one" else int(n)) in range(1, room.smallest_group) for n in numbers)


def test_no_workbook_tells_worlds_apart_with_another_author() -> None:
    """Every cell is the same whoever wrote it; where each moment is published alone, it is not."""
    rooms = [organisation(seed, 1, 30) for seed in range(14)]
    ours, careless = (
        [differ(room, "workbook", publish, seed) for seed, room in enumerate(rooms)]
        for publish in (Organisation.releases, Organisation.naively)
    )

    assert sum(each is not None for each in ours) > 10
    assert not any(ours)
    assert any(careless)


def test_neither_slides_nor_paper_do() -> None:
    """The same of slides with their notes and pictures, and of paper."""
    room = next(room for seed in range(20) if (room := organisation(seed, 1, 30)).conspicuous())

    assert differ(room, "slides", Organisation.releases, 1) == 0
    assert differ(room, "paper", Organisation.releases, 1) == 0


def test_files_are_read_to_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of files is no fool's: it finds the words, the numbers and the level of quotes."""
    room = organisation(3, 1, 40)
    made = reported(room, room.history[-1], room.releases()[-1])
    monkeypatch.setattr(chapters, "to_png", Pictures())

    for kind in MAKERS:
        said = "\n".join(taken_apart(kind, made))
        assert "Theme 1" in said
        assert "How it was computed" in said or "how it was computed" in said
        assert any(key in said for key in room.history[-1])
        assert few(room, kind, room.releases()[-1]) == 0
