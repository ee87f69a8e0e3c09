"""The timer on the wall, as HTML."""

from __future__ import annotations

from server.room_state import state_of
from vision.translation import _


def clock_html(workshop_id: str) -> str:
    """Return the timer while it runs, and for a while after it is up; else nothing."""
    left = state_of(workshop_id).left()
    if left is None:
        return ""
    shown = f"{left // 60}:{left % 60:02d}" if left > 0 else _("Time is up")
    return f'<div class="v-timer" role="timer">{shown}</div>'
