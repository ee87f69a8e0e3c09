"""Where people stand to each version of the draft, and what those not on board ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages import frame, paper
from pages.bridge import open_store
from vision.charts import stances as stance_chart
from vision.charts.tables import stance_table
from vision.drafts.stances import Stance, Stances
from vision.text.details import masked

if TYPE_CHECKING:
    from pages.leadership.desk import Desk
    from vision.store.drafts import Draft


def show(desk: Desk, versions: tuple[Draft, ...]) -> None:
    """Show stances by level for each version that everyone may read, the newest first."""
    shared = [each for each in versions if each.shared]
    if not shared:
        frame.empty(
            "Nobody has been asked yet",
            "Let everyone read a draft. They say in one tap where they stand.",
            symbol="diversity_3",
        )
        return
    for draft in reversed(shared):
        _version(desk, draft)


def _version(desk: Desk, draft: Draft) -> None:
    m = desk.workshop.smallest_group
    told = desk.results.standings.get(draft.id)
    if told is None:
        frame.title(f"Draft {draft.number}: nobody has said yet where they stand")
        return
    found = Stances.from_json(told)
    frame.title(_says(draft, found), "Senge’s attitudes to a vision, in shares of each level.")
    shares = _frame(found)
    if shares["share"].notna().any():
        st.altair_chart(
            stance_chart(shares, title=_says(draft, found), mode=paper.mode(), smallest_group=m),
            theme=None,
            key=f"stances-{draft.id}",
        )
        with st.expander(f"Draft {draft.number} as a table"):
            st.dataframe(stance_table(shares, smallest_group=m), hide_index=True)
    remarks = open_store().remarks.visible(draft.id)
    if remarks:
        with st.expander(f"What people say about the sentences of draft {draft.number}"):
            rows = [(r.clause + 1, str(r.kind), masked(r.text)) for r in remarks]
            table = pd.DataFrame(rows, columns=["Sentence", "Kind", "Words"])
            st.dataframe(table, hide_index=True)


def _says(draft: Draft, found: Stances) -> str:
    share = found.everyone.on_board
    if share is None:
        return f"Draft {draft.number}: too few have said where they stand"
    return (
        f"Draft {draft.number}: {round(100 * share)} of 100 want it, the others go along or don’t"
    )


def _frame(found: Stances) -> pd.DataFrame:
    """Return shares by level as the chart takes them; they sum to 1 where they are told."""
    rows: list[tuple[str, str, float | None]] = []
    for level in found.levels or (found.everyone,):
        total = sum(level.shares) if level.shares else 0
        for place, stance in enumerate(Stance):
            share = level.shares[place] / total if level.shares and total else None
            rows.append((level.level, stance.value, share))
    frame_ = pd.DataFrame(rows, columns=["level", "stance", "share"])
    return frame_.astype({"share": float})
