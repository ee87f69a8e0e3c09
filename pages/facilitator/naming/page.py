"""Page: the room names its themes, one after the other, by keyboard."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.facilitator.naming import language_model_names, room
from pages.facilitator.naming.desk import Desk, Mark, open_desk
from pages.facilitator.parts.question import which_question
from pages.parts import blocks, dialog, markup, theme_split, visitor
from server.store import open_store
from vision.limits import LONGEST_THEME_NAME
from vision.models import Role
from vision.themes import Theme
from vision.themes.offered_names import OFFERED
from vision.translation import _

workshop = visitor.workshop_in_view(Role.FACILITATOR)


def progress(desk: Desk) -> None:
    """Say how many have a name from the room, with a way back from the last decision."""
    done, all_of_them = len(desk.decided), len(desk.themes.themes)
    st.progress(done / max(1, all_of_them), text=_("{done} of {all}", done=done, all=all_of_them))
    with st.container(horizontal=True):
        room.switch(desk)
        if desk.last is not None:
            st.button(
                _("Undo"), shortcut="U", on_click=desk.undo, icon=":material/undo:",
                key=f"undo-{desk.last.id}",
            )  # fmt: skip


def read(desk: Desk, theme: Theme) -> None:
    """Show what people wrote."""
    blocks.title(
        _("What do these have in common?"),
        _("Theme {number}, {size} statements", number=theme.id, size=desk.sizes[theme.id]),
    )
    shown = [(text, None) for text in desk.statements(theme)]
    blocks.block(markup.quotes(shown))
    if not shown:
        blocks.note(_("None of its statements may be shown."), symbol="lock")


def choose(desk: Desk, theme: Theme, names: Sequence[str]) -> None:
    """Offer names, each with a key."""
    for number, name in enumerate(names, start=1):
        st.button(
            f"{number}  {blocks.plain(name)}",
            key=f"offer-{desk.place(theme)}-{number}-{name}",
            shortcut=str(number),
            width="stretch",
            on_click=desk.name,
            args=(theme, name),
        )


def write(desk: Desk, theme: Theme) -> None:
    """Offer a field for a name of one's own."""
    with st.form(f"own-{desk.place(theme)}", border=False):
        own = st.text_input(_("Or in your own words"), max_chars=LONGEST_THEME_NAME)
        if st.form_submit_button(_("Use this name"), type="primary"):
            name = " ".join(own.split())
            if trouble := desk.trouble(theme, name):
                blocks.note(trouble, attention=True)
            else:
                desk.name(theme, name)
                st.rerun()


def change(desk: Desk, theme: Theme) -> None:
    """Offer what to do with a theme that is not one."""
    here = desk.place(theme)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            _("This is two"), shortcut="T", key=f"two-{here}",
            on_click=theme_split.ask, args=(desk.question.id, theme.id),
        )  # fmt: skip
        st.button(
            _("This is nothing"), shortcut="O", key=f"nothing-{here}",
            on_click=desk.nothing, args=(theme,),
        )  # fmt: skip
        st.button(_("Later"), shortcut="L", key=f"later-{here}", on_click=desk.later, args=(theme,))
        others = {each: name for each, name in desk.names.items() if each != theme.id}
        into = st.selectbox(
            _("The same as"),
            list(others),
            index=None,
            placeholder=_("Choose"),
            format_func=lambda each: others.get(each, ""),
            key=f"into-{here}",
        )
        st.button(
            _("Merge"), disabled=into is None, on_click=_merge, args=(desk, theme),
            shortcut="M", key=f"merge-{here}",
        )  # fmt: skip


def _merge(desk: Desk, theme: Theme) -> None:
    """Merge with what is chosen now, which may be newer than the page."""
    desk.merge(theme, st.session_state.get(f"into-{desk.place(theme)}"))


def finished(desk: Desk) -> None:
    """List the names, and say that all have one."""
    blocks.title(
        _("Every theme has a name") if not desk.waiting else _("A theme is being changed"),
        _("They stay, whatever else comes in. Change one under Themes, or undo."),
    )
    names = "".join(
        f"<li>{markup.theme_name(theme, name)}</li>" for theme, name in desk.names.items()
    )
    blocks.block(f'<ul class="v-list">{names}</ul>')


@st.fragment(run_every=2)
def watch(seen: Mark | None) -> None:
    """Show the page anew when a newer result shows something new; each one tells of an act."""
    now = open_desk(open_store().workshops.get(workshop.id), question)
    if (now.mark if now else None) != seen:
        dialog.draw_anew()


blocks.finding(
    _("Name the themes"),
    kicker=blocks.titled(workshop),
    lead=_(
        "Choose a name with the keys 1 to {last}, or type one: what would somebody who was not "
        "here expect below it?",
        last=OFFERED,
    ),
)
question = which_question(workshop)
desk = open_desk(workshop, question)
watch(desk.mark if desk else None)
if desk is None:
    blocks.empty(
        _("There are no themes yet"),
        _("They appear here by themselves when people have written enough."),
        symbol="category",
    )
    st.stop()
progress(desk)
theme = desk.current
desk.lay(theme)
found = language_model_names.of(desk, theme) if theme is not None else None
for ahead in desk.left[1:2]:
    # Asked for already, so that nobody waits at the next theme.
    language_model_names.of(desk, ahead)
room.follow(desk, theme, found.names if found else ())
if theme is None:
    finished(desk)
elif theme_split.asked(desk.question.id, theme.id):
    theme_split.show(desk.parting(theme), desk.names[theme.id], partial(desk.split, theme))
else:
    left, right = st.columns([3, 2], gap="large")
    with left:
        read(desk, theme)
    with right:
        choose(desk, theme, desk.offered(theme, found.names if found else ()))
        language_model_names.told(found)
        write(desk, theme)
        change(desk, theme)
