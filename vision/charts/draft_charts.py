"""Drafts: whose voice is in a draft, and where people stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.bars import share_bars
from vision.charts.palette import level_colours, numeral_colour
from vision.charts.rows import hatch, name_axis, on, row_scale, rows_chart, top_axis, under
from vision.charts.style import LAPTOP, Style, finish, percent
from vision.limits import SMALLEST_GROUP
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.charts.palette import Mode

BEHIND: Final = (marked("commitment"), marked("enrolment"), marked("genuine compliance"))
HESITANT: Final = (
    marked("noncompliance"),
    marked("grudging compliance"),
    marked("formal compliance"),
)
"""Rungs drawn to its left, from the outermost in: those who do what they must, or do not."""

APART: Final = marked("apathy")
"""Not a rung: to these people the draft means nothing either way."""

SIDE: Final = 270
OUTSIDE: Final = 96
"""Width that stands for everyone on one side, and of the column at the right, in laptop pixels."""

ROW: Final = 44
BAR: Final = 26
"""Heights of a row and of its bar in pixels of a laptop."""

VOICE_NUMBER: Final = 110
"""Room for the number beside a bar; the chart stands in a column of a third of the page."""

WRITTEN: Final = 0.09
"""Least share whose number fits into its part of a bar."""


def voice_by_level(
    voice: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw what share of each level's voice a draft carries.

    Args:
        voice: One row per level, from the top down, with columns ``level`` (str) and ``share`` (0
            to 1; NaN = withheld).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a share is withheld.
    """
    style = Style(mode, scale)
    frame = voice.assign(colour=list(level_colours(len(voice), mode)))
    drawn = share_bars(
        frame,
        name_axis(list(frame["level"]), style, width=150),
        style,
        tooltip=[
            alt.Tooltip("level:N", title=_("Level")),
            alt.Tooltip("words:N", title=_("Of its voice in the draft")),
        ],
        number=VOICE_NUMBER,
        smallest_group=smallest_group,
    )
    return finish(
        drawn,
        style,
        _("{title} Bars: share of each level's voice that the draft carries.", title=title),
    )


def stances(
    shares: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw where each level stands on a draft: behind it to the right, hesitant to the left.

    Args:
        shares: One row per level and stance, levels from the top down, with columns ``level``
            (str), ``stance`` (one of ``BEHIND``, ``HESITANT`` and ``APART``) and ``share`` (of
            the level's answers, 0 to 1, summing to 1 within a level; NaN = withheld). A stance
            that nobody took may be left out.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a level is withheld.

    Source:
        Senge (1990), The Fifth Discipline, ch. 10: possible attitudes toward a vision.
    """
    style = Style(mode, scale)
    levels = list(shares["level"].unique())
    place = {level: at for at, level in enumerate(levels)}
    hidden = shares[shares["share"].isna()].drop_duplicates("level")
    parts = _parts(shares[~shares["level"].isin(hidden["level"])], place, style)
    beside = OUTSIDE / SIDE
    x = alt.X(
        "start:Q",
        axis=_shares_both_ways(style, 1 + beside / 2),
        scale=alt.Scale(domain=[-1, 1 + beside], nice=False),
    )
    y = alt.Y(
        "y:Q", axis=name_axis(levels, style, width=150, row=ROW), scale=row_scale(len(levels))
    )
    layers = [*_bars(parts, x, y, style), *_apart(parts, x, y, style)]
    if len(hidden):
        rows = hidden.assign(row=hidden["level"].map(place), x=-1.0, x2=1.0, end=1 + beside / 2)
        half = BAR / 2 / ROW
        boxes = rows.assign(
            y=rows["row"] - half, y2=rows["row"] + half, words=under(smallest_group)
        )
        layers.append(hatch(boxes, x, y, style, unit=(style.px(SIDE), style.px(ROW))))
        text = alt.Chart(boxes).mark_text(fontSize=style.px(13), color=style.colours.ink2)
        layers.append(text.encode(x=on(x, "end"), y=on(y, "row"), text="words:N"))
    drawn = rows_chart(layers, style, width=2 * SIDE + OUTSIDE, rows=len(levels), row=ROW)
    said = _(
        "{title} Bars: stances of {levels} levels as shown, from noncompliance to commitment.",
        title=title,
        levels=len(levels),
    )
    return finish(drawn, style, said)


def stance_colours(mode: Mode) -> dict[str, str]:
    """Return the colour of each stance: amber for hesitant, petrol for behind, grey for apathy."""
    style = Style(mode)
    gaps = style.colours.gaps
    return {
        **dict(zip(HESITANT, (gaps[1], gaps[2], gaps[3]), strict=True)),
        **dict(zip(reversed(BEHIND), (gaps[5], gaps[6], gaps[7]), strict=True)),
        APART: style.colours.edge,
    }


def _parts(shares: pd.DataFrame, place: dict[str, int], style: Style) -> pd.DataFrame:
    """Return where each part of each bar begins and ends, from -1 to 1 around the middle."""
    colours = stance_colours(style.mode)
    parts: list[dict[str, object]] = []
    for level, rows in shares.groupby("level", sort=False):
        known = dict(rows[["stance", "share"]].itertuples(index=False))
        for side, order in ((-1, reversed(HESITANT)), (1, reversed(BEHIND))):
            at = 0.0
            for stance in order:
                share = known.get(stance, 0.0)
                parts.append(_part(level, stance, share, side * at, side * (at + share)))
                at += share
        parts.append(_part(level, APART, known.get(APART, 0.0), 0.0, 0.0))
    frame = pd.DataFrame(parts, columns=["level", "stance", "share", "start", "stop"])
    return frame.assign(
        row=frame["level"].map(place),
        middle=(frame["start"] + frame["stop"]) / 2,
        words=[percent(share) for share in frame["share"]],
        said=[_(stance) for stance in frame["stance"]],
        colour=frame["stance"].map(colours),
        text=[numeral_colour(colours[stance], style.mode) for stance in frame["stance"]],
    )


def _part(level: object, stance: str, share: float, start: float, stop: float) -> dict[str, object]:
    return {"level": level, "stance": stance, "share": share, "start": start, "stop": stop}


def _bars(parts: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return the diverging bars with their numbers, the middle line and the legend of stances."""
    half = BAR / 2 / ROW
    rungs = parts[(parts["stance"] != APART)]
    bars = rungs.assign(y=rungs["row"] - half, y2=rungs["row"] + half)
    order = [*HESITANT, *reversed(BEHIND)]
    colours = stance_colours(style.mode)
    colour = alt.Color(
        "said:N",
        title=None,
        scale=alt.Scale(
            domain=[_(stance) for stance in order], range=[colours[stance] for stance in order]
        ),
        legend=alt.Legend(
            orient="top",
            title=None,
            columns=3,
            symbolType="square",
            symbolSize=style.px(12) ** 2,
            symbolOpacity=1,
            columnPadding=style.px(16),
            labelLimit=style.px(180),
            offset=style.px(10),
        ),
    )
    tooltip = [
        alt.Tooltip("level:N", title=_("Level")),
        alt.Tooltip("said:N", title=_("Stance")),
        alt.Tooltip("words:N", title=_("Of its answers")),
    ]
    drawn = alt.Chart(bars[bars["share"] > 0]).mark_rect(
        stroke=style.colours.page, strokeWidth=style.px(1.5), cornerRadius=style.px(3)
    )
    numbers = alt.Chart(rungs[rungs["share"] >= WRITTEN]).mark_text(
        fontWeight=600, fontSize=style.px(13), tooltip=None
    )
    middle = alt.Chart(pd.DataFrame({"start": [0.0]})).mark_rule(
        color=style.colours.ink2, strokeWidth=style.px(1.5)
    )
    return [
        drawn.encode(x=x, x2="stop:Q", y=y, y2="y2:Q", color=colour, tooltip=tooltip),
        numbers.encode(
            x=on(x, "middle"), y=on(y, "row"), text="words:N", color=alt.Color("text:N", scale=None)
        ),
        middle.encode(x=x),
    ]


def _apart(parts: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return the column of those to whom the draft means nothing, apart from the rungs."""
    beside = OUTSIDE / SIDE
    frame = parts[parts["stance"] == APART].assign(at=1 + beside / 2)
    text = alt.Chart(frame).mark_text(fontWeight=600, color=style.colours.ink2)
    return [text.encode(x=on(x, "at"), y=on(y, "row"), text="words:N")]


def _shares_both_ways(style: Style, apart: float) -> alt.Axis:
    """Return the axis of shares to both sides of the middle, with the name of the last column."""
    labels = {f"{at:g}": percent(abs(at)) for at in (-1, -0.5, 0, 0.5, 1)}
    return top_axis(
        {**{at: [word] for at, word in labels.items()}, f"{apart:g}": [_(APART)]},
        style,
        width=style.px(OUTSIDE),
    )
