"""The command that finds themes in a file: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from vision.__main__ import main

SHARED = Path(__file__).parents[4] / "shared" / "data"
ANSWERS = [
    ("More parking spaces", "office"), ("Build a parking garage", "plant"), ("n/a", "plant"),
    ("Free parking for all", "plant"), ("Fresh food in the canteen", "office"), ("", "office"),
    ("The canteen food is cold", "plant"), ("Vegetarian food in the canteen", "office"),
    ("Parking is too far away", "office"), ("=1+1 canteen food", "plant"),
]  # fmt: skip


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file with statements, junk and a column of sites."""
    path = tmp_path / "answers.csv"
    pd.DataFrame(ANSWERS, columns=["answer", "site"]).to_csv(path, index=False)
    return path


def test_the_result_has_the_promised_fields(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One JSON object on stdout, progress on stderr, a row in the file for each row read."""
    out = tmp_path / "out.csv"
    options = ["--text", "answer", "--themes", "2", "--lens", "words", "--out", str(out)]
    assert main(["themes", str(answers), *options]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert {"statements", "unassigned", "lens", "themes", "seconds", "peak_mb"} <= set(found)
    assert (found["statements"], found["unassigned"], found["lens"]) == (10, 2, "words")
    for theme in found["themes"]:
        assert {"id", "name", "keywords", "size", "quotes", "coherence"} <= set(theme)
    assert "total" in found["seconds"]
    assert "%" in printed.err
    rows = pd.read_csv(out, dtype=str, keep_default_na=False).to_dict("records")
    assert list(rows[0]) == ["row", "theme", "theme_name", "similarity"]
    assert [row["row"] for row in rows] == [str(number) for number in range(10)]
    assert rows[2]["theme"] == rows[5]["theme"] == "-1"
    names = {str(theme["id"]): theme["name"] for theme in found["themes"]}
    assert all(row["theme_name"] == names.get(row["theme"], "") for row in rows)


@pytest.mark.parametrize("lens", ["words", "meaning"])
def test_thirty_lines_of_one_person_name_nothing(
    lens: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where persons are named, people count and not lines: no name, no keyword, one quote."""
    said = [("Director Brandt must resign " + "!" * n, "loud") for n in range(30)]
    said += [(text, f"p{n}") for n, text in enumerate(dict(ANSWERS)) if len(text) > 3]
    path = tmp_path / "loud.csv"
    pd.DataFrame(said, columns=["answer", "who"]).to_csv(path, index=False)
    options = ["--text", "answer", "--person", "who", "--lens", lens, "--language", "en"]
    assert main(["themes", str(path), *options]) == 0
    themes = json.loads(capsys.readouterr().out)["themes"]

    words = [word for theme in themes for word in (theme["name"], *theme["keywords"])]
    assert not [word for word in words if "brandt" in word.casefold()]
    assert any("parking" in word.casefold() for word in words)
    assert sum("Brandt" in quote for theme in themes for quote in theme["quotes"]) == 1


def test_where_keeps_rows_and_their_numbers(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows that --where drops are neither read nor written; the others keep their number."""
    out = tmp_path / "out.csv"
    options = ["--text", "answer", "--lens", "words", "--where", "site=plant", "--out", str(out)]
    assert main(["themes", str(answers), *options]) == 0
    capsys.readouterr()
    assert pd.read_csv(out)["row"].tolist() == [1, 2, 3, 6, 9]


@pytest.mark.parametrize(
    "options",
    [
        ["--text", "nothing like it"],
        ["--text", "answer", "--themes", "many"],
        ["--text", "answer", "--themes", "0"],
        ["--text", "answer", "--lens", "magic"],
        ["--text", "answer", "--language", "tlh"],
        ["--text", "answer", "--seed", "-1"],
        ["--text", "answer", "--where", "site"],
        ["--text", "answer", "--where", "site=moon"],
        ["--text", "answer", "--where", "nowhere=plant"],
        ["--text", "answer", "--out", "/no/such/folder/out.csv"],
        ["--text", "answer", "--colour", "red"],
        ["--header", "first"],
        ["--split", "commas"],
    ],
)
def test_what_can_not_be_taken_is_one_sentence(
    answers: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad column, value or option: one line on stderr, exit status 2, nothing printed."""
    assert main(["themes", str(answers), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert printed.err.strip().endswith(".")


@pytest.mark.parametrize(
    "content",
    [None, b"", b"answer\n", b"\xff\xfe\x00bad", b'answer\n"never closed', b"a,b\n1,2,3,4\n5\n"],
    ids=["missing", "empty", "no-rows", "not-utf8", "open-quote", "ragged"],
)
def test_a_bad_file_is_one_sentence(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is missing, empty or no table ends with status 2 and leaves no output."""
    path, out = tmp_path / "bad.csv", tmp_path / "out.csv"
    if content is not None:
        path.write_bytes(content)
    assert main(["themes", str(path), "--text", "answer", "--out", str(out)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("kind", ["semicolons", "utf-16", "windows", "xlsx"])
def test_a_file_is_read_as_the_pages_read_it(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other delimiters, encodings and workbooks give the same rows; a guess is told."""
    table = pd.DataFrame(
        [("Öffentliche Parkplätze, bitte", "a"), ("Gutes Essen; täglich", "b")] * 3,
        columns=["Answer", "site"],
    )
    path = tmp_path / "answers.csv"
    if kind == "xlsx":
        table.to_excel(path, index=False)
    else:
        encoding = {"semicolons": "utf-8-sig", "utf-16": "utf-16", "windows": "cp1252"}[kind]
        table.to_csv(path, index=False, sep=";", encoding=encoding)
    assert main(["themes", str(path), "--text", "answer", "--lens", "words", "--themes", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    quotes = {quote for theme in found["themes"] for quote in theme["quotes"]}
    assert quotes == set(table["Answer"])
    assert any("Windows-1252" in notice for notice in found["notices"]) == (kind == "windows")


def test_the_file_that_is_read_is_never_written_over(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Naming the input as the output is refused, and not a byte of it changes."""
    before = answers.read_bytes()
    again = answers.parent / "." / ".." / answers.parent.name / answers.name
    assert main(["themes", str(answers), "--text", "answer", "--out", str(again)]) == 2
    assert "Name another one" in capsys.readouterr().err
    assert answers.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that can't be written ends with one sentence and status 2."""
    options = ["--text", "answer", "--lens", "words", "--out", "/dev/full"]
    assert main(["themes", str(answers), *options]) == 2
    assert "No space left" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the folder of real data beside the project")
@pytest.mark.slow
def test_a_real_conversation_is_read_row_for_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """371 statements of a town give 371 rows and named themes."""
    out = tmp_path / "out.csv"
    path = SHARED / "polis-bg2050" / "comments.csv"
    options = ["--text", "comment-body", "--lens", "words", "--out", str(out)]
    assert main(["themes", str(path), *options]) == 0
    names = [theme["name"] for theme in json.loads(capsys.readouterr().out)["themes"]]
    assert len(pd.read_csv(out)) == 371
    assert len(set(names)) == len(names) >= 4
