"""What leaders take away: each file with what it is for and how it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pages import paper, reading
from pages.bridge import open_store
from vision.alignment.guesses import compare_guesses
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.drafts import clauses
from vision.exchange import write_statements_csv
from vision.reports import report, report_html, slides_pptx, tables_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.leadership.desk import Desk
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
    make: Callable[[Desk], bytes]


def contents(desk: Desk) -> Report:
    """Return what every report is made from: only what the pages may show."""
    workshop, found, store = desk.workshop, desk.results, open_store()
    draft = store.drafts.newest(workshop.id, shared=True)
    told = found.agreement
    return report(
        title=workshop.title,
        question=desk.question.text,
        themes=found.themes,
        alignment=found.alignment,
        quotes={theme.id: reading.allowed(found, theme) for theme in found.themes.themes},
        day=dt.datetime.now(tz=dt.UTC).date(),
        round_number=workshop.round,
        agreement=agreement_finding(Consensus.from_json(told["consensus"])) if told else None,
        guess=compare_guesses(store.guesses.all(desk.question.id), found.alignment),
        draft=[clause.text for clause in clauses(draft.text)] if draft else (),
    )


def _cloud(desk: Desk) -> bytes:
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - slow to load, seldom asked for

    cloud = desk.results.cloud
    words = {word["text"]: (word["people"], word["theme"]) for word in cloud["words"]}
    return picture(words, mode=paper.mode())


def _statements(desk: Desk) -> bytes:
    rows = reading.export_rows(desk.workshop, desk.question)
    return write_statements_csv(rows) if rows is not None else b""


FILES: Final = (
    Takeaway(
        "pptx",
        "Slides",
        "For the next meeting: one finding a slide (PowerPoint).",
        f"{OFFICE}.presentationml.presentation",
        lambda desk: slides_pptx(contents(desk)),
    ),
    Takeaway(
        "html",
        "Report",
        "To read, print or send: everything on one page that needs no network (HTML).",
        "text/html",
        lambda desk: report_html(contents(desk)),
    ),
    Takeaway(
        "xlsx",
        "Numbers",
        "To calculate with: every table behind the charts (Excel).",
        f"{OFFICE}.spreadsheetml.sheet",
        lambda desk: tables_xlsx(contents(desk)),
    ),
    Takeaway(
        "csv",
        "Statements",
        "To read them all: text and theme, the level only where it is safe (CSV).",
        "text/csv",
        _statements,
    ),
    Takeaway("png", "Word cloud", "To show: the words that most people used.", "image/png", _cloud),
)
