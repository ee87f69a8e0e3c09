"""How themes hang together as tidy tables, one value a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.influence import InfluenceMap, Together

SIGNS = {1: "easier", -1: "harder", 0: "neither"}


def influence_tables(
    drawn: InfluenceMap | None, spoken: Iterable[Together], names: Mapping[int, str]
) -> dict[str, pd.DataFrame]:
    """Return arrows, themes, loops, and themes that the same people speak of.

    Args:
        drawn: What may be shown; None before anybody was asked.
        spoken: Pairs of themes that enough people speak of both of.
        names: Theme to name.

    Returns:
        Name of a table to the table; columns as in ``vision.reports.tidy.MEANING``. Numbers of
        fewer people than the smallest group are in none of them.
    """
    arrows = drawn.arrows if drawn else ()
    return {
        "influence": pd.DataFrame(
            [
                (names[a.cause], names[a.effect], a.people, a.easier, a.harder, a.neither,
                 SIGNS[a.lean], a.net, a.low, a.high, a.steady)
                for a in arrows
            ],
            columns=["cause", "effect", "people", "easier", "harder", "neither", "most_say",
                     "net", "low", "high", "steady"],
        ),
        "influence_themes": pd.DataFrame(
            [
                (names[r.theme], r.active, r.passive, r.low, r.high, r.known, r.of, r.kind)
                for r in (drawn.roles if drawn else ())
            ],
            columns=["theme", "active", "passive", "low", "high", "known", "of", "kind"],
        ),
        "influence_loops": pd.DataFrame(
            [
                (number, place + 1, names[theme],
                 "reinforcing" if loop.reinforcing else "balancing", loop.people)
                for number, loop in enumerate(drawn.loops if drawn else (), start=1)
                for place, theme in enumerate(loop.themes)
            ],
            columns=["loop", "place", "theme", "kind", "people"],
        ),
        "spoken_together": pd.DataFrame(
            [
                (names[p.theme_a], names[p.theme_b], p.people, p.low, p.high, p.beyond_chance)
                for p in spoken
            ],
            columns=["theme_a", "theme_b", "people", "chance_low", "chance_high", "beyond_chance"],
        ),
    }  # fmt: skip
