"""Page: what leaders take away: slides, a page to print, a workbook, the statements, the cloud."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from pages.leadership.parts.selection import Selection, open_selection
from pages.leadership.parts.word_cloud import Words, png, words
from pages.leadership.report.all_chapters import contents, statements
from pages.parts import blocks
from vision.charts.glyphs import IN_A_DOCUMENT, notice
from vision.exchange import safe_filename, write_statements_csv
from vision.reports import Report, report_html, report_pdf, slides_pptx, tables_xlsx
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.leadership.parts.selection import Selection

OFFICE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One file.

    Attributes:
        ending: Of its name; tells files apart.
        title: What it is.
        use: What it is for.
        mime: Its type.
        told: Returns what it is made from: what may be shown now.
        make: Returns it.
    """

    ending: str
    title: str
    use: str
    mime: str
    told: Callable[[Selection], Any]
    make: Callable[[Any], bytes]


FILES: Final = (
    Takeaway(
        "pptx",
        marked("Slides"),
        marked("For the next meeting: one finding a slide (PowerPoint)."),
        f"{OFFICE}.presentationml.presentation",
        contents,
        slides_pptx,
    ),
    Takeaway(
        "html",
        marked("Report"),
        marked("To read, print or send: all chapters on one page that needs no network (HTML)."),
        "text/html",
        contents,
        report_html,
    ),
    Takeaway(
        "pdf",
        marked("Report for paper"),
        marked("To print or to hand in: the same report on A4, pages numbered (PDF)."),
        "application/pdf",
        contents,
        report_pdf,
    ),
    Takeaway(
        "xlsx",
        marked("Numbers"),
        marked("To calculate with: every table behind the charts (Excel)."),
        f"{OFFICE}.spreadsheetml.sheet",
        contents,
        tables_xlsx,
    ),
    Takeaway(
        "csv",
        marked("Statements"),
        marked("To read them all: text, theme, who agrees; the level only where it is safe (CSV)."),
        "text/csv",
        statements,
        write_statements_csv,
    ),
    Takeaway(
        "png",
        marked("Word cloud"),
        marked("To show: the words that most people used."),
        "image/png",
        words,
        png,
    ),
)


def told_now(selection: Selection, each: Takeaway) -> Any:  # noqa: ANN401 - what its maker takes
    """Return what a file would be made from now, gathered once for all that are made from it."""
    if each.told not in gathered:
        gathered[each.told] = each.told(selection)
    return gathered[each.told]


def mark(selection: Selection, told: Report | pd.DataFrame | Words) -> str:
    """Return a mark of all that a file says; one of another mark is out of date."""
    said = told.to_csv() if isinstance(told, pd.DataFrame) else told
    own = said.mark if isinstance(said, Report) else f"{zlib.crc32(repr(said).encode()):x}"
    return f"{selection.results.shown} {own}"


def offer(selection: Selection, each: Takeaway) -> None:
    """Show one file: first a button that makes it, then one that downloads it while it is true."""
    kept = st.session_state.get(f"made-{each.ending}")
    if kept and kept[0] != mark(selection, told_now(selection, each)):
        kept = None
    with st.container(border=True, key=f"file-{each.ending}"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            blocks.title(_(each.title), _(each.use))
        with right:
            if kept:
                st.download_button(
                    _("Download"),
                    kept[1],
                    safe_filename(blocks.titled(selection.workshop), each.ending),
                    each.mime,
                    icon=":material/download:",
                    on_click="ignore",
                    type="primary",
                    width="stretch",
                    key=f"get-{each.ending}",
                )
            elif st.button(_("Make it"), width="stretch", key=f"make-{each.ending}"):
                make(selection, each)


def make(selection: Selection, each: Takeaway) -> None:
    """Make a file and keep it for this visit, or say why there can be none."""
    with blocks.refusals():
        with st.status(_("Making: {what}", what=_(each.title))):
            told = told_now(selection, each)
            made = (mark(selection, told), each.make(told))
            st.session_state[f"made-{each.ending}"] = made
        st.rerun()


selection = open_selection(_("Here you take slides, a report and the numbers with you."))
blocks.finding(
    _("Take it with you"),
    kicker=blocks.titled(selection.workshop),
    lead=_(
        "Every file obeys the same protection as the pages: nothing about groups under {m} "
        "people, no names, no times.",
        m=selection.workshop.smallest_group,
    ),
)
units = selection.results.alignment.units
lacking = notice(
    [
        selection.workshop.title,
        selection.workshop.brand.organisation,
        selection.question.text,
        *selection.results.names.values(),
        *(level.title for level in selection.results.alignment.levels),
        *(unit.title for unit in (units.groups if units else ())),
        *(word["text"] for word in selection.results.cloud["words"]),
    ],
    IN_A_DOCUMENT,  # where paper has all letters, pictures have them too
)
if lacking is not None:
    blocks.note(str(lacking), symbol="font_download")
gathered: dict[Callable[[Selection], Any], Any] = {}
for each in FILES:
    offer(selection, each)
