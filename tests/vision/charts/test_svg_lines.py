"""What is read from the right stands in pictures as it does on screen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import pytest
from PIL import Image, ImageChops

from tests.vision.typefaces.fonts import fonts_in, make_font
from vision.charts.export import to_png
from vision.charts.svg_lines import lines_apart, outlined

if TYPE_CHECKING:
    from pathlib import Path

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"><text aria-label="T" transform="translate(5,6)" '
    'font-size="9"><tspan>A &amp; b</tspan><tspan x="0" dy="11">c</tspan>'
    '<tspan x="0" dy="11">d</tspan></text></svg>'
)


def drawn(*texts: tuple[str, float]) -> Image.Image:
    """Return the picture of texts below each other; a line break parts lines of one text."""
    frame = pd.DataFrame({"x": [0]})
    marks = [
        alt.Chart(frame)
        .mark_text(lineBreak="\n", lineHeight=30, dy=below, fontSize=20)
        .encode(text=alt.value(text))
        for text, below in texts
    ]
    chart = alt.layer(*marks).properties(width=300, height=120)
    return Image.open(io.BytesIO(to_png(chart.to_dict()))).convert("L")


@pytest.mark.slow
@pytest.mark.parametrize("lines", [["مدير الشؤون", "أكثر"], ["ראש הצוות", "של המרכז"]])
def test_lines_read_from_the_right_are_not_mixed_up(lines: list[str]) -> None:
    """Two lines of one text look like two texts, each of which is one line."""
    apart = drawn((lines[0], 0), (lines[1], 30))
    assert ImageChops.difference(drawn(("\n".join(lines), 0)), apart).getbbox() is None


@pytest.mark.slow
def test_the_first_letter_tells_from_where_a_text_is_read() -> None:
    """A word of other letters at the end of a line stands at its left."""
    told = "\N{RIGHT-TO-LEFT EMBEDDING}فريق Top\N{POP DIRECTIONAL FORMATTING}"
    assert ImageChops.difference(drawn(("فريق Top", 0)), drawn((told, 0))).getbbox() is None


def test_letters_of_other_scripts_are_outlines_where_their_text_stood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ours stay text; what ends somewhere still ends there; what no typeface has stays text."""
    make_font(tmp_path / "Oriya.ttf", "ଓ")
    line = (
        '<svg xmlns="http://www.w3.org/2000/svg"><text font-size="10px" text-anchor="end" '
        'stroke-width="2" transform="translate(5,6)">%s</text></svg>'
    )
    with fonts_in(monkeypatch, tmp_path):
        assert "<text" in outlined(line % "Pay \U0001f3ed")
        assert "<text" in outlined(line % "ଡ")
        drawn = outlined(line % "ଓଓ")

    assert "<text" not in drawn
    assert 'transform="translate(5,6) translate(-10,0) scale(0.01)"' in drawn
    assert 'stroke-width="200"' in drawn
    assert ' d="M' in drawn


def test_each_line_stands_where_it_stood() -> None:
    """Places add up; what the whole is called is said once."""
    texts = lines_apart(SVG).split("<text ")[1:]
    assert [text.split(">", 1)[1].split("<")[0] for text in texts] == ["A &amp; b", "c", "d"]
    places = [text.split('transform="')[1].split('"')[0] for text in texts]
    assert places == ["translate(5,6)"] + [f"translate(5,6) translate(0,{y})" for y in (11, 22)]
    assert [text.count('aria-label="T"') for text in texts] == [1, 0, 0]
