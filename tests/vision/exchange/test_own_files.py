"""Statements that were taken away come in again letter for letter, from every file of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.facilitator.files.exports import MAKERS
from vision.exchange import read_statements, write_statements_csv
from vision.text.typed_text import is_blank
from vision.translation import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED: Final = SimpleNamespace(text="What do you hope for?", title="Lindwater", is_sample=False)
SIGNS: Final = st.text("ab01 9.)-–—;•*#|,:>\n\"'=+@/\\", min_size=1, max_size=14)
WORDS: Final = st.sampled_from(
    ["n/a", "-", "none", "0. Calm rooms", "1) Fair pay", "- less noise", "• More time", "A; B; C",
     "Total", "Total: 5", "Sum", "test", "asdf", "<b>Bold</b> &amp; plain", "--> 0:01", "Statement",
     "From: Ann", "12:01 Ann: more time", "- a\n- b\n- c", "| a | b |", "page 1 of 3"]
)  # fmt: skip
TEXTS: Final = st.lists((SIGNS | WORDS).map(str.strip).filter(lambda text: not is_blank(text)),
                        min_size=1, max_size=8)  # fmt: skip
LEVELS: Final = ["Managers", None, "Frontline", None, None]


def rows(texts: list[str]) -> pd.DataFrame:
    """Return statements as they leave the house; levels that may not be told are missing."""
    cells = [(text, "Time", 1 + place % 2, LEVELS[place % 5]) for place, text in enumerate(texts)]
    return pd.DataFrame(cells, columns=["statement", "theme", "round", "level"])


def made(shape: str, texts: list[str], language: str = "en") -> bytes:
    """Return a file as the page makes it, for somebody who reads a language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.parts.quotes.export_rows", lambda *_: rows(texts))
        patch.setattr("vision.translation._reader", [lambda: language])
        content, _, _ = MAKERS[shape](ASKED, ASKED, None) or (b"", "", "")  # type: ignore[arg-type]
    return content


def of_report(texts: list[str]) -> bytes:
    """Return the statements of a report once people have answered: two columns of numbers more."""
    whole = {"agree_of_100": "Int64", "answered": "Int64"}
    asked = rows(texts).assign(agree_of_100=57, answered=list(range(len(texts)))).astype(whole)
    return write_statements_csv(asked)


def check(data: bytes, name: str, texts: list[str]) -> None:
    """Check that a file gives back all statements with round and level, and nothing else."""
    found = read_statements(data, name, levels=["Managers", "Frontline"])
    assert [row.text for row in found.taken.rows] == texts
    told = rows(texts)
    assert [row.round for row in found.taken.rows] == told["round"].tolist()
    levels = [None if pd.isna(level) else level for level in told["level"]]
    assert [row.level for row in found.taken.rows] == levels
    assert all(row.person is None for row in found.taken.rows)


@given(TEXTS)
@example([f"0. {text}" for text in ("Calm rooms", "Fair pay", "More time", "Open doors")])
@example(["More time", "n/a", "-"])
@example(["- more time", "- less noise"])
@example(["A; B; C", "D; E; F", "G; H"])
@example(["12:01 Ann: more time", "12:02 Bob: less noise", "12:03 Ann: fair pay"])
@example(["More time"] * 6)
def test_every_file_of_statements_comes_back(texts: list[str]) -> None:
    """CSV, Excel and JSON of the page of files, and the CSV file of a report."""
    for shape, name in (("csv", "a.csv"), ("xlsx", "a.xlsx"), ("json", "a.json")):
        check(made(shape, texts), name, texts)
    check(of_report(texts), "a.csv", texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_comes_back_in_whatever_language_it_was_made(language: str) -> None:
    """Headings and sheets are in the language of whoever took it away."""
    texts = ["n/a", "A; B; C", "• More time", "More time", "More time"]
    check(made("xlsx", texts, language), "a.xlsx", texts)


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(
            lambda text: text.replace("statement,theme", "Statement,THEME"), id="capitals"
        ),
        pytest.param(lambda text: text.replace(",", ";"), id="semicolons"),
        pytest.param(lambda text: text.replace(",", "\t"), id="tabs"),
        pytest.param(lambda text: "sep=,\n" + text, id="sep"),
        pytest.param(lambda text: text[text.index("statement") :], id="without-the-sentence"),
    ],
)
def test_a_file_that_was_saved_again_is_known(saved: Callable[[str], str]) -> None:
    """Capitals and other signs between cells make it no stranger's file."""
    texts = ["n/a", "• More time", "0. Calm rooms"]
    data = made("csv", texts).decode("utf-8-sig")
    sentence, table = data.split("\r\n\r\n")
    check(
        saved(f"{sentence if 'sep' not in sentence else ''}\r\n\r\n{table}").encode(),
        "a.csv",
        texts,
    )


def test_what_somebody_put_behind_our_columns_is_looked_at() -> None:
    """A column of people behind ours tells people apart; our own numbers never do."""
    cells = [(f"Calm rooms {n}", "Time", 1, None, 57, 12, f"p{n // 2}") for n in range(6)]
    columns = ["statement", "theme", "round", "level", "agree_of_100", "answered", "person"]
    found = read_statements(write_statements_csv(pd.DataFrame(cells, columns=columns)), "a.csv")
    assert found.people == 3


@pytest.mark.parametrize("rounds", [["Morning", "Afternoon"], ["", ""], ["2026", "2027"]])
@pytest.mark.parametrize("head", ["Statement,Theme,Round,Level", "text,theme,round,level"])
def test_another_file_with_our_four_names_is_read_as_others_are(
    head: str, rounds: list[str]
) -> None:
    """Its rounds are no numbers from 1; so bullets go, and what says nothing is none."""
    wishes = [f"Calm rooms on floor {n}" for n in range(8)]
    rows = [f"• {wish},Time,{rounds[n % 2]},Managers" for n, wish in enumerate(wishes)]
    text = "\n".join([head, *rows, f"n/a,Time,{rounds[0]},Managers"])
    found = read_statements(text.encode(), "flipcharts.csv", levels=["Managers", "Frontline"])
    assert [row.text for row in found.taken.rows] == wishes
    assert {(row.level, row.round) for row in found.taken.rows} == {("Managers", 1)}


def test_a_row_that_somebody_added_to_our_file_makes_it_no_other() -> None:
    """It names no round; all others stay letter for letter."""
    texts = ["n/a", "• More time", "0. Calm rooms"]
    data = made("csv", texts) + b"- less noise,,,Frontline\r\n"
    found = read_statements(data, "a.csv")
    assert [row.text for row in found.taken.rows] == [*texts, "- less noise"]
