"""A picture of a chart is made elsewhere: whatever a name holds, the server goes on."""

from __future__ import annotations

import io
import os
import signal
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.vision.charts import samples
from tests.vision.typefaces.fonts import fonts_in
from vision.charts import for_export, theme_bars, to_png, to_svg
from vision.charts.export import _drawing
from vision.errors import LimitError

if TYPE_CHECKING:
    import pandas as pd

UNFIT = ["\x00", "\x01", "\x0b", "\x1b", "\x7f", "\x85", "\ue000", "\ufffe", "\uffff"]


@pytest.mark.parametrize("sign", UNFIT)
@pytest.mark.slow
def test_a_name_with_a_sign_that_is_none_is_drawn_without_it(sign: str) -> None:
    """Older databases hold such names; the converter ends its process over some of them."""
    themes = samples.themes()
    themes["name"] = [f"Time{sign} for {name}" for name in themes["name"]]
    spec = for_export(
        theme_bars(themes, title="T"), f"What people{sign} speak of", f"Of 100{sign} people."
    )

    drawn = to_svg(spec)
    assert "speak of" in drawn
    assert sign not in drawn
    assert to_png(spec, pixels=0.5).startswith(b"\x89PNG")


@pytest.mark.slow
def test_a_picture_says_which_letters_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below it, or beside its title: of which script, and how to get them; else nothing."""
    themes = samples.themes()
    with fonts_in(monkeypatch, "/nowhere"):
        whole = _heights(themes)
        themes["name"] = [f"{name} ବିଶ୍ୱାସ" for name in themes["name"]]
        lacking = _heights(themes)

    assert all(more > less for more, less in zip(lacking, whole, strict=True))


def _heights(themes: pd.DataFrame) -> list[int]:
    """Return how high two pictures of a chart are: alone, and with its title."""
    chart = theme_bars(themes, title="T")
    drawn = (to_png(spec, pixels=1) for spec in (chart.to_dict(), for_export(chart, "T")))
    return [Image.open(io.BytesIO(png)).height for png in drawn]


def test_the_end_of_the_drawing_is_one_sentence() -> None:
    """The next chart is drawn by another."""
    before = _drawing.run(os.getpid)
    with pytest.raises(LimitError, match=r"could not be done.*\.$"):
        _drawing.run(os.kill, before, signal.SIGKILL)

    assert _drawing.run(os.getpid) not in {before, os.getpid()}
