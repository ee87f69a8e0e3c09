"""Page: what leaders take away: slides, a page to print, a workbook, the statements, the cloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.leadership.parts.selection import Selection, open_selection
from pages.leadership.report.all_chapters import contents, statements
from pages.parts import blocks, markup
from server.store import open_store
from vision.charts.glyphs import notice
from vision.errors import VisionError
from vision.exchange import safe_filename, write_statements_csv
from vision.models import Brand
from vision.reports import report_html, report_pdf, slides_pptx, tables_xlsx
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.leadership.parts.selection import Selection

Stamp = tuple[str, int, int, Brand]
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


def _cloud(selection: Selection) -> bytes:
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - slow to load, seldom asked for

    cloud = selection.results.cloud
    words = {word["text"]: (word["people"], word["theme"]) for word in cloud["words"]}
    return picture(words, mode=markup.mode())


def _statements(selection: Selection) -> bytes:
    return write_statements_csv(statements(selection))


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
        "pdf",
        marked("Report for paper"),
        marked("To print or to hand in: the same report on A4, pages numbered (PDF)."),
        "application/pdf",
        lambda selection: report_pdf(contents(selection)),
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
        marked("To read them all: text, theme, who agrees; the level only where it is safe (CSV)."),
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


def stamp(selection: Selection) -> Stamp:
    """Return what a file depends on; a file of another stamp is made anew."""
    store = open_store()
    draft = store.drafts.newest(selection.workshop.id, shared=True)
    return (
        selection.results.shown,
        draft.number if draft else 0,
        len(store.guesses.all(selection.question.id)),
        selection.workshop.brand,
    )


def offer(selection: Selection, each: Takeaway, now: Stamp) -> None:
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
                make(selection, each, now)


def make(selection: Selection, each: Takeaway, now: Stamp) -> None:
    """Make a file and keep it for this visit, or say why there can be none."""
    try:
        with st.status(_("Making: {what}", what=_(each.title))):
            st.session_state[f"made-{each.ending}"] = (now, each.make(selection))
    except VisionError as error:
        blocks.note(str(error), symbol="error", attention=True)
        return
    st.rerun()


selection = open_selection(_("Here you take slides, a report and the numbers with you."))
blocks.finding(
    _("Take it with you"),
    kicker=selection.workshop.title,
    lead=_(
        "Every file obeys the same protection as the pages: nothing about groups under {m} "
        "people, no names, no times.",
        m=selection.workshop.smallest_group,
    ),
)
lacking = notice(
    [
        selection.workshop.title,
        *selection.results.names.values(),
        *(level.title for level in selection.results.alignment.levels),
        *(word["text"] for word in selection.results.cloud["words"]),
    ]
)
if lacking is not None:
    blocks.note(str(lacking), symbol="font_download")
now = stamp(selection)
for each in FILES:
    offer(selection, each, now)
