"""Slides, page and paper in an organisation's look: logo, name, and its colour made readable."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from vision.charts.brand_colour import accent
from vision.charts.palette import LIGHT, contrast
from vision.models import Brand
from vision.reports import report_html, report_pdf, slides_pptx, tables_xlsx

if TYPE_CHECKING:
    from vision.reports import Report

NAME = "Lindwater <b>Clinics</b>"
YELLOW: Final = "#FFE000"
"""A colour that nobody reads on white."""

READABLE: Final = accent(YELLOW, "light").text


def png() -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 16), "navy").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def plain(small_room: Report) -> Report:
    """The small room's report without its charts, which take long to draw."""
    bare = replace(small_room.alignment, levels=(), gaps=(), units=None, rounds=())
    return replace(small_room, alignment=bare, guess=None, further=())


@pytest.fixture(scope="module")
def branded(plain: Report) -> Report:
    """The same with all that an organisation may have."""
    return replace(plain, brand=Brand(NAME, YELLOW, "0" * 20), logo=png())


def test_the_page_carries_logo_name_and_colour(branded: Report, plain: Report) -> None:
    """The logo is inside the file, the name is a name; without a brand no picture is let in."""
    page, without = report_html(branded).decode(), report_html(plain).decode()

    assert branded.accent == READABLE
    assert contrast(READABLE, LIGHT.card) >= 4.5
    assert f"--primary: {READABLE}" in page
    assert 'src="data:image/png;base64,' in page
    assert "img-src data:" in page
    assert "Lindwater &lt;b&gt;Clinics&lt;/b&gt;" in page
    assert "<b>Clinics" not in page
    assert YELLOW not in page
    assert "img-src" not in without
    assert f"--primary: {LIGHT.primary}" in without


def test_slides_carry_logo_name_and_colour(branded: Report, plain: Report) -> None:
    """The first slide shows whose it is, each has the colour at its edge; without one, none has."""
    with_, without = (Presentation(io.BytesIO(slides_pptx(each))) for each in (branded, plain))
    cover = with_.slides[0]
    (logo,) = [each for each in cover.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]

    assert logo._element.xpath("./p:nvPicPr/p:cNvPr")[0].get("descr") == NAME
    assert any(each.has_text_frame and NAME in each.text_frame.text for each in cover.shapes)
    for slide, same in zip(with_.slides, without.slides, strict=True):
        edges = [each for each in slide.shapes if each.top == 0 and each.width > 12_000_000]
        assert [str(each.fill.fore_color.rgb) for each in edges] == [READABLE[1:]]
        assert len(slide.shapes) > len(same.shapes)


def test_a_workbook_carries_name_and_colour(branded: Report, plain: Report) -> None:
    """Its first sheet says whose it is; headings have the colour, and without one none."""
    with_, without = (
        openpyxl.load_workbook(io.BytesIO(tables_xlsx(each))) for each in (branded, plain)
    )
    first = [[cell.value for cell in row[:2]] for row in with_.worksheets[0].iter_rows()]

    assert first[1] == ["Name of the organisation", NAME]
    assert NAME not in [cell.value for cell in without.worksheets[0]["B"]]
    for sheet in with_:
        assert {cell.font.color.rgb for cell in sheet[1]} == {f"FF{READABLE[1:]}"}
    assert all(sheet["A1"].font.color.rgb != f"FF{READABLE[1:]}" for sheet in without)


def test_paper_carries_a_logo(branded: Report, plain: Report) -> None:
    """It has one picture more than without."""
    paper, without = report_pdf(branded), report_pdf(plain)

    assert paper.count(b"/Subtype /Image") == without.count(b"/Subtype /Image") + 1
