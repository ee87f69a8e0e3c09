"""Reads and writes other tools' files: statements in, statements out, tables for taking away.

``read_statements``       bytes of any file to what is in it, what would be taken and what not
``read_table``            the same file as one table of text
``suggest_columns``       which column is probably the text, the level, the person ...
``take_statements``       rows to statements, with a report of what was not taken and why
``write_statements_csv``  rows that may leave the house, safe to open in a spreadsheet
``write_xlsx``            the same as a workbook of one or more sheets
``safe_filename``         a title as a file name
"""

from vision.exchange.cell_texts import Long, Split
from vision.exchange.choices import EVERY, NONE, Choices
from vision.exchange.columns import Mapping, suggest_columns
from vision.exchange.file_import import Reading, read_statements
from vision.exchange.intake import (
    Reason,
    Refused,
    Rules,
    Taken,
    TakenStatement,
    take_statements,
)
from vision.exchange.safe_spreadsheet import safe_filename, write_statements_csv, write_xlsx
from vision.exchange.table import Table, read_table
from vision.exchange.text_columns import text_columns

__all__ = [
    "EVERY",
    "NONE",
    "Choices",
    "Long",
    "Mapping",
    "Reading",
    "Reason",
    "Refused",
    "Rules",
    "Split",
    "Table",
    "Taken",
    "TakenStatement",
    "read_statements",
    "read_table",
    "safe_filename",
    "suggest_columns",
    "take_statements",
    "text_columns",
    "write_statements_csv",
    "write_xlsx",
]
