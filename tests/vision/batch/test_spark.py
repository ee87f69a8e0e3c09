"""Spark counts what one loop counts, to the last label."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from vision.batch import Spark
from vision.errors import InvalidOptionError
from vision.library import sample_statements

ROOT = Path(__file__).parents[3]
ROWS = 100_000
FILES = 6


def needs_spark() -> None:
    """Say what is missing; where all must run, that is a failure."""
    missing = [name for name, there in (
        ("pyspark (requirements-spark.txt)", find_spec("pyspark")),
        ("Java (the package default-jre-headless)", shutil.which("java")),
    ) if not there]  # fmt: skip
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"Not here: {', '.join(missing)}.")


def written(folder: Path) -> Path:
    """Write 100,000 statements made of halves of the sample's, three a person."""
    draw = random.Random(4)
    told = sample_statements().astype(str).to_dict("records")
    words = [row["text"].split() for row in told]
    folder.mkdir()
    for file in range(FILES):
        made = []
        for number in range(file, ROWS, FILES):
            one, other, who = draw.choice(words), draw.choice(words), told[number // 3 % len(told)]
            text = " ".join([*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]])
            place = {"person": f"p{number // 3}", "level": who["level"], "unit": who["unit"]}
            made.append({"text": text, **place})
        pyarrow.parquet.write_table(
            pa.Table.from_pylist(made), folder / f"{file}.parquet", row_group_size=9_000
        )
    return folder


def batch(source: Path, *options: str) -> dict[str, object]:
    """Return what the command prints, run as an operator runs it."""
    columns = ["--text", "text", "--level", "level", "--unit", "unit", "--person", "person"]
    done = subprocess.run(
        [sys.executable, "-m", "vision", "batch", str(source), *columns, *options],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.stage2
def test_spark_gives_what_one_loop_gives(tmp_path: Path) -> None:
    """100,000 rows on ``local[2]``: the same digest, themes and alignment."""
    needs_spark()
    source = written(tmp_path / "rows")
    here = batch(source)
    there = batch(source, "--engine", "spark", "--master", "local[2]")
    assert here["statements"] == ROWS
    assert here == there


@pytest.mark.stage2
def test_a_damaged_part_is_one_sentence_from_spark_too(tmp_path: Path) -> None:
    """No page of Spark's own words."""
    needs_spark()
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "a.jsonl").write_text('{"text": "Time"}\n', encoding="utf-8")
    (tmp_path / "rows" / "b.jsonl").write_text('{"text": "Time"\n', encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "vision", "batch", str(tmp_path / "rows"), "--text", "text"),
            *("--engine", "spark", "--master", "local[2]"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "b.jsonl can't be read to its end" in done.stderr.splitlines()[-1]


def test_without_java_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also where pyspark is there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InvalidOptionError, match="Java 17"):
        Spark()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # pyspark's pipe
def test_java_that_ends_at_once_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A Java that is too old says so in its own way; people read what to do."""
    needs_spark()
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho UnsupportedClassVersionError >&2\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InvalidOptionError, match="Spark did not start at local"):
        Spark("local[1]")
