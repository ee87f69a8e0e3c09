"""The command line as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vision.__main__ import main, parser

REPOSITORY = Path(__file__).parents[3]


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` lists the commands and ends well."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "themes" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["no-such-command"]])
def test_an_unknown_command_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No command or an unknown one: one line on stderr and status 2."""
    assert main(arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_commands_are_found_by_themselves() -> None:
    """A module in ``vision.commands`` with ``add_parser`` is a command."""
    assert parser().parse_args(["themes", "a.csv", "--text", "b"]).text == ["b"]


@pytest.mark.slow
def test_the_exit_status_reaches_the_shell() -> None:
    """``python -m vision`` ends with the status that ``main`` returns."""
    run = subprocess.run(
        [sys.executable, "-m", "vision", "themes", "missing.csv", "--text", "a"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.strip() == "There is no file missing.csv."


def test_what_is_found_is_printed_in_utf_8(tmp_path: Path) -> None:
    """Any letter can be printed, whatever code page the terminal has."""
    path = tmp_path / "said.csv"
    path.write_text("text\n" + "Łódź → more trees\n" * 4, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "vision", "themes", str(path), "--text", "text", "--lens", "words"],
        cwd=REPOSITORY, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "Łódź → more trees" in run.stdout.decode("utf-8")


@pytest.mark.slow
def test_the_command_line_starts_where_unix_modules_are_missing() -> None:
    """Windows has no module ``resource``; every command is there all the same."""
    without = "import sys; sys.modules['resource'] = None"
    run = subprocess.run(
        [sys.executable, "-c", f"{without}; from vision.__main__ import main; main(['--help'])"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """``| head`` takes the first lines; nothing is said about the rest."""
    answers = tmp_path / "answers.csv"
    lines = [f"More time for patients on ward {at},Level {at % 9}" for at in range(3_000)]
    answers.write_text("\n".join(["What do you want,Level", *lines]), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "vision", "read", str(answers)],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline().strip() == "{"
        run.stdout.close()
        assert run.stderr.read() == ""
