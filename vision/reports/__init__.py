"""What leaders take away: one page to print, slides to show, a workbook of the numbers.

``report``       gathers what it says, from themes, an alignment and allowed quotes
``Chapter``      a further chart with its sentence
``report_html``  one self-contained, printable file
``slides_pptx``  a presentation, 16:9
``tables_xlsx``  every number, one sheet a table
"""

from vision.reports.chapters import Chapter
from vision.reports.contents import Report, report
from vision.reports.page import report_html
from vision.reports.slides import slides_pptx
from vision.reports.workbook import tables_xlsx

__all__ = ["Chapter", "Report", "report", "report_html", "slides_pptx", "tables_xlsx"]
