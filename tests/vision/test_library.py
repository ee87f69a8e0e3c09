"""The front door: public names, loaded when they are used, on data that comes with the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import vision
from benchmarks.manner import LEVELS, room
from vision.errors import InvalidChoiceError
from vision.library import (
    align,
    compare_levels,
    cover_draft,
    find_consensus,
    sample_answers,
    sample_statements,
)
from vision.models import Lens
from vision.themes import find_themes

ROOT = Path(__file__).parents[2]


def told(code: str) -> str:
    """Return what a new process prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_small_import_stays_small() -> None:
    """Whoever needs only the nouns does not wait for scikit-learn, pandas or a database."""
    heavy = "sklearn pandas numpy scipy sqlalchemy altair"
    code = f"import sys, vision.models; print({heavy.split()!r} & sys.modules.keys())"
    assert told(code.replace("[", "{").replace("]", "}")) == "set()"


def test_a_figure_is_shown_without_what_writes_files() -> None:
    """A page that shows one of a report's figures loads nothing that makes slides or paper."""
    heavy = {"fpdf", "pptx", "xlsxwriter"}
    assert (
        told(f"import sys, vision.reports.figures; print({heavy} & sys.modules.keys())") == "set()"
    )


@pytest.mark.parametrize("room", ["vision.charts", "vision.workshop.worker"])
def test_charts_are_made_without_what_draws_letters(room: str) -> None:
    """Whoever only needs a chart's data, or a snapshot, waits for nothing that shapes or embeds."""
    code = f"""
import sys
sys.modules.update(dict.fromkeys(("fpdf", "fontTools", "uharfbuzz")))
import {room}
from tests.vision.charts import samples
from vision.charts import for_export, theme_bars
print("layer" in for_export(theme_bars(samples.themes(), title="T"), "T"))
"""
    assert told(code) == "True"


@pytest.mark.slow
def test_public_names_survive_rooms_that_are_loaded_before_them() -> None:
    """A room that was imported first hides no public name."""
    code = """
import vision.consensus.bridges, vision.alignment, vision.drafts.coverage, vision.themes.pipeline
import vision
print([name for name in vision.__all__ if name[0] != "_" and not callable(getattr(vision, name))])
print(set(vision.__all__) <= set(dir(vision)))
"""
    assert told(code).splitlines() == ["[]", "True"]


def test_an_unknown_name_is_refused_as_by_any_module() -> None:
    """A slip of the fingers is an AttributeError, not a surprise later."""
    with pytest.raises(AttributeError, match="find_thems"):
        _ = vision.find_thems  # type: ignore[attr-defined]


def test_consensus_by_given_groups_is_the_product_of_each_groups_agreement() -> None:
    """Group-informed consensus of Polis: product over groups of (agree + 1) / (answered + 2)."""
    answers = pd.DataFrame(
        [("a", "s", 1), ("b", "s", 1), ("c", "s", 1), ("d", "s", -1)],
        columns=["person", "statement", "answer"],
    )
    found = find_consensus(answers, groups={"a": "x", "b": "x", "c": "y", "d": "y"})
    assert found["consensus"].tolist() == pytest.approx([3 / 4 * 2 / 4])
    assert found[["agree", "disagree", "passed"]].to_numpy().tolist() == [[3, 1, 0]]


def test_an_answer_that_is_none_is_refused() -> None:
    """A column of something else never turns into a result."""
    answers = pd.DataFrame([("a", "s", 5)], columns=["person", "statement", "answer"])
    with pytest.raises(InvalidChoiceError):
        find_consensus(answers)


def test_a_draft_needs_the_rows_its_themes_were_found_in() -> None:
    """Themes of other statements say nothing about these."""
    rows = sample_statements().head(60)
    themes = find_themes(rows["text"].tolist(), lens=Lens.WORDS, count=3)
    with pytest.raises(ValueError, match="59"):
        cover_draft("Time for patients.", rows.head(59), themes)


def test_levels_are_compared_as_on_pages_or_it_is_said() -> None:
    """How managers write is left out and said to be; who brings own themes reads that it stays."""
    made = room("made", "stock all", 3)
    rows = pd.DataFrame({"text": made.texts, "level": made.levels})
    rows["person"] = [f"p{n}" for n in range(len(rows))]
    themes, found = compare_levels(rows, levels=LEVELS, lens=Lens.WORDS, count=6)
    names = [(theme.id, theme.name) for theme in themes.themes]
    own = align(rows.assign(theme=themes.labels), themes=names, levels=LEVELS)

    assert str(found.withheld[0].what) == str(own.withheld[0].what) == "How levels write"
    assert "was left out before" in str(found.withheld[0].why)
    assert "was not looked at" in str(own.withheld[0].why)


def test_rows_that_name_nobody_call_nothing() -> None:
    """Whoever brings a table without persons reads numbers and no verdict."""
    said = [("a", 1)] * 30 + [("b", 2)] * 30
    rows = pd.DataFrame(said, columns=["level", "theme"])
    found = align(rows, themes=[(1, "One"), (2, "Two")], levels=["a", "b"])
    told = align(rows.assign(person=range(60)), themes=[(1, "One"), (2, "Two")], levels=["a", "b"])

    assert not any(gap.beyond_chance for gap in found.gaps)
    assert all(gap.beyond_chance for gap in told.gaps)


def test_a_draft_speaks_of_the_top_as_on_pages() -> None:
    """Thirty at the top speak of pay, thirty at the front of trees: a sentence says so."""
    pay, trees = ["fair pay for all", "better pay please"], ["plant more trees", "old trees stay"]
    said = [(f"{own[n % 2]} {n}", level, f"{level} {n}") for n in range(30)
            for own, level in ((pay, "Top"), (trees, "Front"))]  # fmt: skip
    rows = pd.DataFrame(said, columns=["text", "level", "person"])
    themes, found = compare_levels(rows, levels=["Top", "Front"], lens=Lens.WORDS, count=2)
    for known in (None, found):
        covered = cover_draft(
            "We get fair pay.", rows, themes, levels=["Top", "Front"], compared=known
        )
        assert [clause.asked_by for clause in covered.clauses] == ["only the top"]


def test_the_sample_shows_nothing_that_is_hidden() -> None:
    """Statements that a facilitator hid stay hidden in the library's own sample."""
    rows = sample_statements()
    written = pd.read_csv(ROOT / "sample_data" / "statements.csv", dtype=str)
    assert len(rows) == int((written["status"] == "visible").sum())
    assert set(sample_answers()["answer"]) == {-1, 0, 1}


@pytest.mark.stage2
def test_the_example_goes_from_a_file_to_a_chart(tmp_path: Path) -> None:
    """What docs/example.py shows works: a CSV in, themes, alignment and a chart out."""
    sample_statements().head(150).to_csv(tmp_path / "said.csv", index=False)
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "example.py"), "said.csv"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("150 statements")
    assert (tmp_path / "alignment.svg").read_text(encoding="utf-8").startswith("<svg")
