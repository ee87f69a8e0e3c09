"""``python -m vision coverage``, as someone at a terminal meets it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.manner import LEVELS as MANNERED
from benchmarks.manner import room
from vision.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAY = ["fair pay", "more pay", "pay overtime", "pay rise", "pay us well", "equal pay"]
TREES = ["plant trees", "more trees", "old trees", "tall trees", "trees in rows", "fruit trees"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A draft on pay, and 24 statements: the chiefs on pay, the crew on pay and trees."""
    with (tmp_path / "said.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "level", "who"])
        for place, text in enumerate(PAY):
            rows.writerow([text, "Chiefs", f"c{place}"])
            rows.writerow([f"{text} please", "Crew", f"d{place}"])
        for place, text in enumerate(TREES):
            rows.writerow([text, "Crew", f"e{place}"])
            rows.writerow([f"{text} outside", "Crew", f"f{place}"])
    (tmp_path / "draft.txt").write_text("We pay fairly, equal pay.\nBe great.", encoding="utf-8")
    return str(tmp_path / "draft.txt"), str(tmp_path / "said.csv")


OPTIONS = ["--text", "text", "--lens", "words", "--themes", "2", "--language", "en"]


def test_a_draft_on_pay(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence on pay carries it for all chiefs and a third of the crew; trees are left out."""
    levels = ["--level", "level", "--levels", "Chiefs,Crew", "--person", "who"]

    assert main(["coverage", *files, *OPTIONS, *levels]) == 0

    found = json.loads(capsys.readouterr().out)
    first, second = found["clauses"]
    assert first["text"] == "We pay fairly, equal pay."
    assert first["themes"][0]["strength"] >= 0.5
    assert first["themes"][0]["people"] == {"Chiefs": 6, "Crew": 6}
    assert second["themes"] == []
    assert [orphan["people"] for orphan in found["orphans"]] == [12]
    assert found["voice"] == {"Chiefs": 1.0, "Crew": pytest.approx(0.35)}


LEVELS = ["--level", "level", "--person", "who", "--levels"]


def test_what_only_the_top_speaks_of_is_said_as_on_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Thirty chiefs on pay, thirty of the crew on trees: beyond chance, so it is said."""
    rows = [f"{PAY[n % 6]} {n},Chiefs,c{n}" for n in range(30)]
    rows += [f"{TREES[n % 6]} {n},Crew,f{n}" for n in range(30)]
    (tmp_path / "said.csv").write_text("\n".join(["text,level,who", *rows]), encoding="utf-8")
    (tmp_path / "draft.txt").write_text("We pay fairly, equal pay.", encoding="utf-8")
    files = [str(tmp_path / "draft.txt"), str(tmp_path / "said.csv")]

    assert main(["coverage", *files, *OPTIONS, *LEVELS, "Chiefs,Crew"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [clause["asked_by"] for clause in found["clauses"]] == ["only the top"]
    assert found["manner"]["found"] is False


def test_how_levels_write_is_left_out_as_on_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Managers with stock phrases: they are in no theme, and the output says so."""
    made = room("made", "stock all", 3)
    with (tmp_path / "said.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "level", "who"])
        rows.writerows(zip(made.texts, made.levels, range(len(made.texts)), strict=True))
    (tmp_path / "draft.txt").write_text("Nous avons du temps.", encoding="utf-8")
    files = [str(tmp_path / "draft.txt"), str(tmp_path / "said.csv")]
    options = ["--text", "text", "--lens", "words", "--themes", "6", *LEVELS, ",".join(MANNERED)]

    assert main(["coverage", *files, *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["manner"]["found"] is True
    assert any("Levels word things differently" in notice for notice in found["notices"])


def test_without_levels_everyone_is_one(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No level and no person column: rows count as people, and the output says so."""
    assert main(["coverage", *files, *OPTIONS]) == 0

    found = json.loads(capsys.readouterr().out)
    assert list(found["voice"]) == ["Everyone"]
    assert any("each row counts" in notice for notice in found["notices"])


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda draft, table: [draft + "x", table, *OPTIONS], "There is no file"),
        (lambda draft, table: [draft, table, "--text", "words"], "There is no column “words”"),
        (
            lambda draft, table: [draft, table, *OPTIONS, "--levels", "Chiefs,Crew"],
            "--levels needs --level",
        ),
        (
            lambda draft, table: [draft, table, *OPTIONS, "--min-group", "2"],
            "--min-group needs a whole number from 3 on",
        ),
    ],
)
def test_bad_input_is_one_sentence(
    files: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    change: Callable[[str, str], list[str]],
    complaint: str,
) -> None:
    """Exit status 2, one sentence on stderr, nothing on stdout."""
    assert main(["coverage", *change(*files)]) == 2

    output = capsys.readouterr()
    assert output.out == ""
    assert complaint in output.err.strip().splitlines()[-1]


def test_a_draft_that_is_too_long(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """More than 20,000 characters are refused in a sentence."""
    long = tmp_path / "long.txt"
    long.write_text("We grow. " * 3000, encoding="utf-8")

    assert main(["coverage", str(long), files[1], *OPTIONS]) == 2
    assert "20,000 characters" in capsys.readouterr().err
