"""Made-up tables for charts, small enough to read."""

from __future__ import annotations

import numpy as np
import pandas as pd

from vision.charts.draft_charts import APART, BEHIND, HESITANT

LEVELS = ("Executive", "Heads", "Team leads", "Frontline")
NAMES = (
    "Time for patients",
    "Enough hands on every shift",
    "One record, one login",
    'Quotes " and \\ backslashes, <b>tags</b> & \u2028 separators',
    "Known for research and for the teaching of the next generation of nurses and doctors",
)


def reach(column: str = "level", groups: tuple[object, ...] = LEVELS) -> pd.DataFrame:
    """Return reach by theme and group; the third theme is withheld in the second group."""
    random = np.random.default_rng(7)
    rows = [
        (number, name, group, round(float(random.uniform(0.02, 0.55)), 2))
        for number, name in enumerate(NAMES, start=1)
        for group in groups
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", column, "reach"])
    frame.loc[(frame["theme"] == 3) & (frame[column] == groups[1]), "reach"] = np.nan
    return frame


def gaps() -> pd.DataFrame:
    """Return the differences between the outer levels; the last theme is withheld."""
    differences = [0.3, 0.1, 0.0, -0.25, np.nan]
    frame = pd.DataFrame({"theme": range(1, 6), "name": NAMES, "difference": differences})
    return frame.assign(
        level_a=LEVELS[0],
        level_b=LEVELS[-1],
        reach_a=[0.1, 0.2, 0.3, 0.35, np.nan],
        reach_b=[0.4, 0.3, 0.3, 0.1, np.nan],
        low=frame["difference"] - 0.1,
        high=frame["difference"] + 0.1,
        beyond_chance=[True, False, False, True, False],
    )


def focus() -> pd.DataFrame:
    """Return shared focus of each two levels, one pair withheld."""
    pairs = [(a, b) for at, a in enumerate(LEVELS) for b in LEVELS[at + 1 :]]
    frame = pd.DataFrame(pairs, columns=["level_a", "level_b"])
    frame = frame.assign(overlap=[0.5, 0.6, 0.7, 0.8, np.nan, 0.9], chance_low=0.55)
    return frame.assign(chance_high=0.9, verdict="no difference beyond chance")


def themes() -> pd.DataFrame:
    """Return reach in the whole room, one theme withheld."""
    reach_of = [0.6, 0.4, 0.31, 0.1, np.nan]
    frame = pd.DataFrame({"theme": range(1, 6), "name": NAMES, "reach": reach_of})
    return frame.assign(people=[60, 40, 31, 10, 3])


def statements(count: int = 60) -> pd.DataFrame:
    """Return statements on a map."""
    random = np.random.default_rng(3)
    theme = random.integers(1, 6, count)
    place = random.normal(size=(count, 2)) + theme[:, None]
    frame = pd.DataFrame(place, columns=["x", "y"])
    return frame.assign(theme=theme, key=[f"s{row}" for row in range(count)], text="some words")


def guesses() -> pd.DataFrame:
    """Return leaders' guesses against reach, one theme withheld."""
    frame = themes().drop(columns="people")
    return frame.assign(guess=[0.1, 0.4, 0.5, 0.2, 0.3])


def answers() -> pd.DataFrame:
    """Return what is wanted and how true it is, by theme and level, one cell withheld."""
    frame = reach().rename(columns={"reach": "today"})
    return frame.assign(wanted=(frame["today"] + 0.3).clip(0, 1))


def support() -> pd.DataFrame:
    """Return agreement by statement and level; one statement is withheld at every level."""
    frame = reach().rename(columns={"theme": "statement", "name": "text", "reach": "agreement"})
    frame = frame.astype({"statement": str})
    frame.loc[frame["statement"] == "5", "agreement"] = np.nan
    return frame


def places() -> pd.DataFrame:
    """Return where themes lie and what chance gives, the last one withheld."""
    frame = reach().drop_duplicates("theme")[["theme", "name", "reach"]].reset_index(drop=True)
    frame = frame.assign(share=frame["reach"].fillna(0.2), today=0.3)
    for name in ("share", "today"):
        frame[f"{name}_low"], frame[f"{name}_high"] = 0.2, 0.4
    frame.loc[frame.index[-1:], ["share", "share_low", "share_high"]] = np.nan
    return frame.drop(columns="reach")


def matters() -> pd.DataFrame:
    """Return what matters by theme and level, one cell withheld."""
    return reach().rename(columns={"reach": "matters"})


def both() -> pd.DataFrame:
    """Return agreement and importance by statement, two of them withheld."""
    frame = places().rename(columns={"theme": "statement", "name": "text", "today": "agreement"})
    frame = frame.rename(columns={"share": "matters"}).astype({"statement": str})
    frame.loc[frame.index[:1], "matters"] = np.nan
    return frame[["statement", "text", "agreement", "matters"]]


def standing() -> pd.DataFrame:
    """Return stances by level; the second level is withheld."""
    order = [*BEHIND, *reversed(HESITANT), APART]
    shares = [0.3, 0.2, 0.15, 0.1, 0.1, 0.1, 0.05]
    rows = [(level, *pair) for level in LEVELS for pair in zip(order, shares, strict=True)]
    frame = pd.DataFrame(rows, columns=["level", "stance", "share"])
    frame.loc[frame["level"] == "Heads", "share"] = np.nan
    return frame


def voice() -> pd.DataFrame:
    """Return the share of each level's voice in a draft, one withheld."""
    return pd.DataFrame({"level": LEVELS, "share": [0.6, np.nan, 0.7, 0.8]})


def arrows() -> pd.DataFrame:
    """Return arrows among five themes: one way and both ways, easier and harder."""
    rows = [(1, 2, 1, 0.7, 22, True), (2, 1, 1, 0.4, 15, False), (3, 5, -1, -0.6, 18, True)]
    return pd.DataFrame(rows, columns=["cause", "effect", "lean", "net", "people", "steady"])


def dots() -> pd.DataFrame:
    """Three dots of two opinion groups."""
    rows = [("A", 0.0, 0.2, 5), ("A", 0.1, 0.4, 8), ("B", 1.0, 0.3, 6)]
    return pd.DataFrame(rows, columns=["group", "x", "y", "people"])
