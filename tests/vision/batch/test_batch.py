"""The same rows give the same result, however they are cut, ordered and run."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.manner import room
from vision.__main__ import main
from vision.batch import Batch, Chunk, Columns, Local, Work, chunks_of, run_batch
from vision.batch.steps import hashes
from vision.errors import InvalidFileError, InvalidOptionError
from vision.library import compare_levels, sample_statements
from vision.models import Lens
from vision.text import Voices
from vision.themes import find_themes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vision.batch.engines import Step

COLUMNS = Columns("text", "level", "unit", "person", "key")
FEW = 200
"""Rows in the sample, so that most rows are assigned."""


def rows() -> list[dict[str, Any]]:
    """Return 500 rows with keys, some of them pasted and some without a level."""
    found = sample_statements().head(480).astype(str).to_dict("records")
    pasted = {"person": "bot", "level": "Frontline", "unit": "Hospice", "text": "We want free ice"}
    found += [dict(pasted) for _ in range(20)]
    for number, row in enumerate(found):
        row["key"] = f"k{number}"
        if number % 50 == 0:
            row["level"] = None
    return found


ROOT = Path(__file__).parents[3]
ROWS = rows()


def written(folder: Path, pieces: Sequence[Sequence[dict[str, Any]]], group: int = 10_000) -> Path:
    """Write pieces as files of a Parquet folder."""
    folder.mkdir(parents=True)
    for number, piece in enumerate(pieces):
        table = pa.Table.from_pylist(list(piece), schema=SCHEMA)
        pyarrow.parquet.write_table(table, folder / f"{number:03}.parquet", row_group_size=group)
    return folder


SCHEMA = pa.schema([(name, pa.string()) for name in ("person", "level", "unit", "text", "key")])


def digest(source: Path, engine: Any = None, **options: Any) -> str:  # noqa: ANN401 - of every kind
    """Return the digest of a batch by words."""
    found = run_batch(
        chunks_of(source), COLUMNS, engine or Local(), lens=Lens.WORDS, count=6, most=FEW, **options
    )
    return found.digest


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of all rows in one file."""
    return digest(written(tmp_path_factory.mktemp("whole") / "rows", [ROWS]))


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), cuts=st.lists(st.integers(1, 499), max_size=5, unique=True))
@pytest.mark.stage2
def test_neither_order_nor_cuts_make_a_difference(
    seed: int, cuts: list[int], whole: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Shuffled, and dealt out to any number of files and row groups: the same labels and tables."""
    mixed = random.Random(seed).sample(ROWS, len(ROWS))
    edges = [0, *sorted(cuts), len(mixed)]
    pieces = [mixed[a:b] for a, b in pairwise(edges)]
    folder = written(tmp_path_factory.mktemp("cut") / "rows", pieces, group=1 + seed % 300)
    assert digest(folder) == whole


@pytest.mark.stage2
def test_up_to_the_sample_a_batch_gives_what_the_pages_give(tmp_path: Path) -> None:
    """Every label is the one that find_themes gives, with the same names.

    Only which of somebody's twenty copies stays is a matter of order.
    """
    source = written(tmp_path / "rows", [ROWS[:250], ROWS[250:]])
    found = run_batch(chunks_of(source), COLUMNS, Local(), lens=Lens.WORDS)
    voices = Voices(tuple(row["person"] for row in ROWS), (True,) * len(ROWS), 5)
    themes = find_themes([row["text"] for row in ROWS], lens=Lens.WORDS, voices=voices)
    assert [(t.id, t.name) for t in found.themes.themes] == [(t.id, t.name) for t in themes.themes]
    said = [(row["person"], row["text"]) for row in ROWS]
    ours = dict(zip(found.keys.tolist(), found.labels.tolist(), strict=True))
    labels = [ours[key] for key in hashes([row["key"] for row in ROWS]).tolist()]
    theirs = themes.labels.tolist()
    assert Counter(zip(said, labels, strict=True)) == Counter(zip(said, theirs, strict=True))


def test_what_was_pasted_is_in_no_theme(tmp_path: Path) -> None:
    """Twenty copies by one person, in different chunks, are a flood by their sum; one stays."""
    pieces = [ROWS[number::10] for number in range(10)]
    found = run_batch(
        chunks_of(written(tmp_path / "rows", pieces)), COLUMNS, Local(), lens=Lens.WORDS, most=FEW
    )
    assert int((found.labels == -1).sum()) >= 19
    assert found.alignment is not None
    assert any("10 of 500 rows have no level" in notice for notice in found.notices)


@pytest.mark.parametrize("people", [True, False])
def test_what_many_write_word_for_word_is_their_strongest_wish(
    tmp_path: Path, *, people: bool
) -> None:
    """Twenty people with the same words, or rows that name nobody: all of them are in a theme."""
    said = [row | {"person": f"{row['person']} {n}"} for n, row in enumerate(ROWS)]
    columns = COLUMNS if people else replace(COLUMNS, person=None)
    found = run_batch(
        chunks_of(written(tmp_path / "rows", [said[::2], said[1::2]])), columns, Local(),
        lens=Lens.WORDS, most=FEW,
    )  # fmt: skip
    same = {key for row, key in zip(said, hashes([row["key"] for row in said]).tolist(),
                                    strict=True) if row["text"] == "We want free ice"}  # fmt: skip
    labels = {label for key, label in zip(found.keys.tolist(), found.labels.tolist(), strict=True)
              if key in same}  # fmt: skip

    assert len(same) == 20
    assert len(labels) == 1
    assert labels != {-1}


def test_how_levels_write_is_taken_out_as_on_pages_or_it_is_said(tmp_path: Path) -> None:
    """A room whose managers write alike: up to the sample as elsewhere, beyond with a notice."""
    made = room("made", "stock all", 3)
    told = [
        {"text": text, "level": level, "person": f"p{n}", "unit": None, "key": f"k{n}"}
        for n, (text, level) in enumerate(zip(made.texts, made.levels, strict=True))
    ]
    source = chunks_of(written(tmp_path / "rows", [told[::2], told[1::2]]))
    found = run_batch(source, COLUMNS, Local(), lens=Lens.WORDS, count=6)
    themes, alignment = compare_levels(pd.DataFrame(told), lens=Lens.WORDS, count=6)
    assert found.manner is not None
    assert found.manner.found
    assert found.alignment is not None
    assert {str(each.why) for each in found.alignment.withheld} == {
        str(each.why) for each in alignment.withheld
    }
    assert sorted(found.counts.values()) == sorted(theme.size for theme in themes.themes)
    assert sorted(gap.difference for gap in found.alignment.gaps) == sorted(
        gap.difference for gap in alignment.gaps
    )

    cut = run_batch(source, COLUMNS, Local(), lens=Lens.WORDS, count=6, most=FEW)
    assert cut.alignment is not None
    assert cut.manner is None
    assert "not looked at" in str(cut.alignment.withheld[0].why)
    assert any("may lie in wording alone" in each for each in cut.notices)


class Drops(Local):
    """An engine that loses a chunk now and then."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield all chunks but the last."""
        yield from list(super().apply(step, chunks))[:-1]


class Repeats(Local):
    """An engine that runs a chunk again and hands over both."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield the first chunk twice."""
        found = list(super().apply(step, chunks))
        yield from [*found, found[0]]


class Halves(Local):
    """An engine that was interrupted within a chunk, but only while rows are assigned."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield tables without their last row."""
        short = type(step).__name__ == "Assign"
        for chunk, table in super().apply(step, chunks):
            yield chunk, table.slice(0, len(table) - 1) if short else table


class Doubles(Local):
    """An engine whose retry wrote a chunk's rows a second time."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield tables with every row twice."""
        for chunk, table in super().apply(step, chunks):
            yield chunk, pa.concat_tables([table, table])


class HalvesTheSample(Local):
    """An engine that was interrupted within a chunk while the sample was drawn."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield tables of the sample without their last row."""
        short = type(step).__name__ == "Sample"
        for chunk, table in super().apply(step, chunks):
            yield chunk, table.slice(0, len(table) - 1) if short else table


class DoublesTheSample(Local):
    """An engine whose retry wrote a chunk of the sample a second time."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield tables of the sample with every row twice."""
        twice = type(step).__name__ == "Sample"
        for chunk, table in super().apply(step, chunks):
            yield chunk, pa.concat_tables([table, table]) if twice else table


@pytest.mark.parametrize(
    "engine", [Drops, Repeats, Halves, Doubles, HalvesTheSample, DoublesTheSample]
)
def test_an_engine_that_loses_or_repeats_is_caught(engine: type[Local], tmp_path: Path) -> None:
    """Nothing is counted then."""
    source = written(tmp_path / "rows", [ROWS[:200], ROWS[200:]])
    with pytest.raises(InvalidFileError, match=r"lost or repeated|same key"):
        digest(source, engine())


def test_an_interrupted_batch_goes_on_where_it_was(tmp_path: Path, whole: str) -> None:
    """Parts that were done are not done again, and the result is the same."""
    source = written(tmp_path / "rows", [ROWS[:200], ROWS[200:400], ROWS[400:]])
    chunks, folder = chunks_of(source), tmp_path / "work"
    done: list[str] = []

    class Stops(Local):
        def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
            for chunk, table in super().apply(step, chunks):
                if type(step).__name__ == "Assign" and len(done) == 1:
                    raise KeyboardInterrupt
                done.extend([chunk] if type(step).__name__ == "Assign" else [])
                yield chunk, table

    with pytest.raises(KeyboardInterrupt):
        digest(source, Stops(), work=Work(folder, COLUMNS, {}, chunks))

    class Counts(Local):
        def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
            done.extend(chunk.id for chunk in chunks)
            return super().apply(step, chunks)

    done.clear()
    assert digest(source, Counts(), work=Work(folder, COLUMNS, {}, chunks)) == whole
    assert len(done) == 2
    (source / "000.parquet").touch()
    with pytest.raises(InvalidFileError, match="have changed since"):
        Work(folder, COLUMNS, {}, chunks_of(source))


@pytest.mark.stage2
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")
@pytest.mark.parametrize("keeps", [True, False])
def test_ctrl_c_is_one_sentence_that_says_how_to_go_on(tmp_path: Path, *, keeps: bool) -> None:
    """From where it was with a folder for its work, else from the beginning; nothing is printed."""
    source = written(tmp_path / "rows", [ROWS], group=2)
    command = [sys.executable, "-m", "vision", "batch", str(source), "--text", "text"]
    command += ["--key", "key", "--themes", "6"]
    command += ["--work", str(tmp_path / "work")] if keeps else []
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(command, **pipes) as running:
        assert running.stderr is not None
        while "Reading" not in running.stderr.readline():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, complaint = running.communicate(timeout=120)
    assert (running.returncode, out) == (2, "")
    said = [line for line in complaint.splitlines() if "%" not in line]
    told = f"goes on from {tmp_path / 'work'}." if keeps else "--work FOLDER lets it go on."
    assert len(said) == 1
    assert said[0].startswith("Interrupted")
    assert said[0].endswith(told)
    if keeps:
        there = len(list((tmp_path / "work").glob("*.arrow")))
        again = subprocess.run(command, **pipes, check=False)
        assert there > 0
        assert again.stderr.count("Reading") < len(ROWS) / 2
        assert json.loads(again.stdout)["statements"] == len(ROWS)


@pytest.mark.parametrize("other", [Columns("text", "unit"), Columns("text", unit="level")])
def test_columns_in_other_places_are_another_batch(other: Columns, tmp_path: Path) -> None:
    """A column that was a level and is a unit now would be counted as what it was."""
    chunks = chunks_of(written(tmp_path / "rows", [ROWS[:10]]))
    Work(tmp_path / "work", Columns("text", "level"), {}, chunks)
    with pytest.raises(InvalidFileError, match="another batch"):
        Work(tmp_path / "work", other, {}, chunks)


def test_a_part_that_is_kept_and_damaged_is_named(tmp_path: Path) -> None:
    """A disk that was full or failed: one sentence says what to take away."""
    source = written(tmp_path / "rows", [ROWS[:200], ROWS[200:]])
    chunks, folder = chunks_of(source), tmp_path / "work"
    digest(source, work=Work(folder, COLUMNS, {}, chunks))
    for pattern in ("assigning-*.arrow", "fit.pickle"):
        path = next(folder.glob(pattern))
        path.write_bytes(path.read_bytes()[:20])
        with pytest.raises(InvalidFileError, match=f"{path.name} in .* is damaged"):
            digest(source, work=Work(folder, COLUMNS, {}, chunks))
        path.unlink()
    digest(source, work=Work(folder, COLUMNS, {}, chunks))


def csv(path: Path) -> None:
    """Write rows as CSV with semicolons and a line break in a cell."""
    table = pd.DataFrame(ROWS[:60])[["text", "level"]]
    table["text"] += '\nand "more"'
    table.to_csv(path, index=False, sep=";")


def lines(path: Path) -> None:
    """Write rows as JSON lines."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS[:60])
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("name", "write"), [("rows.csv", csv), ("rows.jsonl", lines)])
def test_the_command_prints_themes_and_the_digest(
    name: str,
    write: Callable[[Path], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """CSV and JSON lines as well; progress is on stderr."""
    write(tmp_path / name)
    words = ["batch", str(tmp_path / name), "--text", "text", "--level", "level", "--themes", "3"]
    assert main(words) == 0
    out, complaint = capsys.readouterr()
    said = json.loads(out)
    assert (said["statements"], len(said["digest"]), len(said["themes"])) == (60, 32, 3)
    assert "100%  Reading" in complaint


WHO = {"person": ["z"], "key": ["z"]}
"""One more row's person and key."""


def broken(folder: Path) -> None:
    """Cut one file of many short."""
    path = folder / "001.parquet"
    path.write_bytes(path.read_bytes()[:200])


def rotten(folder: Path) -> None:
    """Spoil the middle of one file of fifty, of which all that is said about it stays whole."""
    for number in range(2, 52):
        table = pa.Table.from_pylist(
            [ROWS[0] | {"key": f"n{number}", "person": f"n{number}"}], schema=SCHEMA
        )
        pyarrow.parquet.write_table(table, folder / f"{number:03}.parquet")
    path = folder / "031.parquet"
    data = bytearray(path.read_bytes())
    data[4:60] = b"\xff" * 56
    path.write_bytes(data)


def without_column(folder: Path) -> None:
    """Write one more file, without the column of statements."""
    pyarrow.parquet.write_table(pa.table({"words": ["a"]}), folder / "009.parquet")


def twice(folder: Path) -> None:
    """Write a row again."""
    table = pa.Table.from_pylist(ROWS[:1], schema=SCHEMA)
    pyarrow.parquet.write_table(table, folder / "009.parquet")


def one_person(folder: Path) -> None:
    """Let one person write 1,500 statements."""
    many = [ROWS[0] | {"key": f"m{number}", "text": f"word{number}"} for number in range(1_500)]
    table = pa.Table.from_pylist(many, schema=SCHEMA)
    pyarrow.parquet.write_table(table, folder / "009.parquet")


def lists(folder: Path) -> None:
    """Write one more file whose statements are lists."""
    pyarrow.parquet.write_table(pa.table({"text": [["Time"]]} | WHO), folder / "009.parquet")


def bytes_of_another_alphabet(folder: Path) -> None:
    """Write one more file whose statements are bytes that are no UTF-8."""
    cells = pa.array([b"F\xfcr"], pa.binary())
    pyarrow.parquet.write_table(pa.table({"text": cells} | WHO), folder / "009.parquet")


def a_name_twice(folder: Path) -> None:
    """Write one more file that has two columns of one name."""
    (folder / "009.csv").write_text("text,text,person,key\nTime,Time,z,z\n", encoding="utf-8")


def utf16(folder: Path) -> None:
    """Write one more file as a spreadsheet writes "Unicode text"."""
    (folder / "009.csv").write_text("text,person,key\nTime,z,z\n", encoding="utf-16")


def bottomless(folder: Path) -> None:
    """Write one more file with a list in a list, and so on."""
    (folder / "009.jsonl").write_text('{"text": ' + "[" * 100_000, encoding="utf-8")


def empty(folder: Path) -> None:
    """Leave nothing that is read."""
    for path in folder.iterdir():
        path.rename(path.with_suffix(".txt"))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (broken, r"001\.parquet is damaged"),
        (rotten, r"031\.parquet can't be read to its end, so nothing was counted"),
        (without_column, r"009\.parquet has no column 'text'. It has: words\."),
        (twice, "Two rows have the same key"),
        (one_person, "One person has"),
        (lists, r"009\.parquet holds no text in its column 'text'\. Write it anew"),
        (bytes_of_another_alphabet, r"009\.parquet holds no text in its column 'text'"),
        (a_name_twice, r"009\.csv has two columns 'text'\. Rename one"),
        (utf16, r"009\.csv can't be read to its end"),
        (bottomless, r"009\.jsonl can't be read to its end"),
        (empty, "There is no CSV"),
    ],
)
def test_bad_input_is_one_sentence(
    spoil: Callable[[Path], None],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It names the file or the column, says what to do, and nothing is printed as a result."""
    folder = written(tmp_path / "rows", [ROWS[:200], ROWS[200:]])
    spoil(folder)
    words = ["batch", str(folder), "--text", "text", "--person", "person", "--key", "key"]
    assert main(words) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    said = [line for line in complaint.splitlines() if "%" not in line]
    assert len(said) == 1
    assert re.search(sentence, said[0]), said


def test_rows_without_a_level_are_told_and_counted_in_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A level on half of the rows: their words make themes, and no level gets larger by them."""
    half = [row | {"level": row["level"] if n % 2 else None} for n, row in enumerate(ROWS[:400])]
    folder = written(tmp_path / "rows", [half])
    words = ["batch", str(folder), "--text", "text", "--level", "level", "--key", "key"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    without = sum(row["level"] is None for row in half)
    assert without >= 200
    assert f"{without} of 400 rows have no level; they count in none." in said["notices"]
    assert said["statements"] == 400
    assert sum(level["people"] for level in said["alignment"]["levels"]) <= 400 - without


def counted(tmp_path: Path, rows: list[dict[str, Any]], **options: Any) -> Batch:  # noqa: ANN401 - of every kind
    """Return what comes of some rows in one file."""
    source = written(tmp_path / f"rows {len(list(tmp_path.iterdir()))}", [rows])
    return run_batch(chunks_of(source), COLUMNS, Local(), lens=Lens.WORDS, count=6, **options)


@pytest.mark.stage2
def test_names_are_the_same_however_they_are_spelled(tmp_path: Path) -> None:
    """Levels, units and people, as on the pages: capitals and spaces make no other one."""
    told = [row | {"level": row["level"] or "Frontline"} for row in ROWS[:400]]
    loud = [
        row | {name: f" {row[name]} " for name in ("person", "level", "unit")} | (
            {"level": row["level"].upper()} if n % 3 == 0 else {}
        )
        for n, row in enumerate(told)
    ]  # fmt: skip
    assert counted(tmp_path, loud).alignment == counted(tmp_path, told).alignment


def test_a_row_that_names_nobody_is_nobody_else(tmp_path: Path) -> None:
    """Not even somebody who is called what its key is."""
    told = [row | {"level": "Frontline"} for row in ROWS[:400]]
    told[0]["person"] = None
    told[1]["person"] = "somebody"
    apart = counted(tmp_path, told)
    told[1]["person"] = told[0]["key"]
    called_alike = counted(tmp_path, told)
    assert apart.alignment is not None
    assert called_alike.alignment is not None
    assert called_alike.alignment.people == apart.alignment.people


def test_levels_that_are_not_there_are_told(tmp_path: Path) -> None:
    """None of them: refused before the long part. Some unlisted: said to count in none."""
    with pytest.raises(InvalidOptionError, match="None of --levels is in column 'level'"):
        counted(tmp_path, ROWS[:400], levels=["Boad", "Staf"])
    names = sorted({row["level"] for row in ROWS[:400] if row["level"]})
    found = counted(tmp_path, ROWS[:400], levels=names[1:])
    assert f"Counted without a level, since --levels lacks it: {names[0]}." in found.notices
