"""Page: what leaders take away: slides, a page to print, a workbook, the statements, the cloud."""

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.leadership.desk import Desk, open_desk
from pages.leadership.takeaway import FILES, Takeaway
from vision.exchange import safe_filename


def stamp(desk: Desk) -> tuple[str, int, int]:
    """Return what a file depends on; a file of another stamp is made anew."""
    store = open_store()
    draft = store.drafts.newest(desk.workshop.id, shared=True)
    return desk.results.id, draft.number if draft else 0, len(store.guesses.all(desk.question.id))


def offer(desk: Desk, each: Takeaway, now: tuple[str, int, int]) -> None:
    """Show one file: first a button that makes it, then one that downloads it."""
    kept = st.session_state.get(f"made-{each.ending}")
    with st.container(border=True, key=f"file-{each.ending}"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            frame.title(each.title, each.use)
        with right:
            if kept and kept[0] == now:
                st.download_button(
                    "Download",
                    kept[1],
                    safe_filename(desk.workshop.title, each.ending),
                    each.mime,
                    icon=":material/download:",
                    on_click="ignore",
                    type="primary",
                    width="stretch",
                    key=f"get-{each.ending}",
                )
            elif st.button("Make it", width="stretch", key=f"make-{each.ending}"):
                with st.status(f"Making: {each.title.lower()}"):
                    st.session_state[f"made-{each.ending}"] = (now, each.make(desk))
                st.rerun()


desk = open_desk()
frame.finding(
    "Take it with you",
    kicker=desk.workshop.title,
    lead="Every file obeys the same protection as the pages: nothing about groups under "
    f"{desk.workshop.smallest_group} people, no names, no times.",
)
now = stamp(desk)
for each in FILES:
    offer(desk, each, now)
