"""The field in which a leader writes the next version; two who write at once lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.leadership.shape.unsaved_draft import GONE
from pages.parts import blocks, draft_coverage, slate
from server.store import open_store
from vision.drafts import clauses
from vision.drafts.amendments import place, places, wording
from vision.errors import ConflictError, VisionError
from vision.text.details import masked
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from pages.leadership.shape.unsaved_draft import Rewording, Writing
    from vision.store.drafts import Draft


REWORDED: Final = 60
"""Sentences that can be reworded where they stand; all can in the whole text."""


def reword(mine: Writing, at: int) -> None:
    """Show a field at a sentence of the sheet, or the way to it.

    Args:
        mine: What the leader is writing.
        at: Place of the sentence, from 0.
    """
    field = mine.rewording
    if field is None or field.gone or field.place != at:
        st.button(
            _("Reword"),
            icon=":material/edit:",
            type="tertiary",
            on_click=mine.look_at,
            args=(at, mine.text),
            key=f"reword-{mine.key}-{at}",
        )
        return
    _field(mine, field)


def _field(mine: Writing, field: Rewording) -> None:
    """Show the field in which a sentence is reworded; words outlive a sentence that is gone."""
    key = f"reworded-{mine.reworded}"
    st.session_state.setdefault(key, field.words)
    st.text_area(_("This sentence"), key=key, height="content")
    with st.container(horizontal=True):
        if not field.gone:
            st.button(
                _("Put it in the text"),
                type="primary",
                on_click=mine.put,
                args=(field,),
                key=f"put-{mine.reworded}",
            )
        st.button(_("Cancel"), on_click=mine.look_away, key=f"leave-{mine.reworded}")


def edit(selection: Selection, mine: Writing, versions: tuple[Draft, ...], *, open_: bool) -> None:
    """Show the whole text behind a fold, and what can be done with it.

    Args:
        selection: What the leader looks at.
        mine: What the leader is writing.
        versions: All versions of the draft.
        open_: Whether the fold stands open: where there is no sheet to write on.
    """
    newest = versions[-1] if versions else None
    if mine.rewording and mine.rewording.gone:
        if mine.trouble != _(GONE):  # said below already
            blocks.note(_(GONE), symbol="info", attention=True)
        _field(mine, mine.rewording)
    with st.container(key="save-draft"):
        _save(selection, mine, newest)
    with st.expander(_("The whole text"), expanded=open_):
        st.session_state.setdefault(mine.key, mine.text)
        # No most characters here: the browser would ignore a longer paste without a word.
        st.text_area(_("The vision, in sentences"), height=260, key=mine.key, on_change=mine.keep)
        begin_from(selection, mine, versions)


def _save(selection: Selection, mine: Writing, newest: Draft | None) -> None:
    """Show the buttons, and what stands in the way."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Save as the next version"), type="primary"):
            save(mine)
        if (
            newest
            and not newest.shared
            and st.button(_("Let everyone read draft {number}", number=newest.number))
        ):
            open_store().drafts.share(selection.workshop.id, newest.number)
            st.rerun()
        suggestions(selection.workshop.id)
    if mine.trouble:
        blocks.note(mine.trouble, symbol="info", attention=True)
        mine.trouble = ""
    if newest and newest.number > mine.began:
        mine.seen = newest.number
        blocks.note(
            _(
                "Your text is still here, and will be the version after once you save it. Versions "
                "shows both side by side."
            ),
            symbol="sync_problem",
            strong=_("Draft {number} was saved meanwhile.", number=newest.number),
            attention=True,
        )


def suggestions(workshop_id: str) -> None:
    """Show a switch that always stands as things are, also when somebody else has switched it."""
    drafts, key = open_store().drafts, f"suggestions-{workshop_id}"
    st.session_state[key] = drafts.takes_suggestions(workshop_id)
    st.toggle(
        _("Take suggestions from everyone"),
        key=key,
        on_change=lambda: drafts.take_suggestions(workshop_id, taken=st.session_state[key]),
    )


def begin_from(selection: Selection, mine: Writing, versions: tuple[Draft, ...]) -> None:
    """Offer a blank page, other versions, what every level wants, and the slate."""
    sources: dict[str, tuple[str, int | None]] = {_("a blank page"): ("", None)}
    sources |= {
        _("draft {number}", number=each.number): (each.text, each.number) for each in versions
    }
    if wanted := draft_coverage.bridges(selection.results, most=5):
        sources[_("what every level wants")] = ("\n".join(wanted), None)
    if slate.there(selection.workshop) and (listed := slate.of(selection.results)):
        sources[_("the short list")] = (slate.words(listed), None)
    source = st.selectbox(_("Begin from"), list(sources), index=None, placeholder=_("Choose"))
    if source in sources and st.button(_("Take it")):
        text, mine.base = sources[source]
        mine.begin(text)
        st.rerun()


def save(mine: Writing) -> None:
    """Keep a version and what it takes up, or say who was quicker; the text stays in the field."""
    try:
        kept = open_store().drafts.save(mine.workshop_id, mine.text, seen=mine.seen, base=mine.base)
        note(mine, kept)
    except ConflictError:
        st.rerun()  # and look at what the other one has saved
    except VisionError as error:
        blocks.note(str(error), symbol="error", attention=True)
    else:
        mine.restart(kept)
        st.rerun()


def note(mine: Writing, kept: Draft) -> None:
    """Note which suggestions a version takes up, as worded or a little changed, or gives back.

    A wording that was taken up before gives way where another one for its sentence is taken up.
    """
    remarks = open_store().remarks
    sentences = [clause.text for clause in clauses(kept.text)]
    told = remarks.suggestions(mine.workshop_id)
    anew = {(each.draft_id, each.clause) for each in told if mine.taking.get(each.id)}
    for each in told:
        if each.id in mine.taking or (each.taken and (each.draft_id, each.clause) in anew):
            words = masked(each.text)
            stands = place(kept.text, words) is not None or (
                mine.taking.get(each.id, False) and places([wording(words)], sentences) != (None,)
            )
            remarks.take(mine.workshop_id, [each.id], taken=stands)
