"""Page: write the vision together, and see whose voice is in it while it is written."""

import streamlit as st

from pages import frame, shaping, visitor
from pages.bridge import open_store
from pages.leadership import draftview, standing
from pages.leadership.desk import choice, kicker, open_desk
from vision.access import covers
from vision.errors import ConflictError, VisionError
from vision.models import Role
from vision.store.drafts import LONGEST_DRAFT, Draft

VIEWS = {"write": "Write", "stand": "Where people stand", "versions": "Versions"}

desk = open_desk()
drafts = open_store().drafts
workshop = desk.workshop
may_write = covers(visitor.role(workshop), Role.LEADER) and (
    not workshop.is_sample
    or covers(open_store().passes.role(visitor.token(), workshop.id), Role.LEADER)
)


def start() -> str:
    """Return what an empty draft may begin with: the statements that every level wants."""
    wanted = shaping.bridges(desk.results, most=5)
    return "\n".join(wanted)


def write(newest: Draft | None, versions: tuple[Draft, ...]) -> None:
    """Let leaders write the next version; two who save at once do not overwrite each other."""
    left, right = st.columns([31, 18], gap="large")
    with left:
        written = edit(newest, versions) if may_write else newest.text if newest else ""
        told = shaping.carries(desk.question, desk.results, written)
        draftview.sheet(desk, told)
    with right:
        draftview.voice(desk, told)


def edit(newest: Draft | None, versions: tuple[Draft, ...]) -> str:
    """Show the field and what can be done with its text; return the text."""
        with st.expander("Begin from something else"):
            sources = {"blank": ""} | {f"draft {each.number}": each.text for each in versions}
            if begin := start():
                sources["what every level wants"] = begin
            source = st.selectbox("Begin from", list(sources), index=None)
            if source in sources and st.button("Take it"):
                st.session_state["draft-text"] = sources[source]
        written = st.text_area(
            "The vision, in sentences",
            st.session_state.pop("draft-text", text),
            height=260,
            max_chars=LONGEST_DRAFT,
            key=f"draft-{newest.number if newest else 0}",
        )
        with st.container(horizontal=True):
            if st.button("Save as the next version", type="primary"):
                save(written or "", newest)
            if (
                newest
                and not newest.shared
                and st.button(f"Let everyone read draft {newest.number}")
            ):
                drafts.share(workshop.id, newest.number)
                st.rerun()
            open_ = drafts.takes_suggestions(workshop.id)
            if may_write and st.toggle("Take suggestions from everyone", open_) != open_:
                drafts.take_suggestions(workshop.id, taken=not open_)
        told = shaping.carries(desk.question, desk.results, written or "")
        draftview.sheet(desk, told)
    return written or ""


def save(text: str, newest: Draft | None) -> None:
    """Keep a version, or say who was quicker; the text stays in the field."""
    number = newest.number if newest else 0
    try:
        drafts.save(workshop.id, text, seen=number, base=number or None)
    except ConflictError as error:
        frame.note(
            f"{error} Your text is still here: save it once more to make it the version after.",
            symbol="sync_problem",
            attention=True,
        )
    except VisionError as error:
        frame.note(str(error), symbol="error", attention=True)
    else:
        st.rerun()


versions = drafts.all(workshop.id)
newest = versions[-1] if versions else None
frame.finding(
    shaping.finding(shaping.carries(desk.question, desk.results, newest.text if newest else "")),
    kicker=f"{kicker(desk)} {len(versions)} drafts." if versions else kicker(desk),
)
view = choice("view", VIEWS)
if view == "write":
    write(newest, versions)
elif view == "stand":
    standing.show(desk, versions)
else:
    draftview.versions(desk, versions)
