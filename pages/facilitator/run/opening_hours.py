"""Opening and closing by the clock: times that the facilitator sets for the phase that is on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks, opening_hours
from pages.parts.language import typed_day
from server.store import open_store
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def by_the_clock(workshop: Workshop) -> None:
    """Ask from when and until when people may write and answer in this phase."""
    blocks.line(
        _(
            "Outside these times phones take nothing, and say when they will. Nobody has to be "
            "here for it. The times are for this phase: moving to another one clears them."
        )
    )
    if line := opening_hours.told(workshop):
        blocks.note(line, symbol="schedule")
    left, right = st.columns(2)
    key = f"{workshop.phase}-{workshop.opens}-{workshop.closes}"
    with left:
        opens = st.datetime_input(
            _("From"), _local(workshop.opens), key=f"opens-{key}", format=typed_day()
        )
    with right:
        closes = st.datetime_input(
            _("Until"), _local(workshop.closes), key=f"closes-{key}", format=typed_day()
        )
    with st.container(horizontal=True):
        if st.button(_("Keep these times"), type="primary"):
            _keep(workshop, _seconds(opens), _seconds(closes))
        set_ = workshop.opens is not None or workshop.closes is not None
        if set_ and st.button(_("Without times")):
            _keep(workshop, None, None)


def _keep(workshop: Workshop, opens: int | None, closes: int | None) -> None:
    with blocks.refusals():
        open_store().hours.keep(workshop.id, opens, closes)
        st.rerun()


def _local(at: int | None) -> dt.datetime | None:
    """Return a time as it stands in a field: the reader's own, without a zone."""
    if at is None:
        return None
    return dt.datetime.fromtimestamp(at, tz=opening_hours.zone()).replace(tzinfo=None)


def _seconds(typed: dt.datetime | None) -> int | None:
    """Return what stands in a field in seconds since 1970."""
    return None if typed is None else int(typed.replace(tzinfo=opening_hours.zone()).timestamp())
