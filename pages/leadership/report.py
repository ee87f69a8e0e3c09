"""Page: what leaders take away: slides, a page to print, a workbook, the statements, the cloud."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.leadership.parts.selection import Selection, open_selection
from pages.parts import blocks, markup, quotes
from server.store import open_store
from vision.alignment.guesses import compare_guesses
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.drafts import clauses
from vision.exchange import safe_filename, write_statements_csv
from vision.reports import report, report_html, slides_pptx, tables_xlsx
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.leadership.parts.selection import Selection
    from vision.reports import Report

OFFICE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One file.

    Attributes:
        ending: Of its name; tells files apart.
        title: What it is.
        use: What it is for.
        mime: Its type.
        make: Returns it, made from what may be shown now.
    """

    ending: str
    title: str
    use: str
    mime: str
    make: Callable[[Selection], bytes]


def contents(selection: Selection) -> Report:
    """Return what every report is made from: only what the pages may show."""
    workshop, found, store = selection.workshop, selection.results, open_store()
    draft = store.drafts.newest(workshop.id, shared=True)
    told = found.agreement
    return report(
        title=workshop.title,
        question=selection.question.text,
        themes=found.themes,
        alignment=found.alignment,
        quotes={theme.id: quotes.allowed(found, theme) for theme in found.themes.themes},
        day=dt.datetime.now(tz=dt.UTC).date(),
        round_number=workshop.round,
        agreement=str(agreement_finding(Consensus.from_json(told["consensus"]))) if told else None,
        guess=compare_guesses(store.guesses.all(selection.question.id), found.alignment),
        draft=[clause.text for clause in clauses(draft.text)] if draft else (),
    )


def _cloud(selection: Selection) -> bytes:
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - slow to load, seldom asked for

    cloud = selection.results.cloud
    words = {word["text"]: (word["people"], word["theme"]) for word in cloud["words"]}
    return picture(words, mode=markup.mode())


def _statements(selection: Selection) -> bytes:
    rows = quotes.export_rows(selection.workshop, selection.question)
    return write_statements_csv(rows) if rows is not None else b""


FILES: Final = (
    Takeaway(
        "pptx",
        marked("Slides"),
        marked("For the next meeting: one finding a slide (PowerPoint)."),
        f"{OFFICE}.presentationml.presentation",
        lambda selection: slides_pptx(contents(selection)),
    ),
    Takeaway(
        "html",
        marked("Report"),
        marked("To read, print or send: everything on one page that needs no network (HTML)."),
        "text/html",
        lambda selection: report_html(contents(selection)),
    ),
    Takeaway(
        "xlsx",
        marked("Numbers"),
        marked("To calculate with: every table behind the charts (Excel)."),
        f"{OFFICE}.spreadsheetml.sheet",
        lambda selection: tables_xlsx(contents(selection)),
    ),
    Takeaway(
        "csv",
        marked("Statements"),
        marked("To read them all: text and theme, the level only where it is safe (CSV)."),
        "text/csv",
        _statements,
    ),
    Takeaway(
        "png",
        marked("Word cloud"),
        marked("To show: the words that most people used."),
        "image/png",
        _cloud,
    ),
)


def stamp(selection: Selection) -> tuple[str, int, int]:
    """Return what a file depends on; a file of another stamp is made anew."""
    store = open_store()
    draft = store.drafts.newest(selection.workshop.id, shared=True)
    return (
        selection.results.id,
        draft.number if draft else 0,
        len(store.guesses.all(selection.question.id)),
    )


def offer(selection: Selection, each: Takeaway, now: tuple[str, int, int]) -> None:
    """Show one file: first a button that makes it, then one that downloads it."""
    kept = st.session_state.get(f"made-{each.ending}")
    with st.container(border=True, key=f"file-{each.ending}"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            blocks.title(_(each.title), _(each.use))
        with right:
            if kept and kept[0] == now:
                st.download_button(
                    _("Download"),
                    kept[1],
                    safe_filename(selection.workshop.title, each.ending),
                    each.mime,
                    icon=":material/download:",
                    on_click="ignore",
                    type="primary",
                    width="stretch",
                    key=f"get-{each.ending}",
                )
            elif st.button(_("Make it"), width="stretch", key=f"make-{each.ending}"):
                with st.status(_("Making: {what}", what=_(each.title))):
                    st.session_state[f"made-{each.ending}"] = (now, each.make(selection))
                st.rerun()


selection = open_selection()
blocks.finding(
    _("Take it with you"),
    kicker=selection.workshop.title,
    lead=_(
        "Every file obeys the same protection as the pages: nothing about groups under {m} "
        "people, no names, no times.",
        m=selection.workshop.smallest_group,
    ),
)
now = stamp(selection)
for each in FILES:
    offer(selection, each, now)
