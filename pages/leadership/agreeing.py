"""How levels answered statements: bridges and divides with equal care, and all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages import frame, paper, reading, results
from pages.leadership.answered import support, support_cells, support_strips
from pages.leadership.picture import picture, table
from vision.charts import bridges, support_by_level
from vision.charts.tables import support_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import altair as alt
    import pandas as pd

    from pages.leadership.desk import Desk
    from vision.consensus import Answered, Consensus

MOST: Final = 6
"""Bridges, and divides, that a page shows; the clearest."""

ALL: Final = 60
SHARES: Final = "People of 100 who agree, of those who took a side"


def _draw(
    desk: Desk,
    answers: pd.DataFrame,
    says: str,
    chart: Callable[..., alt.LayerChart],
    narrow: Callable[[pd.DataFrame, int], str],
) -> None:
    """Show some statements with the agreement of each level: as a chart, for a phone, to read."""
    m = desk.workshop.smallest_group
    drawn = chart(answers, title=says, mode=paper.mode(), smallest_group=m)
    picture(
        drawn, f"answers-{says[:9].strip()}", narrow=narrow(answers, m), stretch=chart is bridges
    )
    table(support_table(answers, smallest_group=m))


def _part(desk: Desk, found: Consensus, shown: Sequence[Answered], says: str) -> None:
    """Show what every level wants, or what parts them: both with equal care."""
    texts = reading.attributed([each.statement for each in shown])
    kept = [each for each in shown if each.statement in texts]
    sub = f"The {MOST} clearest. " if len(kept) > MOST else ""
    frame.title(says, f"{sub}{SHARES}; a mark is a level." if kept else "")
    if kept:
        _draw(desk, support(found, kept[:MOST], texts), says, bridges, support_strips)


def bridging(desk: Desk, found: Consensus) -> None:
    """Show bridges and divides, or how far answering is."""
    if not found.asked:
        _waiting(desk)
        return
    wanted, parted = found.bridges, found.divides
    who = "every level wants" if len(found.levels) > 1 else "most people want"
    _part(desk, found, wanted, f"What {who}" if wanted else "No statement is a bridge yet")
    if len(found.levels) > 1:
        _part(
            desk, found, parted, "What parts the levels" if parted else "Nothing parts the levels"
        )


def _waiting(desk: Desk) -> None:
    """Say how far answering is, and when numbers come."""
    people, answers = results.answered(desk.workshop.id)
    frame.note(
        f"{people:,} people have given {answers:,} answers so far. A statement can be told by "
        f"level once {desk.workshop.smallest_group} people of each level have answered it.",
        symbol="hourglass_top",
    )


def everything(desk: Desk, found: Consensus) -> None:
    """Show every statement that has numbers, the strongest agreement over all levels first."""
    ranked = sorted(found.statements, key=lambda each: -(each.consensus or -1.0))
    known = [each for each in ranked if each.consensus is not None]
    texts = reading.attributed([each.statement for each in known])
    shown = [each for each in known if each.statement in texts]
    if not shown:
        _waiting(desk)
        return
    many = f"first {ALL} of {len(shown)}" if len(shown) > ALL else f"{len(shown)}"
    says = f"The {many} statements that enough people have answered"
    frame.title(says, f"{SHARES}; most agreed over all levels first.")
    _draw(desk, support(found, shown[:ALL], texts), says, support_by_level, support_cells)
