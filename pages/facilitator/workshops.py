"""Page: all workshops that one may run, and a new one in a minute."""

import streamlit as st

from pages import frame, results, visitor
from pages.bridge import open_store
from pages.facilitator.creating import create
from vision.errors import NotAllowedError
from vision.models import Phase, Role, Workshop

PHASES = {
    Phase.GATHER: "gathering",
    Phase.THEMES: "themes shown",
    Phase.RESPOND: "responding",
    Phase.SHAPE: "shaping",
    Phase.CLOSED: "closed",
}


def row(workshop: Workshop) -> None:
    """Show one workshop: where it stands, and the ways into it."""
    people, statements = results.counts(workshop.id)
    sample = " (sample)" if workshop.is_sample else ""
    with (
        st.container(border=True, key=f"workshop-{workshop.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        frame.block(
            f'<h2 class="v-title">{frame.esc(workshop.title)}{sample}</h2>'
            f'<p class="v-sub"><b>{frame.esc(workshop.code)}</b>, {PHASES[workshop.phase]}, '
            f"round {workshop.round}. {people:,} people, {statements:,} statements.</p>"
        )
        if st.button("Run", key=f"run-{workshop.id}", width=90):
            st.switch_page("facilitator/run.py", query_params={"w": workshop.id})
        if st.button("Results", key=f"look-{workshop.id}", width=100):
            st.switch_page("leadership/overview.py", query_params={"w": workshop.id})
        if owner and st.button("Use again", key=f"again-{workshop.id}", width=120):
            st.session_state["new"], st.session_state["template"] = True, workshop.id
            st.rerun()
        if workshop.is_sample and st.button("Remove", key=f"drop-{workshop.id}", width=100):
            open_store().workshops.delete(workshop.id)
            st.rerun()


def put_aside() -> None:
    """List archived workshops, to take them back."""
    archived = visitor.workshops(Role.FACILITATOR, archived=True)
    if not archived:
        return
    with st.expander(f"Archived: {len(archived):,}"):
        for workshop in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                frame.block(
                    f'<h2 class="v-title">{frame.esc(workshop.title)}</h2>'
                    f'<p class="v-sub">{frame.esc(workshop.code)}</p>'
                )
                if st.button("Take it back", key=f"back-{workshop.id}"):
                    open_store().workshops.archive(workshop.id, archived=False)
                    st.rerun()


mine = visitor.workshops(Role.FACILITATOR)
owner = visitor.is_owner()
if not (mine or owner):
    raise NotAllowedError(Role.FACILITATOR)

own = [each for each in mine if not each.is_sample]
if owner and (not own or st.session_state.get("new")):
    template = next((w for w in mine if w.id == st.session_state.get("template")), None)
    frame.finding(
        "A new workshop" if own else "Create your first workshop",
        lead="The defaults are good. Change what you know better.",
    )
    if own and st.button("Back to all workshops", icon=":material/arrow_back:", type="tertiary"):
        st.session_state.pop("new")
        st.session_state.pop("template", None)
        st.rerun()
    create(template)
    if not own:
        st.space("medium")
else:
    frame.finding("Workshops")
    if owner and st.button("New workshop", type="primary", icon=":material/add:"):
        st.session_state["new"] = True
        st.rerun()
if not st.session_state.get("new"):
    for each in mine:
        row(each)
    put_aside()
