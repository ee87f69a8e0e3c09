"""When a room opens and closes, said in the reader's own time."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from pages.parts import blocks
from vision.models import Workshop
from vision.translation import _, moment


def zone() -> dt.tzinfo:
    """Return the reader's time zone, as the browser tells it; the server's own if it does not."""
    name, offset = st.context.timezone, st.context.timezone_offset
    try:
        return ZoneInfo(name or "")
    except (ZoneInfoNotFoundError, ValueError):
        here = dt.datetime.now().astimezone().tzinfo or dt.UTC
        return here if offset is None else dt.timezone(dt.timedelta(minutes=-offset))


def said(at: int) -> str:
    """Return a time, in seconds since 1970, as one says it here."""
    return moment(dt.datetime.fromtimestamp(at, tz=zone()))


def told(workshop: Workshop) -> str:
    """Return when a room opens, closes or has closed; empty where no time is set."""
    now = time.time()
    if workshop.opens is not None and now < workshop.opens:
        return _("It begins on {time}.", time=said(workshop.opens))
    if workshop.closes is None:
        return ""
    if now >= workshop.closes:
        return _("It ended on {time}.", time=said(workshop.closes))
    return _("Open until {time}.", time=said(workshop.closes))


def shut(workshop: Workshop) -> bool:
    """Say when a room opens or closes, and return whether it takes nothing now."""
    line = told(workshop)
    is_open = workshop.is_open(time.time())
    if is_open and line:
        blocks.line(line, "v-sub")
    elif line:
        blocks.note(
            _("This page opens by itself then.")
            if workshop.opens is not None and time.time() < workshop.opens
            else _("What you sent is kept. This page goes on when the room does."),
            symbol="schedule",
            strong=line,
        )
    return not is_open
