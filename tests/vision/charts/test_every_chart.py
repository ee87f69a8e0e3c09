"""What every chart promises, whatever it draws."""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.vision.charts import samples
from vision import charts
from vision.charts import for_export, to_png, to_svg
from vision.charts.heights import height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from vision.charts import Mode


def _shown(given: dict[str, Any]) -> dict[str, Any]:
    """Return what a chart takes that hides nothing: arrows of few people never reach it."""
    return {name: value for name, value in given.items() if name != "smallest_group"}


TITLE = "Time for patients is lost on its way up"


CHARTS: dict[str, Callable[..., Any]] = {
    "reach_heatmap": lambda **given: charts.reach_heatmap(samples.reach(), **given),
    "reach_heatmap with gaps": lambda **given: charts.reach_heatmap(
        samples.reach(), gaps=samples.gaps(), **given
    ),
    "gap_column": lambda **given: charts.gap_column(samples.gaps(), **given),
    "gap_dumbbells": lambda **given: charts.gap_dumbbells(samples.gaps(), **given),
    "level_matrix": lambda **given: charts.level_matrix(samples.focus(), **given),
    "way_up": lambda **given: charts.way_up(samples.reach(), highlight=[1, 5], **given),
    "way_up narrow": lambda **given: charts.way_up(
        samples.reach(), highlight=[1, 3], narrow=True, **given
    ),
    "rounds": lambda **given: charts.rounds(
        samples.reach("round", (1, 2, 3)), highlight=[2], **given
    ),
    "unit_differences": lambda **given: charts.unit_differences(
        samples.reach("unit", ("North", "South", "Lab")), **given
    ),
    "guess_against_reach": lambda **given: charts.guess_against_reach(samples.guesses(), **given),
    "opinion_dots": lambda **given: charts.opinion_dots(samples.dots(), **_shown(given)),
    "theme_bars": lambda **given: charts.theme_bars(samples.themes(), **given),
    "theme_map": lambda **given: charts.theme_map(samples.statements(), samples.themes(), **given),
    "support_by_level": lambda **given: charts.support_by_level(samples.support(), **given),
    "bridges": lambda **given: charts.bridges(samples.support(), **given),
    "tension": lambda **given: charts.tension(samples.answers(), **given),
    "influence_picture": lambda **given: charts.influence_picture(
        samples.arrows(), samples.themes(), **_shown(given)
    ),
    "go_zone": lambda **given: charts.go_zone(samples.places(), across="Matters a lot", **given),
    "importance_by_level": lambda **given: charts.importance_by_level(samples.matters(), **given),
    "importance_beside_agreement": lambda **given: charts.importance_beside_agreement(
        samples.both(), **given
    ),
    "importance_beside_agreement themes": lambda **given: charts.importance_beside_agreement(
        samples.both().assign(theme=range(1, 1 + len(samples.both()))), **given
    ),
    "stances": lambda **given: charts.stances(samples.standing(), **given),
    "voice_by_level": lambda **given: charts.voice_by_level(samples.voice(), **given),
}
WITHOUT_HATCH = {
    "go_zone",
    "influence_picture",
    "opinion_dots",
    "theme_map",
    "way_up",
    "way_up narrow",
    "rounds",
    "unit_differences",
}
"""Charts whose sample hides only a part of a line, which they draw dotted or leave a dot out."""

every_chart = pytest.mark.parametrize("name", CHARTS)
both_modes = pytest.mark.parametrize("mode", ["light", "dark"])


@functools.cache
def spec_of(name: str, mode: Mode = "light") -> dict[str, Any]:
    """Return the spec of a chart at slide size, built once for all tests that read it."""
    hides = {} if name == "theme_map" else {"smallest_group": 7}
    built: dict[str, Any] = CHARTS[name](title=TITLE, mode=mode, scale=1.9, **hides).to_dict()
    return built


def marks(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return all layers of a spec, at any depth, each with the rows it draws as ``rows``."""
    parts = [spec]
    while parts:
        part = parts.pop()
        parts += part.get("layer", []) + part.get("hconcat", [])
        if "mark" in part:
            yield part | {"rows": spec["datasets"].get(part["data"]["name"], [])}


@every_chart
@pytest.mark.slow
def test_every_chart_can_be_drawn(name: str) -> None:
    """Each chart is accepted by Vega itself, not just by Altair, also dark and in slides."""
    chart = CHARTS[name](title=TITLE, mode="dark", scale=1.9)

    svg = to_svg(for_export(chart, TITLE, "Of 100 people.", mode="dark", scale=1.9))

    assert svg.startswith("<svg")
    assert TITLE.split(maxsplit=1)[0] in svg


@every_chart
def test_every_chart_is_described(name: str) -> None:
    """Screen readers hear the finding first, then what the chart shows."""
    spec = spec_of(name)

    assert spec["description"].startswith(f"{TITLE} ")
    assert len(spec["description"]) > len(TITLE) + 20


@every_chart
@both_modes
def test_every_chart_carries_its_own_look(name: str, mode: Mode) -> None:
    """Charts bring font, colours and sizes along, since they are shown with ``theme=None``."""
    config = spec_of(name, mode)["config"]
    colours = charts.palette(mode)

    assert config["font"].startswith("Source Sans")
    assert config["background"] == "transparent"
    assert config["axis"]["labelColor"] == colours.ink2
    assert config["axis"]["labelFontSize"] == pytest.approx(13.5 * 1.9, abs=0.01)
    assert config["range"]["category"] == list(colours.themes)


@every_chart
def test_charts_leave_their_tables_alone(name: str) -> None:
    """Drawing twice from the same table gives the same chart: nothing is changed on the way."""
    once = CHARTS[name](title=TITLE).to_json()

    assert CHARTS[name](title=TITLE).to_json() == once


@pytest.mark.parametrize("name", [name for name in CHARTS if name not in WITHOUT_HATCH])
@both_modes
def test_what_is_withheld_is_hatched_and_said(name: str, mode: Mode) -> None:
    """A withheld number is a hatch beside the words "under 7", never a zero or a blank."""
    spec = spec_of(name, mode)
    line = charts.palette(mode).line

    hatches = [
        part
        for part in marks(spec)
        if part["mark"].get("color") == line and {"x", "x2", "y", "y2"} <= set(part["encoding"])
    ]

    assert any(len(part["rows"]) > 3 for part in hatches)
    assert "under 7" in json.dumps(spec)


@every_chart
def test_no_axis_of_shares_is_cut(name: str) -> None:
    """Axes of shares begin at 0, at the foot or the left, and hold every share that is drawn."""
    spec = spec_of(name)

    for part in marks(spec):
        x = part["encoding"].get("x", {})
        if (x.get("axis") or {}).get("format") != ".0%":
            continue
        low, high = x["scale"]["domain"]
        ticks = x["axis"]["values"]
        shares = [row[x["field"]] for row in part["rows"] if row.get(x["field"]) is not None]
        assert low <= 0 == ticks[0]
        assert 3 <= len(ticks) <= 5
        assert all(low <= share <= high for share in shares)


@every_chart
def test_charts_fit_the_room_they_promise(name: str) -> None:
    """No chart is wider than the leaders' page, names and numbers included."""
    svg = to_svg(for_export(CHARTS[name](title=TITLE), TITLE))
    width = float(re.search(r'width="([\d.]+)"', svg)[1])

    assert width <= 1110 + 48


@every_chart
def test_the_room_kept_free_for_a_chart_is_the_room_it_takes(name: str) -> None:
    """Never more, so that no gap stays; hardly less, so that nothing below it jumps."""
    chart = CHARTS[name](title=TITLE)
    svg = to_svg(chart.to_dict())
    drawn = float(re.search(r'height="([\d.]+)"', svg)[1])

    assert 0 <= drawn - height(chart) <= 30


@pytest.mark.parametrize(
    ("name", "parameter", "fields"),
    [
        ("reach_heatmap", "cell", ["theme", "level"]),
        ("reach_heatmap with gaps", "cell", ["theme", "level"]),
        ("level_matrix", "cell", ["level_a", "level_b"]),
        ("support_by_level", "cell", ["statement", "level"]),
        ("importance_by_level", "cell", ["theme", "level"]),
        ("theme_bars", "theme", ["theme"]),
        ("theme_map", "statement", ["key", "theme"]),
        ("bridges", "statement", ["statement"]),
    ],
)
def test_clicks_report_what_was_meant(name: str, parameter: str, fields: list[str]) -> None:
    """A click brings back the theme, level or statement, not an internal row number."""
    (found,) = spec_of(name)["params"]

    assert found["name"] == parameter
    assert found["select"]["fields"] == fields


def test_one_comes_closer_on_the_map_and_the_wheel_still_scrolls_the_page() -> None:
    """Its scales follow a drag, and the wheel with Shift; those of the exported map do not."""
    plain = CHARTS["theme_map"](title=TITLE)
    (zoom,) = [
        each for each in charts.zoomable(plain).to_dict()["params"] if each.get("bind") == "scales"
    ]
    assert zoom["select"]["type"] == "interval"
    assert zoom["select"]["zoom"] == "wheel![event.shiftKey]"
    assert all(each.get("bind") != "scales" for each in plain.to_dict().get("params", ()))


def test_levels_that_agree_hide_none_of_them() -> None:
    """Where levels stand at the same share, each mark has a place of its own in the row."""
    alike = samples.support().assign(agreement=1.0)
    drawn = marks(charts.bridges(alike, title=TITLE).to_dict())

    (dots,) = (mark["rows"] for mark in drawn if mark["mark"]["type"] == "point")

    places = [round(row["y"], 3) for row in dots]
    assert len(set(places)) == len(places) == len(alike)
    assert [round(place) for place in places] == sorted(round(place) for place in places)


def test_names_above_lines_stay_below_the_names_of_stops() -> None:
    """On a phone the highest line ends at the top of the scale, and its name stands above it."""
    reach = samples.reach()
    theme, top = int(reach["theme"].iloc[-1]), float(reach["reach"].max()) + 0.2
    reach.loc[reach["theme"] == theme, "reach"] = top
    spec = charts.way_up(reach, highlight=[theme], narrow=True, title="T").to_dict()
    (named,) = (
        rows for rows in spec["datasets"].values() if rows and {"label", "at"} <= rows[0].keys()
    )
    domain = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]

    assert named[0]["reach"] == top < named[0]["at"] < domain[1]


def test_what_is_silent_at_every_level_is_said_once() -> None:
    """A theme of which nothing is shown has one hatch, not one a level."""
    answers = samples.answers()
    answers.loc[answers["theme"] == 2, "today"] = float("nan")
    drawn = marks(charts.tension(answers, title=TITLE, smallest_group=7).to_dict())

    (words,) = (mark["rows"] for mark in drawn if mark["mark"]["type"] == "text")

    assert sorted(row["theme"] for row in words) == [2, 3]


def test_an_export_holds_its_title_and_the_page() -> None:
    """The words that stand above a chart as HTML are drawn in its export, whole."""
    chart = charts.theme_bars(samples.themes(), title=TITLE, mode="dark")
    before = chart.to_json()

    spec = for_export(chart, TITLE * 3, "Of 100 people.", mode="dark")

    assert "".join("".join(spec["title"]["text"]).split()) == "".join((TITLE * 3).split())
    assert spec["title"]["subtitle"] == ["Of 100 people."]
    assert spec["background"] == charts.palette("dark").page
    assert chart.to_json() == before


def test_png_is_a_png() -> None:
    """The picture has the size asked for, in dots."""
    spec = for_export(charts.theme_bars(samples.themes(), title=TITLE), TITLE)

    one, two = (to_png(spec, pixels=pixels) for pixels in (1.0, 2.0))

    widths = [int.from_bytes(picture[16:20], "big") for picture in (one, two)]
    assert one.startswith(b"\x89PNG")
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_table_is_an_empty_chart(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anyone has answered there is nothing to draw, and nothing breaks."""
    makers = ("reach", "gaps", "focus", "themes", "statements", "guesses", "answers", "support")
    for maker in (*makers, "standing", "voice", "places", "matters", "both"):
        whole = getattr(samples, maker)()

        def nothing(*_: object, whole: pd.DataFrame = whole) -> pd.DataFrame:
            return whole.head(0)

        monkeypatch.setattr(samples, maker, nothing)
    empty = samples.reach().rename(columns={"level": "round"}).assign(unit=[])
    if name in {"rounds", "unit_differences"}:
        monkeypatch.setattr(samples, "reach", lambda *_: empty)

    spec = for_export(CHARTS[name](title=TITLE), TITLE)

    assert to_svg(spec).startswith("<svg")
