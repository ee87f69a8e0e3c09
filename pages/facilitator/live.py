"""Page: the wall, made for a projector. Nothing on it that does not belong there."""

import time

import streamlit as st

from pages import frame, paper, results, visitor
from pages.bridge import open_store
from pages.facilitator import invitation
from vision.models import Role, Workshop
from vision.wordclouds import cloud_html

SIZE = (1310, 470)
workshop_id = visitor.workshop_in_view(Role.FACILITATOR).id


def side(workshop: Workshop) -> str:
    """Return the right side, always in the same place: how to join, and the totals."""
    people, statements = results.counts(workshop.id)
    link = invitation.link(workshop)
    return (
        f'<div class="v-wall-side"><img src="{invitation.qr(link)}" alt="QR code to join">'
        f'<p>Scan, or go to</p><div class="v-address">{frame.esc(invitation.spoken())}</div>'
        f'<p>and type</p><div class="v-code">{frame.esc(workshop.code)}</div>'
        f'<div class="v-totals"><div><b>{people:,}</b><span>'
        f"{'person' if people == 1 else 'people'} so far</span></div>"
        f"<div><span>{statements:,} {'statement' if statements == 1 else 'statements'}</span></div>"
        "</div></div>"
    )


def timer(workshop: Workshop) -> str:
    """Return the timer while it runs, and for a minute after it ended."""
    ends = open_store().workshops.timer(workshop.id)
    left = None if ends is None else ends - int(time.time())
    if left is None or left < -60:  # noqa: PLR2004 - a minute
        return ""
    shown = f"{left // 60}:{left % 60:02d}" if left > 0 else "Time is up"
    return f'<div class="v-timer">{shown}</div>'


def revealed(workshop: Workshop) -> str:
    """Return cloud, legend and latest statements once the themes are out."""
    found = results.newest(workshop, workshop.questions[0])
    if found is None:
        return '<p class="v-lead">Themes are being found. They appear here by themselves.</p>'
    cloud = cloud_html(found.cloud, *SIZE, mode=paper.mode())
    texts = open_store().statements.visible(found.batch)
    latest = [texts[key].text for key in found.batch if key in texts and texts[key].quotable][:3]
    papers = "".join(f"<p>{frame.esc(text)}</p>" for text in latest)
    below = f'<div class="v-latest">{papers}</div>' if papers else ""
    return f'<div class="v-cloud">{cloud}</div>{paper.legend(found.themes.themes)}{below}'


@st.fragment(run_every=2)
def wall() -> None:
    """Draw the wall anew; every wall shares the same counts."""
    if st.session_state.get("blank"):
        st.html('<div class="v-blank" role="img" aria-label="The screen is blank"></div>')
        return
    workshop = open_store().workshops.get(workshop_id)
    frame.block(
        '<div class="v-wall"><div class="v-wall-main">'
        f'<div><p class="v-kicker">{frame.esc(workshop.title)}</p>'
        f'<h1 class="v-question">{frame.esc(workshop.questions[0].text)}</h1></div>'
        f"{timer(workshop)}{revealed(workshop) if workshop.revealed else ''}</div>"
        f"{side(workshop)}</div>"
    )


with st.container(key="wall"):
    with st.container(key="wallkeys"):
        if st.button("Blank the screen", shortcut="b"):
            st.session_state["blank"] = not st.session_state.get("blank", False)
        if st.button("Back to running the workshop", shortcut="r"):
            st.switch_page("facilitator/run.py", query_params={"w": workshop_id})
    wall()
