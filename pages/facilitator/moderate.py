"""Page: moderation at speed: one after the other by keyboard, or many at once."""

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.facilitator.docket import Docket, docket
from pages.facilitator.queued import many
from vision.models import Moderation, Role, Status

NAMES = {Status.WAITING: "Waiting", Status.VISIBLE: "Visible", Status.HIDDEN: "Hidden"}
COMES = "New statements, comments and suggestions appear here by themselves."
EMPTY = {
    Status.WAITING: ("Nothing to look at", COMES),
    Status.VISIBLE: ("Nothing is shown yet", COMES),
    Status.HIDDEN: ("Nothing is hidden", "What you hide is kept here, and can be shown again."),
}
DONE = {Status.VISIBLE: "shown", Status.HIDDEN: "hidden", Status.WAITING: "put back"}

workshop = visitor.workshop_in_view(Role.FACILITATOR)
approve = workshop.moderation is Moderation.APPROVE_FIRST
desk = docket(workshop)


def choose() -> Status:
    """Let the moderator choose which statements to look at, and undo."""
    standing = open_store().moderation.standing(workshop.id)
    kinds = [each for each in NAMES if approve or each is not Status.WAITING or standing[each]]
    with st.container(horizontal=True, vertical_alignment="center"):
        picked = st.segmented_control(
            "Statements",
            kinds,
            default=kinds[0],
            format_func=lambda each: f"{NAMES[each]} {standing[each]:,}" if each in NAMES else "",
            label_visibility="collapsed",
            required=True,
            key="standing",
        )
        if desk.done:
            ids, _, after = desk.done[-1]
            label = f"Undo: {len(ids):,} {DONE[after]}"
            st.button(label, shortcut="U", on_click=desk.undo, icon=":material/undo:")
        arrivals()
    return picked if picked in kinds else kinds[0]


@st.fragment(run_every=3)
def arrivals() -> None:
    """Say that others wrote or decided meanwhile; an empty queue fills by itself."""
    if desk.status is None or open_store().moderation.standing(workshop.id) == desk.standing:
        return
    if not desk.left or st.button("Look at what is new", shortcut="L"):
        desk.load(desk.status, anew=True)
        st.rerun()


def one(desk: Docket) -> None:
    """Show one statement, large, with a key for every decision."""
    entry = desk.queue[0]
    marks = "".join(f'<span class="v-flag">{frame.esc(flag)}</span>' for flag in entry.flags)
    kind = f'<p class="v-kicker">{entry.kind}</p>' if desk.mixed else ""
    frame.block(
        f'<div class="v-card v-judged"><div>{kind}'
        f'<div class="v-statement">{frame.esc(entry.text)}</div></div>'
        f'<div class="v-flags">{marks}</div></div>'
    )
    with st.container(horizontal=True, vertical_alignment="center", key="decide"):
        if desk.status is not Status.VISIBLE:
            st.button("Show", shortcut="S", on_click=desk.move, args=([entry.id], Status.VISIBLE))
        if desk.status is not Status.HIDDEN:
            st.button("Hide", shortcut="H", on_click=desk.move, args=([entry.id], Status.HIDDEN))
        stays = "Leave it" if desk.status is Status.VISIBLE else "Later"
        st.button(stays, shortcut="N", on_click=desk.later, args=(entry,))
        frame.block(f'<span class="v-words">{desk.left:,} to look at</span>')


frame.finding(
    "Nothing is shown before you approve it" if approve else "Hide what does not belong here",
    kicker=f"{workshop.title}: moderation",
)
desk.load(choose())
if desk.trouble:
    frame.note(desk.trouble, symbol="error", attention=True)
if desk.queue:
    left, right = st.columns([5, 7], gap="large")
    with left:
        one(desk)
    with right:
        many(desk)
else:
    none, lead = EMPTY[desk.status or Status.WAITING]
    frame.empty(none, lead, symbol="task_alt")
log = open_store().moderation.log(workshop.id)
if log:
    with st.expander("What was done"):
        frame.block("<br>".join(f"{number:,} {DONE[action]}" for action, number in log))
