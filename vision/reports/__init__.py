"""What leaders take away: one page to print, slides to show, a workbook of the numbers.

``report``       gathers what it says, from themes, an alignment and allowed quotes
``Chapter``      what one more view of leaders shows: a chart, words, numbers
``report_html``  one self-contained, printable file
``report_pdf``   the same for paper, A4
``slides_pptx``  a presentation, 16:9
``tables_xlsx``  every number, one sheet a table
"""

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
