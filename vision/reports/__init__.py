"""What leaders take away: one page to print, slides to show, a workbook of the numbers.

``report``       gathers what it says, from themes, an alignment and allowed quotes
``Chapter``      what one more view of leaders shows: a chart, words, numbers
``report_html``  one self-contained, printable file
``report_pdf``   the same for paper, A4
``slides_pptx``  a presentation, 16:9
``tables_xlsx``  every number, one sheet a table

Each name is loaded when it is first asked for: a page that shows a figure writes no slides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.lazy_names import loader

if TYPE_CHECKING:
    from vision.reports.chapter import Chapter, Section
    from vision.reports.contents import Report, report
    from vision.reports.html_report import report_html
    from vision.reports.pdf_report import report_pdf
    from vision.reports.slides import slides_pptx
    from vision.reports.workbook import tables_xlsx

__all__ = [
    "Chapter",
    "Report",
    "Section",
    "report",
    "report_html",
    "report_pdf",
    "slides_pptx",
    "tables_xlsx",
]

_HOME: Final = {
    "Chapter": "vision.reports.chapter",
    "Report": "vision.reports.contents",
    "Section": "vision.reports.chapter",
    "report": "vision.reports.contents",
    "report_html": "vision.reports.html_report",
    "report_pdf": "vision.reports.pdf_report",
    "slides_pptx": "vision.reports.slides",
    "tables_xlsx": "vision.reports.workbook",
}

__getattr__ = loader(__name__, _HOME)
