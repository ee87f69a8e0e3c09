"""Statements in the columns that other tools ask for, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from vision.exchange.safe_spreadsheet import WHY_NO_LEVEL, write_statements_csv
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.privacy.quotes import ExportRow


def write_kouchou_csv(rows: Sequence[ExportRow]) -> bytes:
    """Return statements for Kouchou-AI: ``comment-id``, ``comment-body``, ``attribute_level``.

    Args:
        rows: What ``vision.privacy.export_rows`` returned.

    Source:
        https://github.com/digitaldemocracy2030/kouchou-ai (columns of an input file).
    """
    named = any(row.level for row in rows)
    columns: dict[str, list[object]] = {
        "comment-id": list(range(1, len(rows) + 1)),
        "comment-body": [row.text for row in rows],
    }
    if named:
        columns["attribute_level"] = [row.level for row in rows]
    return write_statements_csv(pd.DataFrame(columns))


def write_talk_to_the_city_csv(rows: Sequence[ExportRow]) -> bytes:
    """Return statements for Talk to the City: ``id``, ``interview``, ``comment``.

    The column of speakers is a new number for each statement: who wrote two is not told.

    Args:
        rows: What ``vision.privacy.export_rows`` returned.

    Source:
        https://github.com/AIObjectives/tttc-light-js (columns of a CSV file).
    """
    numbers = list(range(1, len(rows) + 1))
    columns = {
        "id": numbers,
        "interview": [f"Participant {number}" for number in numbers],
        "comment": [row.text for row in rows],
    }
    return write_statements_csv(pd.DataFrame(columns))


def write_statements_json(title: str, question: str, rows: Sequence[ExportRow]) -> bytes:
    """Return statements as one JSON object with ``title``, ``question`` and ``statements``.

    Where a level is missing, ``why_no_level`` says why.

    Args:
        title: Of the workshop.
        question: What the statements answer.
        rows: What ``vision.privacy.export_rows`` returned.
    """
    statements = [
        {"text": row.text, "theme": row.theme, "round": row.round, "level": row.level}
        for row in rows
    ]
    missing = any(row.level is None for row in rows)
    why = {"why_no_level": _(WHY_NO_LEVEL)} if missing else {}
    content = {"title": title, "question": question, **why, "statements": statements}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
