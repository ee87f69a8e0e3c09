"""What every page starts with, and the few blocks that all of them share.

Everything that is not our own wording passes through ``html.escape``: what people typed is data.
"""

from __future__ import annotations

import html
import string
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import brand
from vision.errors import VisionError
from vision.phases import STEPS
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from vision.models import Workshop

_MARKS: Final = {ord(mark): f"\\{mark}" for mark in string.punctuation}


def anew() -> None:
    """Put a button out of sight: the script's way to have the page drawn anew."""
    st.button(_("Look anew"), key="anew")


def plain(text: str) -> str:
    """Return a text for a widget's label, with nothing left in it that Markdown would act on."""
    joined = "".join(f"{c}\u2060" if c in ".:@/" else c for c in " ".join(text.split()))
    return joined.translate(_MARKS)


def esc(text: object) -> str:
    """Return a text for ``st.html``, verbatim on screen."""
    return html.escape(str(text))


def block(content: str) -> None:
    """Show HTML whose typed parts are escaped already."""
    st.html(f'<div class="v">{content}</div>')


def icon(name: str) -> str:
    """Return a Material symbol, silent for screen readers."""
    return f'<span class="v-icon" aria-hidden="true">{name}</span>'


def finding(text: str, *, kicker: str = "", lead: str = "") -> None:
    """Show the first line of a page: a sentence that a leader can repeat."""
    above = f'<p class="v-kicker">{esc(kicker)}</p>' if kicker else ""
    below = f'<p class="v-lead">{esc(lead)}</p>' if lead else ""
    block(f'{above}<h1 class="v-finding">{esc(text)}</h1>{below}')


def line(text: str, kind: str = "v-words") -> None:
    """Show one line: quiet words, or ``v-kicker`` above what it introduces."""
    block(f'<p class="{kind}">{esc(text)}</p>')


def title(text: str, sub: str = "") -> None:
    """Show the title of a part or a chart, with its subtitle."""
    below = f'<p class="v-sub">{esc(sub)}</p>' if sub else ""
    block(f'<h2 class="v-title">{esc(text)}</h2>{below}')


@contextmanager
def refusals() -> Iterator[None]:
    """Say what is in the way where something is refused; what follows in the block is left out."""
    try:
        yield
    except VisionError as error:
        note(str(error), symbol="error", attention=True)


def note(text: str, *, symbol: str = "info", strong: str = "", attention: bool = False) -> None:
    """Show a soft note; in amber where something wants attention."""
    kind = "v-note v-attention" if attention else "v-note"
    first = f"<b>{esc(strong)}</b> " if strong else ""
    block(f'<div class="{kind}" role="note">{icon(symbol)}{first}{esc(text)}</div>')


def empty(text: str, lead: str, *, symbol: str = "forum") -> None:
    """Show a page that has nothing to show yet: what will be here, and when."""
    block(f'<div class="v-empty">{icon(symbol)}<h1>{esc(text)}</h1><p>{esc(lead)}</p></div>')


def phone(workshop: Workshop | None = None) -> AbstractContextManager[object]:
    """Return the container of a participant's page, with the top that all of them share."""
    container = st.container(key="phone")
    if workshop is not None:
        with container:
            _steps(workshop)
    return container


def _steps(workshop: Workshop) -> None:
    counted = [phase for phase in STEPS if phase in workshop.phases]
    steps = len(counted)
    at = counted.index(workshop.phase) if workshop.phase in counted else steps
    where = (
        _("Step {at} of {steps}: {step}", at=at + 1, steps=steps, step=_(counted[at].rules.step))
        if at < steps
        else _(workshop.phase.rules.title)
    )
    bars = "".join(f'<i class="{"on" if number <= at else ""}"></i>' for number in range(steps))
    top(workshop, where, f'<div class="v-steps" aria-hidden="true">{bars}</div>')


def top(workshop: Workshop, where: str, below: str = "") -> None:
    """Show whose workshop a participant's page belongs to, in its colour, and where one is."""
    brand.dress(workshop.brand)
    block(
        f"{brand.sign(workshop.brand)}"
        f'<div class="v-top"><b>{esc(titled(workshop))}</b><span>{esc(where)}</span></div>{below}'
    )


def titled(workshop: Workshop) -> str:
    """Return what a workshop is called wherever it is shown: the sample says that it is one."""
    return _("{title} (sample)", title=workshop.title) if workshop.is_sample else workshop.title


def kicker(workshop: Workshop, counted: str = "") -> str:
    """Return the line above a leader's finding: which workshop, which round, how many people.

    Args:
        workshop: In view.
        counted: How many take part, as ``totals.taking_part`` says it; empty to leave it out.
    """
    first = _("{title}, round {round}.", title=titled(workshop), round=workshop.round)
    return f"{first} " + _("{counted}.", counted=counted) if counted else first
