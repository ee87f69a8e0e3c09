"""``python -m vision align``, as someone at a terminal meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from vision.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

PAY = ["fair pay for everyone", "better pay and overtime pay", "pay that keeps up with prices"]
TIME = ["more time with patients", "time to listen to patients", "patients need our time"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Thirty executives who speak of pay, thirty at the front who speak of patients; two rounds."""
    lines = ["words,role,site,who,wave"]
    for k in range(30):
        lines.append(f"{PAY[k % 3]} number {k},Executive,North,e{k},1")
        lines.append(f"{TIME[k % 3]} number {k},Frontline,South,f{k},{1 + k % 2}")
    lines += ["??,Frontline,South,f1,1", f"{TIME[0]},,,nobody,1"]
    path = tmp_path / "said.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


OPTIONS = ["--text", "words", "--level", "role", "--lens", "words", "--themes", "2"]
OPTIONS += ["--language", "en"]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return what the command printed as JSON, having ended well."""
    assert main(["align", *arguments]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


@pytest.mark.parametrize(
    ("named", "people"), [(1, 240), (40, 240), (237, 240), (238, 42), (240, 40)]
)
def test_people_count_where_nearly_all_rows_name_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], named: int, people: int
) -> None:
    """Rows that name nobody do not come back as people who agree: then nothing is called."""
    said = [
        f"{(PAY if k % 40 < 20 else TIME)[k % 3]} number {k},{'AB'[k % 40 >= 20]},"
        f"{f'p{k % 40}' if k < named else ''}"
        for k in range(240)
    ]
    path = tmp_path / "said.csv"
    path.write_text("\n".join(["words,role,who", *said]), encoding="utf-8")
    found = printed(capsys, str(path), *OPTIONS, "--person", "who")

    assert found["people"] == people
    assert found["has_person"] == (people < 240)
    assert any(gap["beyond_chance"] for gap in found["gaps"]) == (people < 240)
    assert any("Too few rows name a person" in each for each in found["notices"]) == (people == 240)


def test_levels_themes_and_gaps(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two levels that speak of different things: two gaps beyond chance and two trends."""
    found = printed(
        capsys, str(table), *OPTIONS, "--levels", "Executive,Frontline", "--person", "who"
    )

    assert [(level["name"], level["people"]) for level in found["levels"]] == [
        ("Executive", 30),
        ("Frontline", 30),
    ]
    assert found["people"] == 61
    assert sorted(found["reach"]) == [[0.0, 1.0], [1.0, 0.0]]
    assert [gap["beyond_chance"] for gap in found["gaps"]] == [True, True]
    assert {trend["direction"] for trend in found["trends"]} == {"grows", "fades"}
    assert found["overall"] == 0.0
    assert found["units"] is None


def test_without_an_order_of_levels_there_are_no_trends(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And without a column of persons the output says that rows count as persons."""
    found = printed(capsys, str(table), *OPTIONS, "--unit", "site", "--round", "wave")

    assert found["trends"] is None
    assert found["has_person"] is False
    assert any("each row counts as a person" in notice for notice in found["notices"])
    assert [unit["name"] for unit in found["units"]["groups"]] == ["North", "South"]
    assert [each["round"] for each in found["rounds"]] == [1, 2]


@pytest.mark.parametrize("persons", [[], ["--person", "-"]])
def test_without_persons_no_difference_is_called_and_it_is_said(
    table: Path, capsys: pytest.CaptureFixture[str], persons: list[str]
) -> None:
    """Levels that speak of nothing alike: numbers as ever, no verdict, and the notice says why."""
    options = [*OPTIONS, "--levels", "Executive,Frontline", "--unit", "site", *persons]
    found = printed(capsys, str(table), *options)

    assert sorted(found["reach"]) == [[0.0, 1.0], [1.0, 0.0]]
    assert not any(each["beyond_chance"] for each in (*found["gaps"], *found["trends"]))
    verdicts = {found["overall_chance"]["verdict"], found["units"]["verdict"]}
    assert verdicts == {found["focus"][0][1]["verdict"]} == {"not told from chance"}
    assert any("no difference can be told from chance" in each for each in found["notices"])


def test_a_level_that_is_not_listed_is_named(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its people count, without a level, and a notice says so; nobody from the board answered."""
    found = printed(capsys, str(table), *OPTIONS, "--levels", "Board,Executive")

    assert any("Frontline" in notice for notice in found["notices"])
    assert [level["name"] for level in found["levels"]] == ["Everyone"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--levels", "Boss,Chief"], "None of --levels is in column 'role'"),
        (["--levels", "Executive,Executive"], "--levels names a level twice."),
        (["--min-group", "2"], "--min-group needs a whole number from 3 on"),
        (["--unit", "team"], "There is no column “team”"),
        (["--round", "who"], "--round needs a whole number from 1 on"),
        (["--person", "nobody"], "There is no column “nobody”"),
    ],
)
def test_a_bad_option_is_one_sentence(
    arguments: list[str], sentence: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, one line on stderr, nothing on stdout."""
    assert main(["align", str(table), *OPTIONS, *arguments]) == 2

    printed_ = capsys.readouterr()
    assert printed_.out == ""
    assert sentence in printed_.err
    assert len(printed_.err.strip().splitlines()) == 1


def test_one_name_in_several_spellings_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Capitals, spaces, invisible signs and ways of writing an accent make no other level."""
    levels = ["Équipe", "E\N{COMBINING ACUTE ACCENT}quipe", "équipe ", "ÉQUIPE", "Équipe"]
    units = ["North", "NORTH ", "North\N{ZERO WIDTH SPACE}", "north"]
    rows = ["words,role,site,who"]
    rows += [f"{PAY[k % 3]} number {k},{levels[k % 5]},{units[k % 4]},e{k}" for k in range(40)]
    rows += [f"{TIME[k % 3]} number {k},Direction,South,d{k}" for k in range(40)]
    path = tmp_path / "spelled.csv"
    path.write_text("\n".join(rows), encoding="utf-8")

    found = printed(capsys, str(path), *OPTIONS, "--unit", "site", "--person", "who")

    assert {level["name"]: level["people"] for level in found["levels"]} == {
        "Équipe": 40,
        "Direction": 40,
    }
    assert {unit["name"] for unit in found["units"]["groups"]} == {"North", "South"}


def test_a_row_of_several_wishes_is_one_person_here_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the file is read, so it is compared: twenty rows of three wishes are twenty people."""
    lines = ["level,First wish,Second wish,Third wish"]
    for k in range(10):
        lines.append(f"Executive,{PAY[0]} {k},{PAY[1]} {k},{PAY[2]} {k}")
        lines.append(f"Frontline,{TIME[0]} {k},{TIME[1]} {k},{TIME[2]} {k}")
    path = tmp_path / "three.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["people"] == 20
    texts = ["--text", "First wish", "--text", "Second wish", "--text", "Third wish"]
    found = printed(capsys, str(path), *texts, "--level", "level", *OPTIONS[4:])
    assert found["people"] == 20
    assert found["has_person"]


def test_columns_that_are_named_by_levels_need_no_column_of_levels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each cell is of the level above it; where nothing says a level, one has to be named."""
    lines = ["Managers,Team leads"]
    lines += [f"{PAY[k % 3]} number {k},{TIME[k % 3]} number {k}" for k in range(20)]
    path = tmp_path / "columns.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["read", str(path)]) == 0
    read = json.loads(capsys.readouterr().out)
    found = printed(capsys, str(path), *OPTIONS[4:], "--levels", "Managers,Team leads")
    assert [level["name"] for level in found["levels"]] == ["Managers", "Team leads"]
    assert found["people"] == read["people"]
    path.write_text("wish\n" + "\n".join(PAY * 5), encoding="utf-8")
    assert main(["align", str(path), *OPTIONS[4:]]) == 2
    assert "--level is needed" in capsys.readouterr().err
