"""Reads and writes other tools' files: tables in, statements out, spreadsheets for taking away.

``read_table``            bytes of a CSV, TSV or XLSX file to a ``Table``
``suggest_columns``       which column is probably the text, the level, the person ...
``take_statements``       rows to statements, with a report of what was not taken and why
``write_statements_csv``  rows that may leave the house, safe to open in a spreadsheet
``write_xlsx``            the same as a workbook of one or more sheets
``safe_filename``         a title as a file name
"""

from vision.exchange.columns import Mapping, suggest_columns
from vision.exchange.intake import Reason, Refused, Taken, TakenStatement, take_statements
from vision.exchange.spreadsheet import safe_filename, write_statements_csv, write_xlsx
from vision.exchange.table import Table, read_table

__all__ = [
    "Mapping",
    "Reason",
    "Refused",
    "Table",
    "Taken",
    "TakenStatement",
    "read_table",
    "safe_filename",
    "suggest_columns",
    "take_statements",
    "write_statements_csv",
    "write_xlsx",
]
