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
    """Show the field and what can be done with its text; return the text.

    The field keeps its text while others save: it is named after the version it began with.
    """
    number = newest.number if newest else 0
    st.session_state.setdefault("draft-seen", number)
    begun = st.session_state.setdefault("draft-begun", (number, newest.text if newest else ""))
    with st.expander("Begin from something else"):
        sources = {"a blank page": ""} | {f"draft {each.number}": each.text for each in versions}
        if wanted := shaping.bridges(desk.results, most=5):
            sources["what every level wants"] = "\n".join(wanted)
        source = st.selectbox("Begin from", list(sources), index=None)
        if source in sources and st.button("Take it"):
            st.session_state["draft-begun"] = (f"{number} {source}", sources[source])
            st.rerun()
    written = st.text_area(
        "The vision, in sentences",
        begun[1],
        height=260,
        max_chars=LONGEST_DRAFT,
        key=f"draft-{begun[0]}",
    )
    with st.container(horizontal=True):
        if st.button("Save as the next version", type="primary"):
            save(written or "", number)
        if newest and not newest.shared and st.button(f"Let everyone read draft {number}"):
            drafts.share(workshop.id, number)
            st.rerun()
        open_ = drafts.takes_suggestions(workshop.id)
        if st.toggle("Take suggestions from everyone", open_) != open_:
            drafts.take_suggestions(workshop.id, taken=not open_)
    return written or ""


def save(text: str, number: int) -> None:
    """Keep a version, or say who was quicker; the text stays in the field."""
    seen = st.session_state["draft-seen"]
    try:
        drafts.save(workshop.id, text, seen=seen, base=seen or None)
    except ConflictError as error:
        st.session_state["draft-seen"] = number
        frame.note(
            f"{error} Your text is still here: save it once more to make it the version after.",
            symbol="sync_problem",
            attention=True,
        )
    except VisionError as error:
        frame.note(str(error), symbol="error", attention=True)
    else:
        for name in ("draft-begun", "draft-seen"):
            st.session_state.pop(name, None)
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
