"""What charts with one row a theme share: names at the left, hatches, the withheld words.

Rows are numbered 0, 1, 2 ... from the top and drawn on a plain number axis. That lets a name take
two lines, two marks share a row and two charts side by side keep the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import altair as alt
import pandas as pd

from vision.charts.line_breaks import WIDER, apart
from vision.charts.style import FONT
from vision.text.typed_text import legible
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.charts.style import Style

Axis = TypeVar("Axis", alt.X, alt.Y)

ROW: Final = 40
"""Height of a row in pixels of a laptop."""

NAMES: Final = 208
"""Width of the column of names in pixels of a laptop."""

BADGE: Final = 20
"""Edge of a badge in pixels of a laptop."""

ROUNDED: Final = "M-.6,-1H.6Q1,-1,1,-.6V.6Q1,1,.6,1H-.6Q-1,1,-1,.6V-.6Q-1,-1,-.6,-1Z"
"""A square with rounded corners, as Vega draws custom shapes."""

_OF_OBJECTS: Final = frozenset((
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
    "toString", "valueOf", "__proto__", "__defineGetter__", "__defineSetter__",
    "__lookupGetter__", "__lookupSetter__",
))  # fmt: skip
"""Names that every object of JavaScript has by itself."""

BESIDE: Final = "\u00a0\u00a0"
"""Between a theme's number and its name: two spaces that neither collapse nor break."""


def theme_label(theme: int, name: str) -> str:
    r"""Return a theme's number and name as every chart writes them.

    Example:
        >>> theme_label(1, "Time for patients")
        '1\xa0\xa0Time for patients'
    """
    return f"{theme}{BESIDE}{name}"


def row_scale(count: int) -> alt.Scale:
    """Return the scale of ``count`` rows, the first one at the top."""
    return alt.Scale(domain=[max(1, count) - 0.5, -0.5], nice=False, zero=False)


def name_axis(
    names: Sequence[str],
    style: Style,
    *,
    bold: Collection[int] = (),
    width: float = NAMES,
    inset: float = 0,
    row: float = ROW,
    font: str = FONT,
) -> alt.Axis:
    """Return the axis that writes one name a row: ink, left-aligned, two lines where needed.

    Args:
        names: In row order.
        style: Mode and size.
        bold: Rows whose name is set bold.
        width: Pixels of a laptop that the column takes.
        inset: How much of it stays free at its left, for a badge.
        row: Height of a row in pixels of a laptop.
        font: Family: the serif for what people wrote.
    """
    size = style.label_size
    column = style.px(width - inset)
    labels: dict[str, str] = {}
    heavy: list[float] = []
    room = column - style.px(12)
    for place, lines in enumerate(apart(names, room, size * WIDER.get(font, 1.0))):
        for number, line in enumerate(lines):
            at = round(place + (number - (len(lines) - 1) / 2) * 1.2 * size / style.px(row), 4)
            labels[f"{at:g}"] = line
            heavy += [float(f"{at:g}")] * (place in bold)
    return alt.Axis(
        values=[float(at) for at in labels],
        labelExpr=lookup(labels),
        labelAlign="left",
        labelPadding=column,
        labelLimit=column,
        labelColor=style.colours.ink,
        labelFont=font,
        labelFontSize=size,
        labelFontWeight=alt.condition(
            f"indexof({heavy}, datum.value) >= 0", alt.value(600), alt.value(400)
        )
        if heavy
        else 400,
        labelOverlap=False,
        minExtent=style.px(width),
        title=None,
        grid=False,
    )


def drawable(part: Any) -> Any:  # noqa: ANN401 - any part of a spec
    """Return a spec without the characters that no file of letters takes.

    What is typed is cleaned when it is kept; older databases hold what was kept before that.
    """
    if isinstance(part, str):
        return legible(part)
    if isinstance(part, Mapping):
        return {drawable(key): drawable(value) for key, value in part.items()}
    return [drawable(each) for each in part] if isinstance(part, (list, tuple)) else part


def lookup(labels: Mapping[str, str] | Mapping[str, list[str]]) -> str:
    """Return a Vega expression that reads an axis label from a table of words.

    The words are what people typed, so they enter the expression only as JSON strings. Vega
    stumbles over those that every object of JavaScript has by itself ("constructor"), so these
    enter it with a letter before them that is taken off again.
    """
    return f"{_expression(drawable(labels))}[toString(datum.value)]"


def labelled(values: Sequence[str], labels: Sequence[str]) -> str:
    """Return a Vega expression that reads the label of each value of a legend."""
    known, said = (_expression(drawable(list(each))) for each in (values, labels))
    return f"{said}[indexof({known}, datum.value)]"


def _expression(part: object) -> str:
    """Return words, lists of them and tables of those as an expression of Vega."""
    if isinstance(part, Mapping):
        inside = (f"{json.dumps(str(key))}:{_expression(each)}" for key, each in part.items())
        return f"{{{','.join(inside)}}}"
    if isinstance(part, list):
        return f"[{','.join(map(_expression, part))}]"
    words = str(part)
    return f"slice({json.dumps(f'_{words}')}, 1)" if words in _OF_OBJECTS else json.dumps(words)


def hatch(
    boxes: pd.DataFrame, x: alt.X, y: alt.Y, style: Style, *, unit: tuple[float, float]
) -> alt.Chart:
    """Draw boxes as a hatch at 135 degrees: "this is withheld".

    The strokes are cut to their box by arithmetic, since Vega knows no patterns.

    Args:
        boxes: Columns ``x``, ``x2``, ``y``, ``y2`` in units of the two axes; one row a box.
        x: Axis across.
        y: Axis down.
        style: Mode and size: a 2 px line every 6 px of a laptop.
        unit: Pixels per unit of x and of y.
    """
    strokes: list[dict[str, float]] = []
    step = style.px(6) * 2**0.5
    width, height = unit
    for left, right, top, bottom in boxes[["x", "x2", "y", "y2"]].itertuples(index=False):
        wide, high = (right - left) * width, (bottom - top) * height
        along = step / 2
        while along < wide + high:
            start, end = max(0.0, along - high), min(wide, along)
            strokes.append(
                {
                    "x": left + start / width,
                    "x2": left + end / width,
                    "y": top + (along - start) / height,
                    "y2": top + (along - end) / height,
                }
            )
            along += step
    frame = pd.DataFrame(strokes, columns=["x", "x2", "y", "y2"])
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_rule(color=style.colours.line, strokeWidth=style.px(2), tooltip=None)
        .encode(x=on(x, "x"), x2="x2:Q", y=on(y, "y"), y2="y2:Q")
    )
    return drawn


def withheld_rows(
    rows: pd.DataFrame,
    x: alt.X,
    y: alt.Y,
    style: Style,
    *,
    box: tuple[float, float],
    end: float,
    unit: tuple[float, float],
    smallest_group: int,
    half: float = 0.2,
) -> list[alt.Chart]:
    """Return a hatch, and at its right the words, for each row whose number is withheld.

    Args:
        rows: One row each, with its place in column ``y``.
        x: Axis across.
        y: Axis down.
        style: Mode and size.
        box: Where the hatch begins and ends on the axis across.
        end: Where the words end on it.
        unit: Pixels per unit of x and of y.
        smallest_group: Named in the words.
        half: Half of the hatch's height, in rows.
    """
    boxes = rows.assign(x=box[0], x2=box[1], y2=rows["y"] + half, y=rows["y"] - half)
    words = alt.Chart(rows.assign(end=end, words=under(smallest_group))).mark_text(
        align="right", fontSize=style.px(13), color=style.colours.ink2, tooltip=None
    )
    return [
        hatch(boxes, x, y, style, unit=unit),
        words.encode(x=on(x, "end"), y=y, text="words:N"),
    ]


def rows_chart(
    layers: Sequence[alt.Chart], style: Style, *, width: float, rows: int, row: float = ROW
) -> alt.LayerChart:
    """Return layers as one chart of so many rows.

    Args:
        layers: From the back to the front.
        style: Mode and size.
        width: In pixels of a laptop.
        rows: How many; none takes the room of one.
        row: Height of a row in pixels of a laptop.
    """
    return alt.LayerChart(
        layer=list(layers), width=style.px(width), height=max(1, rows) * style.px(row)
    )


def on(channel: Axis, field: str) -> Axis:
    """Return the same axis and scale for another column of numbers."""
    same: Axis = channel.copy(deep=False)
    same.shorthand = f"{field}:Q"
    return same


def under(smallest_group: int) -> str:
    """Return the words that stand for a withheld number.

    Example:
        >>> under(5)
        'under 5'
    """
    return _("under {m}", m=smallest_group)


def column_axis(names: Sequence[str], style: Style, *, width: float) -> alt.Axis:
    """Return the axis that writes one name a column, on top, where reading begins.

    Args:
        names: In column order; each breaks into as many as three lines.
        style: Mode and size.
        width: Width of a column in pixels, already scaled.
    """
    room = width - style.px(6)
    broken = {str(at): each for at, each in enumerate(apart(names, room, style.note_size, 3))}
    return top_axis(broken, style, width=width)


def top_axis(lines: Mapping[str, list[str]], style: Style, *, width: float) -> alt.Axis:
    """Return an axis on top whose labels may take several lines, all resting on the chart.

    Args:
        lines: Place on the axis (written with ``:g``) to the lines written there.
        style: Mode and size.
        width: Pixels a label may take, already scaled.
    """
    deepest = max(map(len, lines.values()), default=1)
    padded = {at: [""] * (deepest - len(words)) + words for at, words in lines.items()}
    height = round(1.2 * style.note_size, 2)
    return alt.Axis(
        orient="top",
        values=[float(at) for at in lines],
        labelExpr=lookup(padded),
        labelLineHeight=height,
        labelPadding=style.px(8) + (deepest - 1) * height,
        labelLimit=width,
        labelOverlap=False,
        labelFlush=False,
        title=None,
        grid=False,
    )


def share_axis(end: float, style: Style) -> alt.Axis:
    """Return the axis of shares: on top, from 0 to ``end``, at most five ticks, a grid across."""
    quarters = 5 if end in {0.2, 0.4, 0.8, 1.0} else 4
    ticks = [round(end * place / (quarters - 1), 4) for place in range(quarters)]
    return alt.Axis(
        orient="top",
        values=ticks,
        format=".0%",
        grid=True,
        title=None,
        labelFlush=False,
        labelFontSize=style.px(13),
    )


def share_scale(end: float, beside: float = 0.0) -> alt.Scale:
    """Return the scale of shares from 0 to ``end``, with room ``beside`` it for numbers."""
    return alt.Scale(domain=[0, end + beside], nice=False, zero=True)
