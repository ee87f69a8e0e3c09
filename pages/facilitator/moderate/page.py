"""Page: moderation at speed: one after the other by keyboard, or many at once."""

import streamlit as st

from pages.facilitator.moderate.entries import Entry
from pages.facilitator.moderate.queue import Queue, many, narrowed, queue_of, standing_now
from pages.parts import blocks, dialog, visitor
from pages.parts.search import nothing
from server.store import open_store
from vision.models import Moderation, Role, Status
from vision.store.moderation_batches import WAIT_S
from vision.translation import _, marked, ngettext, whole_number

NAMES = {
    Status.WAITING: marked("Waiting"),
    Status.VISIBLE: marked("Visible"),
    Status.HIDDEN: marked("Hidden"),
}
COMES = marked("New statements, comments and suggestions appear here by themselves.")
EMPTY = {
    Status.WAITING: (marked("Nothing to look at"), COMES),
    Status.VISIBLE: (marked("Nothing is shown yet"), COMES),
    Status.HIDDEN: (
        marked("Nothing is hidden"),
        marked("What you hide is kept here, and can be shown again."),
    ),
}
DONE = {
    Status.VISIBLE: marked("shown"),
    Status.HIDDEN: marked("hidden"),
    Status.WAITING: marked("put back"),
}

workshop = visitor.workshop_in_view(Role.FACILITATOR)
approve = workshop.moderation is Moderation.APPROVE_FIRST
queue = queue_of(workshop)


def choose() -> Status:
    """Let the moderator choose which statements to look at, and undo."""
    stand = standing_now(workshop.id)
    kinds = [each for each in NAMES if approve or each is not Status.WAITING or stand[each]]
    with st.container(horizontal=True, vertical_alignment="center"):
        picked = st.segmented_control(
            _("Words"),
            kinds,
            default=kinds[0],
            format_func=lambda each: (
                f"{_(NAMES[each])} {whole_number(stand[each])}" if each in NAMES else ""
            ),
            label_visibility="collapsed",
            required=True,
            key="standing",
        )
        if queue.done:
            ids, _before, after = queue.done[-1]
            label = _("Undo: {number} {done}", number=len(ids), done=_(DONE[after]))
            st.button(
                label, shortcut="U", on_click=queue.undo, icon=":material/undo:",
                key=f"undo-{len(queue.done)}-{queue.loads}",
            )  # fmt: skip
        arrivals()
    return picked if picked in kinds else kinds[0]


@st.fragment(run_every=3)
def arrivals() -> None:
    """Say that others wrote or decided meanwhile; an empty queue fills by itself."""
    if queue.status is None or standing_now(workshop.id) == queue.standing:
        return
    if not queue.left or st.button(_("Look at what is new"), shortcut="L"):
        queue.load(queue.status, anew=True)
        dialog.draw_anew()


def one(queue: Queue, entry: Entry) -> None:
    """Show one statement, large and whole, with a key for every decision.

    Its buttons are its own: a press decides on the words that whoever presses has read.
    """
    marks = "".join(f'<span class="v-flag">{blocks.esc(_(flag))}</span>' for flag in entry.flags)
    kind = f'<p class="v-kicker">{blocks.esc(_(entry.kind))}</p>' if queue.mixed else ""
    blocks.block(
        f'<div class="v-card v-judged"><div>{kind}'
        f'<div class="v-statement">{blocks.esc(entry.text)}</div></div>'
        f'<div class="v-flags">{marks}</div></div>'
    )
    with st.container(horizontal=True, vertical_alignment="center", key="decide"):
        if queue.status is not Status.VISIBLE:
            st.button(
                _("Show"), shortcut="S", key=f"show-{entry.id}",
                on_click=queue.move, args=([entry.id], Status.VISIBLE),
            )  # fmt: skip
        if queue.status is not Status.HIDDEN:
            st.button(
                _("Hide"), shortcut="H", key=f"hide-{entry.id}",
                on_click=queue.move, args=([entry.id], Status.HIDDEN),
            )  # fmt: skip
        stays = _("Leave it") if queue.status is Status.VISIBLE else _("Later")
        st.button(stays, shortcut="N", on_click=queue.later, args=(entry,), key=f"later-{entry.id}")
        left_over = ngettext("One to look at", "{number} to look at", queue.left)
        blocks.block(f'<span class="v-words">{blocks.esc(left_over)}</span>')


blocks.finding(
    _("Nothing is shown before you approve it") if approve else _("Hide what does not belong here"),
    kicker=_("{title}: moderation", title=blocks.titled(workshop)),
)
queue.load(choose())
if queue.trouble:
    blocks.note(queue.trouble, symbol="error", attention=True)
if queue.entries:
    with st.container(key="judging"):  # the left column keeps its room: it is drawn last
        left, right = st.columns([5, 7], gap="large")
    with right:
        found = narrowed(queue)
        ticked = many(queue, found) if found else ()
    with left:
        if found:
            one(queue, ticked[0] if len(ticked) == 1 else found[0])
        else:
            nothing()
else:
    none, lead = EMPTY[queue.status or Status.WAITING]
    blocks.empty(_(none), _(lead), symbol="task_alt")
blocks.line(
    _(
        "New words come in once two people have written, {seconds} seconds after the first of "
        "them.",
        seconds=WAIT_S,
    ),
    "v-sub",
)
log = open_store().moderation.log(workshop.id)
if log:
    with st.expander(_("What was done")):
        blocks.block(
            "<br>".join(
                blocks.esc(f"{whole_number(number)} {_(DONE[action])}") for action, number in log
            )
        )
